// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/decision/decision_table.h"

#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::decision {

/// How a difference between two alternatives becomes a preference, 0 … 1 (Brans' types I to VI).
enum class PreferenceShape : std::uint8_t {
    Usual,  ///< I: any difference is a full preference
    U,      ///< II: above `indifference`
    V,      ///< III: rises up to `preference`
    Level,  ///< IV: one half between `indifference` and `preference`
    Linear, ///< V: rises from `indifference` to `preference`
    Gauss   ///< VI: 1 - exp(-d² / 2 s²) with s = `preference`
};

/// Units    of the criterion.
struct Preference {
    PreferenceShape shape = PreferenceShape::Usual;
    double indifference = 0.0;
    double preference = 0.0;
};

/// The preference for an alternative that is better by `difference`; 0 for one that is not.
double preferenceOf(const Preference& preference, double difference);

struct PrometheeCriterion {
    double weight = 0.0;
    Sense sense = Sense::Gain;
    Preference preference;
};

/// What an alternative wins and loses against all others, each -1 … 1.
struct Flows {
    std::vector<double> leaving;  ///< φ+
    std::vector<double> entering; ///< φ-
    std::vector<double> net;      ///< φ = φ+ - φ-: its order is PROMETHEE II
};

/// How much alternative `one` is preferred to `other`: π, 0 … 1.
double outranking(const DecisionTable& amounts, std::span<const PrometheeCriterion> criteria, std::size_t one,
                  std::size_t other);

/// Method   Brans, Vincke & Mareschal 1986, EJOR 24:228-238. Every pair is looked at: time grows with the square.
/// Errors   Cancelled.
Result<Flows> promethee(const DecisionTable& amounts, std::span<const PrometheeCriterion> criteria, Job& job);

} // namespace weitblick::decision
