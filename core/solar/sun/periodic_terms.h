// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>

namespace weitblick::solar {

/// amplitude · cos(phase + rate · t), t in Julian millennia; amplitudes in 1e-8 rad or AU.
struct PeriodicTerm {
    double amplitude = 0.0;
    double phaseRad = 0.0;
    double rateRad = 0.0;
};

/// A term of the nutation: multiples of the five arguments X0 … X4, and coefficients in 0.0001″.
struct NutationTerm {
    std::array<int, 5> multiples{};
    double longitude = 0.0;
    double longitudePerCentury = 0.0;
    double obliquity = 0.0;
    double obliquityPerCentury = 0.0;
};

/// The earth's heliocentric longitude, latitude and distance: one series a power of t.
/// Source   Reda and Andreas 2008, NREL/TP-560-34302, tables A4.2 and A4.3 (VSOP87, IAU 1980).
std::span<const std::span<const PeriodicTerm>> longitudeTerms();
std::span<const std::span<const PeriodicTerm>> latitudeTerms();
std::span<const std::span<const PeriodicTerm>> distanceTerms();
std::span<const NutationTerm> nutationTerms();

} // namespace weitblick::solar
