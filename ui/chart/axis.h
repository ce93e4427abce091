// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/chart_answers.h"

#include <QString>

#include <vector>

namespace weitblick::ui {

/// A straight scale between values and pixels, with ticks at round values.
struct Axis {
    double low = 0.0;
    double high = 1.0;
    double fromPx = 0.0; ///< pixel of `low`
    double toPx = 1.0;   ///< pixel of `high`
    std::vector<double> ticks;
    std::vector<QString> labels; ///< one for each tick

    [[nodiscard]] double toPixel(double value) const;
    [[nodiscard]] double toValue(double pixel) const;
};

enum class AxisEnds : std::uint8_t {
    Round, ///< grown to the next tick on either side
    Exact  ///< as given; ticks in between
};

/// Round ticks (1, 2, 2.5 or 5 times a power of ten) over [low, high]. Equal ends are drawn apart.
Axis numberAxis(double low, double high, int mostTicks, AxisEnds ends);

/// Writes the ticks with as few places as tell them apart; millions are shortened.
void labelNumbers(Axis& axis, const dashboard::NumberForm& form);

/// Whole years, or steps of months, days, hours over seconds since 1970, at round dates.
Axis timeAxis(double low, double high, int mostTicks);

/// Labels without grouping ("2019") where all values are whole and look like years.
bool areYears(double low, double high);

} // namespace weitblick::ui
