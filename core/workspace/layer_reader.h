// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"
#include "core/workspace/sqlite.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::workspace {

struct ReadOptions {
    std::optional<std::vector<std::string>> columns; ///< nothing: all of the schema, in its order
    bool geometry = true;
    std::optional<std::array<double, 4>>
        box; ///< minX, minY, maxX, maxY in the layer's CRS: only features whose box meets it, touching included
    std::optional<std::int64_t> limit;
    std::optional<std::int64_t> afterFid; ///< only rows with a greater fid: reading in pages
};

/// Walks a layer in fid order (with a box in R-tree order, unless it is read in pages). Views are valid until the next
/// next().
class LayerReader {
public:
    /// Errors   NotFound  no such layer or column.
    static Result<LayerReader> open(Database& database, const LayerSchema& schema, const ReadOptions& options = {});

    Result<bool> next(); ///< false behind the last row, however often it is asked
    [[nodiscard]] std::int64_t fid() const;
    [[nodiscard]] std::span<const std::byte> geometry() const; ///< GeoPackage binary; empty for none
    [[nodiscard]] std::size_t columnCount() const { return m_columns.size(); }
    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    [[nodiscard]] Cell value(std::size_t column) const;

private:
    LayerReader(Statement statement, std::vector<Column> columns, bool geometry);
    Statement m_statement;
    std::vector<Column> m_columns;
    bool m_geometry = true;
    bool m_ended = false;
};

} // namespace weitblick::workspace
