// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::cli {

enum class Format : std::uint8_t { Text, Json };

/// What every command is told: language, form of the output, and the user's Ctrl+C.
class Session {
public:
    Session(Language language, Format format, bool quiet);

    [[nodiscard]] Language language() const { return m_language; }
    [[nodiscard]] bool isJson() const { return m_format == Format::Json; }
    [[nodiscard]] const std::string& say(const Text& text) const { return text.in(m_language); }

    /// The characters that a line of the output has: those of the terminal, as many as it takes where there is none.
    [[nodiscard]] std::size_t lineWidth() const;

    /// A job that stops on Ctrl+C (SIGINT, SIGTERM) and draws a progress line where standard error is a terminal.
    [[nodiscard]] Job job(std::string_view title);

    /// Result of the command: the JSON object, or, for people, the lines.
    void result(nlohmann::json object, const std::vector<std::string>& lines);
    void remark(const Text& text); ///< one line on standard error
    int fail(const Error& error);  ///< message on standard error (and the JSON error on standard output): the exit code
    int failLine(const Error& error, std::string_view about); ///< only the message: the work goes on with the next

private:
    Language m_language;
    Format m_format;
    bool m_quiet;
};

nlohmann::json jsonOf(const Text& text);

} // namespace weitblick::cli
