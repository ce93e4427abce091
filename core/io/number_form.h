// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace weitblick::io {

/// The ways in which a table writes numbers, as bits: which sign is the decimal one, and whether the other groups
/// thousands. Spaces (also thin and no-break ones) and apostrophes may group in every form: they tell nothing about
/// the roles of point and comma.
using NumberForms = std::uint8_t;
namespace number_forms {
inline constexpr NumberForms kNone = 0;
inline constexpr NumberForms kCommaPlain = 1U << 0U; ///< 1234,5 or 1 234,5
inline constexpr NumberForms kCommaPoint = 1U << 1U; ///< 1.234,5
inline constexpr NumberForms kPointPlain = 1U << 2U; ///< 1234.5 or 1'234.5
inline constexpr NumberForms kPointComma = 1U << 3U; ///< 1,234.5
inline constexpr NumberForms kAnyComma = kCommaPlain | kCommaPoint;
inline constexpr NumberForms kAnyPoint = kPointPlain | kPointComma;
inline constexpr NumberForms kAll = kAnyComma | kAnyPoint;
} // namespace number_forms

/// What stands beside a number.
enum class NumberAffix : std::uint8_t { None, Percent, PerMille, Euro, Dollar, Pound, Franc };

/// What the text of a cell is as a number. `forms` are all forms in which it is one; kNone: it is no number.
struct NumberShape {
    NumberForms forms = number_forms::kNone;
    NumberAffix affix = NumberAffix::None;
    bool hasPoint = false;
    bool hasComma = false;
    bool hasExponent = false;
    bool plainThousands = false;    ///< four or more digits in front without a mark: thousands are not grouped here
    bool leadingZero = false;       ///< "06411", "-007": a code, not a quantity
    std::uint8_t integerDigits = 0; ///< before the decimal sign (at most 255)
    std::uint8_t digits = 0;        ///< all of the mantissa
    [[nodiscard]] bool isNumber() const { return forms != number_forms::kNone; }
};

/// Finds the forms in which `text` is a number.
///
/// Method   Sign before (-, +, −) or behind (123-); thousands in groups of exactly three behind one to three digits;
///          a number without groups is allowed in every form with its decimal sign. Exponents need a decimal sign or a
///          sign of their own ("2E10" is a code). "(12)", "5." and "1.2.3" are no numbers.
NumberShape shapeOfNumber(std::string_view text);

enum class DecimalMark : std::uint8_t { Comma, Point };

/// The value of a text that has a shape with one of the forms of `mark`. Affixes are ignored: "12,5 %" is 12.5.
/// Nothing where it is not finite.
std::optional<double> numberFrom(std::string_view text, DecimalMark mark);

/// `text` without spaces at both ends (ASCII, no-break and narrow ones).
std::string_view trimmed(std::string_view text);

} // namespace weitblick::io
