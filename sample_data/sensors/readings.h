// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sample_data/model.h"

namespace weitblick::sample {

enum class SensorKind : std::uint8_t { Traffic, Air, Dust, Temperature, Noise, Parking, Waste, Gauge };

enum class FaultKind : std::uint8_t { Gap, Spike, Flatline, Drift };

/// A fault sown on purpose: quarter hours [from, to).
struct Fault {
    FaultKind kind = FaultKind::Gap;
    std::size_t from = 0, to = 0;
};

struct SensorSite {
    std::string id; ///< "verkehr-001"
    std::string name;
    SensorKind kind = SensorKind::Traffic;
    Point at;
    double level = 0.0; ///< what it measures on an ordinary day
    std::vector<Fault> faults;
};

const char* unitOf(SensorKind kind);
const char* quantityOf(SensorKind kind);
const char* nameOf(FaultKind kind);

/// `count` sites, kinds in turn, at places where such a sensor hangs; each with its faults.
std::vector<SensorSite> sensorSites(const Place& place, std::size_t count);

/// A year of quarter hours with the faults in it; NaN where a reading is missing. `truth` is the year without them.
struct Readings {
    std::vector<double> values;
    std::vector<double> truth;
};
Readings readingsOf(const Place& place, const SensorSite& site);

} // namespace weitblick::sample
