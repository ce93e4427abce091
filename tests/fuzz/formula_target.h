// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/formula/program.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace weitblick::fuzz {

/// Compiles the bytes as a formula over a few columns, and runs it on rows with and without values.
inline void formulaTarget(const std::uint8_t* bytes, std::size_t size)
{
    using namespace analysis::formula;
    static const Environment kEnvironment = {.columns = {{"a", ValueType::Number, ""},
                                                         {"b", ValueType::Number, "kWh/a"},
                                                         {"c", ValueType::Number, "m"},
                                                         {"t", ValueType::Text, ""},
                                                         {"w", ValueType::Truth, ""}},
                                             .hasGeometry = true,
                                             .isInMetres = true};
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto program = compile(text, kEnvironment);
    if (!program) {
        return;
    }
    for (const bool isEmpty : {false, true}) {
        Row row;
        for (const std::string& column : program->columns) {
            const Value value = column == "t" ? Value(std::string("Größe")) : column == "w" ? Value(true) : Value(2.5);
            row.values.push_back(isEmpty ? Value() : value);
        }
        if (!isEmpty) {
            row.measures = {10.0, 20.0, 30.0, 40.0};
        }
        Mishaps mishaps;
        const Value value = program->evaluate(row, mishaps);
        static_cast<void>(value);
    }
}

} // namespace weitblick::fuzz
