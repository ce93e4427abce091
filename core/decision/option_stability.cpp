// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/option_stability.h"

#include "core/analysis/arguments.h"
#include "core/analysis/row_transform.h"
#include "core/analysis/run_context.h"
#include "core/analysis/spatial/column_names.h"
#include "core/base/nearest_name.h"
#include "core/decision/criteria_rows.h"
#include "core/decision/criteria_tree.h"
#include "core/decision/document_file.h"
#include "core/decision/ranking.h"
#include "core/decision/weight_stability.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>

namespace weitblick::decision {

namespace {

using analysis::ParameterKind;
using workspace::ColumnType;

constexpr std::int64_t kRowsAReport = 512;

/// What is compared at every place.
struct Question {
    CriteriaTree tree;
    std::vector<Leaf> leaves; ///< of `tree`
    std::vector<double> weights;
    std::vector<std::string> options;
    std::vector<std::size_t> columns; ///< of the input: option · leaves + leaf
};

Result<void> findColumns(const workspace::LayerSchema& schema, Question& question)
{
    std::vector<std::string> names;
    for (const workspace::Column& column : schema.columns) {
        names.push_back(column.name);
    }
    for (const std::string& option : question.options) {
        for (const Leaf& leaf : question.leaves) {
            const std::string wanted = option + "_" + leaf.criterion->column;
            const auto at = schema.indexOf(wanted);
            if (!at) {
                return Error{.code = ErrorCode::NotFound,
                             .message = {"keine Spalte „" + wanted + "“ für „" + option + "“ und „" +
                                             leaf.criterion->title.de + "“",
                                         "no column “" + wanted + "” for “" + option + "” and “" +
                                             leaf.criterion->title.en + "”"},
                             .subject = schema.name,
                             .advice = proposalFor(wanted, names)};
            }
            question.columns.push_back(*at);
        }
    }
    return {};
}

/// The options that are possible at a place, with their values.
struct Possible {
    DecisionTable values;
    std::vector<std::size_t> options;
};

Possible possibleAt(const Question& question, const workspace::LayerReader& row)
{
    const std::size_t count = question.leaves.size();
    Possible possible{.values = {.criterionCount = count}};
    std::vector<double> values(count);
    for (std::size_t option = 0; option < question.options.size(); ++option) {
        bool isPossible = true;
        for (std::size_t i = 0; i < count && isPossible; ++i) {
            const double amount = amountOf(row.value(question.columns[option * count + i]));
            isPossible = exclusionOf(*question.leaves[i].criterion, amount, question.tree.missing).empty();
            const double value = valueOf(question.leaves[i].criterion->value, amount);
            values[i] = std::isnan(value) ? 0.0 : value;
        }
        if (isPossible) {
            possible.options.push_back(option);
            possible.values.values.insert(possible.values.values.end(), values.begin(), values.end());
        }
    }
    return possible;
}

workspace::LayerSchema resultSchema(const workspace::LayerSchema& own, const Question& question)
{
    workspace::LayerSchema schema = own;
    const auto add = [&](const std::string& name, ColumnType type, const char* unit, const std::string& title) {
        schema.columns.push_back({analysis::spatial::freeColumnName(schema, name), type, unit, title});
    };
    add("sieger", ColumnType::Text, "", "Sieger");
    add("rivale", ColumnType::Text, "", "Holt als Erster auf");
    add("verschiebung_pct", ColumnType::Real, "%", "Gewicht, das wandern müsste");
    add("zu_kriterium", ColumnType::Text, "", "Wohin das Gewicht wandern müsste");
    for (const std::string& option : question.options) {
        add("bewertung_" + option, ColumnType::Real, "", "Bewertung: " + option);
    }
    return schema;
}

void addAnswer(const Question& question, const Possible& possible, workspace::RowBatch& rows)
{
    const std::vector<double> scores = weightedSum(possible.values, question.weights);
    if (scores.empty()) {
        rows.addNull();
    } else {
        const auto winner = static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
        rows.addText(question.options[possible.options[winner]]);
    }
    if (const auto flip = leastFlip(possible.values, question.weights)) {
        rows.addText(question.options[possible.options[flip->rival]]);
        rows.add(100.0 * flip->movedWeight);
        rows.addText(question.leaves[flip->to].criterion->title.de);
    } else {
        rows.addNull();
        rows.addNull();
        rows.addNull();
    }
    for (std::size_t option = 0; option < question.options.size(); ++option) {
        const auto at = std::ranges::find(possible.options, option);
        if (at == possible.options.end()) {
            rows.addNull();
        } else {
            rows.add(scores[static_cast<std::size_t>(at - possible.options.begin())]);
        }
    }
}

Result<void> writePlaces(analysis::RunContext& context, const Question& question, Job& job)
{
    const workspace::LayerSchema& own = context.input("layer").schema;
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", resultSchema(own, question)));
    WB_TRY(auto reader, context.read("layer"));
    workspace::RowBatch rows;
    const auto total = static_cast<double>(std::max<std::int64_t>(context.input("layer").rowCount, 1));
    for (std::int64_t row = 0;; ++row) {
        WB_TRY(const bool more, reader.next());
        if (row % kRowsAReport == 0 || !more) {
            WB_CHECK(output->append(rows, job));
            rows.clear();
            WB_CHECK(job.report(std::min(1.0, static_cast<double>(row) / total), "places"));
        }
        if (!more) {
            context.countRead(row);
            return {};
        }
        rows.beginRow();
        if (!reader.geometry().empty()) {
            rows.geometry(reader.geometry());
        }
        for (std::size_t column = 0; column < own.columns.size(); ++column) {
            analysis::addCell(rows, reader.value(column));
        }
        addAnswer(question, possibleAt(question, reader), rows);
        rows.endRow();
    }
}

Result<void> runOptionStability(analysis::RunContext& context, Job& job)
{
    Question question;
    WB_TRY(const std::string document, documentText(context.file("criteria")));
    WB_TRY(question.tree, criteriaFromYaml(document, context.file("criteria").filename().string()));
    question.leaves = leavesOf(question.tree);
    for (const Leaf& leaf : question.leaves) {
        question.weights.push_back(leaf.weight);
    }
    question.options = analysis::listFromText(context.text("options"));
    if (question.options.size() < 2) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"zu vergleichen sind mindestens zwei Möglichkeiten",
                                 "at least two options have to be compared"},
                     .subject = "options"};
    }
    WB_CHECK(findColumns(context.input("layer").schema, question));
    return writePlaces(context, question, job);
}

} // namespace

analysis::Descriptor optionStabilityAnalysis()
{
    return {
        .id = "option_stability",
        .version = "1",
        .title = {"Beste Möglichkeit je Ort", "Best option at each place"},
        .summary =
            {"Wählt an jedem Ort die beste von mehreren Möglichkeiten nach gewichteten Kriterien und sagt, wie viel "
             "Gewicht mindestens wandern müsste, bis eine andere gleichzieht.",
             "Chooses the best of several options at each place by weighted criteria, and tells how much weight has "
             "to move at least until another one is as good."},
        .group = {"Entscheidung", "Decision"},
        .tags = {"kriterien", "nutzung", "stabilität", "gewichte", "robustheit", "mcda"},
        .inputs = {{.id = "layer",
                    .title = {"Orte", "Places"},
                    .help = {"Flächen, Zellen oder Zeilen mit einer Spalte je Möglichkeit und Kriterium.",
                             "Areas, cells or rows with a column for each option and criterion."}}},
        .parameters =
            {{.id = "criteria",
              .title = {"Kriterien", "Criteria"},
              .help = {"Datei mit Kriterien, Gewichten, Wertfunktionen und Ausschlüssen (YAML).",
                       "File with criteria, weights, value functions and exclusions (YAML)."},
              .kind = ParameterKind::File},
             {.id = "options",
              .title = {"Möglichkeiten", "Options"},
              .help = {"Namen, mit denen die Spalten beginnen: „wohnen; gewerbe“ liest wohnen_laerm und "
                       "gewerbe_laerm für das Kriterium der Spalte laerm.",
                       "Names that the columns begin with: “homes; trade” reads homes_noise and trade_noise for the "
                       "criterion of the column noise."},
              .kind = ParameterKind::Text}},
        .outputs =
            {{.id = "result",
              .title = {"Beste Möglichkeit", "Best option"},
              .help =
                  {"Alle Orte mit Sieger, dem ersten, der aufholt, dem Gewicht, das dafür wandern müsste, und allen "
                   "Bewertungen.",
                   "All places with the winner, the first that catches up, the weight that would have to move, and "
                   "all scores."},
              .nameSuffix = "moeglichkeiten"}},
        .methodPage = "moeglichkeiten",
        .run = runOptionStability,
    };
}

} // namespace weitblick::decision
