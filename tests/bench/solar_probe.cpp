// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of job f1, and the surface that the others work on.
#include "core/solar/sun/angle.h"
#include "core/solar/yield/district_yield.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/solar_roofs.h"
#include "tests/bench/stopwatch.h"
#include "tests/support/synthetic_weather.h"

using namespace weitblick;
using namespace weitblick::solar;

namespace {

constexpr int kCells = 1000; ///< along a side, 1 m each

/// A year of all roofs, with the profile of the whole district by month and hour of the day.
void yearOf(std::size_t count)
{
    const RoofSurfaces roofs = bench::someRoofs(count);
    const WeatherYear weather = test::syntheticWeather();
    Job job;
    const bench::Stopwatch watch;
    const auto yield = districtYield(roofs, weather, {}, {}, job);
    const double seconds = watch.wallS();
    const double cpuS = watch.cpuS();
    if (!yield) {
        std::fprintf(stderr, "%s\n", yield.error().message.en.c_str());
        std::exit(1);
    }
    const auto light = std::ranges::count_if(weather.hours, [](const WeatherHour& it) { return it.globalWM2 > 0.0; });
    const double total = std::accumulate(yield->acKWhPerKwp.begin(), yield->acKWhPerKwp.end(), 0.0);
    std::printf("{\"seconds\": %.4f, \"cpu_s\": %.4f, \"surface_hours\": %.0f, \"mean_kwh_kwp\": %.3f}\n", seconds,
                cpuS, static_cast<double>(count) * static_cast<double>(light), total / static_cast<double>(count));
}

/// Hills with houses, as a GeoTIFF.
void writeSurface(const char* file)
{
    GDALAllRegister();
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    GDALDataset* const raster = driver->Create(file, kCells, kCells, 1, GDT_Float32, nullptr);
    double frame[6] = {480000.0, 1.0, 0.0, 5551000.0, 0.0, -1.0};
    raster->SetGeoTransform(frame);
    OGRSpatialReference crs;
    crs.importFromEPSG(25832);
    raster->SetSpatialRef(&crs);
    std::vector<float> row(kCells);
    for (int y = 0; y < kCells; ++y) {
        for (int x = 0; x < kCells; ++x) {
            const double hill = 20.0 * std::sin(x / 160.0) * std::cos(y / 130.0);
            const bool isHouse = x % 25 < 10 && y % 30 < 12;
            const double roof = isHouse ? 6.0 + 4.0 * (1.0 - std::abs(x % 25 - 4.5) / 5.0) : 0.0;
            row[static_cast<std::size_t>(x)] = static_cast<float>(200.0 + hill + roof);
        }
        if (raster->GetRasterBand(1)->RasterIO(GF_Write, 0, y, kCells, 1, row.data(), kCells, 1, GDT_Float32, 0, 0) !=
            CE_None) {
            std::exit(1);
        }
    }
    GDALClose(raster);
}

/// Elevation of the sun above a plane by local solar time, in degrees, for the check of the others' sun.
void incidence(const Plane& plane, int dayOfYear, double solarHour)
{
    const Site site{50.1, 8.72, 200.0};
    const double noonUtcS = 1735689600.0 + (dayOfYear - 1) * 86400.0 + 43200.0 - site.longitudeDeg * 240.0; // 2025
    const double declination = sunEphemeris(julianDayOf(noonUtcS), 69.2).declinationDeg;
    const double hourDeg = (solarHour - 12.0) * 15.0;
    const double up = sinDeg(site.latitudeDeg) * sinDeg(declination) +
                      cosDeg(site.latitudeDeg) * cosDeg(declination) * cosDeg(hourDeg);
    const double azimuth = 180.0 + kDegPerRad * std::atan2(sinDeg(hourDeg), cosDeg(hourDeg) * sinDeg(site.latitudeDeg) -
                                                                                std::tan(declination * kRadPerDeg) *
                                                                                    cosDeg(site.latitudeDeg));
    const double cosine = incidenceCosine(plane, 90.0 - kDegPerRad * std::asin(up), azimuth);
    std::printf("{\"above_plane_deg\": %.5f}\n", kDegPerRad * std::asin(cosine));
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view what = argc > 2 ? argv[1] : "";
    if (what == "year") {
        yearOf(std::stoul(argv[2]));
    } else if (what == "surface") {
        writeSurface(argv[2]);
    } else if (what == "incidence" && argc == 6) {
        incidence({std::stod(argv[2]), std::stod(argv[3])}, std::stoi(argv[4]), std::stod(argv[5]));
    } else {
        std::fprintf(stderr, "solar_probe year COUNT | surface FILE | incidence TILT AZIMUTH DAY HOUR\n");
        return 2;
    }
    return 0;
}
