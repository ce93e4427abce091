// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/functions.h"

#include "core/base/number_text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::analysis::formula {

namespace {

constexpr std::size_t kMany = std::numeric_limits<std::size_t>::max();

const double* numberIn(const Value& value)
{
    return std::get_if<double>(&value);
}
const std::string* textIn(const Value& value)
{
    return std::get_if<std::string>(&value);
}
const bool* truthIn(const Value& value)
{
    return std::get_if<bool>(&value);
}
bool isNull(const Value& value)
{
    return std::holds_alternative<std::monostate>(value);
}

Value finite(double number, Evaluation& evaluation)
{
    if (!std::isfinite(number)) {
        ++evaluation.mishaps.notFinite;
        return {};
    }
    return number;
}

template <typename Work>
Value onNumbers(const Node& node, Evaluation& evaluation, const Work& work)
{
    const Value left = evaluation.argument(node, 0);
    const Value right = evaluation.argument(node, 1);
    if (isNull(left) || isNull(right)) {
        return {};
    }
    return work(*numberIn(left), *numberIn(right));
}

template <typename Work>
Value onNumber(const Node& node, Evaluation& evaluation, const Work& work)
{
    const Value value = evaluation.argument(node, 0);
    return isNull(value) ? Value() : finite(work(*numberIn(value)), evaluation);
}

template <typename Work>
Value compared(const Node& node, Evaluation& evaluation, const Work& work)
{
    const Value left = evaluation.argument(node, 0);
    const Value right = evaluation.argument(node, 1);
    if (isNull(left) || isNull(right)) {
        return {};
    }
    return work(left, right);
}

Value add(const Node& node, Evaluation& evaluation)
{
    return onNumbers(node, evaluation, [&](double a, double b) { return finite(a + b, evaluation); });
}
Value subtract(const Node& node, Evaluation& evaluation)
{
    return onNumbers(node, evaluation, [&](double a, double b) { return finite(a - b, evaluation); });
}
Value multiply(const Node& node, Evaluation& evaluation)
{
    return onNumbers(node, evaluation, [&](double a, double b) { return finite(a * b, evaluation); });
}
Value divide(const Node& node, Evaluation& evaluation)
{
    return onNumbers(node, evaluation, [&](double a, double b) {
        if (b == 0.0) {
            ++evaluation.mishaps.divisionsByZero;
            return Value();
        }
        return finite(a / b, evaluation);
    });
}
Value raise(const Node& node, Evaluation& evaluation)
{
    return onNumbers(node, evaluation, [&](double a, double b) {
        if (a == 0.0 && b < 0.0) {
            ++evaluation.mishaps.divisionsByZero;
            return Value();
        }
        return finite(std::pow(a, b), evaluation);
    });
}
Value negative(const Node& node, Evaluation& evaluation)
{
    return onNumber(node, evaluation, [](double number) { return -number; });
}
Value equal(const Node& node, Evaluation& evaluation)
{
    return compared(node, evaluation, [](const Value& a, const Value& b) { return a == b; });
}
Value different(const Node& node, Evaluation& evaluation)
{
    return compared(node, evaluation, [](const Value& a, const Value& b) { return a != b; });
}
Value less(const Node& node, Evaluation& evaluation)
{
    return compared(node, evaluation, [](const Value& a, const Value& b) { return a < b; });
}
Value lessOrEqual(const Node& node, Evaluation& evaluation)
{
    return compared(node, evaluation, [](const Value& a, const Value& b) { return a <= b; });
}
Value greater(const Node& node, Evaluation& evaluation)
{
    return compared(node, evaluation, [](const Value& a, const Value& b) { return a > b; });
}
Value greaterOrEqual(const Node& node, Evaluation& evaluation)
{
    return compared(node, evaluation, [](const Value& a, const Value& b) { return a >= b; });
}

/// SQL logic: the deciding value wins over null.
Value decided(const Node& node, Evaluation& evaluation, bool deciding)
{
    const Value left = evaluation.argument(node, 0);
    if (!isNull(left) && *truthIn(left) == deciding) {
        return deciding;
    }
    const Value right = evaluation.argument(node, 1);
    if (!isNull(right) && *truthIn(right) == deciding) {
        return deciding;
    }
    return isNull(left) || isNull(right) ? Value() : Value(!deciding);
}
Value both(const Node& node, Evaluation& evaluation)
{
    return decided(node, evaluation, false);
}
Value either(const Node& node, Evaluation& evaluation)
{
    return decided(node, evaluation, true);
}
Value negation(const Node& node, Evaluation& evaluation)
{
    const Value value = evaluation.argument(node, 0);
    return isNull(value) ? Value() : Value(!*truthIn(value));
}

Value choose(const Node& node, Evaluation& evaluation)
{
    const Value condition = evaluation.argument(node, 0);
    const bool first = !isNull(condition) && *truthIn(condition);
    return evaluation.argument(node, first ? 1 : 2);
}
Value firstKnown(const Node& node, Evaluation& evaluation)
{
    for (std::size_t i = 0; i < node.arguments.size(); ++i) {
        if (Value value = evaluation.argument(node, i); !isNull(value)) {
            return value;
        }
    }
    return {};
}
Value extreme(const Node& node, Evaluation& evaluation, bool largest)
{
    Value best = evaluation.argument(node, 0);
    for (std::size_t i = 1; i < node.arguments.size() && !isNull(best); ++i) {
        Value value = evaluation.argument(node, i);
        if (isNull(value) || (largest ? best < value : value < best)) {
            best = std::move(value);
        }
    }
    return best;
}
Value smallest(const Node& node, Evaluation& evaluation)
{
    return extreme(node, evaluation, false);
}
Value largest(const Node& node, Evaluation& evaluation)
{
    return extreme(node, evaluation, true);
}

Value absolute(const Node& node, Evaluation& evaluation)
{
    return onNumber(node, evaluation, [](double number) { return std::abs(number); });
}
Value rounded(const Node& node, Evaluation& evaluation)
{
    double scale = 1.0;
    if (node.arguments.size() > 1) {
        const Value digits = evaluation.argument(node, 1);
        scale = std::pow(10.0, *numberIn(digits)); // a literal, checked by compile()
    }
    return onNumber(node, evaluation, [&](double number) { return std::round(number * scale) / scale; });
}
Value squareRootOf(const Node& node, Evaluation& evaluation)
{
    return onNumber(node, evaluation, [](double number) { return std::sqrt(number); });
}
Value logarithm(const Node& node, Evaluation& evaluation)
{
    return onNumber(node, evaluation, [](double number) { return std::log(number); });
}
Value exponential(const Node& node, Evaluation& evaluation)
{
    return onNumber(node, evaluation, [](double number) { return std::exp(number); });
}

std::size_t bytesOf(std::string_view text, std::size_t characters)
{
    std::size_t at = 0;
    while (at < text.size() && characters > 0) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
            ++at;
        }
        --characters;
    }
    return at;
}

Value textLength(const Node& node, Evaluation& evaluation)
{
    const Value value = evaluation.argument(node, 0);
    return isNull(value) ? Value() : Value(static_cast<double>(codePointCount(*textIn(value))));
}

/// ASCII, and the letters À–Þ / à–þ of Latin-1, which hold the German umlauts. ß stays.
std::string withCase(std::string text, bool upper)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool isLatin1 = i > 0 && static_cast<unsigned char>(text[i - 1]) == 0xC3U;
        const unsigned char firstLower = isLatin1 ? 0xA0U : static_cast<unsigned char>('a');
        const unsigned char lastLower = isLatin1 ? 0xBEU : static_cast<unsigned char>('z');
        const bool isSign = isLatin1 && (byte == 0xB7U || byte == 0x97U);
        const unsigned char from = upper ? firstLower : static_cast<unsigned char>(firstLower - 0x20U);
        const unsigned char to = upper ? lastLower : static_cast<unsigned char>(lastLower - 0x20U);
        if (byte >= from && byte <= to && !isSign) {
            text[i] = static_cast<char>(byte ^ 0x20U);
        }
    }
    return text;
}
Value upperCase(const Node& node, Evaluation& evaluation)
{
    const Value value = evaluation.argument(node, 0);
    return isNull(value) ? Value() : Value(withCase(*textIn(value), true));
}
Value lowerCase(const Node& node, Evaluation& evaluation)
{
    const Value value = evaluation.argument(node, 0);
    return isNull(value) ? Value() : Value(withCase(*textIn(value), false));
}
std::optional<std::size_t> countIn(const Value& value)
{
    if (isNull(value)) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(std::clamp(std::floor(*numberIn(value)), 0.0, 1e9));
}
Value leftPart(const Node& node, Evaluation& evaluation)
{
    const Value text = evaluation.argument(node, 0);
    const std::optional<std::size_t> count = countIn(evaluation.argument(node, 1));
    if (isNull(text) || !count) {
        return {};
    }
    return textIn(text)->substr(0, bytesOf(*textIn(text), *count));
}
Value rightPart(const Node& node, Evaluation& evaluation)
{
    const Value text = evaluation.argument(node, 0);
    const std::optional<std::size_t> count = countIn(evaluation.argument(node, 1));
    if (isNull(text) || !count) {
        return {};
    }
    const std::size_t length = codePointCount(*textIn(text));
    return textIn(text)->substr(bytesOf(*textIn(text), length - std::min(length, *count)));
}
Value joined(const Node& node, Evaluation& evaluation)
{
    std::string text;
    for (std::size_t i = 0; i < node.arguments.size(); ++i) {
        const Value part = evaluation.argument(node, i);
        if (isNull(part)) {
            return {};
        }
        if (const double* const number = numberIn(part)) {
            text += canonicalNumber(*number);
        } else if (const bool* const truth = truthIn(part)) {
            text += *truth ? "true" : "false";
        } else {
            text += *textIn(part);
        }
    }
    return text;
}
Value isUnknown(const Node& node, Evaluation& evaluation)
{
    return isNull(evaluation.argument(node, 0));
}
Value measured(const Node& node, Evaluation& evaluation)
{
    const std::optional<double> measure = evaluation.row.measures[static_cast<std::size_t>(node.measure)];
    return measure ? Value(*measure) : Value();
}

struct Operator {
    std::string_view sign;
    Evaluate evaluate;
};
constexpr std::array kOperators = {
    Operator{"+", add},          Operator{"-", subtract},   Operator{"*", multiply},        Operator{"/", divide},
    Operator{"^", raise},        Operator{"=", equal},      Operator{"<>", different},      Operator{"<", less},
    Operator{"<=", lessOrEqual}, Operator{">", greater},    Operator{">=", greaterOrEqual}, Operator{"and", both},
    Operator{"or", either},      Operator{"not", negation}, Operator{"negative", negative},
};

} // namespace

const std::vector<Function>& functions()
{
    using enum Signature;
    static const std::vector<Function> kFunctions = {
        {"if", "wenn", Choice, 3, 3, choose, {}, "wenn(Bedingung; dann; sonst)", "if(condition; then; else)"},
        {"coalesce",
         "ersatz",
         Same,
         1,
         kMany,
         firstKnown,
         {},
         "erster Wert, der nicht leer ist",
         "first value that is not null"},
        {"isnull", "istleer", Test, 1, 1, isUnknown, {}, "ob der Wert leer ist", "whether the value is null"},
        {"min", "", Same, 1, kMany, smallest, {}, "kleinster Wert", "smallest value"},
        {"max", "", Same, 1, kMany, largest, {}, "größter Wert", "largest value"},
        {"round",
         "runden",
         Rounded,
         1,
         2,
         rounded,
         {},
         "gerundet, halbe weg von null; Stellen",
         "rounded, halves away from zero; digits"},
        {"abs", "betrag", Kept, 1, 1, absolute, {}, "Betrag", "absolute value"},
        {"sqrt", "wurzel", Root, 1, 1, squareRootOf, {}, "Quadratwurzel", "square root"},
        {"ln", "", Plain, 1, 1, logarithm, {}, "natürlicher Logarithmus", "natural logarithm"},
        {"exp", "", Plain, 1, 1, exponential, {}, "Exponentialfunktion", "exponential function"},
        {"len", "textlänge", TextToNumber, 1, 1, textLength, {}, "Zahl der Zeichen", "number of characters"},
        {"upper", "gross", TextToText, 1, 1, upperCase, {}, "in Großbuchstaben", "in upper case"},
        {"lower", "klein", TextToText, 1, 1, lowerCase, {}, "in Kleinbuchstaben", "in lower case"},
        {"left", "links", TextAndCount, 2, 2, leftPart, {}, "die ersten n Zeichen", "the first n characters"},
        {"right", "rechts", TextAndCount, 2, 2, rightPart, {}, "die letzten n Zeichen", "the last n characters"},
        {"concat", "verketten", Joined, 1, kMany, joined, {}, "aneinandergehängt", "joined"},
        {"area", "fläche", Geometry, 0, 0, measured, Measure::Area, "Fläche der Geometrie in m2",
         "area of the geometry in m2"},
        {"length", "länge", Geometry, 0, 0, measured, Measure::Length, "Länge oder Umfang in m",
         "length or perimeter in m"},
        {"x", "rechtswert", Geometry, 0, 0, measured, Measure::X, "Rechtswert des Schwerpunkts",
         "easting of the centroid"},
        {"y", "hochwert", Geometry, 0, 0, measured, Measure::Y, "Hochwert des Schwerpunkts",
         "northing of the centroid"},
    };
    return kFunctions;
}

const Function* findFunction(std::string_view name)
{
    const auto found = std::ranges::find_if(functions(), [&](const Function& function) {
        return function.name == name || (!function.german.empty() && function.german == name);
    });
    return found == functions().end() ? nullptr : &*found;
}

std::vector<std::string> functionNames()
{
    std::vector<std::string> names;
    for (const Function& function : functions()) {
        names.emplace_back(function.name);
        if (!function.german.empty()) {
            names.emplace_back(function.german);
        }
    }
    return names;
}

Evaluate operatorOf(std::string_view sign)
{
    const auto* const found = std::ranges::find(kOperators, sign, &Operator::sign);
    return found == kOperators.end() ? nullptr : found->evaluate;
}

Value evaluateConstant(const Node& node, Evaluation&)
{
    return node.constant;
}

Value evaluateColumn(const Node& node, Evaluation& evaluation)
{
    return evaluation.row.values[node.column];
}

Value evaluateScaled(const Node& node, Evaluation& evaluation)
{
    return onNumber(node, evaluation, [&](double number) { return node.factor.apply(number); });
}

Value Program::evaluate(const Row& row, Mishaps& mishaps) const
{
    Evaluation evaluation{*this, row, mishaps};
    return nodes.back().evaluate(nodes.back(), evaluation);
}

} // namespace weitblick::analysis::formula
