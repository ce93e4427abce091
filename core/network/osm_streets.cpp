// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/osm_streets.h"

#include <algorithm>
#include <array>
#include <optional>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>
#include <unordered_map>

namespace weitblick::network {

namespace {

constexpr std::uint8_t kCarBit = 1U << static_cast<unsigned>(Mode::Car);
constexpr std::uint8_t kBicycleBits =
    (1U << static_cast<unsigned>(Mode::Bike)) | (1U << static_cast<unsigned>(Mode::Pedelec));

Error overBudget(const char* german, const char* english)
{
    return Error{.code = ErrorCode::Budget,
                 .message = {std::string("die OSM-Datei hat zu viele ") + german,
                             std::string("the OSM file has too many ") + english},
                 .advice = {"Einen kleineren Ausschnitt nehmen, zum Beispiel den Landkreis",
                            "Take a smaller extract, for example the district"}};
}

/// A restriction before its place is known.
struct OpenTurnRule {
    TurnRule rule;
    std::int64_t viaId = 0;
};

class Reading {
public:
    Reading(osmium::io::File file, const StreetRules& rules, const OsmBudget& budget)
        : m_file(std::move(file)),
          m_rules(rules),
          m_budget(budget)
    {
    }

    Result<StreetMap> read(Job& job)
    {
        try {
            Job first = job.part(0.0, 0.5);
            WB_CHECK(pass(osmium::osm_entity_bits::way | osmium::osm_entity_bits::relation, first,
                          [&](const osmium::OSMEntity& entity) { return takeWayOrRelation(entity); }));
            if (m_map.ways.empty()) {
                return noStreets();
            }
            m_nodeIds = m_refs;
            std::ranges::sort(m_nodeIds);
            m_nodeIds.erase(std::unique(m_nodeIds.begin(), m_nodeIds.end()), m_nodeIds.end());
            m_map.longitudesDeg.assign(m_nodeIds.size(), 0.0);
            m_map.latitudesDeg.assign(m_nodeIds.size(), 0.0);
            m_map.blockedModes.assign(m_nodeIds.size(), 0);
            m_isThere.assign(m_nodeIds.size(), false);
            Job second = job.part(0.5, 0.95);
            WB_CHECK(pass(osmium::osm_entity_bits::node, second,
                          [&](const osmium::OSMEntity& entity) { return takeNode(entity); }));
        } catch (const std::exception& exception) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {std::string("die OSM-Datei lässt sich nicht lesen: ") + exception.what(),
                                     std::string("the OSM file cannot be read: ") + exception.what()},
                         .subject = m_file.filename()};
        }
        WB_CHECK(job.report(0.96, "streets"));
        dropMissing();
        closeTurnRules();
        return m_map.ways.empty() ? noStreets() : Result<StreetMap>(std::move(m_map));
    }

private:
    template <typename Take>
    Result<void> pass(osmium::osm_entity_bits::type what, Job& job, const Take& take)
    {
        osmium::io::Reader reader(m_file, what);
        std::size_t bytes = 0;
        while (osmium::memory::Buffer buffer = reader.read()) {
            bytes += buffer.committed();
            if (bytes > m_budget.mostBytes) {
                return overBudget("Objekte", "objects");
            }
            const double size = double(std::max<std::size_t>(1, reader.file_size()));
            WB_CHECK(job.report(std::min(1.0, double(reader.offset()) / size), "streets"));
            for (const osmium::OSMEntity& entity : buffer.select<osmium::OSMEntity>()) {
                WB_CHECK(take(entity));
            }
        }
        reader.close();
        return {};
    }

    Error noStreets() const
    {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"in der Datei ist keine Straße", "there is no street in the file"},
                     .subject = m_file.filename(),
                     .advice = {"Eine OSM-Datei mit Straßen (highway=…) wählen, zum Beispiel von download.geofabrik.de",
                                "Choose an OSM file with streets (highway=…), for example of download.geofabrik.de"}};
    }

    static Tags tagsOf(const osmium::TagList& list)
    {
        Tags tags;
        for (const osmium::Tag& tag : list) {
            tags.emplace_back(tag.key(), tag.value());
        }
        return tags;
    }

    Result<void> takeWayOrRelation(const osmium::OSMEntity& entity)
    {
        if (entity.type() == osmium::item_type::way) {
            return takeWay(static_cast<const osmium::Way&>(entity));
        }
        if (entity.type() == osmium::item_type::relation) {
            return takeRelation(static_cast<const osmium::Relation&>(entity));
        }
        return {};
    }

    Result<void> takeWay(const osmium::Way& way)
    {
        if (!way.visible() || way.nodes().size() < 2 || !way.tags().has_key("highway")) {
            return {};
        }
        const StreetUse use = useOf(tagsOf(way.tags()), m_rules);
        if (!use.isUsable()) {
            return {};
        }
        if (m_refs.size() + way.nodes().size() > m_budget.mostWayPoints) {
            return overBudget("Straßen", "streets");
        }
        StreetMap::Way street{.id = way.id(),
                              .firstNode = static_cast<std::uint32_t>(m_refs.size()),
                              .use = use,
                              .name = nameNumber(way.tags())};
        for (const osmium::NodeRef& node : way.nodes()) {
            m_refs.push_back(node.ref());
        }
        street.nodeCount = static_cast<std::uint32_t>(m_refs.size()) - street.firstNode;
        m_map.ways.push_back(street);
        return {};
    }

    std::uint32_t nameNumber(const osmium::TagList& tags)
    {
        const char* name = tags.get_value_by_key("name", tags.get_value_by_key("ref", ""));
        if (*name == '\0') {
            return 0;
        }
        const auto [found, isNew] = m_nameNumbers.try_emplace(name, static_cast<std::uint32_t>(m_map.names.size()));
        if (isNew) {
            m_map.names.emplace_back(name);
        }
        return found->second;
    }

    /// Which modes the restriction is for, 0: none of ours.
    [[nodiscard]] std::uint8_t modesOf(const osmium::Relation& relation, std::string_view& value) const
    {
        std::uint8_t bits = 0;
        for (const char* const key : {"restriction", "restriction:motor_vehicle", "restriction:motorcar"}) {
            if (const char* const text = relation.tags().get_value_by_key(key)) {
                value = text;
                bits = std::string_view(key) == "restriction" ? kCarBit | kBicycleBits : kCarBit;
            }
        }
        const std::string_view except = relation.tags().get_value_by_key("except", "");
        if (except.find("bicycle") != std::string_view::npos) {
            bits = static_cast<std::uint8_t>(bits & ~kBicycleBits);
        }
        if (except.find("motorcar") != std::string_view::npos) {
            bits = static_cast<std::uint8_t>(bits & ~kCarBit);
        }
        for (std::size_t mode = 0; mode < kModeCount; ++mode) {
            bits = static_cast<std::uint8_t>(m_rules.modes[mode].obeysTurnRules ? bits : bits & ~(1U << mode));
        }
        return bits;
    }

    Result<void> takeRelation(const osmium::Relation& relation)
    {
        std::string_view value;
        const std::uint8_t bits = modesOf(relation, value);
        if (bits == 0 || !(value.starts_with("no_") || value.starts_with("only_"))) {
            return {};
        }
        std::vector<std::int64_t> from;
        std::vector<std::int64_t> to;
        std::optional<std::int64_t> via;
        for (const osmium::RelationMember& member : relation.members()) {
            const std::string_view role = member.role();
            const bool isWay = member.type() == osmium::item_type::way;
            if (role == "from" && isWay) {
                from.push_back(member.ref());
            } else if (role == "to" && isWay) {
                to.push_back(member.ref());
            } else if (role == "via" && isWay) {
                m_rulesOverWays.push_back(from.empty() ? relation.id() : from.front());
                return {};
            } else if (role == "via" && member.type() == osmium::item_type::node) {
                via = member.ref();
            }
        }
        if (!via || from.size() * to.size() > 64) {
            return {};
        }
        const auto kind = value.starts_with("only_") ? TurnRule::Kind::Only : TurnRule::Kind::Forbidden;
        for (const std::int64_t one : from) {
            for (const std::int64_t other : to) {
                m_turnRules.push_back({{kind, relation.id(), one, other, 0, bits}, *via});
            }
        }
        return m_turnRules.size() > m_budget.mostTurnRules ? overBudget("Abbiegeverbote", "turn restrictions")
                                                           : Result<void>();
    }

    [[nodiscard]] std::optional<std::uint32_t> nodeOf(std::int64_t id) const
    {
        const auto found = std::ranges::lower_bound(m_nodeIds, id);
        return found == m_nodeIds.end() || *found != id
                   ? std::nullopt
                   : std::optional(static_cast<std::uint32_t>(found - m_nodeIds.begin()));
    }

    Result<void> takeNode(const osmium::OSMEntity& entity)
    {
        if (entity.type() != osmium::item_type::node) {
            return {};
        }
        const auto& node = static_cast<const osmium::Node&>(entity);
        const auto number = nodeOf(node.id());
        if (!number || !node.visible() || !node.location().valid()) {
            return {};
        }
        m_map.longitudesDeg[*number] = node.location().lon();
        m_map.latitudesDeg[*number] = node.location().lat();
        m_isThere[*number] = true;
        if (!node.tags().empty()) {
            m_map.blockedModes[*number] = blockedModesAt(tagsOf(node.tags()), m_rules);
        }
        return {};
    }

    /// Points that the file does not have end their street; what is left of it on both sides stays.
    void dropMissing()
    {
        std::vector<StreetMap::Way> ways;
        m_map.wayNodes.clear();
        m_map.wayNodes.reserve(m_refs.size());
        for (const StreetMap::Way& way : m_map.ways) {
            std::size_t missing = 0;
            std::uint32_t lastThere = 0;
            StreetMap::Way piece = way;
            piece.firstNode = static_cast<std::uint32_t>(m_map.wayNodes.size());
            const auto close = [&] {
                piece.nodeCount = static_cast<std::uint32_t>(m_map.wayNodes.size()) - piece.firstNode;
                if (piece.nodeCount >= 2) {
                    ways.push_back(piece);
                } else {
                    m_map.wayNodes.resize(piece.firstNode);
                }
                piece.firstNode = static_cast<std::uint32_t>(m_map.wayNodes.size());
            };
            for (std::uint32_t i = way.firstNode; i < way.firstNode + way.nodeCount; ++i) {
                const std::uint32_t node = *nodeOf(m_refs[i]);
                if (m_isThere[node]) {
                    m_map.wayNodes.push_back(node);
                    lastThere = node + 1;
                } else {
                    close();
                    ++missing;
                }
            }
            close();
            if (missing > 0 && lastThere > 0) {
                m_map.defects.push_back({DefectKind::MissingNodes, m_map.longitudesDeg[lastThere - 1],
                                         m_map.latitudesDeg[lastThere - 1], way.id, double(missing)});
            }
        }
        m_map.ways = std::move(ways);
    }

    void closeTurnRules()
    {
        for (OpenTurnRule& open : m_turnRules) {
            const auto node = nodeOf(open.viaId);
            if (node && m_isThere[*node]) {
                open.rule.viaNode = *node;
                m_map.turnRules.push_back(open.rule);
            }
        }
        std::ranges::sort(m_rulesOverWays);
        for (const StreetMap::Way& way : m_map.ways) {
            if (std::ranges::binary_search(m_rulesOverWays, way.id)) {
                const std::uint32_t node = m_map.wayNodes[way.firstNode];
                m_map.defects.push_back(
                    {DefectKind::TurnRuleOverWay, m_map.longitudesDeg[node], m_map.latitudesDeg[node], way.id, 0.0});
            }
        }
    }

    osmium::io::File m_file;
    const StreetRules& m_rules;
    const OsmBudget& m_budget;
    StreetMap m_map;
    std::vector<std::int64_t> m_refs; ///< of the ways, one behind the other
    std::vector<std::int64_t> m_nodeIds;
    std::vector<bool> m_isThere;
    std::unordered_map<std::string, std::uint32_t> m_nameNumbers;
    std::vector<OpenTurnRule> m_turnRules;
    std::vector<std::int64_t> m_rulesOverWays;
};

} // namespace

Result<StreetMap> readOsmStreets(const std::filesystem::path& file, const StreetRules& rules, const OsmBudget& budget,
                                 Job& job)
{
    std::error_code failure;
    if (!std::filesystem::is_regular_file(file, failure)) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"die OSM-Datei gibt es nicht", "there is no such OSM file"},
                     .subject = file.string()};
    }
    try {
        return Reading(osmium::io::File(file.string()), rules, budget).read(job);
    } catch (const std::exception& exception) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {std::string("die Datei ist keine OSM-Datei: ") + exception.what(),
                                 std::string("the file is no OSM file: ") + exception.what()},
                     .subject = file.string(),
                     .advice = {"Gelesen werden .osm.pbf, .osm, .osm.gz und .osm.bz2",
                                ".osm.pbf, .osm, .osm.gz and .osm.bz2 are read"}};
    }
}

Result<StreetMap> readOsmStreets(std::string_view bytes, std::string_view format, const StreetRules& rules,
                                 const OsmBudget& budget, Job& job)
{
    try {
        return Reading(osmium::io::File(bytes.data(), bytes.size(), std::string(format)), rules, budget).read(job);
    } catch (const std::exception& exception) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {std::string("keine OSM-Daten: ") + exception.what(),
                                 std::string("no OSM data: ") + exception.what()}};
    }
}

} // namespace weitblick::network
