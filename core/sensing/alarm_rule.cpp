// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/alarm_rule.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace weitblick::sensing {

namespace {

Error notUsable(const char* german, const char* english)
{
    return Error{.code = ErrorCode::InvalidInput, .message = {german, english}};
}

bool isSound(const Condition& condition)
{
    return condition.side == Side::Above ? condition.off <= condition.on : condition.off >= condition.on;
}

bool holds(const Condition& condition, double value, bool heldBefore)
{
    if (std::isnan(value)) {
        return false;
    }
    const double limit = heldBefore ? condition.off : condition.on;
    return condition.side == Side::Above ? value > limit : value < limit;
}

Result<void> check(const AlarmRule& rule, std::span<const std::int64_t> edgesUtcS,
                   std::span<const std::span<const double>> values)
{
    if (rule.conditions.empty() || rule.leastS < 0) {
        return notUsable("die Regel hat keine Bedingung", "the rule has no condition");
    }
    if (!std::ranges::all_of(rule.conditions, isSound)) {
        return notUsable("die Ausschaltschwelle liegt jenseits der Einschaltschwelle",
                         "the limit for switching off lies beyond that for switching on");
    }
    const auto fits = [&edgesUtcS](std::span<const double> one) { return one.size() + 1 == edgesUtcS.size(); };
    if (values.size() != rule.conditions.size() || !std::ranges::all_of(values, fits)) {
        return notUsable("zu jeder Bedingung gehört eine Reihe mit denselben Zeitabschnitten",
                         "every condition needs a series with the same bins");
    }
    return {};
}

} // namespace

Result<std::vector<Activation>> replay(const AlarmRule& rule, std::span<const std::int64_t> edgesUtcS,
                                       std::span<const std::span<const double>> values)
{
    WB_CHECK(check(rule, edgesUtcS, values));
    std::vector<Activation> activations;
    std::vector<bool> held(rule.conditions.size(), false);
    std::optional<std::int64_t> sinceUtcS;
    const auto end = [&](std::int64_t utcS) {
        if (sinceUtcS && utcS - *sinceUtcS > rule.leastS) {
            activations.push_back({.fromUtcS = *sinceUtcS, .onUtcS = *sinceUtcS + rule.leastS, .toUtcS = utcS});
        }
        sinceUtcS.reset();
    };
    for (std::size_t bin = 0; bin + 1 < edgesUtcS.size(); ++bin) {
        bool doAllHold = true;
        for (std::size_t i = 0; i < held.size(); ++i) {
            held[i] = holds(rule.conditions[i], values[i][bin], held[i]);
            doAllHold = doAllHold && held[i];
        }
        if (!doAllHold) {
            end(edgesUtcS[bin]);
        } else if (!sinceUtcS) {
            sinceUtcS = edgesUtcS[bin];
        }
    }
    if (!edgesUtcS.empty()) {
        end(edgesUtcS.back());
    }
    return activations;
}

double hoursOf(const std::vector<Activation>& activations)
{
    double hours = 0.0;
    for (const Activation& one : activations) {
        hours += one.hours();
    }
    return hours;
}

} // namespace weitblick::sensing
