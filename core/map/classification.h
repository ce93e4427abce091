// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace weitblick::map {

enum class ClassMethod : std::uint8_t { EqualInterval, Quantile, NaturalBreaks, StandardDeviation, Manual };

std::string_view nameOf(ClassMethod method); ///< "equal-interval" …, stands in theme files
std::optional<ClassMethod> classMethodOf(std::string_view name);

struct ClassifyOptions {
    ClassMethod method = ClassMethod::NaturalBreaks;
    std::size_t classCount = 5;      ///< wanted; fewer where there are fewer distinct values. Manual: not used
    std::vector<double> bounds;      ///< Manual: all bounds, ascending, the outer ones included
    double deviationsPerClass = 1.0; ///< StandardDeviation: width of a class in standard deviations
};

/// More classes than this cannot be told apart, and none is offered.
inline constexpr std::size_t kLargestClassCount = 64;

/// Above this many distinct values the natural breaks are those of an even sample of them.
inline constexpr std::size_t kExactNaturalBreaksLimit = 100'000;

/// Numbers sorted into classes. Class i holds the values v with bounds[i] < v <= bounds[i + 1]; the first also its
/// lower bound (the rule of QGIS and of most tables).
struct Classification {
    ClassMethod method = ClassMethod::NaturalBreaks;
    std::vector<double> bounds;       ///< one more than classes, ascending; empty where no value is there
    std::vector<std::int64_t> counts; ///< values in each class
    std::int64_t missingCount = 0;    ///< NaN: no value
    std::int64_t outsideCount = 0;    ///< below the first or above the last bound (Manual only)
    bool isSampled = false;           ///< natural breaks of a sample, see kExactNaturalBreaksLimit
    double explainedShare = 1.0;      ///< goodness of variance fit: 1 - within classes / whole, 0 … 1

    [[nodiscard]] std::size_t classCount() const { return counts.size(); }
    /// The class of a value; nothing for NaN and for values outside all classes.
    [[nodiscard]] std::optional<std::size_t> classOf(double value) const;
};

/// Sorts `values` into classes.
///
/// Method   EqualInterval  same width.  Quantile  same count, by the nearest rank; equal values stay together.
///          NaturalBreaks  exact optimum up to kExactNaturalBreaksLimit distinct values (natural_breaks.h), above that
///          of an even sample of the sorted distinct values with their weights (isSampled).
///          StandardDeviation  bounds at the mean ± multiples of the standard deviation, cut at the extremes; at most
///          kLargestClassCount classes.
/// Units    those of the values.
/// No data  NaN is counted as missing; infinities too.
/// Errors   InvalidInput  classCount is 0 or above kLargestClassCount, or manual bounds are not ascending.
///          Cancelled.
/// Threads  pure.
Result<Classification> classify(std::span<const double> values, const ClassifyOptions& options, Job& job);

} // namespace weitblick::map
