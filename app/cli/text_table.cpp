// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace weitblick::cli {

namespace {

std::string padded(const std::string& text, std::size_t width, Align alignment)
{
    const std::size_t length = codePointCount(text);
    const std::string gap(width > length ? width - length : 0, ' ');
    return alignment == Align::Left ? text + gap : gap + text;
}

std::string trimmedRight(std::string text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

} // namespace

std::vector<std::string> alignedTable(const std::vector<std::string>& header, const std::vector<Align>& alignment,
                                      const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const std::string& title : header) {
        widths.push_back(codePointCount(title));
    }
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
            widths[i] = std::max(widths[i], codePointCount(row[i]));
        }
    }
    const auto line = [&](const std::vector<std::string>& cells) {
        std::string text;
        for (std::size_t i = 0; i < std::min(cells.size(), widths.size()); ++i) {
            text +=
                (i == 0 ? "" : "  ") + padded(cells[i], widths[i], i < alignment.size() ? alignment[i] : Align::Left);
        }
        return trimmedRight(text);
    };
    std::vector<std::string> lines{line(header)};
    std::string rule;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        rule += i == 0 ? "" : "  ";
        for (std::size_t k = 0; k < widths[i]; ++k) {
            rule += "─";
        }
    }
    lines.push_back(rule);
    for (const auto& row : rows) {
        lines.push_back(line(row));
    }
    return lines;
}

std::string grouped(long long value, char separator)
{
    std::string digits = std::to_string(value < 0 ? -value : value);
    for (std::ptrdiff_t position = static_cast<std::ptrdiff_t>(digits.size()) - 3; position > 0; position -= 3) {
        digits.insert(static_cast<std::size_t>(position), 1, separator);
    }
    return value < 0 ? "-" + digits : digits;
}

} // namespace weitblick::cli
