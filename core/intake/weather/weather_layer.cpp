// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/weather/weather_layer.h"

#include "core/base/utc_time.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

namespace weitblick::intake {

namespace {

constexpr std::int64_t kHourS = 3600;
constexpr std::int64_t kDayS = 86400;
constexpr std::size_t kHoursOfYear = 8760;
constexpr std::size_t kHoursOfLeapYear = 8784;

void add(workspace::RowBatch& batch, const std::optional<double>& value)
{
    if (value) {
        batch.add(*value);
    } else {
        batch.addNull();
    }
}

std::string isoText(std::int64_t utcS)
{
    return isoUtc(UtcSeconds{std::chrono::seconds{utcS}});
}

/// True noon after the beginning of the day in UTC, in seconds.
/// Source   equation of time after Spencer in its short form, ±1 min.
double trueNoonS(std::int64_t utcS, double longitudeDeg)
{
    const std::chrono::sys_days day{
        std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{utcS}})};
    const std::chrono::sys_days newYear{std::chrono::year_month_day{day}.year() / std::chrono::January / 1};
    const auto ordinal = static_cast<double>((day - newYear).count() + 1);
    const double b = 2.0 * std::numbers::pi * (ordinal - 81.0) / 364.0;
    const double equationMin = 9.87 * std::sin(2.0 * b) - 7.53 * std::cos(b) - 1.5 * std::sin(b);
    return 43200.0 - longitudeDeg * 240.0 - equationMin * 60.0;
}

} // namespace

LayerPreview weatherLayer(const WeatherContent& content, const std::string& name, const ReadChoices& choices)
{
    using workspace::ColumnType;
    LayerPreview layer;
    layer.schema.name = name;
    layer.schema.columns = {{"beginn_utc", ColumnType::DateTime, "", "Beginn der Stunde (UTC)"},
                            {"sonne_utc", ColumnType::DateTime, "", "Zeitpunkt des Sonnenstands (UTC)"},
                            {"global_w_m2", ColumnType::Real, "W/m2", "Globalstrahlung"},
                            {"direkt_horizontal_w_m2", ColumnType::Real, "W/m2", "Direktstrahlung, waagerecht"},
                            {"direkt_normal_w_m2", ColumnType::Real, "W/m2", "Direktstrahlung, zur Sonne"},
                            {"diffus_w_m2", ColumnType::Real, "W/m2", "Diffusstrahlung"},
                            {"temperatur_c", ColumnType::Real, "°C", "Lufttemperatur"},
                            {"wind_m_s", ColumnType::Real, "m/s", "Windgeschwindigkeit"},
                            {"luftdruck_hpa", ColumnType::Real, "hPa", "Luftdruck"},
                            {"feuchte_prozent", ColumnType::Real, "%", "Relative Feuchte"},
                            {"breite_grad", ColumnType::Real, "°", "Geographische Breite"},
                            {"laenge_grad", ColumnType::Real, "°", "Geographische Länge"},
                            {"hoehe_m", ColumnType::Real, "m", "Höhe über NN"}};
    layer.rowEstimate = static_cast<std::int64_t>(content.records.size());
    layer.remarks = content.remarks;
    const auto findings = weatherFindings(content);
    layer.remarks.insert(layer.remarks.end(), findings.begin(), findings.end());
    layer.choices = choices;
    return layer;
}

std::optional<double> minutesBehindTheSun(const WeatherContent& content)
{
    double lightS = 0.0;
    double light = 0.0;
    for (const WeatherRecord& record : content.records) {
        const double global = record.globalWM2.value_or(0.0);
        if (global <= 0.0) {
            continue;
        }
        const double sinceDay = static_cast<double>(((record.sunUtcS % kDayS) + kDayS) % kDayS);
        const double behind = sinceDay - trueNoonS(record.sunUtcS, content.site.longitudeDeg);
        lightS += std::remainder(behind, static_cast<double>(kDayS)) * global;
        light += global;
    }
    return light > 0.0 ? std::optional(lightS / light / 60.0) : std::nullopt;
}

std::vector<Text> weatherFindings(const WeatherContent& content)
{
    std::vector<Text> findings;
    const std::size_t count = content.records.size();
    if (count != kHoursOfYear && count != kHoursOfLeapYear) {
        const std::string hours = std::to_string(count);
        findings.emplace_back("kein ganzes Jahr: " + hours + " statt 8760 Stunden; Auswertungen lehnen es ab",
                              "not a whole year: " + hours + " of 8760 hours; analyses will refuse it");
    }
    std::int64_t unsteady = 0;
    for (std::size_t i = 1; i < count; ++i) {
        const std::int64_t step = content.records[i].beginUtcS - content.records[i - 1].beginUtcS;
        // Months of different years follow each other in a typical year: there the step is days or years.
        unsteady += step != kHourS && step % kDayS != kHourS && step % kDayS != kHourS - kDayS ? 1 : 0;
    }
    if (unsteady > 0) {
        const std::string times = std::to_string(unsteady);
        findings.emplace_back("an " + times + " Stellen folgt nicht die nächste Stunde",
                              "in " + times + " places the next hour does not follow");
    }
    const auto minutes = minutesBehindTheSun(content);
    constexpr double kSuspectMin = 20.0;
    if (minutes && count >= kHoursOfYear / 2 && std::abs(*minutes) > kSuspectMin) {
        const std::string off = std::to_string(std::lround(std::abs(*minutes)));
        const bool isLate = *minutes > 0.0;
        findings.emplace_back("die Strahlung des Jahres liegt im Mittel " + off + " min " + (isLate ? "nach" : "vor") +
                                  " dem höchsten Sonnenstand: Zeitzone oder Ort der Datei prüfen, sonst sind Ost- und "
                                  "Westdächer falsch",
                              "irradiance of the year lies " + off + " min " + (isLate ? "after" : "before") +
                                  " the highest sun on average: check time zone and place of the file, or roofs to the "
                                  "east and west will be wrong");
    }
    return findings;
}

Result<void> sendWeather(const WeatherContent& content, const LayerPreview& layer, RowSink& sink, Job& job)
{
    constexpr std::size_t kRowsPerBatch = 2000;
    WB_CHECK(sink.beginLayer(layer));
    workspace::RowBatch batch;
    for (std::size_t i = 0; i < content.records.size(); ++i) {
        const WeatherRecord& record = content.records[i];
        batch.beginRow();
        batch.addText(isoText(record.beginUtcS));
        batch.addText(isoText(record.sunUtcS));
        for (const auto& value :
             {record.globalWM2, record.directHorizontalWM2, record.directNormalWM2, record.diffuseWM2, record.airC,
              record.windMPerS, record.pressureHPa, record.humidityPercent}) {
            add(batch, value);
        }
        batch.add(content.site.latitudeDeg);
        batch.add(content.site.longitudeDeg);
        batch.add(content.site.heightM);
        batch.endRow();
        if (batch.rowCount() == kRowsPerBatch || i + 1 == content.records.size()) {
            WB_CHECK(sink.rows(batch));
            batch.clear();
            WB_CHECK(job.report(static_cast<double>(i) / static_cast<double>(content.records.size()), "weather"));
        }
    }
    for (const workspace::RejectedRecord& record : content.rejected) {
        WB_CHECK(sink.rejected(record));
    }
    return sink.endLayer(static_cast<std::int64_t>(content.records.size() + content.rejected.size()));
}

} // namespace weitblick::intake
