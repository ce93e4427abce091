// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/unit.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace weitblick::analysis::formula {

enum class ValueType : std::uint8_t { Null, Number, Text, Truth };
using Value = std::variant<std::monostate, double, std::string, bool>; ///< in the order of ValueType

/// What a row's geometry measures, where the formula asks for it.
enum class Measure : std::uint8_t { Area, Length, X, Y };

/// A column that a formula may name.
struct KnownColumn {
    std::string name;
    ValueType type = ValueType::Number;
    std::string unit; ///< of a number; "" for a plain one
};

/// What a formula may refer to.
struct Environment {
    std::vector<KnownColumn> columns;
    bool hasGeometry = false;
    bool isInMetres = false; ///< area() and length() need projected metres
};

/// The row that is being computed: the values of Program::columns() in their order, and the measures it asked for.
struct Row {
    std::vector<Value> values;
    std::array<std::optional<double>, 4> measures; ///< by Measure, in m2 or m; nothing: no geometry
};

/// Rows that came out empty although their columns were not.
struct Mishaps {
    std::int64_t divisionsByZero = 0;
    std::int64_t notFinite = 0; ///< root or logarithm of a negative number, overflow
};

struct Node;
struct Evaluation;
using Evaluate = Value (*)(const Node& node, Evaluation& evaluation);

/// One step of a compiled formula.
struct Node {
    Evaluate evaluate = nullptr;
    std::vector<std::uint32_t> arguments; ///< positions in Program::nodes, before this one
    Value constant;
    std::size_t column = 0; ///< in Program::columns
    Measure measure = Measure::Area;
    UnitConversion factor;
};

/// A formula that has been checked: every name is known, every type and unit fits.
struct Program {
    std::vector<Node> nodes;          ///< the last one is the result
    std::vector<std::string> columns; ///< the ones it reads
    std::vector<Measure> measures;    ///< the ones it reads
    ValueType type = ValueType::Null;
    Unit unit; ///< of a number

    [[nodiscard]] Value evaluate(const Row& row, Mishaps& mishaps) const;
};

/// What a formula is worth compiling to.
struct CompileOptions {
    std::optional<std::string> resultUnit; ///< converted to it; nothing: the unit that comes out
};

/// Checks names, types and units of a formula and makes it ready to be run on rows.
///
/// Units    + - comparisons min max if coalesce want one quantity; the right is converted to the left's unit.
///          * / ^ sqrt make new units; % and other plain ratios are turned into plain numbers before. A literal 0 or
///          null fits any unit. ln, exp and exponents want plain numbers.
/// No data  null in, null out; `and`/`or` as in SQL (false and null = false); an `if` whose condition is null takes the
///          last branch; coalesce() and isnull() ask for null. Division by zero gives null and is counted.
/// Errors   InvalidInput    type or unit mismatch, wrong number of arguments; names the position and both units.
///          NotFound        no such column or function; proposes the nearest.
///          Ambiguous       a column name that fits two when case is ignored.
///          UnsupportedCrs  area() or length() of a layer that is not projected in metres.
///          Budget          as parse().
Result<Program> compile(std::string_view formula, const Environment& environment, const CompileOptions& options = {});

} // namespace weitblick::analysis::formula
