// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/municipality_profile.h"

#include "core/analysis/run_context.h"
#include "core/base/number_text.h"
#include "core/region/peer_rows.h"
#include "core/region/profile.h"

#include <algorithm>
#include <array>

namespace weitblick::region {

namespace {

using workspace::ColumnType;

workspace::LayerSchema profileSchema()
{
    return {.columns = {{"gemeinde", ColumnType::Text, "", "Gemeinde"},
                        {"merkmal", ColumnType::Text, "", "Merkmal"},
                        {"bezeichnung", ColumnType::Text, "", "Bezeichnung"},
                        {"einschaetzung", ColumnType::Text, "", "Einschätzung"},
                        {"wert", ColumnType::Real, "", "Wert"},
                        {"einheit", ColumnType::Text, "", "Einheit"},
                        {"perzentil", ColumnType::Real, "", "Perzentil"},
                        {"unteres_viertel", ColumnType::Real, "", "Unteres Viertel der anderen bis"},
                        {"median", ColumnType::Real, "", "Median der anderen"},
                        {"oberes_viertel", ColumnType::Real, "", "Oberes Viertel der anderen ab"},
                        {"gemeinden", ColumnType::Integer, "", "Vergleichsgemeinden"},
                        {"veraenderung", ColumnType::Real, "", "Veränderung"},
                        {"satz", ColumnType::Text, "", "In Worten"}}};
}

/// Strengths first, then weaknesses, then what is special, then the rest; within each the most extreme first.
int orderOf(Standing standing)
{
    constexpr std::array<int, 6> kOrder{3, 0, 1, 2, 2, 4}; // by Standing
    return kOrder.at(static_cast<std::size_t>(standing));
}

void addOptional(workspace::RowBatch& rows, const std::optional<double>& value)
{
    if (value) {
        rows.add(*value);
    } else {
        rows.addNull();
    }
}

void addLine(workspace::RowBatch& rows, const std::string& municipality, const ProfileLine& line,
             const Feature& feature)
{
    const bool hasPeers = line.peerCount > 0;
    const auto ofPeers = [&](double value) { return hasPeers ? std::optional(value) : std::nullopt; };
    rows.beginRow();
    rows.addText(municipality);
    rows.addText(feature.id);
    rows.addText(feature.title.de);
    rows.addText(titleOf(line.standing).de);
    addOptional(rows, line.value);
    rows.addText(feature.unit.de);
    addOptional(rows, line.value && hasPeers ? std::optional(line.percentile) : std::nullopt);
    addOptional(rows, ofPeers(line.lowerQuartile));
    addOptional(rows, ofPeers(line.median));
    addOptional(rows, ofPeers(line.upperQuartile));
    rows.add(static_cast<std::int64_t>(line.peerCount));
    addOptional(rows, line.change);
    rows.addText(sentenceOf(line, feature).de);
    rows.endRow();
}

Result<void> runProfile(analysis::RunContext& context, Job& job)
{
    Job reading = job.part(0.0, 0.8);
    WB_TRY(const PeerTable table, readPeers(context, "peers", reading));
    WB_TRY(const std::size_t row, municipalityRow(context, table));
    WB_TRY(const auto peers, peersOf(table, row, context.has("group_by") ? context.text("group_by") : std::string()));
    PeerTable earlier;
    if (context.hasInput("earlier")) {
        WB_TRY(earlier, readPeers(context, "earlier", reading));
    }
    context.countRead(static_cast<std::int64_t>(table.rowCount()));
    auto lines = profileOf(table, row, peers, context.hasInput("earlier") ? &earlier : nullptr);
    std::ranges::stable_sort(lines, [](const ProfileLine& one, const ProfileLine& other) {
        const int first = orderOf(one.standing);
        const int second = orderOf(other.standing);
        return first != second ? first < second : std::abs(one.percentile - 50.0) > std::abs(other.percentile - 50.0);
    });
    context.note({table.names[row] + ": verglichen mit " +
                      readableCount(static_cast<std::int64_t>(peers.size()), Language::German) + " Gemeinden",
                  table.names[row] + ": compared with " +
                      readableCount(static_cast<std::int64_t>(peers.size()), Language::English) + " municipalities"});
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", profileSchema()));
    workspace::RowBatch rows;
    for (const ProfileLine& line : lines) {
        addLine(rows, table.names[row], line, table.features[line.feature]);
    }
    return output->append(rows, job);
}

} // namespace

analysis::Descriptor municipalityProfileAnalysis()
{
    std::vector<analysis::Parameter> parameters = peerParameters();
    parameters.push_back(
        {.id = "group_by",
         .title = {"Nur gleiche Gemeinden", "Only equal municipalities"},
         .help = {"Merkmal, dessen Wert gleich sein muss, zum Beispiel der Raumtyp; bei einem Ergebnis der "
                  "Kennzahlen die Kennung.",
                  "Feature whose value has to be equal, for example the type of region; for a result of "
                  "the indicators its id."},
         .kind = analysis::ParameterKind::Text,
         .presence = analysis::Presence::Optional});
    return {
        .id = "municipality_profile",
        .version = "1",
        .title = {"Gemeinde im Vergleich", "Municipality compared"},
        .summary =
            {"Wo eine Gemeinde unter ihresgleichen steht: je Merkmal Perzentil, Median und Veränderung, Stärken und "
             "Schwächen als Sätze mit ihren Zahlen.",
             "Where a municipality stands among its peers: percentile, median and change of each feature, strengths "
             "and weaknesses as sentences with their numbers."},
        .group = {"Regionalentwicklung", "Regional development"},
        .tags = {"profil", "vergleich", "stärken", "schwächen", "perzentil"},
        .inputs = {peerInput(),
                   {.id = "earlier",
                    .title = {"Früherer Stand", "Earlier state"},
                    .help = {"Dieselbe Tabelle von früher; aus ihr kommt die Veränderung.",
                             "The same table of earlier; the change comes from it."},
                    .presence = analysis::Presence::Optional}},
        .parameters = std::move(parameters),
        .outputs = {{.id = "result",
                     .title = {"Profil", "Profile"},
                     .help = {"Je Merkmal eine Zeile: zuerst Stärken, dann Schwächen, dann Besonderheiten.",
                              "One row for each feature: strengths first, then weaknesses, then what is special."},
                     .nameSuffix = "profil"}},
        .methodPage = "gemeindeprofil",
        .run = runProfile,
    };
}

} // namespace weitblick::region
