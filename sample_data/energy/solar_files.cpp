// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <map>

#include "sample_data/energy/solar_yield.h"
#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"
#include "sample_data/output/vector_file.h"

namespace weitblick::sample {

Result<void> writeSolar(const Product& product)
{
    const Place& place = product.region.place;
    const std::vector<SolarRoof> roofs = solarRoofs(place);
    WB_TRY(VectorFile file, VectorFile::create(product.folder / "solarkataster.gpkg", "GPKG"));
    WB_CHECK(file.beginLayer({"dachflaechen",
                              Shape::Polygons,
                              {{"gebaeude"},
                               {"flaeche"},
                               {"neigung_grad", ColumnType::Real},
                               {"azimut_grad", ColumnType::Real},
                               {"flaeche_m2", ColumnType::Real},
                               {"einstrahlung_kwh_m2a", ColumnType::Real},
                               {"eignung"},
                               {"denkmal", ColumnType::Integer},
                               {"kommunal", ColumnType::Integer}}}));
    struct Sums {
        double areaM2 = 0.0, kWh = 0.0;
        int count = 0;
    };
    std::map<std::string, Sums> byClass;
    std::map<std::string, Sums> byOrtsteil;
    Sums withoutMonuments;
    for (const SolarRoof& roof : roofs) {
        const Building& building = place.buildings[static_cast<std::size_t>(roof.building)];
        const RoofPlane& plane = building.planes[static_cast<std::size_t>(roof.plane)];
        Ring ring;
        for (const auto& corner : plane.corners) {
            ring.push_back({corner[0], corner[1]});
        }
        const double area = rounded3(plane.areaM2);
        WB_CHECK(file.add(Areas{Area{{ring}}},
                          {building.id, plane.id, plane.tiltDeg, rounded3(plane.azimuthDeg), area,
                           roof.irradiationKWhPerM2, std::string(suitabilityOf(roof.irradiationKWhPerM2)),
                           static_cast<std::int64_t>(building.isMonument ? 1 : 0),
                           static_cast<std::int64_t>(building.isMunicipal ? 1 : 0)}));
        for (Sums* sums : {&byClass[suitabilityOf(roof.irradiationKWhPerM2)],
                           &byOrtsteil[place.ortsteile[static_cast<std::size_t>(building.ortsteil)].key],
                           building.isMonument ? nullptr : &withoutMonuments}) {
            if (sums != nullptr) {
                sums->areaM2 += area;
                sums->kWh += area * roof.irradiationKWhPerM2;
                ++sums->count;
            }
        }
    }
    WB_CHECK(file.close());
    const auto json = [](const Sums& sums) {
        return Json{{"count", sums.count}, {"area_m2", sums.areaM2}, {"irradiation_kwh", sums.kWh}};
    };
    Json truth{{"roofs", roofs.size()}, {"without_monuments", json(withoutMonuments)}};
    for (const auto& [name, sums] : byClass) {
        truth["by_class"][name] = json(sums);
    }
    for (const auto& [key, sums] : byOrtsteil) {
        truth["by_ortsteil"][key] = json(sums);
    }
    return writeTruth(product.folder, truth);
}

} // namespace weitblick::sample
