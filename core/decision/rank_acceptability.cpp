// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/rank_acceptability.h"

#include "core/base/parallel.h"
#include "core/decision/ranking.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace weitblick::decision {

namespace {

/// Random numbers with the same bits everywhere; the distributions of the standard library differ between its makers.
class DrawGenerator {
public:
    DrawGenerator(std::uint64_t seed, std::uint64_t number) : m_state(seed * 0x9E3779B97F4A7C15ULL + number)
    {
        (void)next();
        m_state ^= number * 0xD1342543DE82EF95ULL;
    }
    /// In (0, 1).
    double uniform() { return (static_cast<double>(next() >> 11U) + 0.5) * 0x1p-53; }
    double normal()
    {
        const double radius = std::sqrt(-2.0 * std::log(uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }
    double gamma(double shape)
    {
        if (shape < 1.0) {
            return gamma(shape + 1.0) * std::pow(uniform(), 1.0 / shape);
        }
        const double d = shape - 1.0 / 3.0;
        const double c = 1.0 / std::sqrt(9.0 * d);
        while (true) {
            const double x = normal();
            const double root = 1.0 + c * x;
            const double v = root * root * root;
            if (v > 0.0 && std::log(uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) {
                return d * v;
            }
        }
    }

private:
    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    std::uint64_t m_state;
};

/// What one thread has counted.
struct Counted {
    std::vector<std::uint32_t> reached;
    std::vector<double> best; ///< scores of the best so far, the best first
    std::vector<std::size_t> who;
};

double scoreOf(std::span<const double> row, std::span<const double> weights)
{
    double score = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        score += weights[i] * row[i];
    }
    return score;
}

/// One pass that keeps the best few; an equal score does not push an earlier alternative away.
void countDraw(const DecisionTable& values, std::span<const double> weights, std::size_t placeCount, Counted& counted)
{
    counted.best.assign(placeCount, -std::numeric_limits<double>::infinity());
    counted.who.assign(placeCount, 0);
    for (std::size_t row = 0; row < values.alternativeCount(); ++row) {
        const double score = scoreOf(values.row(row), weights);
        if (!(score > counted.best.back())) {
            continue;
        }
        std::size_t place = placeCount - 1;
        for (; place > 0 && score > counted.best[place - 1]; --place) {
            counted.best[place] = counted.best[place - 1];
            counted.who[place] = counted.who[place - 1];
        }
        counted.best[place] = score;
        counted.who[place] = row;
    }
    for (std::size_t place = 0; place < placeCount; ++place) {
        ++counted.reached[counted.who[place] * placeCount + place];
    }
}

/// Mean and deviation of the scores need no order of the draws: they follow from the drawn weights alone.
void addMoments(const DecisionTable& values, const std::vector<std::vector<double>>& drawn, RankAcceptability& found)
{
    const std::size_t count = values.criterionCount;
    const auto draws = static_cast<double>(drawn.size());
    std::vector<double> mean(count, 0.0);
    std::vector<double> covariance(count * count, 0.0);
    for (const auto& weights : drawn) {
        for (std::size_t i = 0; i < count; ++i) {
            mean[i] += weights[i] / draws;
        }
    }
    for (const auto& weights : drawn) {
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = 0; j < count; ++j) {
                covariance[i * count + j] += (weights[i] - mean[i]) * (weights[j] - mean[j]) / draws;
            }
        }
    }
    found.scoreMean = weightedSum(values, mean);
    found.scoreDeviation.resize(values.alternativeCount());
    for (std::size_t row = 0; row < values.alternativeCount(); ++row) {
        double variance = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = 0; j < count; ++j) {
                variance += values.at(row, i) * values.at(row, j) * covariance[i * count + j];
            }
        }
        found.scoreDeviation[row] = std::sqrt(std::max(variance, 0.0));
    }
}

} // namespace

std::vector<double> drawWeights(std::span<const double> weights, const WeightDraws& draws, std::size_t number)
{
    DrawGenerator generator(draws.seed, number);
    std::vector<double> drawn(weights.size(), 0.0);
    double sum = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] > 0.0) {
            drawn[i] = std::max(generator.gamma(draws.concentration * weights[i]), std::numeric_limits<double>::min());
            sum += drawn[i];
        }
    }
    for (double& weight : drawn) {
        weight /= sum;
    }
    return drawn;
}

Result<RankAcceptability> rankAcceptability(const DecisionTable& values, std::span<const double> weights,
                                            const WeightDraws& draws, std::size_t placeCount, Job& job)
{
    const std::size_t alternatives = values.alternativeCount();
    placeCount = std::min(placeCount, alternatives);
    RankAcceptability found{.alternativeCount = alternatives,
                            .drawCount = draws.count,
                            .placeCount = placeCount,
                            .reached = std::vector<std::uint32_t>(alternatives * placeCount, 0)};
    if (placeCount == 0 || draws.count == 0) {
        return found;
    }
    std::vector<std::vector<double>> drawn(draws.count);
    const ParallelOptions options{
        .chunkSize = std::max<std::size_t>(1, 200'000 / std::max<std::size_t>(alternatives, 1)), .step = "draws"};
    std::vector<Counted> threads(threadCountFor(draws.count, options));
    WB_CHECK(parallelChunks(draws.count, options, job, [&](const Chunk& chunk) -> Result<void> {
        Counted& counted = threads[chunk.thread];
        counted.reached.resize(alternatives * placeCount, 0);
        for (std::size_t number = chunk.begin; number < chunk.end; ++number) {
            drawn[number] = drawWeights(weights, draws, number);
            countDraw(values, drawn[number], placeCount, counted);
        }
        return {};
    }));
    for (const Counted& counted : threads) {
        for (std::size_t i = 0; i < counted.reached.size(); ++i) {
            found.reached[i] += counted.reached[i];
        }
    }
    addMoments(values, drawn, found);
    return found;
}

} // namespace weitblick::decision
