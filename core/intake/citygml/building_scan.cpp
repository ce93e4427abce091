// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/building_scan.h"

#include "core/io/number_form.h"

#include <algorithm>
#include <array>
#include <fast_float/fast_float.h>
#include <utility>

namespace weitblick::intake {

namespace {

struct KnownAttribute {
    std::string_view name;
    AttributeKind kind;
};

/// Source   CityGML 1.0, 2.0 and 3.0, AbstractBuilding.
constexpr std::array kKnown{
    KnownAttribute{"class", AttributeKind::Text},
    KnownAttribute{"function", AttributeKind::Text},
    KnownAttribute{"usage", AttributeKind::Text},
    KnownAttribute{"name", AttributeKind::Text},
    KnownAttribute{"roofType", AttributeKind::Text},
    KnownAttribute{"measuredHeight", AttributeKind::Highest},
    KnownAttribute{"storeysAboveGround", AttributeKind::Highest},
    KnownAttribute{"storeysBelowGround", AttributeKind::Highest},
    KnownAttribute{"yearOfConstruction", AttributeKind::Number},
    KnownAttribute{"yearOfDemolition", AttributeKind::Number},
    KnownAttribute{"dateOfConstruction", AttributeKind::Date},
    KnownAttribute{"dateOfDemolition", AttributeKind::Date},
    KnownAttribute{"creationDate", AttributeKind::Date},
};

bool isBody(std::string_view name)
{
    return name == "Building" || name == "BuildingPart";
}

bool isPolygon(std::string_view name)
{
    return name == "Polygon" || name == "Triangle" || name == "Rectangle" || name == "PolygonPatch";
}

bool isPositions(std::string_view name)
{
    return name == "posList" || name == "pos" || name == "coordinates";
}

/// "stringAttribute" (1.0, 2.0), "StringAttribute" (3.0); the kind of its values.
std::optional<AttributeKind> genericKind(std::string_view name)
{
    if (!name.ends_with("Attribute") || name == "genericAttribute") {
        return std::nullopt;
    }
    const std::string_view type = name.substr(0, name.find("Attribute"));
    if (type == "int" || type == "Int" || type == "double" || type == "Double" || type == "measure" ||
        type == "Measure") {
        return AttributeKind::Number;
    }
    return type == "date" || type == "Date" ? AttributeKind::Date : AttributeKind::Text;
}

/// "lod2MultiSurface", "lod0FootPrint": the level; nothing for other names.
std::optional<int> levelOf(std::string_view name)
{
    if (name.size() < 5 || !name.starts_with("lod") || name[3] < '0' || name[3] > '9') {
        return std::nullopt;
    }
    return name[3] - '0';
}

bool isOpening(std::string_view name)
{
    return name == "opening" || name == "fillingSurface"; // CityGML 1.0 and 2.0; 3.0
}

BuildingSurface surfaceNamed(std::string_view name)
{
    return name == "RoofSurface"     ? BuildingSurface::Roof
           : name == "WallSurface"   ? BuildingSurface::Wall
           : name == "GroundSurface" ? BuildingSurface::Ground
           : name == "lod0FootPrint" ? BuildingSurface::FootPrint
           : name == "lod0RoofEdge"  ? BuildingSurface::RoofEdge
                                     : BuildingSurface::Other;
}

/// The numbers of a list of coordinates; false where a word stands among them.
bool numbersOf(std::string_view text, std::vector<double>& numbers)
{
    constexpr std::string_view kBetween = " \t\r\n,"; // commas in GML 2
    for (auto at = text.find_first_not_of(kBetween); at != std::string_view::npos;
         at = text.find_first_not_of(kBetween, at)) {
        double number = 0.0;
        const auto [end, problem] = fast_float::from_chars(text.data() + at, text.data() + text.size(), number);
        at = static_cast<std::size_t>(end - text.data());
        if (problem != std::errc() || (at < text.size() && kBetween.find(text[at]) == std::string_view::npos)) {
            return false;
        }
        numbers.push_back(number);
    }
    return true;
}

} // namespace

std::string_view BuildingScan::parent() const
{
    return m_path.size() < 2 ? std::string_view() : std::string_view(m_path[m_path.size() - 2]);
}

void BuildingScan::start(std::string_view name, const io::XmlAttributes& attributes)
{
    m_path.emplace_back(name);
    m_text.clear();
    if (m_building) {
        startInBuilding(name, attributes);
    } else if (name == "Building") {
        m_building.emplace();
        m_building->id = attributes.find("id").value_or("");
        m_buildingDepth = m_path.size();
        m_body = 0;
        m_references.clear();
    } else if (m_path.size() == 3 && parent().ends_with("Member")) {
        ++m_others[std::string(name)];
    }
}

void BuildingScan::startInBuilding(std::string_view name, const io::XmlAttributes& attributes)
{
    if (name == "BuildingPart") {
        m_body = ++m_building->parts;
        m_building->partIds.emplace_back(attributes.find("id").value_or(""));
    } else if (isPolygon(name) && !m_polygon) {
        startPolygon(attributes);
    } else if (name == "LinearRing" && m_polygon) {
        m_polygon->rings.emplace_back();
    } else if (isPositions(name)) {
        m_dimension = attributes.count("srsDimension", 3);
    } else if (name == "surfaceMember") {
        startReference(attributes);
    } else if (isOpening(name) && m_openingDepth == 0) {
        m_openingDepth = m_path.size();
    } else {
        startSurface(name, attributes);
        startGeneric(name, attributes);
    }
}

void BuildingScan::startPolygon(const io::XmlAttributes& attributes)
{
    if (m_openingDepth > 0) {
        return;
    }
    m_polygon = BuildingPolygon{.id = std::string(attributes.find("id").value_or("")),
                                .surfaceId = m_surfaceId,
                                .surface = m_surface,
                                .levelOfDetail = m_level,
                                .body = m_body,
                                .rings = {}};
    m_polygonDepth = m_path.size();
}

void BuildingScan::startReference(const io::XmlAttributes& attributes)
{
    const std::string_view reference = attributes.find("href").value_or("");
    if (m_surfaceDepth > 0 && m_surface != BuildingSurface::Other && reference.starts_with('#')) {
        m_references.try_emplace(std::string(reference.substr(1)), Belonging{m_surface, m_surfaceId});
    }
}

void BuildingScan::startSurface(std::string_view name, const io::XmlAttributes& attributes)
{
    if (const auto level = levelOf(name)) {
        m_level = *level;
        m_levelDepth = m_path.size();
    }
    const bool isBoundary = (parent() == "boundedBy" || parent() == "boundary") && name.ends_with("Surface");
    if (isBoundary || name == "lod0FootPrint" || name == "lod0RoofEdge") {
        m_surface = surfaceNamed(name);
        m_surfaceId = attributes.find("id").value_or("");
        m_surfaceDepth = m_path.size();
    }
}

void BuildingScan::startGeneric(std::string_view name, const io::XmlAttributes& attributes)
{
    if (const auto kind = genericKind(name)) {
        m_genericKind = *kind;
        m_genericName = attributes.find("name").value_or("");
    }
}

void BuildingScan::text(std::string_view text)
{
    if (m_building) {
        m_text += text;
    }
}

void BuildingScan::end(std::string_view name)
{
    if (m_building) {
        endInBuilding(name);
    }
    m_path.pop_back();
    m_text.clear();
}

void BuildingScan::endInBuilding(std::string_view name)
{
    const std::size_t depth = m_path.size();
    endGeometry(name);
    if (depth == m_surfaceDepth) {
        m_surface = BuildingSurface::Shell;
        m_surfaceId.clear();
        m_surfaceDepth = 0;
    }
    m_openingDepth = depth == m_openingDepth ? 0 : m_openingDepth;
    if (depth == m_levelDepth) {
        m_level = 0;
        m_levelDepth = 0;
    }
    const auto* const known = std::ranges::find(kKnown, name, &KnownAttribute::name);
    if (isBody(parent()) && known != kKnown.end()) {
        add(name, known->kind);
    } else if (name == "value" && parent() == "Height") { // CityGML 3.0
        add("measuredHeight", AttributeKind::Highest);
    } else {
        endGeneric(name);
        endAddress(name);
    }
    if (name == "BuildingPart") {
        m_body = 0;
    } else if (depth == m_buildingDepth) {
        endBuilding();
    }
}

void BuildingScan::endGeometry(std::string_view name)
{
    if (!m_polygon) {
        return;
    }
    if (isPositions(name) && !m_polygon->rings.empty()) {
        addCorners();
    } else if (m_path.size() == m_polygonDepth) {
        m_building->polygons.push_back(*std::exchange(m_polygon, std::nullopt));
    }
}

void BuildingScan::addCorners()
{
    constexpr std::size_t kMostShown = 40;
    std::vector<double> numbers;
    const std::string shown(io::trimmed(m_text).substr(0, kMostShown));
    if (!numbersOf(m_text, numbers)) {
        damage({"unter den Koordinaten steht etwas, das keine Zahl ist: „" + shown + " …“",
                "among the coordinates is something that is no number: '" + shown + " …'"});
        return;
    }
    const std::size_t dimension = m_dimension == 2 ? 2 : 3;
    if (numbers.size() % dimension != 0) {
        damage({"eine Liste von Koordinaten hat nicht drei Zahlen für jeden Punkt",
                "a list of coordinates has not three numbers a point"});
        return;
    }
    m_building->hasHeights = m_building->hasHeights || dimension == 3;
    for (std::size_t i = 0; i < numbers.size(); i += dimension) {
        m_polygon->rings.back().push_back(
            {.x = numbers[i], .y = numbers[i + 1], .z = dimension == 3 ? numbers[i + 2] : 0.0});
    }
}

void BuildingScan::endGeneric(std::string_view name)
{
    if (!genericKind(parent())) {
        return;
    }
    if (name == "name") { // CityGML 3.0
        m_genericName = io::trimmed(m_text);
    } else if (name == "value" && !m_genericName.empty()) {
        add(m_genericName, m_genericKind);
        m_building->attributes.back().isGeneric = true;
    }
}

/// Source   OASIS xAL 2.0 (CityGML 1.0, 2.0) and 3.0.
void BuildingScan::endAddress(std::string_view name)
{
    const bool isName = name == "NameElement";
    if (name == "ThoroughfareName" || (isName && parent() == "Thoroughfare")) {
        add("street", AttributeKind::Text);
    } else if (name == "ThoroughfareNumber" || (name == "Number" && parent() == "Thoroughfare")) {
        add("houseNumber", AttributeKind::Text);
    } else if (name == "LocalityName" || (isName && parent() == "Locality")) {
        add("locality", AttributeKind::Text);
    }
}

void BuildingScan::add(std::string_view name, AttributeKind kind)
{
    m_building->attributes.push_back({.name = std::string(name),
                                      .value = std::string(io::trimmed(m_text)),
                                      .kind = kind,
                                      .isGeneric = false,
                                      .body = m_body});
}

void BuildingScan::damage(Text why)
{
    if (!m_building->damage) {
        m_building->damage = std::move(why);
    }
}

void BuildingScan::endBuilding()
{
    for (BuildingPolygon& polygon : m_building->polygons) {
        if (const auto found = m_references.find(polygon.id); found != m_references.end()) {
            polygon.surface = found->second.surface;
            polygon.surfaceId = found->second.surfaceId;
        }
    }
    m_done.push_back(*std::exchange(m_building, std::nullopt));
}

std::vector<Building> BuildingScan::take()
{
    return std::exchange(m_done, {});
}

} // namespace weitblick::intake
