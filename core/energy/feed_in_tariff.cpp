// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/feed_in_tariff.h"

#include "core/base/number_text.h"
#include "core/energy/decimal.h"

#include <algorithm>

namespace weitblick::energy {

Result<std::vector<TariffRules::Step>> tariffStepsFrom(const analysis::registry::Table& table)
{
    std::vector<TariffRules::Step> steps;
    for (const auto& row : table.rows) {
        const double* const upTo = row.size() == 2 ? std::get_if<double>(&row[0]) : nullptr;
        const double* const value = row.size() == 2 ? std::get_if<double>(&row[1]) : nullptr;
        const double limit = upTo != nullptr ? *upTo : std::numeric_limits<double>::infinity();
        if (value == nullptr || (!steps.empty() && limit <= steps.back().upToKw)) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Stufen der Vergütung sind nicht aufsteigend oder ohne Wert",
                                     "the steps of the tariff are not ascending or have no value"},
                         .subject = "eeg"};
        }
        steps.push_back({limit, *value});
    }
    if (steps.empty()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Vergütung hat keine Stufen", "the tariff has no steps"},
                     .subject = "eeg"};
    }
    return steps;
}

Result<TariffAnswer> feedInTariff(const TariffRules& rules, double powerKw)
{
    if (!(powerKw > 0.0) || powerKw > rules.steps.back().upToKw) {
        const std::string number = readableNumber(powerKw, Language::German, 2);
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"für " + number + " kW gibt es keinen gesetzlichen Vergütungssatz",
                                 "there is no statutory tariff for " + number + " kW"},
                     .subject = "eeg"};
    }
    const Decimal power = decimalOf(powerKw);
    Decimal weighted(0);
    Decimal below(0);
    for (const TariffRules::Step& step : rules.steps) {
        const Decimal upTo = powerKw <= step.upToKw ? power : decimalOf(step.upToKw);
        weighted += (upTo - below) * decimalOf(step.valueCt);
        below = upTo;
        if (powerKw <= step.upToKw) {
            break;
        }
    }
    TariffAnswer answer{.isDirectMarketing = powerKw > rules.tariffLimitKw};
    const Decimal deduction = answer.isDirectMarketing ? Decimal(0) : decimalOf(rules.deductionCt);
    answer.ctPerKwh = Decimal(weighted / power - deduction).convert_to<double>();
    return answer;
}

} // namespace weitblick::energy
