// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/text_types.h"

#include "core/intake/vector/utc_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace weitblick::intake {

using workspace::ColumnType;

namespace {

bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view withoutSign(std::string_view value)
{
    return value.starts_with('-') ? value.substr(1) : value;
}

/// "0", "12", "-7"; at most 18 digits; no leading zero.
bool isPlainInteger(std::string_view value)
{
    constexpr std::size_t kMostDigits = 18;
    const std::string_view digits = withoutSign(value);
    return digits.size() <= kMostDigits && isDigits(digits) && (digits.size() == 1 || digits.front() != '0') &&
           value != "-0";
}

/// "12.5", "-0.25", "1e-3"; also an integer.
bool isPlainReal(std::string_view value)
{
    std::string_view rest = withoutSign(value);
    const auto exponent = rest.find_first_of("eE");
    if (exponent != std::string_view::npos) {
        std::string_view power = rest.substr(exponent + 1);
        power.remove_prefix(power.starts_with('-') || power.starts_with('+') ? 1 : 0);
        if (!isDigits(power) || power.size() > 3) {
            return false;
        }
        rest = rest.substr(0, exponent);
    }
    const auto point = rest.find('.');
    const std::string_view whole = rest.substr(0, point);
    const bool wholeIsPlain = isDigits(whole) && (whole.size() == 1 || whole.front() != '0');
    return wholeIsPlain && (point == std::string_view::npos || isDigits(rest.substr(point + 1)));
}

} // namespace

bool isKeyColumn(std::string_view columnName)
{
    std::string name(columnName);
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::array<std::string_view, 7> kWhole{"ags", "ars", "plz", "rs", "gkz", "gemkz", "nuts"};
    constexpr std::array<std::string_view, 8> kParts{"schluessel", "schlüssel", "postleitzahl", "kennz",
                                                     "telefon",    "_ags",      "_plz",         "ags_"};
    return std::ranges::find(kWhole, name) != kWhole.end() ||
           std::ranges::any_of(kParts, [&name](std::string_view part) { return name.find(part) != std::string::npos; });
}

TextTypes::TextTypes(std::string_view columnName)
{
    if (isKeyColumn(columnName)) {
        m_integer = m_real = m_boolean = m_date = m_dateTime = false;
    }
}

void TextTypes::see(std::string_view value)
{
    if (value.empty()) {
        return;
    }
    m_any = true;
    m_integer = m_integer && isPlainInteger(value);
    m_real = m_real && isPlainReal(value);
    m_boolean = m_boolean && (value == "true" || value == "false");
    if (m_date || m_dateTime) {
        const auto time = parseIsoTime(value);
        m_date = m_date && time && time->dateOnly;
        m_dateTime = m_dateTime && time && !time->dateOnly;
    }
}

ColumnType TextTypes::type() const
{
    if (!m_any) {
        return ColumnType::Text;
    }
    if (m_integer) {
        return ColumnType::Integer;
    }
    if (m_real) {
        return ColumnType::Real;
    }
    if (m_boolean) {
        return ColumnType::Boolean;
    }
    if (m_date) {
        return ColumnType::Date;
    }
    return m_dateTime ? ColumnType::DateTime : ColumnType::Text;
}

} // namespace weitblick::intake
