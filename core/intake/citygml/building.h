// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake {

/// A corner of a surface, in the system of the file; metres above datum.
struct BuildingCorner {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
};

/// What a polygon of a building is part of. Shell: a face of a solid that is not said to be anything; Other: a boundary
/// surface that is neither roof, wall nor ground (a closure, a ceiling).
enum class BuildingSurface : std::uint8_t { Shell, Roof, Wall, Ground, Other, FootPrint, RoofEdge };

struct BuildingPolygon {
    std::string id;
    std::string surfaceId; ///< gml:id of the boundary surface that it belongs to; may be empty
    BuildingSurface surface = BuildingSurface::Shell;
    int levelOfDetail = 0;
    int body = 0;                                   ///< 0: the building itself, 1 … its parts
    std::vector<std::vector<BuildingCorner>> rings; ///< the outer one first
};

/// How the values of a building and its parts become one.
enum class AttributeKind : std::uint8_t { Text, Date, Number, Highest };

struct BuildingAttribute {
    std::string name;
    std::string value;
    AttributeKind kind = AttributeKind::Text;
    bool isGeneric = false; ///< named by the file itself, not by CityGML
    int body = 0;           ///< 0: of the building itself, 1 … of its parts
};

/// A building with all of its parts, as a CityGML file has it.
struct Building {
    std::string id;
    std::vector<BuildingAttribute> attributes; ///< of the building and its parts, in the order of the file
    std::vector<BuildingPolygon> polygons;
    int parts = 0;
    std::vector<std::string> partIds; ///< gml:id of each part
    bool hasHeights = false;          ///< coordinates with z
    std::optional<Text> damage;       ///< why it cannot be used
};

} // namespace weitblick::intake
