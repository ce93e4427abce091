// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/series/bin_summary.h"
#include "core/series/civil_bins.h"
#include "core/series/series_columns.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace weitblick::series {

/// What becomes of the readings of a bin.
enum class Aggregate : std::uint8_t {
    Mean,
    Minimum,
    Maximum,
    Sum,
    Count,
    Percentile,   ///< between the two nearest ranks, as Excel's PERCENTILE.INC and SQL's percentile_cont
    Exceedances,  ///< number of readings above the limit
    Completeness, ///< share of the readings that the nominal interval lets expect, 0 to 1; NaN for irregular series
    First,
    Last
};

struct AggregateRequest {
    CivilStep step = CivilStep::Hour;
    Aggregate aggregate = Aggregate::Mean;
    double parameter = 0.0;            ///< Percentile: 0 to 100; Exceedances: the limit
    double leastShare = 0.0;           ///< bins with a smaller share of the expected readings have no value
    std::optional<TimeSpan> span = {}; ///< nothing: from the first to the last reading
};

/// A value a bin.
struct BinValues {
    std::vector<double> values;        ///< NaN: no readings, or too few
    std::vector<std::uint32_t> counts; ///< readings in the bin
};

/// The bins that a request has over these series.
/// Errors   InvalidInput  as civilBins(); no readings and no span; a percentile outside 0 to 100.
Result<CivilBins> binsFor(const AggregateRequest& request, const SeriesColumns& series);

/// Aggregates one series.
///
/// Method   sums are exact (core/series/exact_sum.h) and rounded once, so a mean is the number nearest to the true one
///          and does not depend on how the readings came into the store.
/// No data  bins without readings are NaN; sum and number of exceedances as well, counts are 0.
/// Threads  pure: any thread.
BinValues aggregate(const SeriesColumn& series, const CivilBins& bins, const AggregateRequest& request);

/// Aggregates every series, on all processors; `take` gets the result of a series on the thread that computed it and
/// may move it away. Errors   what `take` returns.   Cancelled.
Result<void> aggregateEach(const SeriesColumns& series, const CivilBins& bins, const AggregateRequest& request,
                           Job& job, const std::function<Result<void>(std::size_t index, BinValues& values)>& take);

/// Every series in turn, by the order of `series`.   Errors Cancelled.
Result<std::vector<BinValues>> aggregateAll(const SeriesColumns& series, const CivilBins& bins,
                                            const AggregateRequest& request, Job& job);

/// Count, sum, smallest and largest value of all series together, bin by bin.   Errors Cancelled.
Result<std::vector<BinSummary>> summarize(const SeriesColumns& series, const CivilBins& bins, Job& job);

/// The same for days, weeks, months and years from the day totals, without a look at the readings.
/// Errors   InvalidInput  bins within a day.   Cancelled.
Result<std::vector<BinSummary>> summarize(const SeriesDays& days, const CivilBins& bins, Job& job);

/// The number of a summary: Mean, Minimum, Maximum, Sum or Count; NaN where there are no readings (Count: 0).
double valueOf(const BinSummary& summary, Aggregate aggregate);

std::string_view nameOf(Aggregate aggregate); ///< "mean", "min", "max", "sum", "count", "percentile", …
std::optional<Aggregate> aggregateOf(std::string_view name);

} // namespace weitblick::series
