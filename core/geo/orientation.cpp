// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/orientation.h"

#include <array>
#include <cstddef>

namespace weitblick::geo {

namespace {

/// A number as the exact sum of two: `high` is the rounded value, `low` what rounding lost.
struct TwoPart {
    double high;
    double low;
};

TwoPart exactSum(double a, double b)
{
    const double high = a + b;
    const double bVirtual = high - a;
    const double aVirtual = high - bVirtual;
    return {high, (a - aVirtual) + (b - bVirtual)};
}

TwoPart exactProduct(double a, double b)
{
    const double high = a * b;
    return {high, std::fma(a, b, -high)};
}

/// Sign of the difference: rounding keeps the order, so that the low parts count only where the high ones are equal.
int compare(TwoPart first, TwoPart second)
{
    if (first.high != second.high) {
        return first.high > second.high ? 1 : -1;
    }
    return (first.low > second.low ? 1 : 0) - (first.low < second.low ? 1 : 0);
}

/// A sum of doubles that loses nothing: components ascending in magnitude, not overlapping.
class Expansion {
public:
    void add(double value)
    {
        for (std::size_t index = 0; index < m_size; ++index) {
            const TwoPart sum = exactSum(value, m_components[index]);
            m_components[index] = sum.low;
            value = sum.high;
        }
        m_components[m_size++] = value;
    }
    void add(TwoPart product)
    {
        add(product.low);
        add(product.high);
    }
    [[nodiscard]] int sign() const
    {
        for (std::size_t index = m_size; index-- > 0;) {
            if (m_components[index] != 0.0) {
                return m_components[index] > 0.0 ? 1 : -1;
            }
        }
        return 0;
    }

private:
    std::array<double, 16> m_components{};
    std::size_t m_size = 0;
};

void addProduct(Expansion& sum, TwoPart a, TwoPart b, double sign)
{
    sum.add(exactProduct(sign * a.low, b.low));
    sum.add(exactProduct(sign * a.low, b.high));
    sum.add(exactProduct(sign * a.high, b.low));
    sum.add(exactProduct(sign * a.high, b.high));
}

} // namespace

int exactOrientation(Point a, Point b, Point c)
{
    if (a == c || b == c) {
        return 0;
    }
    const TwoPart left = exactSum(a.x, -c.x);
    const TwoPart up = exactSum(a.y, -c.y);
    const TwoPart right = exactSum(b.x, -c.x);
    const TwoPart down = exactSum(b.y, -c.y);
    if (left.low == 0.0 && up.low == 0.0 && right.low == 0.0 && down.low == 0.0) {
        return compare(exactProduct(left.high, down.high), exactProduct(up.high, right.high));
    }
    Expansion determinant;
    addProduct(determinant, left, down, 1.0);
    addProduct(determinant, up, right, -1.0);
    return determinant.sign();
}

} // namespace weitblick::geo
