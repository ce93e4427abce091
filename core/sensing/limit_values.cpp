// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/limit_values.h"

#include "core/sensing/hour_means.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weitblick::sensing {

namespace {

using series::SeriesColumn;

constexpr std::size_t kHoursOfDay = 24;
constexpr std::size_t kLeastHoursOfDay = 18; // directive 2008/50/EC annex XI
constexpr std::size_t kRunningHours = 8;
constexpr std::size_t kLeastRunningHours = 6;
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// Mean of what is there, if that is enough.
double meanOf(std::span<const double> values, std::size_t least)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (const double value : values) {
        if (!std::isnan(value)) {
            sum += value;
            ++count;
        }
    }
    return count < least || count == 0 ? kNothing : sum / static_cast<double>(count);
}

std::vector<double> dayMeans(std::span<const double> hours)
{
    std::vector<double> days;
    for (std::size_t hour = 0; hour + kHoursOfDay <= hours.size(); hour += kHoursOfDay) {
        days.push_back(meanOf(hours.subspan(hour, kHoursOfDay), kLeastHoursOfDay));
    }
    return days;
}

/// The largest running mean that ends in each day; its first ones reach back into the day before.
std::vector<double> highestRunningMeans(std::span<const double> hours)
{
    std::vector<double> days;
    for (std::size_t first = 0; first + kHoursOfDay <= hours.size(); first += kHoursOfDay) {
        double highest = kNothing;
        std::size_t valid = 0;
        for (std::size_t end = first + 1; end <= first + kHoursOfDay; ++end) {
            const std::size_t begin = end < kRunningHours ? 0 : end - kRunningHours;
            const double mean = meanOf(hours.subspan(begin, end - begin), kLeastRunningHours);
            if (!std::isnan(mean)) {
                ++valid;
                highest = std::isnan(highest) ? mean : std::max(highest, mean);
            }
        }
        days.push_back(valid < kLeastHoursOfDay ? kNothing : highest);
    }
    return days;
}

double roundedLike(double value, double limit)
{
    double factor = 1.0;
    constexpr double kMostFactor = 1000.0;
    while (factor < kMostFactor && std::abs(limit * factor - std::round(limit * factor)) > 1e-9) {
        factor *= 10.0;
    }
    // Half a step is up, although 0.5 has become 0.49999… on the way.
    return std::floor(value * factor + 0.5 + 1e-9) / factor;
}

struct YearMeans {
    std::vector<double> hours; ///< empty for a series of daily readings
    std::vector<double> days;
    std::vector<double> runningMeans; ///< by day
    double year = kNothing;
    int yearValid = 0;
    int yearPossible = 0;
};

YearMeans meansOf(const SeriesColumn& series, int year, double toMicrograms)
{
    YearMeans means;
    const bool isDaily = series.description.intervalS >= kDayS;
    std::vector<double> values = isDaily ? dayReadings(series, year) : hourMeans(series, year);
    std::ranges::for_each(values, [toMicrograms](double& value) { value *= toMicrograms; });
    means.year = meanOf(values, 1);
    means.yearValid = static_cast<int>(std::ranges::count_if(values, [](double value) { return !std::isnan(value); }));
    means.yearPossible = static_cast<int>(values.size());
    if (isDaily) {
        means.days = std::move(values);
        return means;
    }
    means.days = dayMeans(values);
    means.runningMeans = highestRunningMeans(values);
    means.hours = std::move(values);
    return means;
}

LimitCount countOf(const LimitValue& limit, std::span<const double> means)
{
    LimitCount count{.limit = limit, .possibleMeans = static_cast<int>(means.size())};
    for (const double mean : means) {
        if (std::isnan(mean)) {
            continue;
        }
        ++count.validMeans;
        count.highest = std::isnan(count.highest) ? mean : std::max(count.highest, mean);
        count.exceedances += roundedLike(mean, limit.limit) > limit.limit ? 1 : 0;
    }
    return count;
}

LimitCount countOf(const LimitValue& limit, const YearMeans& means)
{
    LimitCount count;
    switch (limit.averaging) {
    case Averaging::Hour:
        count = countOf(limit, means.hours);
        break;
    case Averaging::EightHours:
        count = countOf(limit, means.runningMeans);
        break;
    case Averaging::Day:
        count = countOf(limit, means.days);
        break;
    case Averaging::Year:
        count = countOf(limit, std::span(&means.year, 1));
        count.validMeans = means.yearValid;
        count.possibleMeans = means.yearPossible;
        break;
    }
    const bool isMeasured = count.validShare() >= kLeastYearShare;
    const bool isBroken = count.exceedances > limit.allowed && (limit.averaging != Averaging::Year || isMeasured);
    count.verdict = isBroken ? Verdict::Broken : isMeasured ? Verdict::Kept : Verdict::Open;
    return count;
}

constexpr std::array kAveragings = {std::pair{Averaging::Hour, std::string_view("hour")},
                                    std::pair{Averaging::EightHours, std::string_view("eight_hours")},
                                    std::pair{Averaging::Day, std::string_view("day")},
                                    std::pair{Averaging::Year, std::string_view("year")}};

} // namespace

Result<std::vector<LimitCount>> countExceedances(const SeriesColumn& series, std::span<const LimitValue> limits,
                                                 int year)
{
    WB_TRY(const double factor, toMicrogramsPerCubicMetre(series.description));
    const YearMeans means = meansOf(series, year, factor);
    std::vector<LimitCount> counts;
    for (const LimitValue& limit : limits) {
        counts.push_back(countOf(limit, means));
    }
    return counts;
}

Result<std::vector<LimitValue>> limitsFrom(const analysis::registry::Table& table)
{
    std::vector<LimitValue> limits;
    for (const auto& row : table.rows) {
        const auto* const pollutant = row.empty() ? nullptr : std::get_if<std::string>(&row[0]);
        const auto* const word = row.size() < 2 ? nullptr : std::get_if<std::string>(&row[1]);
        const auto* const limit = row.size() < 3 ? nullptr : std::get_if<double>(&row[2]);
        const auto* const allowed = row.size() < 4 ? nullptr : std::get_if<double>(&row[3]);
        const auto* const averaging = word == nullptr
                                          ? kAveragings.end()
                                          : std::ranges::find(kAveragings, std::string_view(*word),
                                                              &std::pair<Averaging, std::string_view>::second);
        if (pollutant == nullptr || averaging == kAveragings.end() || limit == nullptr || allowed == nullptr) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"eine Zeile der Grenzwerte ist keine", "a row of the limits is none"},
                         .subject = "air_quality/limits"};
        }
        limits.push_back({*pollutant, averaging->first, *limit, static_cast<int>(*allowed)});
    }
    return limits;
}

std::vector<LimitValue> limitsOf(std::span<const LimitValue> limits, std::string_view pollutant)
{
    std::vector<LimitValue> own;
    std::ranges::copy_if(limits, std::back_inserter(own),
                         [pollutant](const LimitValue& limit) { return limit.pollutant == pollutant; });
    return own;
}

std::string_view nameOf(Averaging averaging)
{
    return kAveragings.at(static_cast<std::size_t>(averaging)).second;
}

Text titleOf(Averaging averaging)
{
    switch (averaging) {
    case Averaging::Hour:
        return {"Stundenmittel", "hourly mean"};
    case Averaging::EightHours:
        return {"höchstes Achtstundenmittel des Tages", "highest eight-hour mean of the day"};
    case Averaging::Day:
        return {"Tagesmittel", "daily mean"};
    case Averaging::Year:
        break;
    }
    return {"Jahresmittel", "annual mean"};
}

Text titleOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Kept:
        return {"eingehalten", "kept"};
    case Verdict::Broken:
        return {"überschritten", "exceeded"};
    case Verdict::Open:
        break;
    }
    return {"offen: zu wenige Werte", "open: too few readings"};
}

} // namespace weitblick::sensing
