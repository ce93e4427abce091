// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/date_form.h"

#include "core/io/number_form.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace weitblick::io {

namespace {

using namespace date_orders;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Up to `maximum` digits from the front of `text`; nothing where there is none.
struct Number {
    int value = 0;
    int digits = 0;
};
std::optional<Number> takeNumber(std::string_view& text, int maximum)
{
    Number number;
    while (number.digits < maximum && !text.empty() && isDigit(text.front())) {
        number.value = number.value * 10 + (text.front() - '0');
        ++number.digits;
        text.remove_prefix(1);
    }
    return number.digits == 0 ? std::nullopt : std::optional(number);
}

bool take(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

struct Parts {
    std::array<Number, 3> date;
    char separator = '.';
    bool hasTime = false;
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::string fraction;
    std::optional<int> zoneMinutes;
};

bool takeZone(std::string_view& text, Parts& parts)
{
    if (text.empty()) {
        return true;
    }
    if (take(text, 'Z') || take(text, 'z')) {
        parts.zoneMinutes = 0;
        return text.empty();
    }
    const int sign = text.front() == '-' ? -1 : 1;
    if (!take(text, '+') && !take(text, '-')) {
        return false;
    }
    const auto hours = takeNumber(text, 2);
    const bool colon = take(text, ':');
    const auto minutes = takeNumber(text, 2);
    if (!hours || hours->digits != 2 || (colon && !minutes) || hours->value > 15 || (minutes && minutes->value > 59)) {
        return false;
    }
    parts.zoneMinutes = sign * (hours->value * 60 + (minutes ? minutes->value : 0));
    return text.empty();
}

bool takeTime(std::string_view& text, Parts& parts)
{
    const auto hour = takeNumber(text, 2);
    if (!hour || !take(text, ':')) {
        return false;
    }
    const auto minute = takeNumber(text, 2);
    if (!minute || minute->digits != 2) {
        return false;
    }
    parts.hour = hour->value;
    parts.minute = minute->value;
    if (take(text, ':')) {
        const auto second = takeNumber(text, 2);
        if (!second || second->digits != 2) {
            return false;
        }
        parts.second = second->value;
        if (take(text, '.') || take(text, ',')) {
            while (!text.empty() && isDigit(text.front())) {
                parts.fraction += text.front();
                text.remove_prefix(1);
            }
            if (parts.fraction.empty()) {
                return false;
            }
        }
    }
    parts.hasTime = true;
    const bool endOfDay = parts.hour == 24 && parts.minute == 0 && parts.second == 0;
    if ((parts.hour > 23 && !endOfDay) || parts.minute > 59 || parts.second > 59) {
        return false;
    }
    text = trimmed(text);
    if (text == "Uhr" || text == "h") {
        text = {};
    }
    return takeZone(text, parts);
}

std::optional<Parts> partsOf(std::string_view text)
{
    Parts parts;
    if (text.size() < 6 || text.size() > 40 || !isDigit(text.front())) {
        return std::nullopt;
    }
    const auto first = takeNumber(text, 4);
    if (!first || text.empty()) {
        return std::nullopt;
    }
    parts.separator = text.front();
    if (parts.separator != '.' && parts.separator != '-' && parts.separator != '/') {
        return std::nullopt;
    }
    text.remove_prefix(1);
    const auto second = takeNumber(text, 2);
    if (!second || !take(text, parts.separator)) {
        return std::nullopt;
    }
    const auto third = takeNumber(text, 4);
    if (!third) {
        return std::nullopt;
    }
    parts.date = {*first, *second, *third};
    if (text.empty()) {
        return parts;
    }
    if (!take(text, 'T') && !take(text, ' ')) {
        return std::nullopt;
    }
    text = trimmed(text);
    return takeTime(text, parts) ? std::optional(parts) : std::nullopt;
}

std::optional<std::chrono::year_month_day> dayOf(const Parts& parts, DateOrders order)
{
    const bool yearFirst = order == kYearMonthDay;
    const Number& year = parts.date[yearFirst ? 0 : 2];
    const Number& month = parts.date[order == kMonthDayYear ? 0 : 1];
    const Number& day = parts.date[yearFirst ? 2 : order == kMonthDayYear ? 1 : 0];
    // "24-12-31" could be any order; years of two digits go with points and slashes only.
    const bool mayBeShort = !yearFirst && parts.separator != '-';
    const bool wrongWidth = year.digits != 4 && !(mayBeShort && year.digits == 2);
    const bool foreignOrder = parts.separator == '.' && order != kDayMonthYear;
    if (wrongWidth || month.digits > 2 || day.digits > 2 || foreignOrder) {
        return std::nullopt;
    }
    const int century = year.digits == 4 ? 0 : year.value < 50 ? 2000 : 1900;
    const std::chrono::year_month_day date{std::chrono::year(year.value + century),
                                           std::chrono::month(static_cast<unsigned>(month.value)),
                                           std::chrono::day(static_cast<unsigned>(day.value))};
    return date.ok() && year.value + century > 0 ? std::optional(date) : std::nullopt;
}

} // namespace

DateShape shapeOfDate(std::string_view text)
{
    DateShape shape;
    const auto parts = partsOf(text);
    if (!parts) {
        return shape;
    }
    std::optional<std::chrono::year_month_day> seen;
    for (const DateOrders order : {kDayMonthYear, kMonthDayYear, kYearMonthDay}) {
        if (const auto day = dayOf(*parts, order)) {
            shape.orders |= order;
            shape.orderMatters = shape.orderMatters || (seen && *seen != *day);
            seen = day;
        }
    }
    shape.hasTime = parts->hasTime;
    shape.hasZone = parts->zoneMinutes.has_value();
    shape.twoDigitYear = parts->date[2].digits == 2 && (shape.orders & kYearMonthDay) == 0;
    return shape;
}

std::optional<std::string> isoDateFrom(std::string_view text, DateOrders order, DateOutput output)
{
    const auto parts = partsOf(text);
    const auto day = parts ? dayOf(*parts, order) : std::nullopt;
    if (!day) {
        return std::nullopt;
    }
    auto instant = std::chrono::sys_seconds(std::chrono::sys_days(*day)) + std::chrono::hours(parts->hour) +
                   std::chrono::minutes(parts->minute) + std::chrono::seconds(parts->second);
    instant -= std::chrono::minutes(parts->zoneMinutes.value_or(0));
    const auto date = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day civil(date);
    const auto seconds = static_cast<int>((instant - date).count());
    std::array<char, 32> buffer{};
    if (output == DateOutput::Date) {
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(civil.year()),
                      static_cast<unsigned>(civil.month()), static_cast<unsigned>(civil.day()));
        return std::string(buffer.data());
    }
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(civil.year()),
                  static_cast<unsigned>(civil.month()), static_cast<unsigned>(civil.day()), seconds / 3600,
                  seconds / 60 % 60, seconds % 60);
    std::string iso(buffer.data());
    const std::string milliseconds = (parts->fraction + "000").substr(0, 3);
    return iso + (milliseconds == "000" ? "Z" : "." + milliseconds + "Z");
}

} // namespace weitblick::io
