// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/layer_reader.h"

#include "core/workspace/feature_table.h"

#include <sqlite3.h>

#include <algorithm>
#include <set>

namespace weitblick::workspace {

namespace {

constexpr int kGeometryPosition = 1; // behind the fid

Error notThere(const LayerSchema& schema, std::string_view column)
{
    const std::string name(column);
    return Error{.code = ErrorCode::NotFound,
                 .message = {"die Ebene „" + schema.name + "“ hat keine Spalte „" + name + "“",
                             "the layer \"" + schema.name + "\" has no column \"" + name + "\""},
                 .subject = schema.name};
}

Result<std::set<std::string, std::less<>>> columnsOfTable(Database& database, const LayerSchema& schema)
{
    WB_TRY(auto rows, database.prepare("SELECT name FROM pragma_table_info(?1)"));
    rows.bind(1, schema.name);
    std::set<std::string, std::less<>> names;
    while (true) {
        WB_TRY(const bool row, rows.step());
        if (!row) {
            break;
        }
        names.emplace(rows.text(0));
    }
    if (names.empty()) {
        return Error{
            .code = ErrorCode::NotFound,
            .message = {"die Ebene „" + schema.name + "“ gibt es nicht", "there is no layer \"" + schema.name + "\""},
            .subject = schema.name};
    }
    return names;
}

Result<std::vector<Column>> wantedColumns(const LayerSchema& schema, const ReadOptions& options)
{
    if (!options.columns) {
        return schema.columns;
    }
    std::vector<Column> wanted;
    for (const std::string& name : *options.columns) {
        const auto at = schema.indexOf(name);
        if (!at) {
            return notThere(schema, name);
        }
        wanted.push_back(schema.columns[*at]);
    }
    return wanted;
}

/// "SELECT …" with the parameters ?1 to ?4 for the box, ?5 for the limit and ?6 for the page.
std::string selectText(const LayerSchema& schema, const std::vector<Column>& columns, const ReadOptions& options,
                       bool hasTree)
{
    const auto of = [](std::string_view name) { return "l." + quoteIdentifier(name); };
    const std::string fid = of(kFidColumn);
    const std::string geometry = of(kGeometryColumn);
    std::string text = "SELECT " + fid;
    if (options.geometry) {
        text += "," + (schema.geometry == GeometryType::None ? std::string("NULL") : geometry);
    }
    for (const Column& column : columns) {
        text += "," + of(column.name);
    }
    text += " FROM ";
    std::string condition = options.afterFid ? fid + ">?6" : "1";
    if (options.box && schema.geometry == GeometryType::None) {
        condition += " AND 0"; // nothing of it is anywhere
    } else if (options.box) {
        if (hasTree) {
            text += quoteIdentifier(rtreeNameOf(schema.name)) + " r CROSS JOIN ";
            condition += " AND r.id=" + fid + " AND r.maxx>=?1 AND r.maxy>=?2 AND r.minx<=?3 AND r.miny<=?4";
        }
        // The boxes of the tree are rounded; these are not.
        condition += " AND ST_MaxX(" + geometry + ")>=?1 AND ST_MaxY(" + geometry + ")>=?2 AND ST_MinX(" + geometry +
                     ")<=?3 AND ST_MinY(" + geometry + ")<=?4";
    }
    text += quoteIdentifier(schema.name) + " l WHERE " + condition;
    if (!options.box || options.afterFid) {
        text += " ORDER BY " + fid;
    }
    return text + (options.limit ? " LIMIT ?5" : "");
}

void bindOptions(Statement& statement, const ReadOptions& options, bool hasGeometry)
{
    if (options.box && hasGeometry) {
        for (int side = 0; side < 4; ++side) {
            statement.bind(side + 1, (*options.box)[static_cast<std::size_t>(side)]);
        }
    }
    if (options.limit) {
        statement.bind(5, std::max<std::int64_t>(0, *options.limit));
    }
    if (options.afterFid) {
        statement.bind(6, *options.afterFid);
    }
}

} // namespace

LayerReader::LayerReader(Statement statement, std::vector<Column> columns, bool geometry)
    : m_statement(std::move(statement)),
      m_columns(std::move(columns)),
      m_geometry(geometry)
{
}

Result<LayerReader> LayerReader::open(Database& database, const LayerSchema& schema, const ReadOptions& options)
{
    WB_TRY(const auto present, columnsOfTable(database, schema));
    WB_TRY(auto columns, wantedColumns(schema, options));
    for (const Column& column : columns) {
        if (!present.contains(column.name)) {
            return notThere(schema, column.name);
        }
    }
    WB_TRY(const bool hasTree, database.hasTable(rtreeNameOf(schema.name)));
    WB_TRY(auto statement, database.prepare(selectText(schema, columns, options, hasTree)));
    bindOptions(statement, options, schema.geometry != GeometryType::None);
    return LayerReader(std::move(statement), std::move(columns), options.geometry);
}

Result<bool> LayerReader::next()
{
    if (m_ended) {
        return false; // another step would start the query again
    }
    WB_TRY(const bool row, m_statement.step());
    m_ended = !row;
    return row;
}

std::int64_t LayerReader::fid() const
{
    return m_statement.integer(0);
}

std::span<const std::byte> LayerReader::geometry() const
{
    return m_geometry ? m_statement.blob(kGeometryPosition) : std::span<const std::byte>();
}

Cell LayerReader::value(std::size_t column) const
{
    const int position = static_cast<int>(column) + kGeometryPosition + (m_geometry ? 1 : 0);
    switch (sqlite3_column_type(m_statement.handle(), position)) {
    case SQLITE_INTEGER:
        if (m_columns[column].type == ColumnType::Real) { // a foreign table may say NUMERIC
            return m_statement.real(position);
        }
        return m_statement.integer(position);
    case SQLITE_FLOAT:
        return m_statement.real(position);
    case SQLITE_TEXT:
        return m_statement.text(position);
    case SQLITE_BLOB:
        return m_statement.blob(position);
    default:
        return std::monostate{};
    }
}

} // namespace weitblick::workspace
