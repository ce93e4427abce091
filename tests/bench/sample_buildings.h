// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/envelope.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <cstddef>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace weitblick::bench {

/// Where buildings stand.
enum class Spread : std::uint8_t { Even, Clustered };

/// A building as the data of the bench have it: five or seven vertices, six attributes.
struct Building {
    std::int64_t egid = 0;
    std::string_view use;
    std::string_view heating;
    std::int64_t floors = 0;
    std::int64_t year = 0;
    double heightM = 0.0;
    double centreX = 0.0; ///< EPSG:25832, metres
    double centreY = 0.0;
    std::vector<double> ring; ///< x, y of each vertex, closed
};

inline constexpr double kWestM = 450'000.0;    ///< EPSG:25832, west edge of the region
inline constexpr double kSouthM = 5'650'000.0; ///< south edge
inline constexpr double kSideM = 50'000.0;     ///< length of its sides

/// The same buildings for the same seed on every machine (own random numbers: those of <random> distributions differ).
class BuildingSource {
public:
    explicit BuildingSource(Spread spread = Spread::Even, std::uint64_t seed = 7) : m_spread(spread), m_state(seed) {}
    const Building& next();

private:
    double uniform(); ///< [0, 1)
    std::size_t below(std::size_t limit);

    Spread m_spread;
    std::uint64_t m_state;
    Building m_building;
};

workspace::LayerSchema buildingSchema(std::string_view name);
void appendRow(workspace::RowBatch& batch, const Building& building);
geo::Envelope envelopeOf(const Building& building);

} // namespace weitblick::bench
