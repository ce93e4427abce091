// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/series/series.h"

#include <span>
#include <string>
#include <vector>

namespace weitblick::series {

/// Readings of one key of a table.
struct KeyedReadings {
    std::string key;
    std::vector<Reading> readings; ///< in the order of the lines
};

/// The quick way into the store for the plainest form that exports have: "key,2024-03-31 01:00:00,12.5" a line, UTC,
/// decimal point, no quotes, after one line of names.
///
/// Method   pieces of the text on all processors; the date is read once for lines of the same day.
/// Errors   InvalidInput  a line of another form: the reader for all forms has to do it. Says which line.   Cancelled.
Result<std::vector<KeyedReadings>> readPlainCsv(std::span<const char> text, Job& job);

} // namespace weitblick::series
