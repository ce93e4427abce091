// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/series/civil_sequence.h"
#include "core/intake/series/observed.h"
#include "core/intake/series/stamp.h"
#include "core/intake/source.h"
#include "core/intake/table/table_layout.h"
#include "core/io/table_row.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake {

/// How a table holds its readings.
enum class TableForm : std::uint8_t {
    Wide,    ///< a row an instant, a column a sensor or a quantity
    Records, ///< a row a site and an instant, a column a quantity
    Long     ///< a row a reading, with columns for quantity and value
};

/// A column of values. Of a wide table the stream is complete; of records it lacks the site, and its key is a part.
struct ValueColumn {
    std::size_t column = 0;
    ObservedStream stream;
    std::string siteName; ///< of a wide table
};

/// Which columns of a table make it a time series.
struct SeriesColumns {
    TableForm form = TableForm::Wide;
    std::size_t time = 0;
    std::optional<std::size_t> timeOfDay; ///< where date and time are apart
    std::optional<std::size_t> siteKey;
    std::optional<std::size_t> siteName;
    std::optional<std::size_t> property;
    std::optional<std::size_t> unit;
    std::optional<std::size_t> capacity;
    std::vector<ValueColumn> values;
    std::vector<std::size_t> status; ///< columns that say how good a reading is
    bool stampsEnd = false;          ///< the header says that stamps are the end of the interval
    bool isSnapshot = false;         ///< one instant of many sites
    DayOrder order = DayOrder::DayFirst;
    std::optional<ClockKind> clock; ///< where header, layout or choices say it
    std::optional<double> missing;  ///< the number that stands for none
    std::vector<Text> remarks;
};

/// How a chosen form of the time column reads: "time-civil", "time-standard-end", "time-utc-begin".
struct ChosenTime {
    ClockKind clock = ClockKind::Civil;
    std::optional<bool> stampsEnd;
};
std::optional<ChosenTime> chosenTime(const std::string& form);

/// Finds out whether a table is a time series, and which of its columns is what.
///
/// Method   a column of instants that go on from row to row (or repeat for each site), and columns of numbers. Tables
/// of
///          events (a date among attributes) are none: there every row is a thing of its own. A chosen form of the time
///          column decides first: one of "time-…" makes it a series, any other a table.
/// `rows`   the first rows behind the header, a few hundred.
std::optional<SeriesColumns> seriesColumnsOf(const table::TableLayout& layout, const std::vector<io::OwnedRow>& rows,
                                             const ReadChoices& choices);

/// The stamp of a row; nothing where there is none or none that can be read.
std::optional<Stamp> stampOf(const SeriesColumns& columns, const io::TableRow& row);

} // namespace weitblick::intake
