// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/formula/program.h"
#include "core/analysis/formula/syntax.h"
#include "core/base/result.h"
#include "core/base/text.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace weitblick::analysis::formula {

/// A node with what is known about its value.
struct Typed {
    std::uint32_t node = 0;
    ValueType type = ValueType::Null;
    Unit unit;
    bool fitsAnyUnit = false; ///< a literal 0
    std::size_t position = 0;
};

/// For messages: the symbol, or "ohne Einheit" / "no unit".
std::string shown(const Unit& unit, Language language);

Text titleOf(ValueType type); ///< "Zahl" / "number"

/// Gives a null the wanted type.
/// Errors   InvalidInput  it has another one; names the position and both types.
Result<void> demand(Typed& typed, ValueType wanted);

/// "units do not fit: “kWh” and “m”", with the advice how quantities are written.
Error mismatch(std::size_t position, const Unit& first, const Unit& second);

/// The column that a formula names; case is ignored where that leaves one.
/// Errors   NotFound, Ambiguous.
Result<const KnownColumn*> findColumn(const Environment& environment, const Syntax& syntax);

/// The number where the syntax is a plain literal, also a negative one.
std::optional<double> literalNumber(const Syntax& syntax);

} // namespace weitblick::analysis::formula
