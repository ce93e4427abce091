// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/coordinate_text.h"

#include "core/intake/table/missing_sign.h"

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

namespace weitblick::intake::table {

namespace {

/// +1 or -1 for a letter of the compass, 0 for any other character.
int directionOf(char c)
{
    switch (c) {
    case 'N':
    case 'n':
    case 'E':
    case 'e':
    case 'O':
    case 'o':
        return 1;
    case 'S':
    case 's':
    case 'W':
    case 'w':
        return -1;
    default:
        return 0;
    }
}

/// Degrees, minutes and seconds out of a text without letters; nothing where there are not two or three numbers.
std::optional<double> degreesOf(std::string_view text)
{
    std::array<double, 3> parts{};
    std::size_t count = 0;
    std::string number;
    const auto take = [&] {
        if (number.empty()) {
            return true;
        }
        const auto value = io::numberFrom(number, io::DecimalMark::Point);
        number.clear();
        if (!value || count == parts.size()) {
            return false;
        }
        parts.at(count++) = *value;
        return true;
    };
    for (const char c : text) {
        const bool isDigit = c >= '0' && c <= '9';
        if (isDigit || c == '.' || c == ',') {
            number += c == ',' ? '.' : c;
        } else if (!take()) {
            return std::nullopt;
        }
    }
    if (!take() || count < 2 || parts[1] >= 60.0 || parts[2] >= 60.0) {
        return std::nullopt;
    }
    return parts[0] + parts[1] / 60.0 + parts[2] / 3600.0;
}

std::optional<double> sexagesimal(std::string_view text)
{
    int direction = directionOf(text.front());
    if (direction != 0) {
        text.remove_prefix(1);
    } else if (direction = directionOf(text.back()); direction != 0) {
        text.remove_suffix(1);
    } else {
        direction = text.front() == '-' ? -1 : 1;
    }
    text = io::trimmed(text);
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        text.remove_prefix(1);
    }
    // Digits, spaces, signs of degrees, minutes and seconds (also the typographic ones): nothing else.
    for (const char c : text) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (isLetter || c == '/' || c == ';' || c == '(') {
            return std::nullopt;
        }
    }
    const auto degrees = degreesOf(text);
    return degrees && *degrees <= 360.0 ? std::optional(direction * *degrees) : std::nullopt;
}

} // namespace

Coordinate coordinateOf(const io::TableCell& cell, io::DecimalMark mark)
{
    if (cell.kind == io::CellKind::Number) {
        return {.kind = Coordinate::Kind::Value, .value = cell.number};
    }
    const std::string_view text = io::trimmed(cell.text);
    if (cell.kind == io::CellKind::Empty || text.empty() || missingSignOf(text)) {
        return {};
    }
    const io::NumberForms forms =
        mark == io::DecimalMark::Comma ? io::number_forms::kAnyComma : io::number_forms::kAnyPoint;
    const bool isNumber = (io::shapeOfNumber(text).forms & forms) != 0;
    const auto value = isNumber ? io::numberFrom(text, mark) : sexagesimal(text);
    return value && std::isfinite(*value) ? Coordinate{.kind = Coordinate::Kind::Value, .value = *value}
                                          : Coordinate{.kind = Coordinate::Kind::Unreadable};
}

} // namespace weitblick::intake::table
