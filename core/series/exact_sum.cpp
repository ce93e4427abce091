// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/exact_sum.h"

#include <array>
#include <cmath>

namespace weitblick::series {

namespace {

constexpr std::array<std::int64_t, kMostDecimals + 1> kPowers = {
    1,          10,          100,           1'000,          10'000,          100'000,          1'000'000,
    10'000'000, 100'000'000, 1'000'000'000, 10'000'000'000, 100'000'000'000, 1'000'000'000'000};
constexpr std::int64_t kExactInDouble = 1LL << 53;

bool isExact(WideInteger value)
{
    return value <= kExactInDouble && value >= -kExactInDouble;
}

} // namespace

std::int64_t powerOfTen(int decimals)
{
    return kPowers[static_cast<std::size_t>(decimals)];
}

void ExactSum::add(WideInteger steps, int decimals)
{
    if (decimals == m_decimals) {
        m_steps += steps;
        return;
    }
    if (decimals > m_decimals) {
        m_steps *= powerOfTen(decimals - m_decimals);
        m_decimals = decimals;
    }
    m_steps += steps * powerOfTen(m_decimals - decimals);
}

void ExactSum::addReal(double value)
{
    const double sum = m_real + value;
    m_lost += std::abs(m_real) >= std::abs(value) ? (m_real - sum) + value : (value - sum) + m_real;
    m_real = sum;
}

void ExactSum::add(const ExactSum& other)
{
    add(other.m_steps, other.m_decimals);
    if (!other.isDecimal()) {
        addReal(other.m_real);
        m_lost += other.m_lost;
    }
}

double ExactSum::divided(std::int64_t by) const
{
    const WideInteger divisor = static_cast<WideInteger>(by) * powerOfTen(m_decimals);
    if (isExact(m_steps) && isExact(divisor)) {
        return static_cast<double>(m_steps) / static_cast<double>(divisor);
    }
    return static_cast<double>(static_cast<long double>(m_steps) / static_cast<long double>(divisor));
}

double ExactSum::value() const
{
    return isDecimal() ? divided(1) : divided(1) + real();
}

double ExactSum::mean(std::int64_t count) const
{
    return isDecimal() ? divided(count) : value() / static_cast<double>(count);
}

} // namespace weitblick::series
