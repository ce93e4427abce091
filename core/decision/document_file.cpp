// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/document_file.h"

#include "core/base/utf8.h"

#include <fstream>
#include <iterator>
#include <system_error>

namespace weitblick::decision {

Result<std::string> documentText(const std::filesystem::path& file, std::size_t mostBytes)
{
    std::error_code status;
    const auto size = std::filesystem::file_size(file, status);
    if (!status && size > mostBytes) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"die Datei ist zu groß", "the file is too large"},
                     .subject = file.string()};
    }
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (status || !stream) {
        return Error{.code = ErrorCode::Io,
                     .message = {"die Datei ist nicht lesbar", "the file cannot be read"},
                     .subject = file.string()};
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.erase(0, 3);
    }
    if (!isUtf8(text)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Datei ist nicht in UTF-8", "the file is not in UTF-8"},
                     .subject = file.string(),
                     .advice = {"Die Datei im Editor als UTF-8 speichern", "Save the file as UTF-8 in the editor"}};
    }
    return text;
}

} // namespace weitblick::decision
