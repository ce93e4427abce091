// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/pairwise.h"

#include <array>
#include <cmath>
#include <numeric>

namespace weitblick::decision {

namespace {

/// Mean consistency index of random matrices of 1 … 15 criteria. Source: Saaty 1980, The Analytic Hierarchy Process.
constexpr std::array<double, 15> kRandomIndex{0.0,  0.0,  0.58, 0.90, 1.12, 1.24, 1.32, 1.41,
                                              1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};
constexpr int kMostIterations = 10'000;
constexpr double kRest = 1e-14;

void scaleToOne(std::vector<double>& weights)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights) {
        weight /= sum;
    }
}

std::vector<double> product(const PairwiseMatrix& matrix, const std::vector<double>& weights)
{
    std::vector<double> result(matrix.size, 0.0);
    for (std::size_t row = 0; row < matrix.size; ++row) {
        for (std::size_t column = 0; column < matrix.size; ++column) {
            result[row] += matrix.at(row, column) * weights[column];
        }
    }
    return result;
}

} // namespace

Result<PairwiseMatrix> pairwiseFromTriangle(const std::vector<std::vector<double>>& rows)
{
    const std::size_t size = rows.size() + 1;
    if (rows.empty() || size > kRandomIndex.size()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"Paarvergleiche gibt es für 2 bis 15 Kriterien",
                                 "comparisons of pairs are for 2 to 15 criteria"}};
    }
    PairwiseMatrix matrix{.size = size, .ratios = std::vector<double>(size * size, 1.0)};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row].size() != size - 1 - row) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"Zeile " + std::to_string(row + 1) + " der Paarvergleiche hat " +
                                         std::to_string(rows[row].size()) + " statt " + std::to_string(size - 1 - row) +
                                         " Werte",
                                     "row " + std::to_string(row + 1) + " of the comparisons has " +
                                         std::to_string(rows[row].size()) + " values instead of " +
                                         std::to_string(size - 1 - row)}};
        }
        for (std::size_t i = 0; i < rows[row].size(); ++i) {
            const double ratio = rows[row][i];
            if (!(ratio > 0.0) || !std::isfinite(ratio)) {
                return Error{.code = ErrorCode::InvalidInput,
                             .message = {"ein Paarvergleich ist nicht größer als 0", "a comparison is not above 0"}};
            }
            const std::size_t column = row + 1 + i;
            matrix.ratios[row * size + column] = ratio;
            matrix.ratios[column * size + row] = 1.0 / ratio;
        }
    }
    return matrix;
}

Result<PairwiseWeights> eigenvectorWeights(const PairwiseMatrix& matrix)
{
    const auto size = static_cast<double>(matrix.size);
    PairwiseWeights found{.weights = std::vector<double>(matrix.size, 1.0 / size)};
    for (int iteration = 0; iteration < kMostIterations; ++iteration) {
        std::vector<double> next = product(matrix, found.weights);
        found.largestEigenvalue = std::accumulate(next.begin(), next.end(), 0.0); // as the weights add up to 1
        scaleToOne(next);
        double moved = 0.0;
        for (std::size_t i = 0; i < next.size(); ++i) {
            moved += std::abs(next[i] - found.weights[i]);
        }
        found.weights = std::move(next);
        if (moved < kRest) {
            const double randomIndex = kRandomIndex[matrix.size - 1];
            found.consistencyIndex = (found.largestEigenvalue - size) / (size - 1.0);
            found.consistencyRatio = randomIndex > 0.0 ? found.consistencyIndex / randomIndex : 0.0;
            return found;
        }
    }
    return Error{.code = ErrorCode::Internal,
                 .message = {"die Gewichte der Paarvergleiche kommen nicht zur Ruhe",
                             "the weights of the comparisons do not come to rest"}};
}

std::vector<double> geometricMeanWeights(const PairwiseMatrix& matrix)
{
    std::vector<double> weights(matrix.size, 0.0);
    for (std::size_t row = 0; row < matrix.size; ++row) {
        double logarithm = 0.0;
        for (std::size_t column = 0; column < matrix.size; ++column) {
            logarithm += std::log(matrix.at(row, column));
        }
        weights[row] = std::exp(logarithm / static_cast<double>(matrix.size));
    }
    scaleToOne(weights);
    return weights;
}

} // namespace weitblick::decision
