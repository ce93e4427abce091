// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/holidays.h"

#include <algorithm>
#include <initializer_list>

namespace weitblick::energy {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using State = FederalState;

constexpr int kAlways = 0;
constexpr int kForEver = 9999;

/// A holiday of some states in some years.
struct Rule {
    std::initializer_list<State> states; ///< empty: all
    Text name;
    int firstYear = kAlways;
    int lastYear = kForEver;
};

struct FixedRule {
    unsigned month;
    unsigned day;
    Rule rule;
};

struct EasterRule {
    int daysAfter;
    Rule rule;
};

const std::initializer_list<FixedRule>& fixedRules()
{
    static const std::initializer_list<FixedRule> kRules = {
        {1, 1, {{}, {"Neujahr", "New Year's Day"}}},
        {1, 6, {{State::BadenWuerttemberg, State::Bayern, State::SachsenAnhalt}, {"Heilige Drei Könige", "Epiphany"}}},
        {3, 8, {{State::Berlin}, {"Internationaler Frauentag", "International Women's Day"}, 2019}},
        {3, 8, {{State::MecklenburgVorpommern}, {"Internationaler Frauentag", "International Women's Day"}, 2023}},
        {5, 1, {{}, {"Tag der Arbeit", "Labour Day"}}},
        {5, 8, {{State::Berlin}, {"Tag der Befreiung", "Liberation Day"}, 2020, 2020}},
        {5, 8, {{State::Berlin}, {"Tag der Befreiung", "Liberation Day"}, 2025, 2025}},
        {8, 15, {{State::Saarland}, {"Mariä Himmelfahrt", "Assumption Day"}}},
        {9, 20, {{State::Thueringen}, {"Weltkindertag", "World Children's Day"}, 2019}},
        {10, 3, {{}, {"Tag der Deutschen Einheit", "Day of German Unity"}, 1990}},
        {10,
         31,
         {{State::Brandenburg, State::MecklenburgVorpommern, State::Sachsen, State::SachsenAnhalt, State::Thueringen},
          {"Reformationstag", "Reformation Day"}}},
        {10,
         31,
         {{State::Bremen, State::Hamburg, State::Niedersachsen, State::SchleswigHolstein},
          {"Reformationstag", "Reformation Day"},
          2018}},
        {11,
         1,
         {{State::BadenWuerttemberg, State::Bayern, State::NordrheinWestfalen, State::RheinlandPfalz, State::Saarland},
          {"Allerheiligen", "All Saints' Day"}}},
        {12, 25, {{}, {"1. Weihnachtstag", "Christmas Day"}}},
        {12, 26, {{}, {"2. Weihnachtstag", "Second Day of Christmas"}}},
    };
    return kRules;
}

const std::initializer_list<EasterRule>& easterRules()
{
    static const std::initializer_list<EasterRule> kRules = {
        {-2, {{}, {"Karfreitag", "Good Friday"}}},
        {0, {{State::Brandenburg}, {"Ostersonntag", "Easter Sunday"}}},
        {1, {{}, {"Ostermontag", "Easter Monday"}}},
        {39, {{}, {"Christi Himmelfahrt", "Ascension Day"}}},
        {49, {{State::Brandenburg}, {"Pfingstsonntag", "Whit Sunday"}}},
        {50, {{}, {"Pfingstmontag", "Whit Monday"}}},
        {60,
         {{State::BadenWuerttemberg, State::Bayern, State::Hessen, State::NordrheinWestfalen, State::RheinlandPfalz,
           State::Saarland},
          {"Fronleichnam", "Corpus Christi"}}},
    };
    return kRules;
}

bool applies(const Rule& rule, State state, int year)
{
    return year >= rule.firstYear && year <= rule.lastYear &&
           (rule.states.size() == 0 || std::ranges::find(rule.states, state) != rule.states.end());
}

/// The Wednesday before 23 November.
Date dayOfRepentance(int year)
{
    const sys_days limit{std::chrono::year(year) / 11 / 22};
    return limit - (std::chrono::weekday(limit) - std::chrono::Wednesday);
}

/// In 2017 the 500th Reformation Day was a holiday everywhere.
constexpr int kReformationJubilee = 2017;

} // namespace

Date easterSunday(int year)
{
    const int goldenNumber = year % 19;
    const int century = year / 100;
    const int yearOfCentury = year % 100;
    const int correction = (century - (century + 8) / 25 + 1) / 3;
    const int moon = (19 * goldenNumber + century - century / 4 - correction + 15) % 30;
    const int weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - moon - yearOfCentury % 4) % 7;
    const int late = (goldenNumber + 11 * moon + 22 * weekday) / 451;
    const int number = moon + weekday - 7 * late + 114;
    return std::chrono::year(year) / (number / 31) / (number % 31 + 1);
}

std::vector<Holiday> germanHolidays(FederalState state, int year)
{
    std::vector<Holiday> holidays;
    for (const FixedRule& fixed : fixedRules()) {
        if (applies(fixed.rule, state, year)) {
            holidays.push_back({std::chrono::year(year) / static_cast<int>(fixed.month) / static_cast<int>(fixed.day),
                                fixed.rule.name});
        }
    }
    const sys_days easter{easterSunday(year)};
    for (const EasterRule& moving : easterRules()) {
        if (applies(moving.rule, state, year)) {
            holidays.push_back({Date(easter + days(moving.daysAfter)), moving.rule.name});
        }
    }
    const Date reformation = std::chrono::year(year) / 10 / 31;
    if (year == kReformationJubilee && std::ranges::find(holidays, reformation, &Holiday::day) == holidays.end()) {
        holidays.push_back({reformation, {"Reformationstag", "Reformation Day"}});
    }
    if (state == State::Sachsen) {
        holidays.push_back({dayOfRepentance(year), {"Buß- und Bettag", "Day of Repentance and Prayer"}});
    }
    std::ranges::sort(holidays, {}, &Holiday::day);
    return holidays;
}

DayKind dayKindOf(Date day, const std::vector<Holiday>& holidays)
{
    const std::chrono::weekday weekday{sys_days(day)};
    if (weekday == std::chrono::Sunday || std::ranges::find(holidays, day, &Holiday::day) != holidays.end()) {
        return DayKind::Sunday;
    }
    const unsigned number = static_cast<unsigned>(day.day());
    const bool lastDays = day.month() == std::chrono::December && (number == 24 || number == 31);
    return weekday == std::chrono::Saturday || lastDays ? DayKind::Saturday : DayKind::Workday;
}

} // namespace weitblick::energy
