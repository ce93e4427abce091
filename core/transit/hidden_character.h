// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace weitblick::transit {

/// A character that nobody sees and that makes two equal ids different.
struct HiddenCharacter {
    std::uint32_t codePoint = 0;
    std::size_t length = 0; ///< bytes; 0: there is none
};

/// What is hidden at byte `at` of a UTF-8 text: control characters (C0 but tab, DEL, C1), soft hyphen, zero-width
/// characters, byte order mark inside of a text, marks of the writing direction.
HiddenCharacter hiddenCharacterAt(std::string_view utf8, std::size_t at);

bool hasHiddenCharacter(std::string_view utf8);
std::string withoutHiddenCharacters(std::string_view utf8);

} // namespace weitblick::transit
