// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/result_table.h"

#include "core/analysis/role/role.h"
#include "core/workspace/cell_number.h"

#include <algorithm>
#include <array>

namespace weitblick::analysis::indicator {

namespace {

using workspace::ColumnType;

constexpr std::array<std::string_view, 9> kAbsences = {"",     "role",   "field",   "formula", "level",
                                                       "rows", "values", "divisor", "group"};

std::string titleFor(const std::string& subject, Language language)
{
    return role::titleOf(subject.substr(0, subject.find('.'))).in(language);
}

/// "buildings.year" as "Gebäude: Baujahr".
std::string fieldTitle(const std::string& subject, Language language)
{
    const std::size_t dot = subject.find('.');
    const auto library = role::shippedRoles();
    const role::Role* const role = library ? (*library)->find(subject.substr(0, dot)) : nullptr;
    const role::Field* const field =
        role == nullptr || dot == std::string::npos ? nullptr : role::findField(*role, subject.substr(dot + 1));
    return field == nullptr ? subject : role->title.in(language) + ": " + field->title.in(language);
}

std::string textOf(const workspace::Cell& cell)
{
    const auto* const text = std::get_if<std::string_view>(&cell);
    return text == nullptr ? std::string() : std::string(*text);
}

void addNumber(workspace::RowBatch& rows, const std::optional<double>& number)
{
    if (number) {
        rows.add(*number);
    } else {
        rows.addNull();
    }
}

Absence absenceOf(std::string_view name)
{
    const auto* const found = std::ranges::find(kAbsences, name);
    return found == kAbsences.end() ? Absence::None : static_cast<Absence>(found - kAbsences.begin());
}

ResultRow rowOf(const workspace::LayerReader& reader)
{
    std::size_t column = 0;
    ResultRow row;
    row.level = levelOf(textOf(reader.value(column++))).value_or(Level::Whole);
    row.zoneKey = textOf(reader.value(column++));
    row.zoneName = textOf(reader.value(column++));
    row.indicator = textOf(reader.value(column++));
    ++column; // its German title
    row.value = workspace::numberIn(reader.value(column++));
    row.unit = textOf(reader.value(column++));
    row.numerator = workspace::numberIn(reader.value(column++));
    row.denominator = workspace::numberIn(reader.value(column++));
    row.validShare = workspace::numberIn(reader.value(column++)).value_or(0.0);
    row.band = workspace::numberIn(reader.value(column++));
    row.absence = absenceOf(textOf(reader.value(column++)));
    row.subject = textOf(reader.value(column++));
    return row;
}

} // namespace

std::string_view nameOf(Absence absence)
{
    return kAbsences.at(static_cast<std::size_t>(absence));
}

Text sentenceOf(Absence absence, const std::string& subject)
{
    const std::string de = titleFor(subject, Language::German);
    const std::string en = titleFor(subject, Language::English);
    switch (absence) {
    case Absence::None:
        return {};
    case Absence::Role:
        return {"Keine Ebene hat die Rolle „" + de + "“", "No layer has the role “" + en + "”"};
    case Absence::Field:
        return {"Eine Spalte fehlt: " + fieldTitle(subject, Language::German),
                "A column is missing: " + fieldTitle(subject, Language::English)};
    case Absence::Formula:
        return {"Die Spalten passen nicht zur Kennzahl: " + subject,
                "The columns do not fit the indicator: " + subject};
    case Absence::Level:
        return {"„" + de + "“ liegt nur für größere Gebiete vor", "“" + en + "” is there for larger areas only"};
    case Absence::Rows:
        return {"„" + de + "“ hat keine Zeile für dieses Gebiet", "“" + en + "” has no row for this area"};
    case Absence::Values:
        return {"Alle Werte fehlen oder sind geheim", "All values are missing or withheld"};
    case Absence::Group:
        return {"„" + de + "“: unter 5 Fälle, oder solche wären daraus errechenbar; nicht ausgewiesen",
                "“" + en + "”: fewer than 5 cases, or such could be computed from it; not shown"};
    case Absence::Divisor:
        break;
    }
    return {"Der Nenner ist 0", "The denominator is 0"};
}

workspace::LayerSchema resultSchema()
{
    return {.name = "kennzahlen",
            .columns = {{"ebene", ColumnType::Text, "", "Ebene"},
                        {"schluessel", ColumnType::Text, "", "Schlüssel"},
                        {"zone", ColumnType::Text, "", "Gebiet"},
                        {"kennzahl", ColumnType::Text, "", "Kennzahl (Kürzel)"},
                        {"bezeichnung", ColumnType::Text, "", "Kennzahl"},
                        {"wert", ColumnType::Real, "", "Wert"},
                        {"einheit", ColumnType::Text, "", "Einheit"},
                        {"zaehler", ColumnType::Real, "", "Zähler"},
                        {"nenner", ColumnType::Real, "", "Nenner"},
                        {"anteil_gueltig", ColumnType::Real, "", "Anteil gültiger Daten"},
                        {"unsicherheit", ColumnType::Real, "", "Unsicherheit (±)"},
                        {"grund", ColumnType::Text, "", "Grund des Fehlens"},
                        {"grund_wofuer", ColumnType::Text, "", "Betroffene Rolle oder Spalte"},
                        {"hinweis", ColumnType::Text, "", "Hinweis"}}};
}

void addRow(workspace::RowBatch& rows, const ResultRow& row, const Text& title)
{
    rows.beginRow();
    rows.addText(nameOf(row.level));
    rows.addText(row.zoneKey);
    rows.addText(row.zoneName);
    rows.addText(row.indicator);
    rows.addText(title.de);
    addNumber(rows, row.value);
    rows.addText(row.unit);
    addNumber(rows, row.numerator);
    addNumber(rows, row.denominator);
    rows.add(row.validShare);
    addNumber(rows, row.band);
    rows.addText(nameOf(row.absence));
    rows.addText(row.subject);
    rows.addText(sentenceOf(row.absence, row.subject).de);
    rows.endRow();
}

bool isResultTable(const workspace::LayerSchema& schema)
{
    const workspace::LayerSchema wanted = resultSchema();
    return std::ranges::all_of(
        wanted.columns, [&](const workspace::Column& column) { return schema.indexOf(column.name).has_value(); });
}

Result<std::vector<ResultRow>> readResults(workspace::Workspace& project, std::string_view dataset, Job& job)
{
    WB_TRY(const workspace::Dataset found, project.dataset(dataset));
    if (!isResultTable(found.schema)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"keine Tabelle mit Kennzahlen", "no table of indicators"},
                     .subject = std::string(dataset)};
    }
    std::vector<std::string> columns;
    std::ranges::transform(resultSchema().columns, std::back_inserter(columns), &workspace::Column::name);
    WB_TRY(workspace::LayerReader reader, project.read(dataset, {.columns = columns, .geometry = false}));
    std::vector<ResultRow> rows;
    constexpr std::size_t kBetweenReports = 1000;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return rows;
        }
        rows.push_back(rowOf(reader));
        if (rows.size() % kBetweenReports == 0) {
            WB_CHECK(job.report(0.5, "indicators"));
        }
    }
}

} // namespace weitblick::analysis::indicator
