// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/street_town.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

namespace {

/// A junction of three streets; who comes along 1 must not turn into 3.
StreetTown junction(TurnRule::Kind kind)
{
    StreetTown town;
    const auto middle = town.point(100, 0);
    town.residential(1, {town.point(0, 0), middle});
    town.residential(2, {middle, town.point(200, 0)});
    town.residential(3, {middle, town.point(100, 100)});
    town.turn(kind, 1, middle, 3);
    return town;
}

} // namespace

class ModeArcsTest : public QObject {
    Q_OBJECT

private slots:
    void aForbiddenTurnMakesACopyWithoutThatExit()
    {
        const StreetGraph graph = junction(TurnRule::Kind::Forbidden).graph();
        const ModeGraph& car = graph.of(Mode::Car);
        QCOMPARE(car.copies.size(), 1U);
        QCOMPARE(car.nodeCount(), graph.nodeCount() + 1);
        QCOMPARE(car.heads[graph.nodeCount() + 1] - car.heads[graph.nodeCount()], 2U); // back and straight on
    }
    void anOrderedTurnLeavesOneExit()
    {
        const StreetGraph graph = junction(TurnRule::Kind::Only).graph();
        const ModeGraph& car = graph.of(Mode::Car);
        QCOMPARE(car.heads[graph.nodeCount() + 1] - car.heads[graph.nodeCount()], 1U);
    }
    void whoWalksTurnsAsHeLikes()
    {
        const StreetGraph graph = junction(TurnRule::Kind::Forbidden).graph();
        QVERIFY(graph.of(Mode::Walk).copies.empty());
        QCOMPARE(graph.of(Mode::Walk).arcs.size(), 6U);
    }
    void aUTurnIsForbiddenOnItsOwnEdgeOnly()
    {
        StreetTown town;
        const auto middle = town.point(100, 0);
        town.residential(1, {town.point(0, 0), middle, town.point(200, 0)});
        town.residential(2, {middle, town.point(100, 100)});
        town.turn(TurnRule::Kind::Forbidden, 1, middle, 1);
        const StreetGraph graph = town.graph();
        const ModeGraph& car = graph.of(Mode::Car);
        QCOMPARE(car.copies.size(), 2U); // from both sides
        QCOMPARE(car.heads[graph.nodeCount() + 1] - car.heads[graph.nodeCount()], 2U);
    }
};

QTEST_GUILESS_MAIN(ModeArcsTest)
#include "mode_arcs_test.moc"
