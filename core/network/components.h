// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/network/street_graph.h"

#include <cstdint>
#include <vector>

namespace weitblick::network {

/// How the streets of a mode hang together.
struct Components {
    static constexpr std::uint32_t kNone = 0xffffffffU; ///< no street of the mode touches the node
    std::vector<std::uint32_t> ofNode; ///< number of the component; 0 is the one with the most metres of street
    std::vector<double> lengthsM;      ///< by component, descending
};

/// Whether one-ways count: strong components are those within which everybody gets from everywhere to everywhere.
enum class Connection : std::uint8_t { Weak, Strong };

/// Method   weak: union-find. Strong: Tarjan 1972, SIAM Journal on Computing 1(2):146-160, without recursion; turn
/// restrictions
///          hold. An edge belongs to a component when both of its ends do.
Components componentsOf(const StreetGraph& graph, Mode mode, Connection connection);

/// Everything that is wrong with a network: what its source had, islands for who walks, one-way traps for cars, dead
/// ends that just miss another street, doubled streets. Units    Defect::measure: metres.   CRS  WGS 84. Errors
/// Cancelled.   UnsupportedCrs  the graph's coordinates do not become degrees.
Result<std::vector<Defect>> findDefects(const StreetGraph& graph, Job& job);

} // namespace weitblick::network
