// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/series/column_words.h"
#include "core/intake/series/stamp.h"
#include "core/io/table_row.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake {

/// What the first rows show of a column, as far as time series go.
struct ColumnLook {
    ColumnPart part = ColumnPart::Other;
    std::size_t filled = 0; ///< neither empty nor a sign of a missing value
    std::size_t numbers = 0;
    std::size_t withTime = 0; ///< stamps with a time of day
    std::size_t datesOnly = 0;
    std::size_t timesOfDay = 0;
    bool hasSlashes = false;

    [[nodiscard]] std::size_t stamps() const { return withTime + datesOnly; }
    [[nodiscard]] bool isNumeric() const { return filled > 0 && numbers * 10 >= filled * 8; }
    [[nodiscard]] bool isText() const { return filled > 0 && numbers == 0 && stamps() == 0 && timesOfDay == 0; }
};

/// Digits alone count as a stamp only under a name that says so.
ColumnLook lookAt(const std::string& name, std::size_t column, const std::vector<io::OwnedRow>& rows);

/// "7:05", "07:05:30", "24:00", "0705" in seconds behind midnight.
std::optional<std::int64_t> secondsOfDay(std::string_view text);

/// How stamps go on from one to the next.
struct StepCount {
    std::size_t forward = 0;
    std::size_t backward = 0;
    std::size_t still = 0;
    std::int64_t usual = 0; ///< the commonest distance, seconds; 0: there is none
    std::size_t usualCount = 0;

    [[nodiscard]] std::size_t all() const { return forward + backward + still; }
    [[nodiscard]] bool isOrdered() const;
    [[nodiscard]] bool isDescending() const { return backward > forward; }
    [[nodiscard]] bool isRegular() const { return usualCount * 2 >= all() && usualCount > 0; }
};
StepCount stepsOf(const std::vector<Stamp>& stamps);

/// A view of a row that is kept.
void viewOf(const io::OwnedRow& row, io::TableRow& view);

} // namespace weitblick::intake
