// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/contiguous_groups.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

using namespace weitblick::privacy;

namespace {

/// Whether the units of each group hang together by neighbours of the same group.
bool areConnected(const std::vector<std::uint32_t>& groups, const std::vector<Neighbours>& neighbours)
{
    std::vector<std::uint32_t> root(groups.size());
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&](std::uint32_t unit) {
        while (root[unit] != unit) {
            unit = root[unit] = root[root[unit]];
        }
        return unit;
    };
    for (const auto& [a, b] : neighbours) {
        if (groups[a] == groups[b]) {
            root[find(a)] = find(b);
        }
    }
    std::map<std::uint32_t, std::set<std::uint32_t>> roots;
    for (std::uint32_t unit = 0; unit < groups.size(); ++unit) {
        if (groups[unit] != kNoGroup) {
            roots[groups[unit]].insert(find(unit));
        }
    }
    return std::ranges::all_of(roots, [](const auto& group) { return group.second.size() == 1; });
}

std::map<std::uint32_t, double> membersOf(const std::vector<std::uint32_t>& groups, const std::vector<double>& members)
{
    std::map<std::uint32_t, double> sums;
    for (std::size_t unit = 0; unit < groups.size(); ++unit) {
        sums[groups[unit]] += members[unit];
    }
    return sums;
}

} // namespace

class ContiguousGroupsTest : public QObject {
    Q_OBJECT

private slots:
    void aStreetIsCutIntoStretchesOfFive()
    {
        std::vector<Neighbours> street;
        for (std::uint32_t house = 0; house + 1 < 12; ++house) {
            street.emplace_back(house, house + 1);
        }
        const std::vector<double> members(12, 1.0);
        const auto groups = contiguousGroups(members, street, 5.0);
        const auto sums = membersOf(groups, members);
        QCOMPARE(sums.size(), std::size_t{2}); // 5 and 7
        QVERIFY(areConnected(groups, street));
        for (const auto& [group, sum] : sums) {
            QVERIFY(sum >= 5.0);
        }
    }
    void aHamletOfFourIsInNoGroup()
    {
        const std::vector<double> members(9, 1.0);
        const std::vector<Neighbours> neighbours{{0, 1}, {1, 2}, {2, 3}, {4, 5}, {5, 6}, {6, 7}, {7, 8}};
        const auto groups = contiguousGroups(members, neighbours, 5.0);
        for (std::size_t unit = 0; unit < 4; ++unit) {
            QCOMPARE(groups[unit], kNoGroup);
        }
        for (std::size_t unit = 5; unit < 9; ++unit) {
            QCOMPARE(groups[unit], groups[4]);
        }
    }
    void nobodyHasNoGroup() { QVERIFY(contiguousGroups({}, {}, 5.0).empty()); }
    void aBlockWithEnoughMembersStandsAlone()
    {
        const std::vector<double> members{7, 6};
        const std::vector<Neighbours> neighbours{{0, 1}};
        const auto groups = contiguousGroups(members, neighbours, 5.0);
        QVERIFY(groups[0] != groups[1]);
    }
    /// Row DQ-07: 20,000 meters, no group below five, all groups connected, the total kept.
    void twentyThousandMetersOfATown()
    {
        constexpr std::uint32_t kColumns = 200;
        constexpr std::uint32_t kRows = 100;
        std::mt19937 random(3);
        std::vector<double> members(kColumns * kRows);
        for (double& each : members) {
            each = static_cast<double>(random() % 4); // some house numbers have no meter
        }
        std::vector<Neighbours> neighbours;
        for (std::uint32_t unit = 0; unit < kColumns * kRows; ++unit) {
            if (unit % kColumns + 1 < kColumns && random() % 10 != 0) {
                neighbours.emplace_back(unit, unit + 1);
            }
            if (unit + kColumns < kColumns * kRows && random() % 3 != 0) {
                neighbours.emplace_back(unit, unit + kColumns);
            }
        }
        const auto groups = contiguousGroups(members, neighbours, 5.0);
        const auto sums = membersOf(groups, members);
        QVERIFY(areConnected(groups, neighbours));
        double kept = 0.0;
        double all = 0.0;
        for (const auto& [group, sum] : sums) {
            QVERIFY(group == kNoGroup || sum >= 5.0);
            kept += group == kNoGroup ? 0.0 : sum;
            all += sum;
        }
        QCOMPARE(all, std::accumulate(members.begin(), members.end(), 0.0));
        QVERIFY(kept > 0.99 * all);                           // hamlets of too few aside
        QVERIFY(static_cast<double>(sums.size()) > all / 15); // and the groups are small
    }
};

QTEST_GUILESS_MAIN(ContiguousGroupsTest)
#include "contiguous_groups_test.moc"
