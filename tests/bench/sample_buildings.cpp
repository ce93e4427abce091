// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sample_buildings.h"

#include "core/geo/gpkg_geometry.h"

#include <array>
#include <cmath>
#include <cstring>
#include <numbers>
#include <span>
#include <string>

namespace weitblick::bench {

using workspace::ColumnType;
using workspace::GeometryType;

namespace {

constexpr std::array<std::string_view, 5> kUses{"residential", "office", "industry", "retail", "school"};
constexpr std::array<std::string_view, 5> kHeating{"oil", "gas", "heatpump", "district", "wood"};
constexpr std::size_t kVillages = 40;

double rounded(double value) ///< to the millimetre, as files have it
{
    return std::round(value * 1000.0) / 1000.0;
}

} // namespace

double BuildingSource::uniform()
{
    m_state += 0x9E3779B97F4A7C15ULL; // SplitMix64, public domain, Sebastiano Vigna
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1.0p-53;
}

std::size_t BuildingSource::below(std::size_t limit)
{
    return static_cast<std::size_t>(uniform() * static_cast<double>(limit));
}

const Building& BuildingSource::next()
{
    Building& made = m_building;
    double across = 0.001 + 0.998 * uniform();
    double up = 0.001 + 0.998 * uniform();
    if (m_spread == Spread::Clustered) { // most of them near one of a few places, as villages are
        const auto village = static_cast<double>(below(kVillages));
        const double distance = 0.02 * across * across * across;
        const double direction = 2 * std::numbers::pi * up;
        across = std::fmod(0.05 + village * 0.618034, 0.9) + 0.05 + distance * std::cos(direction);
        up = std::fmod(0.05 + village * 0.754878, 0.9) + 0.05 + distance * std::sin(direction);
    }
    made.centreX = kWestM + kSideM * across;
    made.centreY = kSouthM + kSideM * up;
    const double halfWidth = 5 + 10 * uniform();
    const double halfDepth = 5 + 10 * uniform();
    const double angle = 2 * std::numbers::pi * uniform();
    const std::array<double, 8> box{-halfWidth, -halfDepth, halfWidth,  -halfDepth,
                                    halfWidth,  halfDepth,  -halfWidth, halfDepth};
    const std::array<double, 12> corner{-halfWidth, -halfDepth, halfWidth, -halfDepth, halfWidth,  0,
                                        0,          0,          0,         halfDepth,  -halfWidth, halfDepth};
    const std::span<const double> shape = uniform() < 0.5 ? std::span<const double>(box) : corner;
    made.ring.clear();
    for (std::size_t i = 0; i < shape.size(); i += 2) {
        made.ring.push_back(rounded(made.centreX + shape[i] * std::cos(angle) - shape[i + 1] * std::sin(angle)));
        made.ring.push_back(rounded(made.centreY + shape[i] * std::sin(angle) + shape[i + 1] * std::cos(angle)));
    }
    made.ring.push_back(made.ring[0]);
    made.ring.push_back(made.ring[1]);
    made.centreX = rounded(made.centreX);
    made.centreY = rounded(made.centreY);
    made.use = kUses[below(kUses.size())];
    made.floors = 1 + static_cast<std::int64_t>(below(8));
    made.year = 1900 + static_cast<std::int64_t>(below(125));
    made.heightM = std::round((3 + 20 * uniform()) * 10) / 10;
    made.heating = kHeating[below(kHeating.size())];
    ++made.egid;
    return made;
}

workspace::LayerSchema buildingSchema(std::string_view name)
{
    return {.name = std::string(name),
            .geometry = GeometryType::Polygon,
            .srsId = 25832,
            .columns = {{.name = "egid", .type = ColumnType::Integer},
                        {.name = "use"},
                        {.name = "floors", .type = ColumnType::Integer},
                        {.name = "year", .type = ColumnType::Integer},
                        {.name = "height", .type = ColumnType::Real, .unit = "m"},
                        {.name = "heating"}}};
}

geo::Envelope envelopeOf(const Building& building)
{
    geo::Envelope envelope;
    for (std::size_t i = 0; i < building.ring.size(); i += 2) {
        envelope.include(building.ring[i], building.ring[i + 1]);
    }
    return envelope;
}

void appendRow(workspace::RowBatch& batch, const Building& building)
{
    std::vector<std::byte> wkb(13 + building.ring.size() * sizeof(double));
    const std::array<std::uint32_t, 3> head{3, 1, static_cast<std::uint32_t>(building.ring.size() / 2)};
    wkb[0] = std::byte{1};
    std::memcpy(&wkb[1], head.data(), sizeof head);
    std::memcpy(&wkb[13], building.ring.data(), building.ring.size() * sizeof(double));
    std::vector<std::byte> blob;
    geo::appendGpkg(blob, wkb, 25832, envelopeOf(building), false);
    batch.beginRow();
    batch.geometry(blob);
    batch.add(building.egid);
    batch.addText(building.use);
    batch.add(building.floors);
    batch.add(building.year);
    batch.add(building.heightM);
    batch.addText(building.heating);
    batch.endRow();
}

} // namespace weitblick::bench
