// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/classification.h"

#include "core/map/natural_breaks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace weitblick::map {

namespace {

constexpr std::array<std::pair<ClassMethod, std::string_view>, 5> kMethodNames{{
    {ClassMethod::EqualInterval, "equal-interval"},
    {ClassMethod::Quantile, "quantile"},
    {ClassMethod::NaturalBreaks, "natural-breaks"},
    {ClassMethod::StandardDeviation, "standard-deviation"},
    {ClassMethod::Manual, "manual"},
}};

Error badOptions(Text message)
{
    return Error{.code = ErrorCode::InvalidInput, .message = std::move(message)};
}

Result<void> checkOptions(const ClassifyOptions& options)
{
    if (options.method == ClassMethod::Manual) {
        const bool ascending =
            std::ranges::adjacent_find(options.bounds, std::greater_equal<>()) == options.bounds.end();
        const bool finite = std::ranges::all_of(options.bounds, [](double bound) { return std::isfinite(bound); });
        if (options.bounds.size() < 2 || options.bounds.size() > kLargestClassCount + 1 || !ascending || !finite) {
            return badOptions({"die Klassengrenzen müssen wenigstens zwei aufsteigende Zahlen sein",
                               "the class bounds must be at least two ascending numbers"});
        }
        return {};
    }
    if (options.classCount < 1 || options.classCount > kLargestClassCount) {
        return badOptions({"die Zahl der Klassen muss zwischen 1 und " + std::to_string(kLargestClassCount) + " liegen",
                           "the number of classes must be between 1 and " + std::to_string(kLargestClassCount)});
    }
    if (!(options.deviationsPerClass > 0)) {
        return badOptions({"die Klassenbreite in Standardabweichungen muss größer als 0 sein",
                           "the class width in standard deviations must be greater than 0"});
    }
    return {};
}

std::vector<double> equalBounds(double lowest, double highest, std::size_t count)
{
    std::vector<double> bounds;
    for (std::size_t i = 0; i <= count; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(count);
        bounds.push_back(lowest + (highest - lowest) * share);
    }
    bounds.back() = highest; // not a rounding error beside it
    return bounds;
}

std::vector<double> quantileBounds(const std::vector<double>& sorted, std::size_t count)
{
    std::vector<double> bounds{sorted.front()};
    for (std::size_t i = 1; i <= count; ++i) {
        const std::size_t rank = (i * sorted.size() + count - 1) / count; // 1-based, rounded up
        bounds.push_back(sorted[std::max<std::size_t>(rank, 1) - 1]);
    }
    return bounds;
}

struct Moments {
    double mean = 0.0;
    double deviation = 0.0;
};

Moments momentsOf(const std::vector<double>& values)
{
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    const double squares = std::accumulate(values.begin(), values.end(), 0.0, [mean](double sum, double value) {
        return sum + (value - mean) * (value - mean);
    });
    return {.mean = mean, .deviation = std::sqrt(squares / count)};
}

std::vector<double> deviationBounds(const std::vector<double>& sorted, double step)
{
    const Moments moments = momentsOf(sorted);
    const double width = moments.deviation * step;
    std::vector<double> bounds{sorted.front()};
    if (width > 0) {
        const double furthest = std::min((kLargestClassCount - 2) / 2.0, 32.0);
        const double first = std::max(std::ceil((sorted.front() - moments.mean) / width), -furthest);
        for (double k = first; k <= furthest && moments.mean + k * width < sorted.back(); ++k) {
            bounds.push_back(moments.mean + k * width);
        }
    }
    bounds.push_back(sorted.back());
    return bounds;
}

std::vector<WeightedValue> distinctOf(const std::vector<double>& sorted)
{
    std::vector<WeightedValue> distinct;
    for (const double value : sorted) {
        if (distinct.empty() || distinct.back().value != value) {
            distinct.push_back({.value = value, .weight = 0.0});
        }
        distinct.back().weight += 1.0;
    }
    return distinct;
}

/// Values to be broken, and the largest value that each stands for.
struct BreakInput {
    std::vector<WeightedValue> values;
    std::vector<double> uppers;
};

BreakInput exactInput(std::vector<WeightedValue> distinct)
{
    BreakInput input;
    std::ranges::transform(distinct, std::back_inserter(input.uppers), &WeightedValue::value);
    input.values = std::move(distinct);
    return input;
}

/// Stretches of equally many distinct values, each as its mean with the weight of all.
BreakInput sampledInput(const std::vector<WeightedValue>& distinct, std::size_t count)
{
    BreakInput input;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t end = (i + 1) * distinct.size() / count;
        double weight = 0.0;
        double sum = 0.0;
        for (std::size_t k = i * distinct.size() / count; k < end; ++k) {
            weight += distinct[k].weight;
            sum += distinct[k].weight * distinct[k].value;
        }
        input.values.push_back({.value = sum / weight, .weight = weight});
        input.uppers.push_back(distinct[end - 1].value);
    }
    return input;
}

Result<std::vector<double>> naturalBounds(const std::vector<double>& sorted, std::size_t count, bool& isSampled,
                                          Job& job)
{
    constexpr std::size_t kSampleSize = kExactNaturalBreaksLimit / 4;
    auto distinct = distinctOf(sorted);
    isSampled = distinct.size() > kExactNaturalBreaksLimit;
    const BreakInput input = isSampled ? sampledInput(distinct, kSampleSize) : exactInput(std::move(distinct));
    WB_TRY(const auto begins, naturalBreaks(input.values, std::min(count, input.values.size()), job));
    std::vector<double> bounds{sorted.front()};
    for (std::size_t i = 1; i < begins.size(); ++i) {
        bounds.push_back(input.uppers[begins[i] - 1]);
    }
    bounds.push_back(sorted.back());
    return bounds;
}

Result<std::vector<double>> boundsFor(const std::vector<double>& sorted, const ClassifyOptions& options,
                                      bool& isSampled, Job& job)
{
    switch (options.method) {
    case ClassMethod::EqualInterval:
        return equalBounds(sorted.front(), sorted.back(), options.classCount);
    case ClassMethod::Quantile:
        return quantileBounds(sorted, options.classCount);
    case ClassMethod::StandardDeviation:
        return deviationBounds(sorted, options.deviationsPerClass);
    case ClassMethod::NaturalBreaks:
        return naturalBounds(sorted, options.classCount, isSampled, job);
    case ClassMethod::Manual:
        break;
    }
    return options.bounds;
}

/// Drops classes that no value can fall into because their bounds are equal. Only the first may be that narrow: it
/// holds its lower bound, too.
void dropEmptyClasses(std::vector<double>& bounds)
{
    bounds.erase(std::unique(bounds.begin() + 1, bounds.end()), bounds.end());
}

struct ClassSum {
    double sum = 0.0;
    double square = 0.0;
};

double deviationOf(const ClassSum& sum, std::int64_t count)
{
    return count == 0 ? 0.0 : sum.square - sum.sum * sum.sum / static_cast<double>(count);
}

void countValues(Classification& classes, const std::vector<double>& sorted)
{
    classes.counts.assign(classes.bounds.size() - 1, 0);
    std::vector<ClassSum> sums(classes.counts.size());
    ClassSum whole;
    std::int64_t inside = 0;
    const double middle = sorted.empty() ? 0.0 : sorted[sorted.size() / 2];
    for (const double value : sorted) {
        const auto number = classes.classOf(value);
        if (!number) {
            ++classes.outsideCount;
            continue;
        }
        const double shifted = value - middle;
        ++inside;
        ++classes.counts[*number];
        sums[*number].sum += shifted;
        sums[*number].square += shifted * shifted;
        whole.sum += shifted;
        whole.square += shifted * shifted;
    }
    double within = 0.0;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        within += deviationOf(sums[i], classes.counts[i]);
    }
    const double total = deviationOf(whole, inside);
    classes.explainedShare = total > 0 ? std::clamp(1 - within / total, 0.0, 1.0) : 1.0;
}

} // namespace

std::string_view nameOf(ClassMethod method)
{
    return std::ranges::find(kMethodNames, method, &decltype(kMethodNames)::value_type::first)->second;
}

std::optional<ClassMethod> classMethodOf(std::string_view name)
{
    const auto found = std::ranges::find(kMethodNames, name, &decltype(kMethodNames)::value_type::second);
    return found == kMethodNames.end() ? std::nullopt : std::optional(found->first);
}

std::optional<std::size_t> Classification::classOf(double value) const
{
    if (bounds.size() < 2 || !(value >= bounds.front() && value <= bounds.back())) {
        return std::nullopt; // NaN too
    }
    const auto upper = std::lower_bound(bounds.begin() + 1, bounds.end(), value);
    return static_cast<std::size_t>(upper - bounds.begin()) - 1;
}

Result<Classification> classify(std::span<const double> values, const ClassifyOptions& options, Job& job)
{
    WB_CHECK(checkOptions(options));
    std::vector<double> sorted;
    sorted.reserve(values.size());
    std::ranges::copy_if(values, std::back_inserter(sorted), [](double value) { return std::isfinite(value); });
    Classification classes{.method = options.method};
    classes.missingCount = static_cast<std::int64_t>(values.size() - sorted.size());
    WB_CHECK(job.report(0.0, "classes"));
    std::ranges::sort(sorted);
    if (sorted.empty() && options.method != ClassMethod::Manual) {
        return classes;
    }
    WB_TRY(classes.bounds, boundsFor(sorted, options, classes.isSampled, job));
    dropEmptyClasses(classes.bounds);
    countValues(classes, sorted);
    return classes;
}

} // namespace weitblick::map
