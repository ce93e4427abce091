// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::sensing {

enum class Side : std::uint8_t { Above, Below };

/// One series against a limit, with hysteresis: it holds beyond `on` and goes on holding until the value comes back
/// to `off` or past it.
struct Condition {
    Side side = Side::Above;
    double on = 0.0;
    double off = 0.0; ///< Above: at most `on`; Below: at least `on`
};

/// All conditions at once, for some time.
struct AlarmRule {
    std::vector<Condition> conditions;
    std::int64_t leastS = 0; ///< so long all conditions have to hold before the rule switches on
};

/// A stretch of time in which the rule was on. It began to hold at `fromUtcS` and switched on `leastS` later.
struct Activation {
    std::int64_t fromUtcS = 0; ///< when the conditions began to hold
    std::int64_t onUtcS = 0;   ///< when the rule switched on
    std::int64_t toUtcS = 0;   ///< when a condition ended, or a value was missing, or the history ends
    [[nodiscard]] double hours() const { return static_cast<double>(toUtcS - onUtcS) / 3600.0; }
    friend bool operator==(const Activation&, const Activation&) = default;
};

/// Replays a rule over history.
///
/// Method   `edgesUtcS` are the bins' edges (core/series/civil_bins.h); `values[c]` has condition c's value a bin. A
///          value counts from the begin of its bin to its end.
/// No data  NaN ends every condition on it: what nobody measured raises no alarm.
/// Errors   InvalidInput  no condition, a series for each is missing or has another length, `off` beyond `on`.
/// Threads  pure.
Result<std::vector<Activation>> replay(const AlarmRule& rule, std::span<const std::int64_t> edgesUtcS,
                                       std::span<const std::span<const double>> values);

/// Hours that the rule was on altogether.
double hoursOf(const std::vector<Activation>& activations);

} // namespace weitblick::sensing
