// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/join_statistics.h"

#include <algorithm>
#include <cmath>

namespace weitblick::analysis::spatial {

namespace {

const char* suffixOf(JoinStatistic statistic)
{
    switch (statistic) {
    case JoinStatistic::Sum:
        return "_sum";
    case JoinStatistic::Mean:
        return "_mean";
    case JoinStatistic::Minimum:
        return "_min";
    case JoinStatistic::Maximum:
        return "_max";
    case JoinStatistic::First:
        break;
    }
    return "";
}

} // namespace

workspace::Column joinResultColumn(const workspace::Column& source, JoinStatistic statistic, bool isWeighted)
{
    workspace::Column column = source;
    column.name += suffixOf(statistic);
    const bool isReal = statistic == JoinStatistic::Mean || (statistic == JoinStatistic::Sum && isWeighted);
    if (isReal) {
        column.type = workspace::ColumnType::Real;
    }
    if (statistic != JoinStatistic::First) {
        column.title.clear();
    }
    return column;
}

void JoinValue::Compensated::add(double value)
{
    const double next = sum + value;
    lost += std::abs(sum) >= std::abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
}

void JoinValue::add(const KeptValue& value, const JoinWeight& weight)
{
    if (std::holds_alternative<std::monostate>(value)) {
        return;
    }
    if (m_count == 0) {
        m_first = value;
    }
    double number = 0.0;
    if (const auto* const integer = std::get_if<std::int64_t>(&value)) {
        number = static_cast<double>(*integer);
    } else if (const auto* const real = std::get_if<double>(&value)) {
        number = *real;
    }
    m_minimum = m_count == 0 ? number : std::min(m_minimum, number);
    m_maximum = m_count == 0 ? number : std::max(m_maximum, number);
    m_sum.add(number * weight.share);
    m_weighted.add(number * weight.weight);
    m_weight.add(weight.weight);
    ++m_count;
}

void JoinValue::write(const JoinColumn& column, workspace::RowBatch& rows) const
{
    const auto addNumber = [&](double number) {
        if (column.result.type == workspace::ColumnType::Integer) {
            rows.add(static_cast<std::int64_t>(number));
        } else {
            rows.add(number);
        }
    };
    if (m_count == 0) {
        rows.addNull();
        return;
    }
    switch (column.statistic) {
    case JoinStatistic::Sum:
        addNumber(m_sum.total());
        return;
    case JoinStatistic::Mean:
        rows.add(m_weighted.total() / m_weight.total());
        return;
    case JoinStatistic::Minimum:
        addNumber(m_minimum);
        return;
    case JoinStatistic::Maximum:
        addNumber(m_maximum);
        return;
    case JoinStatistic::First:
        addKept(rows, m_first);
        return;
    }
}

} // namespace weitblick::analysis::spatial
