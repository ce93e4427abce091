// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>
#include <vector>

namespace weitblick::energy {

/// What the economics of a photovoltaic system follow from. Shares and rates as parts of one: 0.3 for 30 %.
struct PvInvestment {
    double investmentEuro = 0.0;
    double firstYearKwh = 0.0;   ///< yield of the first year
    double ownUseShare = 0.0;    ///< of the yield, the same in every year
    double curtailedShare = 0.0; ///< of the yield: cut off by a feed-in limit, neither used nor paid
    double usableShare = 1.0; ///< of the own use that replaces electricity from the grid: less with a battery's losses
    double gridEuroPerKwh = 0.0;
    double feedInEuroPerKwh = 0.0;
    double runningEuroPerYear = 0.0; ///< in the first year
    double degradation = 0.0;        ///< of the yield, a year: year t has (1 − degradation)^(t − 1)
    double priceIncrease = 0.0;      ///< of grid electricity and running cost, a year; feed-in is paid unchanged
    double discountRate = 0.0;
    int years = 20;
};

struct CashYear {
    int year = 1;
    double energyKwh = 0.0;
    double savedEuro = 0.0;  ///< electricity that was not bought
    double feedInEuro = 0.0; ///< payment for what was fed in
    double runningEuro = 0.0;
    double cashEuro = 0.0;
    double discountedEuro = 0.0;
    double balanceEuro = 0.0; ///< all until here, not discounted
};

/// Money is rounded half up to cents, computed in decimal numbers before.
struct PvEconomics {
    double netPresentValueEuro = 0.0;
    double firstYearEuro = 0.0;         ///< cash of the first year
    std::optional<double> paybackYears; ///< static; nothing: not within the years
    std::optional<double> discountedPaybackYears;
    std::optional<double> costEuroPerKwh; ///< levelised cost of electricity; nothing without yield
    std::optional<double> internalRate;   ///< of return; nothing outside −50 % to +100 %
    double energyKwh = 0.0;               ///< of all years
    std::vector<CashYear> years;          ///< empty where only the results were asked for
};

enum class CashDetail { ResultsOnly, EveryYear };

/// Net present value, payback, levelised cost and internal rate of return of a photovoltaic system.
///
/// Method   cash of year t = own use · usable share · price + feed-in · tariff − running cost, at the end of the year;
///          NPV = −I + Σ cash / (1 + i)^t; payback by straight lines inside a year; levelised cost =
///          (I + Σ running cost / (1 + i)^t) / (Σ energy / (1 + i)^t); internal rate by bisection.
/// Units    €, kWh, €/kWh.
/// Errors   InvalidInput  a number is not finite, years outside 1 to 40, a share outside 0 to 1, a rate of −100 % or
/// less. Source   resources/handbook/methods/wirtschaftlichkeit_pv.md Threads  any.
Result<PvEconomics> pvEconomics(const PvInvestment& investment, CashDetail detail = CashDetail::ResultsOnly);

} // namespace weitblick::energy
