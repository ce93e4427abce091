// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/time_slices.h"

#include "core/base/berlin_clock.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <limits>

namespace weitblick::series {

namespace {

constexpr double kReadingsOfPage = 2e6;
constexpr std::size_t kMostBinsOfPage = 512;
constexpr std::size_t kKeptPages = 4;

Error notPossible(const char* german, const char* english)
{
    return Error{.code = ErrorCode::InvalidInput, .message = {german, english}};
}

bool isFromDays(Aggregate aggregate)
{
    return aggregate == Aggregate::Mean || aggregate == Aggregate::Minimum || aggregate == Aggregate::Maximum ||
           aggregate == Aggregate::Sum || aggregate == Aggregate::Count;
}

bool isOfDays(CivilStep step)
{
    return step == CivilStep::Day || step == CivilStep::Week || step == CivilStep::Month || step == CivilStep::Year;
}

void includeDay(BinSummary& bin, const DayTotals& days, std::size_t index, double factor)
{
    BinSummary one{.count = days.counts[index],
                   .least = static_cast<double>(days.least[index]) / factor,
                   .most = static_cast<double>(days.most[index]) / factor};
    one.sum.add(days.sums[index], days.decimals);
    bin.include(one);
}

/// Bins whose days are [dayOfEdge[i], dayOfEdge[i+1]).
std::vector<BinSummary> summariesOf(const SeriesDaysColumn& series, std::span<const std::int32_t> dayOfEdge)
{
    std::vector<BinSummary> bins(dayOfEdge.size() - 1);
    for (const DayTotals& part : series.parts) {
        const auto factor = static_cast<double>(powerOfTen(part.decimals));
        const auto first = std::ranges::lower_bound(part.days, dayOfEdge.front());
        std::size_t bin = 0;
        for (auto index = static_cast<std::size_t>(first - part.days.begin());
             index < part.days.size() && part.days[index] < dayOfEdge.back(); ++index) {
            while (part.days[index] >= dayOfEdge[bin + 1]) {
                ++bin;
            }
            includeDay(bins[bin], part, index, factor);
        }
    }
    return bins;
}

} // namespace

Result<TimeSlices> TimeSlices::over(std::shared_ptr<const SeriesColumns> columns, const AggregateRequest& request)
{
    WB_TRY(auto bins, binsFor(request, *columns));
    TimeSlices slices(std::move(bins), request);
    slices.choosePageLength(static_cast<double>(columns->readingCount()));
    if (slices.m_bins.isProfile()) { // every bin has readings of the whole time
        slices.m_pageLength = slices.m_bins.binCount;
    }
    slices.m_columns = std::move(columns);
    return slices;
}

Result<TimeSlices> TimeSlices::over(std::shared_ptr<const SeriesDays> days, const AggregateRequest& request)
{
    if (!isOfDays(request.step) || !isFromDays(request.aggregate) || request.leastShare > 0.0) {
        return notPossible("das geht aus Tagessummen nicht hervor", "day totals do not tell that");
    }
    if (!request.span || !days->isComplete) {
        return notPossible("Zeitraum fehlt, oder nicht alle Reihen haben Tagessummen",
                           "the time span is missing, or not all series have day totals");
    }
    WB_TRY(auto bins, civilBins(request.step, *request.span));
    WB_TRY(const auto clock, BerlinClock::over(bins.edgesUtcS.front(), bins.edgesUtcS.back()));
    TimeSlices slices(std::move(bins), request);
    double dayCount = 0.0;
    for (const SeriesDaysColumn& series : days->series) {
        for (const DayTotals& part : series.parts) {
            dayCount += static_cast<double>(part.days.size());
        }
    }
    // A day total costs about as much as eight readings.
    slices.choosePageLength(8.0 * dayCount);
    for (const std::int64_t edge : slices.m_bins.edgesUtcS) {
        slices.m_dayOfEdge.push_back(civilDay(edge, clock));
    }
    slices.m_days = std::move(days);
    return slices;
}

std::size_t TimeSlices::seriesCount() const
{
    return m_columns ? m_columns->series.size() : m_days->series.size();
}

void TimeSlices::choosePageLength(double readingCount)
{
    const double perBin = std::max(1.0, readingCount / static_cast<double>(std::max<std::size_t>(1, m_bins.binCount)));
    m_pageLength = std::clamp<std::size_t>(static_cast<std::size_t>(kReadingsOfPage / perBin), 1, kMostBinsOfPage);
}

CivilBins TimeSlices::binsOfPage(std::size_t page) const
{
    if (m_bins.isProfile()) {
        return m_bins;
    }
    const std::size_t first = page * m_pageLength;
    const std::size_t count = std::min(m_pageLength, m_bins.binCount - first);
    const auto begin = m_bins.edgesUtcS.begin() + static_cast<std::ptrdiff_t>(first);
    CivilBins bins{.step = m_bins.step, .binCount = count};
    bins.edgesUtcS.assign(begin, begin + static_cast<std::ptrdiff_t>(count + 1));
    return bins;
}

BinValues TimeSlices::valuesOf(std::size_t series, const CivilBins& bins, std::size_t firstBin) const
{
    if (m_columns) {
        return aggregate(m_columns->series[series], bins, m_request);
    }
    BinValues values;
    const auto edges = std::span(m_dayOfEdge).subspan(firstBin, bins.binCount + 1);
    for (const BinSummary& summary : summariesOf(m_days->series[series], edges)) {
        values.values.push_back(valueOf(summary, m_request.aggregate));
    }
    return values;
}

Result<void> TimeSlices::compute(Page& page, Job& job) const
{
    const CivilBins bins = binsOfPage(page.number);
    const std::size_t count = seriesCount();
    page.values.resize(count * bins.binCount);
    return parallelChunks(count, {.chunkSize = 64, .step = "time steps"}, job,
                          [&](const weitblick::Chunk& part) -> Result<void> {
                              for (std::size_t i = part.begin; i < part.end; ++i) {
                                  const BinValues values = valuesOf(i, bins, page.number * m_pageLength);
                                  for (std::size_t bin = 0; bin < bins.binCount; ++bin) {
                                      page.values[bin * count + i] = values.values[bin];
                                  }
                              }
                              return {};
                          });
}

Result<std::span<const double>> TimeSlices::at(std::size_t bin, Job& job)
{
    if (bin >= m_bins.binCount) {
        return notPossible("diesen Zeitschritt gibt es nicht", "there is no such step in time");
    }
    const std::size_t number = bin / m_pageLength;
    auto found = std::ranges::find(m_pages, number, &Page::number);
    if (found == m_pages.end()) {
        Page page{.number = number, .values = {}};
        if (m_pages.size() == kKeptPages) {
            page.values = std::move(m_pages.front().values); // its memory
            m_pages.erase(m_pages.begin());
        }
        WB_CHECK(compute(page, job));
        m_pages.push_back(std::move(page));
    } else {
        std::rotate(found, found + 1, m_pages.end());
    }
    return std::span<const double>(m_pages.back().values)
        .subspan((bin - number * m_pageLength) * seriesCount(), seriesCount());
}

} // namespace weitblick::series
