// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/horizon/roof_horizons.h"

#include "core/solar/horizon/horizon_scan.h"
#include "core/solar/horizon/zone_cells.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace weitblick::solar {

namespace {

constexpr double kCellsPerTile = 16e6;
constexpr std::size_t kMostCells = 100'000'000;
constexpr std::size_t kMostFarCells = 4'000'000;
constexpr std::size_t kCellsPerStrip = 500'000;
constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

geo::Envelope widened(geo::Envelope box, double byM)
{
    return {.minX = box.minX - byM, .minY = box.minY - byM, .maxX = box.maxX + byM, .maxY = box.maxY + byM};
}

/// How many cells of the raster make one of the grid, each way.
struct Coarsening {
    int factor = 1;
};

/// The heights of a window; of cells that are put together, the greatest.
Result<HeightGrid> heightsOf(workspace::RasterReader& raster, const geo::RasterWindow& window, Coarsening coarsening,
                             Job& job)
{
    const int factor = coarsening.factor;
    HeightGrid grid{.columns = (window.columns + factor - 1) / factor,
                    .rows = (window.rows + factor - 1) / factor,
                    .cellWidthM = raster.frame().cellWidth * factor,
                    .cellHeightM = raster.frame().cellHeight * factor,
                    .heightsM = {}};
    grid.heightsM.assign(grid.cellCount(), kUnknown);
    const int stripRows = std::max(1, static_cast<int>(kCellsPerStrip / static_cast<std::size_t>(window.columns)));
    std::vector<double> values;
    for (int first = 0; first < window.rows; first += stripRows) {
        const int rows = std::min(stripRows, window.rows - first);
        WB_CHECK(job.report(static_cast<double>(first) / window.rows, "heights"));
        WB_CHECK(raster.read({window.firstColumn, window.firstRow + first, window.columns, rows}, values));
        for (std::size_t i = 0; i < values.size(); ++i) {
            const int column = static_cast<int>(i % static_cast<std::size_t>(window.columns)) / factor;
            const int row = (first + static_cast<int>(i / static_cast<std::size_t>(window.columns))) / factor;
            float& height = grid.heightsM[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
                                          static_cast<std::size_t>(column)];
            height = std::fmax(height, static_cast<float>(values[i])); // of a number and NaN: the number
        }
    }
    return grid;
}

/// A roof and its cells in a window.
struct RoofCells {
    std::size_t roof = 0;
    std::vector<std::size_t> cells;
};

/// Only cells with a height count; a roof that has none is left out.
std::vector<RoofCells> cellsIn(const geo::PolygonSet& roofs, const std::vector<std::size_t>& wanted,
                               const geo::RasterFrame& frame, const geo::RasterWindow& window, const HeightGrid& grid)
{
    std::vector<RoofCells> found;
    for (const std::size_t roof : wanted) {
        RoofCells own{.roof = roof, .cells = {}};
        for (const RasterCell& cell : cellsOfZone(roofs, roof, frame)) {
            const int column = cell.column - window.firstColumn;
            const int row = cell.row - window.firstRow;
            const bool isInside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows;
            const std::size_t at = static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
                                   static_cast<std::size_t>(column);
            if (isInside && std::isfinite(grid.heightsM[at])) {
                own.cells.push_back(at);
            }
        }
        if (!own.cells.empty()) {
            found.push_back(std::move(own));
        }
    }
    return found;
}

float meanOf(const std::vector<float>& values, const std::vector<std::size_t>& cells)
{
    double sum = 0.0;
    for (const std::size_t cell : cells) {
        sum += static_cast<double>(values[cell]);
    }
    return static_cast<float>(sum / static_cast<double>(cells.size()));
}

using Take = void (RoofHorizons::*)(std::size_t, std::size_t, float);

Result<void> lookAround(const HeightGrid& grid, const std::vector<RoofCells>& roofs, Take take, RoofHorizons& horizons,
                        Job& job)
{
    WB_TRY(HorizonScan scan, HorizonScan::create(grid));
    std::vector<float> elevationDeg(grid.cellCount());
    for (std::size_t sector = 0; sector < kHorizonSectors; ++sector) {
        const auto count = static_cast<double>(kHorizonSectors);
        Job part = job.part(static_cast<double>(sector) / count, static_cast<double>(sector + 1) / count);
        WB_CHECK(scan.look(static_cast<double>(sector) * kHorizonSectorDeg, elevationDeg, part));
        for (const RoofCells& roof : roofs) {
            (horizons.*take)(roof.roof, sector, meanOf(elevationDeg, roof.cells));
        }
    }
    return {};
}

Error tooWide(std::size_t cells)
{
    const std::string count = std::to_string(cells / 1'000'000);
    return Error{.code = ErrorCode::Budget,
                 .message = {"der Nahbereich um die Dächer hat " + count + " Millionen Zellen; erlaubt sind 100",
                             "the near field around the roofs has " + count + " million cells; the limit is 100"},
                 .subject = "distance",
                 .advice = {"Einen kleineren Nahbereich wählen und für die Ferne ein Geländemodell angeben",
                            "Choose a smaller near field, and give a terrain model for what is far"}};
}

/// Roofs by squares of the land, so that a square and its rim fit into memory.
std::map<std::pair<int, int>, std::vector<std::size_t>> tilesOf(const geo::PolygonSet& roofs, double sideM)
{
    std::map<std::pair<int, int>, std::vector<std::size_t>> tiles;
    for (std::size_t roof = 0; roof < roofs.zoneCount(); ++roof) {
        const geo::Envelope& box = roofs.envelopes[roof];
        if (!box.isEmpty()) {
            tiles[{static_cast<int>(std::floor((box.minY + box.maxY) / 2.0 / sideM)),
                   static_cast<int>(std::floor((box.minX + box.maxX) / 2.0 / sideM))}]
                .push_back(roof);
        }
    }
    return tiles;
}

Result<void> addTile(const geo::PolygonSet& roofs, const std::vector<std::size_t>& members,
                     workspace::RasterReader& raster, double distanceM, RoofHorizons& horizons, Job& job)
{
    geo::Envelope box;
    for (const std::size_t roof : members) {
        box.include(roofs.envelopes[roof]);
    }
    const geo::RasterWindow window = geo::windowOver(raster.frame(), widened(box, distanceM));
    if (window.cellCount() == 0) {
        return {};
    }
    if (window.cellCount() > kMostCells) {
        return tooWide(window.cellCount());
    }
    Job reading = job.part(0.0, 0.1);
    WB_TRY(const HeightGrid grid, heightsOf(raster, window, {}, reading));
    const auto inTile = cellsIn(roofs, members, raster.frame(), window, grid);
    Job looking = job.part(0.1, 1.0);
    return inTile.empty() ? Result<void>() : lookAround(grid, inTile, &RoofHorizons::set, horizons, looking);
}

} // namespace

std::size_t RoofHorizons::withoutCount() const
{
    return static_cast<std::size_t>(std::ranges::count(m_isKnown, 0));
}

void RoofHorizons::set(std::size_t roof, std::size_t sector, float elevationDeg)
{
    m_horizons[roof].elevationDeg[sector] = elevationDeg;
    m_isKnown[roof] = 1;
}

void RoofHorizons::raise(std::size_t roof, std::size_t sector, float elevationDeg)
{
    float& own = m_horizons[roof].elevationDeg[sector];
    own = std::max(own, elevationDeg);
}

Result<void> addSurface(const geo::PolygonSet& roofs, workspace::RasterReader& raster, double distanceM,
                        RoofHorizons& horizons, Job& job)
{
    const double cellM = std::sqrt(raster.frame().cellWidth * raster.frame().cellHeight);
    const double sideM = std::max(500.0, std::sqrt(kCellsPerTile) * cellM - 2.0 * distanceM);
    const auto tiles = tilesOf(roofs, sideM);
    double done = 0.0;
    for (const auto& [place, members] : tiles) {
        const auto count = static_cast<double>(tiles.size());
        Job part = job.part(done / count, (done + 1.0) / count);
        WB_CHECK(addTile(roofs, members, raster, distanceM, horizons, part));
        done += 1.0;
    }
    return {};
}

Result<void> addTerrain(const geo::PolygonSet& roofs, workspace::RasterReader& raster, double distanceM,
                        RoofHorizons& horizons, Job& job)
{
    geo::Envelope box;
    for (const geo::Envelope& own : roofs.envelopes) {
        box.include(own);
    }
    const geo::RasterFrame& frame = raster.frame();
    const geo::RasterWindow window = geo::windowOver(frame, widened(box, distanceM));
    if (box.isEmpty() || window.cellCount() == 0) {
        return {};
    }
    const double share = static_cast<double>(window.cellCount()) / static_cast<double>(kMostFarCells);
    const Coarsening coarsening{std::max(1, static_cast<int>(std::ceil(std::sqrt(share))))};
    Job reading = job.part(0.0, 0.3);
    WB_TRY(const HeightGrid grid, heightsOf(raster, window, coarsening, reading));
    std::vector<RoofCells> eyes;
    for (std::size_t roof = 0; roof < roofs.zoneCount(); ++roof) {
        const geo::Envelope& own = roofs.envelopes[roof];
        if (!horizons.isKnown(roof) || own.isEmpty()) {
            continue;
        }
        const double x = (own.minX + own.maxX) / 2.0;
        const double y = (own.minY + own.maxY) / 2.0;
        const double column = std::floor((x - frame.west) / frame.cellWidth) - window.firstColumn;
        const double row = std::floor((frame.north - y) / frame.cellHeight) - window.firstRow;
        if (column < 0.0 || row < 0.0 || column >= window.columns || row >= window.rows) {
            continue;
        }
        const std::size_t at = static_cast<std::size_t>(static_cast<int>(row) / coarsening.factor) *
                                   static_cast<std::size_t>(grid.columns) +
                               static_cast<std::size_t>(static_cast<int>(column) / coarsening.factor);
        if (std::isfinite(grid.heightsM[at])) {
            eyes.push_back({.roof = roof, .cells = {at}});
        }
    }
    Job looking = job.part(0.3, 1.0);
    return lookAround(grid, eyes, &RoofHorizons::raise, horizons, looking);
}

} // namespace weitblick::solar
