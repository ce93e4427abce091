// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/sensors/readings.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

#include "sample_data/energy/weather_year.h"
#include "sample_data/random.h"
#include "sample_data/sensors/local_time.h"

namespace weitblick::sample {

const char* unitOf(SensorKind kind)
{
    static constexpr std::array kUnits = {"Kfz/15min", "µg/m³", "µg/m³", "°C", "dB(A)", "%", "%", "cm"};
    return kUnits[static_cast<std::size_t>(kind)];
}

const char* quantityOf(SensorKind kind)
{
    static constexpr std::array kNames = {"Verkehrsstärke",  "NO2",      "PM10",      "Lufttemperatur",
                                          "Mittelungspegel", "Belegung", "Füllstand", "Wasserstand"};
    return kNames[static_cast<std::size_t>(kind)];
}

const char* nameOf(FaultKind kind)
{
    static constexpr std::array kNames = {"gap", "spike", "flatline", "drift"};
    return kNames[static_cast<std::size_t>(kind)];
}

namespace {

constexpr std::array kPrefixes = {"verkehr", "no2", "pm10", "temperatur", "laerm", "parken", "abfall", "pegel"};

void sowFaults(SensorSite& site, Random& random)
{
    constexpr std::size_t kDay = 96;
    // One of each kind, in a quarter of the year of its own, so that none hides another.
    for (std::size_t i = 0; i < 4; ++i) {
        const auto kind = static_cast<FaultKind>(i);
        const std::size_t from = i * 91 * kDay + kDay * 5 + random.index(70 * kDay);
        std::size_t length = 1;
        if (kind == FaultKind::Gap) {
            length = 8 + random.index(3 * kDay);
        } else if (kind == FaultKind::Flatline) {
            length = kDay + random.index(kDay);
        } else if (kind == FaultKind::Drift) {
            length = kDay * 10;
        }
        site.faults.push_back({kind, from, from + length});
    }
}

Point placeFor(const Place& place, SensorKind kind, Random& random)
{
    if (kind == SensorKind::Gauge) {
        return place.river[place.river.size() / 2 + random.index(20)];
    }
    for (int attempt = 0;; ++attempt) {
        const Street& street = random.pick(place.streets);
        const bool suits = kind == SensorKind::Traffic ? street.vehiclesPerDay > 1500 : street.settlement != kNone;
        if (suits || attempt > 500) {
            return pointAlong(street.line, street.lengthM / 2.0);
        }
    }
}

double ordinaryLevel(SensorKind kind, Random& random)
{
    switch (kind) {
    case SensorKind::Traffic:
        return random.between(18.0, 140.0);
    case SensorKind::Air:
        return random.between(12.0, 38.0);
    case SensorKind::Dust:
        return random.between(10.0, 22.0);
    case SensorKind::Noise:
        return random.between(52.0, 64.0);
    case SensorKind::Parking:
        return random.between(35.0, 80.0);
    case SensorKind::Gauge:
        return random.between(60.0, 110.0);
    default:
        return 0.0;
    }
}

double dailyShape(const QuarterHour& quarter)
{
    const double hour = quarter.minuteOfDay / 60.0;
    const bool isWeekend = quarter.weekday > 4;
    const double morning = isWeekend ? 0.0 : 1.1 * std::exp(-std::pow((hour - 7.6) / 1.3, 2));
    const double evening = (isWeekend ? 0.5 : 1.15) * std::exp(-std::pow((hour - 17.0) / 1.9, 2));
    return 0.06 + morning + evening + 0.75 * std::exp(-std::pow((hour - 13.0) / 4.2, 2));
}

class Year {
public:
    Year(const Place& place, const SensorSite& site)
        : m_site(site),
          m_weather(weatherYear(place.settings.seed)),
          m_random(place.settings.seed, site.id)
    {
    }

    double next(std::size_t i)
    {
        const QuarterHour& quarter = quarterHours2025()[i];
        const WeatherHour& sky = m_weather[std::min<std::size_t>(i / 4, m_weather.size() - 1)];
        const double shape = dailyShape(quarter);
        m_state += -0.02 * m_state + 0.1 * m_random.normal();
        switch (m_site.kind) {
        case SensorKind::Traffic:
            return std::round(std::max(0.0, m_site.level * shape * (1.0 + 0.12 * m_random.normal())));
        case SensorKind::Air:
            return tenth(
                std::max(1.0, m_site.level * (0.45 + 0.5 * shape) * (1.25 - 0.07 * sky.windMPerS) + 2.0 * m_state));
        case SensorKind::Dust:
            return tenth(
                std::max(1.0, m_site.level * (1.15 - 0.06 * sky.windMPerS) - 0.25 * sky.temperatureC + 3.0 * m_state));
        case SensorKind::Temperature:
            return tenth(sky.temperatureC + 0.6 + 0.3 * m_state);
        case SensorKind::Noise:
            return tenth(m_site.level + 6.0 * std::log10(shape + 0.05) + 0.8 * m_random.normal());
        case SensorKind::Parking:
            return std::round(std::clamp(m_site.level * (0.25 + 0.7 * shape) + 4.0 * m_state, 0.0, 100.0));
        case SensorKind::Waste:
            m_fill += m_random.uniform() * 0.45;
            m_fill = m_fill > 82.0 && quarter.minuteOfDay == 420 ? 2.0 : std::min(m_fill, 100.0);
            return std::round(m_fill);
        case SensorKind::Gauge:
            m_fill = m_fill * 0.9985 + sky.rainMm * 0.55;
            return std::round(m_site.level + m_fill + m_state);
        }
        return 0.0;
    }

private:
    static double tenth(double value) { return std::round(value * 10.0) / 10.0; }

    const SensorSite& m_site;
    std::vector<WeatherHour> m_weather;
    Random m_random;
    double m_state = 0.0;
    double m_fill = 0.0;
};

void spoil(std::vector<double>& values, const Fault& fault)
{
    for (std::size_t i = fault.from; i < fault.to && i < values.size(); ++i) {
        switch (fault.kind) {
        case FaultKind::Gap:
            values[i] = std::numeric_limits<double>::quiet_NaN();
            break;
        case FaultKind::Spike:
            values[i] = std::round(values[i] * 9.0 + 400.0);
            break;
        case FaultKind::Flatline:
            values[i] = values[fault.from];
            break;
        case FaultKind::Drift:
            values[i] = std::round((values[i] + 0.02 * static_cast<double>(i - fault.from)) * 10.0) / 10.0;
            break;
        }
    }
}

} // namespace

std::vector<SensorSite> sensorSites(const Place& place, std::size_t count)
{
    Random random(place.settings.seed, "sensor sites");
    std::vector<SensorSite> sites;
    for (std::size_t i = 0; i < count; ++i) {
        SensorSite site;
        site.kind = static_cast<SensorKind>(i % kPrefixes.size());
        site.id = fmt::format("{}-{:03}", kPrefixes[i % kPrefixes.size()], i / kPrefixes.size() + 1);
        site.name = fmt::format("{} {}", quantityOf(site.kind), i / kPrefixes.size() + 1);
        site.at = placeFor(place, site.kind, random);
        site.level = ordinaryLevel(site.kind, random);
        sowFaults(site, random);
        sites.push_back(std::move(site));
    }
    return sites;
}

Readings readingsOf(const Place& place, const SensorSite& site)
{
    Readings readings;
    Year year(place, site);
    for (std::size_t i = 0; i < static_cast<std::size_t>(kQuarterHours); ++i) {
        readings.truth.push_back(year.next(i));
    }
    readings.values = readings.truth;
    for (const Fault& fault : site.faults) {
        spoil(readings.values, fault);
    }
    return readings;
}

} // namespace weitblick::sample
