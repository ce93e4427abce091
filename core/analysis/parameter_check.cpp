// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/parameter_check.h"

#include "core/analysis/descriptor_text.h"
#include "core/analysis/formula/layer_environment.h"
#include "core/base/nearest_name.h"
#include "core/base/number_text.h"
#include "core/base/unit.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weitblick::analysis {

namespace {

using workspace::ColumnType;

std::string lower(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return result;
}

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\n\r");
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(" \t\n\r") - first + 1));
}

/// The error with the parameter's name in front.
Error about(const Parameter& parameter, Error error)
{
    const Text name = named(parameter.id, parameter.title);
    error.message = {name.de + ": " + error.message.de, name.en + ": " + error.message.en};
    error.subject = parameter.id;
    return error;
}

Error refused(const Parameter& parameter, const Text& why, Text advice = {})
{
    return about(parameter, {.code = ErrorCode::InvalidInput, .message = why, .advice = std::move(advice)});
}

Result<double> numberIn(const Parameter& parameter, const Argument& argument)
{
    if (const auto* const number = std::get_if<double>(&argument)) {
        return *number;
    }
    if (const auto* const integer = std::get_if<std::int64_t>(&argument)) {
        return static_cast<double>(*integer);
    }
    const auto* const text = std::get_if<std::string>(&argument);
    if (text == nullptr) {
        return Error{.code = ErrorCode::InvalidInput, .message = {"eine Zahl wird erwartet", "a number is expected"}};
    }
    WB_TRY(const NumberText written, numberFromText(*text));
    return written.unit.empty() ? Result<double>(written.value)
                                : convertUnit(written.value, written.unit, parameter.unit);
}

Result<double> checkedNumber(const Parameter& parameter, const Argument& argument)
{
    auto number = numberIn(parameter, argument);
    if (!number) {
        return about(parameter, std::move(number).error());
    }
    const Range& range = parameter.range;
    const bool isInside = std::isfinite(*number) && *number >= range.minimum.value_or(*number) &&
                          *number <= range.maximum.value_or(*number);
    if (!isInside) {
        const std::string unit = parameter.unit.empty() ? "" : " " + parameter.unit;
        return refused(parameter, {readableNumber(*number, Language::German) + unit +
                                       " ist nicht erlaubt; erlaubt: " + rangeText(parameter, Language::German),
                                   readableNumber(*number, Language::English) + unit +
                                       " is not allowed; allowed: " + rangeText(parameter, Language::English)});
    }
    return *number;
}

Result<CheckedParameter> checkNumber(const Parameter& parameter, const Argument& argument)
{
    WB_TRY(const double number, checkedNumber(parameter, argument));
    return CheckedParameter{.value = number, .canonical = canonicalNumber(number)};
}

Result<CheckedParameter> checkInteger(const Parameter& parameter, const Argument& argument)
{
    WB_TRY(const double number, checkedNumber(parameter, argument));
    if (number != std::floor(number) || std::abs(number) > 9.0e15) {
        return refused(parameter, {"eine ganze Zahl wird erwartet", "a whole number is expected"});
    }
    const auto integer = static_cast<std::int64_t>(number);
    return CheckedParameter{.value = integer, .canonical = std::to_string(integer)};
}

Result<std::string> textIn(const Parameter& parameter, const Argument& argument)
{
    if (const auto* const text = std::get_if<std::string>(&argument)) {
        return *text;
    }
    if (const auto* const integer = std::get_if<std::int64_t>(&argument)) {
        return std::to_string(*integer);
    }
    if (const auto* const number = std::get_if<double>(&argument)) {
        return canonicalNumber(*number);
    }
    return refused(parameter, {"ein Text wird erwartet", "a text is expected"});
}

Result<CheckedParameter> checkText(const Parameter& parameter, const Argument& argument)
{
    WB_TRY(std::string text, textIn(parameter, argument));
    return CheckedParameter{.value = text, .canonical = text};
}

Result<CheckedParameter> checkChoice(const Parameter& parameter, const Argument& argument)
{
    WB_TRY(const std::string text, textIn(parameter, argument));
    const std::string wanted = lower(trimmed(text));
    std::vector<std::string> ids;
    for (const Choice& choice : parameter.choices) {
        if (wanted == choice.id || wanted == lower(choice.title.de) || wanted == lower(choice.title.en)) {
            return CheckedParameter{.value = choice.id, .canonical = choice.id};
        }
        ids.push_back(choice.id);
    }
    std::string list;
    for (const std::string& id : ids) {
        list += (list.empty() ? "" : ", ") + id;
    }
    return refused(
        parameter,
        {"„" + text + "“ steht nicht zur Wahl; erlaubt: " + list, "“" + text + "” is no choice; allowed: " + list},
        proposalFor(wanted, ids));
}

Result<CheckedParameter> checkBoolean(const Parameter& parameter, const Argument& argument)
{
    std::optional<bool> truth;
    if (const auto* const given = std::get_if<bool>(&argument)) {
        truth = *given;
    } else {
        WB_TRY(const std::string text, textIn(parameter, argument));
        truth = truthFromText(text);
    }
    if (!truth) {
        return refused(parameter, {"ja oder nein wird erwartet", "yes or no is expected"});
    }
    return CheckedParameter{.value = *truth, .canonical = *truth ? "true" : "false"};
}

bool fits(ColumnType type, ColumnDemand demand)
{
    switch (demand) {
    case ColumnDemand::Number:
        return type == ColumnType::Integer || type == ColumnType::Real;
    case ColumnDemand::Text:
        return type == ColumnType::Text;
    case ColumnDemand::Any:
        break;
    }
    return type != ColumnType::Blob;
}

const workspace::Column* findColumn(const ColumnScope& scope, const std::string& name)
{
    const auto& columns = scope.schema->columns;
    auto found = std::ranges::find(columns, name, &workspace::Column::name);
    if (const auto field = scope.fields.find(name); found == columns.end() && field != scope.fields.end()) {
        found = std::ranges::find(columns, field->second, &workspace::Column::name);
    }
    if (found != columns.end()) {
        return &*found;
    }
    const auto isSimilar = [&](const workspace::Column& column) { return lower(column.name) == lower(name); };
    if (std::ranges::count_if(columns, isSimilar) == 1) {
        return &*std::ranges::find_if(columns, isSimilar);
    }
    return nullptr;
}

Result<std::string> checkedColumn(const Parameter& parameter, const std::string& name, const ColumnScope* scope)
{
    if (scope == nullptr) {
        return refused(parameter, {"braucht die Eingabe „" + parameter.columnOf + "“",
                                   "needs the input “" + parameter.columnOf + "”"});
    }
    const workspace::Column* const column = findColumn(*scope, name);
    if (column == nullptr) {
        std::vector<std::string> names;
        std::ranges::transform(scope->schema->columns, std::back_inserter(names), &workspace::Column::name);
        Error error = refused(parameter,
                              {"keine Spalte „" + name + "“ in „" + scope->schema->name + "“",
                               "no column “" + name + "” in “" + scope->schema->name + "”"},
                              proposalFor(name, names));
        error.code = ErrorCode::NotFound;
        return error;
    }
    if (!fits(column->type, parameter.columns)) {
        const bool number = parameter.columns == ColumnDemand::Number;
        return refused(parameter,
                       {"Spalte „" + column->name + "“ ist keine " + (number ? "Zahlenspalte" : "Textspalte"),
                        "column “" + column->name + "” holds no " + (number ? "numbers" : "texts")});
    }
    return column->name;
}

Result<CheckedParameter> checkColumn(const Parameter& parameter, const Argument& argument, const ColumnScope* scope)
{
    WB_TRY(const std::string text, textIn(parameter, argument));
    WB_TRY(std::string column, checkedColumn(parameter, trimmed(text), scope));
    return CheckedParameter{.value = column, .canonical = column};
}

Result<CheckedParameter> checkColumns(const Parameter& parameter, const Argument& argument, const ColumnScope* scope)
{
    std::vector<std::string> names;
    if (const auto* const list = std::get_if<std::vector<std::string>>(&argument)) {
        names = *list;
    } else {
        WB_TRY(const std::string text, textIn(parameter, argument));
        names = listFromText(text);
        if (names.size() == 1 && scope != nullptr && findColumn(*scope, names.front()) == nullptr) {
            std::string withCommas = text; // no column is called like all of it: what people type as well
            std::ranges::replace(withCommas, ',', ';');
            names = listFromText(withCommas);
        }
    }
    std::vector<std::string> columns;
    std::string canonical;
    for (const std::string& name : names) {
        WB_TRY(std::string column, checkedColumn(parameter, name, scope));
        if (std::ranges::find(columns, column) != columns.end()) {
            return refused(parameter, {"Spalte „" + column + "“ doppelt", "column “" + column + "” twice"});
        }
        const bool needsQuotes = column.find(';') != std::string::npos;
        canonical += (canonical.empty() ? "" : "; ") + (needsQuotes ? "\"" + column + "\"" : column);
        columns.push_back(std::move(column));
    }
    return CheckedParameter{.value = std::move(columns), .canonical = std::move(canonical)};
}

Result<CheckedParameter> checkFormula(const Parameter& parameter, const Argument& argument, const ColumnScope* scope)
{
    WB_TRY(std::string text, textIn(parameter, argument));
    text = trimmed(text);
    if (scope == nullptr) {
        return refused(parameter, {"braucht die Eingabe „" + parameter.columnOf + "“",
                                   "needs the input “" + parameter.columnOf + "”"});
    }
    auto program = formula::compile(text, formula::environmentOf(*scope->schema));
    if (!program) {
        return about(parameter, std::move(program).error());
    }
    return CheckedParameter{.value = text, .canonical = text};
}

} // namespace

Result<CheckedParameter> checkParameter(const Parameter& parameter, const Argument& argument, const ColumnScope* scope)
{
    switch (parameter.kind) {
    case ParameterKind::Number:
        return checkNumber(parameter, argument);
    case ParameterKind::Integer:
        return checkInteger(parameter, argument);
    case ParameterKind::Choice:
        return checkChoice(parameter, argument);
    case ParameterKind::Boolean:
        return checkBoolean(parameter, argument);
    case ParameterKind::Column:
        return checkColumn(parameter, argument, scope);
    case ParameterKind::Columns:
        return checkColumns(parameter, argument, scope);
    case ParameterKind::Formula:
        return checkFormula(parameter, argument, scope);
    case ParameterKind::Text:
    case ParameterKind::File:
        break;
    }
    return checkText(parameter, argument);
}

Text named(const std::string& id, const Text& title)
{
    return {"„" + title.de + "“ (" + id + ")", "“" + title.en + "” (" + id + ")"};
}

std::optional<bool> truthFromText(std::string_view text)
{
    const std::string word = lower(trimmed(text));
    for (const char* const yes : {"ja", "yes", "true", "wahr", "1", "an", "on"}) {
        if (word == yes) {
            return true;
        }
    }
    for (const char* const no : {"nein", "no", "false", "falsch", "0", "aus", "off"}) {
        if (word == no) {
            return false;
        }
    }
    return std::nullopt;
}

} // namespace weitblick::analysis
