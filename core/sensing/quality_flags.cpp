// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/quality_flags.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace weitblick::sensing {

namespace {

using series::QualityFlag;
using series::QualityOptions;
using series::SeriesColumn;
using series::TimeSpan;

constexpr std::size_t kLeastNeighbours = 2;
constexpr std::size_t kMostNeighbours = 12; ///< more make the median no better

std::vector<series::Reading> readingsIn(const SeriesColumn& column, const TimeSpan& span)
{
    std::vector<series::Reading> readings;
    for (const series::Chunk& chunk : column.chunks) {
        const std::size_t end = chunk.axis.lowerBound(span.toUtcS);
        for (std::size_t i = chunk.axis.lowerBound(span.fromUtcS); i < end; ++i) {
            readings.push_back({chunk.axis.at(i), chunk.values.at(i)});
        }
    }
    return readings;
}

/// Values on the even grid of the interval; NaN where there is no reading within half a step.
std::vector<double> gridOf(const SeriesColumn& column, const TimeSpan& span)
{
    const std::int64_t stepS = column.description.intervalS;
    const auto count = static_cast<std::size_t>((span.toUtcS - span.fromUtcS + stepS - 1) / stepS);
    std::vector<double> values(count, std::numeric_limits<double>::quiet_NaN());
    for (const series::Reading& reading : readingsIn(column, span)) {
        const auto slot = static_cast<std::size_t>((reading.utcS - span.fromUtcS) / stepS);
        values[slot] = reading.value;
    }
    return values;
}

bool areNeighbours(const SeriesColumn& one, const SeriesColumn& other)
{
    const auto& a = one.description;
    const auto& b = other.description;
    return a.property == b.property && a.unit == b.unit && a.intervalS == b.intervalS && a.kind == b.kind &&
           a.site != b.site;
}

/// Drift and clock of a series against the others of its kind.
void addAgainst(const std::vector<std::vector<double>>& grids, const series::SeriesColumns& columns, std::size_t own,
                const TimeSpan& span, const QualityOptions& options, std::vector<QualityFlag>& flags)
{
    std::vector<std::span<const double>> neighbours;
    for (std::size_t i = 0; i < grids.size() && neighbours.size() < kMostNeighbours; ++i) {
        if (i != own && !grids[i].empty() && areNeighbours(columns.series[own], columns.series[i])) {
            neighbours.emplace_back(grids[i]);
        }
    }
    if (neighbours.size() < kLeastNeighbours) {
        return;
    }
    const auto found = series::faultsAgainst(grids[own], neighbours, span.fromUtcS,
                                             columns.series[own].description.intervalS, options);
    if (found) {
        flags.insert(flags.end(), found->begin(), found->end());
    }
}

} // namespace

std::vector<QualityFlag> flagsAlone(const SeriesColumn& column, const TimeSpan& span, const QualityOptions& options)
{
    if (column.description.intervalS <= 0) {
        return {};
    }
    QualityOptions own = options;
    own.lowest = column.description.lowest;
    own.highest = column.description.highest;
    auto found = series::faultsOf(readingsIn(column, span), column.description.intervalS, own);
    return found ? std::move(found).value() : std::vector<QualityFlag>();
}

Result<std::vector<std::vector<QualityFlag>>> flagsOf(const series::SeriesColumns& columns, const TimeSpan& span,
                                                      const QualityOptions& options, Job& job)
{
    std::vector<std::vector<double>> grids(columns.series.size());
    std::vector<std::vector<QualityFlag>> flags(columns.series.size());
    const double count = static_cast<double>(std::max<std::size_t>(1, columns.series.size()));
    for (std::size_t i = 0; i < columns.series.size(); ++i) {
        WB_CHECK(job.report(0.4 * static_cast<double>(i) / count, "quality"));
        flags[i] = flagsAlone(columns.series[i], span, options);
        const bool hasOthers = std::ranges::any_of(
            columns.series, [&](const SeriesColumn& other) { return areNeighbours(columns.series[i], other); });
        if (hasOthers && columns.series[i].description.intervalS > 0) {
            grids[i] = gridOf(columns.series[i], span);
        }
    }
    for (std::size_t i = 0; i < columns.series.size(); ++i) {
        WB_CHECK(job.report(0.4 + 0.6 * static_cast<double>(i) / count, "quality"));
        if (!grids[i].empty()) {
            addAgainst(grids, columns, i, span, options, flags[i]);
        }
        std::ranges::sort(flags[i], {}, [](const QualityFlag& flag) { return flag.span.fromUtcS; });
    }
    return flags;
}

Text titleOf(series::QualityFault fault)
{
    switch (fault) {
    case series::QualityFault::Range:
        return {"Messbereich", "range"};
    case series::QualityFault::Spike:
        return {"Ausreißer", "spike"};
    case series::QualityFault::Flatline:
        return {"Stillstand", "flat line"};
    case series::QualityFault::Gap:
        return {"Lücke", "gap"};
    case series::QualityFault::Drift:
        return {"Drift", "drift"};
    case series::QualityFault::ClockShift:
        break;
    }
    return {"Uhr", "clock"};
}

} // namespace weitblick::sensing
