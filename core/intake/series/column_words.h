// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/series.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake {

/// What the name of a column or member says that it holds.
enum class ColumnPart : std::uint8_t {
    Other,
    SiteKey,
    SiteName,
    Property,
    Value,
    Unit,
    Time,
    TimeEnd,
    Date,
    TimeOfDay,
    Status,
    Position,
    Capacity,
    Free,
    Occupied
};

/// The part that a name says, the most telling of its meanings: "Zählstelle" SiteKey, "obs_free" Free, "b_pls_zeit"
/// Time, "100031297-status" Status. Of a path ("geo.lon") the last member counts.
ColumnPart partOf(std::string_view name);

/// How well a name tells the site: the smaller the better ("sensor_id" before "id" before "name"); nothing for others.
std::optional<std::size_t> siteKeyRank(std::string_view name);

/// A quantity as headers name it.
struct KnownQuantity {
    std::string property; ///< as series call it: "PM10", "Temperatur"
    std::string unit;     ///< that it has where nobody says; "" where that is open
    series::SeriesKind kind = series::SeriesKind::Mean;
};

/// The quantity that a header names: "Lufttemperatur", "PM2.5 [µg/m³]", "pm25", "Kfz", "relativeHumidity".
/// Source   names of the Smart Data Models, of DWD, UBA and of German detector and logger exports.
std::optional<KnownQuantity> quantityNamed(std::string_view name);

/// What the kind of a series is, from its property and unit alone: kWh and pieces are counted, car parks have a state.
series::SeriesKind kindOf(std::string_view property, std::string_view unit);

/// A unit symbol as core/base/unit.h writes it, from what sources write: "µg/m³", "ug/m3", "C", "deg", UN/CEFACT
/// ("GQ", "CEL", "P1") and UCUM ("Cel", "ug/m3"). "1" for pieces; nothing for what is no unit.
std::optional<std::string> unitSymbolOf(std::string_view written);

} // namespace weitblick::intake
