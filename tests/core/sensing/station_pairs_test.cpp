// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/station_pairs.h"

#include <QTest>

#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::sensing;

namespace {

Station at(std::int64_t id, double x, double y)
{
    return {.key = std::to_string(id), .name = {}, .geometry = {}, .place = std::pair{x, y}, .id = {id}, .series = 0};
}

} // namespace

class StationPairsTest : public QObject {
    Q_OBJECT

    std::vector<Station> m_own = {at(1, 500'000, 5'600'000), at(2, 500'000, 5'600'000)};
    std::vector<Station> m_other = {at(3, 500'300, 5'600'400), at(4, 500'000, 5'599'000), at(1, 500'000, 5'600'000)};

private slots:
    void initTestCase() { m_own[1].place.reset(); }
    void theNearestOtherOneIsFound()
    {
        WB_VALUE(const auto pairs,
                 stationPairs({.own = m_own, .ownSrsId = 25832, .other = m_other, .otherSrsId = 25832}));
        QCOMPARE(pairs.size(), std::size_t(1)); // the second has no place; the first is not its own neighbour
        QCOMPARE(pairs[0].other, std::size_t(0));
        QCOMPARE(pairs[0].distanceM, 500.0);
        QVERIFY(std::abs(pairs[0].bearingDeg - 36.8699) < 1e-3);
    }
    void allWithinTheDistanceByDistance()
    {
        const PairWish wish{.own = m_own,
                            .ownSrsId = 25832,
                            .other = m_other,
                            .otherSrsId = 25832,
                            .rule = PairRule::Within,
                            .distanceM = 1'000};
        WB_VALUE(const auto pairs, stationPairs(wish));
        QCOMPARE(pairs.size(), std::size_t(2));
        QCOMPARE(pairs[1].bearingDeg, 180.0);
        WB_VALUE(const auto near, stationPairs({.own = m_own,
                                                .ownSrsId = 25832,
                                                .other = m_other,
                                                .otherSrsId = 25832,
                                                .rule = PairRule::Within,
                                                .distanceM = 600}));
        QCOMPARE(near.size(), std::size_t(1));
    }
    void tablesWithoutPlacesHaveNoPairs()
    {
        WB_VALUE(const auto pairs, stationPairs({.own = m_own, .ownSrsId = 0, .other = m_other, .otherSrsId = 25832}));
        QVERIFY(pairs.empty());
    }
};

QTEST_GUILESS_MAIN(StationPairsTest)
#include "station_pairs_test.moc"
