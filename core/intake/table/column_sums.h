// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/number_form.h"
#include "core/io/table_row.h"

#include <array>
#include <cstdint>
#include <vector>

namespace weitblick::intake::table {

/// Adds up the columns of a table, to find out whether a row that calls itself a total is one.
class ColumnSums {
public:
    /// Sums: most numbers of the row are the sums of their columns. Unknown: nothing to compare.
    enum class Verdict : std::uint8_t { Sums, Differs, Unknown };

    void add(const io::TableRow& row);

    /// Method   under each decimal mark alone, at least half of the row's numbers equal the sum of a column of numbers
    ///          (shares and means are no sums), and either one of them exactly or all of them within what rounding n
    ///          rows adds up to, ½ (1 + √n) steps of the last decimal (1.7 standard deviations). Unknown with less than
    ///          two rows above.
    [[nodiscard]] Verdict compare(const io::TableRow& total) const;

private:
    struct Sum {
        std::array<double, 2> value{};            ///< with a decimal point, with a comma
        std::array<bool, 2> isNumber{true, true}; ///< all of its values are, under that mark
        int decimals = 0;
        std::int64_t count = 0;
    };

    std::vector<Sum> m_sums;
    std::int64_t m_rows = 0;
};

} // namespace weitblick::intake::table
