// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/typed.h"

#include "core/analysis/formula/token.h"
#include "core/base/nearest_name.h"

#include <algorithm>

namespace weitblick::analysis::formula {

namespace {

bool sameLetters(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char left, char right) {
        const auto lower = [](char letter) { return letter >= 'A' && letter <= 'Z' ? letter + 32 : int(letter); };
        return lower(left) == lower(right);
    });
}

} // namespace

Text titleOf(ValueType type)
{
    switch (type) {
    case ValueType::Number:
        return {"Zahl", "number"};
    case ValueType::Text:
        return {"Text", "text"};
    case ValueType::Truth:
        return {"Wahrheitswert", "truth value"};
    case ValueType::Null:
        break;
    }
    return {"leerer Wert", "null"};
}

std::string shown(const Unit& unit, Language language)
{
    const std::string symbol = unit.symbol();
    return !symbol.empty() ? symbol : language == Language::German ? "ohne Einheit" : "no unit";
}

Result<void> demand(Typed& typed, ValueType wanted)
{
    if (typed.type == ValueType::Null) {
        typed.type = wanted;
        typed.fitsAnyUnit = true;
    }
    if (typed.type != wanted) {
        const Text expected = titleOf(wanted);
        const Text found = titleOf(typed.type);
        return mistakeAt(typed.position, {"hier wird " + expected.de + " erwartet, nicht " + found.de,
                                          expected.en + " expected here, not " + found.en});
    }
    return {};
}
Error mismatch(std::size_t position, const Unit& first, const Unit& second)
{
    Error error = mistakeAt(position, {"Einheiten passen nicht zusammen: „" + shown(first, Language::German) +
                                           "“ und „" + shown(second, Language::German) + "“",
                                       "units do not fit: “" + shown(first, Language::English) + "” and “" +
                                           shown(second, Language::English) + "”"});
    error.advice = {"Eine Zahl mit Einheit schreibt man 5 {kWh}; Größen werden mit * und / verbunden",
                    "A number with a unit is written 5 {kWh}; quantities are combined by * and /"};
    return error;
}
Result<const KnownColumn*> findColumn(const Environment& environment, const Syntax& syntax)
{
    const auto exact = std::ranges::find(environment.columns, syntax.text, &KnownColumn::name);
    if (exact != environment.columns.end()) {
        return &*exact;
    }
    std::vector<const KnownColumn*> similar;
    std::vector<std::string> names;
    for (const KnownColumn& candidate : environment.columns) {
        names.push_back(candidate.name);
        if (sameLetters(candidate.name, syntax.text)) {
            similar.push_back(&candidate);
        }
    }
    if (similar.size() == 1) {
        return similar.front();
    }
    Error error = mistakeAt(syntax.position, {"keine Spalte „" + syntax.text + "“", "no column “" + syntax.text + "”"});
    error.code = similar.empty() ? ErrorCode::NotFound : ErrorCode::Ambiguous;
    error.advice = proposalFor(syntax.text, names);
    return error;
}

std::optional<double> literalNumber(const Syntax& syntax)
{
    if (syntax.kind == SyntaxKind::Number && !syntax.hasUnit) {
        return syntax.number;
    }
    if (syntax.kind == SyntaxKind::Operator && syntax.text == "negative") {
        const std::optional<double> number = literalNumber(syntax.arguments[0]);
        return number ? std::optional(-*number) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace weitblick::analysis::formula
