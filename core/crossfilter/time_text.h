// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/crossfilter/binning.h"

namespace weitblick::crossfilter {

/// A stretch of bins of TimeSpans as clocks and calendars in Germany name it: "29.03.2026, 2 bis 5 Uhr",
/// "27.03.2026 bis 29.03.2026", "Woche ab 23.03.2026", "März 2026 bis Mai 2026". The hour that comes twice says which
/// it is: "25.10.2026, 2 bis 3 Uhr MESZ".
Text timeSpanText(const Binning& binning, BinRange range);

/// A stretch of a cycle: "7 bis 10 Uhr", "Mo bis Fr", "Mo 7 Uhr bis Di 9 Uhr", "März bis Mai".
Text timeCycleText(TimeUnit unit, BinRange range);

} // namespace weitblick::crossfilter
