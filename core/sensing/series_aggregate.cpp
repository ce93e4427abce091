// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/series_aggregate.h"

#include "core/base/utc_time.h"
#include "core/sensing/station_readings.h"
#include "core/series/aggregation.h"
#include "core/workspace/catalogue.h"

#include <cmath>

namespace weitblick::sensing {

namespace {

using analysis::ParameterKind;
using analysis::RunContext;
using series::Aggregate;

workspace::LayerSchema schemaFor(const workspace::LayerSchema& sites)
{
    using workspace::ColumnType;
    return {.geometry = sites.geometry,
            .srsId = sites.srsId,
            .columns = {{"kennung", ColumnType::Text, "", "Kennung"},
                        {"name", ColumnType::Text, "", "Name"},
                        {"reihe", ColumnType::Text, "", "Reihe"},
                        {"messgroesse", ColumnType::Text, "", "Messgröße"},
                        {"einheit", ColumnType::Text, "", "Einheit"},
                        {"wert", ColumnType::Real, "", "Wert"},
                        {"messwerte", ColumnType::Integer, "", "Messwerte"},
                        {"anteil_gueltig", ColumnType::Real, "%", "Anteil gültiger Werte"}}};
}

/// The whole period as one bin.
series::CivilBins oneBin(const series::TimeSpan& span)
{
    series::CivilBins bins{.step = series::CivilStep::Year, .edgesUtcS = {span.fromUtcS, span.toUtcS}};
    bins.binCount = 1;
    return bins;
}

struct Figures {
    double value = 0.0;
    std::int64_t readings = 0;
    double share = 0.0; ///< NaN: the series has no interval
};

Figures figuresOf(const series::SeriesColumn& column, const series::CivilBins& bin,
                  const series::AggregateRequest& request, double leastShare)
{
    const series::BinValues values = series::aggregate(column, bin, request);
    const series::BinValues complete = series::aggregate(column, bin, {.aggregate = Aggregate::Completeness});
    Figures figures{.value = values.values.front(),
                    .readings = static_cast<std::int64_t>(complete.counts.front()),
                    .share = complete.values.front()};
    if (!std::isnan(figures.share) && figures.share < leastShare) {
        figures.value = std::numeric_limits<double>::quiet_NaN();
    }
    return figures;
}

void addRow(workspace::RowBatch& rows, const Station& station, const series::SeriesDescription& series,
            const std::string& unit, const Figures& figures)
{
    rows.beginRow();
    if (!station.geometry.empty()) {
        rows.geometry(station.geometry);
    }
    rows.addText(station.key);
    rows.addText(station.name);
    rows.addText(series.title.empty() ? series.key : series.title);
    rows.addText(series.property);
    rows.addText(unit);
    rows.add(figures.value);
    rows.add(figures.readings);
    rows.add(figures.share * 100.0);
    rows.endRow();
}

Result<void> runSeriesAggregate(RunContext& context, Job& job)
{
    Job reading = job.part(0.0, 0.7);
    WB_TRY(const StationReadings stations, readStations(context, "sites", "quantity", reading));
    WB_TRY(const series::TimeSpan span, periodOf(context, stations.columns));
    const auto statistic = series::aggregateOf(context.text("statistic")).value_or(Aggregate::Mean);
    const series::AggregateRequest request{
        .aggregate = statistic, .parameter = context.number("parameter"), .span = span};
    if (statistic == Aggregate::Percentile && (request.parameter < 0.0 || request.parameter > 100.0)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"ein Perzentil liegt zwischen 0 und 100", "a percentile is between 0 and 100"},
                     .subject = "parameter"};
    }
    WB_TRY(auto* const output, context.startOutput("result", schemaFor(context.input("sites").schema)));
    const series::CivilBins bin = oneBin(span);
    const bool isCount = statistic == Aggregate::Exceedances || statistic == Aggregate::Count;
    workspace::RowBatch rows;
    std::int64_t thin = 0;
    for (std::size_t i = 0; i < stations.stations.size(); ++i) {
        const Station& station = stations.stations[i];
        const series::SeriesColumn& column = stations.of(station);
        const Figures figures = figuresOf(column, bin, request, context.number("least_share") / 100.0);
        thin += std::isnan(figures.value) ? 1 : 0;
        addRow(rows, station, column.description, isCount ? "" : column.description.unit, figures);
        WB_CHECK(job.report(0.7 + 0.3 * static_cast<double>(i) / static_cast<double>(stations.stations.size()),
                            "time series"));
    }
    if (thin > 0) {
        const std::string count = std::to_string(thin);
        context.note({count + " Reihen haben keine oder zu wenige Messwerte und deshalb keine Zahl",
                      count + " series have no or too few readings and therefore no number"});
    }
    context.note({"Zeitraum: " + isoUtc(UtcSeconds(std::chrono::seconds(span.fromUtcS))) + " bis " +
                      isoUtc(UtcSeconds(std::chrono::seconds(span.toUtcS))),
                  "Period: " + isoUtc(UtcSeconds(std::chrono::seconds(span.fromUtcS))) + " to " +
                      isoUtc(UtcSeconds(std::chrono::seconds(span.toUtcS)))});
    return output->append(rows, job);
}

std::vector<analysis::Parameter> parameters()
{
    std::vector<analysis::Parameter> all{quantityParameter()};
    const auto period = periodParameters();
    all.insert(all.end(), period.begin(), period.end());
    all.push_back(
        {.id = "statistic",
         .title = {"Statistik", "Statistic"},
         .help = {"Was aus den Messwerten des Zeitraums wird.", "What becomes of the readings of the period."},
         .kind = ParameterKind::Choice,
         .defaultValue = "mean",
         .choices = {{"mean", {"Mittel", "mean"}},
                     {"min", {"kleinster Wert", "smallest"}},
                     {"max", {"größter Wert", "largest"}},
                     {"sum", {"Summe", "sum"}},
                     {"count", {"Anzahl", "count"}},
                     {"percentile", {"Perzentil", "percentile"}},
                     {"exceedances", {"Werte über einer Grenze", "readings above a limit"}},
                     {"first", {"erster Wert", "first"}},
                     {"last", {"letzter Wert", "last"}}}});
    all.push_back({.id = "parameter",
                   .title = {"Perzentil oder Grenze", "Percentile or limit"},
                   .help = {"Perzentil: 0 bis 100. Werte über einer Grenze: die Grenze, in der Einheit der Reihe.",
                            "Percentile: 0 to 100. Readings above a limit: the limit, in the unit of the series."},
                   .kind = ParameterKind::Number,
                   .defaultValue = "98"});
    all.push_back({.id = "least_share",
                   .title = {"Mindestanteil gültiger Werte", "Least share of valid readings"},
                   .help = {"Stationen mit weniger haben keine Zahl.", "Stations with less have no number."},
                   .kind = ParameterKind::Number,
                   .unit = "%",
                   .range = {0, 100},
                   .defaultValue = "75",
                   .source = "39. BImSchV Anlage 12; Richtlinie 2008/50/EG Anhang XI (75 %)"});
    return all;
}

} // namespace

analysis::Descriptor seriesAggregateAnalysis()
{
    return {
        .id = "series_aggregate",
        .version = "1",
        .title = {"Zeitreihen zusammenfassen", "Summarise time series"},
        .summary = {"Eine Zahl je Messstelle über einen Zeitraum: Mittel, größter Wert, Perzentil, Überschreitungen, "
                    "mit dem Anteil gültiger Werte.",
                    "One number a station over a period: mean, largest, percentile, exceedances, with the share of "
                    "valid readings."},
        .group = {"Messwerte", "Sensors"},
        .tags = {"sensor", "zeitreihe", "mittelwert", "station"},
        .inputs = {sitesInput()},
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Stationen mit Werten", "Stations with values"},
                     .help = {"Eine Zeile je Reihe mit Wert, Anzahl der Messwerte und Anteil gültiger.",
                              "A row a series with value, number of readings and share of valid ones."},
                     .nameSuffix = "statistik"}},
        .methodPage = "series_aggregate",
        .run = runSeriesAggregate};
}

} // namespace weitblick::sensing
