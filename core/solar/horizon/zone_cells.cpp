// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/horizon/zone_cells.h"

#include <algorithm>
#include <cmath>

namespace weitblick::solar {

namespace {

void appendCuts(const geo::PolygonSet& zones, std::size_t zone, double y, std::vector<double>& cuts)
{
    for (std::uint32_t ring = zones.firstRing(zone); ring < zones.endRing(zone); ++ring) {
        for (std::uint32_t i = zones.ringStarts[ring] + 1; i < zones.ringStarts[ring + 1]; ++i) {
            const geo::Point& a = zones.vertices[i - 1];
            const geo::Point& b = zones.vertices[i];
            if ((a.y <= y) != (b.y <= y)) {
                cuts.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
    }
    std::ranges::sort(cuts);
}

/// The first column whose centre is not left of x.
int columnFrom(const geo::RasterFrame& frame, double x)
{
    const double column = std::ceil((x - frame.west) / frame.cellWidth - 0.5);
    return static_cast<int>(std::clamp(column, 0.0, static_cast<double>(frame.columns)));
}

} // namespace

std::vector<RasterCell> cellsOfZone(const geo::PolygonSet& zones, std::size_t zone, const geo::RasterFrame& frame)
{
    const geo::Envelope& box = zones.envelopes[zone];
    if (box.isEmpty()) {
        return {};
    }
    std::vector<RasterCell> cells;
    const geo::RasterWindow window = geo::windowOver(frame, box);
    std::vector<double> cuts;
    for (int row = window.firstRow; row < window.firstRow + window.rows; ++row) {
        cuts.clear();
        appendCuts(zones, zone, frame.centreY(row), cuts);
        for (std::size_t i = 1; i < cuts.size(); i += 2) {
            const int end = columnFrom(frame, cuts[i]);
            for (int column = columnFrom(frame, cuts[i - 1]); column < end; ++column) {
                cells.push_back({column, row});
            }
        }
    }
    if (cells.empty() && window.cellCount() > 0) {
        const double x = (box.minX + box.maxX) / 2.0;
        const double y = (box.minY + box.maxY) / 2.0;
        const RasterCell middle{static_cast<int>(std::floor((x - frame.west) / frame.cellWidth)),
                                static_cast<int>(std::floor((frame.north - y) / frame.cellHeight))};
        if (middle.column >= 0 && middle.column < frame.columns && middle.row >= 0 && middle.row < frame.rows) {
            cells.push_back(middle);
        }
    }
    return cells;
}

} // namespace weitblick::solar
