// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

namespace weitblick::intake {

// The table formats, which take a table that is a time series as one: sites and readings. Any other table, and one
// whose time column was chosen to be something else than a time, is what the plain format makes of it.
Format csvOrSeriesFormat();
Format xlsxOrSeriesFormat();
Format odsOrSeriesFormat();
Format xlsOrSeriesFormat();

} // namespace weitblick::intake
