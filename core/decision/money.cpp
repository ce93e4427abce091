// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/money.h"

#include "core/base/number_text.h"

#include <cmath>

namespace weitblick::decision {

namespace {

constexpr std::int64_t kWhole = 10'000; // basis points

std::int64_t dividedHalfUp(std::int64_t amount, std::int64_t divisor)
{
    const std::int64_t half = divisor / 2;
    return amount >= 0 ? (amount + half) / divisor : -((-amount + half) / divisor);
}

} // namespace

Money moneyOf(double euro)
{
    return {std::llround(euro * 100.0)};
}

double euroOf(Money amount)
{
    return static_cast<double>(amount.cents) / 100.0;
}

Quota quotaOf(double percent)
{
    return {std::llround(percent * 100.0)};
}

double percentOf(Quota quota)
{
    return static_cast<double>(quota.basisPoints) / 100.0;
}

Money shareOf(Money amount, Quota quota)
{
    // In two steps, as the product alone could leave 64 bits.
    const std::int64_t whole = amount.cents / kWhole;
    const std::int64_t rest = amount.cents % kWhole;
    return {whole * quota.basisPoints + dividedHalfUp(rest * quota.basisPoints, kWhole)};
}

Money partOf(Money amount, std::int64_t count)
{
    return {amount.cents / count + (amount.cents % count > 0 ? 1 : 0)};
}

std::string readableMoney(Money amount, Language language)
{
    const std::int64_t size = amount.cents < 0 ? -amount.cents : amount.cents;
    std::string digits = readableCount(size / 100, language);
    if (const std::int64_t rest = size % 100; rest != 0) {
        digits += language == Language::German ? "," : ".";
        digits += static_cast<char>('0' + rest / 10);
        digits += static_cast<char>('0' + rest % 10);
    }
    const std::string sign = amount.cents < 0 ? "-" : "";
    return language == Language::German ? sign + digits + " €" : sign + "€" + digits;
}

} // namespace weitblick::decision
