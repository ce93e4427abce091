// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::sample {

using Json = nlohmann::ordered_json;

/// Writes a whole file; folders are made.
/// Errors   Io.
Result<void> writeText(const std::filesystem::path& file, std::string_view text);

/// The values that an analysis of the folder's files must find.
Result<void> writeTruth(const std::filesystem::path& folder, const Json& truth);

/// Numbers as Germans write them: decimal comma, no thousands.
std::string german(double value, int decimals);

/// UTF-8 to ISO 8859-1; what it does not know becomes "?".
std::string toLatin1(std::string_view utf8);

/// A table as text: fields are quoted where they must be.
class CsvText {
public:
    explicit CsvText(char separator) : m_separator(separator) {}
    void row(const std::vector<std::string>& fields);
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    char m_separator;
    std::string m_text;
};

} // namespace weitblick::sample
