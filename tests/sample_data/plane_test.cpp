// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "sample_data/plane.h"

using namespace weitblick::sample;

class PlaneTest : public QObject {
    Q_OBJECT

private slots:
    void areasKnowTheirHoles()
    {
        const Area area{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{2, 2}, {2, 4}, {4, 4}, {4, 2}}}};
        QCOMPARE(areaM2(area), 96.0);
        QVERIFY(contains(area, {1, 1}));
        QVERIFY(!contains(area, {3, 3}));
        QVERIFY(!contains(area, {11, 3}));
    }
    void areasKeepTheirPrecisionFarFromTheOrigin()
    {
        const Ring ring{{500000.0, 5600000.0}, {500000.1, 5600000.0}, {500000.1, 5600000.1}, {500000.0, 5600000.1}};
        QVERIFY(std::abs(signedAreaM2(ring) - 0.01) < 1e-9);
    }
    void convexRingsThatOnlyTouchDoNotOverlap()
    {
        const Ring a{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
        QVERIFY(!convexOverlap(a, {{10, 0}, {20, 0}, {20, 10}, {10, 10}}, 0.003));
        QVERIFY(convexOverlap(a, {{9, 0}, {20, 0}, {20, 10}, {9, 10}}, 0.003));
        QVERIFY(!convexOverlap(a, {{12, 5}, {17, 0}, {22, 5}, {17, 10}}, 0.003));
    }
    void crossingsTellWhere()
    {
        QCOMPARE(crossing({0, 0}, {10, 0}, {4, -1}, {4, 1}).value(), 0.4);
        QVERIFY(!crossing({0, 0}, {10, 0}, {4, 1}, {4, 2}).has_value());
        QVERIFY(!crossing({0, 0}, {10, 0}, {0, 1}, {10, 1}).has_value());
    }
    void linesAreMeasuredAndThinned()
    {
        const Line line{{0, 0}, {5, 0.01}, {10, 0}, {10, 10}};
        QCOMPARE(simplified(line, 0.1).size(), std::size_t{3});
        QVERIFY(std::abs(lineLengthM(line) - 20.0) < 0.001);
        QVERIFY(distance(pointAlong(line, 15.0), {10, 5}) < 0.001);
        QCOMPARE(resampled({{0, 0}, {100, 0}}, 24.0).size(), std::size_t{5});
    }
};

QTEST_GUILESS_MAIN(PlaneTest)
#include "plane_test.moc"
