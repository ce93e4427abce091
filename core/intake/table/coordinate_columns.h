// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"
#include "core/intake/table/column_evidence.h"
#include "core/io/number_form.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake::table {

/// Where the geometry of a table's rows is.
struct GeometryColumns {
    enum class Kind : std::uint8_t { None, Point, Text };
    Kind kind = Kind::None;
    std::size_t x = 0; ///< column of the eastward coordinate
    std::size_t y = 0;
    io::DecimalMark xMark = io::DecimalMark::Point;
    io::DecimalMark yMark = io::DecimalMark::Point;
    std::size_t text = 0; ///< column of WKT or WKB
    workspace::GeometryType type = workspace::GeometryType::None;
    bool hasZ = false;
    int srsId = 0;          ///< 0: to be asked; -1: `definition` has no EPSG code
    std::string definition; ///< of the CRS as chosen or found, "EPSG:25832"
    std::optional<Question> question;
    std::vector<Text> remarks;
};

/// A column as the search for coordinates sees it.
struct NamedEvidence {
    std::string name;
    const ColumnEvidence* evidence = nullptr;
};

/// True for names that coordinates have: Rechtswert, Ostwert, X, lon, Längengrad, utm_y, LINREFX …
bool isCoordinateName(std::string_view name);

/// Finds coordinates among the columns, by name and by plausible values, and their CRS.
///
/// Method   WKT or WKB columns first; then pairs of names, the plainest first. The range of all values tells
///          longitude and latitude, UTM 32 and 33 (also with the zone in front), Gauss-Krüger 2 to 5, LAEA Europe and
///          Web Mercator within Germany; where several fit or none, the CRS is a question. The range also settles
///          which sign is the decimal one where the numbers alone leave it open.
///          choices.xColumn, yColumn and wktColumn come first; an empty name means: no geometry.
/// Errors   NotFound  a chosen column is not there; UnsupportedCrs  PROJ does not know choices.crs.
Result<GeometryColumns> findGeometryColumns(const std::vector<NamedEvidence>& columns, const ReadChoices& choices);

} // namespace weitblick::intake::table
