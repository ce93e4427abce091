// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/solar/yield/weather_year.h"

#include <cstdint>
#include <map>
#include <vector>

namespace weitblick::energy {

/// When a roof yields what it yields: 8,760 mean powers of the hours of a year in standard time (UTC+1, from 1 January
/// 0:00), in kW for a yield of 1 kWh a year. They sum up to 1.
using YieldShape = std::vector<double>;

/// The number of a class of roofs that look alike: 5° of tilt by 10° of direction; all flat ones (below 2.5°) are one.
struct OrientationClass {
    std::uint32_t number = 0;
    double tiltDeg = 0.0;      ///< of the middle of the class
    double azimuthDeg = 180.0; ///< of the middle of the class
};

/// Units    tilt 0 (flat) to 90°; direction 0° north, 90° east. NaN or a negative direction: flat.
OrientationClass orientationClassOf(double tiltDeg, double azimuthDeg);

/// The shapes of the classes that are asked for, out of the weather of a year.
///
/// Method   solar::yieldOf() for the middle of the class with a free view, scaled to 1 kWh. The yield of a roof stays
///          its own; only when it comes is that of the class. Own use then differs from that of the exact plane by
///          less than 0.8 percentage points.
/// Threads  const functions: any.
class YieldShapes {
public:
    /// Errors   InvalidInput  not 8,760 hours, or no light in them.   Cancelled.
    static Result<YieldShapes> of(const solar::WeatherYear& weather, const std::vector<OrientationClass>& classes,
                                  Job& job);

    /// The shape of a class that was asked for.
    [[nodiscard]] const YieldShape& shape(std::uint32_t number) const { return m_shapes.at(number); }
    [[nodiscard]] std::size_t size() const { return m_shapes.size(); }

private:
    std::map<std::uint32_t, YieldShape> m_shapes;
};

} // namespace weitblick::energy
