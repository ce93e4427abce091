// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/energy/solar_yield.h"

#include "sample_data/random.h"

namespace weitblick::sample {

std::vector<SolarRoof> solarRoofs(const Place& place)
{
    constexpr double kLeastM2 = 5.0;
    constexpr double kToRad = std::numbers::pi / 180.0;
    Random random(place.settings.seed, "solar");
    std::vector<SolarRoof> roofs;
    for (std::size_t i = 0; i < place.buildings.size(); ++i) {
        const Building& building = place.buildings[i];
        for (std::size_t k = 0; k < building.planes.size(); ++k) {
            const RoofPlane& plane = building.planes[k];
            const double shading = random.chance(0.2) ? random.between(0.86, 0.95) : random.between(0.95, 1.0);
            if (plane.areaM2 < kLeastM2) {
                continue;
            }
            const double tilt = plane.tiltDeg * kToRad;
            const double south = plane.azimuthDeg < 0.0 ? 0.0 : std::cos((plane.azimuthDeg - 180.0) * kToRad);
            const double factor = 1.0 + 0.2 * std::sin(2.0 * tilt) * south - 0.08 * (1.0 - std::cos(tilt));
            roofs.push_back({static_cast<int>(i), static_cast<int>(k), std::round(1040.0 * factor * shading)});
        }
    }
    return roofs;
}

const char* suitabilityOf(double irradiationKWhPerM2)
{
    struct Class {
        double above;
        const char* name;
    };
    static constexpr Class kClasses[] = {{1150, "hervorragend"}, {1100, "sehr gut"}, {1050, "sehr gut bis gut"},
                                         {1000, "gut"},          {950, "geeignet"},  {900, "bedingt"}};
    for (const Class& it : kClasses) {
        const bool isTop = it.above > 1149.0;
        if (isTop ? irradiationKWhPerM2 > it.above : irradiationKWhPerM2 >= it.above) {
            return it.name;
        }
    }
    return "möglicherweise";
}

} // namespace weitblick::sample
