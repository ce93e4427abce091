// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/formula.h"

#include "core/analysis/formula/layer_environment.h"
#include "core/analysis/row_transform.h"
#include "core/geo/geos.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>

namespace weitblick::analysis::general {

namespace {

using formula::Measure;
using formula::Program;
using formula::Value;
using workspace::ColumnType;

enum Count : std::uint8_t { DivisionsByZero, NotFinite, Empty };

/// Everything a row needs, made once.
struct Plan {
    Program program;
    std::vector<ColumnType> types;      ///< of all columns that are read
    std::vector<std::size_t> arguments; ///< program column -> column that is read
    std::size_t target = 0;             ///< column to fill; types.size() for a new one
    bool wholeNumbers = false;
};

ColumnType columnTypeFor(const Plan& plan)
{
    switch (plan.program.type) {
    case formula::ValueType::Number:
        return plan.wholeNumbers ? ColumnType::Integer : ColumnType::Real;
    case formula::ValueType::Truth:
        return ColumnType::Boolean;
    default:
        return ColumnType::Text;
    }
}

Result<formula::Row> rowOf(const Plan& plan, const std::vector<workspace::Cell>& cells,
                           std::span<const std::byte> geometry)
{
    formula::Row row;
    for (const std::size_t column : plan.arguments) {
        row.values.push_back(formula::valueOf(cells[column], plan.types[column]));
    }
    if (plan.program.measures.empty() || geometry.empty()) {
        return row;
    }
    WB_TRY(const geo::Geometry shape, geo::geometryFromGpkg(geometry));
    if (!shape || GEOSisEmpty_r(geo::geosContext(), shape.get()) != 0) {
        return row;
    }
    const auto keep = [&](Measure measure, double value) {
        row.measures.at(static_cast<std::size_t>(measure)) = value;
    };
    for (const Measure measure : plan.program.measures) {
        if (measure == Measure::Area) {
            keep(measure, geo::areaOf(*shape));
        } else if (measure == Measure::Length) {
            keep(measure, geo::lengthOf(*shape));
        } else {
            WB_TRY(const geo::Geometry centre,
                   geo::checked(GEOSGetCentroid_r(geo::geosContext(), shape.get()), "finding the centroid"));
            double coordinate = 0.0;
            const bool isX = measure == Measure::X;
            (isX ? GEOSGeomGetX_r : GEOSGeomGetY_r)(geo::geosContext(), centre.get(), &coordinate);
            keep(measure, coordinate);
        }
    }
    return row;
}

void addValue(const Value& value, const Plan& plan, workspace::RowBatch& rows)
{
    if (const auto* const number = std::get_if<double>(&value)) {
        const double whole = std::round(*number);
        if (plan.wholeNumbers && std::abs(whole) < 9.2e18) {
            rows.add(static_cast<std::int64_t>(whole));
        } else if (plan.wholeNumbers) {
            rows.addNull();
        } else {
            rows.add(*number);
        }
    } else if (const auto* const text = std::get_if<std::string>(&value)) {
        rows.addText(*text);
    } else if (const auto* const truth = std::get_if<bool>(&value)) {
        rows.add(std::int64_t{*truth ? 1 : 0});
    } else {
        rows.addNull();
    }
}

Result<void> computeChunk(const Plan& plan, const RowChunk& chunk, TransformedChunk& out)
{
    workspace::RowCursor cursor(chunk.rows);
    formula::Mishaps mishaps;
    std::vector<workspace::Cell> cells(plan.types.size());
    while (cursor.next()) {
        out.rows.beginRow();
        if (!cursor.geometry().empty()) {
            out.rows.geometry(cursor.geometry());
        }
        std::ranges::generate(cells, [&] { return cursor.nextValue(); });
        WB_TRY(const formula::Row row, rowOf(plan, cells, cursor.geometry()));
        const Value value = plan.program.evaluate(row, mishaps);
        out.counts[Empty] += std::holds_alternative<std::monostate>(value) ? 1 : 0;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (column == plan.target) {
                addValue(value, plan, out.rows);
            } else {
                addCell(out.rows, cells[column]);
            }
        }
        if (plan.target == cells.size()) {
            addValue(value, plan, out.rows);
        }
        out.rows.endRow();
    }
    out.counts[DivisionsByZero] = mishaps.divisionsByZero;
    out.counts[NotFinite] = mishaps.notFinite;
    return {};
}

Result<Plan> planFor(const RunContext& context, const workspace::LayerSchema& schema)
{
    formula::CompileOptions options;
    if (context.has("unit")) {
        options.resultUnit = context.text("unit");
    }
    Plan plan;
    WB_TRY(plan.program, formula::compile(context.text("formula"), formula::environmentOf(schema), options));
    plan.wholeNumbers = context.flag("whole_numbers");
    if (plan.program.type == formula::ValueType::Null) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Formel ist immer leer", "the formula is always null"},
                     .subject = "formula"};
    }
    for (const workspace::Column& column : schema.columns) {
        plan.types.push_back(column.type);
    }
    for (const std::string& column : plan.program.columns) {
        plan.arguments.push_back(*schema.indexOf(column));
    }
    const std::string& name = context.text("column");
    plan.target = schema.indexOf(name).value_or(plan.types.size());
    if (plan.target < plan.types.size() && !context.flag("overwrite")) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Spalte „" + name + "“ ist schon da", "the column “" + name + "” exists already"},
                     .subject = "column",
                     .advice = {"Einen anderen Namen wählen oder overwrite=ja angeben",
                                "Choose another name or give overwrite=yes"}};
    }
    return plan;
}

void noteCounts(RunContext& context, const std::array<std::int64_t, 4>& counts)
{
    const auto note = [&](Count count, const char* german, const char* english) {
        if (const std::int64_t number = counts.at(count); number > 0) {
            context.note({std::to_string(number) + german, std::to_string(number) + english});
        }
    };
    note(DivisionsByZero, " Divisionen durch null ergaben einen leeren Wert", " divisions by zero became null");
    note(NotFinite, " Werte waren keine Zahl (Wurzel, Logarithmus, Überlauf) und blieben leer",
         " values were not a number (root, logarithm, overflow) and became null");
    note(Empty, " Zeilen haben im Ergebnis keinen Wert", " rows have no value in the result");
}

Result<void> runFormula(RunContext& context, Job& job)
{
    workspace::LayerSchema schema = context.input("layer").schema;
    WB_TRY(const Plan plan, planFor(context, schema));
    const workspace::Column column{context.text("column"), columnTypeFor(plan), plan.program.unit.symbol(), ""};
    if (plan.target == schema.columns.size()) {
        schema.columns.push_back(column);
    } else {
        schema.columns[plan.target] = column;
    }
    WB_TRY(OutputLayer* const output, context.startOutput("result", std::move(schema)));
    WB_TRY(const auto counts,
           transformRows(
               context, "layer", {.step = "formula"},
               [&](const RowChunk& chunk, unsigned, TransformedChunk& out) { return computeChunk(plan, chunk, out); },
               *output, job));
    noteCounts(context, counts);
    return {};
}

} // namespace

Descriptor formulaAnalysis()
{
    return {
        .id = "formula",
        .version = "1",
        .title = {"Spalte berechnen", "Compute a column"},
        .summary =
            {"Rechnet aus den Spalten und der Geometrie einer Ebene eine weitere Spalte aus. Einheiten werden vor "
             "der ersten Zeile geprüft und umgerechnet.",
             "Computes one more column from the columns and the geometry of a layer. Units are checked and "
             "converted before the first row."},
        .group = {"Allgemein", "General"},
        .tags = {"attribute", "calculator", "feldrechner"},
        .inputs = {{.id = "layer",
                    .title = {"Ebene", "Layer"},
                    .help = {"Ebene oder Tabelle, deren Spalten verrechnet werden.",
                             "Layer or table whose columns are used."}}},
        .parameters =
            {{.id = "formula",
              .title = {"Formel", "Formula"},
              .help = {"Zum Beispiel verbrauch / area() oder wenn(einwohner > 0; verbrauch / einwohner; null). Spalten "
                       "mit Leerzeichen stehen in Anführungszeichen oder eckigen Klammern, Einheiten in geschweiften.",
                       "For example verbrauch / area() or if(einwohner > 0; verbrauch / einwohner; null). Columns with "
                       "blanks stand in quotes or square brackets, units in braces."},
              .kind = ParameterKind::Formula,
              .columnOf = "layer"},
             {.id = "column",
              .title = {"Name der Spalte", "Name of the column"},
              .help = {"So heißt die berechnete Spalte.", "What the computed column is called."},
              .kind = ParameterKind::Text,
              .defaultValue = "ergebnis"},
             {.id = "unit",
              .title = {"Einheit des Ergebnisses", "Unit of the result"},
              .help = {"In diese Einheit wird umgerechnet; ohne Angabe gilt die Einheit, die sich ergibt.",
                       "The result is converted to it; without it the unit that comes out is taken."},
              .kind = ParameterKind::Text,
              .presence = Presence::Optional},
             {.id = "whole_numbers",
              .title = {"Ganze Zahlen", "Whole numbers"},
              .help = {"Rundet das Ergebnis auf ganze Zahlen (halbe weg von null).",
                       "Rounds the result to whole numbers (halves away from zero)."},
              .kind = ParameterKind::Boolean,
              .defaultValue = "nein"},
             {.id = "overwrite",
              .title = {"Spalte ersetzen", "Replace the column"},
              .help = {"Erlaubt, dass eine Spalte gleichen Namens im Ergebnis ersetzt wird.",
                       "Allows a column of the same name to be replaced in the result."},
              .kind = ParameterKind::Boolean,
              .defaultValue = "nein"}},
        .outputs = {{.id = "result",
                     .title = {"Ebene mit der Spalte", "Layer with the column"},
                     .help = {"Alle Zeilen der Eingabe in ihrer Reihenfolge.", "All rows of the input in their order."},
                     .nameSuffix = "berechnet"}},
        .methodPage = "formula",
        .run = runFormula,
    };
}

} // namespace weitblick::analysis::general
