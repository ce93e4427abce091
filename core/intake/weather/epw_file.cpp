// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/weather/epw_file.h"

#include "core/intake/weather/weather_lines.h"

#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace weitblick::intake {

namespace {

constexpr int kHeadLines = 8;
constexpr std::size_t kLeastFields = 22; ///< up to the wind speed

enum Field : std::size_t {
    Year = 0,
    Month = 1,
    Day = 2,
    Hour = 3,
    Air = 6,
    Humidity = 8,
    Pressure = 9,
    Global = 13,
    DirectNormal = 14,
    Diffuse = 15,
    WindSpeed = 21
};

struct EpwHead {
    double zoneH = 0.0;
    std::optional<double> irradianceOffsetH; ///< from the end of the hour (PVGIS)
};

Result<EpwHead> readHead(WeatherLines& lines, WeatherContent& content)
{
    EpwHead head;
    std::string_view line;
    for (int i = 0; i < kHeadLines && lines.next(line); ++i) {
        constexpr std::string_view kOffset = "Irradiance Time Offset (h):";
        if (const std::size_t at = line.find(kOffset); at != std::string_view::npos) {
            head.irradianceOffsetH = firstNumber(line.substr(at + kOffset.size()));
        }
        const auto fields = fieldsBetweenCommas(line);
        if (i > 0) {
            continue;
        }
        if (fields.size() < 10) {
            break;
        }
        const std::array place{weatherNumber(fields[6]), weatherNumber(fields[7]), weatherNumber(fields[8])};
        if (place[0] && place[1] && place[2] && std::abs(*place[0]) <= 90.0 && std::abs(*place[1]) <= 180.0 &&
            std::abs(*place[2]) <= 14.0) {
            content.site = {.name = std::string(fields[1]),
                            .latitudeDeg = *place[0],
                            .longitudeDeg = *place[1],
                            .heightM = weatherNumber(fields[9]).value_or(0.0)};
            head.zoneH = *place[2];
            continue;
        }
        break;
    }
    if (lines.number() < kHeadLines) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Zeile LOCATION nennt nicht Breite, Länge und Zeitzone",
                                 "the line LOCATION does not name latitude, longitude and time zone"}};
    }
    return head;
}

std::optional<double> below(std::optional<double> value, double least, double missing)
{
    return value && *value >= least && *value < missing ? value : std::nullopt;
}

std::optional<int> whole(std::string_view field)
{
    const auto value = weatherNumber(field);
    constexpr double kMost = 1e6;
    return value && std::abs(*value) < kMost && *value == std::floor(*value) ? std::optional(static_cast<int>(*value))
                                                                             : std::nullopt;
}

std::optional<Text> readRow(const std::vector<std::string_view>& fields, const EpwHead& head, WeatherRecord& record)
{
    if (fields.size() < kLeastFields) {
        return Text{"die Zeile hat weniger als 22 Felder", "the line has fewer than 22 fields"};
    }
    const auto year = whole(fields[Year]);
    const auto month = whole(fields[Month]);
    const auto day = whole(fields[Day]);
    const auto hour = whole(fields[Hour]);
    const auto begin =
        year && month && day && hour && *hour >= 1 ? instantOf(*year, *month, *day, *hour - 1) : std::nullopt;
    if (!begin || *hour > 24) {
        return Text{"Jahr, Monat, Tag und Stunde (1 bis 24) nennen keinen Zeitpunkt",
                    "year, month, day and hour (1 to 24) name no instant"};
    }
    const double zoneH = head.irradianceOffsetH ? 0.0 : head.zoneH;
    record.beginUtcS = *begin - std::lround(zoneH * 3600.0);
    record.sunUtcS = record.beginUtcS + 1800;
    if (head.irradianceOffsetH && std::abs(*head.irradianceOffsetH) <= 1.0) {
        record.sunUtcS = record.beginUtcS + 3600 + std::lround(*head.irradianceOffsetH * 3600.0);
    }
    record.globalWM2 = below(weatherNumber(fields[Global]), 0.0, 1500.0);
    record.directNormalWM2 = below(weatherNumber(fields[DirectNormal]), 0.0, 1500.0);
    record.diffuseWM2 = below(weatherNumber(fields[Diffuse]), 0.0, 1500.0);
    if (!record.globalWM2 && !(record.directNormalWM2 && record.diffuseWM2)) {
        return Text{"weder die Globalstrahlung noch direkte und diffuse Strahlung sind brauchbare Zahlen",
                    "neither global nor direct and diffuse irradiance are usable numbers"};
    }
    record.airC = below(weatherNumber(fields[Air]), -70.0, 70.0);
    record.humidityPercent = below(weatherNumber(fields[Humidity]), 0.0, 111.0);
    record.pressureHPa = below(weatherNumber(fields[Pressure]), 31000.0, 120000.0);
    if (record.pressureHPa) {
        *record.pressureHPa /= 100.0;
    }
    record.windMPerS = below(weatherNumber(fields[WindSpeed]), 0.0, 99.0);
    return std::nullopt;
}

void addRemarks(const EpwHead& head, WeatherContent& content)
{
    if (head.irradianceOffsetH) {
        content.remarks.emplace_back(
            "EPW von PVGIS: die Stunden sind UTC, die Strahlung gilt für den Zeitpunkt, den die "
            "Datei mit „Irradiance Time Offset“ nennt",
            "EPW of PVGIS: hours are UTC, irradiance is that of the instant that the file names "
            "by “Irradiance Time Offset”");
        return;
    }
    const std::string zone = std::to_string(head.zoneH).substr(0, head.zoneH < 0.0 ? 5 : 4);
    content.remarks.emplace_back(
        "EPW: Stunde 1 ist 0 bis 1 Uhr in der Zeitzone UTC" + std::string(head.zoneH < 0.0 ? "" : "+") + zone +
            " ohne Sommerzeit; gespeichert wird der Beginn in UTC, der Sonnenstand gilt für die Mitte der Stunde",
        "EPW: hour 1 is 0 to 1 o'clock in the time zone UTC" + std::string(head.zoneH < 0.0 ? "" : "+") + zone +
            " without summer time; stored is the beginning in UTC, the sun stands as in the middle of the hour");
}

} // namespace

bool isEpwText(std::string_view head)
{
    return head.starts_with("LOCATION,") && head.find("\nDESIGN CONDITIONS") != std::string_view::npos;
}

Result<WeatherContent> readEpw(std::string_view utf8)
{
    WeatherLines lines(utf8);
    WeatherContent content;
    WB_TRY(const EpwHead head, readHead(lines, content));
    addRemarks(head, content);
    std::string_view line;
    while (lines.next(line)) {
        if (withoutBlanks(line).empty()) {
            continue;
        }
        WeatherRecord record{.line = lines.number()};
        if (const auto reason = readRow(fieldsBetweenCommas(line), head, record)) {
            content.rejected.push_back(rejectedLine(lines.number(), line, *reason));
        } else {
            content.records.push_back(record);
        }
    }
    return content;
}

} // namespace weitblick::intake
