// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/envelope.h"
#include "core/geo/point.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace weitblick::geo {

/// Distance between two boxes, 0 where they meet; infinite where one is empty.
double distanceBetween(const Envelope& first, const Envelope& second);

/// An item of a BoxTree and how far it is.
struct Neighbour {
    std::uint32_t item = 0;
    double distance = 0.0;
    friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

struct NearestOptions {
    std::size_t count = 1;                                   ///< at most so many
    double within = std::numeric_limits<double>::infinity(); ///< not farther, in units of the coordinates
};

/// Boxes packed into a tree along a Hilbert curve: finds those that meet a box, and the nearest things.
///
/// Method   Kamel & Faloutsos 1993, "On packing R-trees", 16 entries a node; nearest by best-first search after
///          Hjaltason & Samet 1999, ACM Transactions on Database Systems 24(2):265-318.
/// Threads  const functions may run on many threads.
class BoxTree {
public:
    /// Items are numbered as in `boxes`; empty boxes are never found.
    explicit BoxTree(std::span<const Envelope> boxes);

    /// Adds the items whose boxes meet `box`, in no order.
    void appendMeeting(const Envelope& box, std::vector<std::uint32_t>& items) const;

    /// The nearest items to what lies in `from`, nearest first, equal distances by item number.
    /// `distanceTo(item)` says how far an item really is; it must not be less than the distance of the boxes.
    [[nodiscard]] std::vector<Neighbour> nearest(const Envelope& from, const NearestOptions& options,
                                                 const std::function<double(std::uint32_t)>& distanceTo) const;

    [[nodiscard]] std::size_t size() const { return m_itemCount; }

private:
    struct Node {
        Envelope box;
        std::uint32_t first = 0; ///< a leaf's item, else the first of its nodes
    };
    [[nodiscard]] std::size_t childEnd(std::size_t node) const;
    [[nodiscard]] bool isItem(std::size_t node) const { return node < m_itemCount; }

    std::size_t m_itemCount = 0;
    std::vector<std::size_t> m_levelEnds; ///< items first, the root last
    std::vector<Node> m_nodes;
};

} // namespace weitblick::geo
