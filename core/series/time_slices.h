// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/series/aggregation.h"
#include "core/series/series_columns.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace weitblick::series {

/// The values of all series bin by bin, for a time slider: one step gives one number a series.
///
/// Method   bins are computed in pages, for all series at once on all processors. A page has as many bins as take about
///          two million readings, so that a step to a new page stays within a frame; a step within a page is a look-up.
///          The last pages are kept: going back and forth is free.
/// Threads  one at a time.
class TimeSlices {
public:
    /// From the readings: every aggregate and every step; a profile has its bins as steps, 168 of a week.
    /// Errors   InvalidInput  as binsFor().
    static Result<TimeSlices> over(std::shared_ptr<const SeriesColumns> columns, const AggregateRequest& request);
    /// From the day totals: days, weeks, months and years; mean, smallest, largest, sum and count.
    /// Errors   InvalidInput  another step or aggregate, no span, or the totals are not complete.
    static Result<TimeSlices> over(std::shared_ptr<const SeriesDays> days, const AggregateRequest& request);

    [[nodiscard]] const CivilBins& bins() const { return m_bins; }
    [[nodiscard]] std::size_t seriesCount() const;
    /// The value of each series in a bin, in the order of the series; NaN: none. Until the next call.
    /// Errors   InvalidInput  no such bin.   Cancelled.
    Result<std::span<const double>> at(std::size_t bin, Job& job);

private:
    struct Page {
        std::size_t number = 0;
        std::vector<double> values; ///< bin by bin, a value a series
    };
    TimeSlices(CivilBins bins, AggregateRequest request) : m_bins(std::move(bins)), m_request(request) {}
    [[nodiscard]] CivilBins binsOfPage(std::size_t page) const;
    [[nodiscard]] BinValues valuesOf(std::size_t series, const CivilBins& bins, std::size_t firstBin) const;
    void choosePageLength(double readingCount);
    Result<void> compute(Page& page, Job& job) const;

    std::shared_ptr<const SeriesColumns> m_columns;
    std::shared_ptr<const SeriesDays> m_days;
    std::vector<std::int32_t> m_dayOfEdge; ///< day totals: the civil day with which each bin begins
    CivilBins m_bins;
    AggregateRequest m_request;
    std::size_t m_pageLength = 1;
    std::vector<Page> m_pages; ///< the one used last at the end
};

} // namespace weitblick::series
