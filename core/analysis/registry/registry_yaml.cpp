// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/registry/registry_yaml.h"

#include "core/base/unit.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <set>
#include <yaml-cpp/yaml.h>

namespace weitblick::analysis::registry {

namespace {

constexpr std::size_t kLargestDocument = 4UL * 1024 * 1024;
constexpr int kDeepest = 40;

/// Where we are, for messages.
struct Place {
    std::string_view document;
    std::string entry;
    int line = 0; ///< of the thing around, for what is missing in it

    [[nodiscard]] Place in(const YAML::Node& node) const { return {document, entry, node.Mark().line + 1}; }
};

Error mistake(const Place& place, const YAML::Node& node, const Text& what)
{
    const int line = node.IsDefined() ? node.Mark().line + 1 : place.line;
    const std::string where = std::string(place.document) + ":" + std::to_string(line);
    const std::string entry = place.entry.empty() ? "" : " (" + place.entry + ")";
    return {.code = ErrorCode::InvalidInput,
            .message = {where + entry + ": " + what.de, where + entry + ": " + what.en},
            .subject = std::string(place.document),
            .advice = {"Die Registerdatei an dieser Stelle berichtigen", "Correct the registry file at this place"}};
}

Result<std::string> textOf(const YAML::Node& node, const Place& place, const std::string& what)
{
    if (!node.IsDefined() || !node.IsScalar() || node.Scalar().empty() || !isUtf8(node.Scalar())) {
        return mistake(place, node,
                       {"„" + what + "“ fehlt oder ist kein Text", "“" + what + "” is missing or no text"});
    }
    return node.Scalar();
}

/// A number as YAML writes it: decimal point, no thousands separator, not in quotes.
std::optional<double> numberOf(const YAML::Node& node)
{
    if (!node.IsDefined() || !node.IsScalar() || node.Tag() == "!") {
        return std::nullopt;
    }
    const std::string& text = node.Scalar();
    double value = 0.0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

Result<void> checkKeys(const YAML::Node& map, const Place& place, const std::set<std::string>& allowed)
{
    if (!map.IsMap()) {
        return mistake(place, map, {"hier gehören „Schlüssel: Wert“-Zeilen hin", "“key: value” lines belong here"});
    }
    std::set<std::string> seen;
    for (const auto& item : map) {
        const std::string key = item.first.IsScalar() ? item.first.Scalar() : "";
        if (!allowed.contains(key)) {
            return mistake(place, item.first, {"unbekannter Schlüssel „" + key + "“", "unknown key “" + key + "”"});
        }
        if (!seen.insert(key).second) {
            return mistake(place, item.first, {"„" + key + "“ steht zweimal da", "“" + key + "” is given twice"});
        }
    }
    return {};
}

Result<Text> bilingual(const YAML::Node& node, const Place& place, const std::string& what)
{
    if (!node.IsDefined() || !node.IsMap()) {
        return mistake(place, node, {"„" + what + "“ braucht de und en", "“" + what + "” needs de and en"});
    }
    WB_CHECK(checkKeys(node, place, {"de", "en"}));
    Text text;
    WB_TRY(text.de, textOf(node["de"], place.in(node), what + ": de"));
    WB_TRY(text.en, textOf(node["en"], place.in(node), what + ": en"));
    return text;
}

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
        const std::string word = assumption.IsScalar() ? assumption.Scalar() : "";
        if (word != "true" && word != "false") {
            return mistake(place, assumption, {"„assumption“ ist true oder false", "“assumption” is true or false"});
        }
        period.assumption = word == "true";
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

bool isEntryName(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
    });
}

Result<Entry> entryOf(const YAML::Node& key, const YAML::Node& node, std::string_view document)
{
    Place place{document, ""};
    if (!key.IsScalar() || !isEntryName(key.Scalar())) {
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

/// Nesting is checked before the parser, which goes down by recursion.
Result<void> checkBudget(std::string_view yaml, std::string_view name)
{
    int depth = 0;
    int deepest = 0;
    for (const char letter : yaml) {
        depth += letter == '[' || letter == '{' ? 1 : letter == ']' || letter == '}' ? -1 : 0;
        deepest = std::max(deepest, depth);
    }
    std::size_t indent = 0;
    std::size_t lineStart = 0;
    for (std::size_t at = 0; at <= yaml.size(); ++at) {
        if (at == yaml.size() || yaml[at] == '\n') {
            const std::string_view line = yaml.substr(lineStart, at - lineStart);
            indent = std::max(indent, std::min(line.find_first_not_of(" -?\t"), line.size()));
            lineStart = at + 1;
        }
    }
    if (yaml.size() > kLargestDocument || deepest > kDeepest || indent > 4 * kDeepest) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"Registerdatei zu groß oder zu tief verschachtelt",
                                 "registry file too large or nested too deep"},
                     .subject = std::string(name)};
    }
    return {};
}

/// Every exception of the parser ends here.
template <typename T, typename Work>
Result<T> guarded(std::string_view yaml, std::string_view name, const Work& work)
{
    WB_CHECK(checkBudget(yaml, name));
    try {
        return work(YAML::Load(std::string(yaml)));
    } catch (const YAML::Exception& exception) {
        const std::string where = std::string(name) + ":" + std::to_string(exception.mark.line + 1) + ": ";
        return Error{
            .code = ErrorCode::InvalidInput,
            .message = {where + "kein gültiges YAML: " + exception.msg, where + "not valid YAML: " + exception.msg},
            .subject = std::string(name)};
    }
}

} // namespace

Result<std::vector<Entry>> entriesFromYaml(std::string_view yaml, std::string_view name)
{
    return guarded<std::vector<Entry>>(yaml, name, [&](const YAML::Node& root) -> Result<std::vector<Entry>> {
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

Result<Table> tableFromYaml(std::string_view yaml, const std::vector<TableColumn>& columns)
{
    constexpr std::string_view kName = "rows";
    return guarded<Table>(yaml, kName, [&](const YAML::Node& root) { return tableOf(root, columns, {kName, ""}); });
}

} // namespace weitblick::analysis::registry
