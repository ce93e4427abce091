// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <numeric>

namespace weitblick::cli {

namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowestText = 12;

std::string cut(const std::string& text, std::size_t width)
{
    if (codePointCount(text) <= width) {
        return text;
    }
    std::size_t kept = 0;
    std::size_t end = 0;
    while (end < text.size() && kept + 1 < width) {
        ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            ++end;
        }
        ++kept;
    }
    return text.substr(0, end) + "…";
}

std::string padded(const std::string& text, std::size_t width, Align alignment)
{
    const std::string shown = cut(text, width);
    const std::string gap(width - codePointCount(shown), ' ');
    return alignment == Align::Left ? shown + gap : gap + shown;
}

std::string trimmedRight(std::string text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

using Widths = std::vector<std::size_t>;

Widths widthsOf(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows)
{
    Widths widths;
    for (const std::string& title : header) {
        widths.push_back(codePointCount(title));
    }
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
            widths[i] = std::max(widths[i], codePointCount(row[i]));
        }
    }
    return widths;
}

std::size_t lineLength(const Widths& widths)
{
    return std::accumulate(widths.begin(), widths.end(), std::size_t{0}) +
           (widths.empty() ? 0 : kGap * (widths.size() - 1));
}

/// Numbers are never cut.
void makeFit(Widths& widths, const std::vector<Align>& alignment, std::size_t lineWidth)
{
    const auto isText = [&alignment](std::size_t column) {
        return column >= alignment.size() || alignment[column] == Align::Left;
    };
    while (lineLength(widths) > lineWidth) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (isText(i) && widths[i] > kNarrowestText && (widest == widths.size() || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        if (widest == widths.size()) {
            break;
        }
        --widths[widest];
    }
    while (widths.size() > 1 && lineLength(widths) > lineWidth) {
        widths.pop_back();
    }
}

/// "… Name, Ort" for the columns that did not fit.
std::string leftOut(const std::vector<std::string>& header, std::size_t shown, std::size_t lineWidth)
{
    std::string names;
    for (std::size_t i = shown; i < header.size(); ++i) {
        names += (names.empty() ? "… + " : ", ") + header[i];
    }
    return cut(names, lineWidth);
}

} // namespace

std::vector<std::string> alignedTable(const std::vector<std::string>& header, const std::vector<Align>& alignment,
                                      const std::vector<std::vector<std::string>>& rows, std::size_t lineWidth)
{
    Widths widths = widthsOf(header, rows);
    makeFit(widths, alignment, lineWidth);
    const auto line = [&](const std::vector<std::string>& cells) {
        std::string text;
        for (std::size_t i = 0; i < std::min(cells.size(), widths.size()); ++i) {
            text += (i == 0 ? "" : std::string(kGap, ' ')) +
                    padded(cells[i], widths[i], i < alignment.size() ? alignment[i] : Align::Left);
        }
        return trimmedRight(text);
    };
    std::vector<std::string> lines{line(header)};
    std::string rule;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        rule += i == 0 ? "" : std::string(kGap, ' ');
        for (std::size_t k = 0; k < widths[i]; ++k) {
            rule += "─";
        }
    }
    lines.push_back(rule);
    for (const auto& row : rows) {
        lines.push_back(line(row));
    }
    if (widths.size() < header.size()) {
        lines.push_back(leftOut(header, widths.size(), lineWidth));
    }
    return lines;
}

} // namespace weitblick::cli
