// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/inequality.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::region {

namespace {

constexpr double kUpperTenth = 0.9;
constexpr double kLowerFourTenths = 0.4;

struct Holding {
    double value = 0.0;
    double weight = 0.0;
};

std::vector<Holding> sortedHoldings(std::span<const double> values, std::span<const double> weights)
{
    std::vector<Holding> holdings;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isnan(values[i]) && weights[i] > 0.0) {
            holdings.push_back({values[i], weights[i]});
        }
    }
    std::ranges::sort(holdings, {}, &Holding::value);
    return holdings;
}

double amountShareAt(const std::vector<LorenzPoint>& curve, double peopleShare)
{
    const auto right = std::ranges::lower_bound(curve, peopleShare, {}, &LorenzPoint::peopleShare);
    if (right == curve.begin()) {
        return right->amountShare;
    }
    const auto left = right - 1;
    const double part = (peopleShare - left->peopleShare) / (right->peopleShare - left->peopleShare);
    return left->amountShare + part * (right->amountShare - left->amountShare);
}

} // namespace

Result<Inequality> inequalityOf(std::span<const double> values, std::span<const double> weights)
{
    const std::vector<Holding> holdings = sortedHoldings(values, weights);
    const auto isNegative = [](double number) { return number < 0.0; };
    double people = 0.0;
    double total = 0.0;
    for (const Holding& holding : holdings) {
        people += holding.weight;
        total += holding.weight * holding.value;
    }
    if (std::ranges::any_of(values, isNegative) || std::ranges::any_of(weights, isNegative) || !(total > 0.0) ||
        !std::isfinite(total)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"Ungleichheit braucht Werte ab 0, von denen einer größer ist",
                                 "inequality needs values from 0 on, one of them above"}};
    }
    Inequality found{.people = people, .mean = total / people, .lorenz = {{0.0, 0.0}}};
    double peopleSoFar = 0.0;
    double amountSoFar = 0.0;
    for (std::size_t i = 0; i < holdings.size(); ++i) {
        peopleSoFar += holdings[i].weight;
        amountSoFar += holdings[i].weight * holdings[i].value;
        if (i + 1 == holdings.size() || holdings[i + 1].value > holdings[i].value) {
            found.lorenz.push_back({peopleSoFar / people, amountSoFar / total});
        }
    }
    found.lorenz.back() = {1.0, 1.0};
    double area = 0.0; // twice the one below the curve
    for (std::size_t i = 1; i < found.lorenz.size(); ++i) {
        area += (found.lorenz[i].peopleShare - found.lorenz[i - 1].peopleShare) *
                (found.lorenz[i].amountShare + found.lorenz[i - 1].amountShare);
    }
    found.gini = std::max(0.0, 1.0 - area);
    const double lower = amountShareAt(found.lorenz, kLowerFourTenths);
    found.palma = lower > 0.0 ? (1.0 - amountShareAt(found.lorenz, kUpperTenth)) / lower
                              : std::numeric_limits<double>::infinity();
    return found;
}

double shareWithin(std::span<const double> values, std::span<const double> weights, double standard)
{
    double all = 0.0;
    double within = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        all += weights[i];
        within += values[i] <= standard ? weights[i] : 0.0;
    }
    return all > 0.0 ? within / all : 0.0;
}

double weightedQuantile(std::span<const double> values, std::span<const double> weights, double share)
{
    const std::vector<Holding> holdings = sortedHoldings(values, weights);
    double all = 0.0;
    for (const Holding& holding : holdings) {
        all += holding.weight;
    }
    double soFar = 0.0;
    for (const Holding& holding : holdings) {
        soFar += holding.weight;
        if (soFar >= share * all) {
            return holding.value;
        }
    }
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace weitblick::region
