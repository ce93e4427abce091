// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/dashboard_yaml.h"

#include "core/analysis/indicator/library.h"
#include "core/analysis/role/role.h"
#include "core/analysis/yaml/document.h"
#include "core/base/nearest_name.h"
#include "core/dashboard/detail/tile_fields.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace weitblick::dashboard {

namespace {

namespace yaml = analysis::yaml;
namespace role = analysis::role;
using yaml::mistake;
using Where = yaml::Place; // of a mistake; a Place is one on the grid

constexpr int kLargestCount = 1'000'000;
constexpr std::array<std::string_view, 3> kLevels = {"whole", "zones", "districts"};

std::vector<std::string> textsOf(std::span<const std::string_view> names)
{
    return {names.begin(), names.end()};
}

/// Names the keys that a content may have.
class KeyCollector {
public:
    std::vector<std::string> keys = {"id", "kind", "at", "title", "note"};
    void rows(RowSource&) { keys.insert(keys.end(), {"role", "dataset", "made_by", "where"}); }
    template <typename Value>
    void add(const char* key, Value&)
    {
        keys.emplace_back(key);
    }
    template <typename Enum, typename Names>
    void choice(const char* key, Enum&, const Names&)
    {
        keys.emplace_back(key);
    }
    void indicator(const char* key, std::string& value) { add(key, value); }
    void indicators(const char* key, std::vector<std::string>& value) { add(key, value); }
    void level(const char* key, Level& value) { add(key, value); }
    void field(const char* key, std::string& value) { add(key, value); }
    void fields(const char* key, std::vector<std::string>& value) { add(key, value); }
    void text(const char* key, std::string& value) { add(key, value); }
    void bilingual(const char* key, Text& value) { add(key, value); }
    void number(const char* key, double& value) { add(key, value); }
    void optionalNumber(const char* key, std::optional<double>& value) { add(key, value); }
    void numbers(const char* key, std::vector<double>& value) { add(key, value); }
    void count(const char* key, std::size_t& value) { add(key, value); }
    void flag(const char* key, bool& value) { add(key, value); }
};

/// Fills a content from its node; keeps the first mistake.
class ContentReader {
public:
    ContentReader(const YAML::Node& node, Where place) : m_node(node), m_place(std::move(place)) {}

    [[nodiscard]] const Result<void>& outcome() const { return m_outcome; }

    void rows(RowSource& rows)
    {
        take("role", [&](const YAML::Node& node) { return readRole(node, rows); });
        take("dataset", [&](const YAML::Node& node) { return read(node, "dataset", rows.dataset); });
        take("made_by", [&](const YAML::Node& node) { return read(node, "made_by", rows.madeBy); });
        take("where", [&](const YAML::Node& node) { return read(node, "where", rows.where); });
    }
    void indicator(const char* key, std::string& value)
    {
        take(key, [&](const YAML::Node& node) -> Result<void> {
            WB_CHECK(read(node, key, value));
            return checkIndicator(node, value);
        });
    }
    void indicators(const char* key, std::vector<std::string>& values)
    {
        take(key, [&](const YAML::Node& node) -> Result<void> {
            WB_TRY(values, yaml::textsOf(node, m_place, key));
            for (const std::string& value : values) {
                WB_CHECK(checkIndicator(node, value));
            }
            return {};
        });
    }
    void level(const char* key, Level& value) { choice(key, value, kLevels); }
    void field(const char* key, std::string& value)
    {
        take(key, [&](const YAML::Node& node) -> Result<void> {
            WB_CHECK(read(node, key, value));
            return checkField(node, value);
        });
    }
    void fields(const char* key, std::vector<std::string>& values)
    {
        take(key, [&](const YAML::Node& node) -> Result<void> {
            WB_TRY(values, yaml::textsOf(node, m_place, key));
            for (const std::string& value : values) {
                WB_CHECK(checkField(node, value));
            }
            return {};
        });
    }
    void text(const char* key, std::string& value)
    {
        take(key, [&](const YAML::Node& node) { return read(node, key, value); });
    }
    void bilingual(const char* key, Text& value)
    {
        take(key, [&](const YAML::Node& node) -> Result<void> {
            WB_TRY(value, yaml::bilingual(node, m_place, key));
            return {};
        });
    }
    void number(const char* key, double& value)
    {
        take(key, [&](const YAML::Node& node) -> Result<void> {
            WB_TRY(value, numberAt(node, key));
            return {};
        });
    }
    void optionalNumber(const char* key, std::optional<double>& value)
    {
        take(key, [&](const YAML::Node& node) -> Result<void> {
            WB_TRY(value, numberAt(node, key));
            return {};
        });
    }
    void numbers(const char* key, std::vector<double>& values)
    {
        take(key, [&](const YAML::Node& node) -> Result<void> {
            for (const YAML::Node& item : node) {
                WB_TRY(const double value, numberAt(item, key));
                values.push_back(value);
            }
            if (!node.IsSequence() || !std::ranges::is_sorted(values, std::ranges::less_equal())) {
                return mistake(m_place, node,
                               {"„" + std::string(key) + "“ ist eine aufsteigende Liste von Zahlen",
                                "“" + std::string(key) + "” is an ascending list of numbers"});
            }
            return {};
        });
    }
    void count(const char* key, std::size_t& value)
    {
        take(key, [&](const YAML::Node& node) -> Result<void> {
            WB_TRY(const int number, yaml::integerOf(node, m_place, key, {1, kLargestCount}));
            value = static_cast<std::size_t>(number);
            return {};
        });
    }
    void flag(const char* key, bool& value)
    {
        take(key, [&](const YAML::Node& node) -> Result<void> {
            WB_TRY(value, yaml::truthOf(node, m_place, key));
            return {};
        });
    }
    template <typename Enum, typename Names>
    void choice(const char* key, Enum& value, const Names& names)
    {
        take(key, [&](const YAML::Node& node) -> Result<void> {
            WB_TRY(const std::string word, yaml::textOf(node, m_place, key));
            const auto found = std::ranges::find(names, word);
            if (found == names.end()) {
                return unknown(
                    node,
                    {"für „" + std::string(key) + "“ nicht möglich", "not possible for “" + std::string(key) + "”"},
                    word, textsOf(names));
            }
            value = static_cast<Enum>(found - names.begin());
            return {};
        });
    }

private:
    template <typename Work>
    void take(const char* key, const Work& work)
    {
        if (const YAML::Node node = m_node[key]; m_outcome && node.IsDefined()) {
            m_outcome = work(node);
        }
    }
    Result<void> read(const YAML::Node& node, const char* key, std::string& value)
    {
        WB_TRY(value, yaml::textOf(node, m_place, key));
        return {};
    }
    Result<double> numberAt(const YAML::Node& node, const char* key) const
    {
        const auto number = yaml::numberOf(node);
        if (!number) {
            return mistake(m_place, node,
                           {"„" + std::string(key) + "“ ist keine Zahl mit Punkt",
                            "“" + std::string(key) + "” is no number with a point"});
        }
        return *number;
    }
    [[nodiscard]] Error unknown(const YAML::Node& node, const Text& what, const std::string& word,
                                const std::vector<std::string>& known) const
    {
        return mistake(m_place, node, {"„" + word + "“: " + what.de, "“" + word + "”: " + what.en},
                       proposalFor(word, known));
    }
    Result<void> readRole(const YAML::Node& node, RowSource& rows)
    {
        WB_CHECK(read(node, "role", rows.role));
        WB_TRY(const role::RoleLibrary* const library, role::shippedRoles());
        m_role = library->find(rows.role);
        if (m_role != nullptr) {
            return {};
        }
        std::vector<std::string> ids;
        std::ranges::transform(library->roles(), std::back_inserter(ids), [](const auto& item) { return item.first; });
        return unknown(node, {"keine Rolle", "no role"}, rows.role, ids);
    }
    [[nodiscard]] Result<void> checkIndicator(const YAML::Node& node, const std::string& id) const
    {
        WB_TRY(const analysis::indicator::Library* const library, analysis::indicator::shippedLibrary());
        if (const auto found = library->get(id); !found) {
            return mistake(m_place, node, {"„" + id + "“ ist keine Kennzahl", "“" + id + "” is no indicator"},
                           found.error().advice);
        }
        return {};
    }
    [[nodiscard]] Result<void> checkField(const YAML::Node& node, const std::string& id) const
    {
        if (m_role == nullptr || role::findField(*m_role, id) != nullptr) {
            return {};
        }
        std::vector<std::string> ids;
        std::ranges::transform(m_role->fields, std::back_inserter(ids), &role::Field::id);
        return unknown(node, {"kein Feld der Rolle „" + m_role->id + "“", "no field of the role “" + m_role->id + "”"},
                       id, ids);
    }

    const YAML::Node& m_node;
    Where m_place;
    const role::Role* m_role = nullptr;
    Result<void> m_outcome;
};

Result<Place> gridPlaceOf(const YAML::Node& node, const Where& place)
{
    if (!node.IsDefined() || !node.IsSequence() || node.size() != 4) {
        return mistake(place, node, {"„at“ ist [Spalte, Zeile, Breite, Höhe]", "“at” is [column, row, width, height]"});
    }
    Place at;
    WB_TRY(at.column, yaml::integerOf(node[0], place, "at: Spalte", {0, kGridColumns - 1}));
    WB_TRY(at.row, yaml::integerOf(node[1], place, "at: Zeile", {0, kMostRows - 1}));
    WB_TRY(at.width, yaml::integerOf(node[2], place, "at: Breite", {1, kGridColumns}));
    WB_TRY(at.height, yaml::integerOf(node[3], place, "at: Höhe", {1, kMostRows}));
    return at;
}

Result<TileKind> kindOf(const YAML::Node& node, const Where& place)
{
    WB_TRY(const std::string word, yaml::textOf(node, place, "kind"));
    if (const auto kind = tileKindOf(word)) {
        return *kind;
    }
    std::vector<std::string> names;
    for (std::size_t kind = 0; kind < std::variant_size_v<TileContent>; ++kind) {
        names.emplace_back(nameOf(static_cast<TileKind>(kind)));
    }
    return mistake(place, node, {"„" + word + "“ ist keine Art von Kachel", "“" + word + "” is no kind of tile"},
                   proposalFor(word, names));
}

Result<Tile> tileOf(const YAML::Node& node, const Where& around)
{
    Where place = around.in(node);
    if (!node.IsMap()) {
        return mistake(place, node, {"eine Kachel besteht aus „Schlüssel: Wert“", "a tile consists of “key: value”"});
    }
    Tile tile;
    WB_TRY(tile.id, yaml::textOf(node["id"], place, "id"));
    place.entry = tile.id;
    WB_TRY(const TileKind kind, kindOf(node["kind"], place));
    tile.content = emptyContentOf(kind);
    KeyCollector collector;
    std::visit([&](auto& content) { detail::visitFields(collector, content); }, tile.content);
    WB_CHECK(yaml::checkKeys(node, place, collector.keys));
    WB_TRY(tile.place, gridPlaceOf(node["at"], place));
    if (node["title"].IsDefined()) {
        WB_TRY(tile.title, yaml::bilingual(node["title"], place, "title"));
    }
    if (node["note"].IsDefined()) {
        WB_TRY(tile.note, yaml::bilingual(node["note"], place, "note"));
    }
    ContentReader reader(node, place);
    std::visit([&](auto& content) { detail::visitFields(reader, content); }, tile.content);
    WB_CHECK(reader.outcome());
    return tile;
}

Result<std::vector<ScenarioColumn>> scenariosOf(const YAML::Node& node, const Where& place)
{
    std::vector<ScenarioColumn> scenarios;
    if (!node.IsDefined()) {
        return scenarios;
    }
    for (const YAML::Node& item : node) {
        WB_CHECK(yaml::checkKeys(item, place.in(item), {"title", "dataset"}));
        ScenarioColumn column;
        WB_TRY(column.title, yaml::bilingual(item["title"], place.in(item), "title"));
        if (item["dataset"].IsDefined()) {
            WB_TRY(column.dataset, yaml::textOf(item["dataset"], place.in(item), "dataset"));
        }
        scenarios.push_back(std::move(column));
    }
    return scenarios;
}

Result<void> readTiles(const YAML::Node& node, Dashboard& dashboard, const Where& place)
{
    if (!node.IsDefined()) {
        return {};
    }
    if (!node.IsSequence() && !node.IsNull()) {
        return mistake(place, node, {"„tiles“ ist eine Liste", "“tiles” is a list"});
    }
    for (const YAML::Node& item : node) {
        WB_TRY(Tile tile, tileOf(item, place));
        const auto added = apply(dashboard, AddTile{.tile = std::move(tile)});
        if (!added) {
            return mistake(place, item, added.error().message);
        }
    }
    return {};
}

} // namespace

Result<Dashboard> dashboardFromYaml(std::string_view text, std::string_view name)
{
    return yaml::read<Dashboard>(text, name, [&](const YAML::Node& root) -> Result<Dashboard> {
        const Where place{name, "", 1};
        WB_CHECK(yaml::checkKeys(root, place, {"title", "summary", "scenarios", "tiles"}));
        Dashboard dashboard;
        dashboard.id = name;
        WB_TRY(dashboard.title, yaml::bilingual(root["title"], place, "title"));
        if (root["summary"].IsDefined()) {
            WB_TRY(dashboard.summary, yaml::bilingual(root["summary"], place, "summary"));
        }
        WB_TRY(dashboard.scenarios, scenariosOf(root["scenarios"], place));
        WB_CHECK(readTiles(root["tiles"], dashboard, place));
        return dashboard;
    });
}

} // namespace weitblick::dashboard
