// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"
#include "core/intake/weather/weather_content.h"

#include <optional>
#include <string>

namespace weitblick::intake {

/// The layer of a weather year: a table with a row an hour, and the site in every row, so that it stays with them.
///
/// Units    columns carry theirs; instants as ISO 8601 in UTC.
LayerPreview weatherLayer(const WeatherContent& content, const std::string& name, const ReadChoices& choices);

/// What only all hours together show: a year that is not whole, hours twice or out of order, and irradiance that does
/// not fit the sun.
std::vector<Text> weatherFindings(const WeatherContent& content);

/// How many minutes after the sun's highest stand the light of the year has its middle; nothing without light.
/// Method   centre of global irradiance of each day against true noon, weighted with irradiance. A few minutes are
///          weather; an hour is a time zone.
std::optional<double> minutesBehindTheSun(const WeatherContent& content);

/// Hands the hours and the rejected lines over.
/// Errors   as the sink's.
Result<void> sendWeather(const WeatherContent& content, const LayerPreview& layer, RowSink& sink, Job& job);

} // namespace weitblick::intake
