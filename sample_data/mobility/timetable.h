// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sample_data/mobility/transit_network.h"

namespace weitblick::sample {

enum class DayKind : std::uint8_t { Weekday, Saturday, Sunday };

/// A run of a line; times in seconds after midnight of the service day, may exceed 24 h.
struct TransitTrip {
    std::string id;
    int line = kNone;
    bool isBack = false;
    DayKind day = DayKind::Weekday;
    std::vector<int> stops;
    std::vector<int> timesS; ///< departure; the train and the bus leave when they arrive
};

/// All runs of a network: headway by line and hour, evening and Sunday service thinner.
std::vector<TransitTrip> runsOf(const TransitNetwork& network);

/// The kind of day of a date of 2025 (Hessian public holidays count as Sundays).
DayKind dayKindOf(int month, int day);

/// Public holidays of Hesse in 2025, as YYYYMMDD.
const std::vector<std::string>& holidays2025();

} // namespace weitblick::sample
