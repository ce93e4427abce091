// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/components.h"
#include "core/network/search.h"

#include <QTest>

#include <algorithm>
#include <cmath>

#include "tests/support/street_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

namespace {

std::vector<Defect> defectsOf(const StreetTown& town)
{
    Job job;
    return findDefects(town.graph(), job).value();
}

std::ptrdiff_t count(const std::vector<Defect>& defects, DefectKind kind)
{
    return std::ranges::count(defects, kind, &Defect::kind);
}

} // namespace

class ComponentsTest : public QObject {
    Q_OBJECT

private slots:
    void theLargestComponentIsTheFirst()
    {
        StreetTown town;
        town.residential(1, {town.point(0, 0), town.point(100, 0)});
        const auto middle = town.point(0, 300);
        town.residential(2, {town.point(0, 500), middle});
        town.residential(3, {middle, town.point(500, 300)});
        const Components weak = componentsOf(town.graph(), Mode::Walk, Connection::Weak);
        QCOMPARE(weak.lengthsM.size(), 2U);
        QVERIFY(std::abs(weak.lengthsM[0] - 700.0) < 2.0);
        QVERIFY(std::abs(weak.lengthsM[1] - 100.0) < 1.0);
        QCOMPARE(std::ranges::count(weak.ofNode, 0U), 3);
    }
    void strongComponentsAreMutuallyReachable()
    {
        const StreetGraph graph = randomTown(7, 21).graph();
        const Components strong = componentsOf(graph, Mode::Bike, Connection::Strong);
        std::vector<std::vector<std::uint32_t>> costs;
        Search search(graph, Mode::Bike, Metric::Time);
        for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
            const Seed seed{node, 0};
            search.run({&seed, 1}, kNever);
            costs.emplace_back();
            for (std::uint32_t other = 0; other < graph.nodeCount(); ++other) {
                costs.back().push_back(search.cost(other));
            }
        }
        for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
            for (std::uint32_t other = 0; other < graph.nodeCount(); ++other) {
                const bool isBoth = costs[node][other] != kNever && costs[other][node] != kNever;
                if (strong.ofNode[node] == strong.ofNode[other]) {
                    QVERIFY(isBoth);
                }
            }
        }
    }
    void islandsAreDefects()
    {
        StreetTown town;
        town.residential(1, {town.point(0, 0), town.point(400, 0)});
        town.residential(2, {town.point(0, 300), town.point(100, 300)});
        const auto defects = defectsOf(town);
        QCOMPARE(count(defects, DefectKind::Island), 1);
        QCOMPARE(defects[0].way, std::int64_t{2});
        QVERIFY(std::abs(defects[0].measure - 100.0) < 1.0);
        QVERIFY(std::abs(defects[0].latitudeDeg - 50.0 - 300.0 / StreetTown::kLatitudeM) < 1e-6);
    }
    void aStreetThatCannotBeLeftIsATrap()
    {
        StreetTown town;
        const auto a = town.point(0, 0);
        const auto b = town.point(400, 0);
        const auto c = town.point(400, 300);
        town.residential(1, {a, b});
        town.street(2, {b, c}, {{"highway", "residential"}, {"oneway", "yes"}});
        QCOMPARE(count(defectsOf(town), DefectKind::OneWayTrap), 1);
        town.street(3, {c, a}, {{"highway", "residential"}, {"oneway", "yes"}});
        QCOMPARE(count(defectsOf(town), DefectKind::OneWayTrap), 0);
    }
    void aDeadEndThatJustMissesIsFound()
    {
        StreetTown town;
        town.residential(1, {town.point(0, 0), town.point(200, 0)});
        town.residential(2, {town.point(100, 0.4), town.point(100, 80)});
        town.residential(3, {town.point(150, 5), town.point(150, 80)});
        const auto defects = defectsOf(town);
        QCOMPARE(count(defects, DefectKind::NearMiss), 1);
        const auto found = std::ranges::find(defects, DefectKind::NearMiss, &Defect::kind);
        QCOMPARE(found->way, std::int64_t{2});
        QVERIFY(std::abs(found->measure - 0.4) < 0.02);
    }
    void doubledStreetsAreFound()
    {
        StreetTown town;
        const auto a = town.point(0, 0);
        const auto b = town.point(100, 0);
        town.residential(1, {a, b});
        town.residential(2, {b, a});
        town.residential(3, {a, town.point(50, 40), b});
        QCOMPARE(count(defectsOf(town), DefectKind::DoubledStreet), 1);
    }
    void aStoppedJobIsCancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(findDefects(randomTown(5, 1).graph(), job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ComponentsTest)
#include "components_test.moc"
