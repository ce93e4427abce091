// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/intake/source.h"
#include "core/intake/table/table_layout.h"
#include "core/io/table_row.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace weitblick::intake::table {

/// One table of a file, as text or as a sheet, that can be read from the start as often as needed.
class TableSource {
public:
    TableSource() = default;
    TableSource(const TableSource&) = delete;
    TableSource& operator=(const TableSource&) = delete;
    virtual ~TableSource() = default;

    [[nodiscard]] virtual std::string name() const = 0; ///< of the layer
    [[nodiscard]] virtual RowWidths widths() const = 0;
    [[nodiscard]] virtual std::int64_t byteSize() const = 0; ///< about, of what has to be read

    /// All rows.
    virtual Result<std::unique_ptr<io::RowReader>> rows() = 0;
    /// Rows from places spread over the table, for a preview of a large one; line numbers are not known there.
    virtual std::vector<std::unique_ptr<io::RowReader>> samples() { return {}; }
    /// The number of columns, once it is known.
    virtual void expectColumns(std::size_t) {}

    /// What was found out about the file besides its rows, and how it can be told next time.
    virtual void describe(LayerPreview& preview) const = 0;
    /// What only reading it all has shown; true: start again, it was read wrongly (the encoding).
    virtual Result<bool> revise(Job&) { return false; }
};

/// A row that owns its texts.
io::OwnedRow ownedRow(const io::TableRow& row);
/// The same as a view.
void viewOf(const io::OwnedRow& row, io::TableRow& view);

} // namespace weitblick::intake::table
