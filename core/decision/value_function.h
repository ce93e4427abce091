// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/decision/decision_table.h"

#include <variant>
#include <vector>

namespace weitblick::decision {

/// 0 at `worst`, 1 at `best`, straight between them and flat outside. Where less is better, worst is the larger one.
struct LinearValue {
    double worst = 0.0;
    double best = 1.0;
};

struct CurvePoint {
    double amount = 0.0;
    double value = 0.0; ///< 0 … 1
};

/// Straight between points of ascending amount, flat outside.
struct PiecewiseValue {
    std::vector<CurvePoint> points;
};

/// The value of the last point whose amount is reached; that of the first below it.
struct SteppedValue {
    std::vector<CurvePoint> points;
};

/// An S: one half at `middle`; `steepness` for each unit of the amount, negative where less is better.
struct LogisticValue {
    double middle = 0.0;
    double steepness = 1.0;
};

/// What an amount is worth, from 0 (useless) to 1 (as good as can be wished).
using ValueFunction = std::variant<LinearValue, PiecewiseValue, SteppedValue, LogisticValue>;

/// The value of an amount, 0 … 1.
/// No data  NaN in, NaN out.
double valueOf(const ValueFunction& function, double amount);

/// Errors   InvalidInput  worst equals best, no steepness, fewer than two points, amounts that do not ascend, a value
///          outside of 0 … 1, a number that is not finite.
Result<void> checkValueFunction(const ValueFunction& function);

/// Whether the value rises with the amount: by its ends, for a curve with a peak in the middle too.
Sense senseOf(const ValueFunction& function);

} // namespace weitblick::decision
