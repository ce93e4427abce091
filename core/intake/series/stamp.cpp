// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/stamp.h"

#include "core/io/number_form.h"

#include <array>
#include <chrono>

namespace weitblick::intake {

namespace {

constexpr std::int64_t kDayS = 86'400;
constexpr std::int64_t kHourS = 3'600;
constexpr std::int64_t kMinuteS = 60;

/// A run of digits.
struct Digits {
    std::int64_t value = 0;
    std::size_t count = 0;
};

/// Walks through a text.
class Walk {
public:
    explicit Walk(std::string_view text) : m_rest(text) {}

    Digits digits(std::size_t most = 18)
    {
        Digits run;
        while (run.count < most && run.count < m_rest.size() && m_rest[run.count] >= '0' && m_rest[run.count] <= '9') {
            run.value = run.value * 10 + (m_rest[run.count] - '0');
            ++run.count;
        }
        m_rest.remove_prefix(run.count);
        return run;
    }
    bool skip(char sign)
    {
        if (m_rest.empty() || m_rest.front() != sign) {
            return false;
        }
        m_rest.remove_prefix(1);
        return true;
    }
    void skipSpace()
    {
        while (skip(' ')) {
        }
    }
    [[nodiscard]] char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    void clear() { m_rest = {}; }

private:
    std::string_view m_rest;
};

struct Zone {
    std::string_view name;
    std::int32_t offsetS;
};
constexpr std::array kZones = {Zone{"Z", 0},      Zone{"z", 0},       Zone{"UTC", 0},    Zone{"GMT", 0},
                               Zone{"MEZ", 3600}, Zone{"MESZ", 7200}, Zone{"CET", 3600}, Zone{"CEST", 7200}};

/// "2024-06-01" of its three runs.
std::optional<std::int64_t> dateOf(const Digits& first, const Digits& second, const Digits& third, char sign,
                                   DayOrder order)
{
    if (second.count > 2 || second.count == 0) {
        return std::nullopt;
    }
    if (first.count == 4) {
        return third.count <= 2 ? dayStartS(first.value, second.value, third.value) : std::nullopt;
    }
    if (first.count > 2 || (third.count != 4 && third.count != 2)) {
        return std::nullopt;
    }
    constexpr std::int64_t kLast20xx = 49;
    const std::int64_t year = third.count == 4 ? third.value : third.value + (third.value <= kLast20xx ? 2000 : 1900);
    const bool dayFirst = sign == '.' || order == DayOrder::DayFirst;
    return dayFirst ? dayStartS(year, second.value, first.value) : dayStartS(year, first.value, second.value);
}

/// "202406010705": as many parts as there are digits.
std::optional<Stamp> compactOf(std::string_view text)
{
    Walk walk(text);
    const std::int64_t year = walk.digits(4).value;
    const std::int64_t month = walk.digits(2).value;
    const std::int64_t day = walk.digits(2).value;
    const auto start = dayStartS(year, month, day);
    if (!start || year < 1900 || year > 2199) {
        return std::nullopt;
    }
    Stamp stamp{.localS = *start, .offsetS = {}, .hasTime = text.size() > 8};
    const std::int64_t hour = walk.digits(2).value;
    const std::int64_t minute = walk.digits(2).value;
    const std::int64_t second = walk.digits(2).value;
    if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && minute + second > 0)) {
        return std::nullopt;
    }
    stamp.localS += hour * kHourS + minute * kMinuteS + second;
    stamp.isEndOfDay = hour == 24;
    return stamp;
}

/// Seconds or milliseconds since 1970.
std::optional<Stamp> epochOf(const Digits& run)
{
    constexpr std::int64_t kMillisecondsInSecond = 1000;
    constexpr std::int64_t kEarliestS = 978'307'200; // 2001: smaller numbers have fewer digits or are something else
    const std::int64_t seconds = run.count == 13 ? run.value / kMillisecondsInSecond : run.value;
    return seconds >= kEarliestS ? std::optional(Stamp{.localS = seconds, .offsetS = 0, .hasTime = true})
                                 : std::nullopt;
}

std::optional<Stamp> unbrokenOf(std::string_view text, const Digits& run)
{
    switch (run.count) {
    case 8:
    case 12:
    case 14:
        return compactOf(text);
    case 10: // 2024060107 is no second of this century: it would be one of 2034
        if (const auto compact = compactOf(text)) {
            return compact;
        }
        return epochOf(run);
    case 13:
        return epochOf(run);
    default:
        return std::nullopt;
    }
}

/// The time behind a date; false where it is none.
bool readTime(Walk& walk, Stamp& stamp)
{
    const Digits hour = walk.digits(4);
    Digits minute;
    std::int64_t second = 0;
    if (hour.count == 4) {
        minute = {.value = hour.value % 100, .count = 2};
    } else {
        const char sign = walk.peek();
        if (hour.count == 0 || hour.count > 2 || (sign != ':' && sign != '.') || !walk.skip(sign)) {
            return false;
        }
        minute = walk.digits(3);
        if (walk.peek() == sign && walk.skip(sign)) {
            const Digits seconds = walk.digits(3);
            second = seconds.value;
            if (seconds.count != 2) {
                return false;
            }
            if (walk.skip('.') || walk.skip(',')) {
                static_cast<void>(walk.digits());
            }
        }
    }
    const std::int64_t hours = hour.count == 4 ? hour.value / 100 : hour.value;
    if (minute.count != 2 || minute.value > 59 || second > 60 || hours > 24 || (hours == 24 && minute.value > 0)) {
        return false;
    }
    stamp.localS += hours * kHourS + minute.value * kMinuteS + second;
    stamp.hasTime = true;
    stamp.isEndOfDay = hours == 24;
    return true;
}

/// What stands behind the time; false where it is no zone.
bool readZone(Walk& walk, Stamp& stamp)
{
    walk.skipSpace();
    if (walk.rest().starts_with("Uhr")) {
        walk = Walk(walk.rest().substr(3));
        walk.skipSpace();
    }
    if (walk.atEnd()) {
        return true;
    }
    for (const Zone& zone : kZones) {
        if (walk.rest() == zone.name) {
            stamp.offsetS = zone.offsetS;
            walk.clear();
            return true;
        }
    }
    const bool west = walk.peek() == '-';
    if (!walk.skip('+') && !walk.skip('-')) {
        return false;
    }
    const Digits hours = walk.digits(2);
    static_cast<void>(walk.skip(':'));
    const Digits minutes = walk.digits(2);
    if (hours.count != 2 || minutes.count == 1 || hours.value > 15 || minutes.value > 59 || !walk.atEnd()) {
        return false;
    }
    const std::int64_t offset = hours.value * kHourS + minutes.value * kMinuteS;
    stamp.offsetS = static_cast<std::int32_t>(west ? -offset : offset);
    return true;
}

Stamp inUtc(Stamp stamp)
{
    stamp.localS -= stamp.offsetS.value_or(0);
    return stamp;
}

} // namespace

std::optional<std::int64_t> dayStartS(std::int64_t year, std::int64_t month, std::int64_t day)
{
    using namespace std::chrono;
    if (year < 1 || year > 9999 || month > 12 || day > 31) {
        return std::nullopt;
    }
    const year_month_day date{std::chrono::year(static_cast<int>(year)),
                              std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional<std::int64_t>(sys_days(date).time_since_epoch().count() * kDayS) : std::nullopt;
}

std::optional<Stamp> stampFrom(std::string_view text, DayOrder order)
{
    text = io::trimmed(text);
    Walk walk(text);
    const Digits first = walk.digits();
    if (walk.atEnd()) {
        return unbrokenOf(text, first);
    }
    const char sign = walk.peek();
    if (first.count == 8 && (sign == 'T' || sign == ' ')) { // 20240601T0705
        const auto day = compactOf(text.substr(0, 8));
        Stamp stamp = day.value_or(Stamp{});
        walk.skip(sign);
        return day && readTime(walk, stamp) && readZone(walk, stamp) ? std::optional(inUtc(stamp)) : std::nullopt;
    }
    if ((sign != '-' && sign != '.' && sign != '/') || !walk.skip(sign)) {
        return std::nullopt;
    }
    const Digits second = walk.digits(3);
    if (!walk.skip(sign)) {
        return std::nullopt;
    }
    const Digits third = walk.digits(5);
    const auto day = dateOf(first, second, third, sign, order);
    if (!day) {
        return std::nullopt;
    }
    Stamp stamp{.localS = *day};
    if (walk.atEnd()) {
        return stamp;
    }
    if (!walk.skip('T') && !walk.skip(';') && !walk.skip('-')) {
        if (walk.peek() != ' ' && walk.peek() != ',') {
            return std::nullopt;
        }
        static_cast<void>(walk.skip(','));
        walk.skipSpace();
    }
    return readTime(walk, stamp) && readZone(walk, stamp) ? std::optional(inUtc(stamp)) : std::nullopt;
}

} // namespace weitblick::intake
