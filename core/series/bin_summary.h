// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/chunk.h"
#include "core/series/civil_bins.h"
#include "core/series/exact_sum.h"
#include "core/series/series_columns.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace weitblick::series {

/// Readings of a bin, of one series or of several.
struct BinSummary {
    std::int64_t count = 0;
    ExactSum sum;
    double least = 0.0;
    double most = 0.0;

    void include(const BinSummary& other);
};

/// Values [begin, end) of a column, which must not be empty.   Threads pure.
BinSummary summaryOf(const ValueColumn& values, std::size_t begin, std::size_t end);

/// The bin to which a stretch belongs.
inline std::size_t binOf(const CivilBins& bins, std::size_t stretch)
{
    return bins.isProfile() ? bins.binOfStretch[stretch] : stretch;
}

/// The first stretch that ends after an instant.
inline std::size_t firstStretch(const CivilBins& bins, std::int64_t utcS)
{
    const auto after = std::ranges::upper_bound(bins.edgesUtcS, utcS);
    return after == bins.edgesUtcS.begin() ? 0 : static_cast<std::size_t>(after - bins.edgesUtcS.begin()) - 1;
}

/// Calls `work(chunk, stretch, begin, end)` for the readings of a chunk in each stretch that has any, in order of time.
template <typename Work>
void forEachStretch(const SeriesColumn& series, const CivilBins& bins, Work work)
{
    const std::size_t count = bins.stretchCount();
    for (const Chunk& chunk : series.chunks) {
        std::size_t stretch = firstStretch(bins, chunk.axis.firstUtcS());
        if (stretch >= count) {
            continue;
        }
        std::size_t begin = chunk.axis.lowerBound(bins.edgesUtcS[stretch]);
        for (; stretch < count && begin < chunk.axis.size(); ++stretch) {
            const std::size_t end = chunk.axis.lowerBound(bins.edgesUtcS[stretch + 1]);
            if (end > begin) {
                work(chunk, stretch, begin, end);
            }
            begin = end;
        }
    }
}

} // namespace weitblick::series
