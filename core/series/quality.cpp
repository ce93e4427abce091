// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/quality.h"

#include "core/base/berlin_clock.h"
#include "core/base/order_statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>

namespace weitblick::series {

namespace {

constexpr std::size_t kSpikeWindow = 7;
constexpr std::size_t kHoursOfDay = 24;
constexpr std::size_t kLeastOfHour = 28;   ///< departures from which an hour has a scale of its own
constexpr double kDeviationOfMad = 1.4826; ///< standard deviation of a normal distribution over its MAD
constexpr std::int64_t kDayS = 86'400;
constexpr double kMostEqualShare = 1.0 / 3.0;
constexpr std::int64_t kFlatFactor = 3; ///< times what is usual, where standing still is

std::size_t hourOfDay(std::int64_t localS)
{
    return static_cast<std::size_t>(((localS % kDayS) + kDayS) % kDayS / 3'600);
}

/// Robust standard deviation of what is centred on zero.
double deviationOf(std::vector<double> departures)
{
    std::ranges::transform(departures, departures.begin(), [](double value) { return std::abs(value); });
    return kDeviationOfMad * medianOf(std::move(departures));
}

/// Joins stretches of one fault that touch; the largest measure stays.
void add(std::vector<QualityFlag>& flags, const QualityFlag& flag)
{
    if (!flags.empty() && flags.back().fault == flag.fault && flag.span.fromUtcS <= flags.back().span.toUtcS) {
        QualityFlag& last = flags.back();
        last.span.toUtcS = std::max(last.span.toUtcS, flag.span.toUtcS);
        last.measure = std::abs(flag.measure) > std::abs(last.measure) ? flag.measure : last.measure;
        return;
    }
    flags.push_back(flag);
}

void findRange(std::span<const Reading> readings, std::int64_t intervalS, const QualityOptions& options,
               std::vector<QualityFlag>& flags)
{
    for (const Reading& reading : readings) {
        if (reading.value < options.lowest.value_or(reading.value) ||
            reading.value > options.highest.value_or(reading.value)) {
            add(flags, {QualityFault::Range, {reading.utcS, reading.utcS + intervalS}, reading.value});
        }
    }
}

void findGaps(std::span<const Reading> readings, std::int64_t intervalS, const QualityOptions& options,
              std::vector<QualityFlag>& flags)
{
    for (std::size_t i = 1; i < readings.size(); ++i) {
        const double missing =
            static_cast<double>(readings[i].utcS - readings[i - 1].utcS) / static_cast<double>(intervalS) - 1.0;
        if (missing >= options.leastGap) {
            add(flags, {QualityFault::Gap, {readings[i - 1].utcS + intervalS, readings[i].utcS}, missing});
        }
    }
}

/// A stretch of equal readings [begin, end).
struct EqualRun {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int64_t lengthS = 0;
};

std::vector<EqualRun> equalRuns(std::span<const Reading> readings)
{
    std::vector<EqualRun> runs;
    for (std::size_t begin = 0; begin < readings.size();) {
        std::size_t end = begin + 1;
        while (end < readings.size() && readings[end].value == readings[begin].value) {
            ++end;
        }
        runs.push_back({begin, end, readings[end - 1].utcS - readings[begin].utcS});
        begin = end;
    }
    return runs;
}

/// How long a series may stand still. Free places at night, rain in summer: where standing still is nothing special, it
/// has to be much longer than it usually is.
std::int64_t longestUsualS(std::span<const Reading> readings, const std::vector<EqualRun>& runs,
                           const QualityOptions& options)
{
    const auto equal = readings.size() - runs.size();
    if (static_cast<double>(equal) <= kMostEqualShare * static_cast<double>(readings.size())) {
        return options.flatS;
    }
    std::vector<std::int64_t> lengthsS;
    for (const EqualRun& run : runs) {
        if (run.end - run.begin > 1) {
            lengthsS.push_back(run.lengthS);
        }
    }
    constexpr std::size_t kFewestRuns = 200; // fewer do not say what is usual
    if (lengthsS.size() < kFewestRuns) {
        return std::numeric_limits<std::int64_t>::max();
    }
    const auto usual = lengthsS.begin() + static_cast<std::ptrdiff_t>(lengthsS.size() * 99 / 100);
    std::ranges::nth_element(lengthsS, usual);
    return std::max(options.flatS, kFlatFactor * *usual);
}

void findFlatLines(std::span<const Reading> readings, const QualityOptions& options, std::vector<QualityFlag>& flags)
{
    const std::vector<EqualRun> runs = equalRuns(readings);
    const std::int64_t leastS = longestUsualS(readings, runs, options);
    for (const EqualRun& run : runs) {
        if (run.lengthS >= leastS) {
            add(flags, {QualityFault::Flatline,
                        {readings[run.begin].utcS, readings[run.end - 1].utcS + 1},
                        static_cast<double>(run.lengthS) / 3600.0});
        }
    }
}

/// The scale of departures in each hour of the day: at least that of all. What rises and falls with the traffic departs
/// further from its surroundings at eight than at night.
std::array<double, kHoursOfDay> scalesByHour(std::span<const Reading> readings, std::span<const double> departures)
{
    std::vector<double> all;
    std::array<std::vector<double>, kHoursOfDay> byHour;
    const auto clock = BerlinClock::over(readings.front().utcS, readings.back().utcS);
    for (std::size_t i = 0; i < departures.size(); ++i) {
        if (departures[i] != 0.0) { // the median itself, once in seven: it says nothing about the scale
            all.push_back(departures[i]);
            const std::int64_t utcS = readings[i + kSpikeWindow / 2].utcS;
            byHour.at(hourOfDay(clock ? clock->localS(utcS) : utcS)).push_back(departures[i]);
        }
    }
    std::array<double, kHoursOfDay> scales{};
    scales.fill(deviationOf(std::move(all)));
    for (std::size_t hour = 0; hour < kHoursOfDay; ++hour) {
        if (byHour.at(hour).size() >= kLeastOfHour) {
            scales.at(hour) = std::max(scales.at(hour), deviationOf(std::move(byHour.at(hour))));
        }
    }
    return scales;
}

void findSpikes(std::span<const Reading> readings, std::int64_t intervalS, const QualityOptions& options,
                std::vector<QualityFlag>& flags)
{
    if (readings.size() < 4 * kSpikeWindow) {
        return;
    }
    constexpr std::size_t kHalf = kSpikeWindow / 2;
    std::vector<double> departures;
    for (std::size_t i = kHalf; i + kHalf < readings.size(); ++i) {
        std::vector<double> around;
        for (std::size_t k = i - kHalf; k <= i + kHalf; ++k) {
            around.push_back(readings[k].value);
        }
        departures.push_back(readings[i].value - medianOf(std::move(around)));
    }
    const auto scales = scalesByHour(readings, departures);
    const auto clock = BerlinClock::over(readings.front().utcS, readings.back().utcS);
    for (std::size_t i = 0; i < departures.size(); ++i) {
        const std::int64_t utcS = readings[i + kHalf].utcS;
        const double limit = options.spikeFactor * scales.at(hourOfDay(clock ? clock->localS(utcS) : utcS));
        if (limit > 0.0 && std::abs(departures[i]) > limit) {
            add(flags, {QualityFault::Spike, {utcS, utcS + intervalS}, departures[i]});
        }
    }
}

// --- against neighbours

std::vector<double> medianOfNeighbours(std::span<const std::span<const double>> neighbours)
{
    std::vector<double> medians;
    for (std::size_t i = 0; i < neighbours.front().size(); ++i) {
        std::vector<double> there;
        for (const auto neighbour : neighbours) {
            if (!std::isnan(neighbour[i])) {
                there.push_back(neighbour[i]);
            }
        }
        medians.push_back(medianOf(std::move(there)));
    }
    return medians;
}

/// Theil and Sen: median slope of all pairs of days, so that a few odd days do not count; the change over the window.
std::optional<double> changeOver(std::span<const double> days)
{
    std::vector<double> slopes;
    for (std::size_t left = 0; left < days.size(); ++left) {
        for (std::size_t right = left + 1; right < days.size(); ++right) {
            if (!std::isnan(days[right] - days[left])) {
                slopes.push_back((days[right] - days[left]) / static_cast<double>(right - left));
            }
        }
    }
    if (slopes.size() < days.size()) {
        return std::nullopt;
    }
    return medianOf(std::move(slopes)) * static_cast<double>(days.size());
}

void findDrift(std::span<const double> differences, std::int64_t firstUtcS, std::int64_t intervalS,
               const QualityOptions& options, std::vector<QualityFlag>& flags)
{
    const auto perDay = static_cast<std::size_t>(std::max<std::int64_t>(1, kDayS / intervalS));
    std::vector<double> days;
    for (std::size_t start = 0; start + perDay <= differences.size(); start += perDay) {
        std::vector<double> there;
        std::ranges::copy_if(differences.subspan(start, perDay), std::back_inserter(there),
                             [](double value) { return !std::isnan(value); });
        days.push_back(medianOf(std::move(there)));
    }
    std::vector<double> steps;
    for (std::size_t i = 1; i < days.size(); ++i) {
        if (!std::isnan(days[i] - days[i - 1])) {
            steps.push_back(days[i] - days[i - 1]);
        }
    }
    const double limit = options.driftFactor * deviationOf(std::move(steps)) / std::sqrt(2.0);
    const auto window = static_cast<std::size_t>(options.driftDays);
    for (std::size_t first = 0; first + window <= days.size(); ++first) {
        const auto change = changeOver(std::span<const double>(days).subspan(first, window));
        if (change && limit > 0.0 && std::abs(*change) > limit) {
            const std::int64_t fromUtcS = firstUtcS + static_cast<std::int64_t>(first) * kDayS;
            add(flags, {QualityFault::Drift, {fromUtcS, fromUtcS + options.driftDays * kDayS}, *change});
        }
    }
}

/// 1 - r of values against the reference so many readings later; 2 where there is no r.
double unlikeness(std::span<const double> values, std::span<const double> reference, std::size_t begin, std::size_t end,
                  int shift)
{
    double count = 0.0;
    std::array<double, 5> sums{}; // x, y, xx, yy, xy
    for (std::size_t i = begin; i < end; ++i) {
        const auto other = static_cast<std::ptrdiff_t>(i) - shift;
        if (other < 0 || other >= static_cast<std::ptrdiff_t>(reference.size())) {
            continue;
        }
        const double x = values[i] - values[begin];
        const double y = reference[static_cast<std::size_t>(other)] - reference[begin];
        if (!std::isnan(x + y)) {
            count += 1.0;
            sums[0] += x;
            sums[1] += y;
            sums[2] += x * x;
            sums[3] += y * y;
            sums[4] += x * y;
        }
    }
    const double spread = (count * sums[2] - sums[0] * sums[0]) * (count * sums[3] - sums[1] * sums[1]);
    if (count < static_cast<double>(end - begin) / 2.0 || spread <= 0.0) {
        return 2.0;
    }
    return 1.0 - (count * sums[4] - sums[0] * sums[1]) / std::sqrt(spread);
}

void findClockShift(std::span<const double> values, std::span<const double> reference, std::int64_t firstUtcS,
                    std::int64_t intervalS, const QualityOptions& options, std::vector<QualityFlag>& flags)
{
    constexpr double kClearlyBetter = 0.6; // of what differs without a shift
    const auto perDay = static_cast<std::size_t>(std::max<std::int64_t>(1, kDayS / intervalS));
    const std::size_t window = perDay * static_cast<std::size_t>(options.clockDays);
    for (std::size_t begin = 0; begin + window <= values.size(); begin += perDay) {
        const double unshifted = unlikeness(values, reference, begin, begin + window, 0);
        double best = unshifted;
        int shift = 0;
        for (int tried = -options.mostShift; tried <= options.mostShift; ++tried) {
            const double here = unlikeness(values, reference, begin, begin + window, tried);
            if (here < best) {
                best = here;
                shift = tried;
            }
        }
        if (std::abs(shift) > 1 && best < kClearlyBetter * unshifted) {
            const std::int64_t fromUtcS = firstUtcS + static_cast<std::int64_t>(begin) * intervalS;
            add(flags, {QualityFault::ClockShift,
                        {fromUtcS, fromUtcS + options.clockDays * kDayS},
                        static_cast<double>(shift * intervalS)});
        }
    }
}

Error notUsable(const char* german, const char* english)
{
    return Error{.code = ErrorCode::InvalidInput, .message = {german, english}};
}

} // namespace

Result<std::vector<QualityFlag>> faultsOf(std::span<const Reading> readings, std::int64_t intervalS,
                                          const QualityOptions& options)
{
    const auto disorder = std::ranges::adjacent_find(
        readings, [](const Reading& left, const Reading& right) { return left.utcS >= right.utcS; });
    if (disorder != readings.end() || intervalS <= 0) {
        return notUsable("die Messwerte sind nicht zeitlich geordnet, oder der Abstand fehlt",
                         "the readings are not in order of time, or the interval is missing");
    }
    std::vector<QualityFlag> flags;
    findRange(readings, intervalS, options, flags);
    findSpikes(readings, intervalS, options, flags);
    findFlatLines(readings, options, flags);
    findGaps(readings, intervalS, options, flags);
    return flags;
}

Result<std::vector<QualityFlag>> faultsAgainst(std::span<const double> values,
                                               std::span<const std::span<const double>> neighbours,
                                               std::int64_t firstUtcS, std::int64_t intervalS,
                                               const QualityOptions& options)
{
    const auto fits = [&values](std::span<const double> one) { return one.size() == values.size(); };
    if (neighbours.size() < 2 || intervalS <= 0 || !std::ranges::all_of(neighbours, fits)) {
        return notUsable("ein Vergleich braucht zwei Nachbarn mit denselben Zeitabschnitten",
                         "a comparison needs two neighbours with the same bins");
    }
    const std::vector<double> reference = medianOfNeighbours(neighbours);
    std::vector<double> differences(values.size());
    std::ranges::transform(values, reference, differences.begin(), std::minus<>());
    std::vector<QualityFlag> flags;
    findDrift(differences, firstUtcS, intervalS, options, flags);
    findClockShift(values, reference, firstUtcS, intervalS, options, flags);
    return flags;
}

std::string_view nameOf(QualityFault fault)
{
    constexpr std::array<std::string_view, 6> kNames = {"range", "spike", "flatline", "gap", "drift", "clock_shift"};
    return kNames[static_cast<std::size_t>(fault)];
}

} // namespace weitblick::series
