// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/table/table_formats.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/table_reading.h"

namespace weitblick::fuzz {

/// A zip file of stored members, made in memory.
class StoredZip {
public:
    void add(const std::string& name, std::string_view content)
    {
        const std::uint32_t offset = static_cast<std::uint32_t>(m_bytes.size());
        const std::string common = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) +
                                   number(crc(content), 4) + number(content.size(), 4) + number(content.size(), 4) +
                                   number(name.size(), 2) + number(0, 2);
        m_bytes += "PK\x03\x04" + common + name;
        m_bytes += content;
        m_directory += "PK\x01\x02" + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) +
                       number(0, 4) + number(offset, 4) + name;
        ++m_count;
    }
    [[nodiscard]] std::string finished() const
    {
        return m_bytes + m_directory + "PK\x05\x06" + number(0, 4) + number(m_count, 2) + number(m_count, 2) +
               number(m_directory.size(), 4) + number(m_bytes.size(), 4) + number(0, 2);
    }

private:
    static std::string number(std::uint64_t value, int bytes)
    {
        std::string text;
        for (int i = 0; i < bytes; ++i) {
            text += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
        }
        return text;
    }
    static std::uint32_t crc(std::string_view content)
    {
        std::uint32_t value = 0xFFFFFFFFU;
        for (const char c : content) {
            value ^= static_cast<unsigned char>(c);
            for (int bit = 0; bit < 8; ++bit) {
                value = (value >> 1U) ^ ((value & 1U) != 0 ? 0xEDB88320U : 0U);
            }
        }
        return ~value;
    }
    std::string m_bytes;
    std::string m_directory;
    std::uint64_t m_count = 0;
};

/// Takes the bytes as the parts of a workbook, one behind the other and parted by the byte 0xFF: sheet, shared texts,
/// styles, workbook. Bytes that begin with "o" are the content of an ODS file; with "z", a file as it stands.
inline void xlsxTarget(const std::uint8_t* bytes, std::size_t size)
{
    static MemoryFile file;
    std::string_view rest(reinterpret_cast<const char*>(bytes), size);
    if (rest.starts_with('z')) {
        file.write(rest.substr(1));
        readTables(intake::xlsxFormat(), file.path());
        return;
    }
    StoredZip zip;
    if (rest.starts_with('o')) {
        zip.add("content.xml", rest.substr(1));
        file.write(zip.finished());
        readTables(intake::odsFormat(), file.path());
        return;
    }
    std::vector<std::string_view> parts;
    while (parts.size() < 4) {
        const std::size_t end = rest.find('\xFF');
        parts.push_back(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    const std::string_view workbook =
        parts[3].empty() ? std::string_view("<workbook><sheets><sheet name='A' id='s'/></sheets></workbook>")
                         : parts[3];
    zip.add("xl/workbook.xml", workbook);
    zip.add("xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='s' Type='x/worksheet' Target='s.xml'/><Relationship Id='t' "
            "Type='x/sharedStrings' Target='t.xml'/><Relationship Id='y' Type='x/styles' Target='y.xml'/>"
            "</Relationships>");
    zip.add("xl/s.xml", parts[0]);
    zip.add("xl/t.xml", parts[1].empty() ? "<sst/>" : parts[1]);
    zip.add("xl/y.xml", parts[2].empty() ? "<styleSheet/>" : parts[2]);
    file.write(zip.finished());
    readTables(intake::xlsxFormat(), file.path());
}

} // namespace weitblick::fuzz
