// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/hidden_character.h"

namespace weitblick::transit {

HiddenCharacter hiddenCharacterAt(std::string_view utf8, std::size_t at)
{
    const auto byteAt = [&](std::size_t i) -> std::uint32_t {
        return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : 0U;
    };
    const std::uint32_t first = byteAt(at);
    if ((first < 0x20U && first != '\t') || first == 0x7fU) {
        return at < utf8.size() ? HiddenCharacter{first, 1} : HiddenCharacter{};
    }
    const std::uint32_t second = byteAt(at + 1);
    if (first == 0xc2U && ((second >= 0x80U && second <= 0x9fU) || second == 0xadU)) {
        return {second, 2}; // C1, soft hyphen
    }
    const std::uint32_t third = byteAt(at + 2);
    if (first == 0xe2U && second == 0x80U &&
        ((third >= 0x8bU && third <= 0x8fU) || (third >= 0xaaU && third <= 0xaeU))) {
        return {0x2000U + (third - 0x80U), 3}; // zero width, writing direction
    }
    if (first == 0xe2U && second == 0x81U && third == 0xa0U) {
        return {0x2060U, 3}; // word joiner
    }
    if (first == 0xefU && second == 0xbbU && third == 0xbfU) {
        return {0xfeffU, 3};
    }
    return {};
}

bool hasHiddenCharacter(std::string_view utf8)
{
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        if (hiddenCharacterAt(utf8, at).length > 0) {
            return true;
        }
    }
    return false;
}

std::string withoutHiddenCharacters(std::string_view utf8)
{
    std::string out;
    std::size_t at = 0;
    while (at < utf8.size()) {
        if (const HiddenCharacter hidden = hiddenCharacterAt(utf8, at); hidden.length > 0) {
            at += hidden.length;
        } else {
            out += utf8[at++];
        }
    }
    return out;
}

} // namespace weitblick::transit
