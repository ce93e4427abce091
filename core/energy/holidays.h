// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <chrono>
#include <cstdint>
#include <vector>

namespace weitblick::energy {

using Date = std::chrono::year_month_day;

/// The federal states in the order of their official keys (01 to 16).
enum class FederalState : std::uint8_t {
    SchleswigHolstein = 1,
    Hamburg,
    Niedersachsen,
    Bremen,
    NordrheinWestfalen,
    Hessen,
    RheinlandPfalz,
    BadenWuerttemberg,
    Bayern,
    Saarland,
    Berlin,
    Brandenburg,
    MecklenburgVorpommern,
    Sachsen,
    SachsenAnhalt,
    Thueringen
};

struct Holiday {
    Date day;
    Text name;
};

/// Easter Sunday of the Gregorian calendar.
/// Method   Butcher 1876 ("Anonymous Gregorian"), valid for every year from 1583.
Date easterSunday(int year);

/// The public holidays of a state, by date; Sundays that have a name of their own (Easter, Whitsun) only where the
/// state's law lists them.
///
/// Method   the laws as of 2026: holidays of the whole state (so not the Assumption in Bavaria, nor Corpus Christi in
///          single municipalities of Saxony and Thuringia), with the years in which states introduced or celebrated
///          one. Meant for 1995 and later.
/// Source   HFeiertagsG § 1 for Hessen; the laws of the other states.
std::vector<Holiday> germanHolidays(FederalState state, int year);

/// The kinds of day that German load profiles know.
enum class DayKind : std::uint8_t { Workday, Saturday, Sunday };

/// Holidays count as Sundays; 24 and 31 December as Saturdays unless they are Sundays.
/// Source   VDEW 1999 and BDEW 2025, rules of application.
DayKind dayKindOf(Date day, const std::vector<Holiday>& holidays);

} // namespace weitblick::energy
