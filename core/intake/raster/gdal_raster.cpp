// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/gdal_raster.h"

#include "core/base/utf8.h"
#include "core/intake/raster/gdal_cells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace weitblick::intake {

using workspace::RasterGrid;
using workspace::RasterKind;

namespace {

Error unfit(const GdalRasterFile& file, Text message, Text advice = {})
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = std::move(message),
                 .subject = file.name,
                 .advice = std::move(advice)};
}

/// Size and place, the same for all bands.
Result<RasterGrid> gridOf(GDALDataset& dataset, const GdalRasterFile& file)
{
    std::array<double, 6> place{};
    WB_CHECK(checkRasterSize(file.name, dataset.GetRasterXSize(), dataset.GetRasterYSize(), file.fileBytes));
    const auto cells = std::int64_t{dataset.GetRasterXSize()} * dataset.GetRasterYSize();
    if (file.isText && file.fileBytes > 0 && file.fileBytes < 2 * cells - 1) {
        return unfit(file, {"die Datei ist abgeschnitten: sie ist zu klein für die Zellen, die ihr Kopf ankündigt",
                            "the file is cut off: it is too small for the cells that its header announces"});
    }
    if (dataset.GetGeoTransform(place.data()) != CE_None) {
        return unfit(file, {"das Raster hat keine Lage (keine Georeferenz)", "the raster has no place on the map"},
                     {"Die Weltdatei (.tfw) neben das Bild legen, oder es in QGIS georeferenzieren",
                      "Put the world file (.tfw) beside the image, or georeference it in QGIS"});
    }
    if (place[2] != 0.0 || place[4] != 0.0 || !(place[1] > 0.0) || !(place[5] < 0.0)) {
        return unfit(file,
                     {"das Raster ist gedreht oder gespiegelt; übernommen werden nur nach Norden ausgerichtete",
                      "the raster is turned or mirrored; only those with north up are taken"},
                     {"In QGIS mit „Transformieren (Reprojizieren)“ nach Norden ausrichten",
                      "Turn it north up with QGIS, 'Warp (reproject)'"});
    }
    return RasterGrid{.columns = dataset.GetRasterXSize(),
                      .rows = dataset.GetRasterYSize(),
                      .west = place[0],
                      .north = place[3],
                      .cellWidth = place[1],
                      .cellHeight = -place[5]};
}

/// EPSG code or WKT of the horizontal system; a height system on top of it is left out.
std::string statedCrs(const GDALDataset& dataset, const GdalRasterFile& file)
{
    const OGRSpatialReference* reference = dataset.GetSpatialRef();
    if (reference == nullptr || reference->IsLocal() != FALSE) {
        return file.prj;
    }
    OGRSpatialReference flat(*reference);
    flat.StripVertical();
    char* wkt = nullptr;
    const std::array<const char*, 2> options{"FORMAT=WKT2_2019", nullptr};
    const bool exported = flat.exportToWkt(&wkt, options.data()) == OGRERR_NONE;
    std::string text = exported && wkt != nullptr ? wkt : "";
    CPLFree(wkt);
    return text.empty() ? file.prj : text;
}

bool isColours(GDALDataset& dataset)
{
    if (dataset.GetRasterCount() < 3) {
        return false;
    }
    constexpr std::array<GDALColorInterp, 3> kColours{GCI_RedBand, GCI_GreenBand, GCI_BlueBand};
    for (int band = 1; band <= 3; ++band) {
        GDALRasterBand* const channel = dataset.GetRasterBand(band);
        if (channel->GetRasterDataType() != GDT_Byte ||
            channel->GetColorInterpretation() != kColours.at(static_cast<std::size_t>(band) - 1)) {
            return false;
        }
    }
    return true;
}

bool isOpacity(GDALDataset& dataset, int band)
{
    return dataset.GetRasterBand(band)->GetColorInterpretation() == GCI_AlphaBand;
}

/// How a cell without a value is stored: as in the file, if single precision can say it exactly.
float noDataOf(GDALRasterBand& band)
{
    int isKnown = FALSE;
    const double value = band.GetNoDataValue(&isKnown);
    const bool isUsable =
        isKnown != FALSE && std::isfinite(value) && std::abs(value) <= double{std::numeric_limits<float>::max()};
    const auto single = isUsable ? static_cast<float>(value) : 0.0F;
    return isUsable && double{single} == value ? single : std::numeric_limits<float>::lowest();
}

Question paletteQuestion()
{
    return {.id = "column:palette",
            .text = {"Die Datei hat eine Farbpalette. Ist sie ein Bild, oder stehen ihre Zahlen für etwas (Klassen)?",
                     "The file has a palette. Is it a picture, or do its numbers stand for something (classes)?"},
            .options = {{.value = "image", .label = {"ein Bild: Farben übernehmen", "a picture: keep the colours"}},
                        {.value = "values", .label = {"Zahlen: Werte übernehmen", "numbers: keep the values"}}}};
}

struct Palette {
    bool isPicture = false;
    std::optional<Question> question;
};

Result<Palette> paletteOf(GDALRasterBand& band, const ReadChoices& choices, const GdalRasterFile& file)
{
    Palette palette;
    if (band.GetColorTable() == nullptr || band.GetRasterDataType() != GDT_Byte) {
        return palette;
    }
    const auto answer = choices.columnForms.find("palette");
    if (answer == choices.columnForms.end()) {
        palette.question = paletteQuestion();
    } else if (answer->second == "image") {
        palette.isPicture = true;
    } else if (answer->second != "values") {
        return unfit(file, {"palette=" + answer->second + " gibt es nicht; möglich sind image und values",
                            "there is no palette=" + answer->second + "; use image or values"});
    }
    return palette;
}

Result<RasterLayerPlan> bandPlan(GDALDataset& dataset, int number, const RasterGrid& grid, const ReadChoices& choices,
                                 const GdalRasterFile& file)
{
    GDALRasterBand& band = *dataset.GetRasterBand(number);
    if (GDALDataTypeIsComplex(band.GetRasterDataType()) != 0) {
        return unfit(file, {"das Raster enthält komplexe Zahlen", "the raster holds complex numbers"});
    }
    RasterLayerPlan plan{.id = dataset.GetRasterCount() == 1 ? "" : std::to_string(number), .grid = grid};
    WB_TRY(const Palette palette, paletteOf(band, choices, file));
    plan.question = palette.question;
    if (palette.isPicture) {
        plan.grid.kind = RasterKind::Image;
        plan.grid.bands = 4;
        return plan;
    }
    plan.grid.noData = noDataOf(band);
    plan.grid.unit = repairedUtf8(band.GetUnitType());
    int isKnown = FALSE;
    if (band.GetScale(&isKnown) != 1.0 || band.GetOffset() != 0.0) {
        plan.remarks.emplace_back("Maßstab und Versatz des Kanals sind eingerechnet",
                                  "scale and offset of the band are applied");
        plan.grid.noData = std::numeric_limits<float>::lowest();
    }
    return plan;
}

Result<std::vector<RasterLayerPlan>> plansOf(GDALDataset& dataset, const ReadChoices& choices,
                                             const GdalRasterFile& file)
{
    WB_TRY(const RasterGrid grid, gridOf(dataset, file));
    WB_CHECK(checkBlocks(dataset, file.name));
    std::vector<RasterLayerPlan> plans;
    int first = 1;
    const int count = dataset.GetRasterCount();
    if (isColours(dataset)) {
        const bool hasOpacity = count > 3 && isOpacity(dataset, 4);
        RasterGrid picture = grid;
        picture.kind = RasterKind::Image;
        picture.bands = hasOpacity || hasMask(*dataset.GetRasterBand(1)) ? 4 : 3;
        first = hasOpacity ? 5 : 4;
        plans.push_back({.id = count < first ? "" : "image", .grid = picture});
    }
    for (int number = first; number <= count; ++number) {
        WB_TRY(RasterLayerPlan plan, bandPlan(dataset, number, grid, choices, file));
        plans.push_back(std::move(plan));
    }
    return plans;
}

} // namespace

Result<RasterMember> gdalRaster(const GdalRasterFile& file, const ReadChoices& choices)
{
    WB_TRY(const GDALDatasetUniquePtr dataset, openWithGdal(file.file, file.opening));
    RasterMember member{.name = file.name};
    constexpr int kMostBands = 64;
    if (dataset->GetRasterCount() < 1 || dataset->GetRasterCount() > kMostBands) {
        const std::string count = std::to_string(dataset->GetRasterCount());
        return unfit(file, {"das Raster hat " + count + " Kanäle; möglich sind 1 bis 64",
                            "the raster has " + count + " bands; 1 to 64 are possible"});
    }
    member.statedCrs = statedCrs(*dataset, file);
    WB_TRY(member.layers, plansOf(*dataset, choices, file));
    member.read = [file, layers = member.layers](std::size_t layer, PieceWriter& cells, RowSink& sink,
                                                 Job&) -> Result<void> {
        WB_TRY(const GDALDatasetUniquePtr opened, openWithGdal(file.file, file.opening));
        const RasterLayerPlan& plan = layers.at(layer);
        const int band = plan.id.empty() || plan.id == "image" ? 1 : std::stoi(plan.id);
        return plan.grid.kind == RasterKind::Image
                   ? readPicture(*opened, {.name = file.name, .band = band}, cells)
                   : readNumbers(*opened, {.name = file.name, .band = band}, cells, sink);
    };
    return member;
}

} // namespace weitblick::intake
