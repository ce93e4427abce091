// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/street_network.h"

#include "core/geo/crs.h"
#include "core/geo/geos.h"
#include "core/geo/gpkg_geometry.h"
#include "core/mobility/line_geometry.h"
#include "core/mobility/network_choice.h"
#include "core/network/components.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weitblick::mobility {

namespace {

using analysis::RunContext;
using network::Components;
using network::Connection;
using network::DefectKind;
using network::Mode;
using network::StreetGraph;
using workspace::ColumnType;

struct DefectText {
    const char* id;
    const char* title;
    const char* advice;
};

const DefectText& textOf(DefectKind kind)
{
    static const std::array<DefectText, network::kDefectKindCount> kTexts = {
        {{"abgeschnitten", "Punkte der Straße fehlen in der Datei",
          "Am Rand eines Ausschnitts üblich; sonst die Datei vollständig herunterladen"},
         {"abbiegeverbot_ohne_ort", "Abbiegeverbot, dessen Straßen sich an seinem Ort nicht treffen",
          "Das Verbot in OpenStreetMap berichtigen"},
         {"abbiegeverbot_ueber_strasse", "Abbiegeverbot über eine Strecke: wird nicht beachtet",
          "Die Stelle auf der Karte prüfen"},
         {"insel", "Straßen, die zu Fuß vom übrigen Netz nicht erreichbar sind",
          "Fehlt eine Verbindung, eine Brücke oder eine Zugangsangabe?"},
         {"einbahnfalle", "Straßen, in die Autos nur hinein oder nur heraus können",
          "Richtung der Einbahnstraße prüfen; am Rand eines Ausschnitts üblich"},
         {"fast_verbunden", "Sackgasse endet knapp vor einer anderen Straße", "Verbinden, wenn man dort durchkommt"},
         {"doppelt", "Zwei Straßen mit denselben Enden und derselben Länge", "Eine der beiden löschen"}}};
    return kTexts[static_cast<std::size_t>(kind)];
}

Result<void> writeStreets(RunContext& context, const StreetGraph& graph, const Components& walk, Job& job)
{
    workspace::LayerSchema schema{
        .geometry = workspace::GeometryType::LineString,
        .srsId = graph.srsId(),
        .columns = {{"weg", ColumnType::Integer, "", "Kennung der Straße"},
                    {"klasse", ColumnType::Text, "", "Straßenklasse"},
                    {"name", ColumnType::Text, "", "Name"},
                    {"laenge_m", ColumnType::Real, "m", "Länge"},
                    {"einbahn", ColumnType::Boolean, "", "Einbahnstraße für Autos"},
                    {"teilnetz", ColumnType::Integer, "", "Teilnetz zu Fuß (0 ist das größte)"}}};
    for (const network::NamedMode& mode : network::modes()) {
        schema.columns.push_back({"kmh_" + std::string(mode.id), ColumnType::Real, "km/h", mode.title.de});
    }
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("streets", std::move(schema)));
    workspace::RowBatch rows;
    for (std::uint32_t i = 0; i < graph.edgeCount(); ++i) {
        const network::StreetEdge& edge = graph.edge(i);
        std::vector<geo::Point> course;
        for (const network::CmPoint vertex : graph.course(i)) {
            course.push_back(network::metresOf(vertex));
        }
        rows.beginRow();
        rows.geometry(gpkgFromLine(course, graph.srsId()));
        rows.add(edge.way);
        rows.addText(graph.className(edge.streetClass));
        rows.addText(graph.name(edge.name));
        rows.add(edge.lengthCm / 100.0);
        const auto carCosts = graph.of(Mode::Car).edgeCosts.subspan(std::size_t{2} * i, 2);
        rows.add(std::int64_t{(carCosts[0] == network::kNever) != (carCosts[1] == network::kNever) ? 1 : 0});
        if (walk.ofNode[edge.from] == Components::kNone) {
            rows.addNull();
        } else {
            rows.add(std::int64_t{walk.ofNode[edge.from]});
        }
        for (std::size_t mode = 0; mode < network::kModeCount; ++mode) {
            const auto costs = graph.of(static_cast<Mode>(mode)).edgeCosts.subspan(std::size_t{2} * i, 2);
            const std::uint32_t best = std::min(costs[0], costs[1]);
            if (best == network::kNever) {
                rows.addNull();
            } else {
                rows.add(std::round(edge.lengthCm / 100.0 / best * 36'000.0) / 10.0);
            }
        }
        rows.endRow();
        if (rows.rowCount() == 2048) {
            WB_CHECK(job.report(double(i) / double(graph.edgeCount()), "streets"));
            WB_CHECK(output->append(rows, job));
            rows.clear();
        }
    }
    return output->append(rows, job);
}

Result<void> writeComponents(RunContext& context, const StreetGraph& graph, Job& job)
{
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("components", {.columns = {{"verkehrsart", ColumnType::Text, "", "Verkehrsart"},
                                                          {"verbindung", ColumnType::Text, "", "Verbindung"},
                                                          {"teilnetze", ColumnType::Integer, "", "Teilnetze"},
                                                          {"laenge_km", ColumnType::Real, "km", "Länge insgesamt"},
                                                          {"groesstes_km", ColumnType::Real, "km", "Größtes Teilnetz"},
                                                          {"anteil", ColumnType::Real, "%", "Anteil des größten"}}}));
    workspace::RowBatch rows;
    for (std::size_t i = 0; i < network::kModeCount; ++i) {
        for (const Connection connection : {Connection::Weak, Connection::Strong}) {
            WB_CHECK(job.report(double(i) / double(network::kModeCount), "components"));
            const Components components = componentsOf(graph, static_cast<Mode>(i), connection);
            double totalM = 0.0;
            const auto costs = graph.of(static_cast<Mode>(i)).edgeCosts;
            for (std::uint32_t edge = 0; edge < graph.edgeCount(); ++edge) {
                const bool isOpen =
                    std::min(costs[std::size_t{2} * edge], costs[std::size_t{2} * edge + 1]) != network::kNever;
                totalM += isOpen ? graph.edge(edge).lengthCm / 100.0 : 0.0;
            }
            const double largestM = components.lengthsM.empty() ? 0.0 : components.lengthsM.front();
            rows.beginRow();
            rows.addText(network::modes()[i].title.de);
            rows.addText(connection == Connection::Weak ? "in irgendeiner Richtung" : "hin und zurück");
            rows.add(static_cast<std::int64_t>(components.lengthsM.size()));
            rows.add(std::round(totalM) / 1000.0);
            rows.add(std::round(largestM) / 1000.0);
            rows.add(totalM > 0.0 ? std::round(1000.0 * largestM / totalM) / 10.0 : 0.0);
            rows.endRow();
        }
    }
    return output->append(rows, job);
}

Result<void> writeDefects(RunContext& context, const StreetGraph& graph, Job& job)
{
    WB_TRY(std::vector<network::Defect> defects, network::findDefects(graph, job));
    WB_TRY(const geo::Transformer transformer,
           geo::Transformer::create({"EPSG:4326"}, {"EPSG:" + std::to_string(graph.srsId())}));
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("defects", {.geometry = workspace::GeometryType::Point,
                                           .srsId = graph.srsId(),
                                           .columns = {{"art", ColumnType::Text, "", "Art"},
                                                       {"befund", ColumnType::Text, "", "Befund"},
                                                       {"weg", ColumnType::Integer, "", "Kennung der Straße"},
                                                       {"meter", ColumnType::Real, "m", "Länge oder Lücke"},
                                                       {"was_tun", ColumnType::Text, "", "Was tun"}}}));
    workspace::RowBatch rows;
    for (network::Defect& defect : defects) {
        transformer.apply({&defect.longitudeDeg, 1}, {&defect.latitudeDeg, 1});
        const DefectText& text = textOf(defect.kind);
        const bool hasMetres = defect.kind == DefectKind::Island || defect.kind == DefectKind::OneWayTrap ||
                               defect.kind == DefectKind::NearMiss || defect.kind == DefectKind::DoubledStreet;
        rows.beginRow();
        rows.geometry(gpkgFromPoint({defect.longitudeDeg, defect.latitudeDeg}, graph.srsId()));
        rows.addText(text.id);
        rows.addText(text.title);
        rows.add(defect.way);
        if (hasMetres) {
            rows.add(std::round(defect.measure * 100.0) / 100.0);
        } else {
            rows.addNull();
        }
        rows.addText(text.advice);
        rows.endRow();
    }
    return output->append(rows, job);
}

Result<void> runStreetNetwork(RunContext& context, Job& job)
{
    Job building = job.part(0.0, 0.5);
    WB_TRY(const StreetGraph graph, networkOf(context, building));
    context.countRead(graph.edgeCount());
    const Components walk = componentsOf(graph, Mode::Walk, Connection::Weak);
    Job streets = job.part(0.5, 0.8);
    WB_CHECK(writeStreets(context, graph, walk, streets));
    Job components = job.part(0.8, 0.9);
    WB_CHECK(writeComponents(context, graph, components));
    Job defects = job.part(0.9, 1.0);
    return writeDefects(context, graph, defects);
}

} // namespace

analysis::Descriptor streetNetworkAnalysis()
{
    return {
        .id = "street_network",
        .version = "1",
        .title = {"Straßennetz aufbauen", "Build a street network"},
        .summary =
            {"Macht aus OpenStreetMap oder den Straßen der Gemeinde ein Netz für Fuß, Rad, Pedelec, Auto und "
             "Rollstuhl und zeigt, wo es zerfällt und was daran falsch ist.",
             "Makes a network for walking, bicycle, pedelec, car and wheelchair of OpenStreetMap or the streets of "
             "the municipality, and shows where it falls apart and what is wrong with it."},
        .group = {"Mobilität", "Mobility"},
        .tags = {"straßen", "netz", "osm", "wege", "routing"},
        .inputs = {streetsInput()},
        .parameters = {networkFileParameter()},
        .outputs = {{.id = "streets",
                     .title = {"Straßenabschnitte", "Edges"},
                     .help = {"Abschnitte zwischen Kreuzungen mit Klasse, Name, Länge und Geschwindigkeiten.",
                              "Edges between junctions with class, name, length and speeds."},
                     .nameSuffix = "strassennetz"},
                    {.id = "components",
                     .title = {"Teilnetze", "Components"},
                     .help = {"Je Verkehrsart Zahl der Teilnetze und Anteil des größten.",
                              "For each way of travel the number of components and the share of the largest."},
                     .nameSuffix = "teilnetze"},
                    {.id = "defects",
                     .title = {"Mängel", "Defects"},
                     .help = {"Inseln, Einbahnfallen, Lücken, doppelte Straßen und unbrauchbare Abbiegeverbote.",
                              "Islands, one-way traps, gaps, doubled streets and useless turn restrictions."},
                     .nameSuffix = "netzmaengel"}},
        .registryEntries = network::streetRuleEntries(),
        .methodPage = "strassennetz",
        .run = runStreetNetwork,
    };
}

} // namespace weitblick::mobility
