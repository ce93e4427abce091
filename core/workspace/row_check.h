// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/envelope.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace weitblick::workspace {

/// Lets rows into a layer that are what its schema says, in the form in which SQLite gives them back.
class RowCheck {
public:
    explicit RowCheck(LayerSchema schema) : m_schema(std::move(schema)) {}

    [[nodiscard]] const LayerSchema& schema() const { return m_schema; }
    void addColumn(Column column) { m_schema.columns.push_back(std::move(column)); }

    /// Appends the row under the cursor to `out`; returns the box of its geometry, nothing where that is empty.
    ///
    /// Method   A single geometry becomes a multi geometry in a layer of those, a whole number a real one in a REAL
    ///          column. The box is the header's, which must hold the geometry.
    /// Errors   InvalidInput  type, Z or srs of the geometry, type or form of a value; names column and, as `row`, the
    ///          row.
    Result<std::optional<geo::Envelope>> admit(RowCursor& cursor, std::int64_t row, RowBatch& out);

private:
    Result<std::optional<geo::Envelope>> admitGeometry(std::span<const std::byte> geometry);
    [[nodiscard]] bool admitValue(Cell& cell, ColumnType type);
    [[nodiscard]] Error refused(std::int64_t row, const Column& column, const Cell& cell) const;

    LayerSchema m_schema;
    std::vector<Cell> m_cells;
    bool m_changed = false;                 ///< this row differs from what came in
    std::span<const std::byte> m_geometry;  ///< what is to be stored
    std::vector<std::byte> m_multiGeometry; ///< holds m_geometry where it was made here
};

/// True for a real day, written as "2024-02-29".
bool isIsoDate(std::string_view text);

/// True for a real instant, written as "2024-02-29T13:05:00Z" or "2024-02-29T13:05:00.250Z".
bool isIsoDateTime(std::string_view text);

} // namespace weitblick::workspace
