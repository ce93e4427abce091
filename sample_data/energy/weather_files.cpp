// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs.h"

#include <array>
#include <cmath>
#include <fmt/format.h>

#include "sample_data/energy/weather_year.h"
#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"

namespace weitblick::sample {

Result<void> writeWeather(const Product& product)
{
    const Place& place = product.region.place;
    const auto year = weatherYear(place.settings.seed);
    WB_TRY(const auto transformer, geo::Transformer::create({"EPSG:25832"}, {"EPSG:3034"}));
    Point at = place.settlements.front().centre;
    const double height = product.region.terrain.heightM(at);
    transformer.apply({&at.x, 1}, {&at.y, 1});
    const auto east = std::lround(at.x / 1000.0) * 1000 + 500;
    const auto north = std::lround(at.y / 1000.0) * 1000 + 500;
    std::string text = fmt::format(
        "1. Koordinatensystem : Lambert konform konisch\n"
        "2. Rechtswert        : {} Meter\n3. Hochwert          : {} Meter\n4. Höhenlage         : {:.0f} Meter über "
        "NN\n"
        "5. Erstellung des Datensatzes im Januar 2025\n\n"
        "6. Art des TRY       : mittleres Jahr\n7. Bezugszeitraum    : 1995-2012\n8. Datenbasis 1      : erfunden für "
        "den Musterkreis\n\n"
        "RW Rechtswert, HW Hochwert, MM Monat, DD Tag, HH Stunde (MEZ), t Lufttemperatur [GradC], p Luftdruck [hPa],\n"
        "WR Windrichtung [Grad], WG Windgeschwindigkeit [m/s], N Bedeckungsgrad [Achtel], x Mischungsverhältnis "
        "[g/kg],\n"
        "RF relative Feuchte [%], B direkte Sonnenbestrahlungsstärke (horiz.) [W/m2], D diffuse (horiz.) [W/m2],\n"
        "A Bestrahlungsstärke d. atm. Wärmestrahlung [W/m2], E d. terr. Wärmestrahlung [W/m2], IL Qualitätsbit\n\n"
        "     RW      HW MM DD HH     t    p  WR   WG N    x  RF    B    D   A    E IL\n***\n",
        east, north, height);
    static constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    std::size_t hour = 0;
    double global = 0.0;
    double degreeDays = 0.0;
    double temperature = 0.0;
    for (std::size_t month = 0; month < 12; ++month) {
        for (int day = 1; day <= kDays[month]; ++day) {
            double mean = 0.0;
            for (int clock = 1; clock <= 24; ++clock, ++hour) {
                const WeatherHour& it = year[hour];
                const double sky = 5.67e-8 * std::pow(it.temperatureC + 273.15, 4) * (0.74 + 0.02 * it.cloudsEighths);
                const double ground = 5.67e-8 * std::pow(it.temperatureC + 273.15, 4);
                fmt::format_to(std::back_inserter(text),
                               "{:7} {:7} {:2} {:2} {:2} {:5.1f} {:4.0f} {:3} {:4.1f} {} {:4.1f} {:3} {:4} {:4} "
                               "{:3.0f} {:4.0f}  1\n",
                               east, north, month + 1, day, clock, it.temperatureC, it.pressureHPa, it.windFromDeg,
                               it.windMPerS, it.cloudsEighths, it.mixingGPerKg, it.humidityPercent, it.directWPerM2,
                               it.diffuseWPerM2, sky, -ground);
                global += it.directWPerM2 + it.diffuseWPerM2;
                temperature += it.temperatureC;
                mean += it.temperatureC / 24.0;
            }
            degreeDays += mean < 15.0 ? 20.0 - mean : 0.0;
        }
    }
    WB_CHECK(writeText(product.folder / "TRY2015_Musterkreis_Jahr.dat", toLatin1(text)));
    return writeTruth(product.folder, {{"crs", "EPSG:3034"},
                                       {"hours", hour},
                                       {"global_kwh_m2a", global / 1000.0},
                                       {"mean_temperature_c", temperature / 8760.0},
                                       {"degree_days_20_15_kd", degreeDays}});
}

} // namespace weitblick::sample
