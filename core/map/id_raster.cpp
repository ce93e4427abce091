// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/id_raster.h"

#include "core/base/parallel.h"
#include "core/map/detail/scan_fill.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace weitblick::map {

namespace {

using detail::IdTarget;
using detail::PixelPoint;
using detail::PixelRect;
using detail::ScanFill;

constexpr std::uint32_t kLargestSidePx = 16384;

/// From the grid of the shapes to pixels counted from the anchor.
struct PixelFrame {
    double scale = 1.0; ///< pixels a grid step
    double offsetX = 0.0;
    double offsetY = 0.0;

    [[nodiscard]] PixelPoint at(GridPoint point) const
    {
        return {.x = point.x * scale + offsetX, .y = offsetY - point.y * scale};
    }
};

PixelFrame frameOf(const ShapeGrid& grid, double unitsPerPx, double anchorLeft, double anchorTop)
{
    return {.scale = grid.step / unitsPerPx,
            .offsetX = (grid.originX - anchorLeft) / unitsPerPx,
            .offsetY = (anchorTop - grid.originY) / unitsPerPx};
}

/// The part of the grid that can touch a rectangle of pixels, with `reach` pixels around it. In doubles: a view may lie
/// far outside the grid.
struct GridWindow {
    double minX, minY, maxX, maxY;
    [[nodiscard]] bool meets(const GridBox& box) const
    {
        return box.maxX >= box.minX && box.minX <= maxX && box.maxX >= minX && box.minY <= maxY && box.maxY >= minY;
    }
};

GridWindow windowOf(const PixelRect& rect, const PixelFrame& frame, double reach)
{
    return {.minX = (static_cast<double>(rect.columnBegin) - reach - frame.offsetX) / frame.scale,
            .minY = (frame.offsetY - static_cast<double>(rect.rowEnd) - reach) / frame.scale,
            .maxX = (static_cast<double>(rect.columnEnd) + reach - frame.offsetX) / frame.scale,
            .maxY = (frame.offsetY - static_cast<double>(rect.rowBegin) + reach) / frame.scale};
}

/// Draws the features of blocks into one rectangle. One a thread.
class BlockPainter {
public:
    BlockPainter(const IdTarget& target, const PixelFrame& frame, const BurnStyle& style)
        : m_fill(target),
          m_frame(frame),
          m_style(style)
    {
        const double reach = 1.0 + std::max(style.lineWidthPx, style.pointSizePx) / 2;
        m_window = windowOf(target.rect, frame, reach);
    }

    [[nodiscard]] bool meets(const ShapeBlock& block) const { return m_window.meets(block.box); }

    void draw(const ShapeBlock& block)
    {
        for (std::size_t i = 0; i < block.featureCount(); ++i) {
            if (m_window.meets(block.boxes[i])) {
                drawFeature(block, i, static_cast<std::uint32_t>(block.firstFeature + i + 1));
            }
        }
    }

private:
    void drawFeature(const ShapeBlock& block, std::size_t feature, std::uint32_t id)
    {
        const std::uint32_t firstPart = block.partStarts[feature];
        const std::uint32_t endPart = block.partStarts[feature + 1];
        const std::uint32_t firstVertex = block.vertexStarts[firstPart];
        const std::uint32_t endVertex = block.vertexStarts[endPart];
        m_vertices.resize(endVertex - firstVertex);
        for (std::uint32_t i = firstVertex; i < endVertex; ++i) {
            m_vertices[i - firstVertex] = m_frame.at(block.vertices[i]);
        }
        m_partEnds.resize(endPart - firstPart);
        for (std::uint32_t part = firstPart; part < endPart; ++part) {
            m_partEnds[part - firstPart] = block.vertexStarts[part + 1] - firstVertex;
        }
        switch (block.kinds[feature]) {
        case ShapeKind::Polygons:
            drawPolygon(block.boxes[feature], id);
            break;
        case ShapeKind::Lines:
            drawLines(id);
            break;
        case ShapeKind::Points:
            for (const PixelPoint& point : m_vertices) {
                m_fill.disc(point, m_style.pointSizePx, id);
            }
            break;
        case ShapeKind::None:
            break;
        }
    }

    void drawPolygon(const GridBox& box, std::uint32_t id)
    {
        const PixelPoint low = m_frame.at({box.minX, box.maxY});
        const PixelPoint high = m_frame.at({box.maxX, box.minY});
        const std::int64_t columns = detail::firstCentre(high.x) - detail::firstCentre(low.x);
        const std::int64_t rows = detail::firstCentre(high.y) - detail::firstCentre(low.y);
        constexpr std::int64_t kSmall = 2;
        const bool mayCoverNone = columns <= kSmall && rows <= kSmall;
        if (columns == 0 || rows == 0 || (mayCoverNone && !m_fill.coversACentre(m_vertices, m_partEnds))) {
            if (columns <= kSmall && rows <= kSmall) {
                m_fill.setPixel(static_cast<std::int64_t>(std::floor((low.x + high.x) / 2)),
                                static_cast<std::int64_t>(std::floor((low.y + high.y) / 2)), id);
            } else { // long and thinner than a pixel: a hair line through its vertices
                drawLines(id, 1.0);
            }
            return;
        }
        m_fill.polygon(m_vertices, m_partEnds, id);
    }

    void drawLines(std::uint32_t id) { drawLines(id, m_style.lineWidthPx); }

    void drawLines(std::uint32_t id, double width)
    {
        constexpr double kNeedsRoundJoins = 2.5;
        std::uint32_t begin = 0;
        for (const std::uint32_t end : m_partEnds) {
            for (std::uint32_t i = begin; i + 1 < end; ++i) {
                m_fill.segment(m_vertices[i], m_vertices[i + 1], width, id);
            }
            for (std::uint32_t i = begin; i < end && width > kNeedsRoundJoins; ++i) {
                m_fill.disc(m_vertices[i], width, id);
            }
            if (end > begin) { // a line shorter than a pixel is there, too
                m_fill.setPixel(static_cast<std::int64_t>(std::floor(m_vertices[begin].x)),
                                static_cast<std::int64_t>(std::floor(m_vertices[begin].y)), id);
            }
            begin = end;
        }
    }

    ScanFill m_fill;
    PixelFrame m_frame;
    BurnStyle m_style;
    GridWindow m_window{};
    std::vector<PixelPoint> m_vertices;
    std::vector<std::uint32_t> m_partEnds;
};

/// What to draw where; rectangles are counted from the anchor.
struct BurnPlan {
    const FeatureShapes& shapes;
    PixelFrame frame;
    BurnStyle style;
};

std::vector<IdTarget> bandsOf(const IdTarget& whole, std::int64_t rowsEach)
{
    std::vector<IdTarget> bands;
    for (std::int64_t row = whole.rect.rowBegin; row < whole.rect.rowEnd; row += rowsEach) {
        IdTarget band = whole;
        band.rect.rowBegin = row;
        band.rect.rowEnd = std::min(row + rowsEach, whole.rect.rowEnd);
        band.ids = whole.ids + static_cast<std::size_t>(row - whole.rect.rowBegin) * whole.stride;
        bands.push_back(band);
    }
    return bands;
}

Result<void> burnInto(const std::vector<IdTarget>& targets, const BurnPlan& plan, Job& job)
{
    return parallelChunks(targets.size(), {.chunkSize = 1, .step = "map"}, job,
                          [&](const Chunk& chunk) -> Result<void> {
                              BlockPainter painter(targets[chunk.begin], plan.frame, plan.style);
                              for (const ShapeBlock& block : plan.shapes.blocks()) {
                                  if (painter.meets(block)) {
                                      painter.draw(block);
                                      if (job.stopRequested()) {
                                          return job.report(1.0);
                                      }
                                  }
                              }
                              return {};
                          });
}

Result<void> checkView(const FeatureShapes& shapes, const MapView& view)
{
    if (view.crs != shapes.crs()) {
        return Error{.code = ErrorCode::UnsupportedCrs,
                     .message = {"Ansicht und Geometrien haben verschiedene Koordinatensysteme",
                                 "view and shapes have different coordinate reference systems"},
                     .subject = view.crs.definition};
    }
    if (view.widthPx > kLargestSidePx || view.heightPx > kLargestSidePx || !(view.unitsPerPx > 0) ||
        !std::isfinite(view.left) || !std::isfinite(view.top)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Kartenansicht hat keine brauchbare Größe", "the map view has no usable size"}};
    }
    return {};
}

/// The rectangles of the new view that the old one does not show, counted from the anchor.
std::vector<PixelRect> uncovered(const PixelRect& now, const PixelRect& before)
{
    const PixelRect shared{.columnBegin = std::max(now.columnBegin, before.columnBegin),
                           .rowBegin = std::max(now.rowBegin, before.rowBegin),
                           .columnEnd = std::min(now.columnEnd, before.columnEnd),
                           .rowEnd = std::min(now.rowEnd, before.rowEnd)};
    if (shared.isEmpty()) {
        return {now};
    }
    std::vector<PixelRect> strips{{now.columnBegin, now.rowBegin, now.columnEnd, shared.rowBegin},
                                  {now.columnBegin, shared.rowEnd, now.columnEnd, now.rowEnd},
                                  {now.columnBegin, shared.rowBegin, shared.columnBegin, shared.rowEnd},
                                  {shared.columnEnd, shared.rowBegin, now.columnEnd, shared.rowEnd}};
    std::erase_if(strips, [](const PixelRect& rect) { return rect.isEmpty(); });
    return strips;
}

PixelRect rectOf(std::int64_t column, std::int64_t row, const MapView& view)
{
    return {.columnBegin = column, .rowBegin = row, .columnEnd = column + view.widthPx, .rowEnd = row + view.heightPx};
}

} // namespace

Result<IdRaster> burn(const FeatureShapes& shapes, const MapView& view, const BurnStyle& style, Job& job)
{
    WB_CHECK(checkView(shapes, view));
    IdRaster raster;
    raster.m_view = view;
    raster.m_anchorLeft = view.left;
    raster.m_anchorTop = view.top;
    raster.m_ids.assign(std::size_t{view.widthPx} * view.heightPx, 0);
    const IdTarget whole{.rect = rectOf(0, 0, view), .ids = raster.m_ids.data(), .stride = view.widthPx};
    const BurnPlan plan{
        .shapes = shapes, .frame = frameOf(shapes.grid(), view.unitsPerPx, view.left, view.top), .style = style};
    constexpr std::int64_t kBands = 8;
    WB_CHECK(burnInto(bandsOf(whole, std::max<std::int64_t>(1, (view.heightPx + kBands - 1) / kBands)), plan, job));
    return raster;
}

Result<IdRaster> burnMoved(const IdRaster& old, const FeatureShapes& shapes, const MapView& view,
                           const BurnStyle& style, Job& job)
{
    const auto shift = wholePixelShift(old.m_view, view);
    if (!shift || std::abs(shift->columns) >= view.widthPx || std::abs(shift->rows) >= view.heightPx) {
        return burn(shapes, view, style, job);
    }
    WB_CHECK(checkView(shapes, view));
    IdRaster raster;
    raster.m_view = view;
    raster.m_anchorLeft = old.m_anchorLeft;
    raster.m_anchorTop = old.m_anchorTop;
    raster.m_columnsFromAnchor = old.m_columnsFromAnchor + shift->columns;
    raster.m_rowsFromAnchor = old.m_rowsFromAnchor + shift->rows;
    raster.m_ids.assign(old.m_ids.size(), 0);

    const PixelRect now = rectOf(raster.m_columnsFromAnchor, raster.m_rowsFromAnchor, view);
    const PixelRect before = rectOf(old.m_columnsFromAnchor, old.m_rowsFromAnchor, view);
    const std::size_t width = view.widthPx;
    const std::size_t kept = width - static_cast<std::size_t>(std::abs(shift->columns));
    for (std::int64_t row = std::max(now.rowBegin, before.rowBegin); row < std::min(now.rowEnd, before.rowEnd); ++row) {
        const std::size_t toColumn = static_cast<std::size_t>(std::max<std::int64_t>(0, -shift->columns));
        const std::size_t fromColumn = static_cast<std::size_t>(std::max<std::int64_t>(0, shift->columns));
        std::memcpy(&raster.m_ids[static_cast<std::size_t>(row - now.rowBegin) * width + toColumn],
                    &old.m_ids[static_cast<std::size_t>(row - before.rowBegin) * width + fromColumn],
                    kept * sizeof(std::uint32_t));
    }
    std::vector<IdTarget> targets;
    for (const PixelRect& strip : uncovered(now, before)) {
        const IdTarget target{.rect = strip,
                              .ids = raster.m_ids.data() +
                                     static_cast<std::size_t>(strip.rowBegin - now.rowBegin) * width +
                                     static_cast<std::size_t>(strip.columnBegin - now.columnBegin),
                              .stride = width};
        const auto halves = bandsOf(target, (strip.rowEnd - strip.rowBegin + 1) / 2);
        targets.insert(targets.end(), halves.begin(), halves.end());
    }
    const BurnPlan plan{.shapes = shapes,
                        .frame = frameOf(shapes.grid(), view.unitsPerPx, raster.m_anchorLeft, raster.m_anchorTop),
                        .style = style};
    WB_CHECK(burnInto(targets, plan, job));
    return raster;
}

IdRaster approximated(const IdRaster& old, const MapView& view)
{
    IdRaster raster;
    raster.m_view = view;
    raster.m_anchorLeft = view.left;
    raster.m_anchorTop = view.top;
    raster.m_ids.assign(std::size_t{view.widthPx} * view.heightPx, 0);
    if (old.m_view.crs != view.crs || old.m_view.isEmpty()) {
        return raster;
    }
    std::vector<std::int64_t> columns(view.widthPx);
    for (std::uint32_t column = 0; column < view.widthPx; ++column) {
        const double x = old.m_view.pixelAt(view.mapPointAt(column + 0.5, 0.0)).x;
        columns[column] = x >= 0 && x < old.m_view.widthPx ? static_cast<std::int64_t>(x) : -1;
    }
    for (std::uint32_t row = 0; row < view.heightPx; ++row) {
        const double y = old.m_view.pixelAt(view.mapPointAt(0.0, row + 0.5)).y;
        if (!(y >= 0 && y < old.m_view.heightPx)) {
            continue;
        }
        const std::uint32_t* from = &old.m_ids[static_cast<std::size_t>(y) * old.m_view.widthPx];
        std::uint32_t* to = &raster.m_ids[std::size_t{row} * view.widthPx];
        for (std::uint32_t column = 0; column < view.widthPx; ++column) {
            to[column] = columns[column] < 0 ? 0 : from[columns[column]];
        }
    }
    return raster;
}

std::optional<PixelShift> wholePixelShift(const MapView& from, const MapView& to)
{
    if (from.crs != to.crs || from.unitsPerPx != to.unitsPerPx || from.widthPx != to.widthPx ||
        from.heightPx != to.heightPx) {
        return std::nullopt;
    }
    const double columns = (to.left - from.left) / from.unitsPerPx;
    const double rows = (from.top - to.top) / from.unitsPerPx;
    constexpr double kSamePixel = 1e-3;
    constexpr double kFar = 1e9;
    if (std::abs(columns - std::round(columns)) > kSamePixel || std::abs(rows - std::round(rows)) > kSamePixel ||
        std::abs(columns) > kFar || std::abs(rows) > kFar) {
        return std::nullopt;
    }
    return PixelShift{.columns = std::llround(columns), .rows = std::llround(rows)};
}

std::optional<std::size_t> featureAt(const IdRaster& raster, double xPx, double yPx, std::uint32_t tolerancePx)
{
    const auto column = static_cast<std::int64_t>(std::floor(xPx));
    const auto row = static_cast<std::int64_t>(std::floor(yPx));
    const auto reach = static_cast<std::int64_t>(tolerancePx);
    std::int64_t nearest = reach * reach + 1;
    std::uint32_t id = 0;
    for (std::int64_t r = std::max<std::int64_t>(0, row - reach);
         r <= std::min<std::int64_t>(row + reach, std::int64_t{raster.view().heightPx} - 1); ++r) {
        for (std::int64_t c = std::max<std::int64_t>(0, column - reach);
             c <= std::min<std::int64_t>(column + reach, std::int64_t{raster.view().widthPx} - 1); ++c) {
            const std::int64_t distance = (r - row) * (r - row) + (c - column) * (c - column);
            const std::uint32_t there = raster.idAt(static_cast<std::uint32_t>(c), static_cast<std::uint32_t>(r));
            if (there != 0 && distance < nearest) {
                nearest = distance;
                id = there;
            }
        }
    }
    return id == 0 ? std::nullopt : std::optional<std::size_t>(id - 1);
}

} // namespace weitblick::map
