// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace weitblick {

/// A number as a person writes it, and the unit symbol behind it.
struct NumberText {
    double value = 0.0;
    std::string unit; ///< "" where none was written
};

/// Reads "1500", "1,5", "1.5", "1.500,25", "1,500.25", "12 345,6", "-3", "2e3", with or without a unit: "1,5 km".
///
/// Errors   Ambiguous     "1.500" and "1,500": thousand five hundred, or one and a half? Write 1500 or 1,5.
///          InvalidInput  not a number, or not finite.
Result<NumberText> numberFromText(std::string_view text);

/// The shortest text that reads back as the same double; "." as the decimal sign; "-0" becomes "0". For files, hashes
/// and JSON.
std::string canonicalNumber(double value);

/// For people: "12.345,6" in German, "12,345.6" in English, as the window writes it too. Thousands are parted from five
/// digits on, so that a year stays whole; at most `decimals` places, no trailing zeros. What is too small or too large
/// for that comes in scientific form.
std::string readableNumber(double value, Language language, int decimals = 6);

/// A count for people, parted from four digits on, as no count is a year: "5.012" in German, "5,012" in English.
std::string readableCount(std::int64_t count, Language language);

} // namespace weitblick
