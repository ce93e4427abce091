// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/xyz_lines.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fast_float/fast_float.h>
#include <limits>

namespace weitblick::intake {

namespace {

constexpr std::string_view kBlanks = " \t\r";
constexpr std::size_t kLongestLine = 4096;

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Takes the first field off `rest`.
std::string_view takeField(std::string_view& rest, char separator)
{
    if (separator == ' ') {
        rest = trimmed(rest);
        const auto end = rest.find_first_of(kBlanks);
        const std::string_view field = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : trimmed(rest.substr(end));
        return field;
    }
    const auto end = rest.find(separator);
    const std::string_view field = trimmed(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return field;
}

char separatorOf(std::string_view line)
{
    if (line.find(';') != std::string_view::npos) {
        return ';';
    }
    std::string_view rest = line;
    int fields = 0;
    for (; !rest.empty(); ++fields) {
        const std::string_view field = takeField(rest, ' ');
        if (field.ends_with(',')) {
            return ','; // "1, 2, 3"
        }
    }
    return fields >= 3 ? ' ' : ',';
}

bool isNumberStart(std::string_view field)
{
    return !field.empty() && std::string_view("+-.0123456789").find(field.front()) != std::string_view::npos;
}

/// True where the first name of a header means the second coordinate.
bool meansNorth(std::string_view name)
{
    std::string lower(name.substr(0, 5));
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower.starts_with("y") || lower.starts_with("n") || lower.starts_with("lat") || lower.starts_with("hoch");
}

bool isMissingSign(double z)
{
    return z == -9999.0 || z == -99999.0;
}

} // namespace

XyzLines::XyzLines(std::string name, NextPiece nextPiece) : m_name(std::move(name)), m_nextPiece(std::move(nextPiece))
{
}

Error XyzLines::notThreeNumbers(std::string_view line) const
{
    constexpr std::size_t kShown = 60;
    const std::string shown = repairedUtf8(line.substr(0, kShown));
    const std::string number = std::to_string(m_line);
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"Zeile " + number + " besteht nicht aus drei Zahlen (x, y, Wert): „" + shown + "“",
                             "line " + number + " is not three numbers (x, y, value): '" + shown + "'"},
                 .subject = m_name};
}

Result<bool> XyzLines::nextLine(std::string_view& line)
{
    m_rest.clear();
    while (true) {
        if (m_piece.empty() && !m_ended) {
            WB_TRY(m_piece, m_nextPiece());
            m_ended = m_piece.empty();
        }
        if (m_ended && m_rest.empty()) {
            return false;
        }
        const auto end = m_piece.find('\n');
        const std::string_view part = m_piece.substr(0, end);
        if (m_rest.size() + part.size() > kLongestLine) {
            m_rest += part.substr(0, kLongestLine);
            ++m_line;
            return notThreeNumbers(m_rest);
        }
        const bool isWhole = end != std::string_view::npos || m_ended;
        m_piece = end == std::string_view::npos ? std::string_view() : m_piece.substr(end + 1);
        if (isWhole && m_rest.empty()) {
            line = part;
            ++m_line;
            return true;
        }
        m_rest += part;
        if (isWhole) {
            m_whole.swap(m_rest);
            line = m_whole;
            ++m_line;
            return true;
        }
    }
}

std::optional<double> XyzLines::number(std::string_view field)
{
    if (field.starts_with('+')) {
        field.remove_prefix(1);
    }
    const bool isComma = m_separator != ',' && field.find(',') != std::string_view::npos;
    double value = 0.0;
    const fast_float::parse_options form(fast_float::chars_format::general, isComma ? ',' : '.');
    const char* const end = field.data() + field.size();
    const auto [rest, problem] = fast_float::from_chars_advanced(field.data(), end, value, form);
    return problem == std::errc() && rest == end && !field.empty() ? std::optional(value) : std::nullopt;
}

bool XyzLines::parse(std::string_view line, XyzPoint& point)
{
    std::array<double, 3> numbers{};
    for (double& value : numbers) {
        const auto found = number(takeField(line, m_separator));
        if (!found) {
            return false;
        }
        value = *found;
    }
    m_hasMore = m_hasMore || !trimmed(line).empty();
    point = {numbers[m_isExchanged ? 1 : 0], numbers[m_isExchanged ? 0 : 1], numbers[2]};
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
        return false;
    }
    if (std::isnan(point.z) || isMissingSign(point.z)) {
        ++m_missing;
        point.z = std::numeric_limits<double>::quiet_NaN();
    }
    return true;
}

/// Finds out how the file is written, from its first line of numbers.
Result<void> XyzLines::learnForm(std::string_view line)
{
    m_separator = separatorOf(line);
    XyzPoint ignored;
    const std::int64_t missing = m_missing;
    if (!parse(line, ignored)) {
        return notThreeNumbers(line);
    }
    m_missing = missing;
    return {};
}

Result<bool> XyzLines::next(XyzPoint& point)
{
    std::string_view line;
    while (true) {
        WB_TRY(const bool isThere, nextLine(line));
        if (!isThere) {
            return false;
        }
        if (m_line == 1 && line.starts_with("\xEF\xBB\xBF")) {
            line.remove_prefix(3);
        }
        line = trimmed(line);
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        if (m_separator == '\0') {
            std::string_view rest = line;
            const std::string_view first = takeField(rest, separatorOf(line));
            const bool isHeader = !isNumberStart(first) && !m_isHeaderSeen;
            if (isHeader) {
                m_isHeaderSeen = true;
                m_isExchanged = meansNorth(first);
                continue;
            }
            WB_CHECK(learnForm(line));
        }
        if (!parse(line, point)) {
            return notThreeNumbers(line);
        }
        return true;
    }
}

} // namespace weitblick::intake
