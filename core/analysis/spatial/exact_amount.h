// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::analysis::spatial {

/// A number of small equal units: sums of it are exact in any order.
__extension__ using Amount = __int128;

/// How large the unit of some amounts is: a power of ten where all values are decimal numbers, else a power of two.
class AmountUnit {
public:
    AmountUnit() = default; ///< whole numbers

    [[nodiscard]] Amount fromNumber(double value) const;
    [[nodiscard]] Amount fromInteger(std::int64_t value) const;
    [[nodiscard]] double toNumber(Amount amount) const; ///< the double nearest to the amount

private:
    friend class AmountUnitFinder;
    int m_decimals = 0;      ///< of the values: value * 10^m_decimals is whole
    int m_extraDecimals = 0; ///< for parts of values
    int m_binaryPlaces = 0;  ///< used where the values are no decimals: unit 2^-m_binaryPlaces
    bool m_isDecimal = true;
};

/// Looks at all values of a column to find a unit that holds each of them, and their sum, without loss.
///
/// Method   The fewest decimals (0 to 9) with which every value is the double nearest to its decimal number, and up to
///          six more for parts. Values that are no such decimals (computed ones) get a power of two; only where they
///          differ by more than 2^60 in size do the smallest lose digits, below 2^-100 of the sum.
class AmountUnitFinder {
public:
    void add(double value); ///< finite
    void add(std::int64_t value);
    [[nodiscard]] AmountUnit unit() const;

private:
    void addMagnitude(double magnitude);
    int m_decimals = 0;
    bool m_isDecimal = true;
    double m_sumOfMagnitudes = 0.0;
};

/// Divides an amount by shares (0 to 1) and returns what is left. Shares that sum up to 1 but for rounding (1e-9), or
/// to more, divide all of it: then nothing is left. Parts and rest sum up to the amount exactly.
Amount apportion(Amount whole, std::span<const double> shares, std::vector<Amount>& parts);

} // namespace weitblick::analysis::spatial
