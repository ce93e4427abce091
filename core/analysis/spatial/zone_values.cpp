// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/zone_values.h"

#include <algorithm>
#include <cmath>

namespace weitblick::analysis::spatial {

void ZoneValues::add(double value, double weight)
{
    if (std::isnan(value)) {
        m_missing += weight;
        return;
    }
    m_minimum = m_hasValue ? std::min(m_minimum, value) : value;
    m_maximum = m_hasValue ? std::max(m_maximum, value) : value;
    m_hasValue = true;
    const double part = value * weight;
    const double sum = m_sum + part;
    m_lost += std::abs(m_sum) >= std::abs(part) ? (m_sum - sum) + part : (part - sum) + m_sum;
    m_sum = sum;
    m_cells += weight;
    if (m_median == Median::Yes) {
        m_kept.push_back({value, weight});
    }
}

std::optional<ZoneSummary> ZoneValues::summary()
{
    if (!m_hasValue) {
        return std::nullopt;
    }
    ZoneSummary summary;
    summary.cells = m_cells;
    summary.missingShare = m_missing / (m_cells + m_missing);
    summary.sum = m_sum + m_lost;
    summary.mean = summary.sum / m_cells;
    summary.minimum = m_minimum;
    summary.maximum = m_maximum;
    if (m_median == Median::Yes) {
        summary.median = median();
    }
    return summary;
}

double ZoneValues::median()
{
    std::ranges::sort(m_kept, {}, &Weighted::value);
    const double half = 0.5 * m_cells;
    double below = 0.0;
    for (std::size_t index = 0; index < m_kept.size(); ++index) {
        below += m_kept[index].weight;
        if (below == half && index + 1 < m_kept.size()) {
            return 0.5 * (m_kept[index].value + m_kept[index + 1].value);
        }
        if (below > half) {
            return m_kept[index].value;
        }
    }
    return m_kept.back().value;
}

} // namespace weitblick::analysis::spatial
