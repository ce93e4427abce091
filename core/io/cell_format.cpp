// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/cell_format.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace weitblick::io {

namespace {

constexpr double kLastSerial = 2'958'466.0; // 10000-01-01
constexpr char kElapsed = '\x01';
constexpr std::int64_t kMillisecondsPerDay = 86'400'000;

char lower(char c)
{
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

/// The letters and signs of the first section that mean something, in lower case; elapsed hours ("[h]") become
/// kElapsed, h.
std::string meaningful(std::string_view code)
{
    std::string rest;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == ';') {
            break;
        }
        if (c == '"') {
            const std::size_t close = code.find('"', i + 1);
            i = close == std::string_view::npos ? code.size() : close;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::size_t close = std::min(code.find(']', i + 1), code.size());
            const char first = i + 1 < code.size() ? lower(code[i + 1]) : ' ';
            const bool elapsed = close > i + 1 && (first == 'h' || first == 'm' || first == 's');
            rest += elapsed ? std::string{kElapsed, first} : std::string();
            i = close;
        } else {
            rest += lower(c);
        }
    }
    return rest;
}

} // namespace

CellFormat builtInCellFormat(int id)
{
    using Kind = CellFormat::Kind;
    if (id == 9 || id == 10) {
        return {.kind = Kind::Percent};
    }
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 ||
        id == 58) {
        return {.kind = Kind::Date};
    }
    if (id == 22) {
        return {.kind = Kind::DateTime};
    }
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 55 || id == 56) {
        return {.kind = Kind::TimeOfDay};
    }
    return {.kind = id == 46 || id == 47 ? Kind::Duration : Kind::Plain};
}

CellFormat cellFormatOf(std::string_view code)
{
    using Kind = CellFormat::Kind;
    const std::string signs = meaningful(code);
    if (signs == "general" || signs == "standard" || signs == "@" || signs.empty()) {
        return {};
    }
    if (signs.find(kElapsed) != std::string::npos) {
        return {.kind = signs.find_first_of("yd") == std::string::npos ? Kind::Duration : Kind::DateTime};
    }
    const bool hasDay = signs.find_first_of("yd") != std::string::npos;
    const bool hasHour = signs.find_first_of("hs") != std::string::npos;
    const bool hasMonth = signs.find('m') != std::string::npos;
    if (hasDay || hasHour || hasMonth) {
        const bool hasDate = hasDay || (hasMonth && !hasHour);
        return {.kind = hasDate && hasHour ? Kind::DateTime : hasDate ? Kind::Date : Kind::TimeOfDay};
    }
    if (signs.find('%') != std::string::npos) {
        return {.kind = Kind::Percent};
    }
    if (signs.size() > 1 && std::ranges::all_of(signs, [](char c) { return c == '0'; })) {
        return {.kind = Kind::PaddedInteger, .digits = static_cast<int>(std::min<std::size_t>(signs.size(), 30))};
    }
    return {};
}

std::optional<CellDate> dateFromSerial(double serial, DateEpoch epoch, CellFormat::Kind kind)
{
    if (!(serial >= 0.0 && serial < kLastSerial)) {
        return std::nullopt;
    }
    const auto milliseconds =
        static_cast<std::int64_t>(std::llround(serial * static_cast<double>(kMillisecondsPerDay)));
    std::int64_t day = milliseconds / kMillisecondsPerDay;
    const std::int64_t rest = milliseconds % kMillisecondsPerDay;
    using namespace std::chrono;
    sys_days zero = year(1904) / January / 1;
    if (epoch == DateEpoch::Year1900) {
        // Excel counts a 29 February 1900 as day 60.
        if (day == 60 || day == 0) {
            return std::nullopt;
        }
        day += day < 60 ? 1 : 0;
        zero = year(1899) / December / 30;
    }
    const year_month_day date(zero + days(day));
    std::array<char, 40> buffer{};
    const bool hasTime = kind == CellFormat::Kind::DateTime || rest != 0;
    int used = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                             static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    if (hasTime) {
        // Serials hold times to about 0.1 ms: what is within 2 ms of a second is that second.
        const std::int64_t nearest = (rest + 500) / 1000;
        const bool whole = std::llabs(rest - nearest * 1000) <= 2 && nearest < 86'400;
        const std::int64_t second = whole ? nearest : rest / 1000;
        std::string iso(buffer.data(), static_cast<std::size_t>(used));
        used = std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d", static_cast<int>(second / 3600),
                             static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
        iso.append(buffer.data(), static_cast<std::size_t>(used));
        if (!whole) {
            used = std::snprintf(buffer.data(), buffer.size(), ".%03d", static_cast<int>(rest % 1000));
            iso.append(buffer.data(), static_cast<std::size_t>(used));
        }
        return CellDate{.hasTime = true, .iso = iso};
    }
    return CellDate{.hasTime = false, .iso = std::string(buffer.data(), static_cast<std::size_t>(used))};
}

std::string hoursFromSerial(double serial)
{
    const auto seconds = static_cast<std::int64_t>(std::llround(std::clamp(std::abs(serial), 0.0, 1e9) * 86'400.0));
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%s%02lld:%02lld:%02lld", serial < 0 && seconds > 0 ? "-" : "",
                  static_cast<long long>(seconds / 3600), static_cast<long long>(seconds / 60 % 60),
                  static_cast<long long>(seconds % 60));
    return buffer.data();
}

} // namespace weitblick::io
