// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/raster_source.h"

#include "core/base/number_text.h"
#include "core/intake/budget.h"
#include "core/intake/column_names.h"
#include "core/intake/crs_choice.h"

#include <algorithm>
#include <cmath>

namespace weitblick::intake {

using workspace::RasterGrid;
using workspace::RasterKind;

namespace {

constexpr double kOffGrid = 0.05; ///< of a cell: so far may a tile lie beside the grid of the others

std::string shown(double number, Language language)
{
    return readableNumber(number, language, 7);
}

Text gridText(const RasterGrid& grid)
{
    const auto text = [&grid](Language language) {
        std::string size = readableCount(grid.columns, language) + " × " + readableCount(grid.rows, language);
        size += language == Language::German ? " Zellen, Zellgröße " : " cells, cell size ";
        size += shown(grid.cellWidth, language);
        return grid.cellWidth == grid.cellHeight ? size : size + " × " + shown(grid.cellHeight, language);
    };
    return {"Raster: " + text(Language::German), "raster: " + text(Language::English)};
}

Error doesNotFit(const RasterMember& member, Text why)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Kachel „" + member.name + "“ passt nicht zu den anderen (" + why.de + ")",
                             "the tile '" + member.name + "' does not fit the others (" + why.en + ")"},
                 .subject = member.name,
                 .advice = {"Die Kacheln einzeln importieren", "Import the tiles one by one"}};
}

bool isOnGrid(double distance, double cell)
{
    const double steps = distance / cell;
    return std::abs(steps - std::round(steps)) < kOffGrid;
}

Result<void> checkFits(const RasterGrid& first, const RasterMember& member, const RasterGrid& grid)
{
    if (grid.kind != first.kind || grid.bands != first.bands) {
        return doesNotFit(member, {"andere Kanäle", "other bands"});
    }
    const bool isSameCell = std::abs(grid.cellWidth - first.cellWidth) <= 1e-6 * first.cellWidth &&
                            std::abs(grid.cellHeight - first.cellHeight) <= 1e-6 * first.cellHeight;
    if (!isSameCell) {
        return doesNotFit(member, {"andere Zellgröße", "another cell size"});
    }
    if (!isOnGrid(grid.west - first.west, first.cellWidth) || !isOnGrid(grid.north - first.north, first.cellHeight)) {
        return doesNotFit(member, {"Zellen liegen versetzt", "its cells lie between theirs"});
    }
    return {};
}

/// The grid that covers the layer's tiles.
Result<RasterGrid> commonGrid(const RasterSource& source, std::size_t layer)
{
    RasterGrid all = source.members.front().layers.at(layer).grid;
    if (source.members.size() == 1) {
        return all;
    }
    const RasterGrid first = all;
    double east = all.east();
    double south = all.south();
    for (const RasterMember& member : source.members) {
        const RasterGrid& grid = member.layers.at(layer).grid;
        WB_CHECK(checkFits(first, member, grid));
        all.west = std::min(all.west, grid.west);
        all.north = std::max(all.north, grid.north);
        east = std::max(east, grid.east());
        south = std::min(south, grid.south());
    }
    const double columns = std::round((east - all.west) / all.cellWidth);
    const double rows = std::round((all.north - south) / all.cellHeight);
    WB_CHECK(checkRasterSize(source.name, std::llround(columns), std::llround(rows), 0));
    all.columns = static_cast<int>(columns);
    all.rows = static_cast<int>(rows);
    return all;
}

Result<void> checkMembers(const RasterSource& source)
{
    const RasterMember& first = source.members.front();
    for (const RasterMember& member : source.members) {
        if (member.layers.size() != first.layers.size()) {
            return doesNotFit(member, {"andere Kanäle", "other bands"});
        }
        if (member.statedCrs != first.statedCrs) {
            return doesNotFit(member, {"anderes Koordinatensystem", "another coordinate reference system"});
        }
    }
    return {};
}

Result<void> checkCrs(const LayerPreview& layer)
{
    if (layer.schema.srsId != -1) {
        return {};
    }
    return Error{
        .code = ErrorCode::UnsupportedCrs,
        .message = {"das Koordinatensystem des Rasters hat keinen EPSG-Code, und Raster werden nicht umgerechnet",
                    "the raster's coordinate reference system has no EPSG code, and rasters are not resampled"},
        .subject = layer.schema.name,
        .advice = {"Das Koordinatensystem angeben (--crs EPSG:25832), oder das Raster vorher umrechnen",
                   "Name the coordinate reference system (--crs EPSG:25832), or reproject the raster before"}};
}

Result<LayerPreview> previewOf(const RasterSource& source, std::size_t number, const ReadChoices& choices)
{
    const RasterMember& first = source.members.front();
    const RasterLayerPlan& plan = first.layers.at(number);
    LayerPreview layer;
    layer.isRaster = true;
    layer.choices = choices;
    std::string name = source.name;
    if (!plan.id.empty()) {
        layer.choices.layer = plan.id;
        name += plan.id == "image" ? "" : "_kanal_" + plan.id;
    }
    layer.schema.name = usableLayerName(name);
    WB_TRY(layer.schema.raster, commonGrid(source, number));
    const RasterGrid& grid = *layer.schema.raster;
    workspace::LayerSchema placed = layer.schema;
    placed.srsId = 1; // not decided yet; the rest must be sound
    WB_CHECK(workspace::validate(placed));
    layer.rowEstimate = grid.cellCount();
    layer.remarks.push_back(gridText(grid));
    if (source.members.size() > 1) {
        const std::string count = std::to_string(source.members.size());
        layer.remarks.emplace_back("aus " + count + " Kacheln zusammengesetzt",
                                   "put together from " + count + " tiles");
    }
    layer.remarks.insert(layer.remarks.end(), plan.remarks.begin(), plan.remarks.end());
    WB_CHECK(
        chooseCrs(layer, choices, first.statedCrs, geo::Envelope{grid.west, grid.south(), grid.east(), grid.north}));
    WB_CHECK(checkCrs(layer));
    if (plan.question) {
        layer.questions.push_back(*plan.question);
    }
    return layer;
}

bool isWanted(const RasterLayerPlan& plan, const ReadChoices& choices)
{
    return !choices.layer || plan.id.empty() || *choices.layer == plan.id;
}

Error noSuchBand(const RasterSource& source, const std::string& asked)
{
    std::string ids;
    for (const RasterLayerPlan& plan : source.members.front().layers) {
        ids += (ids.empty() ? "" : ", ") + plan.id;
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = {"die Datei hat keinen Kanal „" + asked + "“, sondern: " + ids,
                             "the file has no band '" + asked + "', but: " + ids},
                 .subject = source.name};
}

} // namespace

Result<void> checkRasterSize(const std::string& name, std::int64_t columns, std::int64_t rows, std::int64_t fileBytes)
{
    constexpr double kHarmlessCells = 100e6;
    constexpr double kMostCellsAByte = 2000.0; // Deflate packs a field of equal bytes a thousandfold
    const double cells = static_cast<double>(columns) * static_cast<double>(rows);
    const auto limit = static_cast<double>(Budget().rasterCells);
    const bool isLie =
        fileBytes > 0 && cells > kHarmlessCells && cells > static_cast<double>(fileBytes) * kMostCellsAByte;
    if (columns > 0 && rows > 0 && cells <= limit && !isLie) {
        return {};
    }
    const auto size = [&](Language language) {
        return readableCount(columns, language) + " × " + readableCount(rows, language);
    };
    if (isLie && cells <= limit) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"das Raster soll " + size(Language::German) +
                                     " Zellen haben; dafür ist die Datei viel zu klein",
                                 "the raster is said to have " + size(Language::English) +
                                     " cells; the file is much too small for that"},
                     .subject = name};
    }
    return Error{.code = ErrorCode::Budget,
                 .message = {"das Raster hat " + size(Language::German) + " Zellen; erlaubt sind " +
                                 shown(limit, Language::German),
                             "the raster has " + size(Language::English) + " cells; the limit is " +
                                 shown(limit, Language::English)},
                 .subject = name,
                 .advice = {"Das Raster in Kacheln teilen oder gröber machen", "Split the raster, or make it coarser"}};
}

Result<std::vector<LayerPreview>> previewsOf(const RasterSource& source, const ReadChoices& choices)
{
    WB_CHECK(checkMembers(source));
    std::vector<LayerPreview> previews;
    const auto& layers = source.members.front().layers;
    for (std::size_t number = 0; number < layers.size(); ++number) {
        if (isWanted(layers[number], choices)) {
            WB_TRY(LayerPreview preview, previewOf(source, number, choices));
            previews.push_back(std::move(preview));
        }
    }
    return previews.empty() ? Result<std::vector<LayerPreview>>(noSuchBand(source, choices.layer.value_or("")))
                            : std::move(previews);
}

Result<void> readRasters(const RasterSource& source, const ReadChoices& choices, RowSink& sink, Job& job)
{
    WB_TRY(const std::vector<LayerPreview> previews, previewsOf(source, choices));
    const auto& layers = source.members.front().layers;
    std::size_t done = 0;
    for (std::size_t number = 0; number < layers.size(); ++number) {
        if (!isWanted(layers[number], choices)) {
            continue;
        }
        const LayerPreview& preview = previews.at(done);
        const RasterGrid& grid = preview.schema.raster.value();
        WB_CHECK(sink.beginLayer(preview));
        const auto count = static_cast<double>(previews.size());
        Job part = job.part(static_cast<double>(done) / count, static_cast<double>(done + 1) / count);
        ++done;
        std::int64_t cells = 0;
        for (const RasterMember& member : source.members) {
            cells += member.layers.at(number).grid.cellCount();
        }
        PieceWriter writer(sink, grid.kind, cells, part);
        for (const RasterMember& member : source.members) {
            const RasterGrid& own = member.layers.at(number).grid;
            writer.moveTo(static_cast<int>(std::lround((own.west - grid.west) / grid.cellWidth)),
                          static_cast<int>(std::lround((grid.north - own.north) / grid.cellHeight)));
            WB_CHECK(member.read(number, writer, sink, part));
        }
        WB_CHECK(writer.finish());
    }
    return {};
}

} // namespace weitblick::intake
