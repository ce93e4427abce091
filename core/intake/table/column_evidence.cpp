// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/column_evidence.h"

#include "core/intake/table/geometry_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::intake::table {

namespace {

constexpr double kLargestExactInteger = 999'999'999'999'999.0; // fifteen digits: exact as a double
constexpr std::size_t kExampleBytes = 60;
constexpr std::size_t kMaximumExamples = 3;

void keepFirst(Example& example, std::string_view text, std::int64_t line)
{
    if (example.line == 0) {
        example = {.text = std::string(text.substr(0, kExampleBytes)), .line = line};
    }
}

bool isTwofold(const io::NumberShape& shape)
{
    using namespace io::number_forms;
    return (shape.forms & kAnyComma) != 0 && (shape.forms & kAnyPoint) != 0 && (shape.hasPoint || shape.hasComma);
}

} // namespace

BooleanWord booleanWordOf(std::string_view text)
{
    struct Entry {
        std::string_view word;
        BooleanWord meaning;
    };
    static constexpr std::array<Entry, 11> kWords = {{{"ja", {.pairs = 1, .isTrue = true}},
                                                      {"nein", {.pairs = 1}},
                                                      {"wahr", {.pairs = 2, .isTrue = true}},
                                                      {"falsch", {.pairs = 2}},
                                                      {"true", {.pairs = 4, .isTrue = true}},
                                                      {"false", {.pairs = 4}},
                                                      {"yes", {.pairs = 8, .isTrue = true}},
                                                      {"no", {.pairs = 8}},
                                                      {"j", {.pairs = 16, .isTrue = true, .isLetter = true}},
                                                      {"y", {.pairs = 32, .isTrue = true, .isLetter = true}},
                                                      {"n", {.pairs = 48, .isLetter = true}}}};
    if (text.empty() || text.size() > 6) {
        return {};
    }
    std::array<char, 6> lower{};
    std::ranges::transform(text, lower.begin(),
                           [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); });
    const auto* const found = std::ranges::find(kWords, std::string_view(lower.data(), text.size()), &Entry::word);
    return found == kWords.end() ? BooleanWord{} : found->meaning;
}

void NumberRange::include(double value)
{
    minimum = std::min(minimum, value);
    maximum = std::max(maximum, value);
}

void ColumnEvidence::add(const io::TableCell& cell, std::int64_t line)
{
    switch (cell.kind) {
    case io::CellKind::Empty:
        ++empties;
        return;
    case io::CellKind::Error:
        ++errors;
        return;
    case io::CellKind::Text:
        addText(io::trimmed(cell.text), line);
        return;
    case io::CellKind::Date:
    case io::CellKind::DateTime:
        ++values;
        addDate(io::shapeOfDate(cell.text), cell.text, line);
        return;
    case io::CellKind::Number:
    case io::CellKind::Percent:
    case io::CellKind::Boolean:
        ++values;
        addTyped(cell);
        return;
    }
}

void ColumnEvidence::addTyped(const io::TableCell& cell)
{
    if (cell.kind == io::CellKind::Boolean) {
        ++booleans;
        (cell.number != 0.0 ? seesTrue : seesFalse) = true;
        return;
    }
    ++typedNumbers;
    // A zero is the same with and without a percent sign.
    percentCells += cell.kind == io::CellKind::Percent || cell.number == 0.0 ? 1 : 0;
    affixes |= cell.kind == io::CellKind::Percent ? 1U << static_cast<unsigned>(io::NumberAffix::Percent) : 0U;
    typedFraction = typedFraction || cell.number != std::floor(cell.number);
    typedBeyondInteger = typedBeyondInteger || std::abs(cell.number) > kLargestExactInteger;
    isNegative = isNegative || cell.number < 0;
    if (cell.number == std::floor(cell.number) && cell.number >= 0 && cell.number <= kLargestExactInteger) {
        const auto length = static_cast<std::size_t>(cell.number < 1 ? 1 : std::floor(std::log10(cell.number)) + 1);
        ++plainDigits.at(std::min(length, plainDigits.size() - 1));
    }
    if (tracksRange) {
        pointRange.include(cell.number);
        commaRange.include(cell.number);
    }
}

void ColumnEvidence::addText(std::string_view text, std::int64_t line)
{
    if (text.empty()) {
        ++empties;
        return;
    }
    if (const auto sign = missingSignOf(text)) {
        ++missing.at(*sign);
        return;
    }
    ++values;
    if (const io::NumberShape number = io::shapeOfNumber(text); number.isNumber()) {
        addNumber(number, text, line);
    } else if (const io::DateShape date = io::shapeOfDate(text); date.isDate()) {
        addDate(date, text, line);
    } else if (const BooleanWord word = booleanWordOf(text); word.pairs != 0) {
        ++booleans;
        booleanPairs &= word.pairs;
        booleanLetters = booleanLetters || word.isLetter;
        (word.isTrue ? seesTrue : seesFalse) = true;
    } else {
        addOther(text, line);
    }
}

void ColumnEvidence::addNumber(const io::NumberShape& shape, std::string_view text, std::int64_t line)
{
    ++numbers;
    forms &= shape.forms;
    provesPointGroups = provesPointGroups || shape.forms == io::number_forms::kCommaPoint;
    provesCommaGroups = provesCommaGroups || shape.forms == io::number_forms::kPointComma;
    plainThousands = plainThousands || shape.plainThousands;
    hasExponent = hasExponent || shape.hasExponent;
    integerDigits = std::max<int>(integerDigits, shape.integerDigits);
    isNegative = isNegative || text.front() == '-';
    // "0" in a column of percentages is as good as "0 %".
    const bool isZero = shape.affix == io::NumberAffix::None && text == "0";
    affixes = static_cast<std::uint16_t>(affixes | (isZero ? 0U : 1U << static_cast<unsigned>(shape.affix)));
    if (shape.leadingZero) {
        leadingZero = true;
        keepFirst(leadingZeroExample, text, line);
    }
    if (shape.hasPoint || shape.hasComma) {
        Example& example = shape.hasPoint ? pointExample : commaExample;
        if (!(shape.hasPoint ? hasPoint : hasComma) || isTwofold(shape)) {
            keepFirst(example, text, line);
        }
        hasPoint = hasPoint || shape.hasPoint;
        hasComma = hasComma || shape.hasComma;
    } else {
        ++plainDigits.at(std::min<std::size_t>(shape.digits, plainDigits.size() - 1));
    }
    if (!tracksRange) {
        return;
    }
    if ((shape.forms & io::number_forms::kAnyPoint) != 0) {
        pointRange.include(io::numberFrom(text, io::DecimalMark::Point).value_or(pointRange.minimum));
    }
    if ((shape.forms & io::number_forms::kAnyComma) != 0) {
        commaRange.include(io::numberFrom(text, io::DecimalMark::Comma).value_or(commaRange.minimum));
    }
}

void ColumnEvidence::addDate(const io::DateShape& shape, std::string_view text, std::int64_t line)
{
    ++dates;
    orders &= shape.orders;
    hasTime = hasTime || shape.hasTime;
    hasZone = hasZone || shape.hasZone;
    lacksZone = lacksZone || (shape.hasTime && !shape.hasZone);
    twoDigitYear = twoDigitYear || shape.twoDigitYear;
    if (shape.orderMatters) {
        orderMatters = true;
        keepFirst(orderExample, text, line);
    }
}

void ColumnEvidence::addOther(std::string_view text, std::int64_t line)
{
    ++others;
    if (otherValues.size() < kMaximumExamples) {
        otherValues.push_back({.text = std::string(text.substr(0, kExampleBytes)), .line = line});
    }
    constexpr std::int64_t kLookedAt = 100; // a column of geometries shows one among its first texts
    if (others > kLookedAt && wktTexts + hexTexts == 0) {
        return;
    }
    const GeometryText geometry = geometryTextOf(text);
    wktTexts += geometry.kind == GeometryText::Kind::Wkt ? 1 : 0;
    hexTexts += geometry.kind == GeometryText::Kind::Hex ? 1 : 0;
    geometryTypes |= geometry.kind == GeometryText::Kind::None ? 0U : 1U << std::min(geometry.type, 31U);
    geometryHasZ = geometryHasZ || geometry.hasZ;
    sridTexts += geometry.srid ? 1 : 0;
    geometrySrid = geometrySrid ? geometrySrid : geometry.srid;
}

std::int64_t ColumnEvidence::missingCount() const
{
    return std::accumulate(missing.begin(), missing.end(), std::int64_t{0});
}

} // namespace weitblick::intake::table
