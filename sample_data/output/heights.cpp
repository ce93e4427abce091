// SPDX-License-Identifier: GPL-3.0-or-later
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <numbers>

#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

struct Raster {
    double minX, maxY, stepM;
    int columns, rows;
    std::vector<float> values;
    [[nodiscard]] Point centreOf(int column, int row) const
    {
        return {minX + (column + 0.5) * stepM, maxY - (row + 0.5) * stepM};
    }
    float& at(int column, int row)
    {
        return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                      static_cast<std::size_t>(column)];
    }
};

float toCentimetres(double height)
{
    return static_cast<float>(std::round(height * 100.0) / 100.0);
}

Raster groundOf(const Region& region)
{
    const Box& e = region.place.extent;
    const PlaceSize size = region.place.settings.size;
    const double step = size == PlaceSize::Village ? 1.0 : (size == PlaceSize::Town ? 5.0 : 10.0);
    Raster raster{
        e.minX, e.maxY, step, static_cast<int>((e.maxX - e.minX) / step), static_cast<int>((e.maxY - e.minY) / step),
        {}};
    raster.values.resize(static_cast<std::size_t>(raster.columns) * static_cast<std::size_t>(raster.rows));
    for (int row = 0; row < raster.rows; ++row) {
        for (int column = 0; column < raster.columns; ++column) {
            raster.at(column, row) = toCentimetres(region.terrain.heightM(raster.centreOf(column, row)));
        }
    }
    return raster;
}

/// Calls visit(column, row) for the cells whose centre lies in the area.
template <typename Visit>
void forCellsIn(const Raster& raster, const Area& area, Visit visit)
{
    const Box box = boxOf(area.rings.front());
    const int first = std::max(0, static_cast<int>((raster.maxY - box.maxY) / raster.stepM - 0.5));
    const int last = std::min(raster.rows - 1, static_cast<int>((raster.maxY - box.minY) / raster.stepM + 0.5));
    for (int row = first; row <= last; ++row) {
        const double y = raster.maxY - (row + 0.5) * raster.stepM;
        std::vector<double> crossings;
        for (const Ring& ring : area.rings) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const Point a = ring[i];
                const Point b = ring[(i + 1) % ring.size()];
                if ((a.y > y) != (b.y > y)) {
                    crossings.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
                }
            }
        }
        std::ranges::sort(crossings);
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const int from =
                std::max(0, static_cast<int>(std::ceil((crossings[i] - raster.minX) / raster.stepM - 0.5)));
            const int to =
                std::min(raster.columns - 1,
                         static_cast<int>(std::floor((crossings[i + 1] - raster.minX) / raster.stepM - 0.5)));
            for (int column = from; column <= to; ++column) {
                visit(column, row);
            }
        }
    }
}

double roofHeightM(const Building& building, Point p)
{
    const Point off = p - building.centre;
    const double s = std::abs(dot(off, building.along));
    const double t = dot(off, leftOf(building.along));
    const double slope = std::tan(building.tiltDeg * std::numbers::pi / 180.0);
    double rise = 0.0;
    switch (building.roof) {
    case RoofForm::Flat:
        break;
    case RoofForm::Shed:
        rise = t + building.halfDepthM;
        break;
    case RoofForm::Gable:
        rise = building.halfDepthM - std::abs(t);
        break;
    case RoofForm::Hip:
        rise = std::min(building.halfDepthM - std::abs(t), building.halfLengthM - s);
        break;
    }
    return building.groundM + building.eavesM + std::max(0.0, rise) * slope;
}

void growTrees(Raster& surface, const Region& region)
{
    const std::uint64_t seed = region.place.settings.seed;
    Random random(seed, "trees");
    for (const Parcel& parcel : region.place.parcels) {
        if (parcel.use == ParcelUse::Forest) {
            forCellsIn(surface, parcel.area, [&](int column, int row) {
                const Point p = surface.centreOf(column, row);
                const double crown = 21.0 + 4.0 * smoothNoise(seed + 90, p.x / 90.0, p.y / 90.0) +
                                     3.5 * smoothNoise(seed + 91, p.x / 6.0, p.y / 6.0);
                surface.at(column, row) = toCentimetres(static_cast<double>(surface.at(column, row)) + crown);
            });
        } else if (parcel.use == ParcelUse::Garden && surface.stepM < 2.0) {
            const Box box = boxOf(parcel.area.rings.front());
            for (int i = 0; i < static_cast<int>(parcel.areaM2 / 260.0); ++i) {
                const Point at{random.between(box.minX, box.maxX), random.between(box.minY, box.maxY)};
                const double radius = random.between(1.8, 4.2);
                const double height = random.between(5.0, 12.0);
                if (contains(parcel.area, at)) {
                    Ring crown;
                    for (int k = 0; k < 12; ++k) {
                        crown.push_back(at + turned({radius, 0.0}, k * std::numbers::pi / 6.0));
                    }
                    forCellsIn(surface, Area{{crown}}, [&](int column, int row) {
                        surface.at(column, row) = toCentimetres(region.terrain.heightM(at) + height);
                    });
                }
            }
        }
    }
}

Raster surfaceOf(const Raster& ground, const Region& region)
{
    Raster surface = ground;
    growTrees(surface, region);
    for (const Building& building : region.place.buildings) {
        forCellsIn(surface, Area{{building.footprint()}}, [&](int column, int row) {
            surface.at(column, row) = toCentimetres(roofHeightM(building, surface.centreOf(column, row)));
        });
    }
    return surface;
}

Result<void> writeRaster(const std::filesystem::path& file, Raster& raster)
{
    GDALAllRegister();
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    char** options = nullptr;
    for (const char* option :
         {"COMPRESS=DEFLATE", "PREDICTOR=3", "ZLEVEL=1", "TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512"}) {
        options = CSLAddString(options, option);
    }
    GDALDatasetH dataset =
        GDALCreate(GDALGetDriverByName("GTiff"), file.c_str(), raster.columns, raster.rows, 1, GDT_Float32, options);
    CSLDestroy(options);
    const auto failure = [&] {
        return Error{.code = ErrorCode::Io,
                     .message = {std::string("GDAL kann das Raster nicht schreiben: ") + CPLGetLastErrorMsg(),
                                 std::string("GDAL cannot write the raster: ") + CPLGetLastErrorMsg()},
                     .subject = file.string()};
    };
    if (dataset == nullptr) {
        return failure();
    }
    double transform[] = {raster.minX, raster.stepM, 0.0, raster.maxY, 0.0, -raster.stepM};
    GDALSetGeoTransform(dataset, transform);
    OGRSpatialReferenceH system = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(system, 25832);
    GDALSetSpatialRef(dataset, system);
    OSRRelease(system);
    GDALRasterBandH band = GDALGetRasterBand(dataset, 1);
    GDALSetRasterNoDataValue(band, -9999.0);
    const CPLErr written = GDALRasterIO(band, GF_Write, 0, 0, raster.columns, raster.rows, raster.values.data(),
                                        raster.columns, raster.rows, GDT_Float32, 0, 0);
    GDALClose(dataset);
    return written == CE_None ? Result<void>() : failure();
}

Json statisticsOf(const Raster& raster)
{
    double sum = 0.0;
    float low = raster.values.front();
    float high = low;
    for (const float value : raster.values) {
        sum += static_cast<double>(value);
        low = std::min(low, value);
        high = std::max(high, value);
    }
    return {{"min", static_cast<double>(low)},
            {"max", static_cast<double>(high)},
            {"mean", sum / static_cast<double>(raster.values.size())}};
}

} // namespace

Result<void> writeHeights(const Product& product)
{
    Raster ground = groundOf(product.region);
    Raster surface = surfaceOf(ground, product.region);
    WB_CHECK(writeRaster(product.folder / "dgm.tif", ground));
    WB_CHECK(writeRaster(product.folder / "dom.tif", surface));
    double volume = 0.0;
    for (std::size_t i = 0; i < ground.values.size(); ++i) {
        volume += static_cast<double>(surface.values[i] - ground.values[i]) * ground.stepM * ground.stepM;
    }
    Json truth{{"crs", "EPSG:25832"}, {"cell_m", ground.stepM}, {"columns", ground.columns}, {"rows", ground.rows}};
    truth["dgm_m"] = statisticsOf(ground);
    truth["dom_m"] = statisticsOf(surface);
    truth["volume_above_ground_m3"] = volume;
    return writeTruth(product.folder, truth);
}

} // namespace weitblick::sample
