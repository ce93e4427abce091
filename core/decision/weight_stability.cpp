// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/weight_stability.h"

#include "core/decision/ranking.h"

#include <algorithm>
#include <numeric>

namespace weitblick::decision {

namespace {

std::size_t winnerOf(std::span<const double> scores)
{
    return static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
}

/// Score of `row` without criterion `left`, the other weights rescaled to the sum 1.
double restScore(std::span<const double> row, std::span<const double> weights, std::size_t left)
{
    const double rest = 1.0 - weights[left];
    const double equal = weights.size() > 1 ? 1.0 / static_cast<double>(weights.size() - 1) : 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (i != left) {
            sum += (rest > 1e-12 ? weights[i] / rest : equal) * row[i];
        }
    }
    return sum;
}

WinnerInterval intervalOf(const DecisionTable& values, std::span<const double> weights, std::size_t criterion,
                          std::size_t winner)
{
    WinnerInterval interval;
    const double winnerOwn = values.at(winner, criterion);
    const double winnerRest = restScore(values.row(winner), weights, criterion);
    for (std::size_t rival = 0; rival < values.alternativeCount(); ++rival) {
        // lead(w) = atNought + w · slope is the winner's lead with the weight w.
        const double atNought = winnerRest - restScore(values.row(rival), weights, criterion);
        const double slope = winnerOwn - values.at(rival, criterion) - atNought;
        if (rival == winner || slope == 0.0) {
            continue;
        }
        const double tie = -atNought / slope;
        if (slope > 0.0 && tie > interval.lower) {
            interval.lower = std::min(tie, 1.0);
            interval.winnerBelow = rival;
        } else if (slope < 0.0 && tie < interval.upper) {
            interval.upper = std::max(tie, 0.0);
            interval.winnerAbove = rival;
        }
    }
    return interval;
}

struct Move {
    double movedWeight = 0.0;
    std::size_t to = 0;
};

/// Moves weight from where the winner leads most until its lead is gone; nothing where it never is.
/// `weights` are changed to those at the tie.
std::optional<Move> drawLevel(std::span<const double> lead, std::vector<double>& weights,
                              std::vector<std::size_t>& order)
{
    order.resize(lead.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t one, std::size_t other) { return lead[one] > lead[other]; });
    const std::size_t to = order.back();
    double advantage = std::inner_product(lead.begin(), lead.end(), weights.begin(), 0.0);
    Move move{.movedWeight = 0.0, .to = to};
    for (const std::size_t from : order) {
        const double gain = lead[from] - lead[to];
        if (advantage <= 0.0 || gain <= 0.0) {
            break;
        }
        const double moved = std::min(weights[from], advantage / gain);
        weights[from] -= moved;
        weights[to] += moved;
        move.movedWeight += moved;
        advantage = moved * gain >= advantage ? 0.0 : advantage - moved * gain;
    }
    // What is left of a lead of rounding size is no lead.
    return advantage > 1e-12 ? std::nullopt : std::optional(move);
}

void leadOf(std::span<const double> winner, std::span<const double> rival, std::vector<double>& lead)
{
    lead.resize(winner.size());
    std::ranges::transform(winner, rival, lead.begin(), std::minus());
}

} // namespace

std::vector<WinnerInterval> winnerIntervals(const DecisionTable& values, std::span<const double> weights)
{
    std::vector<WinnerInterval> intervals(weights.size());
    if (values.alternativeCount() == 0) {
        return intervals;
    }
    const std::size_t winner = winnerOf(weightedSum(values, weights));
    for (std::size_t criterion = 0; criterion < weights.size(); ++criterion) {
        intervals[criterion] = intervalOf(values, weights, criterion, winner);
    }
    return intervals;
}

std::optional<Flip> leastFlip(const DecisionTable& values, std::span<const double> weights)
{
    if (values.alternativeCount() < 2) {
        return std::nullopt;
    }
    const std::size_t winner = winnerOf(weightedSum(values, weights));
    std::optional<Flip> least;
    std::vector<double> lead;
    std::vector<std::size_t> order;
    for (std::size_t rival = 0; rival < values.alternativeCount(); ++rival) {
        if (rival == winner) {
            continue;
        }
        leadOf(values.row(winner), values.row(rival), lead);
        std::vector<double> changed(weights.begin(), weights.end());
        const auto move = drawLevel(lead, changed, order);
        if (move && (!least || move->movedWeight < least->movedWeight)) {
            least = Flip{
                .movedWeight = move->movedWeight, .rival = rival, .to = move->to, .weightsAtTie = std::move(changed)};
        }
    }
    return least;
}

std::vector<PlaceStability> stabilityMap(const DecisionTable& values, std::size_t optionCount,
                                         std::span<const double> weights)
{
    std::vector<PlaceStability> places(optionCount == 0 ? 0 : values.alternativeCount() / optionCount);
    const std::vector<double> scores = weightedSum(values, weights);
    std::vector<double> lead;
    std::vector<double> changed;
    std::vector<std::size_t> order;
    for (std::size_t place = 0; place < places.size(); ++place) {
        const std::size_t first = place * optionCount;
        places[place].winner = winnerOf(std::span(scores).subspan(first, optionCount));
        for (std::size_t option = 0; option < optionCount; ++option) {
            if (option == places[place].winner) {
                continue;
            }
            leadOf(values.row(first + places[place].winner), values.row(first + option), lead);
            changed.assign(weights.begin(), weights.end());
            if (const auto move = drawLevel(lead, changed, order)) {
                places[place].movedWeight = std::min(places[place].movedWeight, move->movedWeight);
            }
        }
    }
    return places;
}

} // namespace weitblick::decision
