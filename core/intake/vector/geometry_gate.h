// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/envelope.h"
#include "core/intake/vector/ring_crossings.h"
#include "core/workspace/layer_schema.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::intake {

/// Turns the geometries of a reader into those of a layer: the layer's type, linear, without measures, rings closed.
/// Polygons that cross themselves stay as they are and are counted; what no program could read is refused.
class GeometryGate {
public:
    GeometryGate(workspace::GeometryType layerType, int srsId) : m_layerType(layerType), m_srsId(srsId) {}

    /// GeoPackage binary of a little-endian ISO WKB; empty for an empty geometry. Valid until the next call.
    ///
    /// Method   one pass; a single geometry becomes a multi one (or the other way round) where the layer has these;
    ///          rings are closed; empty members and holes of less than four vertices are left out.
    /// Errors   InvalidInput  truncated, nested deeper than 32, an x or y that is not finite, a line of one vertex, an
    ///                        outer ring of less than four vertices, a type that the layer does not have.
    Result<std::span<const std::byte>> toGpkg(std::span<const std::byte> wkb);

    /// What was changed or noticed so far, one sentence a kind.
    [[nodiscard]] std::vector<Text> remarks() const;

private:
    struct Source {
        std::span<const std::byte> rest;
    };
    struct Header {
        std::uint32_t type = 0; ///< 1 … 7
        bool hasZ = false;
        std::size_t stride = 2; ///< doubles a vertex in the source
        [[nodiscard]] std::size_t keptStride() const { return hasZ ? 3 : 2; }
    };

    Result<Header> readHeader(Source& source);
    static Result<std::uint32_t> readCount(Source& source, std::size_t leastBytesEach);
    void writeHeader(std::uint32_t type, bool hasZ);
    std::size_t writeCount(std::uint32_t count);
    void setCount(std::size_t position, std::uint32_t count);

    // Each returns whether something was written; nothing is where the part is empty.
    Result<bool> copyVertices(Source& source, const Header& header, std::uint32_t count);
    Result<bool> copyPoint(Source& source, const Header& header);
    Result<bool> copyLine(Source& source, const Header& header);
    Result<bool> copyRing(Source& source, const Header& header, bool isOuter);
    Result<bool> copyPolygon(Source& source, const Header& header);
    Result<bool> copyMembers(Source& source, const Header& header, int depth);
    Result<bool> copyGeometry(Source& source, int depth, std::uint32_t requiredType);
    Result<bool> copyBody(Source& source, const Header& header, int depth);
    Result<bool> copyAsLayerType(Source& source);
    [[nodiscard]] std::uint32_t layerTypeNumber() const;

    workspace::GeometryType m_layerType;
    int m_srsId;
    std::vector<std::byte> m_wkb;
    std::vector<std::byte> m_gpkg;
    geo::Envelope m_envelope;
    RingCrossings m_crossings;
    bool m_dropsMeasures = false;
    bool m_closesRings = false;
    bool m_crosses = false;
    bool m_dropsParts = false;
    std::int64_t m_withMeasures = 0;
    std::int64_t m_withClosedRings = 0;
    std::int64_t m_withCrossings = 0;
    std::int64_t m_withDroppedParts = 0;
    std::int64_t m_empty = 0;
};

} // namespace weitblick::intake
