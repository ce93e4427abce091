// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry.h"
#include "core/base/result.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace weitblick::energy {

/// How a system feeds in: what is left of its yield, or all of it (§ 48 Absatz 2a EEG).
enum class FeedIn : std::uint8_t { Surplus, Full };

/// The rules of a day, out of the registry (eeg/…).
struct TariffRules {
    struct Step {
        double upToKw = std::numeric_limits<double>::infinity();
        double valueCt = 0.0; ///< applicable value in ct/kWh
    };
    std::vector<Step> steps;      ///< ascending
    double deductionCt = 0.4;     ///< § 53: tariff = value − deduction
    double tariffLimitKw = 100.0; ///< § 21: larger systems sell directly and get the value (market premium)
};

/// The steps of a registry table "up_to, value".
/// Errors   InvalidInput  no rows, or not ascending.
Result<std::vector<TariffRules::Step>> tariffStepsFrom(const analysis::registry::Table& table);

struct TariffAnswer {
    double ctPerKwh = 0.0;
    bool isDirectMarketing = false; ///< above the limit: value instead of tariff
};

/// What a kWh brings that a system of this power feeds in.
///
/// Method   § 23c EEG: the value of each step counts for the part of the power that is in the step.
/// Units    kW of installed power, ct/kWh, not rounded.
/// Errors   InvalidInput  power not above 0, or above the last step (then a tender decides, § 22 EEG).
Result<TariffAnswer> feedInTariff(const TariffRules& rules, double powerKw);

} // namespace weitblick::energy
