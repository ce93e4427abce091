// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/weather/pvgis_file.h"

#include "core/intake/weather/weather_lines.h"

#include <cmath>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace weitblick::intake {

namespace {

using nlohmann::json;

constexpr std::string_view kTimeColumn = "time(UTC)";

/// A value of an hour by the name that PVGIS gives it; nothing where it is none.
using ValueOf = std::function<std::optional<double>(std::string_view name)>;

Error notPvgis(const Text& what)
{
    return Error{.code = ErrorCode::InvalidInput, .message = what};
}

/// "20180101:0000"
std::optional<std::int64_t> instantOfStamp(std::string_view stamp)
{
    if (stamp.size() != 13 || stamp[8] != ':') {
        return std::nullopt;
    }
    const auto number = [stamp](std::size_t at, std::size_t length) {
        return static_cast<int>(weatherNumber(stamp.substr(at, length)).value_or(-1.0));
    };
    const int minute = number(11, 2);
    const auto hour = instantOf(number(0, 4), number(4, 2), number(6, 2), number(9, 2));
    return hour && number(9, 2) < 24 && minute >= 0 && minute < 60 ? std::optional(*hour + minute * 60) : std::nullopt;
}

std::optional<double> within(std::optional<double> value, double least, double most)
{
    return value && *value >= least && *value <= most ? value : std::nullopt;
}

std::optional<Text> readHour(std::string_view stamp, const ValueOf& value, double offsetH, WeatherRecord& record)
{
    const auto instant = instantOfStamp(stamp);
    if (!instant) {
        return Text{"kein Zeitpunkt der Form 20180101:0000", "no instant of the form 20180101:0000"};
    }
    constexpr double kMostIrradianceWM2 = 1500.0;
    record.beginUtcS = *instant;
    record.sunUtcS = *instant + std::lround(offsetH * 3600.0);
    record.globalWM2 = within(value("G(h)"), 0.0, kMostIrradianceWM2);
    record.directNormalWM2 = within(value("Gb(n)"), 0.0, kMostIrradianceWM2);
    record.diffuseWM2 = within(value("Gd(h)"), 0.0, kMostIrradianceWM2);
    if (!record.globalWM2) {
        return Text{"G(h) ist keine Zahl von 0 bis 1500 W/m²", "G(h) is not a number from 0 to 1500 W/m²"};
    }
    record.airC = within(value("T2m"), -70.0, 70.0);
    record.windMPerS = within(value("WS10m"), 0.0, 75.0);
    record.humidityPercent = within(value("RH"), 0.0, 110.0);
    record.pressureHPa = within(value("SP"), 31000.0, 120000.0);
    if (record.pressureHPa) {
        *record.pressureHPa /= 100.0;
    }
    return std::nullopt;
}

struct PvgisHead {
    std::optional<double> latitudeDeg;
    std::optional<double> longitudeDeg;
    std::optional<double> heightM;
    std::optional<double> offsetH;
};

Result<double> takeHead(const PvgisHead& head, WeatherContent& content)
{
    if (!head.latitudeDeg || !head.longitudeDeg || std::abs(*head.latitudeDeg) > 90.0 ||
        std::abs(*head.longitudeDeg) > 180.0) {
        return notPvgis({"Breite und Länge des Ortes fehlen", "latitude and longitude of the place are missing"});
    }
    content.site = {.name = "PVGIS",
                    .latitudeDeg = *head.latitudeDeg,
                    .longitudeDeg = *head.longitudeDeg,
                    .heightM = head.heightM.value_or(0.0)};
    const bool isKnown = head.offsetH && std::abs(*head.offsetH) <= 1.0;
    content.remarks.emplace_back("typisches Jahr von PVGIS, Monate aus verschiedenen Jahren; Zeit: UTC",
                                 "typical year of PVGIS, months of different years; time: UTC");
    if (isKnown) {
        const auto minutes = std::to_string(std::lround(*head.offsetH * 60.0));
        content.remarks.emplace_back("die Strahlung gilt " + minutes +
                                         " min nach der vollen Stunde, wie die Datei sagt",
                                     "irradiance is that of " + minutes + " min past the hour, as the file says");
    } else {
        content.remarks.emplace_back(
            "die Datei sagt nicht, für welchen Zeitpunkt der Stunde die Strahlung gilt; angenommen: die volle Stunde. "
            "Ost- und Westdächer können um einige Prozent falsch sein",
            "the file does not say which instant of the hour irradiance is of; taken: the full hour. Roofs to the east "
            "and west may be wrong by a few per cent");
    }
    return isKnown ? *head.offsetH : 0.0;
}

void readHeadLine(std::string_view line, PvgisHead& head)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
        return;
    }
    const auto value = weatherNumber(withoutBlanks(line.substr(colon + 1)));
    if (line.starts_with("Latitude")) {
        head.latitudeDeg = value;
    } else if (line.starts_with("Longitude")) {
        head.longitudeDeg = value;
    } else if (line.starts_with("Elevation")) {
        head.heightM = value;
    } else if (line.starts_with("Irradiance Time Offset")) {
        head.offsetH = value;
    }
}

std::optional<double> jsonNumber(const json& object, std::string_view name)
{
    const auto found = object.find(std::string(name));
    return found != object.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

const json& memberOf(const json& object, const char* name)
{
    static const json kNone;
    if (!object.is_object()) {
        return kNone;
    }
    const auto found = object.find(name);
    return found == object.end() ? kNone : *found;
}

} // namespace

bool isPvgisCsvText(std::string_view head)
{
    return head.starts_with("Latitude") && head.find("\ntime(UTC),") != std::string_view::npos;
}

bool isPvgisJsonText(std::string_view head)
{
    return head.starts_with('{') && head.find("\"tmy_hourly\"") != std::string_view::npos;
}

Result<WeatherContent> readPvgisCsv(std::string_view utf8)
{
    WeatherLines lines(utf8);
    PvgisHead head;
    std::map<std::string, std::size_t, std::less<>> columns;
    std::string_view line;
    while (columns.empty() && lines.next(line)) {
        readHeadLine(line, head);
        if (line.starts_with(kTimeColumn)) {
            const auto names = fieldsBetweenCommas(line);
            for (std::size_t i = 0; i < names.size(); ++i) {
                columns.emplace(std::string(names[i]), i);
            }
        }
    }
    WeatherContent content;
    WB_TRY(const double offsetH, takeHead(head, content));
    while (lines.next(line) && !withoutBlanks(line).empty()) { // a blank line, then the legend
        const auto fields = fieldsBetweenCommas(line);
        const auto value = [&](std::string_view name) {
            const auto found = columns.find(name);
            return found != columns.end() && found->second < fields.size() ? weatherNumber(fields[found->second])
                                                                           : std::nullopt;
        };
        WeatherRecord record{.line = lines.number()};
        if (const auto reason = readHour(fields.front(), value, offsetH, record)) {
            content.rejected.push_back(rejectedLine(lines.number(), line, *reason));
        } else {
            content.records.push_back(record);
        }
    }
    return content;
}

Result<WeatherContent> readPvgisJson(std::string_view utf8)
{
    const json document = json::parse(utf8, nullptr, false);
    const json& hours = memberOf(memberOf(document, "outputs"), "tmy_hourly");
    if (!hours.is_array()) {
        return notPvgis({"kein JSON von PVGIS mit stündlichen Werten (outputs.tmy_hourly)",
                         "no JSON of PVGIS with hourly values (outputs.tmy_hourly)"});
    }
    const json& location = memberOf(memberOf(document, "inputs"), "location");
    PvgisHead head;
    if (location.is_object()) {
        head = {jsonNumber(location, "latitude"), jsonNumber(location, "longitude"), jsonNumber(location, "elevation"),
                jsonNumber(location, "irradiance_time_offset")};
    }
    WeatherContent content;
    WB_TRY(const double offsetH, takeHead(head, content));
    std::int64_t number = 0;
    for (const json& hour : hours) {
        ++number;
        WeatherRecord record{.line = number};
        const json& stamp = memberOf(hour, "time(UTC)");
        const auto value = [&hour](std::string_view name) { return jsonNumber(hour, name); };
        const auto reason = stamp.is_string()
                                ? readHour(stamp.get_ref<const std::string&>(), value, offsetH, record)
                                : std::optional(Text{"der Eintrag hat keine Zeit", "the entry has no time"});
        if (reason) {
            content.rejected.push_back(
                rejectedLine(number, hour.dump(-1, ' ', false, json::error_handler_t::replace), *reason));
        } else {
            content.records.push_back(record);
        }
    }
    return content;
}

} // namespace weitblick::intake
