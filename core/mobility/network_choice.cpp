// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/network_choice.h"

#include "core/base/hash.h"
#include "core/base/number_text.h"
#include "core/geo/line_set.h"
#include "core/network/graph_build.h"
#include "core/network/graph_store.h"
#include "core/network/line_streets.h"
#include "core/network/osm_streets.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace weitblick::mobility {

namespace {

using analysis::ParameterKind;
using analysis::Presence;
using analysis::RunContext;
using network::Metric;

constexpr const char* kNetworkVersion = "1"; ///< raised whenever a network of the same source can differ

Result<network::StreetRules> rulesOf(RunContext& context)
{
    const std::vector<std::string> entries = network::streetRuleEntries();
    network::RuleTables tables;
    std::array<const analysis::registry::Table**, 6> places = {&tables.speeds,       &tables.defaultAccess,
                                                               &tables.accessValues, &tables.surfaces,
                                                               &tables.barriers,     &tables.modeRules};
    for (std::size_t i = 0; i < places.size(); ++i) {
        WB_TRY(*places[i], context.registryTable(entries[i]));
    }
    WB_TRY(tables.approachSpeedKmh, context.registryNumber(entries.back(), "km/h"));
    return network::streetRules(tables);
}

std::string textOf(const workspace::Cell& cell)
{
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
        return std::string(*text);
    }
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*whole);
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return std::to_string(static_cast<std::int64_t>(std::lround(*real)));
    }
    return {};
}

/// Columns of the layer of streets, by field; nothing where it has none.
struct StreetColumns {
    std::array<std::optional<std::size_t>, 4> numbers; ///< class, name, one_way, max_speed
    std::string names;                                 ///< all of them, for the key
};

StreetColumns streetColumns(const RunContext& context)
{
    StreetColumns columns;
    constexpr std::array<const char*, 4> kFields = {"class", "name", "one_way", "max_speed"};
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        columns.numbers[i] = columnOf(context, "streets", "streets", kFields[i]);
        if (columns.numbers[i]) {
            columns.names += context.input("streets").schema.columns[*columns.numbers[i]].name;
        }
        columns.names += ';';
    }
    return columns;
}

Result<std::vector<network::StreetLine>> readLines(RunContext& context, const StreetColumns& columns, Job& job)
{
    WB_TRY(workspace::LayerReader reader, context.read("streets"));
    std::vector<network::StreetLine> lines;
    const double rowCount = double(std::max<std::int64_t>(1, context.input("streets").rowCount));
    std::int64_t rows = 0;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return lines;
        }
        if (++rows % 1024 == 0) {
            WB_CHECK(job.report(std::min(1.0, double(rows) / rowCount), "streets"));
        }
        geo::LineSet set;
        WB_CHECK(geo::appendLine(set, reader.fid(), reader.geometry()));
        std::array<std::string, 4> texts;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            texts[i] = columns.numbers[i] ? textOf(reader.value(*columns.numbers[i])) : std::string();
        }
        for (std::size_t path = 0; path + 1 < set.pathStarts.size(); ++path) {
            const auto course = set.path(path);
            lines.push_back({.id = reader.fid(),
                             .course = {course.begin(), course.end()},
                             .streetClass = texts[0],
                             .name = texts[1],
                             .oneWay = texts[2],
                             .maxSpeed = texts[3]});
        }
    }
}

void noteOrigin(RunContext& context, const network::StoredGraph& stored)
{
    const auto edges = static_cast<std::int64_t>(stored.graph.edgeCount());
    const bool isKept = stored.origin == network::StoredGraph::Origin::Kept;
    context.note({"Straßennetz mit " + readableCount(edges, Language::German) + " Abschnitten, " +
                      (isKept ? "vorhanden" : "neu aufgebaut"),
                  "street network of " + readableCount(edges, Language::English) + " edges, " +
                      (isKept ? "kept" : "built anew")});
}

} // namespace

analysis::Parameter networkFileParameter()
{
    return {.id = "network",
            .title = {"Straßennetz", "Street network"},
            .help = {"OpenStreetMap-Datei (.osm.pbf, .osm); ohne sie die Ebene der Straßen.",
                     "OpenStreetMap file (.osm.pbf, .osm); without it the layer of streets."},
            .kind = ParameterKind::File,
            .presence = Presence::Optional};
}

analysis::Input streetsInput()
{
    return {.id = "streets",
            .title = {"Straßen", "Streets"},
            .help = {"Linien der Gemeinde in Metern; zählen nur, wenn keine OSM-Datei angegeben ist.",
                     "Lines of the municipality in metres; they count only where no OSM file is given."},
            .role = "streets",
            .kinds = {analysis::GeometryKind::Lines},
            .presence = Presence::Optional};
}

std::vector<analysis::Parameter> travelParameters()
{
    std::vector<analysis::Choice> choices;
    for (const network::NamedMode& mode : network::modes()) {
        choices.push_back({std::string(mode.id), mode.title});
    }
    return {{.id = "mode",
             .title = {"Verkehrsart", "Way of travel"},
             .help = {"Wer unterwegs ist; Wege und Geschwindigkeiten stehen im Parameterregister.",
                      "Who travels; ways and speeds are in the parameter registry."},
             .kind = ParameterKind::Choice,
             .defaultValue = "walk",
             .choices = std::move(choices)},
            {.id = "metric",
             .title = {"Gemessen in", "Measured in"},
             .help = {"Schnellste Wege in Minuten oder kürzeste in Metern.",
                      "Fastest ways in minutes or shortest ones in metres."},
             .kind = ParameterKind::Choice,
             .defaultValue = "time",
             .choices = {{"time", {"Minuten", "minutes"}}, {"distance", {"Metern", "metres"}}}},
            {.id = "street_within",
             .title = {"Straße höchstens entfernt", "Street within"},
             .help = {"Orte ohne benutzbare Straße in dieser Entfernung nehmen nicht teil.",
                      "Places without a street to use within this distance take no part."},
             .kind = ParameterKind::Number,
             .unit = "m",
             .range = {1, 10'000},
             .defaultValue = "500"}};
}

analysis::Parameter limitParameter(const char* defaultValue)
{
    return {.id = "limit",
            .title = {"Höchstens", "At most"},
            .help = {"Längster Weg, in Minuten oder Metern; leer: beliebig weit.",
                     "Longest way, in minutes or metres; empty: any."},
            .kind = ParameterKind::Number,
            .range = {0, 1'000'000},
            .defaultValue = defaultValue == nullptr ? std::nullopt : std::optional<std::string>(defaultValue),
            .presence = Presence::Optional};
}

Result<network::StreetGraph> networkOf(RunContext& context, Job& job)
{
    WB_TRY(const network::StreetRules rules, rulesOf(context));
    Sha256 hash;
    hash.addField(kNetworkVersion);
    hash.addField(rules.canonicalText());
    const std::filesystem::path folder = network::networkFolder(context.projectFile());
    const auto finish = [&](const auto& build) -> Result<network::StreetGraph> {
        WB_TRY(network::StoredGraph stored, build);
        noteOrigin(context, stored);
        return std::move(stored.graph);
    };
    if (context.has("network")) {
        const std::filesystem::path file = context.file("network");
        Job hashing = job.part(0.0, 0.1);
        WB_TRY(const std::string fileHash, sha256OfFile(file, hashing));
        hash.addField(fileHash);
        const std::string key = hash.hexDigest();
        Job building = job.part(0.1, 1.0);
        return finish(network::storedGraph(
            folder, key,
            [&](Job& work) -> Result<std::vector<std::byte>> {
                Job reading = work.part(0.0, 0.6);
                WB_TRY(const network::StreetMap map, network::readOsmStreets(file, rules, {}, reading));
                Job making = work.part(0.6, 1.0);
                return network::buildStreetGraph(map, rules, {.key = key}, making);
            },
            building));
    }
    if (!context.hasInput("streets")) {
        return Error{
            .code = ErrorCode::NotFound,
            .message = {"es ist kein Straßennetz angegeben", "no street network is given"},
            .subject = "network",
            .advice = {"Eine OSM-Datei angeben (network=…osm.pbf) oder einer Linienebene die Rolle „streets“ geben",
                       "Give an OSM file (network=…osm.pbf), or a layer of lines the role “streets”"}};
    }
    const StreetColumns columns = streetColumns(context);
    const std::int32_t srsId = context.input("streets").schema.srsId;
    hash.addField(context.input("streets").contentHash);
    hash.addField(columns.names);
    const std::string key = hash.hexDigest();
    return finish(network::storedGraph(
        folder, key,
        [&](Job& work) -> Result<std::vector<std::byte>> {
            Job reading = work.part(0.0, 0.4);
            WB_TRY(const auto lines, readLines(context, columns, reading));
            Job joining = work.part(0.4, 0.7);
            WB_TRY(const network::StreetMap map, network::streetsOfLines(lines, rules, {.srsId = srsId}, joining));
            Job making = work.part(0.7, 1.0);
            return network::buildStreetGraph(map, rules, {.srsId = srsId, .key = key}, making);
        },
        job));
}

Result<network::TravelWish> travelWish(RunContext& context)
{
    network::TravelWish wish{.mode = network::modeOf(context.text("mode")),
                             .metric = context.text("metric") == "distance" ? Metric::Distance : Metric::Time};
    WB_TRY(wish.approach.speedKmh, context.registryNumber(network::streetRuleEntries().back(), "km/h"));
    return wish;
}

Result<PlacedRows> placedRows(RunContext& context, std::string_view input, const network::StreetGraph& graph,
                              network::Mode mode, Job& job)
{
    PlacedRows placed;
    Job reading = job.part(0.0, 0.5);
    WB_TRY(placed.rows, readPoints(context, input, graph.srsId(), reading));
    Job placing = job.part(0.5, 1.0);
    WB_TRY(placed.places, network::placesOf(graph, placed.rows.points, mode, context.number("street_within"), placing));
    noteUnplaced(context, input, placed.places);
    return placed;
}

void noteUnplaced(RunContext& context, std::string_view input, const std::vector<network::MaybePlace>& places)
{
    const auto count = std::ranges::count_if(places, [](const network::MaybePlace& place) { return !place; });
    if (count > 0) {
        const std::string layer = context.input(input).schema.name;
        context.note({std::to_string(count) + " Orte von „" + layer + "“ haben keine benutzbare Straße in der Nähe",
                      std::to_string(count) + " places of “" + layer + "” have no street to use near them"});
    }
}

std::uint32_t costOf(double limit, Metric metric)
{
    const double cost = limit * (metric == Metric::Time ? 60'000.0 : 100.0);
    return static_cast<std::uint32_t>(std::clamp(std::round(cost), 0.0, 4e9));
}

double inMinutesOrMetres(std::uint32_t cost, Metric metric)
{
    // A thousandth of a minute and a centimetre are what the network knows.
    return metric == Metric::Time ? std::round(cost / 60.0) / 1000.0 : cost / 100.0;
}

workspace::Column costColumn(Metric metric)
{
    using workspace::ColumnType;
    return metric == Metric::Time ? workspace::Column{"minuten", ColumnType::Real, "min", "Minuten"}
                                  : workspace::Column{"meter", ColumnType::Real, "m", "Meter"};
}

Result<std::vector<double>> limitsFrom(const std::string& text)
{
    std::vector<double> limits;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(';', begin), text.size());
        std::string part = text.substr(begin, end - begin);
        std::erase(part, ' ');
        begin = end + 1;
        const auto number = numberFromText(part);
        if (!number || !number->unit.empty() || number->value <= 0.0) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"„" + text + "“ sind keine Grenzen", "“" + text + "” are no limits"},
                         .subject = "limits",
                         .advice = {"So angeben: 5; 10; 15", "Write them like this: 5; 10; 15"}};
        }
        limits.push_back(number->value);
    }
    std::ranges::sort(limits);
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    return limits;
}

} // namespace weitblick::mobility
