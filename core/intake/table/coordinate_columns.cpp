// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/coordinate_columns.h"

#include "core/geo/crs.h"
#include "core/intake/table/column_name.h"
#include "core/intake/table/coordinate_system.h"

#include <algorithm>
#include <array>
#include <bit>

namespace weitblick::intake::table {

namespace {

/// How sure a pair of names is to mean coordinates.
enum class NameStrength : std::uint8_t { Certain, Generic };

struct NamePair {
    std::string_view x; ///< in the form of nameKey()
    std::string_view y;
    NameStrength strength;
};

constexpr std::array<NamePair, 40> kPairs = {{
    {"laengengrad", "breitengrad", NameStrength::Certain},
    {"lon", "lat", NameStrength::Certain},
    {"long", "lat", NameStrength::Certain},
    {"lng", "lat", NameStrength::Certain},
    {"longitude", "latitude", NameStrength::Certain},
    {"geolaenge", "geobreite", NameStrength::Certain},
    {"geographischelaenge", "geographischebreite", NameStrength::Certain},
    {"geolon", "geolat", NameStrength::Certain},
    {"gpslon", "gpslat", NameStrength::Certain},
    {"lonwgs84", "latwgs84", NameStrength::Certain},
    {"wgs84lon", "wgs84lat", NameStrength::Certain},
    {"wgs84laenge", "wgs84breite", NameStrength::Certain},
    {"xgcswgs84", "ygcswgs84", NameStrength::Certain},
    {"xwgs84", "ywgs84", NameStrength::Certain},
    {"stoplon", "stoplat", NameStrength::Certain},
    {"rechtswert", "hochwert", NameStrength::Certain},
    {"ostwert", "nordwert", NameStrength::Certain},
    {"utmost", "utmnord", NameStrength::Certain},
    {"utmx", "utmy", NameStrength::Certain},
    {"utme", "utmn", NameStrength::Certain},
    {"xutm", "yutm", NameStrength::Certain},
    {"utm32x", "utm32y", NameStrength::Certain},
    {"xutm32", "yutm32", NameStrength::Certain},
    {"utmrechtswert", "utmhochwert", NameStrength::Certain},
    {"gkrechts", "gkhoch", NameStrength::Certain},
    {"gkx", "gky", NameStrength::Certain},
    {"linrefx", "linrefy", NameStrength::Certain},
    {"easting", "northing", NameStrength::Certain},
    {"east", "north", NameStrength::Certain},
    {"ost", "nord", NameStrength::Generic},
    {"rechts", "hoch", NameStrength::Generic},
    {"rw", "hw", NameStrength::Generic},
    {"xkoordinate", "ykoordinate", NameStrength::Certain},
    {"koordinatex", "koordinatey", NameStrength::Certain},
    {"koordx", "koordy", NameStrength::Certain},
    {"xcoord", "ycoord", NameStrength::Certain},
    {"coordx", "coordy", NameStrength::Certain},
    {"geomx", "geomy", NameStrength::Certain},
    {"pointx", "pointy", NameStrength::Certain},
    {"x", "y", NameStrength::Generic},
}};

/// "x_mp_100m", "y_mp_100m" and other names that are alike but for one letter.
bool areTwins(const std::string& x, const std::string& y)
{
    if (x.size() != y.size() || x.empty()) {
        return false;
    }
    const bool first = x.front() == 'x' && y.front() == 'y' && x.substr(1) == y.substr(1);
    const bool last = x.back() == 'x' && y.back() == 'y' && x.substr(0, x.size() - 1) == y.substr(0, y.size() - 1);
    return first || last;
}

constexpr std::array<std::string_view, 10> kGeometryNames = {
    "wkt", "geom", "geometry", "geometrie", "thegeom", "geomwkt", "wktgeom", "shape", "wkbgeometry", "geometrywkt"};

struct Candidate {
    std::size_t x = 0;
    std::size_t y = 0;
    NameStrength strength = NameStrength::Generic;
};

std::vector<Candidate> candidatesIn(const std::vector<NamedEvidence>& columns)
{
    std::vector<std::string> keys;
    keys.reserve(columns.size());
    for (const NamedEvidence& column : columns) {
        keys.push_back(nameKey(column.name));
    }
    const auto indexOf = [&keys](std::string_view key) {
        return static_cast<std::size_t>(std::ranges::find(keys, key) - keys.begin());
    };
    std::vector<Candidate> candidates;
    for (const NamePair& pair : kPairs) {
        const std::size_t x = indexOf(pair.x);
        const std::size_t y = indexOf(pair.y);
        if (x < keys.size() && y < keys.size()) {
            candidates.push_back({.x = x, .y = y, .strength = pair.strength});
        }
    }
    for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
        // Twins stand side by side, in either order.
        if (areTwins(keys[i], keys[i + 1])) {
            candidates.push_back({.x = i, .y = i + 1});
        } else if (areTwins(keys[i + 1], keys[i])) {
            candidates.push_back({.x = i + 1, .y = i});
        }
    }
    return candidates;
}

bool isMostlyNumeric(const ColumnEvidence& evidence)
{
    return evidence.allNumbers() > 0 && evidence.allNumbers() * 2 >= evidence.values;
}

/// The readings of a column that its own values leave open.
std::vector<io::DecimalMark> marksOf(const ColumnEvidence& evidence)
{
    std::vector<io::DecimalMark> marks;
    if ((evidence.forms & io::number_forms::kAnyPoint) != 0) {
        marks.push_back(io::DecimalMark::Point);
    }
    const bool same = !evidence.hasPoint && !evidence.hasComma;
    if ((evidence.forms & io::number_forms::kAnyComma) != 0 && !(same && !marks.empty())) {
        marks.push_back(io::DecimalMark::Comma);
    }
    return marks;
}

const NumberRange& rangeOf(const ColumnEvidence& evidence, io::DecimalMark mark)
{
    return mark == io::DecimalMark::Point ? evidence.pointRange : evidence.commaRange;
}

/// A pair under one reading of its numbers.
struct Reading {
    io::DecimalMark xMark = io::DecimalMark::Point;
    io::DecimalMark yMark = io::DecimalMark::Point;
    CrsGuess guess;
};

/// One table has one decimal mark: a plausible reading with the same mark in both columns goes before any with two.
bool isBetter(const Reading& one, const Reading& other)
{
    const auto isConsistent = [](const Reading& reading) {
        return reading.xMark == reading.yMark && reading.guess.certainty != CrsGuess::Certainty::None;
    };
    return isConsistent(one) != isConsistent(other) ? isConsistent(one) : one.guess.certainty > other.guess.certainty;
}

/// The reading that makes the most plausible coordinates; nothing where the columns are no numbers.
std::optional<Reading> bestReading(const NamedEvidence& x, const NamedEvidence& y)
{
    std::optional<Reading> best;
    for (const io::DecimalMark xMark : marksOf(*x.evidence)) {
        for (const io::DecimalMark yMark : marksOf(*y.evidence)) {
            Reading reading{.xMark = xMark,
                            .yMark = yMark,
                            .guess = guessCrs({.x = rangeOf(*x.evidence, xMark), .y = rangeOf(*y.evidence, yMark)},
                                              nameKey(x.name) + " " + nameKey(y.name))};
            if (!best || isBetter(reading, *best)) {
                best = std::move(reading);
            }
        }
    }
    return best;
}

Result<std::size_t> columnNamed(const std::vector<NamedEvidence>& columns, const std::string& name)
{
    const auto found = std::ranges::find(columns, name, &NamedEvidence::name);
    if (found == columns.end()) {
        return Error{
            .code = ErrorCode::NotFound,
            .message = {"die Tabelle hat keine Spalte „" + name + "“", "the table has no column '" + name + "'"},
            .subject = name};
    }
    return static_cast<std::size_t>(found - columns.begin());
}

/// Takes the CRS that a person chose.
Result<void> takeChoice(GeometryColumns& geometry, const std::string& crs)
{
    WB_TRY(const geo::CrsDescription described, geo::describeCrs(geo::Crs{crs}));
    geometry.srsId = described.epsg.value_or(-1);
    geometry.definition = described.epsg ? "EPSG:" + std::to_string(*described.epsg) : crs;
    geometry.question.reset();
    geometry.remarks.emplace_back("Koordinatensystem wie angegeben: " + described.name,
                                  "coordinate reference system as given: " + described.name);
    return {};
}

void takeGuess(GeometryColumns& geometry, const CrsGuess& guess, const std::string& columns)
{
    if (guess.certainty == CrsGuess::Certainty::Certain) {
        geometry.srsId = guess.epsg;
        geometry.definition = "EPSG:" + std::to_string(guess.epsg);
        geometry.remarks.emplace_back(
            "Punkte aus " + columns + ", Koordinatensystem " + geometry.definition + " nach dem Wertebereich",
            "points from " + columns + ", coordinate system " + geometry.definition + " by the range of the values");
        return;
    }
    geometry.question = crsQuestion(guess, columns);
}

Result<GeometryColumns> pointsFrom(const std::vector<NamedEvidence>& columns, const Candidate& pair,
                                   const ReadChoices& choices)
{
    GeometryColumns geometry{
        .kind = GeometryColumns::Kind::Point, .x = pair.x, .y = pair.y, .type = workspace::GeometryType::Point};
    const auto reading = bestReading(columns[pair.x], columns[pair.y]);
    if (reading) {
        geometry.xMark = reading->xMark;
        geometry.yMark = reading->yMark;
    }
    const std::string names = "„" + columns[pair.x].name + "“/„" + columns[pair.y].name + "“";
    if (choices.crs) {
        WB_CHECK(takeChoice(geometry, *choices.crs));
    } else {
        takeGuess(geometry, reading ? reading->guess : CrsGuess{}, names);
    }
    return geometry;
}

workspace::GeometryType typeOf(std::uint32_t types)
{
    constexpr std::array<workspace::GeometryType, 8> kTypes = {
        workspace::GeometryType::Geometry,     workspace::GeometryType::Point,
        workspace::GeometryType::LineString,   workspace::GeometryType::Polygon,
        workspace::GeometryType::MultiPoint,   workspace::GeometryType::MultiLineString,
        workspace::GeometryType::MultiPolygon, workspace::GeometryType::GeometryCollection};
    const auto type = static_cast<std::size_t>(std::countr_zero(types | 0x100U));
    return std::popcount(types) == 1 && type < kTypes.size() ? kTypes.at(type) : workspace::GeometryType::Geometry;
}

Result<GeometryColumns> textFrom(const std::vector<NamedEvidence>& columns, std::size_t at, const ReadChoices& choices)
{
    const ColumnEvidence& evidence = *columns[at].evidence;
    GeometryColumns geometry{.kind = GeometryColumns::Kind::Text,
                             .text = at,
                             .type = typeOf(evidence.geometryTypes),
                             .hasZ = evidence.geometryHasZ};
    const std::string name = "„" + columns[at].name + "“";
    geometry.remarks.emplace_back("Geometrien aus der Spalte " + name +
                                      " (sie wird nicht zusätzlich als Text behalten)",
                                  "geometries from the column " + name + " (not kept as text besides)");
    const bool allTellCrs = evidence.sridTexts > 0 && evidence.sridTexts == evidence.wktTexts + evidence.hexTexts;
    if (choices.crs) {
        WB_CHECK(takeChoice(geometry, *choices.crs));
    } else {
        takeGuess(geometry,
                  firstCoordinateRange(evidence.otherValues, allTellCrs ? evidence.geometrySrid : std::nullopt), name);
    }
    return geometry;
}

bool isGeometryColumn(const NamedEvidence& column)
{
    const ColumnEvidence& evidence = *column.evidence;
    const std::int64_t geometries = evidence.wktTexts + evidence.hexTexts;
    const bool named = std::ranges::find(kGeometryNames, nameKey(column.name)) != kGeometryNames.end();
    return geometries > 0 && (named ? geometries * 2 >= evidence.others : geometries == evidence.values);
}

Result<std::optional<GeometryColumns>> chosenColumns(const std::vector<NamedEvidence>& columns,
                                                     const ReadChoices& choices)
{
    if (choices.wktColumn && !choices.wktColumn->empty()) {
        WB_TRY(const std::size_t at, columnNamed(columns, *choices.wktColumn));
        WB_TRY(auto geometry, textFrom(columns, at, choices));
        return std::optional(std::move(geometry));
    }
    if (choices.xColumn && choices.yColumn && !choices.xColumn->empty()) {
        WB_TRY(const std::size_t x, columnNamed(columns, *choices.xColumn));
        WB_TRY(const std::size_t y, columnNamed(columns, *choices.yColumn));
        WB_TRY(auto geometry, pointsFrom(columns, {.x = x, .y = y, .strength = NameStrength::Certain}, choices));
        return std::optional(std::move(geometry));
    }
    return std::optional<GeometryColumns>();
}

} // namespace

bool isCoordinateName(std::string_view name)
{
    const std::string key = nameKey(name);
    const auto isHalf = [&key](const NamePair& pair) { return pair.x == key || pair.y == key; };
    const bool likeTwin =
        !key.empty() && (key.front() == 'x' || key.front() == 'y' || key.back() == 'x' || key.back() == 'y');
    return likeTwin || std::ranges::any_of(kPairs, isHalf);
}

Result<GeometryColumns> findGeometryColumns(const std::vector<NamedEvidence>& columns, const ReadChoices& choices)
{
    WB_TRY(auto chosen, chosenColumns(columns, choices));
    if (chosen) {
        return *std::move(chosen);
    }
    const bool declined = choices.xColumn && choices.xColumn->empty();
    const bool declinedText = choices.wktColumn && choices.wktColumn->empty();
    for (std::size_t i = 0; i < columns.size() && !declinedText && !declined; ++i) {
        if (isGeometryColumn(columns[i])) {
            return textFrom(columns, i, choices);
        }
    }
    std::optional<Candidate> doubtful;
    for (const Candidate& pair : candidatesIn(columns)) {
        if (declined || !isMostlyNumeric(*columns[pair.x].evidence) || !isMostlyNumeric(*columns[pair.y].evidence)) {
            continue;
        }
        const auto reading = bestReading(columns[pair.x], columns[pair.y]);
        if (reading && reading->guess.certainty == CrsGuess::Certainty::Certain) {
            return pointsFrom(columns, pair, choices);
        }
        const bool worthAsking = reading && (reading->guess.certainty == CrsGuess::Certainty::Likely ||
                                             pair.strength == NameStrength::Certain);
        if (worthAsking && !doubtful) {
            doubtful = pair;
        }
    }
    return doubtful ? pointsFrom(columns, *doubtful, choices) : Result<GeometryColumns>(GeometryColumns{});
}

} // namespace weitblick::intake::table
