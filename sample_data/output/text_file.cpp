// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/output/text_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>

namespace weitblick::sample {

Result<void> writeText(const std::filesystem::path& file, std::string_view text)
{
    std::error_code failure;
    std::filesystem::create_directories(file.parent_path(), failure);
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (failure || !out) {
        return Error{.code = ErrorCode::Io,
                     .message = {"die Datei lässt sich nicht schreiben", "the file cannot be written"},
                     .subject = file.string()};
    }
    return {};
}

Result<void> writeTruth(const std::filesystem::path& folder, const Json& truth)
{
    return writeText(folder / "truth.json", truth.dump(1) + "\n");
}

std::string german(double value, int decimals)
{
    std::string text = fmt::format("{:.{}f}", value, decimals);
    std::ranges::replace(text, '.', ',');
    return text;
}

std::string toLatin1(std::string_view utf8)
{
    std::string result;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x80) {
            result += utf8[i];
        } else if ((byte == 0xC2 || byte == 0xC3) && i + 1 < utf8.size()) {
            result += static_cast<char>((static_cast<unsigned>(byte & 0x03U) << 6U) |
                                        (static_cast<unsigned char>(utf8[i + 1]) & 0x3FU));
            ++i;
        } else if ((byte & 0xC0U) != 0x80U) {
            result += '?';
        }
    }
    return result;
}

void CsvText::row(const std::vector<std::string>& fields)
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) {
            m_text += m_separator;
        }
        const std::string& field = fields[i];
        if (field.find_first_of(std::string("\"\n\r") + m_separator) == std::string::npos) {
            m_text += field;
            continue;
        }
        m_text += '"';
        for (const char letter : field) {
            m_text += letter;
            if (letter == '"') {
                m_text += '"';
            }
        }
        m_text += '"';
    }
    m_text += '\n';
}

} // namespace weitblick::sample
