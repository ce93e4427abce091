// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/group_statistics.h"

#include <algorithm>
#include <cmath>

namespace weitblick::analysis::general {

namespace {

std::string_view suffixOf(Statistic statistic)
{
    switch (statistic) {
    case Statistic::Sum:
        return "_sum";
    case Statistic::Mean:
        return "_mean";
    case Statistic::Minimum:
        return "_min";
    case Statistic::Maximum:
        break;
    }
    return "_max";
}

} // namespace

workspace::Column resultColumn(const workspace::Column& source, Statistic statistic)
{
    workspace::Column column = source;
    column.name += suffixOf(statistic);
    column.title.clear();
    if (statistic == Statistic::Mean) {
        column.type = workspace::ColumnType::Real;
    }
    return column;
}

Result<void> StatisticValue::add(const workspace::Cell& cell, bool isInteger)
{
    if (const auto* const integer = std::get_if<std::int64_t>(&cell)) {
        if (isInteger && __builtin_add_overflow(m_wholeSum, *integer, &m_wholeSum)) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Summe ganzer Zahlen ist zu groß", "the sum of whole numbers is too large"}};
        }
        m_wholeMinimum = m_count == 0 ? *integer : std::min(m_wholeMinimum, *integer);
        m_wholeMaximum = m_count == 0 ? *integer : std::max(m_wholeMaximum, *integer);
        addReal(static_cast<double>(*integer));
    } else if (const auto* const real = std::get_if<double>(&cell)) {
        addReal(*real);
    }
    return {};
}

void StatisticValue::addReal(double value)
{
    m_minimum = m_count == 0 ? value : std::min(m_minimum, value);
    m_maximum = m_count == 0 ? value : std::max(m_maximum, value);
    const double sum = m_sum + value;
    m_lost += std::abs(m_sum) >= std::abs(value) ? (m_sum - sum) + value : (value - sum) + m_sum;
    m_sum = sum;
    ++m_count;
}

void StatisticValue::write(const StatisticColumn& column, workspace::RowBatch& rows) const
{
    if (m_count == 0) {
        rows.addNull();
        return;
    }
    const auto addEither = [&](std::int64_t whole, double real) {
        if (column.isInteger) {
            rows.add(whole);
        } else {
            rows.add(real);
        }
    };
    switch (column.statistic) {
    case Statistic::Sum:
        addEither(m_wholeSum, m_sum + m_lost);
        break;
    case Statistic::Mean:
        rows.add((m_sum + m_lost) / static_cast<double>(m_count));
        break;
    case Statistic::Minimum:
        addEither(m_wholeMinimum, m_minimum);
        break;
    case Statistic::Maximum:
        addEither(m_wholeMaximum, m_maximum);
        break;
    }
}

} // namespace weitblick::analysis::general
