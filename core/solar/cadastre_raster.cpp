// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/cadastre_raster.h"

#include "core/analysis/spatial/zone_layer.h"
#include "core/solar/horizon/zone_cells.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace weitblick::solar {

namespace {

constexpr std::size_t kRoofsBetweenReports = 64;

using ClassOf = std::function<std::size_t(double)>;

struct CellCounts {
    std::vector<double> byClass;
    double sum = 0.0;
    double cells = 0.0;
};

Result<CellCounts> countCells(workspace::RasterReader& raster, const std::vector<RasterCell>& cells,
                              std::size_t classCount, const ClassOf& classOf)
{
    CellCounts counts{.byClass = std::vector<double>(classCount)};
    if (cells.empty()) {
        return counts;
    }
    const auto [west, east] = std::ranges::minmax(cells, {}, &RasterCell::column);
    const auto [north, south] = std::ranges::minmax(cells, {}, &RasterCell::row);
    const geo::RasterWindow window{west.column, north.row, east.column - west.column + 1, south.row - north.row + 1};
    std::vector<double> values;
    WB_CHECK(raster.read(window, values));
    for (const RasterCell& cell : cells) {
        const double value =
            values[static_cast<std::size_t>(cell.row - window.firstRow) * static_cast<std::size_t>(window.columns) +
                   static_cast<std::size_t>(cell.column - window.firstColumn)];
        if (std::isfinite(value)) {
            counts.byClass[classOf(value)] += 1.0;
            counts.sum += value;
            counts.cells += 1.0;
        }
    }
    return counts;
}

} // namespace

Result<std::map<std::int64_t, RoofCellsIrradiation>>
irradiationOfCells(analysis::RunContext& context, std::size_t classCount, const ClassOf& classOf, Job& job)
{
    const workspace::LayerSchema& schema = context.input("raster").schema;
    if (schema.raster && schema.raster->kind == workspace::RasterKind::Image) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"„" + schema.name + "“ ist ein Bild; gebraucht wird ein Raster mit kWh/m² im Jahr",
                                 "“" + schema.name + "” is a picture; a raster with kWh/m² a year is needed"},
                     .subject = schema.name};
    }
    Job zoneJob = job.part(0.0, 0.2);
    WB_TRY(const auto roofs, analysis::spatial::ZoneLayer::read(context, "roofs", schema.srsId, zoneJob));
    WB_TRY(workspace::RasterReader raster, context.readRaster("raster"));
    std::map<std::int64_t, RoofCellsIrradiation> found;
    for (std::size_t roof = 0; roof < roofs.size(); ++roof) {
        if (roof % kRoofsBetweenReports == 0) {
            WB_CHECK(job.report(0.2 + 0.8 * static_cast<double>(roof) / static_cast<double>(roofs.size())));
        }
        const auto cells = cellsOfZone(roofs.polygons(), roof, raster.frame());
        WB_TRY(CellCounts counts, countCells(raster, cells, classCount, classOf));
        if (counts.cells > 0.0) {
            for (double& share : counts.byClass) {
                share /= counts.cells;
            }
            found[roofs.polygons().fids[roof]] = {.meanKWhM2 = counts.sum / counts.cells,
                                                  .classShares = std::move(counts.byClass)};
        }
    }
    return found;
}

} // namespace weitblick::solar
