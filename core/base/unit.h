// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick {

/// What kinds of quantity are kept apart. CO2 equivalents, money, people and vehicles count as kinds of their own, so
/// that tonnes of waste are not added to tonnes of CO2. Temperatures are differences: °C and K are the same size.
enum class Quantity : std::uint8_t {
    Length,
    Mass,
    Time,
    Temperature,
    Current,
    Light,
    Money,
    People,
    Vehicles,
    Emission,
    Information,
    Angle,
    Level
};
inline constexpr std::size_t kQuantityCount = 13;

/// A unit: the symbols it is made of, its dimension, and its exact size in base units as powers of 2, 3, 5, 7 and 73.
/// (A year is 365 days = 8,760 h, as in energy practice.)
struct Unit {
    struct Factor {
        std::string symbol; ///< one of the table, e.g. "kWh"
        int exponent = 1;
        friend bool operator==(const Factor&, const Factor&) = default;
    };
    std::vector<Factor> factors; ///< empty: a plain number
    std::array<int, kQuantityCount> dimension{};
    std::array<int, 5> size{};

    [[nodiscard]] bool isPlainNumber() const; ///< without dimension; % is one too
    [[nodiscard]] bool hasDimensionOf(const Unit& other) const { return dimension == other.dimension; }
    [[nodiscard]] std::string symbol() const; ///< "kWh/(m2*a)"; "" for a plain number
    friend bool operator==(const Unit& a, const Unit& b) { return a.dimension == b.dimension && a.size == b.size; }
};

/// Reads a symbol of German municipal practice: "m", "m²", "kWh/(m2*a)", "kWh/m²a", "g CO2e/kWh", "ct/kWh", "1/km2".
///
/// Method   What stands side by side ("m²a", "m2 a") belongs together, also behind "/". "" and "1" are plain numbers.
/// Errors   NotFound      a symbol that is not in the table; the message proposes the nearest.
///          Ambiguous     "a/b*c": the c could be above or below the line; write brackets.
///          InvalidInput  anything that is not a unit; longer than 200 bytes; nested too deep.
Result<Unit> parseUnit(std::string_view symbol);

Unit product(const Unit& a, const Unit& b);
Unit quotient(const Unit& a, const Unit& b);
Unit power(const Unit& unit, int exponent);
/// Errors   InvalidInput  an exponent is odd: the root of "m" has no unit.
Result<Unit> squareRoot(const Unit& unit);

/// value in one unit × numerator ÷ denominator = value in the other; both are whole numbers, so that a conversion
/// rounds once at the most.
struct UnitConversion {
    double numerator = 1.0;
    double denominator = 1.0;
    [[nodiscard]] bool isIdentity() const { return numerator == denominator; }
    [[nodiscard]] double apply(double value) const { return isIdentity() ? value : value * numerator / denominator; }
};

/// Errors   InvalidInput  the units measure different things; names both.
Result<UnitConversion> conversion(const Unit& from, const Unit& to);

/// The same from symbols, applied.
Result<double> convertUnit(double value, std::string_view from, std::string_view to);

} // namespace weitblick
