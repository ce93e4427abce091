// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/aggregation.h"

#include "core/base/parallel.h"
#include "core/series/bin_kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <type_traits>

namespace weitblick::series {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kQuickSteps = 1LL << 36; ///< a chunk of such values fits the 53 bits of a double
constexpr int kQuickDecimals = 10;
constexpr std::size_t kChunkSize = 4; ///< series that a thread takes at once

constexpr std::array kAggregates = {std::pair{Aggregate::Mean, std::string_view("mean")},
                                    std::pair{Aggregate::Minimum, std::string_view("min")},
                                    std::pair{Aggregate::Maximum, std::string_view("max")},
                                    std::pair{Aggregate::Sum, std::string_view("sum")},
                                    std::pair{Aggregate::Count, std::string_view("count")},
                                    std::pair{Aggregate::Percentile, std::string_view("percentile")},
                                    std::pair{Aggregate::Exceedances, std::string_view("exceedances")},
                                    std::pair{Aggregate::Completeness, std::string_view("completeness")},
                                    std::pair{Aggregate::First, std::string_view("first")},
                                    std::pair{Aggregate::Last, std::string_view("last")}};

// --- means: the most asked for, hence with a way of their own

bool isQuick(const ValueColumn& values)
{
    // One or two bytes a step: the base decides.
    const bool isNarrow = std::holds_alternative<std::vector<std::uint8_t>>(values.steps()) ||
                          std::holds_alternative<std::vector<std::uint16_t>>(values.steps());
    return isNarrow && std::abs(values.base()) < kQuickSteps - 65'536 && values.decimals() <= kQuickDecimals;
}

/// Means of one series. Bins at the ends of a chunk may go on in the next one: they are added up apart.
class MeanPass {
public:
    MeanPass(const CivilBins& bins, BinValues& out) : m_bins(&bins), m_out(&out) {}

    void add(const Chunk& chunk)
    {
        const std::size_t count = m_bins->stretchCount();
        std::size_t stretch = firstStretch(*m_bins, chunk.axis.firstUtcS());
        if (stretch >= count) {
            return;
        }
        std::size_t begin = chunk.axis.lowerBound(edge(stretch));
        while (stretch < count && begin < chunk.axis.size()) {
            const std::size_t run = isInside(chunk, stretch) ? evenRun(chunk, stretch) : 0;
            if (run > 0) {
                begin += addRun(chunk, stretch, run, begin);
                stretch += run;
                continue;
            }
            const std::size_t end = chunk.axis.lowerBound(edge(stretch + 1));
            addOne(chunk, stretch, begin, end);
            begin = end;
            ++stretch;
        }
    }
    void finish()
    {
        for (const auto& [stretch, summary] : m_shared) {
            m_out->values[stretch] = summary.sum.mean(summary.count);
            m_out->counts[stretch] = static_cast<std::uint32_t>(summary.count);
        }
    }

private:
    [[nodiscard]] std::int64_t edge(std::size_t stretch) const { return m_bins->edgesUtcS[stretch]; }
    [[nodiscard]] bool isInside(const Chunk& chunk, std::size_t stretch) const
    {
        return edge(stretch) >= chunk.axis.firstUtcS() && edge(stretch + 1) <= chunk.axis.lastUtcS();
    }
    /// How many stretches from here on are as long, inside the chunk, and a whole number of readings each.
    [[nodiscard]] std::size_t evenRun(const Chunk& chunk, std::size_t stretch) const
    {
        const std::int64_t stepS = chunk.axis.evenStepS();
        const std::int64_t lengthS = edge(stretch + 1) - edge(stretch);
        if (stepS == 0 || lengthS % stepS != 0) {
            return 0;
        }
        const std::int64_t lastUtcS = chunk.axis.lastUtcS();
        std::size_t next = stretch + 1;
        while (next < m_bins->stretchCount() && edge(next + 1) - edge(next) == lengthS && edge(next + 1) <= lastUtcS) {
            ++next;
        }
        return next - stretch;
    }
    /// Returns the number of readings used.
    std::size_t addRun(const Chunk& chunk, std::size_t stretch, std::size_t run, std::size_t begin)
    {
        const auto perBin = static_cast<std::size_t>((edge(stretch + 1) - edge(stretch)) / chunk.axis.evenStepS());
        const ValueColumn& values = chunk.values;
        const auto means = std::span(m_out->values).subspan(stretch, run);
        const auto factor = static_cast<double>(powerOfTen(values.decimals()));
        if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&values.steps()); bytes && isQuick(values)) {
            meansOfSteps(bytes->data() + begin, perBin, values.base(), factor, means);
        } else if (const auto* words = std::get_if<std::vector<std::uint16_t>>(&values.steps());
                   words && isQuick(values)) {
            meansOfSteps(words->data() + begin, perBin, values.base(), factor, means);
        } else {
            for (std::size_t i = 0; i < run; ++i) {
                const std::size_t from = begin + i * perBin;
                means[i] = sumOf(values, from, from + perBin).mean(static_cast<std::int64_t>(perBin));
            }
        }
        std::fill_n(m_out->counts.begin() + static_cast<std::ptrdiff_t>(stretch), run,
                    static_cast<std::uint32_t>(perBin));
        return run * perBin;
    }
    void addOne(const Chunk& chunk, std::size_t stretch, std::size_t begin, std::size_t end)
    {
        if (begin == end) {
            return;
        }
        if (!isInside(chunk, stretch)) {
            m_shared[stretch].include(summaryOf(chunk.values, begin, end));
            return;
        }
        const auto count = static_cast<std::int64_t>(end - begin);
        m_out->values[stretch] = meanOf(chunk.values, begin, end);
        m_out->counts[stretch] = static_cast<std::uint32_t>(count);
    }
    static double meanOf(const ValueColumn& values, std::size_t begin, std::size_t end)
    {
        double mean = 0.0;
        const auto factor = static_cast<double>(powerOfTen(values.decimals()));
        if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&values.steps()); bytes && isQuick(values)) {
            meansOfSteps(bytes->data() + begin, end - begin, values.base(), factor, std::span(&mean, 1));
            return mean;
        }
        return sumOf(values, begin, end).mean(static_cast<std::int64_t>(end - begin));
    }

    const CivilBins* m_bins;
    BinValues* m_out;
    std::map<std::size_t, BinSummary> m_shared;
};

// --- the others

void summarizeInto(std::vector<BinSummary>& summaries, const SeriesColumn& series, const CivilBins& bins)
{
    forEachStretch(series, bins, [&](const Chunk& chunk, std::size_t stretch, std::size_t begin, std::size_t end) {
        summaries[binOf(bins, stretch)].include(summaryOf(chunk.values, begin, end));
    });
}

/// Values in the bin above a limit.
std::uint32_t exceedancesOf(const ValueColumn& values, std::size_t begin, std::size_t end, double limit)
{
    return std::visit(
        [&](const auto& steps) {
            std::uint32_t count = 0;
            if constexpr (std::is_same_v<typename std::decay_t<decltype(steps)>::value_type, double>) {
                for (std::size_t i = begin; i < end; ++i) {
                    count += steps[i] > limit ? 1U : 0U;
                }
            } else {
                for (std::size_t i = begin; i < end; ++i) {
                    count += values.toNumber(steps[i]) > limit ? 1U : 0U;
                }
            }
            return count;
        },
        values.steps());
}

/// Between the two nearest ranks; `values` gets another order.
double percentileOf(std::vector<double>& values, double percent)
{
    const double rank = percent / 100.0 * static_cast<double>(values.size() - 1);
    const auto low = static_cast<std::size_t>(rank);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(low);
    std::ranges::nth_element(values, middle);
    const double share = rank - static_cast<double>(low);
    if (share == 0.0) {
        return *middle;
    }
    const double above = *std::min_element(middle + 1, values.end());
    return *middle + share * (above - *middle);
}

void percentiles(const SeriesColumn& series, const CivilBins& bins, double percent, BinValues& out)
{
    std::vector<std::vector<double>> gathered(bins.isProfile() ? bins.binCount : 1);
    std::size_t current = bins.stretchCount();
    const auto close = [&] {
        if (current < bins.stretchCount() && !gathered[0].empty()) {
            out.values[current] = percentileOf(gathered[0], percent);
            gathered[0].clear();
        }
    };
    forEachStretch(series, bins, [&](const Chunk& chunk, std::size_t stretch, std::size_t begin, std::size_t end) {
        const std::size_t bin = binOf(bins, stretch);
        if (!bins.isProfile() && stretch != current) {
            close();
            current = stretch;
        }
        auto& values = gathered[bins.isProfile() ? bin : 0];
        for (std::size_t i = begin; i < end; ++i) {
            values.push_back(chunk.values.at(i));
        }
        out.counts[bin] += static_cast<std::uint32_t>(end - begin);
    });
    if (!bins.isProfile()) {
        close();
        return;
    }
    for (std::size_t bin = 0; bin < bins.binCount; ++bin) {
        if (!gathered[bin].empty()) {
            out.values[bin] = percentileOf(gathered[bin], percent);
        }
    }
}

void listed(const SeriesColumn& series, const CivilBins& bins, const AggregateRequest& request, BinValues& out)
{
    forEachStretch(series, bins, [&](const Chunk& chunk, std::size_t stretch, std::size_t begin, std::size_t end) {
        const std::size_t bin = binOf(bins, stretch);
        const bool isFirst = out.counts[bin] == 0;
        double& value = out.values[bin];
        if (request.aggregate == Aggregate::Exceedances) {
            value = (isFirst ? 0.0 : value) + exceedancesOf(chunk.values, begin, end, request.parameter);
        } else if (request.aggregate == Aggregate::Last) {
            value = chunk.values.at(end - 1);
        } else if (isFirst) {
            value = chunk.values.at(begin);
        }
        out.counts[bin] += static_cast<std::uint32_t>(end - begin);
    });
}

void summarized(const SeriesColumn& series, const CivilBins& bins, Aggregate aggregate, BinValues& out)
{
    std::vector<BinSummary> summaries(bins.binCount);
    summarizeInto(summaries, series, bins);
    for (std::size_t bin = 0; bin < bins.binCount; ++bin) {
        out.values[bin] = valueOf(summaries[bin], aggregate);
        out.counts[bin] = static_cast<std::uint32_t>(summaries[bin].count);
    }
}

/// Counts against what the nominal interval lets expect.
void judgeShares(const SeriesColumn& series, const CivilBins& bins, const AggregateRequest& request, BinValues& out)
{
    const bool isAsked = request.aggregate == Aggregate::Completeness;
    if (!isAsked && request.leastShare <= 0.0) {
        return;
    }
    const std::int64_t intervalS = series.description.intervalS;
    const auto lengthsS = bins.lengthsS();
    for (std::size_t bin = 0; bin < bins.binCount; ++bin) {
        const double expected =
            static_cast<double>(lengthsS[bin]) / static_cast<double>(std::max<std::int64_t>(1, intervalS));
        const double share = intervalS == 0 || expected <= 0.0 ? kNothing : out.counts[bin] / expected;
        if (isAsked) {
            out.values[bin] = share;
        } else if (share < request.leastShare) {
            out.values[bin] = kNothing;
        }
    }
}

} // namespace

Result<CivilBins> binsFor(const AggregateRequest& request, const SeriesColumns& series)
{
    const TimeSpan span = request.span.value_or(series.span());
    if (request.aggregate == Aggregate::Percentile && !(request.parameter >= 0.0 && request.parameter <= 100.0)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"ein Perzentil liegt zwischen 0 und 100", "a percentile is between 0 and 100"}};
    }
    return civilBins(request.step, span);
}

BinValues aggregate(const SeriesColumn& series, const CivilBins& bins, const AggregateRequest& request)
{
    BinValues out;
    out.values.assign(bins.binCount, kNothing);
    out.counts.assign(bins.binCount, 0);
    switch (request.aggregate) {
    case Aggregate::Percentile:
        percentiles(series, bins, request.parameter, out);
        break;
    case Aggregate::Exceedances:
    case Aggregate::First:
    case Aggregate::Last:
        listed(series, bins, request, out);
        break;
    case Aggregate::Mean:
        if (!bins.isProfile()) {
            MeanPass pass(bins, out);
            for (const Chunk& chunk : series.chunks) {
                pass.add(chunk);
            }
            pass.finish();
            break;
        }
        [[fallthrough]];
    default:
        summarized(series, bins, request.aggregate, out);
    }
    judgeShares(series, bins, request, out);
    return out;
}

Result<void> aggregateEach(const SeriesColumns& series, const CivilBins& bins, const AggregateRequest& request,
                           Job& job, const std::function<Result<void>(std::size_t index, BinValues& values)>& take)
{
    return parallelChunks(series.series.size(), {.chunkSize = kChunkSize, .step = "aggregating"}, job,
                          [&](const weitblick::Chunk& part) -> Result<void> {
                              for (std::size_t i = part.begin; i < part.end; ++i) {
                                  BinValues values = aggregate(series.series[i], bins, request);
                                  WB_CHECK(take(i, values));
                              }
                              return {};
                          });
}

Result<std::vector<BinValues>> aggregateAll(const SeriesColumns& series, const CivilBins& bins,
                                            const AggregateRequest& request, Job& job)
{
    std::vector<BinValues> all(series.series.size());
    WB_CHECK(aggregateEach(series, bins, request, job, [&all](std::size_t index, BinValues& values) -> Result<void> {
        all[index] = std::move(values);
        return {};
    }));
    return all;
}

namespace {

void addDays(std::vector<BinSummary>& sums, const DayTotals& days, const std::vector<std::uint32_t>& binOfDay,
             std::int32_t firstDay)
{
    const auto factor = static_cast<double>(powerOfTen(days.decimals));
    for (std::size_t i = 0; i < days.days.size(); ++i) {
        const std::int64_t day = std::int64_t{days.days[i]} - firstDay;
        if (day < 0 || day >= static_cast<std::int64_t>(binOfDay.size())) {
            continue;
        }
        BinSummary one{.count = days.counts[i],
                       .least = static_cast<double>(days.least[i]) / factor,
                       .most = static_cast<double>(days.most[i]) / factor};
        one.sum.add(days.sums[i], days.decimals);
        sums[binOfDay[static_cast<std::size_t>(day)]].include(one);
    }
}

/// Every thread sums into bins of its own.
template <typename Add>
Result<std::vector<BinSummary>> summedUp(std::size_t count, std::size_t binCount, Job& job, Add add)
{
    const ParallelOptions options{.chunkSize = kChunkSize, .step = "aggregating"};
    std::vector<std::vector<BinSummary>> parts(threadCountFor(count, options), std::vector<BinSummary>(binCount));
    WB_CHECK(parallelChunks(count, options, job, [&](const weitblick::Chunk& part) -> Result<void> {
        for (std::size_t i = part.begin; i < part.end; ++i) {
            add(parts[part.thread], i);
        }
        return {};
    }));
    for (std::size_t thread = 1; thread < parts.size(); ++thread) {
        for (std::size_t bin = 0; bin < binCount; ++bin) {
            parts.front()[bin].include(parts[thread][bin]);
        }
    }
    return std::move(parts.front());
}

} // namespace

Result<std::vector<BinSummary>> summarize(const SeriesColumns& series, const CivilBins& bins, Job& job)
{
    return summedUp(series.series.size(), bins.binCount, job, [&](std::vector<BinSummary>& sums, std::size_t index) {
        summarizeInto(sums, series.series[index], bins);
    });
}

Result<std::vector<BinSummary>> summarize(const SeriesDays& days, const CivilBins& bins, Job& job)
{
    if (bins.step == CivilStep::QuarterHour || bins.step == CivilStep::Hour || bins.isProfile()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"Tagessummen ergeben keine Stunden", "day totals do not give hours"}};
    }
    if (bins.edgesUtcS.empty()) {
        return std::vector<BinSummary>();
    }
    WB_TRY(const auto clock, BerlinClock::over(bins.edgesUtcS.front(), bins.edgesUtcS.back()));
    const std::int32_t firstDay = civilDay(bins.edgesUtcS.front(), clock);
    std::vector<std::uint32_t> binOfDay;
    for (std::size_t bin = 0; bin < bins.stretchCount(); ++bin) {
        const auto end = static_cast<std::size_t>(civilDay(bins.edgesUtcS[bin + 1], clock) - firstDay);
        binOfDay.resize(end, static_cast<std::uint32_t>(bin));
    }
    return summedUp(days.series.size(), bins.binCount, job, [&](std::vector<BinSummary>& sums, std::size_t index) {
        for (const DayTotals& part : days.series[index].parts) {
            addDays(sums, part, binOfDay, firstDay);
        }
    });
}

double valueOf(const BinSummary& summary, Aggregate aggregate)
{
    if (aggregate == Aggregate::Count || aggregate == Aggregate::Completeness) {
        return static_cast<double>(summary.count);
    }
    if (summary.count == 0) {
        return kNothing;
    }
    switch (aggregate) {
    case Aggregate::Minimum:
        return summary.least;
    case Aggregate::Maximum:
        return summary.most;
    case Aggregate::Sum:
        return summary.sum.value();
    default:
        return summary.sum.mean(summary.count);
    }
}

std::string_view nameOf(Aggregate aggregate)
{
    return kAggregates[static_cast<std::size_t>(aggregate)].second;
}

std::optional<Aggregate> aggregateOf(std::string_view name)
{
    const auto* found = std::ranges::find(kAggregates, name, [](const auto& one) { return one.second; });
    return found == kAggregates.end() ? std::nullopt : std::optional(found->first);
}

} // namespace weitblick::series
