// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/profile_match.h"

#include "core/intake/table/column_name.h"

#include <algorithm>

namespace weitblick::intake::table {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A name as a key, and the years that stood in it.
struct YearlessName {
    std::string key; ///< years as "#"
    std::string years;
};

YearlessName withoutYears(const std::string& name)
{
    YearlessName yearless;
    std::string text;
    for (std::size_t i = 0; i < name.size();) {
        std::size_t end = i;
        while (end < name.size() && isDigit(name[end])) {
            ++end;
        }
        const std::string number = name.substr(i, end - i);
        if (number.size() == 4 && (number.starts_with("19") || number.starts_with("20"))) {
            // nameKey() drops signs, so the mark is a word that no name has.
            text += "\x01";
            yearless.years += number + " ";
            i = end;
        } else {
            text += number.empty() ? std::string(1, name[i]) : number;
            i = number.empty() ? i + 1 : end;
        }
    }
    std::string part;
    for (const char c : text + "\x01") {
        if (c == '\x01') {
            yearless.key += nameKey(part) + "#";
            part.clear();
        } else {
            part += c;
        }
    }
    return yearless;
}

struct Column {
    std::string name;
    YearlessName yearless;
};

std::vector<Column> sortedColumns(const std::vector<std::string>& names)
{
    std::vector<Column> columns;
    for (const std::string& name : names) {
        columns.push_back({.name = name, .yearless = withoutYears(name)});
    }
    std::ranges::stable_sort(columns, [](const Column& a, const Column& b) {
        return a.yearless.key != b.yearless.key ? a.yearless.key < b.yearless.key : a.yearless.years < b.yearless.years;
    });
    return columns;
}

std::string renamed(const std::string& name, const ProfileMatch& match)
{
    const auto found = match.renaming.find(name);
    return found == match.renaming.end() ? name : found->second;
}

} // namespace

std::optional<ProfileMatch> fittingProfile(const std::vector<std::string>& columns,
                                           const std::vector<workspace::MappingProfile>& profiles)
{
    const std::vector<Column> now = sortedColumns(columns);
    std::optional<ProfileMatch> best;
    std::size_t bestEqual = 0;
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        const std::vector<Column> then = sortedColumns(profiles[i].columns);
        const auto sameKey = [](const Column& a, const Column& b) { return a.yearless.key == b.yearless.key; };
        if (then.empty() || !std::ranges::equal(then, now, sameKey)) {
            continue;
        }
        ProfileMatch match{.profile = i, .renaming = {}};
        std::size_t equal = 0;
        for (std::size_t column = 0; column < now.size(); ++column) {
            match.renaming[then[column].name] = now[column].name;
            equal += then[column].name == now[column].name ? 1 : 0;
        }
        if (!best || equal > bestEqual) {
            best = std::move(match);
            bestEqual = equal;
        }
    }
    return best;
}

std::map<std::string, std::string> renamedFields(const workspace::MappingProfile& profile, const ProfileMatch& match)
{
    std::map<std::string, std::string> fields;
    for (const auto& [field, column] : profile.fields) {
        fields[field] = renamed(column, match);
    }
    return fields;
}

ReadChoices renamedChoices(const ReadChoices& choices, const ProfileMatch& match)
{
    ReadChoices kept;
    kept.crs = choices.crs;
    for (const auto& [column, form] : choices.columnForms) {
        kept.columnForms[renamed(column, match)] = form;
    }
    const auto rename = [&match](const std::optional<std::string>& column) {
        return column ? std::optional(renamed(*column, match)) : std::nullopt;
    };
    kept.xColumn = rename(choices.xColumn);
    kept.yColumn = rename(choices.yColumn);
    kept.wktColumn = rename(choices.wktColumn);
    return kept;
}

} // namespace weitblick::intake::table
