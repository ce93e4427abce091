// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/inequality_analysis.h"

#include "core/analysis/run_context.h"
#include "core/region/inequality.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/cell_number.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace weitblick::region {

namespace {

using analysis::ColumnDemand;
using analysis::ParameterKind;
using analysis::Presence;
using workspace::ColumnType;

/// What a group of rows holds.
struct Group {
    std::vector<double> values; ///< NaN: none
    std::vector<double> weights;
};
using Groups = std::map<std::string, Group>; ///< by name; "" is all together

constexpr const char* kAll = "alle";
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::string nameOf(const workspace::Cell& cell)
{
    if (const auto* const whole = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*whole);
    }
    const auto* const text = std::get_if<std::string_view>(&cell);
    return text != nullptr ? std::string(*text) : std::string();
}

void add(Group& group, double value, double weight)
{
    group.values.push_back(value);
    group.weights.push_back(weight);
}

Result<Groups> readGroups(analysis::RunContext& context, Job& job)
{
    std::vector<std::string> columns{context.text("value")};
    const auto indexOf = [&](const char* parameter) -> std::optional<std::size_t> {
        if (!context.has(parameter)) {
            return std::nullopt;
        }
        const auto found = std::ranges::find(columns, context.text(parameter));
        if (found != columns.end()) {
            return static_cast<std::size_t>(found - columns.begin());
        }
        columns.push_back(context.text(parameter));
        return columns.size() - 1;
    };
    const auto weightAt = indexOf("people");
    const auto groupAt = indexOf("group_by");
    WB_TRY(auto reader, context.read("layer", {.columns = columns, .geometry = false}));
    Groups groups;
    for (std::int64_t row = 0;; ++row) {
        if (row % 4096 == 0) {
            WB_CHECK(job.report(0.0, "reading"));
        }
        WB_TRY(const bool more, reader.next());
        if (!more) {
            context.countRead(row);
            return groups;
        }
        const double value = workspace::numberIn(reader.value(0)).value_or(kNone);
        const double people = weightAt ? workspace::numberIn(reader.value(*weightAt)).value_or(kNone) : 1.0;
        const double weight = std::isnan(people) ? 0.0 : people;
        add(groups[""], value, weight);
        if (groupAt) {
            const std::string name = nameOf(reader.value(*groupAt));
            add(groups[name.empty() ? "ohne Angabe" : name], value, weight);
        }
    }
}

workspace::LayerSchema resultSchema(const std::string& unit)
{
    return {.columns = {{"gruppe", ColumnType::Text, "", "Gruppe"},
                        {"personen", ColumnType::Real, "", "Personen"},
                        {"ohne_wert_pct", ColumnType::Real, "%", "Anteil ohne Wert"},
                        {"mittel", ColumnType::Real, unit, "Mittel"},
                        {"median", ColumnType::Real, unit, "Median"},
                        {"p90", ColumnType::Real, unit, "90 % haben höchstens"},
                        {"gini", ColumnType::Real, "", "Gini"},
                        {"palma", ColumnType::Real, "", "Palma"},
                        {"im_standard_pct", ColumnType::Real, "%", "Anteil im Standard"}}};
}

workspace::LayerSchema lorenzSchema()
{
    return {.columns = {{"gruppe", ColumnType::Text, "", "Gruppe"},
                        {"anteil_personen_pct", ColumnType::Real, "%", "Anteil der Personen"},
                        {"anteil_menge_pct", ColumnType::Real, "%", "Anteil der Menge"}}};
}

void addFinite(workspace::RowBatch& rows, double value)
{
    if (std::isfinite(value)) {
        rows.add(value);
    } else {
        rows.addNull();
    }
}

void addGroup(const std::string& name, const Group& group, const std::optional<double>& standard,
              workspace::RowBatch& rows, workspace::RowBatch& curves)
{
    double people = 0.0;
    double without = 0.0;
    for (std::size_t i = 0; i < group.values.size(); ++i) {
        people += group.weights[i];
        without += std::isnan(group.values[i]) ? group.weights[i] : 0.0;
    }
    const auto measured = inequalityOf(group.values, group.weights);
    rows.beginRow();
    rows.addText(name.empty() ? kAll : name);
    rows.add(people);
    addFinite(rows, 100.0 * without / people);
    addFinite(rows, measured ? measured->mean : std::numeric_limits<double>::quiet_NaN());
    addFinite(rows, weightedQuantile(group.values, group.weights, 0.5));
    addFinite(rows, weightedQuantile(group.values, group.weights, 0.9));
    addFinite(rows, measured ? measured->gini : std::numeric_limits<double>::quiet_NaN());
    addFinite(rows, measured ? measured->palma : std::numeric_limits<double>::quiet_NaN());
    addFinite(rows, standard ? 100.0 * shareWithin(group.values, group.weights, *standard)
                             : std::numeric_limits<double>::quiet_NaN());
    rows.endRow();
    if (!measured) {
        return;
    }
    for (const LorenzPoint& point : measured->lorenz) {
        curves.beginRow();
        curves.addText(name.empty() ? kAll : name);
        curves.add(100.0 * point.peopleShare);
        curves.add(100.0 * point.amountShare);
        curves.endRow();
    }
}

Result<void> runInequality(analysis::RunContext& context, Job& job)
{
    Job reading = job.part(0.0, 0.7);
    WB_TRY(const Groups groups, readGroups(context, reading));
    const workspace::LayerSchema& own = context.input("layer").schema;
    const auto valueAt = own.indexOf(context.text("value"));
    const std::string unit = valueAt ? own.columns[*valueAt].unit : std::string();
    const std::optional<double> standard =
        context.has("standard") ? std::optional(context.number("standard")) : std::nullopt;
    workspace::RowBatch rows;
    workspace::RowBatch curves;
    for (const auto& [name, group] : groups) {
        WB_CHECK(job.report(0.8, "groups"));
        for (const double value : group.values) {
            if (value < 0.0) {
                return Error{.code = ErrorCode::InvalidInput,
                             .message = {"„" + context.text("value") + "“ hat Werte unter 0",
                                         "“" + context.text("value") + "” has values below 0"},
                             .subject = own.name,
                             .advice = {"Gini und Palma gelten für Mengen ab 0: eine andere Spalte wählen",
                                        "Gini and Palma are for amounts from 0 on: choose another column"}};
            }
        }
        addGroup(name, group, standard, rows, curves);
    }
    WB_TRY(analysis::OutputLayer* const result, context.startOutput("result", resultSchema(unit)));
    WB_CHECK(result->append(rows, job));
    WB_TRY(analysis::OutputLayer* const lorenz, context.startOutput("lorenz", lorenzSchema()));
    return lorenz->append(curves, job);
}

analysis::Parameter columnParameter(const char* id, const Text& title, const Text& help, ColumnDemand demand,
                                    Presence presence)
{
    return {.id = id,
            .title = title,
            .help = help,
            .kind = ParameterKind::Column,
            .columnOf = "layer",
            .columns = demand,
            .presence = presence};
}

} // namespace

analysis::Descriptor inequalityAnalysis()
{
    return {
        .id = "inequality",
        .version = "1",
        .title = {"Ungleichheit", "Inequality"},
        .summary =
            {"Wie ungleich etwas auf Menschen verteilt ist, zum Beispiel der Weg zur nächsten Praxis: Gini, Palma und "
             "Lorenzkurve je Gruppe, dazu der Anteil im Standard.",
             "How unequally something is shared among people, for example the way to the next practice: Gini, Palma "
             "and Lorenz curve for each group, and the share within a standard."},
        .group = {"Regionalentwicklung", "Regional development"},
        .tags = {"gini", "lorenz", "palma", "ungleichheit", "standard", "daseinsvorsorge"},
        .inputs = {{.id = "layer",
                    .title = {"Zeilen mit Menschen", "Rows with people"},
                    .help = {"Gebäude, Zellen oder Zonen mit einem Wert und der Zahl der Menschen.",
                             "Buildings, cells or zones with a value and the number of people."}}},
        .parameters =
            {columnParameter("value", {"Wert", "Value"},
                             {"Spalte mit Weg, Zeit, Fläche oder Einkommen.", "Column with way, time, area or income."},
                             ColumnDemand::Number, Presence::Required),
             columnParameter("people", {"Menschen", "People"},
                             {"Spalte mit der Zahl der Menschen einer Zeile; ohne sie zählt jede Zeile einmal.",
                              "Column with the number of people of a row; without it each row counts once."},
                             ColumnDemand::Number, Presence::Optional),
             columnParameter("group_by", {"Gruppen", "Groups"},
                             {"Spalte mit Altersgruppe, Siedlungstyp oder Ortsteil.",
                              "Column with age group, type of settlement or district."},
                             ColumnDemand::Any, Presence::Optional),
             {.id = "standard",
              .title = {"Standard", "Standard"},
              .help = {"Höchster Wert, der noch gut ist, in der Einheit der Spalte; zum Beispiel 1000 m.",
                       "Largest value that is still good, in the unit of the column; for example 1000 m."},
              .kind = ParameterKind::Number,
              .range = {0.0, std::nullopt},
              .presence = Presence::Optional}},
        .outputs = {{.id = "result",
                     .title = {"Ungleichheit", "Inequality"},
                     .help = {"Je Gruppe und für alle Mittel, Median, Gini, Palma und Anteil im Standard.",
                              "For each group and for all mean, median, Gini, Palma and share within the standard."},
                     .nameSuffix = "ungleichheit"},
                    {.id = "lorenz",
                     .title = {"Lorenzkurven", "Lorenz curves"},
                     .help = {"Punkte der Kurven.", "Points of the curves."},
                     .nameSuffix = "lorenz"}},
        .methodPage = "ungleichheit",
        .run = runInequality,
    };
}

} // namespace weitblick::region
