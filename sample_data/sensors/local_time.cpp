// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/sensors/local_time.h"

#include <array>
#include <fmt/format.h>

namespace weitblick::sample {

namespace {

struct Date {
    int year, month, day;
};

/// Days since 31 December 2024 (day 0) as a date.
Date dateOf(int days)
{
    static constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (days == 0) {
        return {2024, 12, 31};
    }
    int rest = days - 1;
    for (std::size_t month = 0; month < kDays.size(); ++month) {
        if (rest < kDays[month]) {
            return {2025, static_cast<int>(month) + 1, rest + 1};
        }
        rest -= kDays[month];
    }
    return {2026, 1, rest + 1};
}

std::vector<QuarterHour> madeYear()
{
    constexpr int kMidnightUtc = 23 * 60;                   // the local year begins at 23:00 UTC
    constexpr int kSummerFrom = (31 + 28 + 29) * 1440 + 60; // 30 March, 01:00 UTC, in minutes of 2025
    constexpr int kSummerTo = (31 + 28 + 31 + 30 + 31 + 30 + 31 + 31 + 30 + 25) * 1440 + 60;
    std::vector<QuarterHour> year;
    for (int i = 0; i < kQuarterHours; ++i) {
        const int utcMinutes = kMidnightUtc + i * 15; // since 31 December 2024 00:00 UTC
        const int since2025 = utcMinutes - 1440;
        QuarterHour it;
        it.isSummerTime = since2025 >= kSummerFrom && since2025 < kSummerTo;
        const int localMinutes = utcMinutes + (it.isSummerTime ? 120 : 60);
        const Date utc = dateOf(utcMinutes / 1440);
        const Date local = dateOf(localMinutes / 1440);
        it.minuteOfDay = localMinutes % 1440;
        it.dayOfYear = localMinutes / 1440 - 1;
        it.weekday = (it.dayOfYear + 2) % 7;
        it.utc = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:00Z", utc.year, utc.month, utc.day, utcMinutes / 60 % 24,
                             utcMinutes % 60);
        it.local = fmt::format("{:02}.{:02}.{:04} {:02}:{:02}", local.day, local.month, local.year, it.minuteOfDay / 60,
                               it.minuteOfDay % 60);
        year.push_back(std::move(it));
    }
    return year;
}

} // namespace

const std::vector<QuarterHour>& quarterHours2025()
{
    static const std::vector<QuarterHour> kYear = madeYear();
    return kYear;
}

} // namespace weitblick::sample
