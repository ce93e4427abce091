// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"
#include "core/analysis/run_context.h"
#include "core/mobility/class_lookup.h"
#include "core/mobility/quality_scheme.h"
#include "core/mobility/stations.h"

#include <string>
#include <vector>

namespace weitblick::mobility {

/// What public transport offers on one day by one scheme.
struct ServiceState {
    QualityScheme scheme;
    transit::Day day{};
    std::vector<Station> stations;
    std::vector<geo::Point> places; ///< of the stations, in the coordinates of the run
    std::vector<ClassDisc> discs;
};

/// The parameters that say how service is judged: scheme, kind of day, hours, edge of headways, coordinates.
std::vector<analysis::Parameter> schemeParameters();
std::vector<std::string> schemeRegistryEntries();
analysis::Parameter feedParameter(const char* id, const Text& title);
analysis::Parameter dateParameter(const char* id, const Text& title);

/// EPSG code of the coordinates to work in: the parameter `crs`, else the UTM zone of the middle stop (ETRS89 in
/// Europe). Errors   UnsupportedCrs  axes are not metres, or no EPSG code.
Result<std::int32_t> workingSrsId(const analysis::RunContext& context, const transit::Timetable& timetable);

/// Reads the feed of a parameter; notes its day and what is wrong with it.
/// Errors   as transit::readTimetable().
Result<transit::Timetable> readFeedOf(analysis::RunContext& context, const char* parameter, Job& job);

/// The day of the parameter, else the one that stands for the kind of day.
/// Errors   InvalidInput  the date is none, or no trip runs on such a day.
Result<transit::Day> serviceDay(analysis::RunContext& context, const transit::Timetable& timetable,
                                const char* dateParameter);

/// Errors   InvalidInput  the date is none, the hours are in no order, no trip runs on such a day.   NotFound registry.
Result<ServiceState> serviceState(analysis::RunContext& context, const transit::Timetable& timetable,
                                  const char* dateParameter, std::int32_t srsId);

} // namespace weitblick::mobility
