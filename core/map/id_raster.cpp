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

std::int32_t gridFloor(double value)
{
    constexpr double kLimit = 2147483000.0;
    return static_cast<std::int32_t>(std::floor(std::clamp(value, -kLimit, kLimit)));
}

/// The part of the grid that can touch a rectangle of pixels, with `reach` pixels around it.
GridBox windowOf(const PixelRect& rect, const PixelFrame& frame, double reach)
{
    return {.minX = gridFloor((static_cast<double>(rect.columnBegin) - reach - frame.offsetX) / frame.scale),
            .minY = gridFloor((frame.offsetY - static_cast<double>(rect.rowEnd) - reach) / frame.scale),
            .maxX = gridFloor((static_cast<double>(rect.columnEnd) + reach - frame.offsetX) / frame.scale) + 1,
            .maxY = gridFloor((frame.offsetY - static_cast<double>(rect.rowBegin) + reach) / frame.scale) + 1};
}

/// Draws features into one rectangle. One a thread.
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

    void drawAll(const ShapeBlock& block)
    {
        for (std::size_t i = 0; i < block.featureCount(); ++i) {
            draw(block, i);
        }
    }
    void draw(const ShapeBlock& block, std::size_t feature)
    {
        if (m_window.meets(block.boxes[feature]) && !block.boxes[feature].isEmpty()) {
            drawFeature(block, feature, static_cast<std::uint32_t>(block.firstFeature + feature + 1));
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
    GridBox m_window;
    std::vector<PixelPoint> m_vertices;
    std::vector<std::uint32_t> m_partEnds;
};

/// What to draw and how; rectangles are counted from the anchor.
struct BurnPlan {
    const FeatureShapes& shapes;
    PixelFrame frame;
    BurnStyle style;

    [[nodiscard]] GridBox windowOf(const PixelRect& rect) const
    {
        const double reach = 1.0 + std::max(style.lineWidthPx, style.pointSizePx) / 2;
        return map::windowOf(rect, frame, reach);
    }
};

/// The piles of features that one rectangle needs: whole blocks, or, where it shows few of many, cells.
struct WorkList {
    std::vector<const ShapeBlock*> blocks;
    std::vector<const ShapeCell*> cells;
    [[nodiscard]] std::size_t size() const { return blocks.size() + cells.size(); }
};

WorkList workFor(const FeatureShapes& shapes, const GridBox& window)
{
    WorkList work;
    std::size_t inCells = 0;
    for (const ShapeCell& cell : shapes.cells().cells) {
        if (cell.begin != cell.end && cell.box.meets(window)) {
            work.cells.push_back(&cell);
            inCells += cell.end - cell.begin;
        }
    }
    std::size_t inBlocks = 0;
    for (const ShapeBlock& block : shapes.blocks()) {
        if (block.box.meets(window)) {
            work.blocks.push_back(&block);
            inBlocks += block.featureCount();
        }
    }
    // Cells jump about in memory, blocks do not; looking at a box that is not needed costs next to nothing.
    constexpr std::size_t kJumpingCosts = 6;
    if (inCells * kJumpingCosts < inBlocks) {
        work.blocks.clear();
    } else {
        work.cells.clear();
    }
    return work;
}

/// One rectangle, drawn by several threads: the first draws into the target, the others into sheets of their own.
class SharedDrawing {
public:
    SharedDrawing(const IdTarget& target, const BurnPlan& plan, unsigned threadCount) : m_target(target), m_plan(plan)
    {
        const auto width = static_cast<std::size_t>(target.rect.columnEnd - target.rect.columnBegin);
        const auto height = static_cast<std::size_t>(target.rect.rowEnd - target.rect.rowBegin);
        m_sheets.resize(threadCount - 1);
        m_painters.reserve(threadCount);
        m_painters.emplace_back(target, plan.frame, plan.style);
        for (auto& sheet : m_sheets) {
            sheet.assign(width * height, 0);
            m_painters.emplace_back(IdTarget{.rect = target.rect, .ids = sheet.data(), .stride = width}, plan.frame,
                                    plan.style);
        }
    }
    BlockPainter& painterOf(unsigned thread) { return m_painters[thread]; }

    /// Lays the sheets of the others over the target: the larger ids win.
    Result<void> merge(Job& job)
    {
        const auto width = static_cast<std::size_t>(m_target.rect.columnEnd - m_target.rect.columnBegin);
        const auto height = static_cast<std::size_t>(m_target.rect.rowEnd - m_target.rect.rowBegin);
        constexpr std::size_t kRowsInABand = 64;
        return parallelChunks(m_sheets.empty() ? 0 : height, {.chunkSize = kRowsInABand, .step = "map"}, job,
                              [&](const Chunk& band) -> Result<void> {
                                  for (std::size_t row = band.begin; row < band.end; ++row) {
                                      std::uint32_t* to = m_target.ids + row * m_target.stride;
                                      for (const auto& sheet : m_sheets) {
                                          const std::uint32_t* from = sheet.data() + row * width;
                                          std::transform(
                                              to, to + width, from, to,
                                              [](std::uint32_t a, std::uint32_t b) { return std::max(a, b); });
                                      }
                                  }
                                  return {};
                              });
    }

private:
    IdTarget m_target;
    BurnPlan m_plan;
    std::vector<std::vector<std::uint32_t>> m_sheets;
    std::vector<BlockPainter> m_painters;
};

Result<void> burnInto(const IdTarget& target, const BurnPlan& plan, Job& job)
{
    const WorkList work = workFor(plan.shapes, plan.windowOf(target.rect));
    if (work.size() == 0) {
        return job.report(1.0);
    }
    constexpr unsigned kMostThreads = 8; // each costs a sheet
    const std::size_t pilesAtOnce = work.cells.empty() ? 2 : 16;
    const ParallelOptions options{.chunkSize = pilesAtOnce, .threadLimit = kMostThreads, .step = "map"};
    SharedDrawing drawing(target, plan, threadCountFor(work.size(), options));
    const ShapeCells& cells = plan.shapes.cells();
    const auto& blocks = plan.shapes.blocks();
    WB_CHECK(parallelChunks(work.size(), options, job, [&](const Chunk& chunk) -> Result<void> {
        BlockPainter& painter = drawing.painterOf(chunk.thread);
        for (std::size_t pile = chunk.begin; pile < chunk.end; ++pile) {
            if (pile < work.blocks.size()) {
                painter.drawAll(*work.blocks[pile]);
                continue;
            }
            const ShapeCell& cell = *work.cells[pile - work.blocks.size()];
            for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
                painter.draw(blocks[cells.places[i].block], cells.places[i].feature);
            }
        }
        return {};
    }));
    return drawing.merge(job);
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

Result<void> burn(const FeatureShapes& shapes, const MapView& view, const BurnStyle& style, IdRaster& target, Job& job)
{
    WB_CHECK(checkView(shapes, view));
    target.m_view = view;
    target.m_idLimit = shapes.featureCount();
    target.m_anchorLeft = view.left;
    target.m_anchorTop = view.top;
    target.m_columnsFromAnchor = 0;
    target.m_rowsFromAnchor = 0;
    target.m_ids.assign(std::size_t{view.widthPx} * view.heightPx, 0);
    const BurnPlan plan{
        .shapes = shapes, .frame = frameOf(shapes.grid(), view.unitsPerPx, view.left, view.top), .style = style};
    return burnInto({.rect = rectOf(0, 0, view), .ids = target.m_ids.data(), .stride = view.widthPx}, plan, job);
}

Result<void> burnMoved(const IdRaster& old, const FeatureShapes& shapes, const MapView& view, const BurnStyle& style,
                       IdRaster& target, Job& job)
{
    const auto shift = wholePixelShift(old.m_view, view);
    if (!shift || std::abs(shift->columns) >= view.widthPx || std::abs(shift->rows) >= view.heightPx) {
        return burn(shapes, view, style, target, job);
    }
    WB_CHECK(checkView(shapes, view));
    target.m_view = view;
    target.m_idLimit = shapes.featureCount();
    target.m_anchorLeft = old.m_anchorLeft;
    target.m_anchorTop = old.m_anchorTop;
    target.m_columnsFromAnchor = old.m_columnsFromAnchor + shift->columns;
    target.m_rowsFromAnchor = old.m_rowsFromAnchor + shift->rows;
    target.m_ids.resize(old.m_ids.size());

    const PixelRect now = rectOf(target.m_columnsFromAnchor, target.m_rowsFromAnchor, view);
    const PixelRect before = rectOf(old.m_columnsFromAnchor, old.m_rowsFromAnchor, view);
    const std::size_t width = view.widthPx;
    const std::size_t kept = width - static_cast<std::size_t>(std::abs(shift->columns));
    const auto toColumn = static_cast<std::size_t>(std::max<std::int64_t>(0, -shift->columns));
    const auto fromColumn = static_cast<std::size_t>(std::max<std::int64_t>(0, shift->columns));
    for (std::int64_t row = std::max(now.rowBegin, before.rowBegin); row < std::min(now.rowEnd, before.rowEnd); ++row) {
        std::memcpy(&target.m_ids[static_cast<std::size_t>(row - now.rowBegin) * width + toColumn],
                    &old.m_ids[static_cast<std::size_t>(row - before.rowBegin) * width + fromColumn],
                    kept * sizeof(std::uint32_t));
    }
    const BurnPlan plan{.shapes = shapes,
                        .frame = frameOf(shapes.grid(), view.unitsPerPx, target.m_anchorLeft, target.m_anchorTop),
                        .style = style};
    for (const PixelRect& strip : uncovered(now, before)) {
        std::uint32_t* corner = target.m_ids.data() + static_cast<std::size_t>(strip.rowBegin - now.rowBegin) * width +
                                static_cast<std::size_t>(strip.columnBegin - now.columnBegin);
        for (std::int64_t row = 0; row < strip.rowEnd - strip.rowBegin; ++row) {
            std::fill_n(corner + static_cast<std::size_t>(row) * width, strip.columnEnd - strip.columnBegin, 0);
        }
        WB_CHECK(burnInto({.rect = strip, .ids = corner, .stride = width}, plan, job));
    }
    return {};
}

void approximate(const IdRaster& old, const MapView& view, IdRaster& target)
{
    target.m_view = view;
    target.m_idLimit = old.m_idLimit;
    target.m_anchorLeft = view.left;
    target.m_anchorTop = view.top;
    target.m_columnsFromAnchor = 0;
    target.m_rowsFromAnchor = 0;
    target.m_ids.assign(std::size_t{view.widthPx} * view.heightPx, 0);
    if (old.m_view.crs != view.crs || old.m_view.isEmpty()) {
        return;
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
        std::uint32_t* to = &target.m_ids[std::size_t{row} * view.widthPx];
        for (std::uint32_t column = 0; column < view.widthPx; ++column) {
            to[column] = columns[column] < 0 ? 0 : from[columns[column]];
        }
    }
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
