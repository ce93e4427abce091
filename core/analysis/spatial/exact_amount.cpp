// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/exact_amount.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <string>

namespace weitblick::analysis::spatial {

namespace {

constexpr int kMostDecimals = 9;
constexpr int kMostExtraDecimals = 6;
constexpr double kLargestWhole = 9007199254740992.0; // 2^53: up to here every whole number is a double
constexpr double kLargestAmount = 1e37;              // a tenth of what 127 bits hold
constexpr int kUsedBits = 120;
constexpr double kShareRounding = 1e-9;

Amount powerOfTen(int exponent)
{
    Amount power = 1;
    for (int step = 0; step < exponent; ++step) {
        power *= 10;
    }
    return power;
}

bool isDecimalWith(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    const double whole = std::nearbyint(value * scale);
    return std::abs(whole) <= kLargestWhole && whole / scale == value;
}

std::string digitsOf(Amount amount)
{
    std::string digits;
    const bool isNegative = amount < 0;
    do {
        const int digit = static_cast<int>(amount % 10);
        digits.push_back(static_cast<char>('0' + std::abs(digit)));
        amount /= 10;
    } while (amount != 0);
    if (isNegative) {
        digits.push_back('-');
    }
    std::ranges::reverse(digits);
    return digits;
}

} // namespace

Amount AmountUnit::fromInteger(std::int64_t value) const
{
    return m_isDecimal ? Amount{value} * powerOfTen(m_decimals + m_extraDecimals)
                       : fromNumber(static_cast<double>(value));
}

Amount AmountUnit::fromNumber(double value) const
{
    if (m_isDecimal) {
        const double whole = std::nearbyint(value * std::pow(10.0, m_decimals));
        return static_cast<Amount>(whole) * powerOfTen(m_extraDecimals);
    }
    return static_cast<Amount>(std::nearbyint(std::ldexp(value, m_binaryPlaces)));
}

double AmountUnit::toNumber(Amount amount) const
{
    if (!m_isDecimal) {
        return std::ldexp(static_cast<double>(amount), -m_binaryPlaces);
    }
    // Through text: from_chars rounds once, so that 0.1 comes back as 0.1.
    const std::string text = digitsOf(amount) + "e-" + std::to_string(m_decimals + m_extraDecimals);
    double value = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

void AmountUnitFinder::add(double value)
{
    addMagnitude(std::abs(value));
    while (m_isDecimal && !isDecimalWith(value, m_decimals)) {
        ++m_decimals;
        m_isDecimal = m_decimals <= kMostDecimals;
    }
}

void AmountUnitFinder::add(std::int64_t value)
{
    addMagnitude(std::abs(static_cast<double>(value)));
}

void AmountUnitFinder::addMagnitude(double magnitude)
{
    m_sumOfMagnitudes += magnitude;
}

AmountUnit AmountUnitFinder::unit() const
{
    AmountUnit unit;
    const double room = kLargestAmount / std::max(m_sumOfMagnitudes, 1.0);
    const int digits = static_cast<int>(std::floor(std::log10(room)));
    unit.m_isDecimal = m_isDecimal && digits >= m_decimals;
    if (unit.m_isDecimal) {
        unit.m_decimals = m_decimals;
        unit.m_extraDecimals = std::min(kMostExtraDecimals, digits - m_decimals);
    } else {
        unit.m_binaryPlaces = kUsedBits - std::ilogb(std::max(m_sumOfMagnitudes, 1e-300));
    }
    return unit;
}

Amount apportion(Amount whole, std::span<const double> shares, std::vector<Amount>& parts)
{
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    const bool isAll = sum >= 1.0 - kShareRounding;
    parts.clear();
    Amount rest = whole;
    for (const double share : shares) {
        const long double exactShare = isAll ? static_cast<long double>(share) / static_cast<long double>(sum) : share;
        parts.push_back(static_cast<Amount>(static_cast<long double>(whole) * exactShare));
        rest -= parts.back();
    }
    const bool isTurned = (rest < 0) != (whole < 0);
    if (!parts.empty() && (isAll || isTurned)) {
        const auto largest = std::ranges::max_element(shares) - shares.begin();
        parts[static_cast<std::size_t>(largest)] += rest;
        rest = 0;
    }
    return rest;
}

} // namespace weitblick::analysis::spatial
