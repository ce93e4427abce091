// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis::formula {

enum class TokenKind : std::uint8_t {
    Number, ///< 1.5
    Text,   ///< 'Straße'
    Column, ///< "Spalte mit Leerzeichen" or [Spalte]
    Unit,   ///< {kWh/a}
    Word,   ///< a name: function, keyword or column
    Sign,   ///< + - * / ^ ( ) ; = <> < <= > >=   ("," comes as ";")
    End
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::string text;
    double number = 0.0;
    std::size_t position = 0; ///< in characters, from 1
};

/// A formula cut into tokens; the last one is End.
/// Errors   InvalidInput  names the position: a stray character, an open quote or bracket, a decimal comma.
///          Budget        longer than 10,000 bytes.
Result<std::vector<Token>> tokensOf(std::string_view formula);

/// An error of a formula at a position.
Error mistakeAt(std::size_t position, const Text& what);

} // namespace weitblick::analysis::formula
