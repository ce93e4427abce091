// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace weitblick::series {

__extension__ using WideInteger = __int128;

/// Decimals up to which a value is kept as a whole number times a power of ten.
inline constexpr int kMostDecimals = 12;

/// 10^0 to 10^12.
std::int64_t powerOfTen(int decimals);

/// A sum of readings that does not depend on their order: decimal numbers are added as whole numbers.
///
/// Method   128 bit times a power of ten: exact for up to 2^30 values below 2^53 steps each. Values that are no short
///          decimals are added with compensation (Neumaier 1974), which is good to the last bits.
class ExactSum {
public:
    /// `steps` times 10^-decimals.
    void add(WideInteger steps, int decimals);
    void addReal(double value);
    void add(const ExactSum& other);

    [[nodiscard]] double value() const;
    /// value() / count, rounded once where the sum is below 2^53 steps.
    [[nodiscard]] double mean(std::int64_t count) const;

    [[nodiscard]] bool isDecimal() const { return m_real == 0.0 && m_lost == 0.0; }
    [[nodiscard]] WideInteger steps() const { return m_steps; }
    [[nodiscard]] int decimals() const { return m_decimals; }
    [[nodiscard]] double real() const { return m_real + m_lost; }
    friend bool operator==(const ExactSum&, const ExactSum&) = default;

private:
    [[nodiscard]] double divided(std::int64_t by) const;

    WideInteger m_steps = 0;
    int m_decimals = 0;
    double m_real = 0.0;
    double m_lost = 0.0; ///< what m_real could not hold
};

} // namespace weitblick::series
