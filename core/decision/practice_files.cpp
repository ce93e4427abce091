// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/practice_files.h"

#include "core/analysis/yaml/document.h"
#include "core/base/number_text.h"
#include "core/decision/document_file.h"
#include "core/io/csv_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <yaml-cpp/yaml.h>

namespace weitblick::decision {

namespace {

constexpr std::string_view kListSeparator = " | ";
const std::set<std::string> kLists{"themes", "technology", "needs"};
const std::set<std::string> kNumbers{"inhabitants", "regiostar7", "start", "total_cost_eur", "grant_eur"};

Error refusal(const Text& message)
{
    return {.code = ErrorCode::InvalidInput, .message = message};
}

std::string fieldOf(std::string name)
{
    return name == "handlungsfelder" ? std::string("themes") : name;
}

/// Adds a record; `where` is where it stands, for messages.
Result<void> addRecord(const PracticeRecord& record, const Text& where, const ThemeTree& themes,
                       std::vector<Practice>& practices)
{
    auto practice = practiceFrom(record, themes);
    if (!practice) {
        Error error = std::move(practice).error();
        error.message = {where.de + ": " + error.message.de, where.en + ": " + error.message.en};
        return error;
    }
    if (std::ranges::find(practices, practice->id, &Practice::id) != practices.end()) {
        return refusal({where.de + ": „" + practice->id + "“ steht doppelt da",
                        where.en + ": “" + practice->id + "” is there twice"});
    }
    practices.push_back(std::move(practice).value());
    return {};
}

Result<std::string> textOfJson(const nlohmann::json& value, const Text& where)
{
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_boolean()) {
        return std::string(value.get<bool>() ? "true" : "false");
    }
    if (value.is_number()) {
        return canonicalNumber(value.get<double>());
    }
    return refusal({where.de + ": weder Text noch Zahl", where.en + ": neither text nor number"});
}

Result<PracticeRecord> recordOfJson(const nlohmann::json& object, const Text& where)
{
    if (!object.is_object()) {
        return refusal({where.de + ": kein Objekt", where.en + ": no object"});
    }
    PracticeRecord record;
    for (const auto& [name, value] : object.items()) {
        std::vector<std::string>& texts = record[fieldOf(name)];
        if (value.is_null()) {
            continue;
        }
        if (!value.is_array()) {
            WB_TRY(std::string text, textOfJson(value, where));
            texts.push_back(std::move(text));
            continue;
        }
        for (const nlohmann::json& item : value) {
            WB_TRY(std::string text, textOfJson(item, where));
            texts.push_back(std::move(text));
        }
    }
    return record;
}

/// Lists as lists, numbers as numbers.
nlohmann::ordered_json jsonOf(const std::string& field, const std::vector<std::string>& values)
{
    if (kLists.contains(field)) {
        return values;
    }
    const std::string& text = values.front();
    if (field == "joint") {
        return text == "true";
    }
    if (kNumbers.contains(field)) {
        return nlohmann::ordered_json::parse(text, nullptr, false); // canonicalNumber() is JSON
    }
    return text;
}

std::vector<std::string> partsOf(const std::string& text)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= text.size() && !text.empty()) {
        const std::size_t end = std::min(text.find(kListSeparator, begin), text.size());
        if (end > begin) {
            parts.push_back(text.substr(begin, end - begin));
        }
        begin = end + kListSeparator.size();
    }
    return parts;
}

std::vector<std::string> cellsOf(const io::TableRow& row)
{
    std::vector<std::string> cells;
    for (const io::TableCell& cell : row.cells) {
        cells.emplace_back(cell.text);
    }
    return cells;
}

Result<void> addCsvRow(const std::vector<std::string>& head, const io::TableRow& row, const ThemeTree& themes,
                       std::vector<Practice>& practices)
{
    const Text where{"Zeile " + std::to_string(row.line), "line " + std::to_string(row.line)};
    if (row.cells.size() != head.size()) {
        return refusal(
            {where.de + ": " + std::to_string(row.cells.size()) + " statt " + std::to_string(head.size()) + " Felder",
             where.en + ": " + std::to_string(row.cells.size()) + " instead of " + std::to_string(head.size()) +
                 " fields"});
    }
    PracticeRecord record;
    const std::vector<std::string> cells = cellsOf(row);
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (!cells[i].empty()) {
            record[head[i]] = kLists.contains(head[i]) ? partsOf(cells[i]) : std::vector<std::string>{cells[i]};
        }
    }
    return addRecord(record, where, themes, practices);
}

std::string csvField(const std::string& text)
{
    if (text.find_first_of(";\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char letter : text) {
        quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    }
    return quoted + '"';
}

} // namespace

Result<std::vector<Practice>> practicesFromJson(std::string_view text, const ThemeTree& themes)
{
    const nlohmann::json document = nlohmann::json::parse(text, nullptr, false);
    if (!document.is_array()) {
        return refusal({"die Datei ist keine Liste in JSON", "the file is no list in JSON"});
    }
    std::vector<Practice> practices;
    std::size_t number = 0;
    for (const nlohmann::json& object : document) {
        ++number;
        const Text where{"Eintrag " + std::to_string(number), "record " + std::to_string(number)};
        WB_TRY(const PracticeRecord record, recordOfJson(object, where));
        WB_CHECK(addRecord(record, where, themes, practices));
    }
    return practices;
}

Result<std::vector<Practice>> practicesFromCsv(std::string_view csv, const ThemeTree& themes)
{
    const std::string_view first = csv.substr(0, csv.find('\n'));
    io::CsvSplitter splitter(first.find(';') != std::string_view::npos ? ';' : ',');
    splitter.feed(csv);
    splitter.finish();
    std::vector<std::string> head;
    std::vector<Practice> practices;
    io::TableRow row;
    while (splitter.next(row) == io::CsvSplitter::Step::Record) {
        if (row.cells.empty()) {
            continue;
        }
        if (head.empty()) {
            for (const std::string& name : cellsOf(row)) {
                head.push_back(fieldOf(name));
            }
            splitter.expectColumns(head.size());
            continue;
        }
        WB_CHECK(addCsvRow(head, row, themes, practices));
    }
    return practices;
}

Result<std::vector<Practice>> practicesFromYaml(std::string_view text, std::string_view name, const ThemeTree& themes)
{
    namespace yaml = analysis::yaml;
    using Practices = std::vector<Practice>;
    return yaml::read<Practices>(text, name, [&](const YAML::Node& root) -> Result<Practices> {
        const yaml::Place top{name, "", 1};
        WB_CHECK(yaml::checkKeys(root, top, {"practices"}));
        Practices practices;
        for (const YAML::Node& item : root["practices"]) {
            const yaml::Place place = top.in(item);
            WB_CHECK(yaml::checkKeys(item, place, practiceFields()));
            PracticeRecord record;
            for (const auto& field : item) {
                const std::string key = field.first.Scalar();
                WB_TRY(record[key], yaml::textsOf(field.second, place, key));
            }
            const std::string line = std::string(name) + ":" + std::to_string(place.line);
            WB_CHECK(addRecord(record, {line, line}, themes, practices));
        }
        return practices;
    });
}

Result<std::vector<Practice>> practicesFromFile(const std::filesystem::path& file, const ThemeTree& themes)
{
    WB_TRY(const std::string text, documentText(file));
    const std::string ending = file.extension().string();
    if (ending == ".json") {
        return practicesFromJson(text, themes);
    }
    if (ending == ".csv") {
        return practicesFromCsv(text, themes);
    }
    if (ending == ".yaml" || ending == ".yml") {
        return practicesFromYaml(text, file.filename().string(), themes);
    }
    return refusal({"Praxisbeispiele kommen aus .json, .csv oder .yaml, nicht aus „" + ending + "“",
                    "practices come from .json, .csv or .yaml, not from “" + ending + "”"});
}

std::string practicesToJson(std::span<const Practice> practices)
{
    nlohmann::ordered_json document = nlohmann::ordered_json::array();
    for (const Practice& practice : practices) {
        PracticeRecord record = recordOf(practice);
        nlohmann::ordered_json object;
        for (const std::string& field : practiceFields()) {
            if (const auto found = record.find(field); found != record.end()) {
                object[field] = jsonOf(field, found->second);
            }
        }
        document.push_back(std::move(object));
    }
    return document.dump(1) + "\n";
}

std::string practicesToCsv(std::span<const Practice> practices)
{
    std::string text;
    for (const std::string& field : practiceFields()) {
        text += (text.empty() ? "" : ";") + field;
    }
    text += "\r\n";
    for (const Practice& practice : practices) {
        PracticeRecord record = recordOf(practice);
        std::string line;
        for (const std::string& field : practiceFields()) {
            std::string joined;
            for (const std::string& part : record[field]) {
                joined += (joined.empty() ? "" : std::string(kListSeparator)) + part;
            }
            line += (field == practiceFields().front() ? "" : ";") + csvField(joined);
        }
        text += line + "\r\n";
    }
    return text;
}

} // namespace weitblick::decision
