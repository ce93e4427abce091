// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/civil_ticks.h"

#include "core/base/berlin_clock.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace weitblick::series {

namespace {

constexpr std::int64_t kDayS = 86'400;
constexpr std::int64_t kMondayDay = 4; ///< days from 1970-01-01 to the first Monday

/// Either so many seconds, or so many months.
struct TickStep {
    std::int64_t lengthS = 0;
    int months = 0;
};

constexpr double kMonthS = 30.44 * kDayS;
constexpr std::array kSteps = {
    TickStep{900, 0},        TickStep{3'600, 0}, TickStep{3 * 3'600, 0}, TickStep{6 * 3'600, 0},
    TickStep{12 * 3'600, 0}, TickStep{kDayS, 0}, TickStep{2 * kDayS, 0}, TickStep{7 * kDayS, 0},
    TickStep{0, 1},          TickStep{0, 3},     TickStep{0, 6},         TickStep{0, 12},
    TickStep{0, 24},         TickStep{0, 60},    TickStep{0, 120},       TickStep{0, 600}};

constexpr std::array kGermanMonths = {"Jan", "Feb", "Mär", "Apr", "Mai", "Jun",
                                      "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"};
constexpr std::array kEnglishMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

double lengthOf(const TickStep& step)
{
    return step.months > 0 ? step.months * kMonthS : static_cast<double>(step.lengthS);
}

std::chrono::year_month_day dateOf(std::int64_t localS)
{
    const auto day = localS >= 0 ? localS / kDayS : -((kDayS - 1 - localS) / kDayS);
    return std::chrono::sys_days(std::chrono::days(day));
}

const char* monthName(const std::chrono::year_month_day& date, Language language)
{
    const auto number = static_cast<unsigned>(date.month()) - 1;
    return language == Language::German ? kGermanMonths.at(number) : kEnglishMonths.at(number);
}

std::string dayLabel(std::int64_t localS, Language language)
{
    const auto date = dateOf(localS);
    const std::string day = std::to_string(static_cast<unsigned>(date.day()));
    return language == Language::German ? day + "." + std::to_string(static_cast<unsigned>(date.month())) + "."
                                        : day + " " + monthName(date, language);
}

std::string clockLabel(std::int64_t localS)
{
    std::array<char, 16> text{};
    const auto minutes = static_cast<int>(((localS % kDayS) + kDayS) % kDayS / 60);
    std::snprintf(text.data(), text.size(), "%02d:%02d", minutes / 60, minutes % 60);
    return text.data();
}

void addSecondTicks(const TickStep& step, const TimeSpan& span, const BerlinClock& clock, Language language,
                    std::vector<CivilTick>& ticks)
{
    const bool isWeek = step.lengthS == 7 * kDayS;
    const std::int64_t shiftS = isWeek ? kMondayDay * kDayS : 0;
    const std::int64_t fromS = clock.localS(span.fromUtcS) - shiftS;
    std::int64_t localS = (fromS / step.lengthS) * step.lengthS + shiftS;
    for (; clock.utcS(localS) < span.toUtcS; localS += step.lengthS) {
        const std::int64_t utcS = clock.utcS(localS);
        const bool isMidnight = ((localS % kDayS) + kDayS) % kDayS == 0;
        if (utcS < span.fromUtcS || (!ticks.empty() && ticks.back().utcS == utcS)) {
            continue;
        }
        const std::int64_t shownS = clock.localS(utcS);
        ticks.push_back(
            {utcS, isMidnight ? dayLabel(shownS, language) : clockLabel(shownS), isMidnight && step.lengthS < kDayS});
    }
}

void addMonthTicks(const TickStep& step, const TimeSpan& span, const BerlinClock& clock, Language language,
                   std::vector<CivilTick>& ticks)
{
    const auto first = dateOf(clock.localS(span.fromUtcS));
    int month = static_cast<int>(first.year()) * 12 + static_cast<int>(static_cast<unsigned>(first.month())) - 1;
    month = month / step.months * step.months;
    for (;; month += step.months) {
        const std::chrono::year_month_day date = std::chrono::year(month / 12) /
                                                 std::chrono::month(static_cast<unsigned>(month % 12 + 1)) /
                                                 std::chrono::day(1);
        const std::int64_t utcS =
            clock.utcS(std::chrono::sys_days(date).time_since_epoch().count() * std::int64_t{kDayS});
        if (utcS >= span.toUtcS) {
            return;
        }
        if (utcS < span.fromUtcS) {
            continue;
        }
        const bool isYear = month % 12 == 0;
        ticks.push_back(
            {utcS, isYear ? std::to_string(month / 12) : monthName(date, language), isYear && step.months < 12});
    }
}

} // namespace

Result<std::vector<CivilTick>> civilTicks(const TimeSpan& span, std::size_t most, Language language)
{
    std::vector<CivilTick> ticks;
    if (span.toUtcS <= span.fromUtcS || span.fromUtcS < kFirstStampS || span.toUtcS > kLastStampS) {
        return ticks;
    }
    const double rough =
        static_cast<double>(span.toUtcS - span.fromUtcS) / static_cast<double>(std::max<std::size_t>(1, most));
    const auto* const fitting =
        std::ranges::find_if(kSteps, [rough](const TickStep& one) { return lengthOf(one) >= rough; });
    const TickStep step = fitting == kSteps.end() ? kSteps.back() : *fitting;
    WB_TRY(const auto clock, BerlinClock::over(span.fromUtcS, span.toUtcS));
    step.months > 0 ? addMonthTicks(step, span, clock, language, ticks)
                    : addSecondTicks(step, span, clock, language, ticks);
    return ticks;
}

} // namespace weitblick::series
