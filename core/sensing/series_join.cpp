// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/series_join.h"

#include "core/sensing/lag_correlation.h"
#include "core/sensing/named_series.h"
#include "core/sensing/station_pairs.h"
#include "core/sensing/station_readings.h"
#include "core/series/aggregation.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::sensing {

namespace {

using analysis::ParameterKind;
using analysis::Presence;
using analysis::RunContext;

/// Hourly means of both sets over the same hours.
struct JointHours {
    std::vector<series::BinValues> own;
    std::vector<series::BinValues> other;
    std::vector<double> windDeg; ///< mean direction an hour; empty: not asked for
};

struct JoinedPair {
    StationPair pair;
    double atOnce = std::numeric_limits<double>::quiet_NaN(); ///< r without lag
    LagCorrelation best;
};

workspace::LayerSchema schemaFor(const workspace::LayerSchema& sites)
{
    using workspace::ColumnType;
    return {.geometry = sites.geometry,
            .srsId = sites.srsId,
            .columns = {{"kennung", ColumnType::Text, "", "Kennung"},
                        {"name", ColumnType::Text, "", "Name"},
                        {"andere_kennung", ColumnType::Text, "", "Kennung der anderen"},
                        {"anderer_name", ColumnType::Text, "", "Name der anderen"},
                        {"abstand_m", ColumnType::Real, "m", "Abstand"},
                        {"r_gleichzeitig", ColumnType::Real, "", "r ohne Versatz"},
                        {"r", ColumnType::Real, "", "größtes r"},
                        {"versatz_h", ColumnType::Integer, "h", "Versatz"},
                        {"paare", ColumnType::Integer, "", "Stunden mit beiden Werten"}}};
}

/// Mean direction of each hour, from unit vectors; NaN where there is none.
std::vector<double> windHours(const series::SeriesColumn& wind, const series::CivilBins& hours)
{
    constexpr double kRadPerDeg = 3.14159265358979323846 / 180.0;
    std::vector<double> directions;
    for (std::size_t hour = 0; hour < hours.binCount; ++hour) {
        double east = 0.0;
        double north = 0.0;
        std::size_t count = 0;
        for (const series::Chunk& chunk : wind.chunks) {
            const std::size_t end = chunk.axis.lowerBound(hours.edgesUtcS[hour + 1]);
            for (std::size_t i = chunk.axis.lowerBound(hours.edgesUtcS[hour]); i < end; ++i, ++count) {
                east += std::sin(chunk.values.at(i) * kRadPerDeg);
                north += std::cos(chunk.values.at(i) * kRadPerDeg);
            }
        }
        const double deg = std::atan2(east, north) / kRadPerDeg;
        directions.push_back(count == 0 ? std::numeric_limits<double>::quiet_NaN() : deg < 0.0 ? deg + 360.0 : deg);
    }
    return directions;
}

Result<JointHours> jointHours(RunContext& context, const StationReadings& own, const StationReadings& other, Job& job)
{
    WB_TRY(series::TimeSpan span, periodOf(context, own.columns));
    const series::TimeSpan there = other.columns.span();
    span = {std::max(span.fromUtcS, there.fromUtcS), std::min(span.toUtcS, there.toUtcS)};
    if (span.toUtcS <= span.fromUtcS) {
        return Error{
            .code = ErrorCode::InvalidInput,
            .message = {"beide haben zu keiner Zeit zugleich gemessen", "the two have never measured at the same time"},
            .subject = "other_sites"};
    }
    const series::AggregateRequest request{.step = series::CivilStep::Hour, .span = span};
    WB_TRY(const auto hours, series::binsFor(request, own.columns));
    JointHours joint;
    WB_TRY(joint.own, series::aggregateAll(own.columns, hours, request, job));
    WB_TRY(joint.other, series::aggregateAll(other.columns, hours, request, job));
    if (context.has("wind")) {
        WB_TRY(const auto wind, seriesNamed(context, "other_sites", "wind", job));
        joint.windDeg = windHours(wind, hours);
    }
    return joint;
}

/// The hours in which the wind came from the other station.
std::vector<double> upwindOnly(const std::vector<double>& values, const JointHours& joint, double bearingDeg,
                               double halfSectorDeg)
{
    std::vector<double> kept = values;
    for (std::size_t hour = 0; hour < kept.size() && !joint.windDeg.empty(); ++hour) {
        const double off = std::abs(std::remainder(joint.windDeg[hour] - bearingDeg, 360.0));
        if (!(off <= halfSectorDeg)) {
            kept[hour] = std::numeric_limits<double>::quiet_NaN();
        }
    }
    return kept;
}

Result<JoinedPair> correlated(const StationPair& pair, const JointHours& joint, std::size_t ownSeries,
                              std::size_t otherSeries, int mostLag, double halfSectorDeg)
{
    const auto own = upwindOnly(joint.own[ownSeries].values, joint, pair.bearingDeg, halfSectorDeg);
    WB_TRY(const auto lags, lagCorrelations(joint.other[otherSeries].values, own, mostLag));
    JoinedPair joined{.pair = pair, .best = {.correlation = std::numeric_limits<double>::quiet_NaN()}};
    const auto atOnce = std::ranges::find(lags, 0, &LagCorrelation::lagBins);
    if (atOnce != lags.end()) {
        joined.atOnce = atOnce->correlation;
        joined.best.pairCount = atOnce->pairCount;
    }
    if (const LagCorrelation* const best = strongest(lags)) {
        joined.best = *best;
    }
    return joined;
}

void addRow(workspace::RowBatch& rows, const Station& own, const Station& other, const JoinedPair& joined)
{
    rows.beginRow();
    if (!own.geometry.empty()) {
        rows.geometry(own.geometry);
    }
    rows.addText(own.key);
    rows.addText(own.name);
    rows.addText(other.key);
    rows.addText(other.name);
    rows.add(joined.pair.distanceM);
    rows.add(joined.atOnce);
    rows.add(joined.best.correlation);
    if (std::isnan(joined.best.correlation)) {
        rows.addNull();
    } else {
        rows.add(std::int64_t{joined.best.lagBins});
    }
    rows.add(static_cast<std::int64_t>(joined.best.pairCount));
    rows.endRow();
}

Result<void> runSeriesJoin(RunContext& context, Job& job)
{
    Job reading = job.part(0.0, 0.3);
    WB_TRY(const StationReadings own, readStations(context, "sites", "quantity", reading));
    WB_TRY(const StationReadings other, readStations(context, "other_sites", "other_quantity", reading));
    WB_TRY(const auto pairs,
           stationPairs({.own = own.stations,
                         .ownSrsId = context.input("sites").schema.srsId,
                         .other = other.stations,
                         .otherSrsId = context.input("other_sites").schema.srsId,
                         .rule = context.text("pairs") == "within" ? PairRule::Within : PairRule::Nearest,
                         .distanceM = context.number("distance")}));
    Job hourly = job.part(0.3, 0.6);
    WB_TRY(const JointHours joint, jointHours(context, own, other, hourly));
    WB_TRY(auto* const output, context.startOutput("result", schemaFor(context.input("sites").schema)));
    workspace::RowBatch rows;
    std::size_t done = 0;
    for (const StationPair& pair : pairs) {
        WB_CHECK(job.report(0.6 + 0.4 * static_cast<double>(done++) / static_cast<double>(pairs.size()), "pairs"));
        const Station& here = own.stations[pair.own];
        const Station& there = other.stations[pair.other];
        WB_TRY(const JoinedPair joined,
               correlated(pair, joint, here.series, there.series, static_cast<int>(context.integer("most_lag")),
                          context.number("wind_sector") / 2.0));
        addRow(rows, here, there, joined);
    }
    return output->append(rows, job);
}

std::vector<analysis::Parameter> parameters()
{
    analysis::Parameter otherQuantity = quantityParameter();
    otherQuantity.id = "other_quantity";
    otherQuantity.title = {"Messgröße der anderen", "Quantity of the others"};
    std::vector<analysis::Parameter> all{
        quantityParameter(),
        otherQuantity,
        {.id = "pairs",
         .title = {"Paare", "Pairs"},
         .help = {"Zu jeder Station die nächste andere, oder alle in der Entfernung.",
                  "To each station the nearest other one, or all within the distance."},
         .kind = ParameterKind::Choice,
         .defaultValue = "nearest",
         .choices = {{"nearest", {"nächste", "nearest"}}, {"within", {"alle in der Entfernung", "all within"}}}},
        {.id = "distance",
         .title = {"Höchste Entfernung", "Largest distance"},
         .help = {"Luftlinie.", "As the crow flies."},
         .kind = ParameterKind::Number,
         .unit = "m",
         .range = {0, 1'000'000},
         .defaultValue = "5000"},
        {.id = "most_lag",
         .title = {"Größter Versatz", "Largest lag"},
         .help = {"In Stunden; positiv heißt: die Stationen folgen den anderen.",
                  "In hours; positive: the stations follow the others."},
         .kind = ParameterKind::Integer,
         .range = {0, 168},
         .defaultValue = "24"},
        {.id = "wind",
         .title = {"Windrichtung", "Wind direction"},
         .help =
             {"Reihe der anderen Messstellen mit der Windrichtung in Grad: gezählt werden nur Stunden, in denen der "
              "Wind von der anderen Station kommt.",
              "Series of the other sites with the wind direction in degrees: only hours count in which the wind "
              "comes from the other station."},
         .kind = ParameterKind::Text,
         .presence = Presence::Optional},
        {.id = "wind_sector",
         .title = {"Windsektor", "Wind sector"},
         .help = {"So breit ist der Sektor, der als „von dort“ zählt.",
                  "Width of the sector that counts as “from there”."},
         .kind = ParameterKind::Number,
         .unit = "°",
         .range = {1, 180},
         .defaultValue = "60"}};
    const auto period = periodParameters();
    all.insert(all.end(), period.begin(), period.end());
    return all;
}

} // namespace

analysis::Descriptor seriesJoinAnalysis()
{
    analysis::Input other = sitesInput();
    other.id = "other_sites";
    other.title = {"Andere Messstellen", "Other sites"};
    other.help = {"Die Messstellen, mit denen verbunden wird, zum Beispiel Zählstellen zu Luftmessungen.",
                  "The sites to join with, for example traffic counters with air stations."};
    other.role.clear();
    return {
        .id = "series_join",
        .version = "1",
        .title = {"Zeitreihen verbinden", "Join time series"},
        .summary = {"Verbindet Messstellen zweier Ebenen (nächste, in der Entfernung, bei Wind von dort) und sagt, wie "
                    "stark und mit welchem Zeitversatz ihre Stundenwerte zusammenhängen.",
                    "Joins the sites of two layers (nearest, within, with the wind from there) and says how strongly "
                    "and with which lag their hours go together."},
        .group = {"Messwerte", "Sensors"},
        .tags = {"verkehr", "luft", "korrelation", "zeitversatz", "wind"},
        .inputs = {sitesInput(), other},
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Verbundene Stationen", "Joined stations"},
                     .help = {"Eine Zeile je Paar mit Abstand, Zusammenhang und Versatz.",
                              "A row a pair, with distance, correlation and lag."},
                     .nameSuffix = "verbunden"}},
        .methodPage = "series_join",
        .run = runSeriesJoin};
}

} // namespace weitblick::sensing
