// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/moment.h"

#include "core/analysis/registry/registry.h"

#include <chrono>

namespace weitblick::dashboard {

namespace {

constexpr std::int64_t kSecondsADay = 86400;
constexpr std::size_t kDateLength = 10; // 2025-03-01

std::optional<int> twoDigits(std::string_view text, std::size_t at, int most)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() < at + 2 || !isDigit(text[at]) || !isDigit(text[at + 1])) {
        return std::nullopt;
    }
    const int number = (text[at] - '0') * 10 + (text[at + 1] - '0');
    return number <= most ? std::optional(number) : std::nullopt;
}

/// Seconds of "T12:30", "T12:30:15" or "T12:30:15Z".
std::optional<std::int64_t> secondsOfTime(std::string_view time)
{
    constexpr std::size_t kToMinutes = 6;
    constexpr std::size_t kToSeconds = 9;
    if (time.ends_with('Z')) {
        time.remove_suffix(1);
    }
    if ((time.size() != kToMinutes && time.size() != kToSeconds) || (time[0] != 'T' && time[0] != ' ') ||
        time[3] != ':' || (time.size() == kToSeconds && time[kToMinutes] != ':')) {
        return std::nullopt;
    }
    const auto hours = twoDigits(time, 1, 24);
    const auto minutes = twoDigits(time, 4, 59);
    const auto seconds = time.size() == kToSeconds ? twoDigits(time, kToMinutes + 1, 60) : std::optional(0);
    if (!hours || !minutes || !seconds) {
        return std::nullopt;
    }
    return (*hours * 60LL + *minutes) * 60LL + *seconds;
}

} // namespace

std::optional<std::int64_t> secondsOf(std::string_view text)
{
    const auto date = analysis::registry::dateFromIso(text.substr(0, kDateLength));
    if (!date) {
        return std::nullopt;
    }
    const std::int64_t day = std::chrono::sys_days(*date).time_since_epoch().count();
    if (text.size() == kDateLength) {
        return day * kSecondsADay;
    }
    const auto time = secondsOfTime(text.substr(kDateLength));
    return time ? std::optional(day * kSecondsADay + *time) : std::nullopt;
}

std::int64_t dayOf(std::int64_t seconds)
{
    const std::int64_t day = seconds / kSecondsADay;
    return seconds % kSecondsADay < 0 ? day - 1 : day;
}

} // namespace weitblick::dashboard
