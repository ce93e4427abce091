// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/json_rows.h"

#include "core/intake/series/json_values.h"

#include <algorithm>
#include <array>
#include <limits>

namespace weitblick::intake {

using simdjson::dom::element;

namespace {

constexpr int kDeepest = 5;
constexpr std::size_t kMostColumns = 500;
/// Members that are found by their name alone, however deep they stand.
constexpr std::array<std::string_view, 6> kPositionNames = {"lon", "lat", "lng", "long", "longitude", "latitude"};

/// Hands out the rows one by one, the names first.
class Reader final : public io::RowReader {
public:
    Reader(const std::vector<std::string>& columns, const std::vector<io::OwnedRow>& rows) : m_rows(rows)
    {
        m_header.line = 1;
        for (const std::string& column : columns) {
            m_header.cells.push_back({.kind = io::CellKind::Text, .number = 0.0, .text = column});
        }
    }

    Result<bool> next(io::TableRow& row) override
    {
        if (m_at > m_rows.size()) {
            return false;
        }
        table::viewOf(m_at == 0 ? m_header : m_rows[m_at - 1], row);
        ++m_at;
        return true;
    }
    [[nodiscard]] double fraction() const override
    {
        return m_rows.empty() ? 1.0 : static_cast<double>(m_at) / static_cast<double>(m_rows.size() + 1);
    }

private:
    const std::vector<io::OwnedRow>& m_rows;
    io::OwnedRow m_header;
    std::size_t m_at = 0;
};

bool isListOfObjects(element value)
{
    simdjson::dom::array list;
    return value.get_array().get(list) == simdjson::SUCCESS && list.size() > 0 && list.at(0).is_object();
}

bool isObjectOfObjects(element value)
{
    simdjson::dom::object members;
    if (value.get_object().get(members) != simdjson::SUCCESS || members.size() == 0) {
        return false;
    }
    return std::all_of(members.begin(), members.end(), [](const auto& one) { return one.value.is_object(); });
}

/// Names that lists of records have; beside them may stand longer lists that describe the members.
bool isRecordList(std::string_view name)
{
    return name == "features" || name == "items" || name == "records" || name == "results" || name == "lots";
}

std::size_t lengthOf(element list)
{
    simdjson::dom::array elements;
    return list.get_array().get(elements) == simdjson::SUCCESS ? elements.size() : 0;
}

/// "urn:ogc:def:crs:EPSG::25832" is "EPSG:25832"; CRS84 and nothing are degrees.
std::string crsOf(element document)
{
    const auto crs = member(document, "crs");
    const auto properties = crs ? member(*crs, "properties") : std::nullopt;
    const std::string name = properties ? memberText(*properties, "name") : std::string();
    const std::size_t code = name.rfind(':');
    const bool isEpsg = name.find("EPSG") != std::string::npos && code != std::string::npos;
    const std::string number = isEpsg ? name.substr(code + 1) : std::string();
    return number.empty() || number == "4326" ? std::string() : "EPSG:" + number;
}

} // namespace

void JsonRows::put(const std::string& column, io::OwnedCell cell, io::OwnedRow& row)
{
    auto found = std::ranges::find(m_columns, column);
    if (found == m_columns.end()) {
        if (m_columns.size() >= kMostColumns) {
            return;
        }
        m_columns.push_back(column);
        found = m_columns.end() - 1;
    }
    const auto at = static_cast<std::size_t>(found - m_columns.begin());
    row.cells.resize(std::max(row.cells.size(), at + 1));
    row.cells[at] = std::move(cell);
}

void JsonRows::flatten(element value, const std::string& path, io::OwnedRow& row, int depth)
{
    simdjson::dom::object members;
    if (value.get_object().get(members) == simdjson::SUCCESS) {
        for (const auto& [name, inner] : members) {
            if (depth < kDeepest) {
                flatten(inner, path.empty() ? std::string(name) : path + "." + std::string(name), row, depth + 1);
            }
        }
        return;
    }
    const auto text = value.is_null() || value.is_array() ? std::nullopt : textOf(value);
    if (!text || path.empty()) {
        return;
    }
    const bool isNumber = value.is_number();
    const std::string_view last = std::string_view(path).substr(path.rfind('.') + 1);
    const bool isPosition = std::ranges::find(kPositionNames, last) != kPositionNames.end();
    const io::CellKind kind = isNumber          ? io::CellKind::Number
                              : value.is_bool() ? io::CellKind::Boolean
                                                : io::CellKind::Text;
    put(isPosition ? std::string(last) : path,
        {.kind = kind, .number = value.is_string() ? 0.0 : numberOf(value).value_or(0.0), .text = *text}, row);
}

void JsonRows::addRecord(element record, std::string_view key, const io::OwnedRow& beside)
{
    io::OwnedRow row = beside;
    row.line = static_cast<std::int64_t>(m_rows.size()) + 2;
    if (!key.empty()) {
        put("id", {.kind = io::CellKind::Text, .number = 0.0, .text = std::string(key)}, row);
    }
    const auto properties = member(record, "properties");
    const auto attributes = properties ? properties : member(record, "attributes"); // GeoJSON, Esri JSON
    const auto geometry = member(record, "geometry");
    if (attributes && geometry && attributes->is_object()) {
        const auto position = positionOf(*geometry);
        if (position && memberText(*geometry, "type") == "Point") {
            const bool isDegrees = m_crs.empty();
            put(isDegrees ? "lon" : "x", {.kind = io::CellKind::Number, .number = position->lonDeg, .text = {}}, row);
            put(isDegrees ? "lat" : "y", {.kind = io::CellKind::Number, .number = position->latDeg, .text = {}}, row);
        }
        flatten(*attributes, {}, row, 0);
    } else {
        flatten(record, {}, row, 0);
    }
    m_rows.push_back(std::move(row));
}

std::unique_ptr<JsonRows> JsonRows::over(element document, std::string name)
{
    std::unique_ptr<JsonRows> rows(new JsonRows());
    rows->m_name = std::move(name);
    rows->m_crs = crsOf(document);
    io::OwnedRow beside;
    std::optional<element> list = isListOfObjects(document) ? std::optional(document) : std::nullopt;
    simdjson::dom::object members;
    std::size_t best = 0;
    if (!list && document.get_object().get(members) == simdjson::SUCCESS && !isObjectOfObjects(document)) {
        for (const auto& [key, value] : members) {
            const std::size_t length = isListOfObjects(value) ? lengthOf(value) : 0;
            const std::size_t worth =
                length > 0 && isRecordList(key) ? std::numeric_limits<std::size_t>::max() : length;
            if (worth > best) {
                list = value;
                best = worth;
            }
        }
        for (const auto& [key, value] : members) {
            const bool isMap = member(document, "features").has_value(); // its name is that of the layer
            if (!isMap && !value.is_object() && !value.is_array()) {
                rows->flatten(value, std::string(key), beside, 0);
            }
        }
    }
    simdjson::dom::array elements;
    if (list && list->get_array().get(elements) == simdjson::SUCCESS) {
        for (const element record : elements) {
            rows->addRecord(record, {}, beside);
        }
    } else if (isObjectOfObjects(document) && document.get_object().get(members) == simdjson::SUCCESS) {
        for (const auto& [key, value] : members) {
            rows->addRecord(value, key, beside);
        }
    }
    return rows->m_rows.empty() ? nullptr : std::move(rows);
}

Result<std::unique_ptr<io::RowReader>> JsonRows::rows()
{
    return std::unique_ptr<io::RowReader>(std::make_unique<Reader>(m_columns, m_rows));
}

} // namespace weitblick::intake
