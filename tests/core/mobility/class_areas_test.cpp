// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/class_areas.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <vector>

using namespace weitblick;
using namespace weitblick::mobility;

namespace {

bool isNear(double value, double expected)
{
    return std::abs(value - expected) <= 1e-6 * expected;
}

} // namespace

class ClassAreasTest : public QObject {
    Q_OBJECT

private slots:
    void ringsHaveTheAreaOfTheirCircles()
    {
        Job job;
        const std::vector<ClassDisc> discs = {{{0, 0}, 500, 1}, {{0, 0}, 300, 0}, {{0, 0}, 750, 3}};
        const auto areas = classAreas(discs, 4, job).value();
        QVERIFY(isNear(geo::areaOf(*areas[0]), std::numbers::pi * 300 * 300));
        QVERIFY(isNear(geo::areaOf(*areas[1]), std::numbers::pi * (500 * 500 - 300 * 300)));
        QVERIFY(areas[2] == nullptr);
        QVERIFY(isNear(geo::areaOf(*areas[3]), std::numbers::pi * (750 * 750 - 500 * 500)));
    }
    void areasNeverOverlapAndAreValid()
    {
        std::vector<ClassDisc> discs;
        for (int i = 0; i < 300; ++i) {
            const geo::Point centre{(i % 20) * 350.0, (i / 20) * 410.0};
            discs.push_back({centre, 300, static_cast<std::uint8_t>(i % 2)});
            discs.push_back({centre, 500, static_cast<std::uint8_t>(2 + i % 2)});
        }
        Job job;
        const auto areas = classAreas(discs, 4, job).value();
        for (std::size_t i = 0; i < areas.size(); ++i) {
            QVERIFY(GEOSisValid_r(geo::geosContext(), areas[i].get()) == 1);
            for (std::size_t k = i + 1; k < areas.size(); ++k) {
                const auto common = commonArea(*areas[i], *areas[k]).value();
                QVERIFY(common == nullptr || geo::areaOf(*common) < 1e-3);
            }
        }
    }
    void whatIsTakenAwayIsGone()
    {
        const auto square = geo::geometryFromWkt("POLYGON((0 0,10 0,10 10,0 10,0 0))").value();
        const auto half = geo::geometryFromWkt("POLYGON((5 0,20 0,20 10,5 10,5 0))").value();
        QVERIFY(isNear(geo::areaOf(*areaWithout(*square, *half).value()), 50));
        QVERIFY(isNear(geo::areaOf(*commonArea(*square, *half).value()), 50));
        QVERIFY(areaWithout(*square, *square).value() == nullptr);
    }
    void cancellingStopsTheUnion()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        const std::vector<ClassDisc> discs = {{{0, 0}, 500, 0}};
        QCOMPARE(classAreas(discs, 1, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ClassAreasTest)
#include "class_areas_test.moc"
