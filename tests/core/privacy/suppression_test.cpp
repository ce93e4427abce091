// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/suppression.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace weitblick::privacy;

class SuppressionTest : public QObject {
    Q_OBJECT

private slots:
    void aSmallPartTakesTheNextSmallestWithIt()
    {
        const std::vector<double> members{12, 7, 4};
        const Suppression found = suppressed(members, 5, Total::Shown);
        QCOMPARE(found.hidden, (std::vector<bool>{false, true, true}));
        QVERIFY(!found.isTotalHidden);
    }
    void enoughMembersHideNothing()
    {
        const std::vector<double> members{12, 7, 5};
        const Suppression found = suppressed(members, 5, Total::Shown);
        QCOMPARE(found.hidden, (std::vector<bool>{false, false, false}));
        QVERIFY(!found.isTotalHidden);
    }
    void aSinglePartHidesItsTotal()
    {
        const std::vector<double> members{4};
        const Suppression found = suppressed(members, 5, Total::Shown);
        QCOMPARE(found.hidden, (std::vector<bool>{true}));
        QVERIFY(found.isTotalHidden);
    }
    void withoutATotalOnlyTheSmallPartIsHidden()
    {
        const std::vector<double> members{12, 7, 4};
        QCOMPARE(suppressed(members, 5, Total::Hidden).hidden, (std::vector<bool>{false, false, true}));
    }
    void emptyPartsAreShownAsEmpty()
    {
        const std::vector<double> members{0, 8, 0, 9};
        QCOMPARE(suppressed(members, 5, Total::Shown).hidden, (std::vector<bool>{false, false, false, false}));
    }
    void twoSmallPartsOfTooFewTogetherTakeAThird()
    {
        const std::vector<double> members{1, 2, 9, 6};
        QCOMPARE(suppressed(members, 5, Total::Shown).hidden, (std::vector<bool>{true, true, false, true}));
    }
    void oneLargeContributorDominates()
    {
        const DominanceRule rule{.largestShare = 0.85, .twoLargestShare = 0.90};
        Contributions industry;
        for (const double value : {5.0, 90.0, 3.0, 1.0, 1.0}) {
            industry.add(value, 1);
        }
        QCOMPARE(industry.largest, 90.0);
        QCOMPARE(industry.secondLargest, 5.0);
        QVERIFY(isDominated(industry, rule));
        Contributions even;
        for (int i = 0; i < 10; ++i) {
            even.add(10.0, 1);
        }
        QVERIFY(!isDominated(even, rule));
        Contributions pair; // 60 + 31 of 100: the second can tell the first
        for (const double value : {60.0, 31.0, 5.0, 4.0}) {
            pair.add(value, 1);
        }
        QVERIFY(isDominated(pair, rule));
        QVERIFY(!isDominated(Contributions(), rule));
    }
    void aGroupThatMayBeToldDominatesNobody()
    {
        Contributions blocks;
        blocks.addGroup(900.0, 9);
        blocks.add(100.0, 1);
        QCOMPARE(blocks.members, 10.0);
        QCOMPARE(blocks.sum, 1000.0);
        QVERIFY(!isDominated(blocks, {.largestShare = 0.85, .twoLargestShare = 0.90}));
    }
    void aDominatedPartIsHiddenWithAnother()
    {
        const std::vector<double> members{12, 7, 9};
        const std::vector<bool> must{true, false, false};
        QCOMPARE(suppressed(members, must, 5, Total::Shown).hidden, (std::vector<bool>{true, true, false}));
    }
    void hiddenPartsOfAShownTotalNeverTellOneOfThem()
    {
        std::mt19937 random(17);
        for (int trial = 0; trial < 2000; ++trial) {
            std::vector<double> members(random() % 12);
            for (double& each : members) {
                each = static_cast<double>(random() % 15);
            }
            const Suppression found = suppressed(members, 5, Total::Shown);
            double hiddenMembers = 0;
            int hiddenCount = 0;
            for (std::size_t part = 0; part < members.size(); ++part) {
                QVERIFY(found.hidden[part] || members[part] == 0.0 || members[part] >= 5.0);
                hiddenMembers += found.hidden[part] ? members[part] : 0.0;
                hiddenCount += found.hidden[part] ? 1 : 0;
            }
            QVERIFY(found.isTotalHidden || hiddenCount == 0 || (hiddenCount > 1 && hiddenMembers >= 5.0));
        }
    }
    void aHiddenAmountLiesBetweenNothingAndTheRest()
    {
        const Interval interval = intervalOf(100.0, 64.0);
        QCOMPARE(interval.low, 0.0);
        QCOMPARE(interval.high, 36.0);
        QCOMPARE(intervalOf(10.0, 11.0).high, 0.0);
    }
};

QTEST_GUILESS_MAIN(SuppressionTest)
#include "suppression_test.moc"
