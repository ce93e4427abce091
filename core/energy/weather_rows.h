// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/solar/yield/weather_year.h"

#include <string_view>

namespace weitblick::energy {

/// The weather year in an input, as the import of weather files makes it: a row an hour with its instants in UTC, and
/// the site in every row.
///
/// Errors   NotFound  a column is missing.   InvalidInput  not 8,760 rows, no instant or place in one of them.
/// Cancelled.
Result<solar::WeatherYear> weatherYearFrom(analysis::RunContext& context, std::string_view input, Job& job);

} // namespace weitblick::energy
