// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/table_plan.h"

#include "core/intake/column_names.h"
#include "core/intake/table/row_converter.h"

#include <algorithm>
#include <utility>

namespace weitblick::intake::table {

namespace {

constexpr std::size_t kQuestionsApart = 2; ///< more columns than this are asked about together
constexpr std::string_view kAllColumns = "*";

std::optional<std::string> chosenForm(const ReadChoices& choices, const std::string& name)
{
    const auto found = choices.columnForms.find(name);
    return found == choices.columnForms.end() ? std::nullopt : std::optional(found->second);
}

bool isNumberQuestion(const Question& question)
{
    return std::ranges::any_of(question.options,
                               [](const Question::Option& option) { return option.value.starts_with("decimal-"); });
}

/// A coordinate's plausible range has settled its decimal sign.
std::optional<std::string> formOfCoordinate(const GeometryColumns& geometry, std::size_t column)
{
    if (geometry.kind != GeometryColumns::Kind::Point || (column != geometry.x && column != geometry.y)) {
        return std::nullopt;
    }
    const bool settled = geometry.srsId != 0;
    const io::DecimalMark mark = column == geometry.x ? geometry.xMark : geometry.yMark;
    return settled ? std::optional<std::string>(mark == io::DecimalMark::Comma ? "decimal-comma" : "decimal-point")
                   : std::nullopt;
}

ColumnDecision decide(const TableFacts& facts, std::size_t column, const GeometryColumns& geometry,
                      const ReadChoices& choices)
{
    const ColumnEvidence& evidence = facts.evidence[column];
    const std::string& name = facts.layout.columns[column].name;
    auto form = chosenForm(choices, name);
    if (!form && evidence.values > 0 && evidence.allNumbers() == evidence.values) {
        form = formOfCoordinate(geometry, column);
    }
    ColumnDecision decision = decideColumn(evidence, name, form);
    const auto forAll = chosenForm(choices, std::string(kAllColumns));
    if (decision.question && forAll && isNumberQuestion(*decision.question)) {
        decision = decideColumn(evidence, name, forAll);
    }
    return decision;
}

/// Many columns with the same doubt are one question: "column:*".
void gatherQuestions(LayerPreview& preview)
{
    std::vector<Question> numbers;
    std::vector<Question> others;
    for (Question& question : preview.questions) {
        const bool isColumn = question.id.starts_with("column:") && isNumberQuestion(question);
        (isColumn ? numbers : others).push_back(std::move(question));
    }
    if (numbers.size() > kQuestionsApart) {
        std::string names;
        for (std::size_t i = 0; i < std::min<std::size_t>(numbers.size(), 5); ++i) {
            names += (i == 0 ? "„" : ", „") + numbers[i].id.substr(7) + "“";
        }
        names += numbers.size() > 5 ? " …" : "";
        const std::string count = std::to_string(numbers.size());
        Question all = numbers.front();
        all.id = "column:" + std::string(kAllColumns);
        all.text = {"In " + count + " Spalten (" + names +
                        ") lassen sich die Zahlen auf zwei Arten lesen. Was ist gemeint?",
                    "In " + count + " columns (" + names + ") the numbers can be read in two ways. Which is meant?"};
        numbers = {std::move(all)};
    }
    preview.questions = std::move(others);
    preview.questions.insert(preview.questions.end(), numbers.begin(), numbers.end());
}

void remarkCount(LayerPreview& preview, std::int64_t count, const std::string& german, const std::string& english)
{
    if (count > 0) {
        preview.remarks.emplace_back(std::to_string(count) + " " + german, std::to_string(count) + " " + english);
    }
}

void remarkRows(LayerPreview& preview, const TableFacts& facts)
{
    if (!facts.footers.empty()) {
        std::string list;
        for (std::size_t i = 0; i < std::min<std::size_t>(facts.footers.size(), 6); ++i) {
            list += (i == 0 ? "„" : ", „") + facts.footers[i] + "“";
        }
        const std::string line = std::to_string(facts.endLine);
        remarkCount(preview, static_cast<std::int64_t>(facts.footers.size()),
                    "Fußzeile(n) ab Zeile " + line + " nicht übernommen: " + list,
                    "footer line(s) from line " + line + " on left out: " + list);
    }
    if (!facts.keptTotals.empty()) {
        std::string list;
        for (const Example& total : facts.keptTotals) {
            list += (list.empty() ? "„" : ", „") + total.text + "“ (" + std::to_string(total.line) + ")";
        }
        preview.remarks.emplace_back(
            "Zeilen, die wie Summen heißen, aber nicht die Summe der ganzen Spalten am Ende der Tabelle sind, bleiben "
            "Datensätze (Zeilennummer in Klammern): " +
                list,
            "rows that are called totals, but are not the sum of the whole columns at the end of the table, stay "
            "records (line in brackets): " +
                list);
    }
    remarkCount(preview, facts.blankRows, "leere Zeilen übergangen", "blank lines skipped");
    remarkCount(preview, facts.shortRows, "Zeilen mit zu wenigen Feldern: die fehlenden sind leer",
                "rows with too few fields: the missing ones are empty");
    remarkCount(preview, facts.longRows, "Zeilen mit zu vielen Feldern werden abgewiesen und aufgelistet",
                "rows with too many fields are rejected and listed");
    if (facts.isSample) {
        preview.remarks.emplace_back("nach Stichprobe; über die Spalten entscheidet beim Einlesen die ganze Datei",
                                     "from samples; when the file is read, all of it decides about the columns");
    }
}

/// Whether anything stands in a column, its name included.
bool isWorthKeeping(const ColumnHeader& header, const ColumnEvidence& evidence)
{
    return header.isNamed || evidence.values > 0 || evidence.missingCount() > 0 || evidence.errors > 0;
}

void addColumns(TablePlan& plan, const TableFacts& facts, const ReadChoices& choices)
{
    LayerPreview& preview = plan.preview;
    std::int64_t dropped = 0;
    for (std::size_t i = 0; i < facts.layout.columns.size(); ++i) {
        const ColumnHeader& header = facts.layout.columns[i];
        const bool isGeometry = plan.geometry.kind == GeometryColumns::Kind::Text && plan.geometry.text == i;
        if (isGeometry && !chosenForm(choices, header.name)) {
            continue;
        }
        if (!isWorthKeeping(header, facts.evidence[i])) {
            ++dropped;
            continue;
        }
        ColumnDecision decision = decide(facts, i, plan.geometry, choices);
        preview.remarks.insert(preview.remarks.end(), decision.remarks.begin(), decision.remarks.end());
        if (decision.question) {
            preview.questions.push_back(std::move(*decision.question));
        }
        if (decision.reading.kind == ColumnReading::Kind::Skip) {
            continue;
        }
        const auto kind = decision.reading.kind;
        const bool isNumber = kind == ColumnReading::Kind::Integer || kind == ColumnReading::Kind::Real;
        const std::string unit = header.unit.empty() ? decision.unit : header.unit;
        preview.schema.columns.push_back(
            {.name = header.name, .type = columnTypeOf(kind), .unit = isNumber ? unit : "", .title = {}});
        plan.columns.push_back({.source = i, .reading = decision.reading});
    }
    remarkCount(preview, dropped, "leere Spalten ohne Namen weggelassen", "empty columns without a name left out");
}

void addGeometry(TablePlan& plan, const TableFacts& facts)
{
    LayerPreview& preview = plan.preview;
    const GeometryColumns& geometry = plan.geometry;
    preview.remarks.insert(preview.remarks.end(), geometry.remarks.begin(), geometry.remarks.end());
    if (geometry.kind == GeometryColumns::Kind::None) {
        return;
    }
    preview.schema.geometry = geometry.type;
    preview.schema.hasZ = geometry.hasZ;
    preview.schema.srsId = geometry.srsId;
    if (geometry.question) {
        preview.questions.insert(preview.questions.begin(), *geometry.question);
    }
    if (!geometry.definition.empty()) {
        preview.choices.crs = geometry.definition;
    }
    if (geometry.kind == GeometryColumns::Kind::Point) {
        preview.choices.xColumn = facts.layout.columns[geometry.x].name;
        preview.choices.yColumn = facts.layout.columns[geometry.y].name;
    } else {
        preview.choices.wktColumn = facts.layout.columns[geometry.text].name;
    }
}

void addFirstRows(TablePlan& plan, const TableFacts& facts)
{
    RowConverter converter(plan);
    io::TableRow view;
    for (const io::OwnedRow& row : facts.firstRecords) {
        viewOf(row, view);
        if (auto shown = converter.shown(view)) {
            plan.preview.firstRows.push_back(std::move(*shown));
        }
    }
}

} // namespace

Result<TablePlan> planTable(const TableFacts& facts, const TableSource& source, const ReadChoices& choices)
{
    TablePlan plan;
    plan.width = facts.layout.columns.size();
    plan.widths = source.widths();
    plan.firstDataLine = facts.layout.firstDataLine;
    plan.endLine = facts.endLine;
    plan.preview.choices = choices;
    plan.preview.schema.name = usableLayerName(source.name());
    source.describe(plan.preview);
    plan.preview.choices.headerLine = facts.layout.headerLine;
    plan.preview.choices.headerRows = facts.layout.headerRows;
    const auto& titles = facts.layout.remarks;
    plan.preview.remarks.insert(plan.preview.remarks.end(), titles.begin(), titles.end());

    std::vector<NamedEvidence> named;
    for (std::size_t i = 0; i < plan.width; ++i) {
        named.push_back({.name = facts.layout.columns[i].name, .evidence = &facts.evidence[i]});
    }
    WB_TRY(plan.geometry, findGeometryColumns(named, choices));
    addGeometry(plan, facts);
    addColumns(plan, facts, choices);
    remarkRows(plan.preview, facts);
    gatherQuestions(plan.preview);
    plan.preview.rowEstimate =
        facts.isSample && facts.bytesARecord > 0
            ? static_cast<std::int64_t>(static_cast<double>(source.byteSize()) / facts.bytesARecord)
            : facts.records;
    addFirstRows(plan, facts);
    return plan;
}

} // namespace weitblick::intake::table
