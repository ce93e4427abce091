// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/bin_kernels.h"

#include <algorithm>

// Compiled for several processors, the best one is taken at run time. Not under sanitizers, whose run-time is not there
// yet when that is decided.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && defined(__GNUC__) &&     \
    !defined(__clang__)
#define WB_VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define WB_VECTOR_CLONES
#endif

namespace weitblick::series {

namespace {

/// PerBin known to the compiler: several bins at once.
template <typename Step, std::size_t PerBin>
[[gnu::always_inline]] inline void fixedMeans(const Step* steps, std::int64_t base, double factor,
                                              std::span<double> means)
{
    constexpr auto kPerBin = static_cast<double>(PerBin);
    const double shift = static_cast<double>(base) * kPerBin;
    const double divisor = factor * kPerBin;
    double* out = means.data();
    const std::size_t count = means.size();
    for (std::size_t bin = 0; bin < count; ++bin) {
        std::uint32_t sum = 0; // PerBin is small, steps are below 2^28 here
        for (std::size_t i = 0; i < PerBin; ++i) {
            sum += steps[bin * PerBin + i];
        }
        out[bin] = (shift + static_cast<double>(static_cast<std::int32_t>(sum))) / divisor;
    }
}

template <typename Step>
[[gnu::always_inline]] inline void anyMeans(const Step* steps, std::size_t perBin, std::int64_t base, double factor,
                                            std::span<double> means)
{
    const double shift = static_cast<double>(base) * static_cast<double>(perBin);
    const double divisor = factor * static_cast<double>(perBin);
    for (double& mean : means) {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < perBin; ++i) {
            sum += steps[i];
        }
        steps += perBin;
        mean = (shift + static_cast<double>(static_cast<std::int64_t>(sum))) / divisor;
    }
}

template <typename Step>
[[gnu::always_inline]] inline void narrowMeans(const Step* steps, std::size_t perBin, std::int64_t base, double factor,
                                               std::span<double> means)
{
    switch (perBin) {
    case 1:
        return fixedMeans<Step, 1>(steps, base, factor, means);
    case 2:
        return fixedMeans<Step, 2>(steps, base, factor, means);
    case 4:
        return fixedMeans<Step, 4>(steps, base, factor, means);
    case 6:
        return fixedMeans<Step, 6>(steps, base, factor, means);
    case 12:
        return fixedMeans<Step, 12>(steps, base, factor, means);
    default:
        return anyMeans(steps, perBin, base, factor, means);
    }
}

template <typename Step>
[[gnu::always_inline]] inline StepTotals totalsOf(const Step* steps, std::size_t count)
{
    Step least = steps[0];
    Step most = steps[0];
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        sum += steps[i];
        least = std::min(least, steps[i]);
        most = std::max(most, steps[i]);
    }
    return {.sum = sum, .least = least, .most = most};
}

/// Sums of at most 2^16 bytes fit 32 bits: four times as many at once as with 64.
template <typename Step>
[[gnu::always_inline]] inline StepTotals narrowTotalsOf(const Step* steps, std::size_t count)
{
    Step least = steps[0];
    Step most = steps[0];
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        sum += steps[i];
        least = std::min(least, steps[i]);
        most = std::max(most, steps[i]);
    }
    return {.sum = sum, .least = least, .most = most};
}

} // namespace

WB_VECTOR_CLONES void meansOfSteps(const std::uint8_t* steps, std::size_t perBin, std::int64_t base, double factor,
                                   std::span<double> means)
{
    narrowMeans(steps, perBin, base, factor, means);
}

WB_VECTOR_CLONES void meansOfSteps(const std::uint16_t* steps, std::size_t perBin, std::int64_t base, double factor,
                                   std::span<double> means)
{
    narrowMeans(steps, perBin, base, factor, means);
}

WB_VECTOR_CLONES void meansOfSteps(const std::uint32_t* steps, std::size_t perBin, std::int64_t base, double factor,
                                   std::span<double> means)
{
    anyMeans(steps, perBin, base, factor, means);
}

WB_VECTOR_CLONES StepTotals totalsOfSteps(const std::uint8_t* steps, std::size_t count)
{
    return narrowTotalsOf(steps, count);
}

WB_VECTOR_CLONES StepTotals totalsOfSteps(const std::uint16_t* steps, std::size_t count)
{
    return narrowTotalsOf(steps, count);
}

WB_VECTOR_CLONES StepTotals totalsOfSteps(const std::uint32_t* steps, std::size_t count)
{
    return totalsOf(steps, count);
}

WB_VECTOR_CLONES StepTotals totalsOfSteps(const std::uint64_t* steps, std::size_t count)
{
    return totalsOf(steps, count);
}

} // namespace weitblick::series
