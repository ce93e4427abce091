// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/weather_rows.h"

#include "core/base/utc_time.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::energy {

namespace {

using analysis::RunContext;

enum Slot : std::uint8_t { Begin, Sun, Global, Direct, DirectNormal, Diffuse, Air, Wind, Latitude, Longitude, Height };
constexpr std::array<const char*, 11> kColumns = {
    "beginn_utc",         "sonne_utc",   "global_w_m2",  "direkt_horizontal_w_m2",
    "direkt_normal_w_m2", "diffus_w_m2", "temperatur_c", "wind_m_s",
    "breite_grad",        "laenge_grad", "hoehe_m"};

Error wrong(const std::string& name, const std::string& german, const std::string& english)
{
    return {.code = ErrorCode::InvalidInput, .message = {german, english}, .subject = name};
}

double number(const workspace::LayerReader& reader, Slot slot, double fallback)
{
    const workspace::Cell cell = reader.value(slot);
    if (const auto* const real = std::get_if<double>(&cell)) {
        return *real;
    }
    const auto* const whole = std::get_if<std::int64_t>(&cell);
    return whole != nullptr ? static_cast<double>(*whole) : fallback;
}

std::optional<std::int64_t> instant(const workspace::LayerReader& reader, Slot slot)
{
    const workspace::Cell cell = reader.value(slot);
    const auto* const text = std::get_if<std::string_view>(&cell);
    const auto read = text != nullptr ? parseIsoUtc(*text) : std::optional<UtcSeconds>();
    return read ? std::optional(static_cast<std::int64_t>(read->time_since_epoch().count())) : std::nullopt;
}

Result<void> addHour(const workspace::LayerReader& reader, solar::WeatherYear& year)
{
    constexpr double kMildC = 10.0;
    constexpr double kBreezeMPerS = 2.0;
    constexpr double kUnknown = -1.0;
    constexpr double kNoDegree = 1000.0;
    const auto begin = instant(reader, Begin);
    const auto sun = instant(reader, Sun);
    const solar::Site site{.latitudeDeg = number(reader, Latitude, kNoDegree),
                           .longitudeDeg = number(reader, Longitude, kNoDegree),
                           .heightM = number(reader, Height, 0.0)};
    if (!begin || !sun || site.latitudeDeg > 90.0 || site.longitudeDeg > 180.0) {
        const std::string row = std::to_string(year.hours.size() + 1);
        return wrong(year.name, "in Zeile " + row + " des Wetterjahrs fehlt die Zeit oder die Lage",
                     "row " + row + " of the weather year has no time or no place");
    }
    year.site = site;
    solar::WeatherHour hour{.beginUtcS = *begin,
                            .sunUtcS = *sun,
                            .airC = number(reader, Air, kMildC),
                            .windMPerS = number(reader, Wind, kBreezeMPerS)};
    solar::completeIrradiance(hour,
                              {.globalWM2 = number(reader, Global, kUnknown),
                               .directHorizontalWM2 = number(reader, Direct, kUnknown),
                               .directNormalWM2 = number(reader, DirectNormal, kUnknown),
                               .diffuseWM2 = number(reader, Diffuse, kUnknown)},
                              site);
    year.hours.push_back(hour);
    return {};
}

} // namespace

Result<solar::WeatherYear> weatherYearFrom(RunContext& context, std::string_view input, Job& job)
{
    const workspace::LayerSchema& schema = context.input(input).schema;
    solar::WeatherYear year{.name = schema.name};
    for (const char* const column : kColumns) {
        if (!schema.indexOf(column)) {
            return Error{.code = ErrorCode::NotFound,
                         .message = {"„" + schema.name + "“ ist kein Wetterjahr: die Spalte " + column + " fehlt",
                                     "“" + schema.name + "” is no weather year: the column " + column + " is missing"},
                         .subject = schema.name,
                         .advice = {"Ein Testreferenzjahr des DWD, EPW oder PVGIS importieren",
                                    "Import a test reference year of DWD, an EPW or a PVGIS file"}};
        }
    }
    WB_TRY(workspace::LayerReader reader,
           context.read(input,
                        {.columns = std::vector<std::string>(kColumns.begin(), kColumns.end()), .geometry = false}));
    constexpr std::size_t kHoursPerReport = 500;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more || year.hours.size() > solar::kHoursPerYear) {
            break;
        }
        if (year.hours.size() % kHoursPerReport == 0) {
            WB_CHECK(job.report(static_cast<double>(year.hours.size()) / (solar::kHoursPerYear + 1), "weather"));
        }
        WB_CHECK(addHour(reader, year));
    }
    if (year.hours.size() != solar::kHoursPerYear) {
        return wrong(year.name, "ein Wetterjahr hat 8.760 Stunden", "a weather year has 8,760 hours");
    }
    return year;
}

} // namespace weitblick::energy
