// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/crs.h"
#include "core/geo/envelope.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace weitblick::map {

/// Whole numbers for coordinates: half the memory of doubles, and finer than any map. One step is 2^-30 of the longer
/// side of the extent it is made for: 1 mm for all of Germany, 0.1 mm for a Landkreis.
struct ShapeGrid {
    double originX = 0.0; ///< the place of (0, 0)
    double originY = 0.0;
    double step = 1.0; ///< units of the CRS

    static ShapeGrid over(const geo::Envelope& extent);
    friend bool operator==(const ShapeGrid&, const ShapeGrid&) = default;
};

struct GridPoint {
    std::int32_t x = 0;
    std::int32_t y = 0;
};

struct GridBox {
    std::int32_t minX = 0;
    std::int32_t minY = 0;
    std::int32_t maxX = -1; ///< smaller than minX: nothing
    std::int32_t maxY = -1;

    [[nodiscard]] bool isEmpty() const { return maxX < minX; }
    [[nodiscard]] bool meets(const GridBox& other) const
    {
        return minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY;
    }
    void include(const GridBox& other);
};

enum class ShapeKind : std::uint8_t { None, Points, Lines, Polygons };

/// Some thousand features that follow each other: flat arrays that a thread walks without a pointer. A feature is its
/// parts (rings, lines, runs of points), a part its vertices. Each `…Starts` has one entry more than there are things.
struct ShapeBlock {
    std::size_t firstFeature = 0; ///< number of its first feature among all of the layer
    GridBox box;
    std::vector<std::int64_t> fids;
    std::vector<ShapeKind> kinds;
    std::vector<GridBox> boxes;
    std::vector<std::uint32_t> partStarts{0};   ///< feature -> its first part
    std::vector<std::uint32_t> vertexStarts{0}; ///< part -> its first vertex
    std::vector<GridPoint> vertices;

    [[nodiscard]] std::size_t featureCount() const { return fids.size(); }
};

/// Features that lie near each other, for views that show few of many: stretches of ShapeCells::places.
struct ShapeCell {
    GridBox box;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// A grid over all features by the middle of their boxes.
struct ShapeCells {
    /// Where a feature stands: block number and number in the block.
    struct Place {
        std::uint32_t block = 0;
        std::uint32_t feature = 0;
    };
    std::vector<ShapeCell> cells;
    std::vector<Place> places;
};

/// The shapes of one layer in one CRS, ready to be drawn again and again. Features are numbered from 0 in the order of
/// their ids; that number, not the feature id, stands in id rasters and tables.
class FeatureShapes {
public:
    FeatureShapes() = default;
    /// Blocks in the order of their features.
    FeatureShapes(geo::Crs crs, ShapeGrid grid, std::vector<ShapeBlock> blocks);

    [[nodiscard]] const geo::Crs& crs() const { return m_crs; }
    [[nodiscard]] const ShapeGrid& grid() const { return m_grid; }
    [[nodiscard]] const std::vector<ShapeBlock>& blocks() const { return m_blocks; }
    [[nodiscard]] const ShapeCells& cells() const { return m_cells; }
    [[nodiscard]] std::size_t featureCount() const { return m_featureCount; }
    [[nodiscard]] geo::Envelope extent() const; ///< of all shapes; empty where there is none
    [[nodiscard]] geo::Envelope extentOf(std::size_t feature) const;
    [[nodiscard]] std::int64_t fidOf(std::size_t feature) const;
    [[nodiscard]] std::size_t numberOf(std::int64_t fid) const;     ///< featureCount() where there is no such feature
    [[nodiscard]] ShapeKind mainKind() const { return m_mainKind; } ///< the one that most features have
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    geo::Crs m_crs;
    ShapeGrid m_grid;
    std::vector<ShapeBlock> m_blocks;
    ShapeCells m_cells;
    std::size_t m_featureCount = 0;
    ShapeKind m_mainKind = ShapeKind::None;
};

/// Turns GeoPackage geometries, one after another, into blocks.
///
/// Method   one bounded pass over the WKB; curves and deep collections are left out; of a collection the members of
///          the highest dimension are kept. Z and M are dropped.
/// CRS      `transformer` (may be null) turns the layer's coordinates into those of the grid; a feature with a vertex
///          that cannot be transformed gets no shape.
/// Threads  one collector a thread, each with its own transformer.
class ShapeCollector {
public:
    static constexpr std::size_t kFeaturesInABlock = 4096;

    ShapeCollector(const ShapeGrid& grid, const geo::Transformer* transformer);

    /// A damaged or empty geometry makes a feature without shape: the map shows what can be shown.
    void add(std::int64_t fid, std::span<const std::byte> geoPackageBinary);
    [[nodiscard]] std::vector<ShapeBlock> take(); ///< what was collected, the last block perhaps short

private:
    void finishBlock();
    ShapeGrid m_grid;
    const geo::Transformer* m_transformer;
    std::vector<ShapeBlock> m_finished;
    ShapeBlock m_block;
    std::vector<double> m_coordinates; ///< of one part, x and y in turn
};

} // namespace weitblick::map
