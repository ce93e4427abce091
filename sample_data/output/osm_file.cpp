// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs.h"

#include <fmt/format.h>
#include <map>
#include <osmium/builder/attr.hpp>
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/io/xml_output.hpp>
#include <osmium/memory/buffer.hpp>

#include "sample_data/output/products.h"
#include "sample_data/output/text_file.h"
#include "sample_data/output/use_names.h"
#include "sample_data/place/people.h"

namespace weitblick::sample {

namespace {

using Tags = std::vector<std::pair<std::string, std::string>>;

struct Way {
    std::vector<std::int64_t> nodes;
    Tags tags;
};

/// Nodes and ways before they are written: ids are given in order.
class Map {
public:
    std::int64_t node(Point p, Tags tags = {})
    {
        m_points.push_back(p);
        m_tags.push_back(std::move(tags));
        return static_cast<std::int64_t>(m_points.size());
    }
    void way(Way way) { m_ways.push_back(std::move(way)); }
    [[nodiscard]] std::size_t nodeCount() const { return m_points.size(); }
    [[nodiscard]] std::size_t wayCount() const { return m_ways.size(); }

    Result<void> project()
    {
        WB_TRY(const auto transformer, geo::Transformer::create({"EPSG:25832"}, {"EPSG:4326"}));
        for (Point& p : m_points) {
            transformer.apply({&p.x, 1}, {&p.y, 1});
        }
        return {};
    }

    Result<void> write(const std::filesystem::path& path, const char* format, const osmium::Box& box) const
    {
        try {
            std::error_code ignored;
            std::filesystem::create_directories(path.parent_path(), ignored);
            osmium::io::Header header;
            header.set("generator", "weitblick-sample");
            header.add_box(box);
            osmium::io::Writer writer{osmium::io::File{path.string(), format}, header, osmium::io::overwrite::allow};
            osmium::memory::Buffer buffer{1U << 20U, osmium::memory::Buffer::auto_grow::yes};
            for (std::size_t i = 0; i < m_points.size(); ++i) {
                addNode(buffer, i);
                flush(writer, buffer, false);
            }
            for (std::size_t i = 0; i < m_ways.size(); ++i) {
                addWay(buffer, i);
                flush(writer, buffer, false);
            }
            flush(writer, buffer, true);
            writer.close();
        } catch (const std::exception& exception) {
            return Error{.code = ErrorCode::Io,
                         .message = {std::string("die OSM-Datei lässt sich nicht schreiben: ") + exception.what(),
                                     std::string("the OSM file cannot be written: ") + exception.what()},
                         .subject = path.string()};
        }
        return {};
    }

private:
    static void flush(osmium::io::Writer& writer, osmium::memory::Buffer& buffer, bool all)
    {
        if (all || buffer.committed() > (1U << 20U)) {
            writer(std::move(buffer));
            buffer = osmium::memory::Buffer{1U << 20U, osmium::memory::Buffer::auto_grow::yes};
        }
    }

    void addNode(osmium::memory::Buffer& buffer, std::size_t i) const
    {
        {
            osmium::builder::NodeBuilder builder{buffer};
            builder.object().set_id(static_cast<std::int64_t>(i) + 1).set_version(1).set_visible(true);
            builder.object().set_location(osmium::Location{m_points[i].x, m_points[i].y});
            if (!m_tags[i].empty()) {
                osmium::builder::TagListBuilder tags{builder};
                for (const auto& [key, value] : m_tags[i]) {
                    tags.add_tag(key, value);
                }
            }
        }
        buffer.commit();
    }

    void addWay(osmium::memory::Buffer& buffer, std::size_t i) const
    {
        {
            osmium::builder::WayBuilder builder{buffer};
            builder.object().set_id(static_cast<std::int64_t>(i) + 1).set_version(1).set_visible(true);
            {
                osmium::builder::WayNodeListBuilder nodes{builder};
                for (const std::int64_t node : m_ways[i].nodes) {
                    nodes.add_node_ref(node);
                }
            }
            osmium::builder::TagListBuilder tags{builder};
            for (const auto& [key, value] : m_ways[i].tags) {
                tags.add_tag(key, value);
            }
        }
        buffer.commit();
    }

    std::vector<Point> m_points;
    std::vector<Tags> m_tags;
    std::vector<Way> m_ways;
};

Tags tagsOf(const Street& street)
{
    if (street.roadClass == RoadClass::Rail) {
        return {{"railway", "rail"}, {"gauge", "1435"}, {"electrified", "no"}, {"ref", street.reference}};
    }
    Tags tags{{"highway", highwayTag(street.roadClass)}};
    const auto add = [&](const char* key, std::string value) {
        if (!value.empty()) {
            tags.emplace_back(key, std::move(value));
        }
    };
    add("name", street.name);
    add("ref", street.reference);
    if (street.roadClass <= RoadClass::Residential) {
        add("maxspeed", fmt::format("{}", street.speedKmH));
    }
    add("oneway", street.isOneWay ? "yes" : "");
    add("width", fmt::format("{:.1f}", street.widthM));
    add("cycleway:right", street.hasCycleTrack ? "track" : "");
    add("bridge", street.isBridge ? "yes" : "");
    add("surface", street.roadClass == RoadClass::Track        ? "compacted"
                   : street.roadClass == RoadClass::Pedestrian ? "paving_stones"
                                                               : "asphalt");
    add("tracktype", street.roadClass == RoadClass::Track ? "grade2" : "");
    add("lit", street.settlement != kNone ? "yes" : "no");
    if (std::abs(street.slopePercent) >= 4.0) {
        add("incline", fmt::format("{:.0f}%", street.slopePercent));
    }
    return tags;
}

void addStreets(Map& map, const Place& place)
{
    std::vector<std::int64_t> junctions(place.junctions.size(), 0);
    std::vector<bool> onRail(place.junctions.size(), false);
    std::vector<bool> onRoad(place.junctions.size(), false);
    for (const Street& street : place.streets) {
        auto& marks = street.roadClass == RoadClass::Rail ? onRail : onRoad;
        marks[static_cast<std::size_t>(street.from)] = true;
        marks[static_cast<std::size_t>(street.to)] = true;
    }
    const auto junction = [&](int index) {
        const auto at = static_cast<std::size_t>(index);
        if (junctions[at] == 0) {
            const bool isCrossing = onRail[at] && onRoad[at];
            junctions[at] = map.node(place.junctions[at], isCrossing ? Tags{{"railway", "level_crossing"}} : Tags{});
        }
        return junctions[at];
    };
    for (const Street& street : place.streets) {
        Way way;
        way.nodes.push_back(junction(street.from));
        for (std::size_t i = 1; i + 1 < street.line.size(); ++i) {
            way.nodes.push_back(map.node(street.line[i]));
        }
        way.nodes.push_back(junction(street.to));
        way.tags = tagsOf(street);
        map.way(std::move(way));
    }
}

void addRiver(Map& map, const Place& place)
{
    Way way;
    for (const Point p : place.river) {
        if (place.extent.holds(p)) {
            way.nodes.push_back(map.node(p));
        }
    }
    way.tags = {{"waterway", place.settings.size == PlaceSize::Village ? "stream" : "river"},
                {"name", place.riverName}};
    map.way(std::move(way));
}

void addBuildings(Map& map, const Place& place)
{
    for (const Building& building : place.buildings) {
        Way way;
        for (const Point p : building.footprint()) {
            way.nodes.push_back(map.node(p));
        }
        way.nodes.push_back(way.nodes.front());
        way.tags = {{"building", building.dwellings > 0 ? "residential" : "yes"},
                    {"building:levels", fmt::format("{}", building.storeys)}};
        if (!building.houseNumber.empty()) {
            const Ortsteil& ortsteil = place.ortsteile[static_cast<std::size_t>(building.ortsteil)];
            const Gemeinde& gemeinde = place.gemeinden[static_cast<std::size_t>(ortsteil.gemeinde)];
            way.tags.insert(way.tags.end(), {{"addr:city", gemeinde.name},
                                             {"addr:housenumber", building.houseNumber},
                                             {"addr:postcode", gemeinde.postcode},
                                             {"addr:street", building.streetName}});
        }
        map.way(std::move(way));
    }
}

Json truthOf(const Place& place, const Map& map)
{
    std::map<std::string, std::pair<int, double>> byClass;
    double oneWay = 0.0;
    double cycle = 0.0;
    for (const Street& street : place.streets) {
        auto& [count, length] = byClass[roadClassName(street.roadClass)];
        ++count;
        length += street.lengthM;
        oneWay += street.isOneWay ? street.lengthM : 0.0;
        cycle += street.hasCycleTrack ? street.lengthM : 0.0;
    }
    Json truth{{"nodes", map.nodeCount()}, {"ways", map.wayCount()}, {"junctions", place.junctions.size()}};
    for (const auto& [name, sums] : byClass) {
        truth["roads"][name] = {{"count", sums.first}, {"length_m", sums.second}};
    }
    truth["oneway_length_m"] = oneWay;
    truth["cycle_track_length_m"] = cycle;
    return truth;
}

} // namespace

Result<void> writeStreets(const Product& product)
{
    const Place& place = product.region.place;
    Map map;
    addStreets(map, place);
    addRiver(map, place);
    addBuildings(map, place);
    for (const Facility& facility : place.facilities) {
        map.node(facility.at, {{"amenity", amenityTag(facility.kind)},
                               {"name", facility.name},
                               {"opening_hours", facility.openingHours}});
    }
    WB_CHECK(map.project());
    WB_TRY(const auto transformer, geo::Transformer::create({"EPSG:25832"}, {"EPSG:4326"}));
    Point low{place.extent.minX, place.extent.minY};
    Point high{place.extent.maxX, place.extent.maxY};
    transformer.apply({&low.x, 1}, {&low.y, 1});
    transformer.apply({&high.x, 1}, {&high.y, 1});
    const osmium::Box box{low.x, low.y, high.x, high.y};
    WB_CHECK(map.write(product.folder / "musterkreis.osm.pbf", "pbf,add_metadata=false", box));
    WB_CHECK(map.write(product.folder / "musterkreis.osm", "osm,add_metadata=false", box));
    return writeTruth(product.folder, truthOf(place, map));
}

} // namespace weitblick::sample
