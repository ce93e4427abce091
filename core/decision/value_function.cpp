// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/value_function.h"

#include <algorithm>
#include <cmath>

namespace weitblick::decision {

namespace {

double valueAt(const LinearValue& line, double amount)
{
    return std::clamp((amount - line.worst) / (line.best - line.worst), 0.0, 1.0);
}

double valueAt(const PiecewiseValue& curve, double amount)
{
    const auto right = std::ranges::lower_bound(curve.points, amount, {}, &CurvePoint::amount);
    if (right == curve.points.begin()) {
        return right->value;
    }
    const auto left = right - 1;
    if (right == curve.points.end()) {
        return left->value;
    }
    return left->value + (right->value - left->value) * (amount - left->amount) / (right->amount - left->amount);
}

double valueAt(const SteppedValue& steps, double amount)
{
    const auto after = std::ranges::upper_bound(steps.points, amount, {}, &CurvePoint::amount);
    return after == steps.points.begin() ? after->value : (after - 1)->value;
}

double valueAt(const LogisticValue& curve, double amount)
{
    return 1.0 / (1.0 + std::exp(-curve.steepness * (amount - curve.middle)));
}

Error refusal(const Text& message)
{
    return {.code = ErrorCode::InvalidInput, .message = message};
}

Result<void> checkPoints(const std::vector<CurvePoint>& points)
{
    if (points.size() < 2) {
        return refusal({"eine Kurve braucht mindestens zwei Punkte", "a curve needs at least two points"});
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool isInside = points[i].value >= 0.0 && points[i].value <= 1.0;
        if (!isInside || !std::isfinite(points[i].amount)) {
            return refusal(
                {"ein Wert der Kurve liegt nicht zwischen 0 und 1", "a value of the curve is not between 0 and 1"});
        }
        if (i > 0 && points[i].amount <= points[i - 1].amount) {
            return refusal({"die Punkte der Kurve steigen nicht an", "the points of the curve do not ascend"});
        }
    }
    return {};
}

Result<void> checkOne(const LinearValue& line)
{
    if (line.worst == line.best || !std::isfinite(line.worst) || !std::isfinite(line.best)) {
        return refusal({"schlechtester und bester Wert sind gleich", "worst and best are the same"});
    }
    return {};
}
Result<void> checkOne(const PiecewiseValue& curve)
{
    return checkPoints(curve.points);
}
Result<void> checkOne(const SteppedValue& steps)
{
    return checkPoints(steps.points);
}
Result<void> checkOne(const LogisticValue& curve)
{
    if (curve.steepness == 0.0 || !std::isfinite(curve.steepness) || !std::isfinite(curve.middle)) {
        return refusal({"die Steilheit der Kurve ist 0", "the steepness of the curve is 0"});
    }
    return {};
}

Sense senseOfPoints(const std::vector<CurvePoint>& points)
{
    return points.back().value < points.front().value ? Sense::Cost : Sense::Gain;
}
Sense senseOfOne(const LinearValue& line)
{
    return line.best < line.worst ? Sense::Cost : Sense::Gain;
}
Sense senseOfOne(const PiecewiseValue& curve)
{
    return senseOfPoints(curve.points);
}
Sense senseOfOne(const SteppedValue& steps)
{
    return senseOfPoints(steps.points);
}
Sense senseOfOne(const LogisticValue& curve)
{
    return curve.steepness < 0.0 ? Sense::Cost : Sense::Gain;
}

} // namespace

double valueOf(const ValueFunction& function, double amount)
{
    if (std::isnan(amount)) {
        return amount;
    }
    return std::visit([&](const auto& one) { return valueAt(one, amount); }, function);
}

Result<void> checkValueFunction(const ValueFunction& function)
{
    return std::visit([](const auto& one) { return checkOne(one); }, function);
}

Sense senseOf(const ValueFunction& function)
{
    return std::visit([](const auto& one) { return senseOfOne(one); }, function);
}

} // namespace weitblick::decision
