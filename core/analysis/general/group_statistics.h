// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::analysis::general {

enum class Statistic : std::uint8_t { Sum, Mean, Minimum, Maximum };

/// One statistic of one column.
struct StatisticColumn {
    Statistic statistic = Statistic::Sum;
    std::size_t source = 0; ///< column of the input
    bool isInteger = false; ///< sums, minima and maxima of whole numbers stay whole
};

/// "EWZ_sum", "EWZ_mean", "EWZ_min", "EWZ_max"; the unit of the source is kept.
workspace::Column resultColumn(const workspace::Column& source, Statistic statistic);

/// A running statistic over the values of a group; empty values are left out.
/// Method   Whole numbers are added exactly; real ones by Neumaier's compensated sum (1974), so that the total of the
///          groups is that of all rows to the last digit or nearly so.
class StatisticValue {
public:
    /// Errors   InvalidInput  the sum of whole numbers does not fit 64 bits.
    Result<void> add(const workspace::Cell& cell, bool isInteger);

    /// The result as a value of the row under construction; null where every value was empty.
    void write(const StatisticColumn& column, workspace::RowBatch& rows) const;

private:
    void addReal(double value);
    std::int64_t m_count = 0;
    std::int64_t m_wholeSum = 0;
    double m_sum = 0.0;
    double m_lost = 0.0; ///< what the additions to m_sum rounded away
    double m_minimum = 0.0;
    double m_maximum = 0.0;
    std::int64_t m_wholeMinimum = 0;
    std::int64_t m_wholeMaximum = 0;
};

} // namespace weitblick::analysis::general
