// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/components.h"
#include "core/network/graph_build.h"
#include "core/network/osm_streets.h"
#include "core/network/search.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace weitblick::fuzz {

/// Takes the bytes as an OSM file (XML where it begins with '<', else PBF) and builds its network, or, behind the magic
/// of one, as a network file; then searches in it.
inline void streetNetworkTarget(const std::uint8_t* bytes, std::size_t size)
{
    using namespace network;
    static const StreetRules kRules = shippedStreetRules(std::chrono::year(2026) / std::chrono::November / 23).value();
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    Job job;
    std::vector<std::byte> block;
    if (text.starts_with("WBSTREET")) {
        block.assign(reinterpret_cast<const std::byte*>(bytes), reinterpret_cast<const std::byte*>(bytes) + size);
    } else {
        const OsmBudget budget{.mostWayPoints = 100'000, .mostTurnRules = 10'000, .mostBytes = std::size_t{16} << 20U};
        const auto map = readOsmStreets(text, text.starts_with('<') ? "osm" : "pbf", kRules, budget, job);
        if (!map) {
            return;
        }
        auto built = buildStreetGraph(*map, kRules, {.srsId = 25832}, job);
        if (!built) {
            return;
        }
        block = std::move(built).value();
    }
    const auto graph = StreetGraph::fromBytes(std::move(block));
    if (!graph) {
        return;
    }
    for (const Mode mode : {Mode::Walk, Mode::Car}) {
        Search search(*graph, mode, Metric::Time);
        const Seed seed{0, 0};
        search.run({&seed, 1}, 3'600'000);
        static_cast<void>(search.cost(graph->nodeCount() - 1));
    }
    static_cast<void>(findDefects(*graph, job));
}

} // namespace weitblick::fuzz
