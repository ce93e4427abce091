// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the data of the side-by-side runs, the same on every machine:
//   bench.generate_bench_data OUT.shp|OUT.geojson|OUT.gpkg buildings|points|zones COUNT [clustered|huge]
// clustered: most buildings or points near a few places. huge: one more zone of 100,000 vertices around the others.
#include <ogrsf_frmts.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/bench/sample_buildings.h"
#include "tests/support/random_zones.h"

using namespace weitblick;

namespace {

struct Order {
    std::string file;
    std::string_view kind;
    std::int64_t count = 0;
    std::string_view variant;
};

[[noreturn]] void giveUp(const char* why)
{
    std::fprintf(stderr, "generate_bench_data: %s\n", why);
    std::exit(1); // NOLINT(concurrency-mt-unsafe)
}

const char* driverFor(std::string_view file)
{
    return file.ends_with(".shp") ? "ESRI Shapefile" : file.ends_with(".geojson") ? "GeoJSON" : "GPKG";
}

void addField(OGRLayer& layer, const char* name, OGRFieldType type)
{
    OGRFieldDefn field(name, type);
    if (layer.CreateField(&field) != OGRERR_NONE) {
        giveUp("cannot create a field");
    }
}

void store(OGRLayer& layer, OGRFeature& feature)
{
    if (layer.CreateFeature(&feature) != OGRERR_NONE) {
        giveUp("cannot write a feature");
    }
}

void writeBuildings(OGRLayer& layer, const Order& order)
{
    addField(layer, "egid", OFTInteger64);
    addField(layer, "use", OFTString);
    addField(layer, "floors", OFTInteger);
    addField(layer, "year", OFTInteger);
    addField(layer, "height", OFTReal);
    addField(layer, "heating", OFTString);
    bench::BuildingSource source(order.variant == "clustered" ? bench::Spread::Clustered : bench::Spread::Even);
    OGRFeature feature(layer.GetLayerDefn());
    for (std::int64_t i = 0; i < order.count; ++i) {
        const bench::Building& building = source.next();
        feature.SetFID(OGRNullFID);
        feature.SetField(0, static_cast<GIntBig>(building.egid));
        feature.SetField(1, std::string(building.use).c_str());
        feature.SetField(2, static_cast<int>(building.floors));
        feature.SetField(3, static_cast<int>(building.year));
        feature.SetField(4, building.heightM);
        feature.SetField(5, std::string(building.heating).c_str());
        auto* ring = new OGRLinearRing; // owned by the polygon
        for (std::size_t vertex = 0; vertex < building.ring.size(); vertex += 2) {
            ring->addPoint(building.ring[vertex], building.ring[vertex + 1]);
        }
        auto* polygon = new OGRPolygon; // owned by the feature
        polygon->addRingDirectly(ring);
        feature.SetGeometryDirectly(polygon);
        store(layer, feature);
    }
}

void writePoints(OGRLayer& layer, const Order& order)
{
    addField(layer, "id", OFTInteger64);
    bench::BuildingSource source(order.variant == "clustered" ? bench::Spread::Clustered : bench::Spread::Even);
    OGRFeature feature(layer.GetLayerDefn());
    for (std::int64_t i = 0; i < order.count; ++i) {
        const bench::Building& building = source.next();
        feature.SetFID(OGRNullFID);
        feature.SetField(0, static_cast<GIntBig>(building.egid));
        feature.SetGeometryDirectly(new OGRPoint(building.centreX, building.centreY));
        store(layer, feature);
    }
}

void writeZones(OGRLayer& layer, const Order& order)
{
    addField(layer, "id", OFTInteger64);
    test::Tessellation shape{.sizeM = bench::kSideM, .origin = {bench::kWestM, bench::kSouthM}};
    shape.zonesPerSide = static_cast<int>(std::lround(std::sqrt(static_cast<double>(order.count))));
    std::vector<std::string> zones = test::tessellation(shape);
    if (order.variant == "huge") {
        const geo::Point middle{bench::kWestM + bench::kSideM / 2, bench::kSouthM + bench::kSideM / 2};
        zones.push_back(test::star(middle, bench::kSideM, 100'000, 1, {.roughness = 0.01}));
    }
    OGRFeature feature(layer.GetLayerDefn());
    std::int64_t id = 0;
    for (const std::string& wkt : zones) {
        OGRGeometry* geometry = nullptr;
        if (OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &geometry) != OGRERR_NONE || !geometry->IsValid()) {
            giveUp("a zone is not valid");
        }
        feature.SetFID(OGRNullFID);
        feature.SetField(0, static_cast<GIntBig>(++id));
        feature.SetGeometryDirectly(geometry);
        store(layer, feature);
    }
}

void write(const Order& order)
{
    GDALAllRegister();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driverFor(order.file));
    VSIUnlink(order.file.c_str());
    const GDALDatasetUniquePtr dataset(driver->Create(order.file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (dataset == nullptr) {
        giveUp("cannot create the file");
    }
    OGRSpatialReference utm;
    utm.importFromEPSG(25832);
    utm.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    CPLStringList options;
    if (order.file.ends_with(".geojson")) {
        options.SetNameValue("COORDINATE_PRECISION", "3");
    }
    OGRLayer* layer = dataset->CreateLayer(std::string(order.kind).c_str(), &utm,
                                           order.kind == "points" ? wkbPoint : wkbPolygon, options.List());
    if (layer == nullptr) {
        giveUp("cannot create the layer");
    }
    const bool hasTransaction = layer->StartTransaction() == OGRERR_NONE;
    if (order.kind == "buildings") {
        writeBuildings(*layer, order);
    } else if (order.kind == "points") {
        writePoints(*layer, order);
    } else if (order.kind == "zones") {
        writeZones(*layer, order);
    } else {
        giveUp("buildings, points or zones?");
    }
    if (hasTransaction && layer->CommitTransaction() != OGRERR_NONE) {
        giveUp("cannot write the file");
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4) {
        giveUp("FILE buildings|points|zones COUNT [clustered|huge]");
    }
    write({.file = argv[1],
           .kind = argv[2],
           .count = std::strtoll(argv[3], nullptr, 10),
           .variant = argc > 4 ? argv[4] : ""});
    return 0;
}
