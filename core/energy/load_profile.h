// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/energy/civil_year.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::energy {

/// Into which parts of the year a profile divides its days.
enum class ProfilePeriods : std::uint8_t {
    Seasons, ///< winter 1 November to 20 March, summer 15 May to 14 September, transition between (VDEW 1999)
    Months   ///< January to December (BDEW 2025, and profiles from readings)
};

/// Number of the part in which the day is: winter 0, summer 1, transition 2; or January 0.
std::size_t periodOf(Date day, ProfilePeriods periods);
std::size_t periodCount(ProfilePeriods periods); ///< 3 or 12

/// Coefficients of t⁴, t³, t², t and 1, t being the day of the year from 1.
using Dynamisation = std::array<double, 5>;

/// Value of the polynomial, rounded to four decimals as the profiles' rules of application have it.
double dynamisationFactor(const Dynamisation& coefficients, int dayOfYear);

/// Readings of a meter: the energy of quarter-hours that follow one another. NaN: no reading.
struct MeterReadings {
    std::int64_t firstUtcS = 0; ///< start of the first quarter-hour, a full quarter-hour
    std::span<const double> quarterKwh;
};

/// How a group of consumers draws its electricity over the days of a year: mean power of each quarter-hour for a
/// consumption of 1,000 kWh a year.
class LoadProfile {
public:
    /// One day of a period and kind: 96 mean powers in W per 1,000 kWh/a.
    using DayShape = std::array<double, kQuartersPerDay>;

    struct Content {
        std::string id; ///< "H25"
        Text title;
        std::string source;
        ProfilePeriods periods = ProfilePeriods::Months;
        std::vector<DayShape> days; ///< [period * 3 + DayKind]
        std::optional<Dynamisation> dynamisation;
    };
    explicit LoadProfile(Content content) : m_content(std::move(content)) {}

    /// The profile that readings show: the mean of each quarter-hour over the days of the same month and kind.
    ///
    /// Method   Days count by civil time; a month without a day of a kind takes the nearest month that has one. Peaks
    ///          of single days are averaged away: for the load of the year that was measured, use the readings.
    /// Units    in: kWh a quarter-hour. The profile is scaled to 1,000 kWh/a.
    /// Errors   InvalidInput  no readings of a kind of day, a negative one, a start that is no quarter-hour, or all 0.
    static Result<LoadProfile> fromReadings(std::string id, const MeterReadings& readings, FederalState state);

    [[nodiscard]] const std::string& id() const { return m_content.id; }
    [[nodiscard]] const Text& title() const { return m_content.title; }
    [[nodiscard]] const std::string& source() const { return m_content.source; }
    [[nodiscard]] bool isDynamic() const { return m_content.dynamisation.has_value(); }

    /// The published value: without dynamisation, before the year is scaled.
    /// Units    W per 1,000 kWh/a.
    [[nodiscard]] const DayShape& published(std::size_t period, DayKind kind) const;

    /// Mean power of each quarter-hour of the year, in the order of `year.quarters()`.
    ///
    /// Method   published value × dynamisation of the day, then scaled so that the year has `kwhPerYear`: the sum of
    ///          the energies, rounded once, is that number.
    /// Units    kW. Energy of a quarter-hour: a quarter of it.
    /// Errors   InvalidInput  kwhPerYear is negative or not finite.
    [[nodiscard]] Result<std::vector<double>> yearKw(const CivilYear& year, double kwhPerYear) const;

private:
    Content m_content;
};

} // namespace weitblick::energy
