// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/yield_shapes.h"

#include "core/base/parallel.h"
#include "core/energy/detail/exact_sum.h"
#include "core/solar/yield/yield.h"

#include <algorithm>
#include <cmath>

namespace weitblick::energy {

namespace {

constexpr double kTiltStepDeg = 5.0;
constexpr double kAzimuthStepDeg = 10.0;
constexpr std::uint32_t kAzimuthClasses = 36;

/// By how many hours the year begins later than 0:00 of standard time (years in UTC: one).
std::size_t lateStartH(const solar::WeatherYear& weather)
{
    return static_cast<std::size_t>(solar::mezMonthAndHour(weather.hours.front().beginUtcS).hour);
}

YieldShape shapeOf(const OrientationClass& orientation, const solar::WeatherYear& weather,
                   const std::vector<solar::SkyState>& skies)
{
    const solar::Surface surface{.tiltDeg = orientation.tiltDeg, .azimuthDeg = orientation.azimuthDeg};
    YieldShape shape = solar::yieldOf(surface, weather, skies, solar::PvSystem{}).acW;
    // What an inverter draws at night is no yield.
    std::ranges::transform(shape, shape.begin(), [](double power) { return std::max(power, 0.0); });
    const std::size_t late = lateStartH(weather);
    std::ranges::rotate(shape, shape.end() - static_cast<std::ptrdiff_t>(late));
    if (std::ranges::any_of(shape, [](double power) { return power > 0.0; })) {
        detail::scaleToSum(shape, 1.0);
    }
    return shape;
}

} // namespace

OrientationClass orientationClassOf(double tiltDeg, double azimuthDeg)
{
    const bool isFlat = !(tiltDeg >= kTiltStepDeg / 2.0) || !(azimuthDeg >= 0.0);
    if (isFlat) {
        return {};
    }
    const auto tilt = static_cast<std::uint32_t>(std::lround(std::min(tiltDeg, 90.0) / kTiltStepDeg));
    const auto azimuth = static_cast<std::uint32_t>(std::lround(azimuthDeg / kAzimuthStepDeg)) % kAzimuthClasses;
    return {.number = tilt * kAzimuthClasses + azimuth,
            .tiltDeg = tilt * kTiltStepDeg,
            .azimuthDeg = azimuth * kAzimuthStepDeg};
}

Result<YieldShapes> YieldShapes::of(const solar::WeatherYear& weather, const std::vector<OrientationClass>& classes,
                                    Job& job)
{
    if (weather.hours.size() != solar::kHoursPerYear) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"ein Wetterjahr hat 8.760 Stunden, dieses " + std::to_string(weather.hours.size()),
                                 "a weather year has 8,760 hours, this one " + std::to_string(weather.hours.size())},
                     .subject = weather.name};
    }
    std::map<std::uint32_t, OrientationClass> wanted;
    for (const OrientationClass& orientation : classes) {
        wanted.emplace(orientation.number, orientation);
    }
    YieldShapes made;
    std::vector<std::pair<const OrientationClass*, YieldShape*>> work;
    for (const auto& [number, orientation] : wanted) {
        work.emplace_back(&orientation, &made.m_shapes[number]);
    }
    const std::vector<solar::SkyState> skies = solar::skyYearOf(weather);
    const auto compute = [&](const Chunk& chunk) -> Result<void> {
        for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
            *work[i].second = shapeOf(*work[i].first, weather, skies);
        }
        return {};
    };
    WB_CHECK(parallelChunks(work.size(), {.chunkSize = 4, .step = "shapes"}, job, compute));
    for (const auto& [orientation, shape] : work) {
        if (detail::exactSum(*shape) <= 0.0) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"das Wetterjahr hat keine Sonne", "the weather year has no sun"},
                         .subject = weather.name};
        }
    }
    return made;
}

} // namespace weitblick::energy
