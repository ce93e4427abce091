// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/weather/try_file.h"

#include "core/geo/crs.h"
#include "core/intake/weather/weather_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <string>

namespace weitblick::intake {

namespace {

constexpr std::string_view kRule = "***";
constexpr std::int64_t kMezS = 3600;
constexpr std::int64_t kHourS = 3600;

/// What the lines above the rule say.
struct TryHeader {
    std::map<std::string, std::size_t, std::less<>> columns;
    std::string station;
    std::string kind;   ///< "mittleres Jahr"
    std::string period; ///< "1988-2007"
    std::optional<double> east;
    std::optional<double> north;
    std::optional<double> heightM;
    std::optional<double> latitudeDeg;
    std::optional<double> longitudeDeg;
};

bool isColumnLine(const std::vector<std::string_view>& fields)
{
    const auto has = [&fields](std::string_view name) { return std::ranges::find(fields, name) != fields.end(); };
    return has("MM") && has("DD") && has("HH") && has("B") && has("D");
}

std::string_view afterColon(std::string_view line)
{
    const std::size_t colon = line.find(':');
    return colon == std::string_view::npos ? std::string_view() : withoutBlanks(line.substr(colon + 1));
}

/// "50°40'N" as 50.667: two numbers before the letter of the compass.
std::optional<double> degreesBefore(std::string_view line, std::size_t letter)
{
    std::array<double, 2> numbers{};
    std::size_t end = letter;
    for (std::size_t i = numbers.size(); i-- > 0;) {
        const std::size_t last = line.substr(0, end).find_last_of("0123456789");
        if (last == std::string_view::npos) {
            return std::nullopt;
        }
        const std::size_t before = line.substr(0, last + 1).find_last_not_of("0123456789.");
        const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
        const auto number = weatherNumber(line.substr(first, last + 1 - first));
        if (!number) {
            return std::nullopt;
        }
        numbers[i] = *number;
        end = first;
    }
    return numbers[0] + numbers[1] / 60.0;
}

/// "Lage: 50°40'N <- B.   7°58'O <- L.   547 Meter über NN"
void readPlace(std::string_view line, TryHeader& header)
{
    const std::size_t north = line.find("'N");
    const std::size_t east = std::min(line.find("'O"), line.find("'E"));
    if (north == std::string_view::npos || east == std::string_view::npos || east < north) {
        return;
    }
    header.latitudeDeg = degreesBefore(line, north);
    header.longitudeDeg = degreesBefore(line.substr(north), east - north);
    header.heightM = firstNumber(line.substr(east));
}

void readHeaderLine(std::string_view line, TryHeader& header)
{
    const auto has = [line](std::string_view word) { return line.find(word) != std::string_view::npos; };
    if (line.starts_with("Lage")) {
        readPlace(line, header);
    } else if (line.starts_with("Station")) {
        const std::string_view value = afterColon(line);
        header.station = std::string(withoutBlanks(value.substr(0, value.find("WMO"))));
    } else if (has("Art des TRY")) {
        header.kind = std::string(afterColon(line));
    } else if (has("Bezugszeitraum")) {
        header.period = std::string(afterColon(line));
    } else if (has("Rechtswert") && !header.east) {
        header.east = firstNumber(afterColon(line));
    } else if (has("Hochwert") && !header.north) {
        header.north = firstNumber(afterColon(line));
    } else if ((has("henlage") || has("Hoehenlage")) && !header.heightM) {
        header.heightM = firstNumber(afterColon(line));
    }
}

Error notATry(const Text& what)
{
    return Error{.code = ErrorCode::InvalidInput, .message = what};
}

/// Reads up to the rule.
Result<TryHeader> readHeader(WeatherLines& lines)
{
    TryHeader header;
    std::string_view line;
    while (lines.next(line)) {
        if (line.starts_with(kRule)) {
            if (header.columns.empty()) {
                return notATry({"über „***“ stehen nicht die Spalten MM, DD, HH, B und D",
                                "above “***” there are no columns MM, DD, HH, B and D"});
            }
            return header;
        }
        const auto fields = fieldsBetweenBlanks(line);
        if (isColumnLine(fields)) {
            header.columns.clear();
            for (std::size_t i = 0; i < fields.size(); ++i) {
                header.columns.emplace(std::string(fields[i]), i);
            }
        } else {
            readHeaderLine(line, header);
        }
    }
    return notATry(
        {"die Zeile „***“ zwischen Kopf und Werten fehlt", "the line “***” between head and values is missing"});
}

struct Degrees {
    double longitude = 0.0;
    double latitude = 0.0;
};

/// Nothing where the coordinates of that system are not in Central Europe.
Result<std::optional<Degrees>> degreesIn(const char* crs, double east, double north)
{
    WB_TRY(const geo::Transformer transformer, geo::Transformer::create({crs}, {"EPSG:4326"}));
    Degrees at{east, north};
    transformer.apply(std::span(&at.longitude, 1), std::span(&at.latitude, 1));
    const bool isNear = at.longitude > 4.0 && at.longitude < 17.0 && at.latitude > 45.0 && at.latitude < 56.5;
    return isNear ? std::optional(at) : std::nullopt;
}

Result<void> placeByGrid(const TryHeader& header, WeatherContent& content)
{
    for (const char* const crs : {"EPSG:3034", "EPSG:3035"}) {
        WB_TRY(const std::optional<Degrees> at, degreesIn(crs, *header.east, *header.north));
        if (at) {
            content.site.longitudeDeg = at->longitude;
            content.site.latitudeDeg = at->latitude;
            const std::string name(crs);
            content.remarks.emplace_back("Ort aus Rechts- und Hochwert in " + name,
                                         "place from easting and northing in " + name);
            return {};
        }
    }
    return notATry(
        {"Rechtswert und Hochwert liegen nicht in Mitteleuropa", "easting and northing are not in Central Europe"});
}

Result<void> findPlace(const TryHeader& header, WeatherContent& content)
{
    content.site.heightM = header.heightM.value_or(0.0);
    content.site.name = header.station;
    if (header.latitudeDeg && header.longitudeDeg) {
        content.site.latitudeDeg = *header.latitudeDeg;
        content.site.longitudeDeg = *header.longitudeDeg;
        return {};
    }
    if (header.east && header.north) {
        return placeByGrid(header, content);
    }
    return notATry({"im Kopf steht kein Ort (Lage, oder Rechtswert und Hochwert)",
                    "the head names no place (Lage, or Rechtswert and Hochwert)"});
}

/// The numbers of a row by the names of their columns.
class TryRow {
public:
    TryRow(const TryHeader& header, const std::vector<std::string_view>& fields) : m_header(header), m_fields(fields) {}

    [[nodiscard]] std::optional<double> number(std::string_view column) const
    {
        const auto found = m_header.columns.find(column);
        return found == m_header.columns.end() ? std::nullopt : weatherNumber(m_fields[found->second]);
    }
    [[nodiscard]] std::optional<int> whole(std::string_view column) const
    {
        const auto value = number(column);
        constexpr double kMost = 1e6;
        return value && std::abs(*value) < kMost && *value == std::floor(*value)
                   ? std::optional(static_cast<int>(*value))
                   : std::nullopt;
    }

private:
    const TryHeader& m_header;
    const std::vector<std::string_view>& m_fields;
};

/// Missing values are written as −99, −999 or 999; nothing of that is weather.
std::optional<double> within(std::optional<double> value, double least, double most)
{
    return value && *value >= least && *value <= most ? value : std::nullopt;
}

/// The release of 2010 names a region and a station in its columns, that of 2017 a place on a grid.
bool isOf2010(const TryHeader& header)
{
    return header.columns.contains("RG");
}

std::optional<Text> readRow(const TryRow& row, std::int64_t sunAfterBeginS, WeatherRecord& record)
{
    constexpr double kMostIrradianceWM2 = 1500.0;
    const auto month = row.whole("MM");
    const auto day = row.whole("DD");
    const auto hour = row.whole("HH");
    if (!month || !day || !hour || *hour < 1) {
        return Text{"Monat, Tag oder Stunde ist keine ganze Zahl", "month, day or hour is not a whole number"};
    }
    const auto begin = instantOf(kTypicalYear, *month, *day, *hour - 1);
    if (!begin || *hour > 24) {
        return Text{"diesen Zeitpunkt gibt es im Jahr mit 365 Tagen nicht", "a year of 365 days has no such hour"};
    }
    record.beginUtcS = *begin - kMezS;
    record.sunUtcS = record.beginUtcS + sunAfterBeginS;
    record.directHorizontalWM2 = within(row.number("B"), 0.0, kMostIrradianceWM2);
    record.diffuseWM2 = within(row.number("D"), 0.0, kMostIrradianceWM2);
    if (!record.directHorizontalWM2 || !record.diffuseWM2) {
        return Text{"B und D müssen Zahlen von 0 bis 1500 W/m² sein (abwärts positiv)",
                    "B and D must be numbers from 0 to 1500 W/m² (downwards positive)"};
    }
    record.globalWM2 = *record.directHorizontalWM2 + *record.diffuseWM2;
    record.airC = within(row.number("t"), -60.0, 60.0);
    record.windMPerS = within(row.number("WG"), 0.0, 75.0);
    record.pressureHPa = within(row.number("p"), 500.0, 1100.0);
    record.humidityPercent = within(row.number("RF"), 0.0, 100.0);
    return std::nullopt;
}

void addRemarks(const TryHeader& header, WeatherContent& content)
{
    const std::string kind =
        header.kind.empty() ? "" : " (" + header.kind + (header.period.empty() ? "" : ", " + header.period) + ")";
    content.remarks.emplace_back("Testreferenzjahr des DWD" + kind, "test reference year of the DWD" + kind);
    const std::string year = std::to_string(kTypicalYear);
    content.remarks.emplace_back(
        "Zeit: MEZ ohne Sommerzeit, Stunde 1 ist 0 bis 1 Uhr; gespeichert wird der Beginn in UTC. "
        "Das Jahr ohne Jahreszahl bekommt " +
            year,
        "time: CET without summer time, hour 1 is 0 to 1 o'clock; stored is the beginning in "
        "UTC. The year has no number and gets " +
            year);
    if (isOf2010(header)) {
        content.remarks.emplace_back("Strahlung der Ausgabe 2010: Mittel um die volle Stunde, der Sonnenstand gilt für "
                                     "das Ende der Stunde",
                                     "irradiance of the release of 2010: means around the full hour, the sun stands as "
                                     "at the end of the hour");
    } else {
        content.remarks.emplace_back("Strahlung: Mittel der Stunde, der Sonnenstand gilt für ihre Mitte",
                                     "irradiance: means of the hour, the sun stands as in its middle");
    }
    content.remarks.emplace_back("B und D sind Strahlung auf die waagerechte Fläche, Global ist ihre Summe",
                                 "B and D are irradiance on the horizontal, global is their sum");
}

} // namespace

bool isTryText(std::string_view head)
{
    WeatherLines lines(head);
    std::string_view line;
    bool hasColumns = false;
    while (lines.next(line)) {
        if (line.starts_with(kRule)) {
            return hasColumns;
        }
        hasColumns = hasColumns || isColumnLine(fieldsBetweenBlanks(line));
    }
    return false;
}

Result<WeatherContent> readTry(std::string_view utf8)
{
    WeatherLines lines(utf8);
    WB_TRY(const TryHeader header, readHeader(lines));
    WeatherContent content;
    WB_CHECK(findPlace(header, content));
    addRemarks(header, content);
    const std::int64_t sunAfterBeginS = isOf2010(header) ? kHourS : kHourS / 2;
    std::string_view line;
    while (lines.next(line)) {
        const auto fields = fieldsBetweenBlanks(line);
        if (fields.empty()) {
            continue;
        }
        WeatherRecord record{.line = lines.number()};
        const auto reason = fields.size() < header.columns.size()
                                ? std::optional(Text{"die Zeile hat weniger Werte als der Kopf Spalten",
                                                     "the line has fewer values than the head has columns"})
                                : readRow(TryRow(header, fields), sunAfterBeginS, record);
        if (reason) {
            content.rejected.push_back(rejectedLine(lines.number(), line, *reason));
        } else {
            content.records.push_back(record);
        }
    }
    return content;
}

} // namespace weitblick::intake
