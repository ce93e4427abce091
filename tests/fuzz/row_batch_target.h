// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/row_check.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

namespace weitblick::fuzz {

/// Takes the bytes as rows of a worker process (the first byte says how many columns), and lets them into a layer.
/// What was taken must come out again byte for byte.
inline void rowBatchTarget(const std::uint8_t* bytes, std::size_t size)
{
    using namespace workspace;
    if (size == 0) {
        return;
    }
    const std::size_t columnCount = bytes[0] % 8;
    const auto raw = std::as_bytes(std::span(bytes, size)).subspan(1);
    const auto batch = RowBatch::fromBytes({raw.begin(), raw.end()}, columnCount);
    if (!batch) {
        return;
    }
    RowBatch copy;
    RowBatch admitted;
    LayerSchema schema{.name = "layer", .geometry = GeometryType::MultiPolygon, .hasZ = true, .srsId = 25832};
    for (std::size_t column = 0; column < columnCount; ++column) {
        schema.columns.push_back({.name = "c", .type = static_cast<ColumnType>(column % 7)});
    }
    RowCheck check(schema);
    for (RowCursor cursor(*batch); cursor.next();) {
        RowCursor values = cursor;
        copy.beginRow();
        copy.geometry(cursor.geometry());
        for (std::size_t column = 0; column < columnCount; ++column) {
            copy.addCell(values.nextValue());
        }
        copy.endRow();
        const auto box = check.admit(cursor, 1, admitted);
        static_cast<void>(box);
    }
    if (!std::ranges::equal(copy.bytes(), batch->bytes())) {
        std::abort();
    }
}

} // namespace weitblick::fuzz
