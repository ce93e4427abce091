// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/archive/archive_content.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace weitblick::intake {

namespace {

struct Member {
    std::string path;
    std::string file;      ///< without folders
    std::string stem;      ///< without the extension
    std::string extension; ///< lower case, without the point
    std::string place;     ///< folder and stem in lower case: equal for files that belong together
};

std::string lowerCased(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

template <std::size_t count>
bool isOneOf(const std::string& word, const std::array<std::string_view, count>& words)
{
    return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 4> kTiles{"tif", "tiff", "asc", "xyz"};
constexpr std::array<std::string_view, 18> kReadable{"shp",      "tab", "mif",     "gpkg", "geojson", "json",
                                                     "geojsonl", "gml", "citygml", "fgb",  "kml",     "kmz",
                                                     "gpx",      "dxf", "csv",     "tsv",  "xlsx",    "ods"};
constexpr std::array<std::string_view, 3> kWeak{"dbf", "txt", "xml"}; ///< sources where there is no other

std::vector<Member> membersOf(const std::vector<std::string>& names)
{
    std::vector<Member> members;
    for (const std::string& name : names) {
        const bool isFolder = name.empty() || name.back() == '/';
        const std::string file = name.substr(name.rfind('/') + 1);
        if (isFolder || name.starts_with("__MACOSX/") || file.starts_with('.')) {
            continue;
        }
        const auto point = file.rfind('.');
        Member member{.path = name, .file = file, .stem = file.substr(0, point), .extension = {}, .place = {}};
        member.extension = point == std::string::npos ? "" : lowerCased(file.substr(point + 1));
        member.place = lowerCased(name.substr(0, name.size() - file.size()) + member.stem);
        members.push_back(std::move(member));
    }
    std::ranges::sort(members, {}, &Member::path);
    return members;
}

bool isTimetable(const std::vector<Member>& members)
{
    const auto has = [&members](std::string_view file) {
        return std::ranges::any_of(members, [file](const Member& member) { return member.file == file; });
    };
    return has("stops.txt") && (has("routes.txt") || has("trips.txt") || has("stop_times.txt"));
}

bool isEnergyRegister(const std::vector<Member>& members)
{
    constexpr std::array<std::string_view, 4> kBeginnings{"Einheiten", "AnlagenEeg", "Marktakteure", "Lokationen"};
    return std::ranges::any_of(members, [&](const Member& member) {
        const auto begins = [&member](std::string_view word) { return member.file.starts_with(word); };
        return member.extension == "xml" && std::ranges::any_of(kBeginnings, begins);
    });
}

bool belongsTo(const Member& part, const Member& main)
{
    static constexpr std::array<std::string_view, 5> kOfShapefile{"shx", "dbf", "prj", "cpg", "qpj"};
    static constexpr std::array<std::string_view, 4> kOfTab{"dat", "map", "id", "ind"};
    if (part.place != main.place) {
        return false;
    }
    return (main.extension == "shp" && isOneOf(part.extension, kOfShapefile)) ||
           (main.extension == "tab" && isOneOf(part.extension, kOfTab)) ||
           (main.extension == "mif" && part.extension == "mid");
}

/// Takes `main` and what belongs to it; `taken` says which members are used up.
void addSource(ArchiveContent& content, const std::vector<Member>& members, std::size_t main, std::vector<bool>& taken)
{
    ArchiveContent::Source source{.stem = members[main].stem, .members = {members[main].path}};
    taken[main] = true;
    // What belongs together stands together, but for a folder of the same name in between.
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (!taken[i] && belongsTo(members[i], members[main])) {
            source.members.push_back(members[i].path);
            taken[i] = true;
        }
    }
    content.sources.push_back(std::move(source));
}

template <std::size_t count>
void addSources(ArchiveContent& content, const std::vector<Member>& members,
                const std::array<std::string_view, count>& extensions, std::vector<bool>& taken)
{
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (!taken[i] && isOneOf(members[i].extension, extensions)) {
            addSource(content, members, i, taken);
        }
    }
}

} // namespace

ArchiveContent contentOf(const std::vector<std::string>& names)
{
    constexpr std::array<std::string_view, 1> kText{"txt"};
    const std::vector<Member> members = membersOf(names);
    ArchiveContent content;
    std::vector<bool> taken(members.size(), false);
    const auto isTile = [](const Member& member) { return isOneOf(member.extension, kTiles); };
    if (std::ranges::any_of(members, isTile)) {
        content.kind = ArchiveContent::Kind::Tiles;
        std::transform(members.begin(), members.end(), taken.begin(),
                       [&](const Member& member) { return isTile(member) || member.extension == "prj"; });
    } else if (isTimetable(members)) {
        content.kind = ArchiveContent::Kind::Timetable;
        addSources(content, members, kText, taken);
    } else if (isEnergyRegister(members)) {
        content.kind = ArchiveContent::Kind::EnergyRegister;
    } else {
        addSources(content, members, kReadable, taken);
        if (content.sources.empty()) {
            addSources(content, members, kWeak, taken);
        }
        content.kind = content.sources.empty() ? ArchiveContent::Kind::Nothing : ArchiveContent::Kind::Sources;
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (!taken[i]) {
            content.others.push_back(members[i].file);
        }
    }
    return content;
}

} // namespace weitblick::intake
