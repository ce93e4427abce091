// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weitblick::test {

/// Latin text (up to U+07FF) as UTF-16LE with byte order mark, as the register exports it.
inline std::string registerUtf16(std::string_view utf8)
{
    std::string result = "\xFF\xFE";
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        auto unit = static_cast<unsigned>(static_cast<unsigned char>(utf8[i]));
        if (unit >= 0xC0 && i + 1 < utf8.size()) {
            unit = (unit & 0x1FU) << 6U | (static_cast<unsigned char>(utf8[++i]) & 0x3FU);
        }
        result += static_cast<char>(unit & 0xFFU);
        result += static_cast<char>(unit >> 8U);
    }
    return result;
}

/// A record of fields: <EinheitSolar><Postleitzahl>36037</Postleitzahl>…</EinheitSolar>.
inline std::string registerRecord(const std::string& name,
                                  const std::vector<std::pair<std::string, std::string>>& fields)
{
    std::string text = "<" + name + ">";
    for (const auto& [field, value] : fields) {
        text += "<" + field + ">" + value + "</" + field + ">";
    }
    return text + "</" + name + ">";
}

/// A table of the register as its file.
inline std::string registerTable(const std::string& root, const std::string& records)
{
    return registerUtf16("<?xml version=\"1.0\" encoding=\"utf-16\" standalone=\"no\"?>\r\n<" + root + ">" + records +
                         "</" + root + ">");
}

} // namespace weitblick::test
