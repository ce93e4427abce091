// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/exceedances.h"

#include "core/sensing/limit_values.h"
#include "core/sensing/pollutant.h"
#include "core/sensing/station_readings.h"
#include "core/workspace/catalogue.h"

namespace weitblick::sensing {

namespace {

using analysis::ParameterKind;
using analysis::RunContext;

constexpr const char* kLimitsEntry = "air_quality/limits";

workspace::LayerSchema schemaFor(const workspace::LayerSchema& sites)
{
    using workspace::ColumnType;
    return {.geometry = sites.geometry,
            .srsId = sites.srsId,
            .columns = {{"kennung", ColumnType::Text, "", "Kennung"},
                        {"name", ColumnType::Text, "", "Name"},
                        {"schadstoff", ColumnType::Text, "", "Schadstoff"},
                        {"jahr", ColumnType::Integer, "", "Jahr"},
                        {"mittelung", ColumnType::Text, "", "Mittelung"},
                        {"grenzwert", ColumnType::Real, "µg/m3", "Grenzwert"},
                        {"zulaessig", ColumnType::Integer, "", "zulässige Überschreitungen"},
                        {"ueberschreitungen", ColumnType::Integer, "", "Überschreitungen"},
                        {"hoechster_wert", ColumnType::Real, "µg/m3", "höchster Wert"},
                        {"anteil_gueltig", ColumnType::Real, "%", "Anteil gültiger Mittel"},
                        {"urteil", ColumnType::Text, "", "Urteil"}}};
}

void addRow(workspace::RowBatch& rows, const Station& station, const LimitCount& count, std::int64_t year)
{
    rows.beginRow();
    if (!station.geometry.empty()) {
        rows.geometry(station.geometry);
    }
    rows.addText(station.key);
    rows.addText(station.name);
    rows.addText(count.limit.pollutant);
    rows.add(year);
    rows.addText(titleOf(count.limit.averaging).de);
    rows.add(count.limit.limit);
    rows.add(std::int64_t{count.limit.allowed});
    rows.add(std::int64_t{count.exceedances});
    rows.add(count.highest);
    rows.add(count.validShare() * 100.0);
    rows.addText(titleOf(count.verdict).de);
    rows.endRow();
}

Result<void> runExceedances(RunContext& context, Job& job)
{
    Job reading = job.part(0.0, 0.5);
    WB_TRY(const StationReadings stations, readStations(context, "sites", "quantity", reading));
    WB_TRY(const auto* const table, context.registryTable(kLimitsEntry));
    WB_TRY(const auto limits, limitsFrom(*table));
    const std::int64_t year = context.integer("year");
    WB_TRY(auto* const output, context.startOutput("result", schemaFor(context.input("sites").schema)));
    workspace::RowBatch rows;
    std::int64_t without = 0;
    for (std::size_t i = 0; i < stations.stations.size(); ++i) {
        const Station& station = stations.stations[i];
        const series::SeriesColumn& column = stations.of(station);
        const auto own = limitsOf(limits, pollutantOf(column.description.property));
        without += own.empty() ? 1 : 0;
        if (!own.empty()) {
            WB_TRY(const auto counts, countExceedances(column, own, static_cast<int>(year)));
            for (const LimitCount& count : counts) {
                if (count.possibleMeans > 0) { // a daily series says nothing about hours
                    addRow(rows, station, count, year);
                }
            }
        }
        WB_CHECK(
            job.report(0.5 + 0.5 * static_cast<double>(i) / static_cast<double>(stations.stations.size()), "limits"));
    }
    if (without > 0) {
        const std::string count = std::to_string(without);
        context.note({count + " Reihen messen keinen Stoff, für den es Grenzwerte gibt",
                      count + " series measure nothing that has a limit"});
    }
    return output->append(rows, job);
}

} // namespace

analysis::Descriptor exceedancesAnalysis()
{
    return {
        .id = "exceedances",
        .version = "1",
        .title = {"Grenzwerte der Luft", "Limits of ambient air"},
        .summary = {"Überschreitungen der Grenzwerte der 39. BImSchV je Messstelle und Jahr, mit zulässiger Anzahl, "
                    "höchstem Mittel und Anteil gültiger Mittel.",
                    "Exceedances of the limits of ambient air a station and year, with the allowed number, the highest "
                    "mean and the share of valid means."},
        .group = {"Messwerte", "Sensors"},
        .tags = {"luft", "no2", "feinstaub", "grenzwert", "bimschv"},
        .inputs = {sitesInput()},
        .parameters = {quantityParameter(),
                       {.id = "year",
                        .title = {"Jahr", "Year"},
                        .help = {"Kalenderjahr, in Mitteleuropäischer Zeit.",
                                 "Calendar year, in Central European Time."},
                        .kind = ParameterKind::Integer,
                        .range = {1950, 2150}}},
        .outputs = {{.id = "result",
                     .title = {"Überschreitungen", "Exceedances"},
                     .help = {"Eine Zeile je Reihe und Grenzwert.", "A row a series and limit."},
                     .nameSuffix = "grenzwerte"}},
        .registryEntries = {kLimitsEntry},
        .methodPage = "exceedances",
        .run = runExceedances};
}

} // namespace weitblick::sensing
