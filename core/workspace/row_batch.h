// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace weitblick::workspace {

/// A value of a row as it is read back; text and bytes live as long as the batch (or the reader's row).
using Cell = std::variant<std::monostate, std::int64_t, double, std::string_view, std::span<const std::byte>>;

/// Some rows of one layer in one block of memory: the form in which rows cross the pipe from the import worker,
/// enter the workspace and are hashed. A row is a geometry (GeoPackage binary, may be empty) and one value a column.
///
/// Layout a row  u32 size of what follows · u32 geometry bytes · geometry · a tagged value for each column:
///               tag u8 (0 null, 1 integer i64, 2 real f64, 3 text u32+bytes, 4 blob u32+bytes); little endian.
class RowBatch {
public:
    void beginRow();
    void geometry(std::span<const std::byte> geoPackageBinary); ///< once, first; leave out for no geometry
    void addNull();
    void add(std::int64_t value);
    void add(double value); ///< NaN becomes null and -0 becomes 0, as SQLite has neither
    void addText(std::string_view utf8);
    void addBlob(std::span<const std::byte> bytes);
    void addCell(const Cell& cell);
    void endRow();

    void appendRow(std::span<const std::byte> row); ///< a whole row of another batch: RowCursor::bytes()
    void clear();
    [[nodiscard]] std::size_t rowCount() const { return m_rowCount; }
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }
    [[nodiscard]] bool empty() const { return m_rowCount == 0; }

    /// Takes bytes that came from another process.
    /// Errors   InvalidInput  a length points outside, an unknown tag, a row without `columnCount` values, NaN or -0.
    static Result<RowBatch> fromBytes(std::vector<std::byte> bytes, std::size_t columnCount);

private:
    template <typename T>
    void put(const T& value);
    void putTagged(std::byte tag, std::span<const std::byte> bytes);
    void closeGeometry();

    std::vector<std::byte> m_bytes;
    std::size_t m_rowStart = 0;
    std::size_t m_rowCount = 0;
    bool m_geometrySet = false;
};

/// Walks the rows of a batch that is known to be well formed (built here, or checked by fromBytes).
class RowCursor {
public:
    explicit RowCursor(const RowBatch& batch) : m_rest(batch.bytes()) {}

    bool next();                                                             ///< false behind the last row
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_row; } ///< the row as it lies in the batch
    [[nodiscard]] std::span<const std::byte> geometry() const { return m_geometry; }
    Cell nextValue(); ///< the columns one by one, in order

private:
    std::span<const std::byte> m_rest;
    std::span<const std::byte> m_row;
    std::span<const std::byte> m_values;
    std::span<const std::byte> m_geometry;
};

} // namespace weitblick::workspace
