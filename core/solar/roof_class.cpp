// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/roof_class.h"

#include <algorithm>
#include <utility>

namespace weitblick::solar {

namespace {

using analysis::registry::TableCell;

Error badTable()
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Klassentabelle braucht Klasse, Bezeichnung, fallende Grenzen und Farbe",
                             "the table of classes needs class, label, falling limits and colour"},
                 .subject = "solar_classes"};
}

std::string textOf(const TableCell& cell)
{
    const auto* text = std::get_if<std::string>(&cell);
    return text == nullptr ? std::string() : *text;
}

/// Lower case of A to Z; umlauts stay.
std::string plain(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    const auto first = lower.find_first_not_of(' ');
    const auto last = lower.find_last_not_of(' ');
    return first == std::string::npos ? std::string() : lower.substr(first, last - first + 1);
}

std::string withoutSuited(const std::string& label)
{
    constexpr std::string_view kSuited = " geeignet";
    return label.ends_with(kSuited) ? label.substr(0, label.size() - kSuited.size()) : label;
}

} // namespace

Result<RoofClasses> RoofClasses::fromTable(const analysis::registry::Table& table)
{
    RoofClasses classes;
    for (const auto& row : table.rows) {
        const bool hasEdge = row.size() == 5;
        const auto* minimum = row.size() < 4 ? nullptr : std::get_if<double>(&row[2]);
        if (minimum == nullptr || row.size() > 5) {
            return badTable();
        }
        if (!classes.m_classes.empty() && *minimum >= classes.m_classes.back().minimum) {
            return badTable();
        }
        classes.m_classes.push_back({.id = textOf(row[0]),
                                     .label = textOf(row[1]),
                                     .minimum = *minimum,
                                     .includesMinimum = !hasEdge || textOf(row[3]) != "über",
                                     .colour = textOf(row.back())});
    }
    return classes.m_classes.empty() ? Result<RoofClasses>(badTable()) : Result<RoofClasses>(std::move(classes));
}

std::size_t RoofClasses::classOf(double value) const
{
    const auto found = std::ranges::find_if(m_classes, [value](const RoofClass& it) {
        return it.includesMinimum ? value >= it.minimum : value > it.minimum;
    });
    return found == m_classes.end() ? m_classes.size() - 1 : static_cast<std::size_t>(found - m_classes.begin());
}

std::optional<std::size_t> RoofClasses::classNamed(std::string_view name) const
{
    const std::string wanted = plain(name);
    const auto indexWhere = [this](const auto& fits) -> std::optional<std::size_t> {
        const auto found = std::ranges::find_if(m_classes, fits);
        return found == m_classes.end() ? std::nullopt
                                        : std::optional(static_cast<std::size_t>(found - m_classes.begin()));
    };
    if (const auto exact =
            indexWhere([&](const RoofClass& it) { return plain(it.label) == wanted || it.id == wanted; })) {
        return exact;
    }
    return wanted.empty() ? std::nullopt : indexWhere([&](const RoofClass& it) {
        return withoutSuited(plain(it.label)) == withoutSuited(wanted);
    });
}

} // namespace weitblick::solar
