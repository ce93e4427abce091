// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/load_profile.h"

#include "core/base/berlin_clock.h"
#include "core/energy/detail/exact_sum.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace weitblick::energy {

namespace {

constexpr std::size_t kKinds = 3;
constexpr std::size_t kMonths = 12;
constexpr std::int64_t kQuarterSeconds = 900;
constexpr std::int64_t kDaySeconds = 86'400;

std::size_t indexOf(std::size_t period, DayKind kind)
{
    return period * kKinds + static_cast<std::size_t>(kind);
}

/// Of a mean year: 52 Saturdays and, with Hessian holidays, 61 Sundays.
double daysPerYear(DayKind kind)
{
    switch (kind) {
    case DayKind::Saturday:
        return 52.0;
    case DayKind::Sunday:
        return 61.0;
    case DayKind::Workday:
        break;
    }
    return 252.0;
}

unsigned monthDay(unsigned month, unsigned day)
{
    return month * 100 + day;
}

Error unusableReadings(const std::string& id, Text message)
{
    return {.code = ErrorCode::InvalidInput, .message = std::move(message), .subject = id};
}

/// Sums and counts of readings by month, kind of day and quarter-hour.
class ReadingMeans {
public:
    void add(std::size_t month, DayKind kind, std::size_t quarter, double kwh)
    {
        Cell& cell = m_cells[indexOf(month, kind)][quarter];
        cell.sumKwh += kwh;
        ++cell.count;
    }
    /// The day of that month, or of the nearest that has it; nullopt: no month has.
    [[nodiscard]] std::optional<LoadProfile::DayShape> nearestDay(std::size_t month, DayKind kind) const
    {
        for (std::size_t distance = 0; distance <= kMonths / 2; ++distance) {
            for (const std::size_t at : {(month + distance) % kMonths, (month + kMonths - distance) % kMonths}) {
                const auto& cells = m_cells[indexOf(at, kind)];
                if (std::ranges::all_of(cells, [](const Cell& cell) { return cell.count > 0; })) {
                    LoadProfile::DayShape shape{};
                    std::ranges::transform(cells, shape.begin(), [](const Cell& cell) {
                        return cell.sumKwh / static_cast<double>(cell.count);
                    });
                    return shape;
                }
            }
        }
        return std::nullopt;
    }

private:
    struct Cell {
        double sumKwh = 0.0;
        std::int64_t count = 0;
    };
    std::array<std::array<Cell, kQuartersPerDay>, kMonths * kKinds> m_cells{};
};

Result<void> collect(const std::string& id, const MeterReadings& readings, FederalState state, ReadingMeans& means)
{
    const auto count = static_cast<std::int64_t>(readings.quarterKwh.size());
    WB_TRY(const BerlinClock clock,
           BerlinClock::over(readings.firstUtcS, readings.firstUtcS + count * kQuarterSeconds));
    int holidayYear = 0;
    std::vector<Holiday> holidays;
    for (std::int64_t i = 0; i < count; ++i) {
        const double kwh = readings.quarterKwh[static_cast<std::size_t>(i)];
        if (std::isnan(kwh)) {
            continue;
        }
        if (kwh < 0.0 || !std::isfinite(kwh)) {
            return unusableReadings(
                id, {"die Zeitreihe enthält einen negativen Verbrauch", "the series has a negative consumption"});
        }
        const std::int64_t localS = clock.localS(readings.firstUtcS + i * kQuarterSeconds);
        const auto midnight =
            std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(localS)));
        const Date day = midnight;
        if (static_cast<int>(day.year()) != holidayYear) {
            holidayYear = static_cast<int>(day.year());
            holidays = germanHolidays(state, holidayYear);
        }
        const std::int64_t intoDayS = localS - midnight.time_since_epoch().count() * kDaySeconds;
        means.add(periodOf(day, ProfilePeriods::Months), dayKindOf(day, holidays),
                  static_cast<std::size_t>(intoDayS / kQuarterSeconds), kwh);
    }
    return {};
}

/// Values of a year before scaling.
std::vector<double> rawYear(const LoadProfile::Content& profile, const CivilYear& year)
{
    std::vector<const LoadProfile::DayShape*> shapes;
    std::vector<double> factors;
    for (std::size_t day = 0; day < year.dayCount(); ++day) {
        shapes.push_back(&profile.days[indexOf(periodOf(year.date(day), profile.periods), year.kind(day))]);
        factors.push_back(profile.dynamisation ? dynamisationFactor(*profile.dynamisation, static_cast<int>(day) + 1)
                                               : 1.0);
    }
    std::vector<double> values;
    values.reserve(year.quarters().size());
    for (const WallQuarter& at : year.quarters()) {
        values.push_back((*shapes[at.day])[at.quarter] * factors[at.day]);
    }
    return values;
}

} // namespace

std::size_t periodCount(ProfilePeriods periods)
{
    return periods == ProfilePeriods::Seasons ? 3 : kMonths;
}

std::size_t periodOf(Date day, ProfilePeriods periods)
{
    const auto month = static_cast<unsigned>(day.month());
    if (periods == ProfilePeriods::Months) {
        return month - 1;
    }
    // Source: VDEW, Repräsentative VDEW-Lastprofile, 1999.
    const unsigned at = monthDay(month, static_cast<unsigned>(day.day()));
    if (at <= monthDay(3, 20) || at >= monthDay(11, 1)) {
        return 0;
    }
    return at >= monthDay(5, 15) && at <= monthDay(9, 14) ? 1 : 2;
}

double dynamisationFactor(const Dynamisation& coefficients, int dayOfYear)
{
    const double t = dayOfYear;
    const double value = coefficients[0] * t * t * t * t + coefficients[1] * t * t * t + coefficients[2] * t * t +
                         coefficients[3] * t + coefficients[4];
    // Some days are ties on paper (day 50: 1.20705); the double decides, as in the programs of others.
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 4);
    double rounded = value;
    std::from_chars(text.data(), written.ptr, rounded);
    return rounded;
}

Result<LoadProfile> LoadProfile::fromReadings(std::string id, const MeterReadings& readings, FederalState state)
{
    if (readings.firstUtcS % kQuarterSeconds != 0) {
        return unusableReadings(id, {"die Zeitreihe beginnt nicht mit einer vollen Viertelstunde",
                                     "the series does not start at a full quarter-hour"});
    }
    ReadingMeans means;
    WB_CHECK(collect(id, readings, state, means));
    Content content{.id = id,
                    .title = {"Lastprofil aus Messwerten: " + id, "Load profile from readings: " + id},
                    .source = id,
                    .periods = ProfilePeriods::Months};
    detail::ExactSum yearSum;
    for (std::size_t month = 0; month < kMonths; ++month) {
        for (const DayKind kind : {DayKind::Workday, DayKind::Saturday, DayKind::Sunday}) {
            const auto shape = means.nearestDay(month, kind);
            if (!shape) {
                return unusableReadings(id,
                                        {"die Zeitreihe braucht je einen vollständigen Werktag, Samstag und Sonntag",
                                         "the series needs a complete workday, Saturday and Sunday"});
            }
            content.days.push_back(*shape);
            yearSum.add(detail::exactSum(*shape) * daysPerYear(kind) / static_cast<double>(kMonths));
        }
    }
    if (yearSum.value() <= 0.0) {
        return unusableReadings(id, {"die Zeitreihe enthält keinen Verbrauch", "the series has no consumption"});
    }
    // From kWh a quarter-hour to W per 1,000 kWh/a: 1,000 kWh = sum of quarter-hours of 1/4 h.
    const double scale = 1000.0 / yearSum.value() / kQuarterHourH * 1000.0;
    for (DayShape& shape : content.days) {
        std::ranges::transform(shape, shape.begin(), [&](double kwh) { return kwh * scale; });
    }
    return LoadProfile(std::move(content));
}

const LoadProfile::DayShape& LoadProfile::published(std::size_t period, DayKind kind) const
{
    return m_content.days[indexOf(period, kind)];
}

Result<std::vector<double>> LoadProfile::yearKw(const CivilYear& year, double kwhPerYear) const
{
    if (!std::isfinite(kwhPerYear) || kwhPerYear < 0.0) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"der Jahresverbrauch muss eine Zahl ab 0 sein",
                                 "the yearly consumption must be a number of 0 or more"},
                     .subject = m_content.id};
    }
    std::vector<double> values = rawYear(m_content, year);
    // Quarter-hours count a fourth of their power, so the powers sum up to four times the energy: exact in binary.
    detail::scaleToSum(values, kwhPerYear / kQuarterHourH);
    return values;
}

} // namespace weitblick::energy
