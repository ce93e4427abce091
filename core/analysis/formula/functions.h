// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/formula/program.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis::formula {

/// How a function treats types and units.
enum class Signature : std::uint8_t {
    Same,    ///< numbers of one quantity (or texts) in, the same out: min, max, coalesce
    Choice,  ///< if(condition; a; b)
    Kept,    ///< a number in, the same unit out: abs
    Rounded, ///< number and literal digits: round
    Root,    ///< sqrt: halves the exponents of the unit
    Plain,   ///< plain number in and out: ln, exp
    TextToNumber,
    TextToText,
    TextAndCount, ///< left, right
    Joined,       ///< anything in, text out: concat
    Test,         ///< anything in, truth out: isnull
    Geometry      ///< nothing in, a measure of the geometry out
};

/// A function of the formula language.
struct Function {
    std::string_view name;
    std::string_view german; ///< the other spelling; may be empty
    Signature signature;
    std::size_t fewest;
    std::size_t most;
    Evaluate evaluate;
    Measure measure = Measure::Area;
    std::string_view helpDe;
    std::string_view helpEn;
};

const std::vector<Function>& functions();            ///< in the order of the handbook
const Function* findFunction(std::string_view name); ///< by either spelling, lower case; nullptr: none
std::vector<std::string> functionNames();            ///< for proposals

/// What the operators do: "+", "-", "*", "/", "^", "=", "<>", "<", "<=", ">", ">=", "and", "or", "not", "negative".
Evaluate operatorOf(std::string_view sign);

Value evaluateConstant(const Node& node, Evaluation& evaluation);
Value evaluateColumn(const Node& node, Evaluation& evaluation);
Value evaluateScaled(const Node& node, Evaluation& evaluation); ///< arguments[0] × factor

/// One row's way through a program.
struct Evaluation {
    const Program& program;
    const Row& row;
    Mishaps& mishaps;

    [[nodiscard]] Value argument(const Node& node, std::size_t index)
    {
        const Node& next = program.nodes[node.arguments[index]];
        return next.evaluate(next, *this);
    }
};

} // namespace weitblick::analysis::formula
