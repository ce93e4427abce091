// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace weitblick::transit {

namespace {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The number that two digits at `at` are; -1 where they are none.
int twoDigits(std::string_view text, std::size_t at)
{
    return isDigit(text[at]) && isDigit(text[at + 1]) ? (text[at] - '0') * 10 + (text[at + 1] - '0') : -1;
}

std::optional<Day> dayOf(int year, int month, int day)
{
    const std::chrono::year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day)));
    return date.ok() && year >= 1900 && year < 2200 ? std::optional<Day>(Day(date)) : std::nullopt;
}

} // namespace

std::optional<std::int32_t> timeFrom(std::string_view text)
{
    if (text.size() < 7 || text.size() > 9) {
        return std::nullopt;
    }
    const std::size_t colon = text.size() - 6;
    int hours = 0;
    for (std::size_t i = 0; i < colon; ++i) {
        if (!isDigit(text[i])) {
            return std::nullopt;
        }
        hours = hours * 10 + (text[i] - '0');
    }
    const int minutes = twoDigits(text, colon + 1);
    const int seconds = twoDigits(text, colon + 4);
    if (text[colon] != ':' || text[colon + 3] != ':' || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
        return std::nullopt;
    }
    return (hours * 60 + minutes) * 60 + seconds;
}

std::optional<Day> dayFromGtfs(std::string_view text)
{
    if (text.size() != 8) {
        return std::nullopt;
    }
    const std::array parts = {twoDigits(text, 0), twoDigits(text, 2), twoDigits(text, 4), twoDigits(text, 6)};
    for (const int part : parts) {
        if (part < 0) {
            return std::nullopt;
        }
    }
    return dayOf(parts[0] * 100 + parts[1], parts[2], parts[3]);
}

std::optional<Day> dayFromIso(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    std::string digits(text.substr(0, 4));
    digits += text.substr(5, 2);
    digits += text.substr(8, 2);
    return dayFromGtfs(digits);
}

std::string isoOf(Day day)
{
    const std::chrono::year_month_day date(day);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::optional<std::int64_t> integerFrom(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                     : std::nullopt;
}

std::optional<double> decimalFrom(std::string_view text)
{
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() && std::isfinite(value)
               ? std::optional(value)
               : std::nullopt;
}

std::string clockText(std::int32_t seconds)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", seconds / 3600, seconds / 60 % 60);
    return text.data();
}

} // namespace weitblick::transit
