// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace weitblick::intake::table {

/// What the beginning of a cell says of a geometry written as text.
struct GeometryText {
    enum class Kind : std::uint8_t { None, Wkt, Hex };
    Kind kind = Kind::None;
    std::uint32_t type = 0; ///< WKB type 1 point … 7 collection, 0 any other
    bool hasZ = false;
    std::optional<std::int32_t> srid; ///< of EWKT and EWKB
};

/// Recognises WKT ("POLYGON ((…"), EWKT ("SRID=25832;POINT (…") and hexadecimal (E)WKB by their first characters.
GeometryText geometryTextOf(std::string_view text);

/// How a geometry text becomes a geometry.
struct GeometryTextOptions {
    std::int32_t srsId = 0;
    bool keepsZ = false; ///< otherwise heights are left out; measures always are
};

/// Appends the GeoPackage binary of a geometry text. Curves become lines of short segments.
/// Errors   InvalidInput  not readable, not finite, or more than a million vertices.
Result<void> appendGeometry(std::vector<std::byte>& out, std::string_view text, const GeometryTextOptions& options);

/// Appends the GeoPackage binary of a point.
void appendPoint(std::vector<std::byte>& out, double x, double y, std::int32_t srsId);

} // namespace weitblick::intake::table
