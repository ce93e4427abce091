// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>

#include "sample_data/geos_areas.h"
#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"
#include "sample_data/output/use_names.h"
#include "sample_data/output/vector_file.h"
#include "sample_data/place/people.h"

namespace weitblick::sample {

namespace {

using Type = ColumnType;

Value number(int value)
{
    return static_cast<std::int64_t>(value);
}

Value yesNo(bool value)
{
    return static_cast<std::int64_t>(value ? 1 : 0);
}

Result<void> addParcels(VectorFile& file, const Place& place, Json& truth)
{
    WB_CHECK(file.beginLayer({"flurstuecke",
                              Shape::Polygons,
                              {{"flstkennz"},
                               {"gemarkung"},
                               {"ags"},
                               {"ortsteil"},
                               {"nutzart"},
                               {"eigentuemer"},
                               {"afl", Type::Integer},
                               {"lagebeztxt"}}}));
    std::map<std::string, double> areaByUse;
    double municipal = 0.0;
    for (const Parcel& parcel : place.parcels) {
        const Ortsteil& ortsteil = place.ortsteile[static_cast<std::size_t>(parcel.ortsteil)];
        const Gemeinde& gemeinde = place.gemeinden[static_cast<std::size_t>(ortsteil.gemeinde)];
        const std::string street =
            parcel.street == kNone ? "" : place.streets[static_cast<std::size_t>(parcel.street)].name;
        WB_CHECK(file.add(Areas{parcel.area}, {parcel.id, ortsteil.gemarkung, gemeinde.ags, ortsteil.key,
                                               std::string(landUseName(parcel.use)),
                                               std::string(parcel.isMunicipal ? "Gemeinde" : "Privat"),
                                               static_cast<std::int64_t>(std::lround(parcel.areaM2)), street}));
        areaByUse[landUseName(parcel.use)] += parcel.areaM2;
        municipal += parcel.isMunicipal ? parcel.areaM2 : 0.0;
    }
    truth["flurstuecke"] = {
        {"count", place.parcels.size()}, {"area_m2_municipal", municipal}, {"area_m2_by_use", areaByUse}};
    return {};
}

Result<void> addBuildings(VectorFile& file, const Place& place, Json& truth)
{
    WB_CHECK(file.beginLayer({"gebaeude",
                              Shape::Polygons,
                              {{"oid"},
                               {"gfk"},
                               {"funktion"},
                               {"ags"},
                               {"ortsteil"},
                               {"flstkennz"},
                               {"strasse"},
                               {"hausnummer"},
                               {"baujahr", Type::Integer},
                               {"geschosse", Type::Integer},
                               {"wohnungen", Type::Integer},
                               {"haushalte", Type::Integer},
                               {"einwohner", Type::Integer},
                               {"dachform", Type::Integer},
                               {"heizung"},
                               {"waerme_kwh", Type::Real},
                               {"strom_kwh", Type::Real},
                               {"nutzflaeche_m2", Type::Real},
                               {"denkmal", Type::Integer},
                               {"kommunal", Type::Integer}}}));
    std::map<std::string, int> byFunction;
    std::map<std::string, int> byHeating;
    double footprint = 0.0;
    for (const Building& building : place.buildings) {
        const Ortsteil& ortsteil = place.ortsteile[static_cast<std::size_t>(building.ortsteil)];
        const double areaM2 = 4.0 * building.halfLengthM * building.halfDepthM;
        Ring ring;
        for (const Point p : building.footprint()) {
            ring.push_back({rounded3(p.x), rounded3(p.y)});
        }
        WB_CHECK(file.add(Areas{Area{{ring}}}, {building.id,
                                                std::string(buildingFunctionCode(building.use)),
                                                std::string(buildingFunctionName(building.use)),
                                                place.gemeinden[static_cast<std::size_t>(ortsteil.gemeinde)].ags,
                                                ortsteil.key,
                                                place.parcels[static_cast<std::size_t>(building.parcel)].id,
                                                building.streetName,
                                                building.houseNumber,
                                                number(building.year),
                                                number(building.storeys),
                                                number(building.dwellings),
                                                number(building.households),
                                                number(building.persons),
                                                number(roofCode(building.roof)),
                                                std::string(heatingName(building.heating)),
                                                building.heatKWh,
                                                building.electricityKWh,
                                                rounded3(floorAreaM2(building)),
                                                yesNo(building.isMonument),
                                                yesNo(building.isMunicipal)}));
        ++byFunction[buildingFunctionName(building.use)];
        ++byHeating[heatingName(building.heating)];
        footprint += areaM2;
    }
    truth["gebaeude"] = {{"count", place.buildings.size()},
                         {"footprint_m2", footprint},
                         {"by_function", byFunction},
                         {"by_heating", byHeating}};
    return {};
}

Json totalsOf(const Totals& totals)
{
    return {
        {"buildings", totals.buildings}, {"dwellings", totals.dwellings}, {"households", totals.households},
        {"persons", totals.persons},     {"ages", totals.ages},           {"workplaces", totals.workplaces},
        {"monuments", totals.monuments}, {"heat_kwh", totals.heatKWh},    {"electricity_kwh", totals.electricityKWh},
        {"gas_kwh", totals.gasKWh}};
}

} // namespace

Result<void> writeCadastre(const Product& product)
{
    const Place& place = product.region.place;
    Json truth;
    WB_TRY(VectorFile file, VectorFile::create(product.folder / "alkis_vereinfacht.gpkg", "GPKG"));
    WB_CHECK(addParcels(file, place, truth));
    WB_CHECK(addBuildings(file, place, truth));
    WB_CHECK(file.close());
    Json& byOrtsteil = truth["ortsteile"];
    for (std::size_t i = 0; i < place.ortsteile.size(); ++i) {
        byOrtsteil[place.ortsteile[i].key] = totalsOf(place.totals[i]);
    }
    return writeTruth(product.folder, truth);
}

Result<void> writeAdministration(const Product& product)
{
    const Place& place = product.region.place;
    Json truth;
    WB_TRY(VectorFile gemeinden, VectorFile::create(product.folder / "gemeinden.shp", "ESRI Shapefile"));
    WB_CHECK(gemeinden.beginLayer(
        {"gemeinden", Shape::Polygons, {{"AGS"}, {"GEN"}, {"BEZ"}, {"PLZ"}, {"FLAECHE_M2", Type::Real}}}));
    for (const Gemeinde& gemeinde : place.gemeinden) {
        const double area = areaM2(gemeinde.area);
        WB_CHECK(gemeinden.add(gemeinde.area,
                               {gemeinde.ags, gemeinde.name, std::string(gemeinde.isTown ? "Stadt" : "Gemeinde"),
                                gemeinde.postcode, area}));
        truth["gemeinden"][gemeinde.ags] = {{"name", gemeinde.name}, {"area_m2", area}};
    }
    WB_CHECK(gemeinden.close());
    WB_TRY(VectorFile ortsteile, VectorFile::create(product.folder / "ortsteile.shp", "ESRI Shapefile"));
    WB_CHECK(ortsteile.beginLayer({"ortsteile",
                                   Shape::Polygons,
                                   {{"SCHLUESSEL"}, {"NAME"}, {"GEMARKUNG"}, {"AGS"}, {"FLAECHE_M2", Type::Real}}}));
    for (std::size_t i = 0; i < place.ortsteile.size(); ++i) {
        const Ortsteil& ortsteil = place.ortsteile[i];
        const double area = areaM2(ortsteil.area);
        WB_CHECK(
            ortsteile.add(ortsteil.area, {ortsteil.key, ortsteil.name, ortsteil.gemarkung,
                                          place.gemeinden[static_cast<std::size_t>(ortsteil.gemeinde)].ags, area}));
        truth["ortsteile"][ortsteil.key] = {
            {"name", ortsteil.name}, {"area_m2", area}, {"totals", totalsOf(place.totals[i])}};
    }
    WB_CHECK(ortsteile.close());
    const Box& e = place.extent;
    truth["extent"] = {e.minX, e.minY, e.maxX, e.maxY};
    truth["crs"] = "EPSG:25832";
    return writeTruth(product.folder, truth);
}

Result<void> writeLandUse(const Product& product)
{
    const Place& place = product.region.place;
    Json truth;
    WB_TRY(VectorFile use, VectorFile::create(product.folder / "flaechennutzung.gpkg", "GPKG"));
    WB_CHECK(use.beginLayer(
        {"tatsaechliche_nutzung", Shape::Polygons, {{"ortsteil"}, {"nutzart"}, {"flaeche_m2", Type::Real}}}));
    std::map<std::pair<int, ParcelUse>, Areas> byUse;
    for (const Parcel& parcel : place.parcels) {
        byUse[{parcel.ortsteil, parcel.use}].push_back(parcel.area);
    }
    Areas woods;
    Areas wetMeadows;
    for (const auto& [key, areas] : byUse) {
        WB_TRY(const Areas parts, joinedOnGrid(areas));
        const std::string& ortsteil = place.ortsteile[static_cast<std::size_t>(key.first)].key;
        WB_CHECK(use.add(parts, {ortsteil, std::string(landUseName(key.second)), areaM2(parts)}));
        truth["nutzung_m2"][ortsteil][landUseName(key.second)] = areaM2(parts);
        Areas* into =
            key.second == ParcelUse::Forest ? &woods : (key.second == ParcelUse::Meadow ? &wetMeadows : nullptr);
        for (const Area& area : parts) {
            const double size = areaM2(area);
            const Point at = centroidOf(area.rings.front());
            const Terrain& terrain = product.region.terrain;
            const bool isWet = terrain.riverDistanceM(at) < 1.5 * terrain.floodHalfWidthM(at.y);
            if (into == &woods ? size > 250000.0 : (into != nullptr && isWet && size > 4000.0)) {
                into->push_back(area);
            }
        }
    }
    WB_CHECK(use.close());
    WB_TRY(woods, joinedWithoutNecks(woods, 1.0)); // across the borders of the Ortsteile
    WB_TRY(wetMeadows, joinedWithoutNecks(wetMeadows, 1.0));
    WB_TRY(VectorFile reserves, VectorFile::create(product.folder / "schutzgebiete.geojson", "GeoJSON"));
    WB_CHECK(reserves.beginLayer(
        {"schutzgebiete", Shape::Polygons, {{"art"}, {"name"}, {"flaeche_m2", Type::Real}}, "EPSG:4326"}));
    WB_CHECK(reserves.add(
        woods, {std::string("Landschaftsschutzgebiet"), std::string("Wälder des Musterkreises"), areaM2(woods)}));
    WB_CHECK(reserves.add(wetMeadows, {std::string("Naturschutzgebiet"),
                                       std::string(place.settings.size == PlaceSize::Village ? "Auen des Musterbachs"
                                                                                             : "Auen der Muster"),
                                       areaM2(wetMeadows)}));
    WB_CHECK(reserves.close());
    WB_TRY(VectorFile flood, VectorFile::create(product.folder / "ueberschwemmungsgebiet.geojson", "GeoJSON"));
    WB_CHECK(flood.beginLayer(
        {"ueberschwemmungsgebiet", Shape::Polygons, {{"gewaesser"}, {"jaehrlichkeit", Type::Integer}}, "EPSG:4326"}));
    WB_CHECK(flood.add(place.flood, {place.riverName, std::int64_t{100}}));
    WB_CHECK(flood.close());
    int flooded = 0;
    for (const Building& building : place.buildings) {
        flooded +=
            std::ranges::any_of(place.flood, [&](const Area& area) { return contains(area, building.centre); }) ? 1 : 0;
    }
    truth["schutz_m2"] = {{"Landschaftsschutzgebiet", areaM2(woods)}, {"Naturschutzgebiet", areaM2(wetMeadows)}};
    truth["ueberschwemmung"] = {{"area_m2", areaM2(place.flood)}, {"buildings_with_centre_inside", flooded}};
    return writeTruth(product.folder, truth);
}

} // namespace weitblick::sample
