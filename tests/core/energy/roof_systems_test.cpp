// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/roof_systems.h"

#include <QTest>

#include "tests/support/roof_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;
using namespace weitblick::test;

namespace {

Result<RoofSystems> systemsOf(RoofTown& town, const analysis::Arguments& arguments)
{
    RoofSystems found;
    WB_CHECK(town.inRun(arguments, [&](analysis::RunContext& context, Job& job) -> Result<void> {
        WB_TRY(found, readRoofSystems(context, job));
        return {};
    }));
    return found;
}

} // namespace

class RoofSystemsTest : public QObject {
    Q_OBJECT

private slots:
    void surfacesOfABuildingAreOneSystem()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a", .powerKwp = 6.0, .yieldKwh = 5'000.0, .eastM = 7.0},
                               {.building = "b"},
                               {.building = "a", .powerKwp = 4.0, .yieldKwh = 3'000.0, .tiltDeg = 1.0}}));
        WB_VALUE(const RoofSystems found, systemsOf(town, {}));
        QCOMPARE(found.roofs.size(), std::size_t{3});
        QCOMPARE(found.systems.size(), std::size_t{2});
        QCOMPARE(found.systems[0].roofs, (std::vector<std::size_t>{0, 2}));
        QCOMPARE(found.systems[0].powerKwp, 10.0);
        QCOMPARE(found.systems[0].yieldKwh, 8'000.0);
        QVERIFY(!found.systems[0].demandKwh);
        QCOMPARE(found.roofs[2].system, std::size_t{0});
        QCOMPARE(found.roofs[1].system, std::size_t{1});
        QCOMPARE(found.roofs[0].centre.x, 7.0);
        QCOMPARE(found.roofs[0].centre.y, 1.0);
        QCOMPARE(found.roofs[0].orientation.number, orientationClassOf(35.0, 180.0).number);
        QCOMPARE(found.roofs[2].orientation.number, orientationClassOf(0.0, 0.0).number);
    }
    void columnsThatAreGivenGoBeforeThoseOfTheRole()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a", .powerKwp = 6.0, .tiltDeg = 20.0}}));
        WB_VALUE(const RoofSystems found,
                 systemsOf(town, {{"power_column", "neigung_grad"}, {"demand_column", "leistung_kwp"}}));
        QCOMPARE(found.roofs[0].powerKwp, 20.0);
        QCOMPARE(found.systems[0].demandKwh, std::optional(6.0));
    }
    void withoutBuildingsEachRoofIsASystem()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = ""}, {.building = ""}}));
        WB_VALUE(const RoofSystems found, systemsOf(town, {}));
        QCOMPARE(found.systems.size(), std::size_t{2});
    }
    void rowsWithoutPowerOrYieldAreLeftOut()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a", .powerKwp = 0.0}, {.building = "b", .yieldKwh = -1.0}}));
        WB_VALUE(const RoofSystems found, systemsOf(town, {}));
        QVERIFY(found.roofs.empty());
        QVERIFY(found.systems.empty());
    }
    void aStopIsHeard()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"}}));
        const auto stopped = town.inRun({}, [](analysis::RunContext& context, Job&) -> Result<void> {
            std::stop_source stop;
            stop.request_stop();
            Job job(stop.get_token(), {});
            return readRoofSystems(context, job).has_value() ? Result<void>() : Error{.code = ErrorCode::Cancelled};
        });
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(RoofSystemsTest)
#include "roof_systems_test.moc"
