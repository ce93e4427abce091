// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace weitblick::mobility {

/// How much an opportunity counts that is so many minutes away.
enum class DecayKind : std::uint8_t {
    Step,        ///< 1 up to the limit, 0 behind it
    Linear,      ///< falls from 1 to 0 at the limit
    Exponential, ///< halves with every limit
    Logistic     ///< falls around the limit, where it is a half, with a standard deviation
};
DecayKind decayKindOf(std::string_view id); ///< "step", "linear", "exponential", "logistic"; else Step

struct Decay {
    DecayKind kind = DecayKind::Step;
    double limitMin = 45.0;
    double deviationMin = 10.0; ///< of the logistic one
};

/// Weight of a travel time, 0 to 1.
/// Units    minutes.
/// Source   domain tables of Conveyal Analysis (decay functions): exponential exp(-ln 2 t / limit), logistic
///          1 / (1 + exp((t - limit) pi / (deviation sqrt 3))).
double weightOf(const Decay& decay, double minutes);

/// The travel time that so many percent of the departures do not exceed: the nearest rank; nothing where it is one of
/// those that do not arrive. Units    seconds, unreached as transit::kUnreached; `secondsOfDepartures` is sorted in
/// place.
std::optional<double> percentileMinutes(std::span<std::int32_t> secondsOfDepartures, double percent);

} // namespace weitblick::mobility
