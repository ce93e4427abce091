// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/spatial/feature_layer.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::analysis::spatial {

enum class JoinStatistic : std::uint8_t { Sum, Mean, Minimum, Maximum, First };

/// One statistic of one column of the joined layer.
struct JoinColumn {
    JoinStatistic statistic = JoinStatistic::Sum;
    std::size_t source = 0; ///< column as FeatureLayer keeps it
    workspace::Column result;
};

/// The column for a statistic: "ew_sum", "ew_mean", "ew_min", "ew_max", and "ew" for the first value; unit kept.
workspace::Column joinResultColumn(const workspace::Column& source, JoinStatistic statistic, bool isWeighted);

/// How much a pair counts.
struct JoinWeight {
    double share = 1.0;  ///< of the joined feature: for sums
    double weight = 1.0; ///< common area or length: for means
};

/// A running statistic over the joined features of a row; empty values are left out.
/// Method   Sums by Neumaier's compensated addition (1974); whole numbers without weights exactly.
class JoinValue {
public:
    void add(const KeptValue& value, const JoinWeight& weight);
    /// Null where there was no value.
    void write(const JoinColumn& column, workspace::RowBatch& rows) const;

private:
    struct Compensated {
        double sum = 0.0;
        double lost = 0.0;
        void add(double value);
        [[nodiscard]] double total() const { return sum + lost; }
    };
    std::int64_t m_count = 0;
    Compensated m_sum;
    Compensated m_weighted;
    Compensated m_weight;
    double m_minimum = 0.0;
    double m_maximum = 0.0;
    KeptValue m_first;
};

} // namespace weitblick::analysis::spatial
