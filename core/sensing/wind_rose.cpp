// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/wind_rose.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace weitblick::sensing {

namespace {

constexpr double kFullDeg = 360.0;
constexpr std::size_t kFewestSectors = 4;

/// Walks the readings of a series in order of time.
class ReadingWalk {
public:
    ReadingWalk(const series::SeriesColumn& series, const series::TimeSpan& span) : m_series(series), m_span(span)
    {
        settle(m_series.chunks.empty() ? 0 : m_series.chunks.front().axis.lowerBound(span.fromUtcS));
    }
    [[nodiscard]] bool isOver() const { return m_chunk >= m_series.chunks.size() || utcS() >= m_span.toUtcS; }
    [[nodiscard]] std::int64_t utcS() const { return m_series.chunks[m_chunk].axis.at(m_index); }
    [[nodiscard]] double value() const { return m_series.chunks[m_chunk].values.at(m_index); }
    void next() { settle(m_index + 1); }

private:
    void settle(std::size_t index)
    {
        m_index = index;
        while (m_chunk < m_series.chunks.size() && m_index >= m_series.chunks[m_chunk].axis.size()) {
            ++m_chunk;
            m_index = m_chunk < m_series.chunks.size() ? m_series.chunks[m_chunk].axis.lowerBound(m_span.fromUtcS) : 0;
        }
    }

    const series::SeriesColumn& m_series;
    series::TimeSpan m_span;
    std::size_t m_chunk = 0;
    std::size_t m_index = 0;
};

} // namespace

Result<WindRose> windRose(std::span<const DirectedValue> values, const RoseOptions& options)
{
    const bool ascends = std::ranges::adjacent_find(options.bounds, std::greater_equal()) == options.bounds.end();
    if (options.sectorCount < kFewestSectors || !ascends) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"eine Windrose braucht mindestens vier Sektoren und aufsteigende Klassengrenzen",
                                 "a wind rose needs at least four sectors and bounds that ascend"}};
    }
    WindRose rose{.sectorCount = options.sectorCount, .bounds = options.bounds};
    rose.counts.assign(options.sectorCount * (options.bounds.size() + 1), 0);
    std::vector<double> sums(options.sectorCount, 0.0);
    std::vector<std::int64_t> sectorCounts(options.sectorCount, 0);
    const double widthDeg = kFullDeg / static_cast<double>(options.sectorCount);
    for (const DirectedValue& one : values) {
        ++rose.total;
        if (one.value < options.calmBelow) {
            ++rose.calmCount;
            continue;
        }
        const auto sector =
            static_cast<std::size_t>(std::floor(one.directionDeg / widthDeg + 0.5)) % options.sectorCount;
        const auto valueClass =
            static_cast<std::size_t>(std::ranges::upper_bound(options.bounds, one.value) - options.bounds.begin());
        ++rose.counts[sector * (options.bounds.size() + 1) + valueClass];
        sums[sector] += one.value;
        ++sectorCounts[sector];
    }
    for (std::size_t sector = 0; sector < options.sectorCount; ++sector) {
        rose.means.push_back(sectorCounts[sector] == 0 ? std::numeric_limits<double>::quiet_NaN()
                                                       : sums[sector] / static_cast<double>(sectorCounts[sector]));
    }
    return rose;
}

std::vector<DirectedValue> directedValues(const series::SeriesColumn& direction, const series::SeriesColumn& value,
                                          const series::TimeSpan& span)
{
    std::vector<DirectedValue> pairs;
    ReadingWalk one(direction, span);
    ReadingWalk other(value, span);
    while (!one.isOver() && !other.isOver()) {
        if (one.utcS() < other.utcS()) {
            one.next();
        } else if (other.utcS() < one.utcS()) {
            other.next();
        } else {
            if (one.value() >= 0.0 && one.value() <= kFullDeg) {
                pairs.push_back({one.value(), other.value()});
            }
            one.next();
            other.next();
        }
    }
    return pairs;
}

} // namespace weitblick::sensing
