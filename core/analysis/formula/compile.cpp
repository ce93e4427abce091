// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/functions.h"
#include "core/analysis/formula/program.h"
#include "core/analysis/formula/syntax.h"
#include "core/analysis/formula/token.h"
#include "core/analysis/formula/typed.h"
#include "core/base/nearest_name.h"

#include <algorithm>
#include <cmath>

namespace weitblick::analysis::formula {

namespace {

constexpr double kLargestPower = 9;
constexpr double kMostDigits = 15;

class Compiler {
public:
    explicit Compiler(const Environment& environment) : m_environment(environment) {}

    Result<Program> compile(const Syntax& root, const CompileOptions& options)
    {
        WB_TRY(Typed result, visit(root));
        if (result.type == ValueType::Number) {
            if (options.resultUnit) {
                WB_TRY(result, inUnit(result, *options.resultUnit));
            } else {
                result = ratioAsNumber(result);
            }
        } else if (options.resultUnit && !options.resultUnit->empty()) {
            const Text type = titleOf(result.type);
            return mistakeAt(result.position, {"das Ergebnis ist ein " + type.de + " und hat keine Einheit",
                                               "the result is a " + type.en + " and has no unit"});
        }
        m_program.type = result.type;
        m_program.unit = result.unit;
        return std::move(m_program);
    }

private:
    Result<Typed> visit(const Syntax& syntax)
    {
        switch (syntax.kind) {
        case SyntaxKind::Number:
            return literal(syntax);
        case SyntaxKind::Text:
            return constant(syntax, ValueType::Text, syntax.text);
        case SyntaxKind::Truth:
            return constant(syntax, ValueType::Truth, syntax.number != 0.0);
        case SyntaxKind::Null:
            return constant(syntax, ValueType::Null, {});
        case SyntaxKind::Column:
            return column(syntax);
        case SyntaxKind::Operator:
            return operation(syntax);
        case SyntaxKind::Call:
            break;
        }
        return call(syntax);
    }

    // leaves

    Result<Typed> literal(const Syntax& syntax)
    {
        Typed typed = constant(syntax, ValueType::Number, syntax.number);
        if (syntax.hasUnit) {
            auto unit = parseUnit(syntax.text);
            if (!unit) {
                Error error = mistakeAt(syntax.position, unit.error().message);
                error.advice = unit.error().advice;
                return error;
            }
            typed.unit = std::move(unit).value();
        }
        typed.fitsAnyUnit = syntax.number == 0.0 && !syntax.hasUnit;
        return typed;
    }
    Typed constant(const Syntax& syntax, ValueType type, Value value)
    {
        const Node node{.evaluate = evaluateConstant, .constant = std::move(value)};
        return {.node = add(node), .type = type, .unit = {}, .position = syntax.position};
    }
    Result<Typed> column(const Syntax& syntax)
    {
        WB_TRY(const KnownColumn* const known, findColumn(m_environment, syntax));
        const auto used = std::ranges::find(m_program.columns, known->name);
        Node node{.evaluate = evaluateColumn};
        node.column = static_cast<std::size_t>(used - m_program.columns.begin());
        if (used == m_program.columns.end()) {
            m_program.columns.push_back(known->name);
        }
        Typed typed{.node = add(node), .type = known->type, .unit = {}, .position = syntax.position};
        if (known->type == ValueType::Number && !known->unit.empty()) {
            auto unit = parseUnit(known->unit);
            if (!unit) {
                return std::move(unit).error().during("reading the unit of column " + known->name);
            }
            typed.unit = std::move(unit).value();
        }
        return typed;
    }
    // operators

    Result<Typed> operation(const Syntax& syntax)
    {
        std::vector<Typed> operands;
        for (const Syntax& argument : syntax.arguments) {
            WB_TRY(Typed operand, visit(argument));
            operands.push_back(std::move(operand));
        }
        const std::string& sign = syntax.text;
        if (sign == "and" || sign == "or" || sign == "not") {
            return logic(syntax, operands);
        }
        if (sign == "=" || sign == "<>" || sign == "<" || sign == "<=" || sign == ">" || sign == ">=") {
            WB_CHECK(unify(operands, syntax));
            return made(syntax, operands, {.type = ValueType::Truth, .unit = {}});
        }
        for (Typed& operand : operands) {
            WB_CHECK(demand(operand, ValueType::Number));
        }
        if (sign == "+" || sign == "-") {
            WB_CHECK(unify(operands, syntax));
            return made(syntax, operands, {.type = ValueType::Number, .unit = operands[0].unit});
        }
        if (sign == "negative") {
            const bool zero = operands[0].fitsAnyUnit;
            return made(syntax, operands, {.type = ValueType::Number, .unit = operands[0].unit, .fitsAnyUnit = zero});
        }
        if (sign == "^") {
            return raised(syntax, operands);
        }
        return multiplied(syntax, operands);
    }
    Result<Typed> logic(const Syntax& syntax, std::vector<Typed>& operands)
    {
        for (Typed& operand : operands) {
            WB_CHECK(demand(operand, ValueType::Truth));
        }
        return made(syntax, operands, {.type = ValueType::Truth, .unit = {}});
    }
    Result<Typed> multiplied(const Syntax& syntax, std::vector<Typed>& operands)
    {
        const Typed left = ratioAsNumber(operands[0]);
        const Typed right = ratioAsNumber(operands[1]);
        operands = {left, right};
        const Unit unit = syntax.text == "*" ? product(left.unit, right.unit) : quotient(left.unit, right.unit);
        return ratioAsNumber(made(syntax, operands, {.type = ValueType::Number, .unit = unit}));
    }
    Result<Typed> raised(const Syntax& syntax, std::vector<Typed>& operands)
    {
        const Typed base = ratioAsNumber(operands[0]);
        const Typed exponent = ratioAsNumber(operands[1]);
        operands = {base, exponent};
        if (!exponent.unit.isPlainNumber()) {
            return mistakeAt(exponent.position,
                             {"eine Hochzahl hat keine Einheit, hier steht " + shown(exponent.unit, Language::German),
                              "an exponent has no unit, this is " + shown(exponent.unit, Language::English)});
        }
        if (base.unit.isPlainNumber()) {
            return made(syntax, operands, {.type = ValueType::Number, .unit = {}});
        }
        const std::optional<double> number = literalNumber(syntax.arguments[1]);
        if (!number || *number != std::floor(*number) || std::abs(*number) > kLargestPower) {
            return mistakeAt(exponent.position,
                             {"die Hochzahl einer Größe mit Einheit (" + shown(base.unit, Language::German) +
                                  ") ist eine feste ganze Zahl von -9 bis 9",
                              "the exponent of a quantity (" + shown(base.unit, Language::English) +
                                  ") is a fixed whole number from -9 to 9"});
        }
        const Unit unit = power(base.unit, static_cast<int>(*number));
        return ratioAsNumber(made(syntax, operands, {.type = ValueType::Number, .unit = unit}));
    }

    // functions

    Result<Typed> call(const Syntax& syntax)
    {
        const Function* const function = findFunction(syntax.text);
        if (function == nullptr) {
            Error error = mistakeAt(syntax.position,
                                    {"keine Funktion „" + syntax.text + "“", "no function “" + syntax.text + "”"});
            error.code = ErrorCode::NotFound;
            error.advice = proposalFor(syntax.text, functionNames());
            return error;
        }
        if (syntax.arguments.size() < function->fewest || syntax.arguments.size() > function->most) {
            const std::string count =
                std::to_string(function->fewest) + (function->most == function->fewest ? "" : " oder mehr");
            return mistakeAt(syntax.position,
                             {syntax.text + "() braucht " + count + " Argumente",
                              syntax.text + "() takes " + std::to_string(function->fewest) +
                                  (function->most == function->fewest ? "" : " or more") + " arguments"});
        }
        if (function->signature == Signature::Geometry) {
            return geometry(syntax, *function);
        }
        std::vector<Typed> arguments;
        for (const Syntax& argument : syntax.arguments) {
            WB_TRY(Typed typed, visit(argument));
            arguments.push_back(std::move(typed));
        }
        WB_TRY(Typed result, signatureOf(syntax, *function, arguments));
        return made(syntax, arguments, std::move(result), function->evaluate);
    }
    /// Checks the arguments, converts them where needed, and says what comes out.
    Result<Typed> signatureOf(const Syntax& syntax, const Function& function, std::vector<Typed>& arguments)
    {
        switch (function.signature) {
        case Signature::Same:
            return same(arguments, syntax);
        case Signature::Choice:
            return choice(arguments, syntax);
        case Signature::Joined:
        case Signature::Test:
            return Typed{.type = function.signature == Signature::Test ? ValueType::Truth : ValueType::Text,
                         .unit = {}};
        case Signature::TextToNumber:
            return ofText(arguments, ValueType::Number);
        case Signature::TextToText:
            return ofText(arguments, ValueType::Text);
        case Signature::TextAndCount:
            WB_CHECK(plain(arguments[1]));
            return ofText(arguments, ValueType::Text);
        case Signature::Plain:
            WB_CHECK(plain(arguments[0]));
            return Typed{.type = ValueType::Number, .unit = {}};
        case Signature::Rounded:
            WB_CHECK(digits(syntax));
            break;
        case Signature::Root:
            return root(arguments[0]);
        case Signature::Kept:
        case Signature::Geometry:
            break;
        }
        WB_CHECK(demand(arguments[0], ValueType::Number));
        return Typed{.type = ValueType::Number, .unit = arguments[0].unit};
    }
    Result<Typed> same(std::vector<Typed>& arguments, const Syntax& syntax)
    {
        WB_CHECK(unify(arguments, syntax));
        return Typed{.type = arguments[0].type, .unit = arguments[0].unit};
    }
    Result<Typed> choice(std::vector<Typed>& arguments, const Syntax& syntax)
    {
        WB_CHECK(demand(arguments[0], ValueType::Truth));
        std::vector<Typed> branches = {arguments[1], arguments[2]};
        WB_CHECK(unify(branches, syntax));
        arguments[1] = branches[0];
        arguments[2] = branches[1];
        return Typed{.type = branches[0].type, .unit = branches[0].unit};
    }
    static Result<Typed> ofText(std::vector<Typed>& arguments, ValueType result)
    {
        WB_CHECK(demand(arguments[0], ValueType::Text));
        return Typed{.type = result, .unit = {}};
    }
    Result<Typed> root(Typed& argument)
    {
        WB_CHECK(demand(argument, ValueType::Number));
        argument = ratioAsNumber(argument);
        auto unit = squareRoot(argument.unit);
        if (!unit) {
            return mistakeAt(argument.position, unit.error().message);
        }
        return Typed{.type = ValueType::Number, .unit = std::move(unit).value()};
    }
    static Result<void> digits(const Syntax& syntax)
    {
        if (syntax.arguments.size() < 2) {
            return {};
        }
        const std::optional<double> number = literalNumber(syntax.arguments[1]);
        if (!number || *number != std::floor(*number) || std::abs(*number) > kMostDigits) {
            return mistakeAt(syntax.arguments[1].position, {"Stellen sind eine feste ganze Zahl von -15 bis 15",
                                                            "digits are a fixed whole number from -15 to 15"});
        }
        return {};
    }
    Result<Typed> geometry(const Syntax& syntax, const Function& function)
    {
        if (!m_environment.hasGeometry) {
            return mistakeAt(syntax.position, {"die Tabelle hat keine Geometrie für " + syntax.text + "()",
                                               "the table has no geometry for " + syntax.text + "()"});
        }
        const bool isPosition = function.measure == Measure::X || function.measure == Measure::Y;
        if (!m_environment.isInMetres && !isPosition) {
            Error error =
                mistakeAt(syntax.position, {syntax.text + "() braucht ein Koordinatensystem in Metern",
                                            syntax.text + "() needs a coordinate reference system in metres"});
            error.code = ErrorCode::UnsupportedCrs;
            error.advice = {"Die Ebene zuerst in EPSG:25832 umrechnen", "Reproject the layer to EPSG:25832 first"};
            return error;
        }
        if (std::ranges::find(m_program.measures, function.measure) == m_program.measures.end()) {
            m_program.measures.push_back(function.measure);
        }
        Node node{.evaluate = function.evaluate};
        node.measure = function.measure;
        const char* const symbol = function.measure == Measure::Area ? "m2" : m_environment.isInMetres ? "m" : "°";
        WB_TRY(Unit unit, parseUnit(symbol));
        return Typed{
            .node = add(node), .type = ValueType::Number, .unit = std::move(unit), .position = syntax.position};
    }

    // types and units

    Result<void> plain(Typed& typed)
    {
        WB_CHECK(demand(typed, ValueType::Number));
        typed = ratioAsNumber(typed);
        if (!typed.unit.isPlainNumber()) {
            return mistakeAt(typed.position,
                             {"hier wird eine Zahl ohne Einheit erwartet, nicht " + shown(typed.unit, Language::German),
                              "a number without unit is expected here, not " + shown(typed.unit, Language::English)});
        }
        return {};
    }
    /// Brings all to the type and unit of the first that has one.
    Result<void> unify(std::vector<Typed>& typed, const Syntax& syntax)
    {
        const auto leader = std::ranges::find_if(typed, [](const Typed& one) { return one.type != ValueType::Null; });
        const ValueType type = leader == typed.end() ? ValueType::Null : leader->type;
        for (Typed& one : typed) {
            WB_CHECK(demand(one, type));
        }
        if (type != ValueType::Number) {
            return {};
        }
        const auto measured = std::ranges::find_if(typed, [](const Typed& one) { return !one.fitsAnyUnit; });
        if (measured == typed.end()) {
            return {};
        }
        const Unit unit = measured->unit;
        for (Typed& one : typed) {
            if (one.fitsAnyUnit) {
                one.unit = unit;
                continue;
            }
            if (!one.unit.hasDimensionOf(unit)) {
                return mismatch(syntax.position, unit, one.unit);
            }
            WB_TRY(const UnitConversion factor, conversion(one.unit, unit));
            one = scaled(one, factor);
            one.unit = unit;
        }
        return {};
    }
    Result<Typed> inUnit(Typed result, const std::string& symbol)
    {
        WB_TRY(const Unit unit, parseUnit(symbol));
        if (!result.fitsAnyUnit) {
            if (!result.unit.hasDimensionOf(unit)) {
                Error error = mismatch(result.position, result.unit, unit);
                error.message = {"das Ergebnis der Formel hat die Einheit „" + shown(result.unit, Language::German) +
                                     "“, verlangt ist „" + shown(unit, Language::German) + "“",
                                 "the result of the formula has the unit “" + shown(result.unit, Language::English) +
                                     "”, asked for is “" + shown(unit, Language::English) + "”"};
                return error;
            }
            WB_TRY(const UnitConversion factor, conversion(result.unit, unit));
            result = scaled(result, factor);
        }
        result.unit = unit;
        return result;
    }
    /// "%", "km/m" and the like as plain numbers.
    Typed ratioAsNumber(const Typed& typed)
    {
        if (!typed.unit.isPlainNumber() || typed.unit.factors.empty()) {
            return typed;
        }
        const auto factor = conversion(typed.unit, Unit{});
        Typed number = factor ? scaled(typed, *factor) : typed;
        number.unit = Unit{};
        return number;
    }
    Typed scaled(const Typed& typed, const UnitConversion& factor)
    {
        if (factor.isIdentity()) {
            return typed;
        }
        Node node{.evaluate = evaluateScaled};
        node.arguments = {typed.node};
        node.factor = factor;
        Typed result = typed;
        result.node = add(node);
        return result;
    }

    Typed made(const Syntax& syntax, const std::vector<Typed>& operands, Typed result, Evaluate evaluate = nullptr)
    {
        Node node{.evaluate = evaluate != nullptr ? evaluate : operatorOf(syntax.text)};
        for (const Typed& operand : operands) {
            node.arguments.push_back(operand.node);
        }
        result.node = add(node);
        result.position = syntax.position;
        return result;
    }
    std::uint32_t add(const Node& node)
    {
        m_program.nodes.push_back(node);
        return static_cast<std::uint32_t>(m_program.nodes.size() - 1);
    }

    const Environment& m_environment;
    Program m_program;
};

} // namespace

Result<Program> compile(std::string_view formula, const Environment& environment, const CompileOptions& options)
{
    WB_TRY(const Syntax syntax, parse(formula));
    return Compiler(environment).compile(syntax, options);
}

} // namespace weitblick::analysis::formula
