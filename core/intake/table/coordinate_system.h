// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"
#include "core/intake/table/column_evidence.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake::table {

/// The ranges of two columns of coordinates.
struct CoordinateRange {
    NumberRange x;
    NumberRange y;
};

/// What the values of coordinates say of their CRS.
struct CrsGuess {
    /// Certain: one CRS in use in Germany fits. Likely: several fit, or one outside of Germany. None: no one fits.
    enum class Certainty : std::uint8_t { None, Likely, Certain };
    Certainty certainty = Certainty::None;
    int epsg = 0;            ///< of the first candidate
    std::vector<int> others; ///< further candidates
};

/// Compares ranges with those that coordinates in Germany have.
///
/// Method   `names` are the names of the columns (nameKey() form), which may tell the system ("utm32", "gk").
///          East values of 280 to 505 km are UTM 32 in the west or UTM 33 in the east: certain only where the border
///          at that northing, or a name, leaves one of them.
/// Source   areas of use of the EPSG register for 4326, 25832, 25833, 4647, 5650, 31466-31469, 3035, 3857.
CrsGuess guessCrs(const CoordinateRange& range, std::string_view names);

/// The same from the first coordinates of geometry texts, or from the SRID that they name.
CrsGuess firstCoordinateRange(const std::vector<Example>& texts, std::optional<std::int32_t> srid);

/// "In welchem Koordinatensystem …?" with the candidates first.
Question crsQuestion(const CrsGuess& guess, const std::string& columns);

} // namespace weitblick::intake::table
