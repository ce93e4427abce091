// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/feature_shapes.h"

#include "core/geo/gpkg_geometry.h"
#include "core/map/detail/wkb_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weitblick::map {

namespace {

constexpr double kGridHalf = 536870912.0;   // 2^29: the extent fills half of the range, so that edits fit beside it
constexpr double kGridLimit = 2147483000.0; // just inside int32

std::int32_t gridNumber(double value, double origin, double inverseStep)
{
    const double steps = std::clamp((value - origin) * inverseStep, -kGridLimit, kGridLimit);
    return static_cast<std::int32_t>(steps < 0 ? steps - 0.5 : steps + 0.5); // lround is a slow call here
}

ShapeKind kindOf(int dimension)
{
    return dimension == 2 ? ShapeKind::Polygons : dimension == 1 ? ShapeKind::Lines : ShapeKind::Points;
}

geo::Envelope envelopeOf(const GridBox& box, const ShapeGrid& grid)
{
    if (box.isEmpty()) {
        return {};
    }
    return {.minX = grid.originX + box.minX * grid.step,
            .minY = grid.originY + box.minY * grid.step,
            .maxX = grid.originX + box.maxX * grid.step,
            .maxY = grid.originY + box.maxY * grid.step};
}

/// Removes what was appended to `block` for the feature that is being built.
void forgetFeature(ShapeBlock& block)
{
    block.vertexStarts.resize(block.partStarts.back() + 1);
    block.vertices.resize(block.vertexStarts.back());
}

bool appendPart(ShapeBlock& block, std::span<const double> coordinates, const ShapeGrid& grid, GridBox& box)
{
    const double inverseStep = 1.0 / grid.step;
    for (std::size_t i = 0; i + 1 < coordinates.size(); i += 2) {
        if (!std::isfinite(coordinates[i]) || !std::isfinite(coordinates[i + 1])) {
            return false;
        }
        const GridPoint point{.x = gridNumber(coordinates[i], grid.originX, inverseStep),
                              .y = gridNumber(coordinates[i + 1], grid.originY, inverseStep)};
        block.vertices.push_back(point);
        box.include({.minX = point.x, .minY = point.y, .maxX = point.x, .maxY = point.y});
    }
    block.vertexStarts.push_back(static_cast<std::uint32_t>(block.vertices.size()));
    return true;
}

void copyCoordinates(std::vector<double>& target, const std::byte* vertices, std::size_t count, std::size_t vertexBytes)
{
    target.resize(2 * count);
    for (std::size_t i = 0; i < count; ++i) {
        std::memcpy(&target[2 * i], vertices + i * vertexBytes, 2 * sizeof(double));
    }
}

} // namespace

void GridBox::include(const GridBox& other)
{
    if (other.isEmpty()) {
        return;
    }
    if (isEmpty()) {
        *this = other;
        return;
    }
    minX = std::min(minX, other.minX);
    minY = std::min(minY, other.minY);
    maxX = std::max(maxX, other.maxX);
    maxY = std::max(maxY, other.maxY);
}

ShapeGrid ShapeGrid::over(const geo::Envelope& extent)
{
    if (extent.isEmpty()) {
        return {};
    }
    const double side = std::max(extent.maxX - extent.minX, extent.maxY - extent.minY);
    constexpr double kStepOfAPoint = 1e-7; // the extent of a single point has no size
    return {.originX = (extent.minX + extent.maxX) / 2,
            .originY = (extent.minY + extent.maxY) / 2,
            .step = side > 0 ? side / (2 * kGridHalf) : kStepOfAPoint};
}

namespace {

/// Number of the cell that a box belongs to; cells are counted row by row.
class CellNumbers {
public:
    CellNumbers(const GridBox& all, std::uint32_t side)
        : m_all(all),
          m_side(side),
          m_scaleX(side / (double{1} + all.maxX - all.minX)),
          m_scaleY(side / (double{1} + all.maxY - all.minY))
    {
    }
    [[nodiscard]] std::uint32_t of(const GridBox& box) const
    {
        const double x = (box.minX * 0.5 + box.maxX * 0.5 - m_all.minX) * m_scaleX;
        const double y = (box.minY * 0.5 + box.maxY * 0.5 - m_all.minY) * m_scaleY;
        return std::min(static_cast<std::uint32_t>(y), m_side - 1) * m_side +
               std::min(static_cast<std::uint32_t>(x), m_side - 1);
    }

private:
    GridBox m_all;
    std::uint32_t m_side;
    double m_scaleX;
    double m_scaleY;
};

/// Counting sort of the features into square cells of about 64.
ShapeCells cellsOf(const std::vector<ShapeBlock>& blocks, const GridBox& all, std::size_t featureCount)
{
    constexpr double kFeaturesInACell = 64.0;
    const auto side = static_cast<std::uint32_t>(1 + std::sqrt(static_cast<double>(featureCount) / kFeaturesInACell));
    const CellNumbers numbers(all, side);
    ShapeCells index;
    index.cells.resize(std::size_t{side} * side);
    std::vector<std::uint32_t> cellOf;
    cellOf.reserve(featureCount);
    for (const ShapeBlock& block : blocks) {
        for (const GridBox& box : block.boxes) {
            cellOf.push_back(box.isEmpty() ? 0 : numbers.of(box));
            ++index.cells[cellOf.back()].end;
        }
    }
    std::uint32_t begin = 0;
    for (ShapeCell& cell : index.cells) {
        cell.begin = std::exchange(begin, begin + cell.end);
        cell.end = cell.begin;
    }
    index.places.resize(featureCount);
    std::size_t feature = 0;
    for (std::uint32_t block = 0; block < blocks.size(); ++block) {
        for (std::uint32_t i = 0; i < blocks[block].featureCount(); ++i) {
            ShapeCell& cell = index.cells[cellOf[feature++]];
            cell.box.include(blocks[block].boxes[i]);
            index.places[cell.end++] = {.block = block, .feature = i};
        }
    }
    return index;
}

} // namespace

FeatureShapes::FeatureShapes(geo::Crs crs, ShapeGrid grid, std::vector<ShapeBlock> blocks)
    : m_crs(std::move(crs)),
      m_grid(grid),
      m_blocks(std::move(blocks))
{
    std::array<std::size_t, 4> kinds{};
    for (ShapeBlock& block : m_blocks) {
        block.firstFeature = m_featureCount;
        m_featureCount += block.featureCount();
        for (const ShapeKind kind : block.kinds) {
            ++kinds[static_cast<std::size_t>(kind)];
        }
    }
    GridBox all;
    for (const ShapeBlock& block : m_blocks) {
        all.include(block.box);
    }
    m_cells = cellsOf(m_blocks, all, m_featureCount);
    kinds[0] = 0;
    for (std::size_t kind = 1; kind < kinds.size(); ++kind) { // of equally many, the one with more dimensions
        if (kinds[kind] > 0 && kinds[kind] >= kinds[static_cast<std::size_t>(m_mainKind)]) {
            m_mainKind = static_cast<ShapeKind>(kind);
        }
    }
}

geo::Envelope FeatureShapes::extent() const
{
    GridBox box = GridBox{};
    for (const ShapeBlock& block : m_blocks) {
        box.include(block.box);
    }
    return envelopeOf(box, m_grid);
}

namespace {

const ShapeBlock& blockOf(const std::vector<ShapeBlock>& blocks, std::size_t feature)
{
    const auto behind = std::ranges::upper_bound(blocks, feature, {}, &ShapeBlock::firstFeature);
    return *(behind - 1);
}

} // namespace

geo::Envelope FeatureShapes::extentOf(std::size_t feature) const
{
    const ShapeBlock& block = blockOf(m_blocks, feature);
    return envelopeOf(block.boxes[feature - block.firstFeature], m_grid);
}

std::int64_t FeatureShapes::fidOf(std::size_t feature) const
{
    const ShapeBlock& block = blockOf(m_blocks, feature);
    return block.fids[feature - block.firstFeature];
}

std::size_t FeatureShapes::numberOf(std::int64_t fid) const
{
    const auto behind = std::ranges::upper_bound(m_blocks, fid, {}, [](const ShapeBlock& block) {
        return block.fids.front(); // no block is empty
    });
    if (behind == m_blocks.begin()) {
        return m_featureCount;
    }
    const ShapeBlock& block = *(behind - 1);
    const auto found = std::ranges::lower_bound(block.fids, fid);
    if (found == block.fids.end() || *found != fid) {
        return m_featureCount;
    }
    return block.firstFeature + static_cast<std::size_t>(found - block.fids.begin());
}

std::size_t FeatureShapes::memoryBytes() const
{
    std::size_t bytes = 0;
    bytes += m_cells.cells.capacity() * sizeof(ShapeCell) + m_cells.places.capacity() * sizeof(ShapeCells::Place);
    for (const ShapeBlock& block : m_blocks) {
        bytes += block.vertices.capacity() * sizeof(GridPoint) + block.boxes.capacity() * sizeof(GridBox) +
                 block.fids.capacity() * sizeof(std::int64_t) + block.kinds.capacity() +
                 (block.partStarts.capacity() + block.vertexStarts.capacity()) * sizeof(std::uint32_t);
    }
    return bytes;
}

ShapeCollector::ShapeCollector(const ShapeGrid& grid, const geo::Transformer* transformer)
    : m_grid(grid),
      m_transformer(transformer != nullptr && transformer->isIdentity() ? nullptr : transformer)
{
}

void ShapeCollector::add(std::int64_t fid, std::span<const std::byte> geoPackageBinary)
{
    int dimension = -1;
    GridBox box = GridBox{};
    bool good = true;
    const auto header = geo::readGpkgHeader(geoPackageBinary);
    if (header && !header->isEmpty) {
        detail::WkbParts parts(geoPackageBinary.subspan(header->wkbOffset));
        const bool walked =
            parts.walk([&](int partDimension, const std::byte* vertices, std::size_t count, std::size_t vertexBytes) {
                if (partDimension < dimension || count == 0 || !good) {
                    return;
                }
                if (partDimension > dimension) { // members of lower dimension are dropped
                    forgetFeature(m_block);
                    box = GridBox{};
                    dimension = partDimension;
                }
                copyCoordinates(m_coordinates, vertices, count, vertexBytes);
                if (m_transformer != nullptr) {
                    m_transformer->applyInterleaved(m_coordinates, 2);
                }
                good = appendPart(m_block, m_coordinates, m_grid, box);
            });
        good = good && walked;
    }
    if (!good || dimension < 0) {
        forgetFeature(m_block);
        box = GridBox{};
        dimension = -1;
    }
    m_block.fids.push_back(fid);
    m_block.kinds.push_back(dimension < 0 ? ShapeKind::None : kindOf(dimension));
    m_block.boxes.push_back(box);
    m_block.partStarts.push_back(static_cast<std::uint32_t>(m_block.vertexStarts.size() - 1));
    m_block.box.include(box);
    if (m_block.featureCount() == kFeaturesInABlock) {
        finishBlock();
    }
}

void ShapeCollector::finishBlock()
{
    m_finished.push_back(std::move(m_block));
    m_block = ShapeBlock{};
    const ShapeBlock& last = m_finished.back();
    m_block.fids.reserve(kFeaturesInABlock);
    m_block.kinds.reserve(kFeaturesInABlock);
    m_block.boxes.reserve(kFeaturesInABlock);
    m_block.partStarts.reserve(kFeaturesInABlock + 1);
    m_block.vertexStarts.reserve(last.vertexStarts.size() + last.vertexStarts.size() / 8);
    m_block.vertices.reserve(last.vertices.size() + last.vertices.size() / 8);
}

std::vector<ShapeBlock> ShapeCollector::take()
{
    if (m_block.featureCount() > 0) {
        finishBlock();
    }
    m_block = ShapeBlock{};
    return std::exchange(m_finished, {});
}

} // namespace weitblick::map
