// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/decimal.h"

#include <array>
#include <charconv>

namespace weitblick::energy {

Decimal decimalOf(double value)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size() - 1, value); // the last byte stays 0
    *end.ptr = '\0';
    return Decimal(text.data());
}

Decimal roundedHalfUp(const Decimal& value, int decimals)
{
    const Decimal unit = boost::multiprecision::pow(Decimal(10), decimals);
    const Decimal half("0.5");
    return value < 0 ? Decimal(-boost::multiprecision::floor(-value * unit + half) / unit)
                     : Decimal(boost::multiprecision::floor(value * unit + half) / unit);
}

double centsExact(const Decimal& euro)
{
    return roundedHalfUp(euro, 2).convert_to<double>();
}

} // namespace weitblick::energy
