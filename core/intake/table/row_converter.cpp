// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/row_converter.h"

#include "core/base/number_text.h"
#include "core/intake/budget.h"
#include "core/intake/table/coordinate_text.h"
#include "core/intake/table/geometry_text.h"
#include "core/intake/table/missing_sign.h"

#include <array>
#include <charconv>
#include <cmath>

namespace weitblick::intake::table {

namespace {

using Kind = ColumnReading::Kind;

constexpr std::size_t kRecordBytes = 1000;

const io::TableCell& cellAt(const io::TableRow& row, std::size_t column)
{
    static constexpr io::TableCell kEmpty{};
    return column < row.cells.size() ? row.cells[column] : kEmpty;
}

bool isNumeric(const io::TableCell& cell)
{
    return cell.kind == io::CellKind::Number || cell.kind == io::CellKind::Percent;
}

std::string plainText(const io::TableCell& cell)
{
    if (cell.kind == io::CellKind::Number) {
        return canonicalNumber(cell.number);
    }
    return cell.kind == io::CellKind::Percent ? canonicalNumber(cell.number) + " %" : std::string(cell.text);
}

} // namespace

RowConverter::RowConverter(const TablePlan& plan)
    : m_plan(plan),
      m_values(plan.columns.size()),
      m_owned(plan.columns.size())
{
}

std::optional<Text> RowConverter::convert(const io::TableRow& row, workspace::RowBatch& batch)
{
    if (auto reason = readRow(row)) {
        return reason;
    }
    batch.beginRow();
    if (!m_geometry.empty()) {
        batch.geometry(m_geometry);
    }
    for (const Value& value : m_values) {
        switch (value.kind) {
        case Value::Kind::Null:
            batch.addNull();
            break;
        case Value::Kind::Integer:
            batch.add(value.integer);
            break;
        case Value::Kind::Real:
            batch.add(value.real);
            break;
        case Value::Kind::Text:
            batch.addText(value.text);
            break;
        }
    }
    batch.endRow();
    return std::nullopt;
}

std::optional<std::vector<std::string>> RowConverter::shown(const io::TableRow& row)
{
    if (readRow(row)) {
        return std::nullopt;
    }
    std::vector<std::string> texts;
    for (const Value& value : m_values) {
        texts.push_back(value.kind == Value::Kind::Integer ? std::to_string(value.integer)
                        : value.kind == Value::Kind::Real  ? canonicalNumber(value.real)
                                                           : std::string(value.text));
    }
    return texts;
}

std::optional<Text> RowConverter::readRow(const io::TableRow& row)
{
    if (filledWidth(row) > m_plan.width) {
        const std::string fields = std::to_string(filledWidth(row));
        const std::string columns = std::to_string(m_plan.width);
        return Text(fields + " Felder statt " + columns, fields + " fields instead of " + columns);
    }
    for (std::size_t i = 0; i < m_plan.columns.size(); ++i) {
        const PlannedColumn& column = m_plan.columns[i];
        const io::TableCell& cell = cellAt(row, column.source);
        m_values[i] = {};
        if (!readValue(cell, column.reading, i)) {
            const std::string& name = m_plan.preview.schema.columns[i].name;
            const std::string text = plainText(cell).substr(0, 100);
            return Text("Spalte „" + name + "“: „" + text + "“ passt nicht zur Form der Spalte",
                        "column '" + name + "': '" + text + "' does not fit the form of the column");
        }
        if (m_values[i].text.size() > static_cast<std::size_t>(Budget{}.cellBytes)) {
            return Text("eine Zelle ist größer als 1 MiB", "a cell is larger than 1 MiB");
        }
    }
    return readGeometry(row);
}

std::optional<Text> RowConverter::readGeometry(const io::TableRow& row)
{
    m_geometry.clear();
    if (m_plan.geometry.kind == GeometryColumns::Kind::Point) {
        return readPoint(row);
    }
    if (m_plan.geometry.kind == GeometryColumns::Kind::None) {
        return std::nullopt;
    }
    const std::string_view text = io::trimmed(cellAt(row, m_plan.geometry.text).text);
    if (text.empty() || missingSignOf(text)) {
        return std::nullopt;
    }
    const auto appended =
        appendGeometry(m_geometry, text, {.srsId = m_plan.geometry.srsId, .keepsZ = m_plan.geometry.hasZ});
    return appended ? std::nullopt : std::optional(appended.error().message);
}

std::optional<Text> RowConverter::readPoint(const io::TableRow& row)
{
    const GeometryColumns& geometry = m_plan.geometry;
    const Coordinate x = coordinateOf(cellAt(row, geometry.x), geometry.xMark);
    const Coordinate y = coordinateOf(cellAt(row, geometry.y), geometry.yMark);
    if (x.kind == Coordinate::Kind::Absent && y.kind == Coordinate::Kind::Absent) {
        return std::nullopt;
    }
    if (x.kind != Coordinate::Kind::Value || y.kind != Coordinate::Kind::Value) {
        const std::string texts = "„" + plainText(cellAt(row, geometry.x)).substr(0, 40) + "“, „" +
                                  plainText(cellAt(row, geometry.y)).substr(0, 40) + "“";
        return Text("Koordinaten nicht lesbar: " + texts, "coordinates cannot be read: " + texts);
    }
    appendPoint(m_geometry, x.value, y.value, geometry.srsId);
    return std::nullopt;
}

bool RowConverter::readValue(const io::TableCell& cell, const ColumnReading& reading, std::size_t at)
{
    if (cell.kind == io::CellKind::Empty || cell.kind == io::CellKind::Error) {
        return true;
    }
    if (reading.kind == Kind::Text) {
        readText(cell, at);
        return true;
    }
    const std::string_view text = io::trimmed(cell.text);
    Value& value = m_values[at];
    if (cell.kind == io::CellKind::Text) {
        const bool isYes = reading.crossMeansYes && (text == "x" || text == "X");
        if (isYes) {
            value = {.kind = Value::Kind::Integer, .integer = 1};
            return true;
        }
        if (text.empty() || missingSignOf(text)) {
            return true;
        }
    }
    switch (reading.kind) {
    case Kind::Integer:
    case Kind::Real:
        return readNumber(cell, text, reading, value);
    case Kind::Date:
    case Kind::DateTime:
        return readDate(text, reading, at);
    case Kind::Boolean: {
        const BooleanWord word = booleanWordOf(text);
        value = {.kind = Value::Kind::Integer, .integer = word.isTrue ? 1 : 0};
        return cell.kind == io::CellKind::Boolean || word.pairs != 0;
    }
    case Kind::Skip:
    case Kind::Text:
        break;
    }
    return true;
}

bool RowConverter::readNumber(const io::TableCell& cell, std::string_view text, const ColumnReading& reading,
                              Value& value)
{
    double number = cell.number;
    if (!isNumeric(cell)) {
        // The whole column was found to be of these forms: whatever is not has changed since, and is not guessed.
        if (cell.kind != io::CellKind::Text || (io::shapeOfNumber(text).forms & reading.forms) == 0) {
            return false;
        }
        const auto parsed = io::numberFrom(text, reading.mark);
        if (!parsed) {
            return false;
        }
        number = *parsed;
    }
    if (reading.kind == Kind::Real) {
        value = {.kind = Value::Kind::Real, .real = number};
        return true;
    }
    constexpr double kLargest = 1e18;
    if (number != std::floor(number) || std::abs(number) > kLargest) {
        return false;
    }
    value = {.kind = Value::Kind::Integer, .integer = static_cast<std::int64_t>(number)};
    return true;
}

bool RowConverter::readDate(std::string_view text, const ColumnReading& reading, std::size_t at)
{
    const auto output = reading.kind == Kind::Date ? io::DateOutput::Date : io::DateOutput::DateTime;
    auto iso = io::isoDateFrom(text, reading.order, output);
    if (!iso) {
        return false;
    }
    m_owned[at] = std::move(*iso);
    m_values[at] = {.kind = Value::Kind::Text, .text = m_owned[at]};
    return true;
}

void RowConverter::readText(const io::TableCell& cell, std::size_t at)
{
    std::string_view text = io::trimmed(cell.text);
    if (isNumeric(cell)) {
        m_owned[at] = plainText(cell);
        text = m_owned[at];
    }
    if (!text.empty()) {
        m_values[at] = {.kind = Value::Kind::Text, .text = text};
    }
}

std::string recordText(const io::TableRow& row)
{
    std::string text(row.raw.substr(0, kRecordBytes + 4));
    if (row.raw.empty()) {
        for (const io::TableCell& cell : row.cells) {
            text += plainText(cell) + ";";
            if (text.size() > kRecordBytes) {
                break;
            }
        }
    }
    if (text.size() > kRecordBytes) {
        std::size_t size = kRecordBytes;
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
            --size;
        }
        text.resize(size);
    }
    return text;
}

} // namespace weitblick::intake::table
