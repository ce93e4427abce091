// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"
#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/solar/yield/weather_year.h"

namespace weitblick::solar {

/// The optional input `weather` (role "weather") of an analysis, for its descriptor.
analysis::Input weatherInput();

/// The weather year in the input `weather`: a row an hour, as the import of TRY, EPW and PVGIS makes it, or any table
/// whose columns are mapped to the role.
///
/// Method   missing parts of the irradiance by completeIrradiance(); without an instant of the sun, the middle of the
///          hour; a missing temperature is that of the hour before, missing wind 2 m/s, both are noted.
/// Errors   NotFound      no weather in the project (says how to get one), or a column is missing.
///          InvalidInput  not 8,760 or 8,784 hours, or a row without time, place or irradiance.   Cancelled.
Result<WeatherYear> weatherYearOf(analysis::RunContext& context, Job& job);

} // namespace weitblick::solar
