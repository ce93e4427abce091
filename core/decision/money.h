// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <compare>
#include <cstdint>
#include <string>

namespace weitblick::decision {

/// An amount in whole cents: sums and shares are what they are on paper.
struct Money {
    std::int64_t cents = 0;

    friend auto operator<=>(const Money&, const Money&) = default;
    friend Money operator+(Money one, Money other) { return {one.cents + other.cents}; }
    friend Money operator-(Money one, Money other) { return {one.cents - other.cents}; }
};

/// The nearest whole cent, halves away from zero.
/// Units    euros, less than 10 billion.
Money moneyOf(double euro);
double euroOf(Money amount);

/// A share in hundredths of a percent, so that 33.33 % is exact.
struct Quota {
    std::int64_t basisPoints = 0;
    friend auto operator<=>(const Quota&, const Quota&) = default;
};
Quota quotaOf(double percent);
double percentOf(Quota quota);

/// The share of an amount, rounded to the cent, halves away from zero (kaufmännisch).
Money shareOf(Money amount, Quota quota);

/// An amount in equal parts: what each of `count` pays, rounded up to the cent so that it is enough.
Money partOf(Money amount, std::int64_t count);

/// "60.000 €", "1.234,50 €"; in English "€60,000".
std::string readableMoney(Money amount, Language language);

} // namespace weitblick::decision
