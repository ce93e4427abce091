// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/series_quality.h"

#include "core/base/utc_time.h"
#include "core/sensing/quality_flags.h"
#include "core/sensing/station_readings.h"
#include "core/workspace/catalogue.h"

#include <array>
#include <chrono>

namespace weitblick::sensing {

namespace {

using analysis::ParameterKind;
using analysis::RunContext;

workspace::LayerSchema schemaFor(const workspace::LayerSchema& sites)
{
    using workspace::ColumnType;
    return {.geometry = sites.geometry,
            .srsId = sites.srsId,
            .columns = {{"kennung", ColumnType::Text, "", "Kennung"},
                        {"name", ColumnType::Text, "", "Name"},
                        {"reihe", ColumnType::Text, "", "Reihe"},
                        {"messgroesse", ColumnType::Text, "", "Messgröße"},
                        {"art", ColumnType::Text, "", "Auffälligkeit"},
                        {"von", ColumnType::DateTime, "", "von"},
                        {"bis", ColumnType::DateTime, "", "bis"},
                        {"mass", ColumnType::Real, "", "Maß"}}};
}

std::string instant(std::int64_t utcS)
{
    return isoUtc(UtcSeconds(std::chrono::seconds(utcS)));
}

void addRow(workspace::RowBatch& rows, const Station& station, const series::SeriesDescription& series,
            const series::QualityFlag& flag)
{
    rows.beginRow();
    if (!station.geometry.empty()) {
        rows.geometry(station.geometry);
    }
    rows.addText(station.key);
    rows.addText(station.name);
    rows.addText(series.title.empty() ? series.key : series.title);
    rows.addText(series.property);
    rows.addText(titleOf(flag.fault).de);
    rows.addText(instant(flag.span.fromUtcS));
    rows.addText(instant(flag.span.toUtcS));
    rows.add(flag.measure);
    rows.endRow();
}

Result<void> runSeriesQuality(RunContext& context, Job& job)
{
    Job reading = job.part(0.0, 0.3);
    WB_TRY(const StationReadings stations, readStations(context, "sites", "quantity", reading));
    WB_TRY(const series::TimeSpan span, periodOf(context, stations.columns));
    const series::QualityOptions options{.spikeFactor = context.number("spike_factor"),
                                         .flatS = static_cast<std::int64_t>(context.number("flat_hours") * 3'600.0),
                                         .leastGap = context.number("least_gap")};
    Job judging = job.part(0.3, 1.0);
    WB_TRY(const auto flags, flagsOf(stations.columns, span, options, judging));
    WB_TRY(auto* const output, context.startOutput("result", schemaFor(context.input("sites").schema)));
    workspace::RowBatch rows;
    std::array<std::int64_t, 6> counts{};
    for (const Station& station : stations.stations) {
        for (const series::QualityFlag& flag : flags[station.series]) {
            addRow(rows, station, stations.of(station).description, flag);
            ++counts.at(static_cast<std::size_t>(flag.fault));
        }
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts.at(i) > 0) {
            const Text title = titleOf(static_cast<series::QualityFault>(i));
            const std::string count = std::to_string(counts.at(i));
            context.note({title.de + ": " + count, title.en + ": " + count});
        }
    }
    return output->append(rows, job);
}

std::vector<analysis::Parameter> parameters()
{
    std::vector<analysis::Parameter> all{quantityParameter()};
    const auto period = periodParameters();
    all.insert(all.end(), period.begin(), period.end());
    all.push_back({.id = "spike_factor",
                   .title = {"Ausreißer ab", "Spike from"},
                   .help = {"Robuste Standardabweichungen vom Median der Umgebung.",
                            "Robust standard deviations from the median around."},
                   .kind = ParameterKind::Number,
                   .range = {3, 50},
                   .defaultValue = "8"});
    all.push_back({.id = "flat_hours",
                   .title = {"Stillstand ab", "Flat line from"},
                   .help = {"So lange derselbe Wert.", "The same value for so long."},
                   .kind = ParameterKind::Number,
                   .unit = "h",
                   .range = {0.5, 720},
                   .defaultValue = "6"});
    all.push_back({.id = "least_gap",
                   .title = {"Lücke ab", "Gap from"},
                   .help = {"So viele fehlende Werte hintereinander.", "So many readings missing in a row."},
                   .kind = ParameterKind::Number,
                   .range = {1, 10'000},
                   .defaultValue = "2"});
    return all;
}

} // namespace

analysis::Descriptor seriesQualityAnalysis()
{
    return {
        .id = "series_quality",
        .version = "2",
        .title = {"Auffällige Messwerte finden", "Find suspicious readings"},
        .summary = {"Messbereich, Ausreißer, Stillstand, Lücken, Drift und falsche Uhr als Liste. Messwerte werden nie "
                    "geändert oder gelöscht.",
                    "Range, spikes, flat lines, gaps, drift and wrong clocks as a list. Readings are never changed "
                    "or deleted."},
        .group = {"Messwerte", "Sensors"},
        .tags = {"sensor", "qualität", "ausreißer", "lücke", "drift"},
        .inputs = {sitesInput()},
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Auffälligkeiten", "Flags"},
                     .help = {"Eine Zeile je Auffälligkeit mit Reihe, Art und Zeitraum.",
                              "A row a flag, with series, kind and period."},
                     .nameSuffix = "auffaelligkeiten"}},
        .methodPage = "series_quality",
        .run = runSeriesQuality};
}

} // namespace weitblick::sensing
