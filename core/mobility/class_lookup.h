// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/envelope.h"
#include "core/geo/point.h"

#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::mobility {

/// A circle in which a class holds; its edge counts as inside.
struct ClassDisc {
    geo::Point centre;
    double radiusM = 0.0;
    std::uint8_t rank = 0; ///< 0 is the best class
};

inline constexpr std::uint8_t kNoClass = 255;

/// Finds the best class of a place.
///
/// Method   a grid whose cells know their discs from the best on; a cell that lies wholly in a disc needs none behind
///          it. Exact: the answer is that of measuring to every station.
/// CRS      metres.
/// Threads  const functions may run on many threads.
class ClassLookup {
public:
    explicit ClassLookup(std::span<const ClassDisc> discs);

    [[nodiscard]] std::uint8_t rankAt(geo::Point place) const; ///< kNoClass: none

    /// The ranks of many places.
    /// Errors   Cancelled.
    /// Threads  uses all.
    Result<std::vector<std::uint8_t>> ranksAt(std::span<const geo::Point> places, Job& job) const;

private:
    struct Entry {
        double x = 0.0, y = 0.0;
        double squareM2 = 0.0; ///< of the radius; infinite where the cell lies wholly inside
        std::uint8_t rank = 0;
    };
    struct Link {
        std::uint32_t cell = 0;
        Entry entry;
    };
    void addDisc(const ClassDisc& disc, std::vector<bool>& isFull, std::vector<Link>& links) const;
    void fill(const std::vector<Link>& links);

    geo::Envelope m_box;
    double m_cellM = 125.0;
    std::size_t m_columns = 0;
    std::size_t m_rows = 0;
    std::vector<std::uint32_t> m_starts; ///< cell -> its first entry; one more than cells
    std::vector<Entry> m_entries;
};

} // namespace weitblick::mobility
