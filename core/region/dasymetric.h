// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weitblick::region {

/// Between which numbers a value lies that is withheld.
struct WithheldRange {
    double least = 1.0;
    double most = 2.0;
};

/// A building, and how much of its cell's people it can take.
struct PlacedBuilding {
    std::optional<std::size_t> cell; ///< nothing: in no cell
    double weight = 0.0;             ///< dwellings, floor area …; 0: nobody lives there
};

/// People of a building: `least` and `most` differ only where the cell's value is withheld.
struct BuildingPeople {
    double expected = 0.0;
    double least = 0.0;
    double most = 0.0;
};

struct Distribution {
    std::vector<BuildingPeople> buildings;
    double distributed = 0.0; ///< of the known values
    double remaining = 0.0;   ///< known values of cells without a building that could take them
    std::int64_t withheldCells = 0;
    std::int64_t emptyCells = 0; ///< with people, but without such a building
};

/// A value in parts that are to one another as the weights. The parts have at most six decimals and add up to the value
/// to the last digit.
/// Units    `value` has at most six decimals and is below 10^12; weights are not negative, at least one is above 0.
std::vector<double> dividedExactly(double value, std::span<const double> weights);

/// The people of cells on their buildings.
/// Method   Binary dasymetric (Wright 1936, Eicher & Brewer 2001): what a cell has goes to its buildings in proportion
/// to
///          their weights. Withheld cells (no value) give an interval, and its middle as expected.
Distribution distributePeople(std::span<const std::optional<double>> cells, std::span<const PlacedBuilding> buildings,
                              const WithheldRange& withheld);

} // namespace weitblick::region
