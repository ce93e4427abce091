// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "sample_data/model.h"

namespace weitblick::sample {

/// One street on a way, and whether it is gone along from its first vertex.
struct Leg {
    int street = kNone;
    bool isForward = true;
};

/// Quickest ways for buses on the street graph: classified and residential streets that are open both ways.
class StreetRouter {
public:
    explicit StreetRouter(const Place& place);

    /// The nearest junction of such a street from which all others are reached.
    [[nodiscard]] int junctionNear(Point p) const;
    /// Nothing where no way leads there.
    [[nodiscard]] std::optional<std::vector<Leg>> route(int from, int to) const;
    [[nodiscard]] Line lineOf(const std::vector<Leg>& legs) const;

private:
    void findMainPart();

    const Place& m_place;
    std::vector<std::vector<int>> m_streetsAt;
    std::vector<bool> m_isReached; ///< junctions of the largest part that hangs together
};

} // namespace weitblick::sample
