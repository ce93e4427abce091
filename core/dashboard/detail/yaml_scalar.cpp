// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/detail/yaml_scalar.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace weitblick::dashboard::detail {

namespace {

/// Words that YAML readers take for something else.
constexpr std::array<std::string_view, 9> kWords = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool isPlain(const std::string& text)
{
    if (text.empty() || !isLetter(text.front()) || text.back() == ' ' || text.find("  ") != std::string::npos) {
        return false;
    }
    std::string lower = text;
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::ranges::find(kWords, lower) == kWords.end() && std::ranges::all_of(text, [](char c) {
               return isLetter(c) || (c >= '0' && c <= '9') ||
                      std::string_view(" _-./()+;").find(c) != std::string_view::npos;
           });
}

std::string quoted(const std::string& text)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += std::string("\\") + c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20 || byte == 0x7f) {
            out += std::string("\\x") + kHex[byte >> 4U] + kHex[byte & 0x0fU];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

/// A block keeps lines of printable text whose first one is not indented, and one or no line break at the end.
bool fitsABlock(const std::string& text)
{
    return !text.empty() && text.front() != ' ' && text.front() != '\n' && !text.ends_with("\n\n") &&
           std::ranges::none_of(text, [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return (byte < 0x20 && c != '\n') || byte == 0x7f;
           });
}

} // namespace

std::string scalar(const std::string& text)
{
    return isPlain(text) ? text : quoted(text);
}

std::string longScalar(const std::string& text, std::size_t indent)
{
    if (!fitsABlock(text) || text.find('\n') == std::string::npos) {
        return scalar(text);
    }
    std::string out = text.ends_with('\n') ? "|" : "|-";
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        const std::string line = text.substr(from, to - from);
        out += "\n" + (line.empty() ? "" : std::string(indent, ' ') + line);
        from = to + 1;
    }
    return out;
}

} // namespace weitblick::dashboard::detail
