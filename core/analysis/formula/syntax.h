// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis::formula {

enum class SyntaxKind : std::uint8_t {
    Number,   ///< number, with a unit behind it in `text` where `hasUnit`
    Text,     ///< text
    Truth,    ///< number 1 or 0
    Null,     ///< null
    Column,   ///< a column named `text`
    Operator, ///< `text` is the sign or "and", "or", "not", "negative"
    Call      ///< a function named `text`, in lower case
};

/// A formula as a tree, before anybody has asked what its names and units mean.
struct Syntax {
    SyntaxKind kind = SyntaxKind::Null;
    std::string text;
    double number = 0.0;
    bool hasUnit = false;
    std::vector<Syntax> arguments;
    std::size_t position = 0; ///< in characters, from 1
    int depth = 1;            ///< of the tree below and including this
};

/// Method   Recursive descent. From weak to strong: or, and, not, comparisons, + -, * /, sign, ^ (from the right).
///          German words are taken as well: oder, und, nicht, wahr, falsch.
/// Errors   InvalidInput  names the position.   Budget  longer than 10,000 bytes or deeper than 200.
Result<Syntax> parse(std::string_view formula);

} // namespace weitblick::analysis::formula
