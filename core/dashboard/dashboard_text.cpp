// SPDX-License-Identifier: GPL-3.0-or-later
// Writing of a dashboard; reading is in dashboard_yaml.cpp.
#include "core/base/number_text.h"
#include "core/base/utf8.h"
#include "core/dashboard/dashboard_yaml.h"
#include "core/dashboard/detail/tile_fields.h"
#include "core/dashboard/detail/yaml_scalar.h"

#include <algorithm>
#include <map>
#include <utility>

namespace weitblick::dashboard {

namespace {

using detail::scalar;

constexpr std::string_view kIndent = "    "; // of the keys of a tile

std::string flowText(const Text& text)
{
    return "{de: " + scalar(text.de) + ", en: " + scalar(text.en) + "}";
}

std::string flowList(const std::vector<std::string>& items)
{
    std::string list = "[";
    for (const std::string& item : items) {
        list += (list.size() > 1 ? ", " : "") + item;
    }
    return list + "]";
}

/// The fields of a content as lines "key: value", in their order.
class ContentWriter {
public:
    std::vector<std::pair<std::string, std::string>> lines;

    void rows(RowSource& rows)
    {
        text("role", rows.role);
        text("dataset", rows.dataset);
        text("made_by", rows.madeBy);
        text("where", rows.where);
    }
    void text(const char* key, std::string& value) { add(key, value.empty() ? "" : scalar(value)); }
    void indicator(const char* key, std::string& value) { text(key, value); }
    void field(const char* key, std::string& value) { text(key, value); }
    void texts(const char* key, const std::vector<std::string>& values)
    {
        std::vector<std::string> items;
        std::ranges::transform(values, std::back_inserter(items), scalar);
        add(key, items.empty() ? "" : flowList(items));
    }
    void indicators(const char* key, std::vector<std::string>& values) { texts(key, values); }
    void fields(const char* key, std::vector<std::string>& values) { texts(key, values); }
    void level(const char* key, Level& value) { add(key, std::string(analysis::indicator::nameOf(value))); }
    void bilingual(const char* key, Text& value)
    {
        const bool isLong = value.de.find('\n') != std::string::npos || value.en.find('\n') != std::string::npos;
        if (value.empty()) {
            add(key, "");
        } else if (isLong) {
            const std::string indent(kIndent.size() + 2, ' ');
            add(key, "\n" + indent + "de: " + detail::longScalar(value.de, indent.size() + 2) + "\n" + indent +
                         "en: " + detail::longScalar(value.en, indent.size() + 2));
        } else {
            add(key, flowText(value));
        }
    }
    void number(const char* key, double& value) { add(key, canonicalNumber(value)); }
    void optionalNumber(const char* key, std::optional<double>& value)
    {
        add(key, value ? canonicalNumber(*value) : "");
    }
    void numbers(const char* key, std::vector<double>& values)
    {
        std::vector<std::string> items;
        std::ranges::transform(values, std::back_inserter(items), canonicalNumber);
        add(key, items.empty() ? "" : flowList(items));
    }
    void count(const char* key, std::size_t& value) { add(key, std::to_string(value)); }
    void flag(const char* key, bool& value) { add(key, value ? "true" : "false"); }
    template <typename Enum, typename Names>
    void choice(const char* key, Enum& value, const Names& names)
    {
        add(key, std::string(names.at(static_cast<std::size_t>(value))));
    }

private:
    void add(const char* key, std::string value) { lines.emplace_back(key, std::move(value)); }
};

std::vector<std::pair<std::string, std::string>> linesOf(TileContent content)
{
    ContentWriter writer;
    std::visit([&](auto& each) { detail::visitFields(writer, each); }, content);
    return std::move(writer.lines);
}

void writeTile(const Tile& tile, std::string& out)
{
    const auto line = [&](std::string_view key, const std::string& value) {
        out += kIndent;
        out += key;
        out += value.starts_with('\n') ? ":" : ": ";
        out += value + "\n";
    };
    const Place& at = tile.place;
    out += "  - id: " + scalar(tile.id) + "\n";
    line("kind", std::string(nameOf(tile.kind())));
    line("at", flowList({std::to_string(at.column), std::to_string(at.row), std::to_string(at.width),
                         std::to_string(at.height)}));
    if (!tile.title.empty()) {
        line("title", flowText(tile.title));
    }
    if (!tile.note.empty()) {
        line("note", flowText(tile.note));
    }
    const auto defaults = linesOf(emptyContentOf(tile.kind()));
    const auto lines = linesOf(tile.content);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i] != defaults[i]) {
            line(lines[i].first, lines[i].second);
        }
    }
}

} // namespace

std::string toYaml(const Dashboard& dashboard)
{
    std::string out = "title: " + flowText(dashboard.title) + "\n";
    if (!dashboard.summary.empty()) {
        out += "summary: " + flowText(dashboard.summary) + "\n";
    }
    if (!dashboard.scenarios.empty()) {
        out += "scenarios:\n";
    }
    for (const ScenarioColumn& column : dashboard.scenarios) {
        out += "  - {title: " + flowText(column.title) +
               (column.dataset.empty() ? "" : ", dataset: " + scalar(column.dataset)) + "}\n";
    }
    out += dashboard.tiles.empty() ? "tiles: []\n" : "tiles:\n";
    for (const Tile& tile : dashboard.tiles) {
        writeTile(tile, out);
    }
    return out;
}

} // namespace weitblick::dashboard
