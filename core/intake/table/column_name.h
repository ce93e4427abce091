// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake::table {

/// A name for comparisons: lower case, ä ö ü ß as ae oe ue ss, letters and digits only. "Längen-Grad" is "laengengrad".
std::string nameKey(std::string_view name);

/// True for columns whose values are codes, not quantities: AGS, ARS, PLZ, Schlüssel, Flurstück, Hausnummer, Telefon …
/// They stay text, with their leading zeros.
bool isIdentifierName(std::string_view name);

/// How many digits an official code has: 8 for AGS, 12 for ARS, 5 for PLZ; nothing for other columns.
std::optional<std::size_t> officialDigits(std::string_view name);

/// The unit that a cell of a header consists of: "[kWh]", "in %", "€", "kWh/a". The result is a symbol of
/// core/base/unit.h. Nothing where it is none.
std::optional<std::string> unitOf(std::string_view cell);

/// The unit that a column's name ends with: "Verbrauch [kWh]", "Fläche in ha", "Anteil (%)". One letter in round
/// brackets is none ("Einwohner (m)" counts men).
std::optional<std::string> unitInName(std::string_view name);

/// One line without doubled spaces; "Einwoh-⏎ner" becomes "Einwohner".
std::string tidyName(std::string_view name);

/// Names in order, made unique without regard to case ("Wert", "Wert_2"); empty ones become "Spalte_3" by their place.
/// The two names that every layer has already ("fid", "geom") count as taken.
std::vector<std::string> uniqueNames(const std::vector<std::string>& names);

} // namespace weitblick::intake::table
