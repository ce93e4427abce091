// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/mobility/timetable.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace weitblick::sample {

namespace {

struct Service {
    int firstMin, lastMin;
    int peakMin, dayMin, eveningMin; ///< headways
};

Service serviceOf(LineKind kind, DayKind day)
{
    static constexpr std::array<std::array<Service, 3>, 3> kServices = {{
        {{{270, 1410, 30, 60, 60}, {330, 1410, 60, 60, 60}, {390, 1410, 60, 60, 120}}},       // rail
        {{{305, 1360, 15, 15, 30}, {365, 1360, 30, 20, 30}, {480, 1320, 60, 30, 60}}},        // town
        {{{315, 1290, 30, 60, 120}, {375, 1230, 120, 120, 120}, {540, 1200, 120, 120, 240}}}, // regional
    }};
    return kServices[static_cast<std::size_t>(kind)][static_cast<std::size_t>(day)];
}

int headwayAt(const Service& service, int minute)
{
    const bool isPeak = (minute >= 390 && minute < 540) || (minute >= 930 && minute < 1110);
    return isPeak ? service.peakMin : (minute >= 1170 ? service.eveningMin : service.dayMin);
}

double speedMPerS(LineKind kind)
{
    return kind == LineKind::Rail ? 20.0 : (kind == LineKind::Town ? 6.9 : 10.5);
}

/// Minutes after the start at which each stop is left, in whole minutes.
std::vector<int> runningTimes(const TransitLine& line)
{
    std::vector<int> seconds;
    for (std::size_t i = 0; i < line.stops.size(); ++i) {
        const double driving = (line.atM[i] - line.atM.front()) / speedMPerS(line.kind);
        const double waiting = static_cast<double>(i) * (line.kind == LineKind::Rail ? 45.0 : 18.0);
        int at = static_cast<int>(std::lround((driving + waiting) / 60.0)) * 60;
        if (!seconds.empty()) {
            at = std::max(at, seconds.back() + 60);
        }
        seconds.push_back(at);
    }
    return seconds;
}

} // namespace

const std::vector<std::string>& holidays2025()
{
    static const std::vector<std::string> kDays = {"20250101", "20250418", "20250421", "20250501", "20250529",
                                                   "20250609", "20250619", "20251003", "20251225", "20251226"};
    return kDays;
}

DayKind dayKindOf(int month, int day)
{
    if (std::ranges::find(holidays2025(), fmt::format("2025{:02}{:02}", month, day)) != holidays2025().end()) {
        return DayKind::Sunday;
    }
    static constexpr std::array kBefore = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const int sinceNewYear = kBefore[static_cast<std::size_t>(month - 1)] + day - 1;
    const int weekday = (sinceNewYear + 2) % 7; // 1 January 2025 was a Wednesday; 0 = Monday
    return weekday == 5 ? DayKind::Saturday : (weekday == 6 ? DayKind::Sunday : DayKind::Weekday);
}

std::vector<TransitTrip> runsOf(const TransitNetwork& network)
{
    std::vector<TransitTrip> trips;
    static constexpr std::array kDayLetters = {'W', 'S', 'F'};
    for (std::size_t i = 0; i < network.lines.size(); ++i) {
        const TransitLine& line = network.lines[i];
        const std::vector<int> there = runningTimes(line);
        for (std::size_t day = 0; day < 3; ++day) {
            const Service service = serviceOf(line.kind, static_cast<DayKind>(day));
            for (const bool isBack : {false, true}) {
                int number = 1;
                const int offset = isBack ? 7 + static_cast<int>(i) : static_cast<int>(i) * 2;
                for (int minute = service.firstMin + offset; minute <= service.lastMin;
                     minute += headwayAt(service, minute)) {
                    TransitTrip trip;
                    std::string name = line.number;
                    std::erase(name, ' ');
                    trip.id = fmt::format("{}-{}-{}-{:03}", name, kDayLetters[day], isBack ? 'R' : 'H', number++);
                    trip.line = static_cast<int>(i);
                    trip.isBack = isBack;
                    trip.day = static_cast<DayKind>(day);
                    for (std::size_t k = 0; k < there.size(); ++k) {
                        const std::size_t at = isBack ? there.size() - 1 - k : k;
                        trip.stops.push_back(line.stops[at]);
                        trip.timesS.push_back(minute * 60 + (isBack ? there.back() - there[at] : there[at]));
                    }
                    trips.push_back(std::move(trip));
                }
            }
        }
    }
    return trips;
}

} // namespace weitblick::sample
