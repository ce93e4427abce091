// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/weather/weather_lines.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace weitblick::intake {

namespace {

constexpr std::size_t kMostContentBytes = 1000;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

} // namespace

bool WeatherLines::next(std::string_view& line)
{
    if (m_rest.empty()) {
        return false;
    }
    const std::size_t end = m_rest.find('\n');
    line = m_rest.substr(0, end);
    m_rest = end == std::string_view::npos ? std::string_view() : m_rest.substr(end + 1);
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    ++m_number;
    return true;
}

std::vector<std::string_view> fieldsBetweenBlanks(std::string_view line)
{
    std::vector<std::string_view> fields;
    for (std::size_t at = 0; at < line.size();) {
        if (isBlank(line[at])) {
            ++at;
            continue;
        }
        const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
        fields.push_back(line.substr(at, end - at));
        at = end;
    }
    return fields;
}

std::vector<std::string_view> fieldsBetweenCommas(std::string_view line)
{
    std::vector<std::string_view> fields;
    while (true) {
        const std::size_t end = line.find(',');
        fields.push_back(withoutBlanks(line.substr(0, end)));
        if (end == std::string_view::npos) {
            return fields;
        }
        line.remove_prefix(end + 1);
    }
}

std::optional<double> weatherNumber(std::string_view field)
{
    if (field.starts_with('+')) {
        field.remove_prefix(1);
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc() || end != field.data() + field.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::optional<double> firstNumber(std::string_view text)
{
    const std::size_t start = text.find_first_of("0123456789");
    if (start == std::string_view::npos) {
        return std::nullopt;
    }
    const bool isNegative = start > 0 && text[start - 1] == '-';
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data() + start, text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return isNegative ? -value : value;
}

std::string_view withoutBlanks(std::string_view text)
{
    while (!text.empty() && isBlank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && isBlank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::optional<std::int64_t> instantOf(int year, int month, int day, int hour)
{
    namespace chrono = std::chrono;
    constexpr int kMostYear = 9999;
    if (year < 1 || year > kMostYear || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 24) {
        return std::nullopt;
    }
    const chrono::year_month_day date{chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
                                      chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    const chrono::sys_seconds midnight = chrono::sys_days{date};
    return midnight.time_since_epoch().count() + std::int64_t{hour} * 3600;
}

workspace::RejectedRecord rejectedLine(std::int64_t line, std::string_view content, const Text& reason)
{
    return {.line = line,
            .reasonDe = reason.de,
            .reasonEn = reason.en,
            .content = std::string(content.substr(0, kMostContentBytes))};
}

} // namespace weitblick::intake
