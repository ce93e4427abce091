// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace weitblick::analysis::spatial {

/// What is known of the raster cells of a zone. Weights are the parts of the cells inside, 1 for a whole one.
struct ZoneSummary {
    double cells = 0.0;        ///< with a value, by weight
    double missingShare = 0.0; ///< of all cells, by weight: without a value
    double sum = 0.0;          ///< of value times weight
    double mean = 0.0;
    double minimum = 0.0;
    double maximum = 0.0;
    std::optional<double> median;
};

enum class Median : std::uint8_t { No, Yes };

/// Collects the cells of a zone.
/// Method   Neumaier's compensated sum (1974). The median is the middle value, of an even number of cells the mean of
///          the two; by weight, the value at which half of the weight is reached.
class ZoneValues {
public:
    explicit ZoneValues(Median median) : m_median(median) {}

    void add(double value, double weight); ///< NaN: a cell without a value
    /// Nothing where no cell had a value.
    [[nodiscard]] std::optional<ZoneSummary> summary();
    [[nodiscard]] std::size_t keptCount() const { return m_kept.size(); } ///< for the median: takes memory

private:
    struct Weighted {
        double value = 0.0;
        double weight = 0.0;
    };
    [[nodiscard]] double median();

    Median m_median;
    double m_cells = 0.0;
    double m_missing = 0.0;
    double m_sum = 0.0;
    double m_lost = 0.0;
    double m_minimum = 0.0;
    double m_maximum = 0.0;
    bool m_hasValue = false;
    std::vector<Weighted> m_kept;
};

} // namespace weitblick::analysis::spatial
