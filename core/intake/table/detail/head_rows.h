// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/table/table_layout.h"
#include "core/io/number_form.h"
#include "core/io/table_row.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::intake::table::detail {

/// What a cell looks like at first sight.
enum class Look : std::uint8_t { Blank, Missing, Number, Year, Date, Geometry, Text };
Look lookOf(const io::OwnedCell& cell);

/// The text of a header's cell on one line; years and other whole numbers without decimals.
std::string headerText(const io::OwnedCell& cell);

/// A row and how it fits the columns below it.
struct LookedRow {
    const io::OwnedRow* row = nullptr;
    std::vector<Look> looks;
    std::size_t filled = 0;     ///< cells that are not blank
    std::size_t matches = 0;    ///< values of their columns' kind
    std::size_t mismatches = 0; ///< text where the column has numbers or dates
    std::size_t years = 0;
};

/// The first rows of a table with what is in them; rows without content are left out.
class Sheet {
public:
    Sheet(const std::vector<io::OwnedRow>& rows, RowWidths widths);

    [[nodiscard]] const std::vector<LookedRow>& rows() const { return m_rows; }
    [[nodiscard]] std::size_t width() const { return m_width; }
    [[nodiscard]] bool hasTypedColumns() const { return m_typedColumns > 0; }
    /// How many cells a data row usually has.
    [[nodiscard]] std::size_t usualFilled() const { return m_usualFilled; }

private:
    void findWidth(RowWidths widths);
    void findKinds();
    void compare(LookedRow& row) const;

    std::vector<LookedRow> m_rows;
    std::vector<Look> m_kinds;
    std::size_t m_width = 0;
    std::size_t m_usualFilled = 0;
    std::size_t m_typedColumns = 0;
};

} // namespace weitblick::intake::table::detail
