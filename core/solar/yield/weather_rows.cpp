// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/yield/weather_rows.h"

#include "core/base/utc_time.h"
#include "core/solar/roof_fields.h"
#include "core/solar/roof_rows.h"
#include "core/workspace/catalogue.h"

#include <array>
#include <optional>

namespace weitblick::solar {

namespace {

using analysis::RunContext;

constexpr const char* kInput = "weather";
constexpr std::size_t kHoursPerLeapYear = 8784;

enum Field : std::size_t { Begin, Sun, Global, Direct, DirectNormal, Diffuse, Air, Wind, Latitude, Longitude, Height };
constexpr std::array<const char*, 11> kFields{"begin", "sun",  "global",   "direct",    "direct_normal", "diffuse",
                                              "air",   "wind", "latitude", "longitude", "height"};

Error noWeather()
{
    return {.code = ErrorCode::NotFound,
            .message = {"im Projekt ist kein Wetterjahr", "the project has no weather year"},
            .subject = kInput,
            .advice = {"Ein Testreferenzjahr (TRY) des eigenen Orts importieren und ihm die Rolle „Wetterjahr“ geben: "
                       "kostenlos beim Deutschen Wetterdienst und beim BBSR zu bestellen; auch EPW-Dateien und das "
                       "typische Jahr (TMY) von PVGIS, als CSV oder JSON, gehen. Weitblick lädt selbst nichts herunter",
                       "Import a test reference year (TRY) of your place and give it the role “weather year”: free of "
                       "charge from Deutscher Wetterdienst and BBSR; EPW files and the typical year (TMY) of PVGIS, as "
                       "CSV or JSON, do too. Weitblick downloads nothing by itself"}};
}

/// Where the columns of the fields are among those that are read.
struct Columns {
    std::vector<std::string> names;
    std::array<std::optional<std::size_t>, kFields.size()> places;
};

Result<Columns> columnsOf(const RunContext& context)
{
    Columns columns;
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        if (auto column = columnFor(context, kInput, kInput, kFields[i])) {
            columns.places[i] = columns.names.size();
            columns.names.push_back(*std::move(column));
        }
    }
    for (const Field needed : {Begin, Latitude, Longitude}) {
        if (!columns.places[needed]) {
            WB_TRY([[maybe_unused]] const auto column, neededColumn(context, kInput, kInput, kFields[needed]));
        }
    }
    if (!columns.places[Global] && !(columns.places[Direct] && columns.places[Diffuse])) {
        WB_TRY([[maybe_unused]] const auto column, neededColumn(context, kInput, kInput, kFields[Global]));
    }
    return columns;
}

/// A row by the fields of the role.
class Row {
public:
    Row(const workspace::LayerReader& reader, const Columns& columns) : m_reader(reader), m_columns(columns) {}

    [[nodiscard]] std::optional<double> number(Field field) const
    {
        const auto place = m_columns.places[field];
        return place ? cellNumber(m_reader.value(*place)) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::int64_t> instant(Field field) const
    {
        const auto place = m_columns.places[field];
        const auto read = place ? parseIsoUtc(cellText(m_reader.value(*place))) : std::nullopt;
        return read ? std::optional<std::int64_t>(read->time_since_epoch().count()) : std::nullopt;
    }

private:
    const workspace::LayerReader& m_reader;
    const Columns& m_columns;
};

/// Hours whose air or wind nobody measured.
struct Filled {
    std::int64_t air = 0;
    std::int64_t wind = 0;
};

Error badRow(const WeatherYear& year, const Text& what)
{
    const std::string row = std::to_string(year.hours.size() + 1);
    return {.code = ErrorCode::InvalidInput,
            .message = {"in Zeile " + row + " des Wetterjahrs „" + year.name + "“ " + what.de,
                        "row " + row + " of the weather year “" + year.name + "” " + what.en},
            .subject = year.name};
}

Result<void> addHour(const Row& row, WeatherYear& year, Filled& filled)
{
    constexpr double kCalmMPerS = 2.0;
    const auto begin = row.instant(Begin);
    const auto latitude = row.number(Latitude);
    const auto longitude = row.number(Longitude);
    if (!begin || !latitude || !longitude || std::abs(*latitude) > 90.0 || std::abs(*longitude) > 180.0) {
        return badRow(year, {"fehlt der Beginn der Stunde oder die Lage", "has no beginning of the hour or no place"});
    }
    const MeasuredIrradiance measured{.globalWM2 = row.number(Global).value_or(-1.0),
                                      .directHorizontalWM2 = row.number(Direct).value_or(-1.0),
                                      .directNormalWM2 = row.number(DirectNormal).value_or(-1.0),
                                      .diffuseWM2 = row.number(Diffuse).value_or(-1.0)};
    if (measured.globalWM2 < 0.0 && (measured.directHorizontalWM2 < 0.0 || measured.diffuseWM2 < 0.0)) {
        return badRow(year, {"fehlt die Strahlung", "has no irradiance"});
    }
    year.site = {.latitudeDeg = *latitude, .longitudeDeg = *longitude, .heightM = row.number(Height).value_or(0.0)};
    WeatherHour hour{.beginUtcS = *begin, .sunUtcS = row.instant(Sun).value_or(*begin + 1800)};
    completeIrradiance(hour, measured, year.site);
    const auto air = row.number(Air);
    const auto wind = row.number(Wind);
    hour.airC = air.value_or(year.hours.empty() ? hour.airC : year.hours.back().airC);
    hour.windMPerS = wind.value_or(kCalmMPerS);
    filled.air += air ? 0 : 1;
    filled.wind += wind ? 0 : 1;
    year.hours.push_back(hour);
    return {};
}

void note(RunContext& context, const Filled& filled)
{
    if (filled.air > 0) {
        const std::string count = std::to_string(filled.air);
        context.note({count + " Stunden des Wetters ohne Temperatur: die der Stunde davor gilt",
                      count + " hours of weather without temperature: that of the hour before is taken"});
    }
    if (filled.wind > 0) {
        const std::string count = std::to_string(filled.wind);
        context.note({count + " Stunden des Wetters ohne Wind: gerechnet mit 2 m/s",
                      count + " hours of weather without wind: 2 m/s are taken"});
    }
}

} // namespace

analysis::Input weatherInput()
{
    return {.id = kInput,
            .title = {"Wetterjahr", "Weather year"},
            .help = {"Stündliches Wetter: Testreferenzjahr des DWD (TRY), EPW oder PVGIS.",
                     "Hourly weather: test reference year of the DWD (TRY), EPW or PVGIS."},
            .role = "weather",
            .kinds = {analysis::GeometryKind::Table},
            .presence = analysis::Presence::Optional};
}

Result<WeatherYear> weatherYearOf(RunContext& context, Job& job)
{
    if (!context.hasInput(kInput)) {
        return noWeather();
    }
    WB_TRY(const Columns columns, columnsOf(context));
    WB_TRY(workspace::LayerReader reader, context.read(kInput, {.columns = columns.names, .geometry = false}));
    WeatherYear year{.name = context.input(kInput).schema.name};
    Filled filled;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more || year.hours.size() > kHoursPerLeapYear) {
            break;
        }
        constexpr std::size_t kHoursPerReport = 250;
        if (year.hours.size() % kHoursPerReport == 0) {
            WB_CHECK(job.report(static_cast<double>(year.hours.size()) / (kHoursPerLeapYear + 1), "weather"));
        }
        WB_CHECK(addHour(Row(reader, columns), year, filled));
    }
    if (year.hours.size() != kHoursPerYear && year.hours.size() != kHoursPerLeapYear) {
        const std::string count = std::to_string(year.hours.size());
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"„" + year.name + "“ ist kein ganzes Jahr: " + count + " Stunden statt 8760",
                                 "“" + year.name + "” is not a whole year: " + count + " hours of 8760"},
                     .subject = year.name};
    }
    note(context, filled);
    return year;
}

} // namespace weitblick::solar
