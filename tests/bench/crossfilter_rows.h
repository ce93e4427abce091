// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crossfilter/cross_filter.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace weitblick::bench {

/// Six columns of numbers in [0, 100), the same on every machine: even ones heaped around 50, odd ones spread evenly.
inline constexpr std::size_t kCrossfilterColumns = 6;
/// The brushed view has bins of 0.5, the five others of 1.
inline constexpr std::uint32_t kActiveBins = 200;
inline constexpr std::uint32_t kPassiveBins = 100;

float crossfilterValue(std::size_t row, std::size_t column);

/// Views of the six columns, a byte a row each; view 0 is the one to brush.
crossfilter::CrossFilter crossfilterOver(std::size_t rowCount);

/// Counts of the views 1 … 5, mixed into one number that the other programs compute as well: the sum of
/// count * (bin + 1) * (view + 1).
std::uint64_t checksumOf(const crossfilter::CrossFilter& views);

} // namespace weitblick::bench
