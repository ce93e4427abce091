// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/utc_text.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>

namespace weitblick::intake {

namespace {

/// Walks a text of digits and signs.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }

    bool accept(char sign)
    {
        const bool there = peek() == sign;
        m_rest.remove_prefix(there ? 1 : 0);
        return there;
    }
    std::optional<int> digits(std::size_t count)
    {
        if (m_rest.size() < count) {
            return std::nullopt;
        }
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (m_rest[i] < '0' || m_rest[i] > '9') {
                return std::nullopt;
            }
            value = value * 10 + (m_rest[i] - '0');
        }
        m_rest.remove_prefix(count);
        return value;
    }
    /// Milliseconds behind a decimal sign; further digits are cut.
    std::optional<int> fraction()
    {
        int value = 0;
        int scale = 100;
        bool any = false;
        while (peek() >= '0' && peek() <= '9') {
            value += (peek() - '0') * scale;
            scale /= 10;
            any = true;
            m_rest.remove_prefix(1);
        }
        return any ? std::optional(value) : std::nullopt;
    }

private:
    std::string_view m_rest;
};

bool readDate(Scanner& scanner, CivilTime& time)
{
    const auto year = scanner.digits(4);
    const char separator = scanner.peek();
    if (!year || (separator != '-' && separator != '/') || !scanner.accept(separator)) {
        return false;
    }
    const auto month = scanner.digits(2);
    if (!month || !scanner.accept(separator)) {
        return false;
    }
    const auto day = scanner.digits(2);
    if (!day) {
        return false;
    }
    time.year = *year;
    time.month = *month;
    time.day = *day;
    return std::chrono::year_month_day(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                       std::chrono::day(static_cast<unsigned>(*day)))
        .ok();
}

bool readZone(Scanner& scanner, CivilTime& time)
{
    if (scanner.accept('Z') || scanner.accept('z')) {
        time.offsetMinutes = 0;
        return true;
    }
    const bool west = scanner.peek() == '-';
    if (!west && scanner.peek() != '+') {
        return true;
    }
    scanner.accept(scanner.peek());
    const auto hours = scanner.digits(2);
    if (!hours) {
        return false;
    }
    scanner.accept(':');
    const int minutes = scanner.atEnd() ? 0 : scanner.digits(2).value_or(99);
    const int offset = *hours * 60 + minutes;
    time.offsetMinutes = west ? -offset : offset;
    return *hours <= 14 && minutes < 60;
}

bool readClock(Scanner& scanner, CivilTime& time)
{
    const auto hour = scanner.digits(2);
    if (!hour || !scanner.accept(':')) {
        return false;
    }
    const auto minute = scanner.digits(2);
    if (!minute || *hour > 24 || *minute > 59) {
        return false;
    }
    time.hour = *hour;
    time.minute = *minute;
    if (scanner.accept(':')) {
        const auto second = scanner.digits(2);
        if (!second || *second > 60) {
            return false;
        }
        time.milliseconds = *second * 1000;
        if (scanner.accept('.') || scanner.accept(',')) {
            const auto fraction = scanner.fraction();
            if (!fraction) {
                return false;
            }
            time.milliseconds += *fraction;
        }
    }
    return readZone(scanner, time);
}

} // namespace

std::string utcTextOf(const CivilTime& time)
{
    using namespace std::chrono;
    const year_month_day given(year(time.year), month(static_cast<unsigned>(time.month)),
                               day(static_cast<unsigned>(time.day)));
    if (!given.ok() || time.year < 0) {
        return {};
    }
    const auto moment = sys_time<milliseconds>(sys_days(given)) + hours(time.hour) + minutes(time.minute) +
                        milliseconds(time.milliseconds) - minutes(time.offsetMinutes.value_or(0));
    const auto whole = floor<days>(moment);
    const year_month_day date(whole);
    const hh_mm_ss clock(moment - whole);
    std::array<char, 40> text{};
    const auto fraction = static_cast<int>(clock.subseconds().count());
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): fixed formats of numbers
    int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                               static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                               static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                               static_cast<int>(clock.seconds().count()));
    std::string result(text.data(), static_cast<std::size_t>(length));
    if (fraction != 0) {
        length = std::snprintf(text.data(), text.size(), ".%03d", fraction);
        result.append(text.data(), static_cast<std::size_t>(length));
    }
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
    return result + "Z";
}

std::optional<ParsedTime> parseIsoTime(std::string_view text)
{
    Scanner scanner(text);
    ParsedTime parsed;
    if (!readDate(scanner, parsed.time)) {
        return std::nullopt;
    }
    if (scanner.atEnd()) {
        parsed.dateOnly = true;
        return parsed;
    }
    if (!scanner.accept('T') && !scanner.accept(' ')) {
        return std::nullopt;
    }
    if (!readClock(scanner, parsed.time) || !scanner.atEnd()) {
        return std::nullopt;
    }
    return parsed;
}

} // namespace weitblick::intake
