// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/reach_area.h"
#include "core/network/search.h"
#include "core/network/street_place.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::network {

/// Things at streets (inhabitants, facilities, jobs) with a number each, found from the edges that a search has
/// reached.
class ThingsAtStreets {
public:
    /// Something at a street.
    struct Thing {
        std::uint32_t item = 0; ///< number of the caller
        StreetPlace place;
        double weight = 1.0;
    };
    ThingsAtStreets(const StreetGraph& graph, std::span<const Thing> things, Metric metric, const Approach& approach);

    /// Keeps what a thread needs from one sum to the next.
    struct Scratch {
        std::vector<std::uint32_t> stamps; ///< by edge
        std::uint32_t stamp = 0;
    };

    /// Sum of the weights that can be reached within the limit, approaches at both ends included.
    /// Method   exact: every thing counts by its own cost, and once.
    [[nodiscard]] double weightWithin(const Search& search, std::span<const Origin> origins, std::uint32_t limit,
                                      Scratch& scratch) const;

    /// What was reached, with its cost, in no order.
    struct Reached {
        std::uint32_t item = 0;
        std::uint32_t cost = 0;
    };
    void appendReached(const Search& search, std::span<const Origin> origins, std::uint32_t limit, Scratch& scratch,
                       std::vector<Reached>& out) const;

private:
    struct Entry {
        std::uint32_t item = 0;
        std::uint32_t approach = 0;
        double share = 0.0;
        double weight = 0.0;
    };
    template <typename TakeEdge, typename TakeEntry>
    void visit(const Search& search, std::span<const Origin> origins, std::uint32_t limit, Scratch& scratch,
               const TakeEdge& takeWhole, const TakeEntry& take) const;
    /// What is known of an edge, side by side: sums touch one line of the cache for each.
    struct EdgeSum {
        std::uint32_t start = 0;    ///< its first entry
        std::uint32_t approach = 0; ///< the greatest
        double weight = 0.0;        ///< of all
    };
    [[nodiscard]] std::span<const Entry> on(std::uint32_t edge) const
    {
        return std::span(m_entries).subspan(m_edges[edge].start, m_edges[edge + 1].start - m_edges[edge].start);
    }

    const StreetGraph* m_graph;
    Metric m_metric;
    std::vector<EdgeSum> m_edges; ///< one more than there are
    std::vector<Entry> m_entries;
};

} // namespace weitblick::network
