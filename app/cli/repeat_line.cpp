// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/repeat_line.h"

#include <algorithm>
#include <optional>

namespace weitblick::cli {

namespace {

std::string quoted(const std::string& word)
{
    static constexpr std::string_view kPlain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+@";
    const bool isPlain = std::ranges::all_of(word, [](char letter) {
        return kPlain.find(letter) != std::string_view::npos || static_cast<unsigned char>(letter) >= 0x80;
    });
    if (isPlain && !word.empty()) {
        return word;
    }
    std::string text = "'";
    for (const char letter : word) {
        text += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    }
    return text + "'";
}

void add(std::string& line, const char* option, const std::optional<std::string>& value)
{
    if (value && !value->empty()) {
        line += std::string(" ") + option + " " + quoted(*value);
    }
}

} // namespace

std::string repeatLine(const std::filesystem::path& project, const intake::ImportRequest& request)
{
    const intake::ReadChoices& choices = request.choices;
    std::string line = "weitblick-cli import " + quoted(project.string()) + " " + quoted(request.source.string());
    add(line, "--layer", request.layerName);
    add(line, "--role", request.role);
    add(line, "--profile", request.profile);
    add(line, "--only", choices.layer);
    add(line, "--crs", choices.crs);
    add(line, "--encoding", choices.encoding);
    add(line, "--separator", choices.separator);
    add(line, "--area", choices.area);
    if (choices.headerLine) {
        add(line, "--header-line", std::to_string(*choices.headerLine));
    }
    for (const auto& [column, form] : choices.columnForms) {
        add(line, "--column", column + "=" + form);
    }
    add(line, "--source", request.entry.source);
    add(line, "--licence", request.entry.licence);
    add(line, "--attribution", request.entry.attribution);
    add(line, "--data-date", request.entry.dataDate);
    return request.replace ? line + " --replace" : line;
}

} // namespace weitblick::cli
