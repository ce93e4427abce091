// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/street_rules.h"

#include <QTest>

#include "tests/support/street_town.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

namespace {

double forward(const Tags& tags, Mode mode)
{
    return useOf(tags, shippedRules()).forwardKmh[indexOf(mode)];
}
double backward(const Tags& tags, Mode mode)
{
    return useOf(tags, shippedRules()).backwardKmh[indexOf(mode)];
}
bool isBlocked(const Tags& tags, Mode mode)
{
    return (blockedModesAt(tags, shippedRules()) >> indexOf(mode) & 1U) != 0;
}

} // namespace

class StreetRulesTest : public QObject {
    Q_OBJECT

private slots:
    void everybodyUsesAResidentialStreet()
    {
        const Tags tags{{"highway", "residential"}};
        QCOMPARE(forward(tags, Mode::Walk), 4.8);
        QCOMPARE(forward(tags, Mode::Bike), 15.0);
        QCOMPARE(forward(tags, Mode::Pedelec), 20.0);
        QCOMPARE(forward(tags, Mode::Car), 25.0);
        QCOMPARE(backward(tags, Mode::Car), 25.0);
        QCOMPARE(backward(tags, Mode::Wheelchair), 3.6);
    }
    void aMotorwayIsForCarsAndOneWay()
    {
        const Tags tags{{"highway", "motorway"}};
        QCOMPARE(forward(tags, Mode::Car), 90.0);
        QCOMPARE(backward(tags, Mode::Car), 0.0);
        QCOMPARE(forward(tags, Mode::Bike), 0.0);
        QCOMPARE(forward({{"highway", "primary"}, {"motorroad", "yes"}}, Mode::Walk), 0.0);
    }
    void whatIsNoStreetIsNotUsable()
    {
        QVERIFY(!useOf({{"highway", "construction"}}, shippedRules()).isUsable());
        QVERIFY(!useOf({{"highway", "proposed"}}, shippedRules()).isUsable());
        QVERIFY(!useOf({{"railway", "rail"}}, shippedRules()).isUsable());
    }
    void aSignLiftsTheBanOfTheClass()
    {
        QCOMPARE(forward({{"highway", "footway"}}, Mode::Bike), 0.0);
        QCOMPARE(forward({{"highway", "footway"}, {"bicycle", "yes"}}, Mode::Bike), 5.0);
        QCOMPARE(forward({{"highway", "track"}}, Mode::Car), 0.0);
        QCOMPARE(forward({{"highway", "track"}, {"motor_vehicle", "destination"}}, Mode::Car), 15.0);
        QCOMPARE(forward({{"highway", "track"}, {"access", "yes"}}, Mode::Car), 0.0); // too general
    }
    void theMostSpecialSignDecides()
    {
        const Tags tags{{"highway", "service"}, {"access", "private"}, {"foot", "yes"}, {"vehicle", "no"}};
        QCOMPARE(forward(tags, Mode::Walk), 4.8);
        QCOMPARE(forward(tags, Mode::Bike), 0.0);
        QCOMPARE(forward(tags, Mode::Car), 0.0);
        QCOMPARE(forward({{"highway", "residential"}, {"wheelchair", "no"}}, Mode::Wheelchair), 0.0);
    }
    void oneWaysHoldForWheelsOnly()
    {
        const Tags tags{{"highway", "residential"}, {"oneway", "yes"}};
        QCOMPARE(backward(tags, Mode::Car), 0.0);
        QCOMPARE(backward(tags, Mode::Bike), 0.0);
        QCOMPARE(backward(tags, Mode::Walk), 4.8);
        QCOMPARE(forward({{"highway", "residential"}, {"oneway", "-1"}}, Mode::Car), 0.0);
        QCOMPARE(backward({{"highway", "residential"}, {"oneway", "-1"}}, Mode::Car), 25.0);
        QCOMPARE(backward({{"highway", "residential"}, {"junction", "roundabout"}}, Mode::Car), 0.0);
        QCOMPARE(backward({{"highway", "motorway"}, {"oneway", "no"}}, Mode::Car), 90.0);
    }
    void bicyclesMayRideAgainstAFreedOneWay()
    {
        QCOMPARE(backward({{"highway", "residential"}, {"oneway", "yes"}, {"oneway:bicycle", "no"}}, Mode::Bike), 15.0);
        QCOMPARE(backward({{"highway", "residential"}, {"oneway", "yes"}, {"cycleway", "opposite_lane"}}, Mode::Bike),
                 15.0);
        QCOMPARE(backward({{"highway", "residential"}, {"oneway", "yes"}, {"oneway:bicycle", "no"}}, Mode::Car), 0.0);
    }
    void speedLimitsAreForCars()
    {
        QCOMPARE(forward({{"highway", "residential"}, {"maxspeed", "30"}}, Mode::Car), 24.0);
        QCOMPARE(forward({{"highway", "residential"}, {"maxspeed", "30"}}, Mode::Walk), 4.8);
        QCOMPARE(speedLimitKmh("50"), 50.0);
        QVERIFY(std::abs(speedLimitKmh("30 mph") - 48.28032) < 1e-9);
        QCOMPARE(speedLimitKmh("none"), 130.0);
        QCOMPARE(speedLimitKmh("DE:zone:30"), 30.0);
        QCOMPARE(speedLimitKmh("walk"), 7.0);
        QCOMPARE(speedLimitKmh("signals"), 0.0);
    }
    void stepsAndRoughGroundStopWheelchairs()
    {
        QCOMPARE(forward({{"highway", "steps"}}, Mode::Walk), 2.4);
        QCOMPARE(forward({{"highway", "steps"}}, Mode::Wheelchair), 0.0);
        QCOMPARE(forward({{"highway", "path"}, {"surface", "gravel"}}, Mode::Wheelchair), 0.0);
        QCOMPARE(forward({{"highway", "footway"}, {"surface", "sett"}}, Mode::Wheelchair), 3.6 * 0.6);
    }
    void cyclistsDismountToWalkingPace()
    {
        QCOMPARE(forward({{"highway", "service"}, {"bicycle", "dismount"}}, Mode::Bike), 4.8);
    }
    void barriersStopSome()
    {
        QVERIFY(isBlocked({{"barrier", "bollard"}}, Mode::Car));
        QVERIFY(!isBlocked({{"barrier", "bollard"}}, Mode::Bike));
        QVERIFY(!isBlocked({{"barrier", "bollard"}, {"motor_vehicle", "yes"}}, Mode::Car));
        QVERIFY(isBlocked({{"barrier", "gate"}, {"access", "private"}}, Mode::Walk));
        QVERIFY(isBlocked({{"kerb", "raised"}}, Mode::Wheelchair));
        QVERIFY(!isBlocked({{"kerb", "lowered"}}, Mode::Wheelchair));
        QCOMPARE(blockedModesAt({{"highway", "crossing"}}, shippedRules()), std::uint8_t{0});
        QCOMPARE(blockedModesAt({{"barrier", "entrance"}}, shippedRules()), std::uint8_t{0});
    }
    void aTableWithoutARuleIsRefused()
    {
        const analysis::registry::Table broken{{{std::string("walk"), std::monostate()}}};
        RuleTables tables{&broken, &broken, &broken, &broken, &broken, &broken, 4.8};
        const auto rules = streetRules(tables);
        QVERIFY(!rules);
        QCOMPARE(rules.error().code, ErrorCode::InvalidInput);
        QCOMPARE(streetRuleEntries().size(), 7U);
    }
    void otherRulesHaveAnotherText()
    {
        StreetRules other = shippedRules();
        QCOMPARE(other.canonicalText(), shippedRules().canonicalText());
        other.classes.front().speedsKmh[3] += 1.0;
        QVERIFY(other.canonicalText() != shippedRules().canonicalText());
    }
};

QTEST_GUILESS_MAIN(StreetRulesTest)
#include "street_rules_test.moc"
