// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/ranking.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

namespace weitblick::decision {

namespace {

struct Ends {
    std::vector<double> best;
    std::vector<double> worst;
};

/// Best and worst of each column.
Ends endsOf(const DecisionTable& table, std::span<const Sense> senses)
{
    Ends ends{.best = std::vector<double>(table.criterionCount), .worst = std::vector<double>(table.criterionCount)};
    for (std::size_t criterion = 0; criterion < table.criterionCount; ++criterion) {
        double least = table.at(0, criterion);
        double most = least;
        for (std::size_t row = 1; row < table.alternativeCount(); ++row) {
            least = std::min(least, table.at(row, criterion));
            most = std::max(most, table.at(row, criterion));
        }
        ends.best[criterion] = senses[criterion] == Sense::Gain ? most : least;
        ends.worst[criterion] = senses[criterion] == Sense::Gain ? least : most;
    }
    return ends;
}

double distance(std::span<const double> row, const std::vector<double>& goal)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < goal.size(); ++i) {
        sum += (row[i] - goal[i]) * (row[i] - goal[i]);
    }
    return std::sqrt(sum);
}

double shareOfRange(double value, const std::vector<double>& values)
{
    const auto [least, most] = std::ranges::minmax(values);
    return most > least ? (value - least) / (most - least) : 0.0;
}

} // namespace

std::vector<double> weightedSum(const DecisionTable& values, std::span<const double> weights)
{
    std::vector<double> scores(values.alternativeCount());
    for (std::size_t row = 0; row < scores.size(); ++row) {
        scores[row] = std::inner_product(weights.begin(), weights.end(), values.row(row).begin(), 0.0);
    }
    return scores;
}

std::vector<double> weightedProduct(const DecisionTable& values, std::span<const double> weights)
{
    std::vector<double> scores(values.alternativeCount(), 1.0);
    for (std::size_t row = 0; row < scores.size(); ++row) {
        for (std::size_t i = 0; i < weights.size(); ++i) {
            scores[row] *= std::pow(values.at(row, i), weights[i]);
        }
    }
    return scores;
}

std::vector<double> orderedWeightedAverage(const DecisionTable& values, std::span<const double> weights,
                                           std::span<const double> orderWeights)
{
    const auto count = static_cast<double>(values.criterionCount);
    std::vector<double> scores(values.alternativeCount());
    std::vector<double> weighted(values.criterionCount);
    for (std::size_t row = 0; row < scores.size(); ++row) {
        for (std::size_t i = 0; i < weighted.size(); ++i) {
            weighted[i] = count * weights[i] * values.at(row, i);
        }
        std::ranges::sort(weighted, std::greater());
        scores[row] = std::inner_product(weighted.begin(), weighted.end(), orderWeights.begin(), 0.0);
    }
    return scores;
}

std::vector<double> orderWeightsOf(double attitude, std::size_t count)
{
    std::vector<double> weights(count, 0.0);
    if (attitude <= 0.0) {
        weights.back() = 1.0;
        return weights;
    }
    const double exponent = (1.0 - attitude) / attitude;
    double before = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const double share = static_cast<double>(i + 1) / static_cast<double>(count);
        const double reached = exponent == 0.0 ? 1.0 : std::pow(share, exponent);
        weights[i] = reached - before;
        before = reached;
    }
    return weights;
}

std::vector<double> topsis(const DecisionTable& amounts, std::span<const double> weights, std::span<const Sense> senses)
{
    DecisionTable scaled = amounts;
    for (std::size_t criterion = 0; criterion < amounts.criterionCount; ++criterion) {
        double squares = 0.0;
        for (std::size_t row = 0; row < amounts.alternativeCount(); ++row) {
            squares += amounts.at(row, criterion) * amounts.at(row, criterion);
        }
        const double factor = squares > 0.0 ? weights[criterion] / std::sqrt(squares) : 0.0;
        for (std::size_t row = 0; row < amounts.alternativeCount(); ++row) {
            scaled.values[row * amounts.criterionCount + criterion] *= factor;
        }
    }
    std::vector<double> closeness(scaled.alternativeCount());
    if (closeness.empty()) {
        return closeness;
    }
    const Ends ends = endsOf(scaled, senses);
    for (std::size_t row = 0; row < closeness.size(); ++row) {
        const double toBest = distance(scaled.row(row), ends.best);
        const double toWorst = distance(scaled.row(row), ends.worst);
        closeness[row] = toBest + toWorst > 0.0 ? toWorst / (toBest + toWorst) : 0.5;
    }
    return closeness;
}

Compromise vikor(const DecisionTable& amounts, std::span<const double> weights, std::span<const Sense> senses)
{
    const std::size_t count = amounts.alternativeCount();
    Compromise found{.groupRegret = std::vector<double>(count, 0.0),
                     .largestRegret = std::vector<double>(count, 0.0),
                     .index = std::vector<double>(count, 0.0)};
    if (count == 0) {
        return found;
    }
    const Ends ends = endsOf(amounts, senses);
    for (std::size_t row = 0; row < count; ++row) {
        for (std::size_t i = 0; i < amounts.criterionCount; ++i) {
            const double range = ends.best[i] - ends.worst[i];
            const double regret = range != 0.0 ? weights[i] * (ends.best[i] - amounts.at(row, i)) / range : 0.0;
            found.groupRegret[row] += regret;
            found.largestRegret[row] = std::max(found.largestRegret[row], regret);
        }
    }
    for (std::size_t row = 0; row < count; ++row) {
        found.index[row] = 0.5 * shareOfRange(found.groupRegret[row], found.groupRegret) +
                           0.5 * shareOfRange(found.largestRegret[row], found.largestRegret);
    }
    return found;
}

DecisionTable scaledToSum(const DecisionTable& amounts, std::span<const Sense> senses)
{
    DecisionTable scaled = amounts;
    for (std::size_t criterion = 0; criterion < amounts.criterionCount; ++criterion) {
        double sum = 0.0;
        for (std::size_t row = 0; row < amounts.alternativeCount(); ++row) {
            double& value = scaled.values[row * amounts.criterionCount + criterion];
            value = senses[criterion] == Sense::Gain ? value : 1.0 / value;
            sum += value;
        }
        for (std::size_t row = 0; row < amounts.alternativeCount(); ++row) {
            scaled.values[row * amounts.criterionCount + criterion] /= sum;
        }
    }
    return scaled;
}

std::vector<std::size_t> ranksOf(std::span<const double> scores)
{
    // Scores beside their rows: sorting then reads memory in its order.
    std::vector<std::pair<double, std::size_t>> order(scores.size());
    for (std::size_t row = 0; row < scores.size(); ++row) {
        order[row] = {scores[row], row};
    }
    std::ranges::sort(order, std::greater(), &std::pair<double, std::size_t>::first);
    std::vector<std::size_t> ranks(scores.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        const bool isTied = place > 0 && order[place].first == order[place - 1].first;
        ranks[order[place].second] = isTied ? ranks[order[place - 1].second] : place + 1;
    }
    return ranks;
}

} // namespace weitblick::decision
