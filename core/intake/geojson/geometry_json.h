// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <simdjson.h>
#include <vector>

namespace weitblick::intake {

/// What a look at the start of a geometry tells.
struct GeometryGlance {
    unsigned wkbType = 0; ///< 1 point … 7 collection
    bool hasZ = false;    ///< by its first position
    bool hasPosition = false;
    double x = 0.0;
    double y = 0.0;
};

/// Reads the type and the first position only.
/// Errors   InvalidInput  no type, or an unknown one.
Result<GeometryGlance> glanceAtGeometry(simdjson::ondemand::object geometry);

/// Writes GeoJSON geometries as little-endian ISO WKB.
class GeometryJson {
public:
    /// Appends to `wkb`. Positions get a Z of 0 where only others of the same geometry have one; a fourth number and
    /// all behind it are dropped (RFC 7946, 3.1.1).
    /// Errors   InvalidInput  no type or coordinates, a position of less than two numbers, nested deeper than 32.
    Result<void> write(simdjson::ondemand::object geometry, std::vector<std::byte>& wkb);

private:
    using Array = simdjson::ondemand::array;
    using Value = simdjson::ondemand::value;

    Result<void> writeGeometry(simdjson::ondemand::object geometry, int depth);
    Result<void> writeMembers(Value coordinates, std::uint32_t type);
    Result<void> writeBody(Value coordinates, std::uint32_t type);
    Result<std::uint32_t> readPositions(Value coordinates);
    Result<std::size_t> readPosition(Value position);
    void writeHeader(std::uint32_t type);
    std::size_t reserveCount();
    void setCount(std::size_t at, std::uint32_t count);

    std::vector<std::byte>* m_wkb = nullptr;
    bool m_writesZ = false;
    bool m_sawZ = false;
};

} // namespace weitblick::intake
