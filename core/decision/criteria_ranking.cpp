// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/criteria_ranking.h"

#include "core/analysis/row_transform.h"
#include "core/analysis/run_context.h"
#include "core/analysis/spatial/column_names.h"
#include "core/base/number_text.h"
#include "core/decision/criteria_rows.h"
#include "core/decision/criteria_tree.h"
#include "core/decision/document_file.h"
#include "core/decision/pairwise.h"
#include "core/decision/rank_acceptability.h"
#include "core/decision/ranking.h"
#include "core/decision/weight_stability.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace weitblick::decision {

namespace {

using analysis::ParameterKind;
using analysis::Presence;
using workspace::ColumnType;

constexpr std::size_t kMostPairs = 20'000; // alternatives for PROMETHEE: 400 million pairs
constexpr double kMostDrawnScores = 4e9;   // alternatives · draws: half a minute on two cores
constexpr std::size_t kRowsABatch = 1024;

/// Everything that is computed before rows are written.
struct Ranking {
    CriteriaRows rows;
    std::vector<double> scores; ///< by place
    std::vector<std::size_t> ranks;
    std::optional<RankAcceptability> draws;
    std::vector<double> weights;
};

std::vector<Sense> sensesOf(const std::vector<Leaf>& leaves)
{
    std::vector<Sense> senses;
    for (const Leaf& leaf : leaves) {
        senses.push_back(senseOf(leaf.criterion->value));
    }
    return senses;
}

/// The comparing methods have no value functions: a missing amount becomes the worst that is there.
DecisionTable comparableAmounts(const CriteriaRows& rows, const std::vector<Sense>& senses)
{
    DecisionTable amounts = rows.amounts;
    for (std::size_t i = 0; i < senses.size(); ++i) {
        std::optional<double> worst;
        for (std::size_t row = 0; row < amounts.alternativeCount(); ++row) {
            const double amount = amounts.at(row, i);
            const bool isWorse = !worst || (senses[i] == Sense::Gain ? amount < *worst : amount > *worst);
            if (!std::isnan(amount) && isWorse) {
                worst = amount;
            }
        }
        for (std::size_t row = 0; row < amounts.alternativeCount(); ++row) {
            double& amount = amounts.values[row * amounts.criterionCount + i];
            amount = std::isnan(amount) ? worst.value_or(0.0) : amount;
        }
    }
    return amounts;
}

Result<std::vector<double>> prometheeScores(const CriteriaRows& rows, const std::vector<Leaf>& leaves, Job& job)
{
    if (rows.fids.size() > kMostPairs) {
        return Error{
            .code = ErrorCode::Budget,
            .message = {"PROMETHEE vergleicht jedes Paar und nimmt höchstens " +
                            readableCount(kMostPairs, Language::German) + " Zeilen",
                        "PROMETHEE compares each pair and takes at most " +
                            readableCount(kMostPairs, Language::English) + " rows"},
            .advice = {"Eine andere Methode wählen oder vorher auswählen", "Choose another method or select before"}};
    }
    const std::vector<Sense> senses = sensesOf(leaves);
    std::vector<PrometheeCriterion> criteria;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        criteria.push_back({leaves[i].weight, senses[i], leaves[i].criterion->preference});
    }
    WB_TRY(Flows flows, promethee(comparableAmounts(rows, senses), criteria, job));
    return std::move(flows.net);
}

Result<std::vector<double>> scoresBy(const analysis::RunContext& context, const Ranking& ranking,
                                     const std::vector<Leaf>& leaves, Job& job)
{
    const std::string& method = context.text("method");
    if (method == "weighted_product") {
        return weightedProduct(ranking.rows.values, ranking.weights);
    }
    if (method == "owa") {
        return orderedWeightedAverage(ranking.rows.values, ranking.weights,
                                      orderWeightsOf(context.number("attitude"), leaves.size()));
    }
    if (method == "topsis") {
        const std::vector<Sense> senses = sensesOf(leaves);
        return topsis(comparableAmounts(ranking.rows, senses), ranking.weights, senses);
    }
    if (method == "promethee") {
        return prometheeScores(ranking.rows, leaves, job);
    }
    return weightedSum(ranking.rows.values, ranking.weights);
}

Result<void> drawRanks(analysis::RunContext& context, Ranking& ranking, Job& job)
{
    const auto count = static_cast<std::size_t>(context.integer("draws"));
    if (count == 0 || ranking.rows.fids.empty() || context.text("method") != "weighted_sum") {
        return {};
    }
    if (static_cast<double>(count) * static_cast<double>(ranking.rows.fids.size()) > kMostDrawnScores) {
        context.note({"Für so viele Zeilen werden keine Gewichte gezogen", "No weights are drawn for so many rows"});
        return {};
    }
    const WeightDraws draws{.count = count,
                            .seed = static_cast<std::uint64_t>(context.integer("seed")),
                            .concentration = context.number("concentration")};
    WB_TRY(ranking.draws, rankAcceptability(ranking.rows.values, ranking.weights, draws, 3, job));
    return {};
}

workspace::LayerSchema resultSchema(const workspace::LayerSchema& own, const std::vector<Leaf>& leaves)
{
    workspace::LayerSchema schema = own;
    const auto add = [&](const std::string& name, ColumnType type, const char* unit, const std::string& title) {
        schema.columns.push_back({analysis::spatial::freeColumnName(schema, name), type, unit, title});
    };
    add("bewertung", ColumnType::Real, "", "Bewertung");
    add("rang", ColumnType::Integer, "", "Rang");
    add("ausschluss", ColumnType::Text, "", "Ausgeschlossen, weil");
    add("sicher_rang_1", ColumnType::Real, "%", "Anteil der Ziehungen auf Rang 1");
    add("sicher_rang_1_3", ColumnType::Real, "%", "Anteil der Ziehungen auf Rang 1 bis 3");
    add("streuung", ColumnType::Real, "", "Streuung der Bewertung");
    for (const Leaf& leaf : leaves) {
        add("beitrag_" + leaf.criterion->id, ColumnType::Real, "", "Beitrag: " + leaf.criterion->title.de);
    }
    return schema;
}

void addNulls(workspace::RowBatch& rows, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        rows.addNull();
    }
}

void addJudgement(const Ranking& ranking, std::size_t row, workspace::RowBatch& batch)
{
    const auto place = ranking.rows.place[row];
    if (!place) {
        addNulls(batch, 2);
        batch.addText(ranking.rows.exclusions[row].de);
        addNulls(batch, 3 + ranking.weights.size());
        return;
    }
    batch.add(ranking.scores[*place]);
    batch.add(static_cast<std::int64_t>(ranking.ranks[*place]));
    batch.addNull();
    if (ranking.draws) {
        double best = 0.0;
        for (std::size_t rank = 1; rank <= ranking.draws->placeCount; ++rank) {
            best += ranking.draws->share(*place, rank);
        }
        batch.add(100.0 * ranking.draws->share(*place, 1));
        batch.add(100.0 * best);
        batch.add(ranking.draws->scoreDeviation[*place]);
    } else {
        addNulls(batch, 3);
    }
    for (std::size_t i = 0; i < ranking.weights.size(); ++i) {
        batch.add(ranking.weights[i] * ranking.rows.values.at(*place, i));
    }
}

Result<void> writeRows(analysis::RunContext& context, const std::vector<Leaf>& leaves, const Ranking& ranking, Job& job)
{
    const workspace::LayerSchema& own = context.input("layer").schema;
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", resultSchema(own, leaves)));
    WB_TRY(auto reader, context.read("layer"));
    workspace::RowBatch batch;
    for (std::size_t row = 0;; ++row) {
        WB_TRY(const bool more, reader.next());
        if (batch.rowCount() == kRowsABatch || !more) {
            WB_CHECK(output->append(batch, job));
            batch.clear();
            WB_CHECK(job.report(static_cast<double>(row) /
                                    static_cast<double>(std::max<std::size_t>(ranking.rows.place.size(), 1)),
                                "writing"));
        }
        if (!more) {
            return {};
        }
        batch.beginRow();
        if (!reader.geometry().empty()) {
            batch.geometry(reader.geometry());
        }
        for (std::size_t column = 0; column < own.columns.size(); ++column) {
            analysis::addCell(batch, reader.value(column));
        }
        addJudgement(ranking, row, batch);
        batch.endRow();
    }
}

workspace::LayerSchema weightSchema()
{
    return {.columns = {{"kriterium", ColumnType::Text, "", "Kriterium"},
                        {"bezeichnung", ColumnType::Text, "", "Bezeichnung"},
                        {"gewicht", ColumnType::Real, "%", "Gewicht"},
                        {"sieger_bleibt_von", ColumnType::Real, "%", "Der Erste bleibt es ab"},
                        {"sieger_bleibt_bis", ColumnType::Real, "%", "Der Erste bleibt es bis"},
                        {"darunter_gewinnt", ColumnType::Integer, "", "Darunter gewinnt (fid)"},
                        {"darueber_gewinnt", ColumnType::Integer, "", "Darüber gewinnt (fid)"}}};
}

Result<void> writeWeights(analysis::RunContext& context, const std::vector<Leaf>& leaves, const Ranking& ranking,
                          Job& job)
{
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("weights", weightSchema()));
    const auto intervals = winnerIntervals(ranking.rows.values, ranking.weights);
    const auto addFid = [&](workspace::RowBatch& batch, const std::optional<std::size_t>& place) {
        if (place) {
            batch.add(ranking.rows.fids[*place]);
        } else {
            batch.addNull();
        }
    };
    workspace::RowBatch batch;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        batch.beginRow();
        batch.addText(leaves[i].path);
        batch.addText(leaves[i].criterion->title.de);
        batch.add(100.0 * leaves[i].weight);
        batch.add(100.0 * intervals[i].lower);
        batch.add(100.0 * intervals[i].upper);
        addFid(batch, intervals[i].winnerBelow);
        addFid(batch, intervals[i].winnerAbove);
        batch.endRow();
    }
    return output->append(batch, job);
}

void noteConsistency(analysis::RunContext& context, const Criterion& group)
{
    if (group.consistencyRatio && *group.consistencyRatio > kLargestConsistencyRatio) {
        const std::string name = group.id.empty() ? "" : " (" + group.id + ")";
        context.note({"Die Paarvergleiche" + name + " widersprechen sich: Konsistenzwert " +
                          readableNumber(*group.consistencyRatio, Language::German, 3) + ", erlaubt sind 0,1",
                      "The comparisons" + name + " contradict one another: consistency ratio " +
                          readableNumber(*group.consistencyRatio, Language::English, 3) + ", 0.1 is allowed"});
    }
    for (const Criterion& child : group.children) {
        noteConsistency(context, child);
    }
}

void noteFlip(analysis::RunContext& context, const std::vector<Leaf>& leaves, const Ranking& ranking)
{
    const auto flip = leastFlip(ranking.rows.values, ranking.weights);
    if (!flip || ranking.scores.empty()) {
        return;
    }
    const std::string fid = std::to_string(ranking.rows.fids[flip->rival]);
    const Text& title = leaves[flip->to].criterion->title;
    context.note({"Nach der gewichteten Summe zieht Zeile " + fid + " mit der ersten gleich, wenn " +
                      readableNumber(100.0 * flip->movedWeight, Language::German, 1) + " % des Gewichts zu „" +
                      title.de + "“ wandern; mit weniger ist der Erste nicht einzuholen",
                  "By the weighted sum, row " + fid + " draws level with the first one when " +
                      readableNumber(100.0 * flip->movedWeight, Language::English, 1) + " % of the weight go to “" +
                      title.en + "”; with less the first one cannot be caught"});
}

Result<void> runCriteriaRanking(analysis::RunContext& context, Job& job)
{
    WB_TRY(const std::string document, documentText(context.file("criteria")));
    WB_TRY(const CriteriaTree tree, criteriaFromYaml(document, context.file("criteria").filename().string()));
    const std::vector<Leaf> leaves = leavesOf(tree);
    Ranking ranking;
    for (const Leaf& leaf : leaves) {
        ranking.weights.push_back(leaf.weight);
    }
    Job reading = job.part(0.0, 0.3);
    WB_TRY(ranking.rows, readCriteriaRows(context, "layer", tree, reading));
    Job scoring = job.part(0.3, 0.5);
    WB_TRY(ranking.scores, scoresBy(context, ranking, leaves, scoring));
    ranking.ranks = ranksOf(ranking.scores);
    Job drawing = job.part(0.5, 0.8);
    WB_CHECK(drawRanks(context, ranking, drawing));
    noteConsistency(context, tree.root);
    noteFlip(context, leaves, ranking);
    Job writing = job.part(0.8, 1.0);
    WB_CHECK(writeRows(context, leaves, ranking, writing));
    return writeWeights(context, leaves, ranking, writing);
}

std::vector<analysis::Parameter> parameters()
{
    return {
        {.id = "criteria",
         .title = {"Kriterien", "Criteria"},
         .help = {"Datei mit Kriterien, Gewichten, Wertfunktionen und Ausschlüssen (YAML).",
                  "File with criteria, weights, value functions and exclusions (YAML)."},
         .kind = ParameterKind::File},
        {.id = "method",
         .title = {"Methode", "Method"},
         .help = {"Gewichtete Summe gleicht Schwächen aus, gewichtetes Produkt und OWA weniger; TOPSIS und PROMETHEE "
                  "vergleichen die Zeilen untereinander.",
                  "The weighted sum makes up for weaknesses, weighted product and OWA less so; TOPSIS and PROMETHEE "
                  "compare the rows with one another."},
         .kind = ParameterKind::Choice,
         .defaultValue = "weighted_sum",
         .choices = {{"weighted_sum", {"gewichtete Summe", "weighted sum"}},
                     {"weighted_product", {"gewichtetes Produkt", "weighted product"}},
                     {"owa", {"geordnetes Mittel (OWA)", "ordered average (OWA)"}},
                     {"topsis", {"TOPSIS", "TOPSIS"}},
                     {"promethee", {"PROMETHEE II", "PROMETHEE II"}}}},
        {.id = "attitude",
         .title = {"Haltung (OWA)", "Attitude (OWA)"},
         .help = {"0 urteilt nach dem schlechtesten Kriterium, 0,5 wie die gewichtete Summe, 1 nach dem besten.",
                  "0 judges by the worst criterion, 0.5 like the weighted sum, 1 by the best."},
         .kind = ParameterKind::Number,
         .range = {0.0, 1.0},
         .defaultValue = "0.5"},
        {.id = "draws",
         .title = {"Ziehungen", "Draws"},
         .help = {"So oft werden andere Gewichte gezogen, um zu sehen, wie sicher die Ränge sind (gewichtete Summe).",
                  "How often other weights are drawn, to see how sure the ranks are (weighted sum)."},
         .kind = ParameterKind::Integer,
         .range = {0, 100'000},
         .defaultValue = "1000"},
        {.id = "concentration",
         .title = {"Nähe der Ziehungen", "Closeness of the draws"},
         .help = {"Je größer, desto näher bleiben die gezogenen Gewichte an den gesetzten (Dirichlet).",
                  "The larger, the closer the drawn weights stay to those that are set (Dirichlet)."},
         .kind = ParameterKind::Number,
         .range = {1.0, 10'000.0},
         .defaultValue = "20"},
        {.id = "seed",
         .title = {"Startwert", "Seed"},
         .help = {"Derselbe Startwert gibt dasselbe Ergebnis.", "The same seed gives the same result."},
         .kind = ParameterKind::Integer,
         .range = {0, 2'147'483'647},
         .defaultValue = "1"}};
}

} // namespace

analysis::Descriptor criteriaRankingAnalysis()
{
    return {
        .id = "criteria_ranking",
        .version = "1",
        .title = {"Nach Kriterien bewerten", "Rank by criteria"},
        .summary =
            {"Bewertet und reiht Standorte, Maßnahmen oder Gebiete nach gewichteten Kriterien und sagt, wie sicher "
             "die Reihenfolge ist.",
             "Scores and ranks sites, measures or areas by weighted criteria, and says how sure the order is."},
        .group = {"Entscheidung", "Decision"},
        .tags = {"kriterien", "nutzwertanalyse", "standort", "gewichte", "mcda", "ahp", "topsis", "promethee"},
        .inputs = {{.id = "layer",
                    .title = {"Alternativen", "Alternatives"},
                    .help = {"Ebene oder Tabelle, deren Zeilen verglichen werden.",
                             "Layer or table whose rows are compared."}}},
        .parameters = parameters(),
        .outputs =
            {{.id = "result",
              .title = {"Bewertung", "Ranking"},
              .help = {"Alle Zeilen mit Bewertung, Rang, Ausschlussgrund, Sicherheit des Rangs und Beitrag jedes "
                       "Kriteriums.",
                       "All rows with score, rank, reason of exclusion, sureness of the rank and contribution of "
                       "each criterion."},
              .nameSuffix = "bewertung"},
             {.id = "weights",
              .title = {"Gewichte", "Weights"},
              .help = {"Je Kriterium sein Gewicht und der Bereich, in dem der Erste der gewichteten Summe Erster "
                       "bleibt.",
                       "For each criterion its weight and the interval in which the first of the weighted sum "
                       "stays the first."},
              .nameSuffix = "gewichte"}},
        .methodPage = "kriterien",
        .run = runCriteriaRanking,
    };
}

} // namespace weitblick::decision
