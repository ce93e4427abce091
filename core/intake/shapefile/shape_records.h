// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/envelope.h"
#include "core/workspace/layer_schema.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace weitblick::intake {

/// What the header of a .shp says.
struct ShapeHeader {
    int shapeType = 0; ///< 1 point, 3 line, 5 polygon, 8 multi point; + 10 with Z, + 20 with M
    geo::Envelope extent;

    [[nodiscard]] int baseType() const { return shapeType % 10; }
    [[nodiscard]] bool hasZ() const { return shapeType / 10 == 1; }
    /// Lines and polygons are multi ones: a shapefile does not tell them apart.
    [[nodiscard]] workspace::GeometryType geometryType() const;
};
/// Errors   InvalidInput  not a shapefile, or of a kind that this reader leaves to OGR (multi patch).
Result<ShapeHeader> readShapeHeader(std::string_view shp);

/// Walks the records of a .shp in the order of the file.
class ShapeWalker {
public:
    explicit ShapeWalker(std::string_view shp);

    /// The content of the next record; nothing behind the last one or where the chain breaks (see broken()).
    std::optional<std::string_view> next();
    [[nodiscard]] bool broken() const { return m_broken; }
    [[nodiscard]] std::size_t offset() const { return m_offset; } ///< of the next record

private:
    std::string_view m_shp;
    std::size_t m_offset;
    std::int32_t m_number = 0;
    bool m_broken = false;
};

/// How many records a .shp has, where its chain of records is sound and the .shx (if any) says the same.
std::optional<std::int64_t> soundRecordCount(std::string_view shp, std::string_view shx);

/// Turns record contents into ISO WKB: rings are grouped into polygons with their holes.
class ShapeToWkb {
public:
    explicit ShapeToWkb(const ShapeHeader& header) : m_header(header) {}

    /// Empty for a null shape. Valid until the next call.
    ///
    /// Method   outer rings are clockwise, holes counter-clockwise. One outer ring, or outer rings only, are grouped
    ///          here; the rest by OGR's organizePolygons (ONLY_CCW), which is what OGR's shapefile driver does.
    /// Errors   InvalidInput  lengths or counts that do not fit the record.
    Result<std::span<const std::byte>> convert(std::string_view content);

    [[nodiscard]] std::int64_t withMeasures() const { return m_withMeasures; }

private:
    struct Shape {
        std::vector<std::uint32_t> starts; ///< of the parts, and the number of points behind the last
        const char* points = nullptr;
        const char* heights = nullptr;
    };
    Result<void> readShape(std::string_view content);
    Result<void> readPoint(std::string_view content);
    void countMeasures(std::string_view content, std::size_t at, std::size_t count);
    void writeVertices(std::size_t from, std::size_t to);
    void writePart(std::size_t part);
    void writeLines();
    void writePolygons();
    void writeOrganized();
    [[nodiscard]] bool isClockwise(std::size_t part) const;

    ShapeHeader m_header;
    Shape m_shape;
    std::vector<std::byte> m_wkb;
    std::int64_t m_withMeasures = 0;
};

} // namespace weitblick::intake
