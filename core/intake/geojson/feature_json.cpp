// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/geojson/feature_json.h"

#include "core/base/utf8.h"
#include "core/intake/vector/utc_text.h"

#include <algorithm>
#include <cmath>

namespace weitblick::intake {

using simdjson::SUCCESS;
using simdjson::ondemand::json_type;
using simdjson::ondemand::number_type;
using workspace::ColumnType;

namespace {

constexpr std::size_t kDateLength = 10;

Error refused(const char* german, const char* english)
{
    return Error{.code = ErrorCode::InvalidInput, .message = {german, english}};
}

Error malformed()
{
    return refused("das Objekt ist kein gültiges JSON", "the feature is no valid JSON");
}

Error notAFeature()
{
    return refused("das JSON-Objekt ist kein GeoJSON-Objekt: weder Art noch Geometrie noch Eigenschaften",
                   "the JSON object is no GeoJSON feature: it has neither type nor geometry nor properties");
}

Error outOfMemory()
{
    return Error{.code = ErrorCode::Budget,
                 .message = {"ein Objekt der Datei braucht mehr Arbeitsspeicher, als erlaubt ist",
                             "a feature of the file needs more memory than is allowed"}};
}

json_type typeOf(simdjson::ondemand::value& value)
{
    json_type type = json_type::null;
    return value.type().get(type) == SUCCESS ? type : json_type::null;
}

/// JSON without the spaces outside of strings; nothing where it is nested deeper than 64.
std::optional<std::string> compacted(std::string_view json)
{
    constexpr int kDeepest = 64;
    std::string text;
    text.reserve(json.size());
    bool inString = false;
    int depth = 0;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString && c == '\\' && i + 1 < json.size()) {
            text += c;
            text += json[++i];
            continue;
        }
        inString = c == '"' ? !inString : inString;
        if (inString || (c != ' ' && c != '\t' && c != '\n' && c != '\r')) {
            text += c;
        }
        depth += !inString && (c == '{' || c == '[') ? 1 : 0;
        depth -= !inString && (c == '}' || c == ']') ? 1 : 0;
        if (depth > kDeepest) {
            return std::nullopt;
        }
    }
    return text;
}

std::string_view trimmed(std::string_view token)
{
    const auto last = token.find_last_not_of(" \t\r\n");
    return last == std::string_view::npos ? std::string_view() : token.substr(0, last + 1);
}

bool isGeometryKey(std::string_view key)
{
    return key == "coordinates" || key == "geometries";
}

/// Members that only a feature has; files without a "type" in each of their features are about.
bool isFeatureMember(std::string_view key, simdjson::ondemand::value& value)
{
    std::string_view type;
    return key == "geometry" || key == "properties" ||
           (key == "type" && value.get_string().get(type) == SUCCESS && type == "Feature");
}

void seeNumber(simdjson::ondemand::value& value, PropertyCensus& property)
{
    number_type type{};
    std::int64_t integer = 0;
    if (value.get_number_type().get(type) == SUCCESS && type == number_type::floating_point_number) {
        property.reals = true;
    } else if (value.get_int64().get(integer) == SUCCESS) {
        property.integers = true;
    } else {
        property.hugeIntegers = true;
    }
}

void seeValue(simdjson::ondemand::value value, PropertyCensus& property)
{
    switch (typeOf(value)) {
    case json_type::number:
        seeNumber(value, property);
        break;
    case json_type::boolean:
        property.booleans = true;
        break;
    case json_type::string: {
        std::string_view text;
        property.texts = true;
        if (value.get_string().get(text) == SUCCESS) {
            property.textTypes.see(text);
        }
        break;
    }
    case json_type::object:
    case json_type::array:
        property.nested = true;
        break;
    case json_type::null:
        break;
    }
}

} // namespace

ColumnType PropertyCensus::type() const
{
    const bool numbers = integers || reals;
    if (nested || hugeIntegers || int(numbers) + int(booleans) + int(texts) != 1) {
        return ColumnType::Text;
    }
    if (numbers) {
        return reals ? ColumnType::Real : ColumnType::Integer;
    }
    if (booleans) {
        return ColumnType::Boolean;
    }
    const ColumnType byText = textTypes.type(); // "06411" in quotes is a text, whatever its digits
    return byText == ColumnType::Date || byText == ColumnType::DateTime ? byText : ColumnType::Text;
}

Result<FeatureJson::Object> FeatureJson::parse(std::string_view padded, std::size_t capacity)
{
    Object object;
    const auto failure =
        m_parser.iterate(simdjson::padded_string_view(padded.data(), padded.size(), capacity)).get(m_document);
    if (failure == simdjson::MEMALLOC || failure == simdjson::CAPACITY) {
        return outOfMemory();
    }
    if (failure != SUCCESS) {
        return failure == simdjson::UTF8_ERROR ? refused("UTF-8", "UTF-8") : malformed();
    }
    if (m_document.get_object().get(object) != SUCCESS) {
        return malformed();
    }
    return object;
}

Result<FeatureJson::Object> FeatureJson::open(std::string_view feature)
{
    const std::size_t end = static_cast<std::size_t>(feature.data() - m_whole.data()) + feature.size();
    const bool hasPadding = m_whole.size() - end >= simdjson::SIMDJSON_PADDING;
    if (!hasPadding) {
        m_padded.assign(feature);
        m_padded.append(simdjson::SIMDJSON_PADDING, '\0');
        feature = std::string_view(m_padded).substr(0, feature.size());
    }
    auto object = parse(feature, feature.size() + simdjson::SIMDJSON_PADDING);
    if (!object && object.error().message.de == "UTF-8") {
        std::string recoded = utf8FromWindows1252(feature);
        const std::size_t size = recoded.size();
        recoded.append(simdjson::SIMDJSON_PADDING, '\0');
        m_padded = std::move(recoded);
        ++m_notUtf8;
        return parse(std::string_view(m_padded).substr(0, size), m_padded.size());
    }
    return object;
}

std::size_t FeatureJson::propertyNamed(std::string_view name, FeatureCensus& census)
{
    std::vector<PropertyCensus>& properties = census.properties;
    const std::size_t expected = m_expectedPlace++;
    if (expected < properties.size() && properties[expected].name == name) {
        return expected;
    }
    const auto known = m_placeOf.find(name);
    std::size_t place = properties.size();
    if (known != m_placeOf.end()) {
        place = known->second;
    } else {
        m_placeOf.emplace(name, place);
        properties.push_back({.name = std::string(name)});
    }
    m_expectedPlace = place + 1;
    return place;
}

Result<void> FeatureJson::seeProperties(Object properties, FeatureCensus& census)
{
    for (auto field : properties) {
        std::string_view key;
        Value value;
        if (field.unescaped_key().get(key) != SUCCESS || field.value().get(value) != SUCCESS) {
            return malformed();
        }
        seeValue(value, census.properties[propertyNamed(key, census)]);
    }
    return {};
}

Result<void> FeatureJson::see(std::string_view feature, FeatureCensus& census)
{
    WB_TRY(Object object, open(feature));
    m_expectedPlace = census.hasFeatureIds ? 1 : 0;
    std::optional<GeometryGlance> glance;
    bool isFeature = false;
    for (auto field : object) {
        std::string_view key;
        Value value;
        Object inner;
        if (field.unescaped_key().get(key) != SUCCESS || field.value().get(value) != SUCCESS) {
            return malformed();
        }
        isFeature = isFeatureMember(key, value) || isFeature;
        if (key == "geometry" && value.get_object().get(inner) == SUCCESS) {
            WB_TRY(glance, glanceAtGeometry(inner));
        } else if (key == "properties" && value.get_object().get(inner) == SUCCESS) {
            WB_CHECK(seeProperties(inner, census));
        } else if (key == "id" && typeOf(value) != json_type::null) {
            if (!census.hasFeatureIds) {
                census.hasFeatureIds = true;
                census.properties.insert(census.properties.begin(), PropertyCensus{.name = "\x01id"});
                for (auto& [name, place] : m_placeOf) {
                    ++place;
                }
            }
            seeValue(value, census.properties.front());
        } else if (isGeometryKey(key)) {
            if (object.reset().error() != SUCCESS) {
                return malformed();
            }
            WB_TRY(glance, glanceAtGeometry(object));
            break;
        }
    }
    if (!isFeature && !glance) {
        return notAFeature();
    }
    if (glance) {
        census.geometries.see(glance->wkbType);
        census.geometries.hasZ = census.geometries.hasZ || glance->hasZ;
        if (glance->hasPosition) {
            census.firstPositions.include(glance->x, glance->y);
            ++census.positions;
            census.notDegrees += std::abs(glance->x) > 360 || std::abs(glance->y) > 90 ? 1 : 0;
        }
    }
    ++census.geometries.features;
    return {};
}

void FeatureJson::bind(const FeatureCensus& census, const std::vector<workspace::Column>& columns)
{
    m_hasIdColumn = census.hasFeatureIds;
    m_placeOf.clear();
    m_names.clear();
    m_types.clear();
    for (std::size_t i = 0; i < columns.size() && i < census.properties.size(); ++i) {
        m_names.push_back(census.properties[i].name);
        m_types.push_back(columns[i].type);
        m_placeOf.emplace(m_names.back(), i);
    }
    m_cells.resize(m_names.size());
}

std::optional<std::size_t> FeatureJson::columnNamed(std::string_view name)
{
    const std::size_t expected = m_expectedPlace++;
    if (expected < m_names.size() && m_names[expected] == name) {
        return expected;
    }
    const auto known = m_placeOf.find(name);
    if (known == m_placeOf.end()) {
        return std::nullopt;
    }
    m_expectedPlace = known->second + 1;
    return known->second;
}

std::string_view FeatureJson::kept(std::string text)
{
    return m_keptTexts.emplace_back(std::move(text));
}

Result<void> FeatureJson::readText(Value value, CellValue& cell)
{
    const json_type type = typeOf(value);
    if (type == json_type::string) {
        if (value.get_string().get(cell.text) != SUCCESS) {
            return malformed();
        }
    } else if (type == json_type::object || type == json_type::array) {
        std::string_view raw;
        Object object;
        simdjson::ondemand::array array;
        const bool opened = type == json_type::object ? value.get_object().get(object) == SUCCESS
                                                      : value.get_array().get(array) == SUCCESS;
        const auto failure = !opened                     ? simdjson::INCORRECT_TYPE
                             : type == json_type::object ? object.raw_json().get(raw)
                                                         : array.raw_json().get(raw);
        auto compact = failure == SUCCESS ? compacted(raw) : std::nullopt;
        if (!compact) {
            return refused("ein Wert ist zu tief geschachtelt oder unlesbar",
                           "a value is nested too deep or cannot be read");
        }
        cell.text = kept(std::move(*compact));
    } else {
        cell.text = kept(std::string(trimmed(value.raw_json_token())));
    }
    cell.kind = CellValue::Kind::Text;
    return {};
}

bool FeatureJson::readTime(Value value, ColumnType type, CellValue& cell)
{
    std::string_view text;
    const auto parsed = value.get_string().get(text) == SUCCESS ? parseIsoTime(text) : std::nullopt;
    if (!parsed) {
        return false;
    }
    m_timesWithoutZone += type == ColumnType::DateTime && !parsed->time.offsetMinutes ? 1 : 0;
    std::string utc = utcTextOf(parsed->time);
    cell.kind = CellValue::Kind::Text;
    cell.text = kept(type == ColumnType::Date ? utc.substr(0, kDateLength) : std::move(utc));
    return true;
}

Result<void> FeatureJson::readCell(Value value, std::size_t column)
{
    CellValue& cell = m_cells[column];
    cell = {};
    if (typeOf(value) == json_type::null) {
        return {};
    }
    bool flag = false;
    switch (m_types[column]) {
    case ColumnType::Integer:
        cell.kind = value.get_int64().get(cell.integer) == SUCCESS ? CellValue::Kind::Integer : CellValue::Kind::Null;
        return {};
    case ColumnType::Real:
        cell.kind = value.get_double().get(cell.real) == SUCCESS ? CellValue::Kind::Real : CellValue::Kind::Null;
        return {};
    case ColumnType::Boolean:
        cell.kind = value.get_bool().get(flag) == SUCCESS ? CellValue::Kind::Integer : CellValue::Kind::Null;
        cell.integer = flag ? 1 : 0;
        return {};
    case ColumnType::Date:
    case ColumnType::DateTime:
        readTime(value, m_types[column], cell);
        return {};
    default:
        return readText(value, cell);
    }
}

Result<void> FeatureJson::readProperties(Value value)
{
    Object properties;
    if (value.get_object().get(properties) != SUCCESS) {
        return {}; // null, or nothing that has members
    }
    for (auto field : properties) {
        std::string_view key;
        Value member;
        if (field.unescaped_key().get(key) != SUCCESS || field.value().get(member) != SUCCESS) {
            return malformed();
        }
        if (const auto column = columnNamed(key)) {
            WB_CHECK(readCell(member, *column));
        }
    }
    return {};
}

Result<void> FeatureJson::readGeometry(Value value)
{
    Object geometry;
    if (typeOf(value) == json_type::null) {
        return {};
    }
    if (value.get_object().get(geometry) != SUCCESS) {
        return refused("die Geometrie ist kein JSON-Objekt", "the geometry is no JSON object");
    }
    return m_geometryJson.write(geometry, m_wkb);
}

Result<void> FeatureJson::read(std::string_view feature)
{
    m_wkb.clear();
    m_keptTexts.clear();
    std::ranges::fill(m_cells, CellValue{});
    m_expectedPlace = m_hasIdColumn ? 1 : 0;
    WB_TRY(Object object, open(feature));
    bool isFeature = false;
    for (auto field : object) {
        std::string_view key;
        Value value;
        if (field.unescaped_key().get(key) != SUCCESS || field.value().get(value) != SUCCESS) {
            return malformed();
        }
        isFeature = isFeatureMember(key, value) || isFeature;
        if (key == "geometry") {
            WB_CHECK(readGeometry(value));
        } else if (key == "properties") {
            WB_CHECK(readProperties(value));
        } else if (key == "id" && m_hasIdColumn) {
            WB_CHECK(readCell(value, 0));
        } else if (isGeometryKey(key)) {
            if (object.reset().error() != SUCCESS) {
                return malformed();
            }
            return m_geometryJson.write(object, m_wkb);
        }
    }
    return isFeature ? Result<void>() : Result<void>(notAFeature());
}

void FeatureJson::addValues(workspace::RowBatch& batch) const
{
    for (const CellValue& cell : m_cells) {
        switch (cell.kind) {
        case CellValue::Kind::Null:
            batch.addNull();
            break;
        case CellValue::Kind::Integer:
            batch.add(cell.integer);
            break;
        case CellValue::Kind::Real:
            batch.add(cell.real);
            break;
        case CellValue::Kind::Text:
            batch.addText(cell.text);
            break;
        }
    }
}

} // namespace weitblick::intake
