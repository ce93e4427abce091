// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/registry/registry_yaml.h"

#include "core/analysis/yaml/document.h"
#include "core/base/unit.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <yaml-cpp/yaml.h>

namespace weitblick::analysis::registry {

namespace {

using yaml::bilingual;
using yaml::checkKeys;
using yaml::mistake;
using yaml::numberOf;
using yaml::Place;
using yaml::textOf;

Result<std::optional<Date>> optionalDate(const YAML::Node& node, const Place& place, const std::string& what)
{
    if (!node.IsDefined()) {
        return std::optional<Date>();
    }
    const std::optional<Date> date = node.IsScalar() ? dateFromIso(node.Scalar()) : std::nullopt;
    if (!date) {
        return mistake(place, node,
                       {"„" + what + "“ ist kein Datum JJJJ-MM-TT", "“" + what + "” is no date YYYY-MM-DD"});
    }
    return date;
}

Result<std::string> unitOf(const YAML::Node& node, const Place& place)
{
    WB_TRY(std::string symbol, textOf(node, place, "unit"));
    const auto unit = parseUnit(symbol);
    if (!unit) {
        return mistake(place, node, unit.error().message);
    }
    return symbol;
}

Result<std::vector<TableColumn>> columnsOf(const YAML::Node& node, const Place& place)
{
    if (!node.IsDefined() || !node.IsSequence() || node.size() == 0) {
        return mistake(place, node, {"eine Tabelle braucht „columns“", "a table needs “columns”"});
    }
    std::vector<TableColumn> columns;
    for (const YAML::Node& item : node) {
        WB_CHECK(checkKeys(item, place, {"id", "title", "unit"}));
        TableColumn column;
        WB_TRY(column.id, textOf(item["id"], place.in(item), "columns: id"));
        WB_TRY(column.title, bilingual(item["title"], place.in(item), "columns: title"));
        if (item["unit"].IsDefined()) {
            WB_TRY(column.unit, unitOf(item["unit"], place));
        }
        if (std::ranges::find(columns, column.id, &TableColumn::id) != columns.end()) {
            return mistake(place, item, {"Spalte „" + column.id + "“ doppelt", "column “" + column.id + "” twice"});
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

Result<TableCell> cellOf(const YAML::Node& node, const TableColumn& column, const Place& place)
{
    if (node.IsNull()) {
        return TableCell();
    }
    if (column.unit.empty()) {
        WB_TRY(std::string text, textOf(node, place, column.id));
        return TableCell(std::move(text));
    }
    const std::optional<double> number = numberOf(node);
    if (!number) {
        return mistake(place, node,
                       {"in Spalte „" + column.id + "“ wird eine Zahl mit Punkt erwartet",
                        "column “" + column.id + "” takes numbers with a point"});
    }
    return TableCell(*number);
}

Result<Table> tableOf(const YAML::Node& node, const std::vector<TableColumn>& columns, const Place& place)
{
    if (!node.IsDefined() || !node.IsSequence() || node.size() == 0) {
        return mistake(place, node, {"„rows“ fehlt: eine Liste von Zeilen", "“rows” is missing: a list of rows"});
    }
    Table table;
    for (const YAML::Node& rowNode : node) {
        if (!rowNode.IsSequence() || rowNode.size() != columns.size()) {
            return mistake(place, rowNode,
                           {"eine Zeile braucht " + std::to_string(columns.size()) + " Werte in eckigen Klammern",
                            "a row needs " + std::to_string(columns.size()) + " values in square brackets"});
        }
        std::vector<TableCell> row;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            WB_TRY(TableCell cell, cellOf(rowNode[i], columns[i], place));
            row.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Result<Value> valueOf(const YAML::Node& period, const Entry& entry, const Place& place)
{
    if (entry.kind == ValueKind::Table) {
        WB_TRY(Table table, tableOf(period["rows"], entry.columns, place));
        return Value(std::move(table));
    }
    const YAML::Node node = period["value"];
    if (entry.kind == ValueKind::Text) {
        WB_TRY(std::string text, textOf(node, place, "value"));
        return Value(std::move(text));
    }
    const std::optional<double> number = numberOf(node);
    if (!number) {
        return mistake(place, node,
                       {"„value“ fehlt oder ist keine Zahl mit Punkt", "“value” is missing or no number with a point"});
    }
    if ((entry.minimum && *number < *entry.minimum) || (entry.maximum && *number > *entry.maximum)) {
        return mistake(place, node, {"„value“ liegt außerhalb von „range“", "“value” is outside “range”"});
    }
    return Value(*number);
}

Result<Period> periodOf(const YAML::Node& node, const Entry& entry, const Place& around)
{
    const Place place = around.in(node);
    WB_CHECK(checkKeys(node, place, {"value", "rows", "valid_from", "valid_to", "source", "assumption", "note"}));
    Period period;
    WB_TRY(period.value, valueOf(node, entry, place));
    WB_TRY(period.validFrom, optionalDate(node["valid_from"], place, "valid_from"));
    WB_TRY(period.validTo, optionalDate(node["valid_to"], place, "valid_to"));
    WB_TRY(period.source, textOf(node["source"], place, "source"));
    if (period.validFrom && period.validTo && *period.validTo < *period.validFrom) {
        return mistake(place, node, {"„valid_to“ liegt vor „valid_from“", "“valid_to” is before “valid_from”"});
    }
    if (const YAML::Node assumption = node["assumption"]; assumption.IsDefined()) {
        WB_TRY(period.assumption, yaml::truthOf(assumption, place, "assumption"));
    }
    if (node["note"].IsDefined()) {
        WB_TRY(period.note, bilingual(node["note"], place, "note"));
    }
    return period;
}

Result<std::vector<Period>> periodsOf(const YAML::Node& node, const Entry& entry, const Place& place)
{
    if (!node.IsDefined() || !node.IsSequence() || node.size() == 0) {
        return mistake(place, node, {"„values“ fehlt: eine Liste von Werten", "“values” is missing: a list of values"});
    }
    std::vector<Period> periods;
    for (const YAML::Node& item : node) {
        WB_TRY(Period period, periodOf(item, entry, place));
        if (!periods.empty()) {
            const std::optional<Date> lastEnd = periods.back().validTo;
            if (!lastEnd || !period.validFrom || *period.validFrom <= *lastEnd) {
                return mistake(place, item,
                               {"Zeiträume überschneiden sich oder sind nicht nach Datum geordnet",
                                "periods overlap or are not in the order of their dates"});
            }
        }
        periods.push_back(std::move(period));
    }
    return periods;
}

Result<void> readRange(const YAML::Node& node, Entry& entry, const Place& place)
{
    if (!node.IsDefined()) {
        return {};
    }
    if (entry.kind != ValueKind::Number || !node.IsSequence() || node.size() != 2) {
        return mistake(place, node, {"„range“ ist [von, bis] einer Zahl", "“range” is [from, to] of a number"});
    }
    for (std::size_t i = 0; i < 2; ++i) {
        if (!node[i].IsNull() && !numberOf(node[i])) {
            return mistake(place, node[i], {"„range“ braucht Zahlen oder ~", "“range” needs numbers or ~"});
        }
    }
    entry.minimum = numberOf(node[0]);
    entry.maximum = numberOf(node[1]);
    if (entry.minimum && entry.maximum && *entry.minimum > *entry.maximum) {
        return mistake(place, node, {"„range“: von ist größer als bis", "“range”: from is larger than to"});
    }
    return {};
}

Result<ValueKind> kindOf(const YAML::Node& node, const Place& place)
{
    const std::string word = !node.IsDefined() ? "number" : node.IsScalar() ? node.Scalar() : "";
    if (word == "number") {
        return ValueKind::Number;
    }
    if (word == "text") {
        return ValueKind::Text;
    }
    if (word == "table") {
        return ValueKind::Table;
    }
    return mistake(place, node, {"„type“ ist number, text oder table", "“type” is number, text or table"});
}

Result<Entry> entryOf(const YAML::Node& key, const YAML::Node& node, std::string_view document)
{
    Place place{document, ""};
    if (!key.IsScalar() || !yaml::isName(key.Scalar())) {
        return mistake(
            place, key,
            {"ein Eintrag heißt wie kleinbuchstaben_und_ziffern", "an entry is named like lower_case_and_digits"});
    }
    place.entry = key.Scalar();
    place.line = key.Mark().line + 1;
    WB_CHECK(checkKeys(node, place, {"title", "type", "unit", "range", "columns", "values"}));
    Entry entry;
    entry.id = std::string(document) + "/" + key.Scalar();
    entry.file = document;
    entry.line = place.line;
    WB_TRY(entry.title, bilingual(node["title"], place, "title"));
    WB_TRY(entry.kind, kindOf(node["type"], place));
    if (entry.kind == ValueKind::Number) {
        WB_TRY(entry.unit, unitOf(node["unit"], place));
    } else if (node["unit"].IsDefined()) {
        return mistake(place, node["unit"], {"nur Zahlen haben „unit“", "only numbers have “unit”"});
    }
    if (entry.kind == ValueKind::Table) {
        WB_TRY(entry.columns, columnsOf(node["columns"], place));
    }
    WB_CHECK(readRange(node["range"], entry, place));
    WB_TRY(entry.periods, periodsOf(node["values"], entry, place));
    return entry;
}

} // namespace

Result<std::vector<Entry>> entriesFromYaml(std::string_view text, std::string_view name)
{
    return yaml::read<std::vector<Entry>>(text, name, [&](const YAML::Node& root) -> Result<std::vector<Entry>> {
        if (!root.IsMap()) {
            return mistake({name, ""}, root, {"kein Verzeichnis von Einträgen", "no mapping of entries"});
        }
        std::vector<Entry> entries;
        std::set<std::string> seen;
        for (const auto& item : root) {
            WB_TRY(Entry entry, entryOf(item.first, item.second, name));
            if (!seen.insert(entry.id).second) {
                return mistake({name, ""}, item.first,
                               {"„" + entry.id + "“ steht zweimal da", "“" + entry.id + "” is given twice"});
            }
            entries.push_back(std::move(entry));
        }
        return entries;
    });
}

Result<Table> tableFromYaml(std::string_view text, const std::vector<TableColumn>& columns)
{
    constexpr std::string_view kName = "rows";
    return yaml::read<Table>(text, kName, [&](const YAML::Node& root) { return tableOf(root, columns, {kName, ""}); });
}

} // namespace weitblick::analysis::registry
