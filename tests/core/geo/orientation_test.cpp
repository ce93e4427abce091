// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/orientation.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace weitblick::geo;

namespace {

__extension__ using Wide = __int128;

// The determinant in integers, for coordinates that are multiples of 2^-20 below 2^30.
int integerOrientation(Point a, Point b, Point c)
{
    const auto grid = [](double value) { return static_cast<Wide>(std::llround(std::ldexp(value, 20))); };
    const Wide determinant =
        (grid(a.x) - grid(c.x)) * (grid(b.y) - grid(c.y)) - (grid(a.y) - grid(c.y)) * (grid(b.x) - grid(c.x));
    return determinant > 0 ? 1 : (determinant < 0 ? -1 : 0);
}

} // namespace

class OrientationTest : public QObject {
    Q_OBJECT

private slots:
    void leftIsPositiveRightIsNegativeOnTheLineIsZero()
    {
        QCOMPARE(orientation({0, 0}, {1, 0}, {0.5, 1}), 1);
        QCOMPARE(orientation({0, 0}, {1, 0}, {0.5, -1}), -1);
        QCOMPARE(orientation({0, 0}, {1, 0}, {7, 0}), 0);
    }
    void theClassroomGridOfNearlyCollinearPointsIsRight()
    {
        // Kettner et al. 2008, Classroom examples of robustness problems, figure 2: floats get this grid wrong.
        int wrongInDoubles = 0;
        const double u = std::ldexp(1.0, -53);
        for (int i = 0; i < 256; ++i) {
            for (int j = 0; j < 256; ++j) {
                const Point p{0.5 + i * u, 0.5 + j * u};
                const Point q{12.0, 12.0};
                const Point r{24.0, 24.0};
                const int expected = (j > i) - (i > j); // above the diagonal is left of q -> r
                QCOMPARE(orientation(q, r, p), expected);
                const double rounded = (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
                wrongInDoubles += (rounded > 0) - (rounded < 0) != expected ? 1 : 0;
            }
        }
        QVERIFY(wrongInDoubles > 0);
    }
    void itAgreesWithIntegerArithmeticOnNearlyCollinearMapCoordinates()
    {
        std::mt19937_64 random(1);
        std::uniform_real_distribution<double> metres(0.0, 2000.0);
        const auto snapped = [](double value) { return std::ldexp(std::round(std::ldexp(value, 20)), -20); };
        int zeros = 0;
        for (int round = 0; round < 40'000; ++round) {
            const Point a{snapped(356000.0 + metres(random)), snapped(5645000.0 + metres(random))};
            const Point b{snapped(356000.0 + metres(random)), snapped(5645000.0 + metres(random))};
            const double t = static_cast<double>(random() % 9) / 8.0;
            const Point c{snapped(a.x + t * (b.x - a.x)), snapped(a.y + t * (b.y - a.y))};
            const int expected = integerOrientation(a, b, c);
            zeros += expected == 0 ? 1 : 0;
            QCOMPARE(orientation(a, b, c), expected);
            QCOMPARE(exactOrientation(a, b, c), expected);
        }
        QVERIFY(zeros > 200);
    }
    void turningTheTriangleKeepsTheAnswerAndSwappingTurnsIt()
    {
        std::mt19937_64 random(2);
        std::uniform_real_distribution<double> any(-1e7, 1e7);
        for (int round = 0; round < 20'000; ++round) {
            const Point a{any(random), any(random)};
            const Point b{any(random), any(random)};
            const Point c{a.x + (b.x - a.x) / 3.0, a.y + (b.y - a.y) / 3.0};
            const int side = orientation(a, b, c);
            QCOMPARE(orientation(b, c, a), side);
            QCOMPARE(orientation(c, a, b), side);
            QCOMPARE(orientation(b, a, c), -side);
        }
    }
    void aShiftedPointOnTheLineIsToTheRightOfTheWayUpAndLeftOfTheWayEast()
    {
        QCOMPARE(shiftedOrientation({0, 0}, {0, 2}, {0, 1}), -1);
        QCOMPARE(shiftedOrientation({0, 2}, {0, 0}, {0, 1}), 1);
        QCOMPARE(shiftedOrientation({0, 0}, {2, 0}, {1, 0}), 1);
        QCOMPARE(shiftedOrientation({2, 0}, {0, 0}, {1, 0}), -1);
        QCOMPARE(shiftedOrientation({0, 0}, {2, 2}, {1, 1}), -1);
        QCOMPARE(shiftedOrientation({0, 0}, {2, 2}, {1, 1.5}), 1);
    }
};

QTEST_GUILESS_MAIN(OrientationTest)
#include "orientation_test.moc"
