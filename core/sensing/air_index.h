// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry.h"
#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::sensing {

/// Classes of one pollutant: whole µg/m3 up to which very good, good, moderate and poor go.
struct IndexRow {
    std::string pollutant;
    bool isRunningDay = false; ///< of the mean over the last 24 hours in place of the hour
    std::array<double, 4> upper{};
};

/// Hourly means of one pollutant at a station.
struct PollutantHours {
    std::string pollutant;
    std::span<const double> means; ///< µg/m3; NaN: none
};

/// The index of an hour: the worst of its pollutants.
struct AirIndex {
    std::uint8_t grade = 0;     ///< 1 very good to 5 very poor; 0: nothing measured
    std::string_view pollutant; ///< that decides; of the row
    std::size_t measured = 0;   ///< pollutants that took part
};

/// The index of the Umweltbundesamt hour by hour.
///
/// Method   means are rounded to whole µg/m3 and graded by their row; the worst grade is the index. A mean over 24
/// hours
///          needs 18 of them.
/// No data  a pollutant without a value does not take part.
/// Errors   InvalidInput  pollutants with different numbers of hours.
/// Source   rows of the registry entry air_quality/uba_index.
/// Threads  pure.
Result<std::vector<AirIndex>> airIndex(std::span<const PollutantHours> hours, std::span<const IndexRow> rows);

/// Grade of one mean: 1 to 5; 0 for NaN.
std::uint8_t gradeOf(const IndexRow& row, double mean);

/// Errors   InvalidInput  a row that is none.
Result<std::vector<IndexRow>> indexRowsFrom(const analysis::registry::Table& table);

Text titleOfGrade(std::uint8_t grade); ///< "sehr gut" …; 0: "keine Messung"

} // namespace weitblick::sensing
