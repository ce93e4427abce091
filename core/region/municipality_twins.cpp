// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/municipality_twins.h"

#include "core/analysis/run_context.h"
#include "core/base/number_text.h"
#include "core/region/peer_rows.h"
#include "core/region/twins.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::region {

namespace {

using workspace::ColumnType;

constexpr std::size_t kMostNamed = 3; // features that a sentence names

workspace::LayerSchema twinSchema()
{
    return {.columns = {{"rang", ColumnType::Integer, "", "Rang"},
                        {"schluessel", ColumnType::Text, "", "Schlüssel"},
                        {"gemeinde", ColumnType::Text, "", "Gemeinde"},
                        {"aehnlichkeit", ColumnType::Real, "", "Ähnlichkeit"},
                        {"abstand", ColumnType::Real, "", "Abstand"},
                        {"bekannt_pct", ColumnType::Real, "%", "Anteil der Merkmale, die von beiden bekannt sind"},
                        {"unterschied", ColumnType::Text, "", "Was sie unterscheidet"}}};
}

workspace::LayerSchema contributionSchema()
{
    return {.columns = {{"rang", ColumnType::Integer, "", "Rang"},
                        {"schluessel", ColumnType::Text, "", "Schlüssel"},
                        {"gemeinde", ColumnType::Text, "", "Gemeinde"},
                        {"merkmal", ColumnType::Text, "", "Merkmal"},
                        {"eigener_wert", ColumnType::Real, "", "Eigener Wert"},
                        {"wert_des_zwillings", ColumnType::Real, "", "Wert des Zwillings"},
                        {"anteil_pct", ColumnType::Real, "%", "Anteil am Unterschied"}}};
}

/// "Steuerkraft 40 %, Fläche 30 %, Alter 20 %"
std::string differencesOf(const PeerTable& table, const Twin& twin)
{
    std::vector<std::size_t> order(twin.contributions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, [&](std::size_t one, std::size_t other) { return twin.contributions[one] > twin.contributions[other]; });
    std::string text;
    for (std::size_t i = 0; i < std::min(kMostNamed, order.size()) && twin.contributions[order[i]] > 0.0; ++i) {
        text += (text.empty() ? "" : ", ") + table.features[order[i]].title.de + " " +
                readableNumber(100.0 * twin.contributions[order[i]], Language::German, 0) + " %";
    }
    return text.empty() ? "in allem gleich" : text;
}

void addContributions(const PeerTable& table, std::size_t row, const Twin& twin, std::int64_t rank,
                      workspace::RowBatch& rows)
{
    for (std::size_t i = 0; i < table.features.size(); ++i) {
        rows.beginRow();
        rows.add(rank);
        rows.addText(table.keys[twin.row]);
        rows.addText(table.names[twin.row]);
        rows.addText(table.features[i].title.de);
        rows.add(table.at(row, i));
        rows.add(table.at(twin.row, i));
        rows.add(100.0 * twin.contributions[i]);
        rows.endRow();
    }
}

Result<void> runTwins(analysis::RunContext& context, Job& job)
{
    Job reading = job.part(0.0, 0.7);
    WB_TRY(const PeerTable table, readPeers(context, "peers", reading));
    WB_TRY(const std::size_t row, municipalityRow(context, table));
    context.countRead(static_cast<std::int64_t>(table.rowCount()));
    const TwinOptions options{.likeness =
                                  context.text("likeness") == "standardised" ? Likeness::Standardised : Likeness::Gower,
                              .count = static_cast<std::size_t>(context.integer("count"))};
    Job comparing = job.part(0.7, 1.0);
    WB_TRY(const auto twins, twinsOf(table, row, options, comparing));
    workspace::RowBatch rows;
    workspace::RowBatch contributions;
    for (std::size_t i = 0; i < twins.size(); ++i) {
        const Twin& twin = twins[i];
        const auto rank = static_cast<std::int64_t>(i + 1);
        rows.beginRow();
        rows.add(rank);
        rows.addText(table.keys[twin.row]);
        rows.addText(table.names[twin.row]);
        rows.add(twin.similarity);
        rows.add(twin.distance);
        rows.add(100.0 * twin.knownShare);
        rows.addText(differencesOf(table, twin));
        rows.endRow();
        addContributions(table, row, twin, rank, contributions);
    }
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", twinSchema()));
    WB_CHECK(output->append(rows, job));
    WB_TRY(analysis::OutputLayer* const details, context.startOutput("contributions", contributionSchema()));
    return details->append(contributions, job);
}

} // namespace

analysis::Descriptor municipalityTwinsAnalysis()
{
    std::vector<analysis::Parameter> parameters = peerParameters();
    parameters.push_back(
        {.id = "likeness",
         .title = {"Ähnlichkeit", "Likeness"},
         .help = {"Gower misst Unterschiede an der Spannweite, die andere an der Streuung der Gemeinden.",
                  "Gower measures differences by the range, the other one by the spread of the "
                  "municipalities."},
         .kind = analysis::ParameterKind::Choice,
         .defaultValue = "gower",
         .choices = {{"gower", {"Gower", "Gower"}},
                     {"standardised", {"standardisierter Abstand", "standardised distance"}}}});
    parameters.push_back({.id = "count",
                          .title = {"Anzahl", "Number"},
                          .help = {"So viele Zwillinge.", "So many twins."},
                          .kind = analysis::ParameterKind::Integer,
                          .range = {1, 1000},
                          .defaultValue = "10"});
    return {
        .id = "municipality_twins",
        .version = "1",
        .title = {"Ähnliche Gemeinden", "Similar municipalities"},
        .summary = {"Die Gemeinden, die einer am ähnlichsten sind, unabhängig von der Entfernung, und was sie von ihr "
                    "unterscheidet.",
                    "The municipalities that are most like one, independent of distance, and what parts them from it."},
        .group = {"Regionalentwicklung", "Regional development"},
        .tags = {"zwillinge", "ähnlichkeit", "vergleich", "gower"},
        .inputs = {peerInput()},
        .parameters = std::move(parameters),
        .outputs =
            {{.id = "result",
              .title = {"Zwillinge", "Twins"},
              .help = {"Die ähnlichsten Gemeinden mit Ähnlichkeit und den drei größten Unterschieden.",
                       "The most similar municipalities with their similarity and the three largest differences."},
              .nameSuffix = "zwillinge"},
             {.id = "contributions",
              .title = {"Unterschiede", "Differences"},
              .help = {"Je Zwilling und Merkmal beide Werte und der Anteil am Unterschied; zusammen 100 %.",
                       "For each twin and feature both values and the share of the difference; 100 % together."},
              .nameSuffix = "unterschiede"}},
        .methodPage = "gemeindezwillinge",
        .run = runTwins,
    };
}

} // namespace weitblick::region
