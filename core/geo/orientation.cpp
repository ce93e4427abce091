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
    Expansion determinant;
    addProduct(determinant, exactSum(a.x, -c.x), exactSum(b.y, -c.y), 1.0);
    addProduct(determinant, exactSum(a.y, -c.y), exactSum(b.x, -c.x), -1.0);
    return determinant.sign();
}

} // namespace weitblick::geo
