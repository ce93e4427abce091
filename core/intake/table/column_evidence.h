// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/table/missing_sign.h"
#include "core/io/date_form.h"
#include "core/io/number_form.h"
#include "core/io/table_row.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake::table {

/// The line of rows out of the middle of a file.
inline constexpr std::int64_t kUnknownLine = -1;

/// A value of a column and where it stands, to show in questions and remarks.
struct Example {
    std::string text;
    std::int64_t line = 0; ///< 0: there is no example yet
};

/// The pairs of words that mean yes and no, as bits.
using BooleanWords = std::uint8_t;
struct BooleanWord {
    BooleanWords pairs = 0; ///< 0: not such a word
    bool isTrue = false;
    bool isLetter = false; ///< "j", "n": only together they mean yes and no
};
BooleanWord booleanWordOf(std::string_view text);

/// The smallest and largest number of a column under one reading of its decimal sign.
struct NumberRange {
    double minimum = std::numeric_limits<double>::infinity();
    double maximum = -std::numeric_limits<double>::infinity();
    [[nodiscard]] bool isEmpty() const { return minimum > maximum; }
    void include(double value);
};

/// What all values of a column have in common. Filled over the whole column, then column_form.h decides.
struct ColumnEvidence {
    bool tracksRange = false; ///< coordinates: also keep the ranges

    std::int64_t values = 0;  ///< neither empty nor a missing-value sign
    std::int64_t empties = 0; ///< cells without anything
    std::int64_t errors = 0;  ///< "#DIV/0!" and the like in spreadsheets
    std::array<std::int64_t, kMissingSigns.size()> missing{};

    std::int64_t numbers = 0; ///< texts that are numbers
    io::NumberForms forms = io::number_forms::kAll;
    std::uint16_t affixes = 0; ///< bit by NumberAffix
    bool hasPoint = false;
    bool hasComma = false;
    bool provesPointGroups = false; ///< "1.234.567", "1.234,5"
    bool provesCommaGroups = false;
    bool plainThousands = false; ///< "12345,6": not all thousands are grouped
    bool hasExponent = false;
    bool leadingZero = false;
    bool isNegative = false;
    int integerDigits = 0; ///< of the longest number
    Example pointExample;  ///< the first number with a point that could be read in two ways; else with a point
    Example commaExample;
    Example leadingZeroExample;
    std::array<std::int64_t, 16> plainDigits{}; ///< numbers of nothing but digits, by their length

    std::int64_t typedNumbers = 0; ///< numeric cells of a spreadsheet
    std::int64_t percentCells = 0;
    bool typedFraction = false;
    bool typedBeyondInteger = false;

    std::int64_t dates = 0; ///< texts that are dates, and date cells
    io::DateOrders orders = io::date_orders::kAll;
    bool hasTime = false;
    bool hasZone = false;
    bool lacksZone = false; ///< times without a zone
    bool twoDigitYear = false;
    bool orderMatters = false;
    Example orderExample;

    std::int64_t booleans = 0;
    BooleanWords booleanPairs = 0xFFU;
    bool seesTrue = false;
    bool seesFalse = false;
    bool booleanLetters = false;

    std::int64_t others = 0;          ///< none of the above
    std::vector<Example> otherValues; ///< up to three
    std::int64_t wktTexts = 0;        ///< of the others: geometries
    std::int64_t hexTexts = 0;
    std::uint32_t geometryTypes = 0; ///< bit by WKB type
    bool geometryHasZ = false;
    std::int64_t sridTexts = 0;               ///< geometries that name their CRS
    std::optional<std::int32_t> geometrySrid; ///< of the first of them

    NumberRange pointRange; ///< of all numbers, read with a decimal point where that is possible
    NumberRange commaRange;

    void add(const io::TableCell& cell, std::int64_t line);
    [[nodiscard]] std::int64_t missingCount() const;
    [[nodiscard]] std::int64_t allNumbers() const { return numbers + typedNumbers; }

private:
    void addText(std::string_view text, std::int64_t line);
    void addNumber(const io::NumberShape& shape, std::string_view text, std::int64_t line);
    void addDate(const io::DateShape& shape, std::string_view text, std::int64_t line);
    void addTyped(const io::TableCell& cell);
    void addOther(std::string_view text, std::int64_t line);
};

} // namespace weitblick::intake::table
