// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/building_columns.h"

#include "core/intake/column_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fast_float/fast_float.h>
#include <limits>
#include <optional>

namespace weitblick::intake {

using workspace::Column;
using workspace::ColumnType;

namespace {

/// What every file of buildings has, so that the tiles of a country have the same columns.
const std::vector<BuildingAttribute>& usualAttributes()
{
    static const std::vector<BuildingAttribute> kUsual{
        {.name = "function"},
        {.name = "roofType"},
        {.name = "measuredHeight", .kind = AttributeKind::Highest},
        {.name = "storeysAboveGround", .kind = AttributeKind::Highest},
        {.name = "yearOfConstruction", .kind = AttributeKind::Number},
        {.name = "street"},
        {.name = "houseNumber"},
        {.name = "locality"},
    };
    return kUsual;
}

constexpr std::array<const char*, 3> kDerived{"parts", "lowestHeight", "highestHeight"};

struct KnownTitle {
    const char* name;
    const char* title;
    const char* unit;
};
constexpr std::array kTitles{
    KnownTitle{"gml_id", "Kennung", ""},
    KnownTitle{"function", "Gebäudefunktion", ""},
    KnownTitle{"roofType", "Dachform", ""},
    KnownTitle{"measuredHeight", "Gebäudehöhe", "m"},
    KnownTitle{"storeysAboveGround", "Geschosse", ""},
    KnownTitle{"yearOfConstruction", "Baujahr", ""},
    KnownTitle{"street", "Straße", ""},
    KnownTitle{"houseNumber", "Hausnummer", ""},
    KnownTitle{"locality", "Ort", ""},
    KnownTitle{"parts", "Gebäudeteile", ""},
    KnownTitle{"lowestHeight", "Höhe des tiefsten Punktes", "m"},
    KnownTitle{"highestHeight", "Höhe des höchsten Punktes", "m"},
};

std::optional<double> numberOf(const std::string& text)
{
    double value = 0.0;
    const auto [end, problem] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

bool contains(const std::string& list, const std::string& value)
{
    return ("; " + list + "; ").find("; " + value + "; ") != std::string::npos;
}

void merge(std::string& all, const BuildingAttribute& attribute)
{
    const std::string& value = attribute.value;
    if (value.empty() || all.empty()) {
        all = all.empty() ? value : all;
        return;
    }
    if (attribute.kind == AttributeKind::Highest) {
        const auto highest = numberOf(all);
        const auto own = numberOf(value);
        if (highest && own) {
            all = *own > *highest ? value : all;
            return;
        }
    }
    if (!contains(all, value)) {
        all += "; " + value;
    }
}

void addValue(workspace::RowBatch& batch, const std::string& text, ColumnType type)
{
    std::int64_t integer = 0;
    if (text.empty()) {
        batch.addNull();
    } else if (type == ColumnType::Integer &&
               std::from_chars(text.data(), text.data() + text.size(), integer).ec == std::errc()) {
        batch.add(integer);
    } else if (const auto number = numberOf(text); type == ColumnType::Real && number) {
        batch.add(*number);
    } else {
        batch.addText(text);
    }
}

void addHeights(workspace::RowBatch& batch, const Building& building)
{
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const BuildingPolygon& polygon : building.polygons) {
        for (const auto& ring : polygon.rings) {
            for (const BuildingCorner& corner : ring) {
                lowest = std::min(lowest, corner.z);
                highest = std::max(highest, corner.z);
            }
        }
    }
    if (!building.hasHeights || lowest > highest) {
        batch.addNull();
        batch.addNull();
        return;
    }
    batch.add(lowest);
    batch.add(highest);
}

} // namespace

BuildingColumns::BuildingColumns()
{
    for (const BuildingAttribute& attribute : usualAttributes()) {
        seen(attribute);
    }
}

std::string BuildingColumns::keyOf(const BuildingAttribute& attribute)
{
    return (attribute.isGeneric ? "generic " : "own ") + attribute.name;
}

BuildingColumns::Seen& BuildingColumns::seen(const BuildingAttribute& attribute)
{
    const auto [place, isNew] = m_indexes.try_emplace(keyOf(attribute), m_seen.size());
    if (isNew) {
        m_seen.push_back(
            {.key = place->first, .name = attribute.name, .kind = attribute.kind, .types = TextTypes(attribute.name)});
    }
    Seen& found = m_seen[place->second];
    found.kind = found.kind == attribute.kind ? found.kind : AttributeKind::Text;
    return found;
}

std::map<std::string, std::string> BuildingColumns::valuesOf(const Building& building)
{
    std::map<std::string, std::string> values;
    for (const BuildingAttribute& attribute : building.attributes) {
        merge(values[keyOf(attribute)], attribute);
    }
    return values;
}

void BuildingColumns::see(const Building& building)
{
    for (const BuildingAttribute& attribute : building.attributes) {
        seen(attribute);
    }
    for (const auto& [key, value] : valuesOf(building)) {
        m_seen[m_indexes.at(key)].types.see(value);
    }
}

ColumnType BuildingColumns::typeOf(const Seen& seen)
{
    const ColumnType type = seen.types.type();
    const bool isHeight = seen.key == "own measuredHeight";
    switch (seen.kind) {
    case AttributeKind::Text:
        return ColumnType::Text;
    case AttributeKind::Date:
        return type == ColumnType::Date || type == ColumnType::DateTime ? type : ColumnType::Text;
    case AttributeKind::Number:
    case AttributeKind::Highest:
        return type == ColumnType::Integer && !isHeight                  ? type
               : type == ColumnType::Real || type == ColumnType::Integer ? ColumnType::Real
                                                                         : ColumnType::Text;
    }
    return ColumnType::Text;
}

std::vector<Column> BuildingColumns::columns() const
{
    std::vector<std::string> names{"gml_id"};
    std::vector<ColumnType> types{ColumnType::Text};
    for (const Seen& seen : m_seen) {
        names.push_back(seen.name);
        types.push_back(typeOf(seen));
    }
    names.insert(names.end(), kDerived.begin(), kDerived.end());
    types.insert(types.end(), {ColumnType::Integer, ColumnType::Real, ColumnType::Real});
    std::vector<Column> columns;
    for (const std::string& name : usableColumnNames(names)) {
        const auto* const known =
            std::ranges::find_if(kTitles, [&name](const KnownTitle& title) { return name == title.name; });
        const ColumnType type = types[columns.size()];
        const bool hasUnit = known != kTitles.end() && type != ColumnType::Text;
        columns.push_back({.name = name,
                           .type = type,
                           .unit = hasUnit ? known->unit : "",
                           .title = known == kTitles.end() ? "" : known->title});
    }
    return columns;
}

void BuildingColumns::add(workspace::RowBatch& batch, const Building& building) const
{
    const auto values = valuesOf(building);
    addValue(batch, building.id, ColumnType::Text);
    for (const Seen& seen : m_seen) {
        const auto value = values.find(seen.key);
        addValue(batch, value == values.end() ? std::string() : value->second, typeOf(seen));
    }
    batch.add(std::int64_t{building.parts});
    addHeights(batch, building);
}

} // namespace weitblick::intake
