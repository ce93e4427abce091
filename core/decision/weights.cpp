// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::decision {

namespace {

/// Gives each rank its place's share; what several of one rank would get is divided among them.
template <typename ShareOf>
Result<std::vector<double>> weightsByPlace(std::span<const double> ranks, const ShareOf& shareOf)
{
    if (ranks.empty() || std::ranges::any_of(ranks, [](double rank) { return !(rank >= 1.0); })) {
        return Error{.code = ErrorCode::InvalidInput, .message = {"Ränge beginnen mit 1", "ranks begin with 1"}};
    }
    std::vector<double> weights(ranks.size(), 0.0);
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        const auto before = std::ranges::count_if(ranks, [&](double rank) { return rank < ranks[i]; });
        const auto equal = std::ranges::count(ranks, ranks[i]);
        for (auto place = before + 1; place <= before + equal; ++place) {
            weights[i] += shareOf(static_cast<std::size_t>(place)) / static_cast<double>(equal);
        }
    }
    return weights;
}

std::vector<double> columnOf(const DecisionTable& table, std::size_t criterion)
{
    std::vector<double> column(table.alternativeCount());
    for (std::size_t row = 0; row < column.size(); ++row) {
        column[row] = table.at(row, criterion);
    }
    return column;
}

double meanOf(const std::vector<double>& column)
{
    return std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(column.size());
}

/// Mean of the products of the deviations.
double covariance(const std::vector<double>& one, const std::vector<double>& other)
{
    const double meanOfOne = meanOf(one);
    const double meanOfOther = meanOf(other);
    double sum = 0.0;
    for (std::size_t row = 0; row < one.size(); ++row) {
        sum += (one[row] - meanOfOne) * (other[row] - meanOfOther);
    }
    return sum / static_cast<double>(one.size());
}

std::vector<double> scaledToRange(std::vector<double> column, Sense sense)
{
    const auto [least, most] = std::ranges::minmax(column);
    for (double& value : column) {
        const double share = most > least ? (value - least) / (most - least) : 0.0;
        value = sense == Sense::Gain ? share : 1.0 - share;
    }
    return column;
}

Result<void> needTwo(const DecisionTable& table)
{
    if (table.alternativeCount() < 2) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"Gewichte aus den Daten brauchen mindestens zwei Alternativen",
                                 "weights from the data need at least two alternatives"}};
    }
    return {};
}

} // namespace

Result<std::vector<double>> weightsFromPoints(std::span<const double> points)
{
    double sum = 0.0;
    for (const double point : points) {
        if (!(point >= 0.0) || !std::isfinite(point)) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"ein Gewicht ist kleiner als 0", "a weight is below 0"}};
        }
        sum += point;
    }
    if (!(sum > 0.0)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"alle Gewichte sind 0", "all weights are 0"},
                     .advice = {"Mindestens ein Gewicht größer als 0 setzen", "Set at least one weight above 0"}};
    }
    std::vector<double> weights(points.begin(), points.end());
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

Result<std::vector<double>> centroidWeights(std::span<const double> ranks)
{
    const std::size_t count = ranks.size();
    return weightsByPlace(ranks, [count](std::size_t place) {
        double sum = 0.0;
        for (std::size_t k = place; k <= count; ++k) {
            sum += 1.0 / static_cast<double>(k);
        }
        return sum / static_cast<double>(count);
    });
}

Result<std::vector<double>> rankSumWeights(std::span<const double> ranks)
{
    const auto count = static_cast<double>(ranks.size());
    return weightsByPlace(ranks, [count](std::size_t place) {
        return 2.0 * (count + 1.0 - static_cast<double>(place)) / (count * (count + 1.0));
    });
}

Result<std::vector<double>> entropyWeights(const DecisionTable& table)
{
    WB_CHECK(needTwo(table));
    const double base = std::log(static_cast<double>(table.alternativeCount()));
    std::vector<double> distinctions;
    for (std::size_t criterion = 0; criterion < table.criterionCount; ++criterion) {
        const std::vector<double> column = columnOf(table, criterion);
        if (std::ranges::any_of(column, [](double value) { return !(value > 0.0); })) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Entropie braucht Werte größer als 0", "entropy needs values above 0"}};
        }
        const double sum = std::accumulate(column.begin(), column.end(), 0.0);
        double entropy = 0.0;
        for (const double value : column) {
            entropy -= value / sum * std::log(value / sum) / base;
        }
        distinctions.push_back(std::max(0.0, 1.0 - entropy));
    }
    return weightsFromPoints(distinctions);
}

Result<std::vector<double>> criticWeights(const DecisionTable& table, std::span<const Sense> senses)
{
    WB_CHECK(needTwo(table));
    std::vector<std::vector<double>> columns;
    std::vector<double> deviations;
    for (std::size_t criterion = 0; criterion < table.criterionCount; ++criterion) {
        columns.push_back(scaledToRange(columnOf(table, criterion), senses[criterion]));
        deviations.push_back(std::sqrt(covariance(columns.back(), columns.back())));
    }
    std::vector<double> contents(table.criterionCount, 0.0);
    for (std::size_t one = 0; one < columns.size(); ++one) {
        for (std::size_t other = 0; other < columns.size(); ++other) {
            const double spread = deviations[one] * deviations[other];
            const double correlation = spread > 0.0 ? covariance(columns[one], columns[other]) / spread : 0.0;
            contents[one] += deviations[one] * (1.0 - std::min(correlation, 1.0));
        }
    }
    return weightsFromPoints(contents);
}

} // namespace weitblick::decision
