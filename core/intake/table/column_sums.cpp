// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/column_sums.h"

#include "core/intake/table/missing_sign.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace weitblick::intake::table {

namespace {

constexpr std::array kMarks{io::DecimalMark::Point, io::DecimalMark::Comma};
constexpr int kMostDecimals = 9;

bool isTyped(const io::TableCell& cell)
{
    return cell.kind == io::CellKind::Number || cell.kind == io::CellKind::Percent;
}

/// Empty, or a sign for "no value".
bool isAbsent(const io::TableCell& cell)
{
    const std::string_view text = io::trimmed(cell.text);
    return cell.kind == io::CellKind::Empty ||
           (cell.kind == io::CellKind::Text && (text.empty() || missingSignOf(text).has_value()));
}

std::optional<double> numberOf(const io::TableCell& cell, io::DecimalMark mark)
{
    if (isTyped(cell)) {
        return cell.number;
    }
    const std::string_view text = io::trimmed(cell.text);
    const auto forms = mark == io::DecimalMark::Point ? io::number_forms::kAnyPoint : io::number_forms::kAnyComma;
    const bool fits = cell.kind == io::CellKind::Text && (io::shapeOfNumber(text).forms & forms) != 0;
    return fits ? io::numberFrom(text, mark) : std::nullopt;
}

/// Digits behind the last point or comma; too many are of a computed number and say nothing.
int decimalsOf(const io::TableCell& cell)
{
    if (isTyped(cell)) {
        return cell.number == std::round(cell.number) ? 0 : kMostDecimals;
    }
    const std::string_view text = io::trimmed(cell.text);
    const auto mark = text.find_last_of(".,");
    const auto digits = mark == std::string_view::npos ? 0 : text.size() - mark - 1;
    return static_cast<int>(std::min<std::size_t>(digits, kMostDecimals));
}

} // namespace

void ColumnSums::add(const io::TableRow& row)
{
    ++m_rows;
    m_sums.resize(std::max(m_sums.size(), row.cells.size()));
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const io::TableCell& cell = row.cells[column];
        if (isAbsent(cell)) {
            continue;
        }
        Sum& sum = m_sums[column];
        ++sum.count;
        sum.decimals = std::max(sum.decimals, decimalsOf(cell));
        for (std::size_t i = 0; i < kMarks.size(); ++i) {
            const auto number = numberOf(cell, kMarks.at(i));
            sum.isNumber.at(i) = sum.isNumber.at(i) && number.has_value();
            sum.value.at(i) += number.value_or(0.0);
        }
    }
}

ColumnSums::Verdict ColumnSums::compare(const io::TableRow& total) const
{
    constexpr double kFloatingPoint = 1e-9; ///< of the sum
    std::array<int, 2> compared{};
    std::array<int, 2> equal{};
    std::array<int, 2> exact{};
    for (std::size_t column = 0; column < std::min(total.cells.size(), m_sums.size()) && m_rows > 1; ++column) {
        const Sum& sum = m_sums[column];
        const io::TableCell& cell = total.cells[column];
        const double step = std::pow(10.0, -std::min(sum.decimals, decimalsOf(cell)));
        for (std::size_t i = 0; i < kMarks.size(); ++i) {
            const auto number = numberOf(cell, kMarks.at(i));
            const bool tellsNothing = sum.value.at(i) == 0.0 && number == 0.0;
            if (!number || sum.count == 0 || !sum.isNumber.at(i) || tellsNothing) {
                continue;
            }
            ++compared.at(i);
            const double difference = std::abs(*number - sum.value.at(i));
            const double precision = std::abs(sum.value.at(i)) * kFloatingPoint;
            const double rounding = step * 0.5 * (1.0 + std::sqrt(static_cast<double>(sum.count)));
            exact.at(i) += difference <= precision ? 1 : 0;
            equal.at(i) += difference <= precision + rounding ? 1 : 0;
        }
    }
    const auto isTotal = [&](std::size_t i) {
        const bool isHalf = equal.at(i) > 0 && equal.at(i) * 2 >= compared.at(i);
        return isHalf && (exact.at(i) > 0 || equal.at(i) == compared.at(i));
    };
    if (isTotal(0) || isTotal(1)) {
        return Verdict::Sums;
    }
    return compared[0] + compared[1] > 0 ? Verdict::Differs : Verdict::Unknown;
}

} // namespace weitblick::intake::table
