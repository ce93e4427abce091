// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/detail/folded_text.h"

namespace weitblick::map::detail {

std::string folded(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == 0xC3 && i + 1 < text.size()) { // UTF-8 of ä ö ü ß and their capitals
            switch (static_cast<unsigned char>(text[++i])) {
            case 0xA4:
            case 0x84:
                plain += "ae";
                break;
            case 0xB6:
            case 0x96:
                plain += "oe";
                break;
            case 0xBC:
            case 0x9C:
                plain += "ue";
                break;
            case 0x9F:
                plain += "ss";
                break;
            default:
                break;
            }
        } else {
            plain += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : static_cast<char>(byte);
        }
    }
    return plain;
}

} // namespace weitblick::map::detail
