// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/dasymetric.h"

#include <cmath>
#include <numeric>

namespace weitblick::region {

namespace {

constexpr double kUnitsAPerson = 1e6;

} // namespace

std::vector<double> dividedExactly(double value, std::span<const double> weights)
{
    const auto units = static_cast<double>(std::llround(value * kUnitsAPerson));
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<double> parts;
    parts.reserve(weights.size());
    double weightSoFar = 0.0;
    double givenSoFar = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        weightSoFar += weights[i];
        // The last sum of weights is `all` itself, so nothing is left over.
        const double given = std::round(units * (weightSoFar / all));
        parts.push_back((given - givenSoFar) / kUnitsAPerson);
        givenSoFar = given;
    }
    return parts;
}

Distribution distributePeople(std::span<const std::optional<double>> cells, std::span<const PlacedBuilding> buildings,
                              const WithheldRange& withheld)
{
    Distribution found{.buildings = std::vector<BuildingPeople>(buildings.size())};
    std::vector<std::vector<std::size_t>> ofCell(cells.size());
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        if (buildings[i].cell && buildings[i].weight > 0.0) {
            ofCell[*buildings[i].cell].push_back(i);
        }
    }
    std::vector<double> weights;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const bool isWithheld = !cells[cell].has_value();
        found.withheldCells += isWithheld ? 1 : 0;
        if (ofCell[cell].empty()) {
            found.remaining += cells[cell].value_or(0.0);
            found.emptyCells += cells[cell].value_or(0.0) > 0.0 ? 1 : 0;
            continue;
        }
        weights.clear();
        for (const std::size_t building : ofCell[cell]) {
            weights.push_back(buildings[building].weight);
        }
        const std::vector<double> least = dividedExactly(cells[cell].value_or(withheld.least), weights);
        const std::vector<double> most = isWithheld ? dividedExactly(withheld.most, weights) : least;
        found.distributed += cells[cell].value_or(0.0);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            found.buildings[ofCell[cell][i]] = {
                .expected = isWithheld ? (least[i] + most[i]) / 2.0 : least[i], .least = least[i], .most = most[i]};
        }
    }
    return found;
}

} // namespace weitblick::region
