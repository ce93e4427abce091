// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transit/finding.h"
#include "core/transit/timetable.h"

#include <array>
#include <cstdint>

namespace weitblick::transit {

/// How often each defect was repaired.
struct RepairCounts {
    std::array<std::int64_t, kDefectCount> byDefect{};

    [[nodiscard]] std::int64_t of(Defect defect) const { return byDefect[static_cast<std::size_t>(defect)]; }
    [[nodiscard]] std::int64_t total() const;
};

/// Makes the repairs that change no departure that is right.
///
/// Method   hidden characters leave the ids of stops, and stops that become the same are merged, as are duplicates;
///          references to stations that are not there go; of a trip of two agencies the later one is dropped, and one
///          that `neighbour` (may be nullptr) has too; a time that runs backwards is taken from its neighbours.
RepairCounts repairSafely(Timetable& timetable, const Timetable* neighbour);

} // namespace weitblick::transit
