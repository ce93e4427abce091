// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/horizon/horizon_columns.h"

#include "core/solar/yield/horizon.h"

#include <algorithm>
#include <cmath>

namespace weitblick::solar {

namespace {

int degreesOf(std::size_t sector)
{
    return static_cast<int>(std::lround(static_cast<double>(sector) * kHorizonSectorDeg));
}

} // namespace

std::string horizonColumn(std::size_t sector)
{
    const std::string degrees = std::to_string(degreesOf(sector));
    return "horizont_" + std::string(3 - degrees.size(), '0') + degrees;
}

std::vector<workspace::Column> horizonColumns()
{
    std::vector<workspace::Column> columns;
    for (std::size_t sector = 0; sector < kHorizonSectors; ++sector) {
        columns.push_back({horizonColumn(sector), workspace::ColumnType::Real, "°",
                           "Horizont bei " + std::to_string(degreesOf(sector)) + "°"});
    }
    return columns;
}

bool hasHorizon(const workspace::LayerSchema& schema)
{
    return std::ranges::all_of(horizonColumns(), [&schema](const workspace::Column& column) {
        return schema.indexOf(column.name).has_value();
    });
}

} // namespace weitblick::solar
