// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/row_check.h"

#include "core/base/utf8.h"
#include "core/geo/gpkg_geometry.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace weitblick::workspace {

namespace {

constexpr std::int64_t kLargestExactInteger = std::int64_t{1} << 53U;
constexpr std::uint32_t kSingleToMulti = 3; // WKB types 1 to 3 and 4 to 6

/// The WKB type a layer asks for; 0: any.
std::uint32_t wkbTypeOf(GeometryType type)
{
    return type == GeometryType::Geometry ? 0U : static_cast<std::uint32_t>(type) - 1U;
}
static_assert(static_cast<int>(GeometryType::Point) == 2 && static_cast<int>(GeometryType::GeometryCollection) == 8);

/// The digits at `at` as a number; -1 where there is another character.
int digits(std::string_view text, std::size_t at, std::size_t count)
{
    int number = 0;
    for (const char letter : text.substr(at, count)) {
        if (letter < '0' || letter > '9') {
            return -1;
        }
        number = number * 10 + (letter - '0');
    }
    return number;
}

bool isBetween(int number, int least, int most)
{
    return number >= least && number <= most;
}

Error badGeometry(Text why)
{
    return Error{.code = ErrorCode::InvalidInput, .message = std::move(why)};
}

bool holds(const geo::Envelope& outer, const geo::Envelope& inner)
{
    return outer.minX <= inner.minX && outer.minY <= inner.minY && outer.maxX >= inner.maxX && outer.maxY >= inner.maxY;
}

Text kindOf(const Cell& cell)
{
    switch (cell.index()) {
    case 1:
        return {"eine ganze Zahl", "a whole number"};
    case 2:
        return {"eine Dezimalzahl", "a decimal number"};
    case 3:
        return {"ein Text", "a text"};
    default:
        return {"ein Binärwert", "a binary value"};
    }
}

Text expected(ColumnType type)
{
    switch (type) {
    case ColumnType::Integer:
        return {"eine ganze Zahl", "a whole number"};
    case ColumnType::Real:
        return {"eine Zahl", "a number"};
    case ColumnType::Text:
        return {"ein Text in UTF-8", "a text in UTF-8"};
    case ColumnType::Boolean:
        return {"0 oder 1", "0 or 1"};
    case ColumnType::Date:
        return {"ein Datum wie 2024-02-29", "a date like 2024-02-29"};
    case ColumnType::DateTime:
        return {"ein Zeitpunkt wie 2024-02-29T13:05:00Z", "an instant like 2024-02-29T13:05:00Z"};
    case ColumnType::Blob:
        return {"ein Binärwert", "a binary value"};
    }
    return {};
}

} // namespace

bool isIsoDate(std::string_view text)
{
    using namespace std::chrono;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    const int yearNumber = digits(text, 0, 4);
    const int monthNumber = digits(text, 5, 2);
    const int dayNumber = digits(text, 8, 2);
    return yearNumber >= 0 && monthNumber >= 0 && dayNumber >= 0 && (year(yearNumber) / monthNumber / dayNumber).ok();
}

bool isIsoDateTime(std::string_view text)
{
    if ((text.size() != 20 && text.size() != 24) || text.back() != 'Z' || !isIsoDate(text.substr(0, 10))) {
        return false;
    }
    if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || (text.size() == 24 && text[19] != '.')) {
        return false;
    }
    return isBetween(digits(text, 11, 2), 0, 23) && isBetween(digits(text, 14, 2), 0, 59) &&
           isBetween(digits(text, 17, 2), 0, 59) && (text.size() == 20 || digits(text, 20, 3) >= 0);
}

Result<std::optional<geo::Envelope>> RowCheck::admitGeometry(std::span<const std::byte> geometry)
{
    m_geometry = geometry;
    if (geometry.empty()) {
        return std::optional<geo::Envelope>();
    }
    if (m_schema.geometry == GeometryType::None) {
        return badGeometry({"die Ebene hat keine Geometrien", "the layer has no geometries"});
    }
    WB_TRY(const geo::GpkgHeader header, geo::readGpkgHeader(geometry));
    const auto wkb = geometry.subspan(header.wkbOffset);
    WB_TRY(const geo::WkbSummary summary, geo::checkWkb(wkb));
    if (header.srsId != m_schema.srsId) {
        return badGeometry({"die Geometrie ist in EPSG:" + std::to_string(header.srsId) +
                                ", die Ebene in EPSG:" + std::to_string(m_schema.srsId),
                            "the geometry is in EPSG:" + std::to_string(header.srsId) +
                                ", the layer in EPSG:" + std::to_string(m_schema.srsId)});
    }
    if (header.isEmpty != summary.isEmpty || (!summary.isEmpty && !holds(header.envelope, summary.envelope))) {
        return badGeometry({"der Kopf der Geometrie passt nicht zu ihr", "the head of the geometry does not fit it"});
    }
    const std::uint32_t wanted = wkbTypeOf(m_schema.geometry);
    const bool isPromoted = wanted >= 4 && wanted <= 6 && summary.type + kSingleToMulti == wanted;
    if ((wanted != 0 && summary.type != wanted && !isPromoted) || (summary.hasZ && !m_schema.hasZ)) {
        return badGeometry({"die Geometrie ist von anderer Art, als die Ebene sie hat",
                            "the geometry is of another kind than those of the layer"});
    }
    if (isPromoted) {
        std::vector<std::byte> multi;
        geo::appendMultiOf(multi, wkb);
        m_multiGeometry.clear();
        geo::appendGpkg(m_multiGeometry, multi, m_schema.srsId, summary.envelope, summary.isEmpty);
        m_geometry = m_multiGeometry;
        m_changed = true;
        return summary.isEmpty ? std::optional<geo::Envelope>() : summary.envelope;
    }
    return summary.isEmpty ? std::optional<geo::Envelope>() : header.envelope;
}

bool RowCheck::admitValue(Cell& cell, ColumnType type)
{
    if (std::holds_alternative<std::monostate>(cell)) {
        return true;
    }
    const auto* integer = std::get_if<std::int64_t>(&cell);
    const auto* text = std::get_if<std::string_view>(&cell);
    switch (type) {
    case ColumnType::Integer:
        return integer != nullptr;
    case ColumnType::Boolean:
        return integer != nullptr && (*integer == 0 || *integer == 1);
    case ColumnType::Real:
        if (integer != nullptr && std::abs(*integer) <= kLargestExactInteger) {
            cell = static_cast<double>(*integer);
            m_changed = true;
        }
        return std::holds_alternative<double>(cell);
    case ColumnType::Text:
        return text != nullptr && isUtf8(*text);
    case ColumnType::Date:
        return text != nullptr && isIsoDate(*text);
    case ColumnType::DateTime:
        return text != nullptr && isIsoDateTime(*text);
    case ColumnType::Blob:
        return std::holds_alternative<std::span<const std::byte>>(cell);
    }
    return false;
}

Error RowCheck::refused(std::int64_t row, const Column& column, const Cell& cell) const
{
    const Text is = kindOf(cell);
    const Text wanted = expected(column.type);
    const std::string number = std::to_string(row);
    const bool isSameKind = is == wanted || (cell.index() == 3 && column.type != ColumnType::Integer &&
                                             column.type != ColumnType::Real && column.type != ColumnType::Blob);
    const Text found = isSameKind ? Text("der Wert ist es nicht", "the value is not") : is;
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"Datensatz " + number + ", Spalte „" + column.name + "“: erwartet wird " + wanted.de +
                                 ", da steht " + found.de,
                             "record " + number + ", column \"" + column.name + "\": expected " + wanted.en +
                                 ", found " + found.en},
                 .subject = m_schema.name};
}

Result<std::optional<geo::Envelope>> RowCheck::admit(RowCursor& cursor, std::int64_t row, RowBatch& out)
{
    m_changed = false;
    auto box = admitGeometry(cursor.geometry());
    if (!box) {
        Error error = std::move(box).error();
        const std::string number = std::to_string(row);
        error.message = {"Datensatz " + number + ": " + error.message.de, "record " + number + ": " + error.message.en};
        error.subject = m_schema.name;
        return error;
    }
    m_cells.clear();
    for (const Column& column : m_schema.columns) {
        Cell& cell = m_cells.emplace_back(cursor.nextValue());
        if (!admitValue(cell, column.type)) {
            return refused(row, column, cell);
        }
    }
    if (!m_changed) {
        out.appendRow(cursor.bytes());
        return box;
    }
    out.beginRow();
    if (!m_geometry.empty()) {
        out.geometry(m_geometry);
    }
    for (const Cell& cell : m_cells) {
        out.addCell(cell);
    }
    out.endRow();
    return box;
}

} // namespace weitblick::workspace
