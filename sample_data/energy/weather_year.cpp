// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/energy/weather_year.h"

#include <algorithm>

#include "sample_data/random.h"

namespace weitblick::sample {

std::vector<WeatherHour> weatherYear(std::uint64_t seed)
{
    constexpr double kPi = std::numbers::pi;
    constexpr double kLatitudeRad = 50.65 * kPi / 180.0;
    Random random(seed, "weather");
    std::vector<WeatherHour> year;
    double warmth = 0.0; // deviation from the season, kelvin
    double clouds = 0.5; // 0 clear … 1 overcast
    double pressure = 0.0;
    double wind = 0.0;
    for (int hour = 0; hour < 8760; ++hour) {
        const int day = hour / 24;
        const double solarHour = hour % 24 + 0.5 - 0.4; // 9.1° E is 24 minutes behind MEZ
        const double declination = 23.45 * kPi / 180.0 * std::sin(2.0 * kPi * (284 + day + 1) / 365.0);
        const double height =
            std::sin(kLatitudeRad) * std::sin(declination) +
            std::cos(kLatitudeRad) * std::cos(declination) * std::cos((solarHour - 12.0) * kPi / 12.0);
        warmth += -0.012 * warmth + 0.55 * random.normal();
        clouds = std::clamp(clouds + 0.04 * (0.62 - clouds) + 0.11 * random.normal(), 0.0, 1.0);
        pressure += -0.01 * pressure + 0.6 * random.normal();
        wind += -0.05 * wind + 0.5 * random.normal();
        WeatherHour it;
        const double daily = 4.2 * (1.2 - clouds) * std::sin((solarHour - 9.0) * kPi / 12.0);
        it.temperatureC =
            std::round((9.1 - 9.4 * std::cos(2.0 * kPi * (day - 17) / 365.0) + daily + warmth) * 10.0) / 10.0;
        it.pressureHPa = std::round(988.0 + pressure);
        it.windFromDeg = static_cast<int>(std::fmod(240.0 + 25.0 * wind + 720.0, 360.0));
        it.windMPerS = std::round(std::max(0.0, 3.1 + wind) * 10.0) / 10.0;
        it.cloudsEighths = static_cast<int>(std::lround(clouds * 8.0));
        const double saturation = 6.112 * std::exp(17.62 * it.temperatureC / (243.12 + it.temperatureC));
        it.humidityPercent = std::clamp(static_cast<int>(70.0 + 25.0 * clouds - 2.5 * daily), 28, 100);
        const double vapour = saturation * it.humidityPercent / 100.0;
        it.mixingGPerKg = std::round(622.0 * vapour / (it.pressureHPa - vapour) * 10.0) / 10.0;
        if (height > 0.02) {
            const double clear = 1180.0 * height * std::pow(height, 0.15);
            const double direct = clear * 0.82 * std::pow(1.0 - clouds, 1.2);
            it.directWPerM2 = static_cast<int>(direct);
            it.diffuseWPerM2 = static_cast<int>(clear * (0.13 + 0.3 * clouds * (1.25 - clouds)));
        }
        it.rainMm = clouds > 0.82 && random.chance(0.3) ? std::round(random.between(0.1, 2.2) * 10.0) / 10.0 : 0.0;
        year.push_back(it);
    }
    return year;
}

} // namespace weitblick::sample
