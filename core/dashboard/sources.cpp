// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/sources.h"

#include "core/analysis/role/role.h"
#include "core/base/number_text.h"
#include "core/dashboard/moment.h"

#include <algorithm>
#include <utility>

namespace weitblick::dashboard {

namespace {

using analysis::indicator::Absence;
using analysis::role::RowFormulas;
using analysis::role::Wanted;

/// Whoever knows the analyses says its title: nameSteps().
Text runLabel()
{
    return {"Analyse ausführen …", "Run the analysis …"};
}

MissingAnswer missingDataset(const RowSource& source, const std::string& dataset)
{
    if (!source.madeBy.empty()) {
        return {.what = MissingAnswer::What::Dataset,
                .id = dataset,
                .reason = {"„" + dataset + "“ ist das Ergebnis einer Analyse, die in diesem Projekt noch nicht lief",
                           "“" + dataset + "” is the result of an analysis that has not run in this project yet"},
                .step = {.kind = NextStep::Kind::RunAnalysis, .target = source.madeBy, .label = runLabel()}};
    }
    return {.what = MissingAnswer::What::Dataset,
            .id = dataset,
            .reason = {"Den Datensatz „" + dataset +
                           "“ gibt es im Projekt nicht: Er kommt durch einen Import oder eine "
                           "Analyse hinein, oder die Kachel nennt einen anderen",
                       "The dataset “" + dataset +
                           "” is not in the project: it comes in by an import or an analysis, "
                           "or the tile names another"},
            .step = {.kind = NextStep::Kind::EditTile,
                     .target = dataset,
                     .label = {"Kachel bearbeiten …", "Edit the tile …"}}};
}

MissingAnswer missingField(const Error& error, const std::string& dataset)
{
    if (error.code == ErrorCode::NotFound) {
        return {.what = MissingAnswer::What::Field,
                .id = error.subject,
                .reason = error.message,
                .step = {.kind = NextStep::Kind::MapFields,
                         .target = dataset,
                         .label = {"Spalten zuordnen …", "Map the columns …"}}};
    }
    return {.what = MissingAnswer::What::Field,
            .id = error.subject,
            .reason = error.message,
            .step = {.kind = NextStep::Kind::EditTile, .label = {"Kachel bearbeiten …", "Edit the tile …"}}};
}

MissingAnswer missingResult(const analysis::indicator::Indicator& indicator)
{
    const bool isGeneral = indicator.analysis == "indicators";
    return {.what = MissingAnswer::What::Result,
            .id = indicator.analysis,
            .reason = {"„" + indicator.title.de + "“ ist noch nicht gerechnet",
                       "“" + indicator.title.en + "” has not been computed yet"},
            .step = {.kind = NextStep::Kind::RunAnalysis,
                     .target = indicator.analysis,
                     .label = isGeneral ? Text("Kennzahlen rechnen …", "Compute indicators …") : runLabel()}};
}

} // namespace

Text OpenRows::titleOf(const std::string& field) const
{
    const analysis::role::Field* const known = role == nullptr ? nullptr : analysis::role::findField(*role, field);
    if (known != nullptr) {
        return known->title;
    }
    const auto column = dataset.schema.indexOf(field);
    const std::string title = column ? dataset.schema.columns[*column].title : std::string();
    return title.empty() ? Text(field, field) : Text(title, title);
}

NumberForm OpenRows::formOf(const std::string& field) const
{
    const auto name = formulas.columnOf(field);
    const auto column = name ? dataset.schema.indexOf(*name) : std::nullopt;
    const analysis::role::Field* const known = role == nullptr ? nullptr : analysis::role::findField(*role, field);
    std::string unit = column ? dataset.schema.columns[*column].unit : std::string();
    if (unit.empty() && known != nullptr) {
        unit = known->unit;
    }
    const bool isWhole = column && dataset.schema.columns[*column].type == workspace::ColumnType::Integer;
    return {.unit = unit, .decimals = isWhole ? 0 : 1};
}

MissingAnswer missingRole(const std::string& role)
{
    const Text title = analysis::role::titleOf(role);
    return {.what = MissingAnswer::What::Role,
            .id = role,
            .reason = {"Keine Ebene hat die Rolle „" + title.de + "“", "No layer has the role “" + title.en + "”"},
            .step = {.kind = NextStep::Kind::ImportRole,
                     .target = role,
                     .label = {title.de + " importieren …", "Import " + title.en + " …"}}};
}

MissingAnswer missingPart(const Text& reason, const std::string& id)
{
    return {.what = MissingAnswer::What::Field,
            .id = id,
            .reason = reason,
            .step = {.kind = NextStep::Kind::EditTile, .label = {"Kachel bearbeiten …", "Edit the tile …"}}};
}

MissingAnswer missingFor(Absence absence, const std::string& subject)
{
    const std::string role = subject.substr(0, subject.find('.'));
    MissingAnswer missing{
        .what = MissingAnswer::What::Value, .id = subject, .reason = analysis::indicator::sentenceOf(absence, subject)};
    if (absence == Absence::Role) {
        return missingRole(subject);
    }
    if (absence == Absence::Field) {
        missing.what = MissingAnswer::What::Field;
        missing.step = {
            .kind = NextStep::Kind::MapFields, .target = role, .label = {"Spalten zuordnen …", "Map the columns …"}};
    }
    if (absence == Absence::Level) {
        missing.step = {.kind = NextStep::Kind::ChooseZone,
                        .label = {"Ein größeres Gebiet wählen", "Choose a larger area"}};
    }
    return missing;
}

std::optional<std::string> textOf(const analysis::formula::Value& value)
{
    if (const auto* const text = std::get_if<std::string>(&value)) {
        return text->empty() ? std::nullopt : std::optional(*text);
    }
    if (const auto* const number = std::get_if<double>(&value)) {
        return canonicalNumber(*number);
    }
    if (const auto* const truth = std::get_if<bool>(&value)) {
        return *truth ? "ja" : "nein";
    }
    return std::nullopt;
}

std::optional<AxisValue> axisValueOf(const analysis::formula::Value& value)
{
    if (const auto* const number = std::get_if<double>(&value)) {
        return AxisValue{.at = *number};
    }
    const auto* const text = std::get_if<std::string>(&value);
    const auto seconds = text == nullptr ? std::nullopt : secondsOf(*text);
    return seconds ? std::optional(AxisValue{.at = static_cast<double>(*seconds), .isTime = true}) : std::nullopt;
}

NumberForm formOf(const analysis::indicator::Indicator& indicator)
{
    using analysis::indicator::MeasureKind;
    const bool isCount = indicator.decimals == 0 && !indicator.numerator.empty() &&
                         std::ranges::all_of(indicator.numerator, [](const analysis::indicator::Measure& measure) {
                             return measure.kind == MeasureKind::Count || measure.kind == MeasureKind::Sum;
                         });
    return {
        .unit = indicator.unit, .unitTitle = indicator.unitTitle, .decimals = indicator.decimals, .isCount = isCount};
}

Result<OrMissing<Sources::Indicated>> Sources::indicated(const std::string& id, Job& job)
{
    WB_TRY(const analysis::indicator::Library* const library, analysis::indicator::shippedLibrary());
    const analysis::indicator::Indicator* const indicator = library->find(id);
    if (indicator == nullptr) {
        return OrMissing<Indicated>(
            missingPart({id.empty() ? "Die Kachel nennt keine Kennzahl" : "Unbekannte Kennzahl „" + id + "“",
                         id.empty() ? "The tile names no indicator" : "Unknown indicator “" + id + "”"},
                        id));
    }
    if (!m_resultDatasets) {
        WB_TRY(m_resultDatasets, resultDatasets(m_project));
    }
    const auto newest = std::ranges::find(*m_resultDatasets, indicator->analysis, &ResultDataset::analysis);
    if (newest == m_resultDatasets->end()) {
        return OrMissing<Indicated>(missingResult(*indicator));
    }
    WB_TRY(const IndicatorResults* const results, resultsIn(newest->dataset.schema.name, job));
    if (results == nullptr) {
        return OrMissing<Indicated>(missingResult(*indicator));
    }
    return OrMissing<Indicated>(Indicated{.indicator = indicator, .results = results});
}

Result<const IndicatorResults*> Sources::resultsIn(const std::string& dataset, Job& job)
{
    if (const auto known = m_results.find(dataset); known != m_results.end()) {
        return known->second.get();
    }
    const auto found = m_project.dataset(dataset);
    if (!found || !analysis::indicator::isResultTable(found->schema)) {
        return nullptr;
    }
    WB_TRY(IndicatorResults results, IndicatorResults::read(m_project, *found, job));
    auto& kept = m_results[dataset];
    kept = std::make_unique<IndicatorResults>(std::move(results));
    return kept.get();
}

Result<std::optional<workspace::RoleAssignment>> Sources::player(const std::string& role)
{
    auto player = m_project.role(role);
    if (!player && player.error().code == ErrorCode::Ambiguous) {
        WB_TRY(const auto all, m_project.roles()); // the first one will do for a picture
        const auto first = std::ranges::find(all, role, &workspace::RoleAssignment::role);
        return first == all.end() ? std::optional<workspace::RoleAssignment>() : std::optional(*first);
    }
    return player;
}

Result<OrMissing<OpenRows>> Sources::open(const RowSource& source)
{
    std::string name = source.dataset;
    std::map<std::string, std::string> mapping;
    const analysis::role::Role* role = nullptr;
    if (!source.role.empty()) {
        WB_TRY(const auto assignment, player(source.role));
        if (!assignment) {
            return OrMissing<OpenRows>(missingRole(source.role));
        }
        WB_TRY(const analysis::role::RoleLibrary* const roles, analysis::role::shippedRoles());
        name = assignment->dataset;
        mapping = assignment->fields;
        role = roles->find(source.role);
    }
    if (name.empty()) {
        return OrMissing<OpenRows>(missingPart(
            {"Die Kachel nennt weder Rolle noch Datensatz", "The tile names neither role nor dataset"}, ""));
    }
    auto dataset = m_project.dataset(name);
    if (!dataset || dataset->schema.raster) {
        return OrMissing<OpenRows>(missingDataset(source, name));
    }
    RowFormulas formulas(role, dataset->schema, std::move(mapping));
    OpenRows rows{.dataset = std::move(dataset).value(), .role = role, .formulas = std::move(formulas)};
    if (!source.where.empty()) {
        const auto condition = rows.formulas.add(source.where, Wanted::Condition);
        const auto text = rows.formulas.inColumns(source.where);
        if (!condition || !text) {
            return OrMissing<OpenRows>(missingField(condition ? text.error() : condition.error(), name));
        }
        rows.where = *condition;
        rows.whereInColumns = *text;
    }
    return OrMissing<OpenRows>(std::move(rows));
}

OrMissing<OpenField> Sources::field(OpenRows& rows, const std::string& field, Wanted wanted)
{
    if (field.empty()) {
        return missingPart({"Die Kachel nennt kein Feld", "The tile names no field"}, rows.dataset.schema.name);
    }
    const auto column = rows.formulas.columnOf(field);
    if (!column) {
        return missingField(column.error(), rows.dataset.schema.name);
    }
    const auto formula = rows.formulas.addField(field, wanted);
    if (!formula) {
        return missingField(formula.error(), rows.dataset.schema.name);
    }
    return OpenField{.formula = *formula, .column = *column};
}

Result<void> walk(workspace::Workspace& project, const OpenRows& rows,
                  const std::function<Result<void>(const workspace::LayerReader&)>& work, Job& job)
{
    constexpr std::int64_t kBetweenReports = 1024;
    WB_TRY(workspace::LayerReader reader,
           project.read(rows.dataset.schema.name, {.columns = rows.formulas.columns(), .geometry = false}));
    const auto isWanted = [&] { return !rows.where || rows.formulas.truth(*rows.where, reader).value_or(false); };
    for (std::int64_t row = 0;; ++row) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return {};
        }
        if (row % kBetweenReports == 0) {
            const std::int64_t count = std::max({row, rows.dataset.rowCount, std::int64_t{1}});
            WB_CHECK(job.report(static_cast<double>(row) / static_cast<double>(count), "tile"));
        }
        WB_CHECK(isWanted() ? work(reader) : Result<void>());
    }
}

} // namespace weitblick::dashboard
