// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/envelope.h"
#include "core/intake/geojson/geometry_json.h"
#include "core/intake/vector/geometry_census.h"
#include "core/intake/vector/text_types.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <simdjson.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake {

/// What the values of one property are like, over all features.
struct PropertyCensus {
    std::string name;
    bool integers = false;
    bool reals = false;
    bool booleans = false;
    bool texts = false;
    bool nested = false;       ///< objects and arrays: kept as JSON
    bool hugeIntegers = false; ///< more than 64 bits: a number would lose digits
    TextTypes textTypes{""};

    [[nodiscard]] workspace::ColumnType type() const;
};

/// Everything that has to be known before the first row can be written.
struct FeatureCensus {
    std::vector<PropertyCensus> properties; ///< in the order of their first appearance; "id" of the feature first
    GeometryCensus geometries;
    geo::Envelope firstPositions; ///< of the first position of each feature
    std::int64_t positions = 0;   ///< features that have one
    std::int64_t notDegrees = 0;  ///< of these, positions that longitude and latitude cannot be
    bool hasFeatureIds = false;
};

/// Walks the features of a GeoJSON text one by one with simdjson.
/// Threads  one.
class FeatureJson {
public:
    /// `whole` is the text that all features are part of; what lies behind a feature may be read, not used.
    explicit FeatureJson(std::string_view whole) : m_whole(whole) {}

    /// Looks at one feature for the census.
    /// Errors   InvalidInput  no JSON object, or not a feature.   Budget  not enough memory for it.
    Result<void> see(std::string_view feature, FeatureCensus& census);

    /// Says which columns read() is to fill; the first one is the feature's own id where `census` has such ids.
    void bind(const FeatureCensus& census, const std::vector<workspace::Column>& columns);

    /// Reads geometry and values of one feature; they are valid until the next call.
    /// Errors   InvalidInput  not JSON, not a feature, a geometry that is none, or a value nested deeper than 64.
    ///          Budget        not enough memory for it.
    Result<void> read(std::string_view feature);
    [[nodiscard]] std::span<const std::byte> wkb() const { return m_wkb; } ///< empty for no geometry
    void addValues(workspace::RowBatch& batch) const;

    [[nodiscard]] std::int64_t notUtf8() const { return m_notUtf8; } ///< features that were read as Windows-1252
    [[nodiscard]] std::int64_t timesWithoutZone() const { return m_timesWithoutZone; }

private:
    using Object = simdjson::ondemand::object;
    using Value = simdjson::ondemand::value;
    struct CellValue {
        enum class Kind : std::uint8_t { Null, Integer, Real, Text } kind = Kind::Null;
        std::int64_t integer = 0;
        double real = 0.0;
        std::string_view text;
    };

    Result<Object> open(std::string_view feature);
    Result<Object> parse(std::string_view padded, std::size_t capacity);
    Result<void> seeProperties(Object properties, FeatureCensus& census);
    std::size_t propertyNamed(std::string_view name, FeatureCensus& census);
    Result<void> readGeometry(Value value);
    Result<void> readProperties(Value value);
    Result<void> readCell(Value value, std::size_t column);
    Result<void> readText(Value value, CellValue& cell);
    bool readTime(Value value, workspace::ColumnType type, CellValue& cell);
    std::optional<std::size_t> columnNamed(std::string_view name);
    std::string_view kept(std::string text);

    std::string_view m_whole;
    simdjson::ondemand::parser m_parser;
    simdjson::ondemand::document m_document;
    std::string m_padded; ///< a feature at the end of the text, or one that had to be recoded
    GeometryJson m_geometryJson;
    std::vector<std::byte> m_wkb;
    std::vector<CellValue> m_cells;
    std::vector<workspace::ColumnType> m_types;
    std::vector<std::string> m_names; ///< of the properties, by column
    bool m_hasIdColumn = false;
    std::deque<std::string> m_keptTexts;                       ///< of this feature, that are not in the parser's memory
    std::map<std::string, std::size_t, std::less<>> m_placeOf; ///< of a property, in census or columns
    std::size_t m_expectedPlace = 0;                           ///< features mostly have equal properties in equal order
    std::int64_t m_notUtf8 = 0;
    std::int64_t m_timesWithoutZone = 0;
};

} // namespace weitblick::intake
