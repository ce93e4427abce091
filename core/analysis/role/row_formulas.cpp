// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/role/row_formulas.h"

#include "core/analysis/formula/layer_environment.h"
#include "core/analysis/formula/syntax.h"
#include "core/analysis/formula/token.h"
#include "core/base/number_text.h"

#include <algorithm>
#include <utility>

namespace weitblick::analysis::role {

namespace {

void collectNames(const formula::Syntax& syntax, std::vector<std::string>& names)
{
    if (syntax.kind == formula::SyntaxKind::Column) {
        names.push_back(syntax.text);
    }
    for (const formula::Syntax& argument : syntax.arguments) {
        collectNames(argument, names);
    }
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return result;
}

/// A token as somebody would write it; names of fields become columns in brackets.
std::string spelled(const formula::Token& token, const std::map<std::string, std::string>& columnOfName)
{
    switch (token.kind) {
    case formula::TokenKind::Number:
        return canonicalNumber(token.number);
    case formula::TokenKind::Text: {
        std::string text = "'";
        for (const char letter : token.text) {
            text += letter == '\'' ? std::string("''") : std::string(1, letter);
        }
        return text + "'";
    }
    case formula::TokenKind::Unit:
        return "{" + token.text + "}";
    case formula::TokenKind::Column:
    case formula::TokenKind::Word:
        if (const auto column = columnOfName.find(token.text); column != columnOfName.end()) {
            return "[" + column->second + "]";
        }
        return token.kind == formula::TokenKind::Column ? "[" + token.text + "]" : token.text;
    case formula::TokenKind::Sign:
    case formula::TokenKind::End:
        break;
    }
    return token.text;
}

} // namespace

RowFormulas::RowFormulas(const Role* role, workspace::LayerSchema schema, std::map<std::string, std::string> mapping)
    : m_role(role),
      m_schema(std::move(schema)),
      m_mapping(std::move(mapping))
{
    const formula::Environment columns = formula::environmentOf(m_schema);
    std::vector<std::string> taken;
    for (const Field& field : m_role == nullptr ? std::vector<Field>() : m_role->fields) {
        const std::optional<std::string> column = columnFor(field, m_schema, m_mapping);
        const auto known = std::ranges::find_if(columns.columns, [&](const auto& each) { return each.name == column; });
        if (!column || known == columns.columns.end()) {
            continue;
        }
        formula::KnownColumn named = *known;
        named.name = field.id;
        named.unit = named.unit.empty() && named.type == formula::ValueType::Number ? field.unit : named.unit;
        m_environment.columns.push_back(named);
        m_columnOfName[field.id] = *column;
        taken.push_back(lower(field.id));
    }
    for (const formula::KnownColumn& column : columns.columns) {
        if (std::ranges::find(taken, lower(column.name)) == taken.end()) {
            m_environment.columns.push_back(column);
            m_columnOfName[column.name] = column.name;
        }
    }
}

Result<std::string> RowFormulas::columnOf(std::string_view field) const
{
    if (const auto found = m_columnOfName.find(std::string(field)); found != m_columnOfName.end()) {
        return found->second;
    }
    const Field* const known = m_role == nullptr ? nullptr : findField(*m_role, field);
    const Text title = known == nullptr ? Text(std::string(field), std::string(field)) : known->title;
    const std::string prefix = m_role == nullptr ? m_schema.name : m_role->id;
    return Error{.code = ErrorCode::NotFound,
                 .message = {"„" + m_schema.name + "“ hat keine Spalte für „" + title.de + "“",
                             "“" + m_schema.name + "” has no column for “" + title.en + "”"},
                 .subject = prefix + "." + std::string(field),
                 .advice = {"In der Feldzuordnung der Rolle sagen, welche Spalte es ist",
                            "Say in the field mapping of the role which column it is"}};
}

/// Names that the role knows but the dataset does not have are told before the compiler calls them unknown.
Result<void> RowFormulas::checkNames(std::string_view text) const
{
    WB_TRY(const formula::Syntax syntax, formula::parse(text));
    std::vector<std::string> names;
    collectNames(syntax, names);
    for (const std::string& name : names) {
        if (m_role != nullptr && findField(*m_role, name) != nullptr) {
            WB_TRY([[maybe_unused]] const std::string column, columnOf(name));
        }
    }
    return {};
}

std::size_t RowFormulas::positionOf(const std::string& column)
{
    const auto found = std::ranges::find(m_columns, column);
    if (found == m_columns.end()) {
        m_columns.push_back(column);
        return m_columns.size() - 1;
    }
    return static_cast<std::size_t>(found - m_columns.begin());
}

Result<std::size_t> RowFormulas::add(std::string_view text, Wanted wanted)
{
    return take(text, wanted, {});
}

Result<std::size_t> RowFormulas::addField(const std::string& field, Wanted wanted)
{
    formula::CompileOptions options;
    const auto known = std::ranges::find(m_environment.columns, field, &formula::KnownColumn::name);
    if (known != m_environment.columns.end() && known->type == formula::ValueType::Number && !known->unit.empty()) {
        options.resultUnit = known->unit;
    }
    return take("[" + field + "]", wanted, options);
}

Result<std::size_t> RowFormulas::take(std::string_view text, Wanted wanted, const formula::CompileOptions& options)
{
    WB_CHECK(checkNames(text));
    WB_TRY(formula::Program program, formula::compile(text, m_environment, options));
    const auto type = program.type;
    if ((wanted == Wanted::Number && type != formula::ValueType::Number) ||
        (wanted == Wanted::Condition && type != formula::ValueType::Truth)) {
        const bool isNumber = wanted == Wanted::Number;
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {isNumber ? "die Formel gibt keine Zahl" : "die Formel ist keine Bedingung",
                                 isNumber ? "the formula gives no number" : "the formula is no condition"},
                     .subject = std::string(text)};
    }
    if (!program.measures.empty()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"Flächen und Längen der Geometrie sind in dieser Formel nicht möglich",
                                 "areas and lengths of the geometry are not possible in this formula"},
                     .subject = std::string(text)};
    }
    Compiled compiled{.program = std::move(program), .positions = {}};
    for (const std::string& name : compiled.program.columns) {
        compiled.positions.push_back(positionOf(m_columnOfName.at(name)));
    }
    m_programs.push_back(std::move(compiled));
    return m_programs.size() - 1;
}

Result<std::string> RowFormulas::inColumns(std::string_view text) const
{
    WB_TRY(const std::vector<formula::Token> tokens, formula::tokensOf(text));
    std::string written;
    for (const formula::Token& token : tokens) {
        if (token.kind != formula::TokenKind::End) {
            written += (written.empty() ? "" : " ") + spelled(token, m_columnOfName);
        }
    }
    return written;
}

formula::Value RowFormulas::evaluate(std::size_t number, const workspace::LayerReader& reader) const
{
    const Compiled& compiled = m_programs[number];
    formula::Row row;
    for (const std::size_t position : compiled.positions) {
        row.values.push_back(formula::valueOf(reader.value(position), reader.columns()[position].type));
    }
    formula::Mishaps mishaps;
    return compiled.program.evaluate(row, mishaps);
}

std::optional<double> RowFormulas::number(std::size_t formula, const workspace::LayerReader& reader) const
{
    const formula::Value value = evaluate(formula, reader);
    const auto* const number = std::get_if<double>(&value);
    return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<bool> RowFormulas::truth(std::size_t formula, const workspace::LayerReader& reader) const
{
    const formula::Value value = evaluate(formula, reader);
    const auto* const truth = std::get_if<bool>(&value);
    return truth == nullptr ? std::nullopt : std::optional(*truth);
}

} // namespace weitblick::analysis::role
