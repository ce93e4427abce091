// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/dashboard.h"

#include <QTest>

#include <algorithm>
#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;

namespace {

Tile kpi(const std::string& id, Place place)
{
    return {.id = id, .place = place, .content = KpiContent{.indicator = "area"}};
}

Dashboard twoTiles()
{
    return {.id = "x", .title = {"Probe", "Trial"}, .tiles = {kpi("a", {0, 0, 6, 3}), kpi("b", {6, 0, 6, 3})}};
}

} // namespace

class DashboardTest : public QObject {
    Q_OBJECT

private slots:
    void everyEditHasAnInverse_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; number < 6; ++number) {
            QTest::newRow(qPrintable(QString::number(number))) << number;
        }
    }
    void everyEditHasAnInverse()
    {
        QFETCH(int, number);
        const std::vector<Edit> edits = {
            AddTile{kpi("c", {0, 3, 24, 2})},
            RemoveTile{"a"},
            PlaceTile{"a", {0, 5, 8, 4}},
            ChangeTile{{.id = "a", .title = {"Neu", "New"}, .content = TextContent{{"x", "x"}}}},
            ArrangeTiles{{{"a", {6, 0, 6, 3}}, {"b", {0, 0, 6, 3}}}},
            ChangeHeading{.title = {"Anders", "Other"}, .scenarios = {{{"Basis", "Base"}, "A"}}}};
        Dashboard dashboard = twoTiles();
        const Edit& edit = edits.at(static_cast<std::size_t>(number));
        WB_VALUE(const Edit inverse, apply(dashboard, edit));
        QVERIFY(dashboard != twoTiles());
        QVERIFY(!describe(edit).de.empty());
        WB_VALUE(const Edit again, apply(dashboard, inverse));
        QVERIFY(dashboard == twoTiles());
        WB_VERIFY_RESULT(apply(dashboard, again));
        QVERIFY(dashboard != twoTiles());
    }
    void whatCannotBeIsRefusedAndChangesNothing_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; number < 7; ++number) {
            QTest::newRow(qPrintable(QString::number(number))) << number;
        }
    }
    void whatCannotBeIsRefusedAndChangesNothing()
    {
        QFETCH(int, number);
        const std::vector<Edit> edits = {AddTile{kpi("a", {0, 9, 4, 4})},     AddTile{kpi("Groß", {0, 9, 4, 4})},
                                         PlaceTile{"a", {20, 0, 6, 3}},       PlaceTile{"a", {0, -1, 6, 3}},
                                         PlaceTile{"a", {3, 0, 6, 3}},        RemoveTile{"c"},
                                         PlaceTile{"a", {0, 0, 6, 1'000'000}}};
        Dashboard dashboard = twoTiles();
        const auto inverse = apply(dashboard, edits.at(static_cast<std::size_t>(number)));
        QVERIFY(!inverse);
        QVERIFY(!inverse.error().message.de.empty());
        QVERIFY(dashboard == twoTiles());
    }
    void overlapNamesTheOtherTile()
    {
        Dashboard dashboard = twoTiles();
        const auto inverse = apply(dashboard, PlaceTile{"a", {3, 0, 6, 3}});
        QVERIFY(inverse.error().message.en.find("“b”") != std::string::npos);
    }
    void tilesStayInTheOrderOfReading()
    {
        Dashboard dashboard = twoTiles();
        WB_VERIFY_RESULT(apply(dashboard, PlaceTile{"a", {0, 4, 6, 3}}));
        QCOMPARE(dashboard.tiles.front().id, std::string("b"));
    }
    void freePlaceIsTheFirstThatIsFree()
    {
        const Dashboard dashboard = twoTiles();
        QCOMPARE(freePlace(dashboard, 6, 3), (Place{12, 0, 6, 3}));
        QCOMPARE(freePlace(dashboard, 24, 2), (Place{0, 3, 24, 2}));
        QCOMPARE(freePlace({}, 99, 2), (Place{0, 0, 24, 2}));
    }
    void newTilesGetNamesOfTheirOwn()
    {
        Dashboard dashboard = twoTiles();
        QCOMPARE(freeTileId(dashboard, TileKind::Kpi), std::string("kpi"));
        WB_VERIFY_RESULT(apply(dashboard, AddTile{kpi("kpi", {0, 9, 4, 3})}));
        QCOMPARE(freeTileId(dashboard, TileKind::Kpi), std::string("kpi_2"));
    }
    void whatIsInTheWayMovesDown()
    {
        Dashboard dashboard = twoTiles();
        WB_VERIFY_RESULT(apply(dashboard, makingRoom(dashboard, "a", {3, 0, 6, 3})));
        QCOMPARE(findTile(dashboard, "a")->place, (Place{3, 0, 6, 3}));
        QCOMPARE(findTile(dashboard, "b")->place, (Place{6, 3, 6, 3}));
        QCOMPARE(rowCount(dashboard), 6);
    }
    void makingRoomNeverLeavesAnOverlap()
    {
        std::mt19937 random(7);
        const auto below = [&](int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random); };
        for (int round = 0; round < 200; ++round) {
            Dashboard dashboard;
            for (int tile = 0; tile < 10; ++tile) {
                const Place place = freePlace(dashboard, 1 + below(12), 1 + below(5));
                WB_VERIFY_RESULT(apply(dashboard, AddTile{kpi("t" + std::to_string(tile), place)}));
            }
            const int width = 1 + below(24);
            const Place wanted{below(25 - width), below(12), width, 1 + below(5)};
            WB_VERIFY_RESULT(apply(dashboard, makingRoom(dashboard, "t3", wanted)));
            QCOMPARE(findTile(dashboard, "t3")->place, wanted);
        }
    }
};

QTEST_GUILESS_MAIN(DashboardTest)
#include "dashboard_test.moc"
