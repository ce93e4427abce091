// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/intake/mastr/register_scan.h"

#include <cstdint>
#include <optional>

namespace weitblick::intake::mastr {

/// Units below are published without street and position, and are never drawn as points.
/// Source   MaStRV § 15 Absatz 1, Anlage; MaStR, Veröffentlichung der Daten.
inline constexpr double kSmallUnitKw = 30.0;

struct GeographicPosition {
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
};

/// How well the place of a unit is known.
enum class PlacePrecision : std::uint8_t { Exact, MunicipalityOnly };

/// Where a unit stands, or why that is not known exactly.
struct UnitPlace {
    std::optional<GeographicPosition> position; ///< WGS 84; only of Exact
    PlacePrecision precision = PlacePrecision::MunicipalityOnly;
    std::optional<Text> flaw; ///< what is wrong with the coordinates in the register
};

/// Method   a unit of less than 30 kW, or of unknown power, has no place whatever the file says. Coordinates must lie
///          in Germany or its exclusive economic zone (3.3° to 15.1° E, 47.2° to 56.0° N); exchanged ones and others
///          are told as flaws, not mended.
UnitPlace placeOf(const RegisterRecord& unit, std::optional<double> grossKw);

/// A number of the register ("8.9910", "8,991"); nothing where it is none.
std::optional<double> registerNumber(std::string_view text);

} // namespace weitblick::intake::mastr
