// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weitblick::io {

/// In which order a date has its parts, as bits.
using DateOrders = std::uint8_t;
namespace date_orders {
inline constexpr DateOrders kNone = 0;
inline constexpr DateOrders kDayMonthYear = 1U << 0U;
inline constexpr DateOrders kMonthDayYear = 1U << 1U;
inline constexpr DateOrders kYearMonthDay = 1U << 2U;
inline constexpr DateOrders kAll = 0x07U;
} // namespace date_orders

/// What the text of a cell is as a date. `orders` are all in which it is one; kNone: it is no date.
struct DateShape {
    DateOrders orders = date_orders::kNone;
    bool hasTime = false;
    bool hasZone = false;      ///< "Z" or an offset from UTC
    bool twoDigitYear = false; ///< 00-49 is 20xx, 50-99 is 19xx
    bool orderMatters = false; ///< two orders fit and give different days
    [[nodiscard]] bool isDate() const { return orders != date_orders::kNone; }
};

/// Finds the orders in which `text` is a date of the calendar, with or without a time.
///
/// Method   31.12.2024, 31.12.24 (points: always day first), 2024-12-31, 2024/12/31, 31/12/2024, 31-12-2024,
///          12/31/2024; a time behind a space or "T": 7:05, 07:05, 07:05:30, 07:05:30,250; then "Uhr", "Z", "+01:00".
///          24:00 is the end of the day.
DateShape shapeOfDate(std::string_view text);

/// The same as GeoPackage writes it: "2024-12-31", "2024-12-31T07:05:30Z", with ".250" where there are milliseconds.
/// Times with an offset are in UTC then; times without one stay as they are (a GeoPackage has no other way to say it).
/// Dates without a time become midnight as DateTime. Nothing where `text` is no date of that order.
enum class DateOutput : std::uint8_t { Date, DateTime };
std::optional<std::string> isoDateFrom(std::string_view text, DateOrders order, DateOutput output);

} // namespace weitblick::io
