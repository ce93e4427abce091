// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace weitblick::series {

/// Means of stretches of `perBin` steps that lie one after another, as numbers:
/// (base * perBin + sum) / (perBin * factor), rounded once.
/// Units    |base| + largest step < 2^36, perBin <= 2^16, perBin * factor < 2^53.
/// Threads  pure.
void meansOfSteps(const std::uint8_t* steps, std::size_t perBin, std::int64_t base, double factor,
                  std::span<double> means);
void meansOfSteps(const std::uint16_t* steps, std::size_t perBin, std::int64_t base, double factor,
                  std::span<double> means);
void meansOfSteps(const std::uint32_t* steps, std::size_t perBin, std::int64_t base, double factor,
                  std::span<double> means);

/// Sum, smallest and largest of some steps.
struct StepTotals {
    std::uint64_t sum = 0;
    std::uint64_t least = 0;
    std::uint64_t most = 0;
};

/// `count` is 1 to 2^16.   Threads pure.
StepTotals totalsOfSteps(const std::uint8_t* steps, std::size_t count);
StepTotals totalsOfSteps(const std::uint16_t* steps, std::size_t count);
StepTotals totalsOfSteps(const std::uint32_t* steps, std::size_t count);
StepTotals totalsOfSteps(const std::uint64_t* steps, std::size_t count);

} // namespace weitblick::series
