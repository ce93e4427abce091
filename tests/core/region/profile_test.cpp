// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/profile.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace weitblick;
using namespace weitblick::region;

namespace {

/// Nine towns with the values 1 … 9, and tax where more is better.
PeerTable nineTowns()
{
    PeerTable table{.features = {{.id = "tax",
                                  .title = {"Steuerkraft je Einwohner", "Tax base"},
                                  .unit = {"€", "€"},
                                  .direction = Direction::More,
                                  .decimals = 0}}};
    for (int i = 1; i <= 9; ++i) {
        table.keys.push_back(std::to_string(i));
        table.names.push_back("Ort " + std::to_string(i));
        table.values.push_back(i * 100.0);
    }
    return table;
}

std::vector<std::size_t> all(const PeerTable& table)
{
    std::vector<std::size_t> rows(table.rowCount());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

} // namespace

class ProfileTest : public QObject {
    Q_OBJECT

private slots:
    void percentileAndQuartilesAreThoseOfTheOthers()
    {
        const PeerTable table = nineTowns();
        const auto line = profileOf(table, 8, all(table), nullptr)[0];
        QCOMPARE(line.peerCount, std::size_t{8});
        QCOMPARE(line.lessCount, std::size_t{8});
        QCOMPARE(line.moreCount, std::size_t{0});
        QVERIFY(std::abs(line.percentile - 100.0 * 8.5 / 9.0) < 1e-12);
        QCOMPARE(line.median, 450.0);        // of 100 … 800
        QCOMPARE(line.lowerQuartile, 275.0); // numpy.percentile([100 … 800], 25)
        QCOMPARE(line.upperQuartile, 625.0);
        QVERIFY(line.standing == Standing::Strength);
    }
    void theDirectionSaysWhatIsGood()
    {
        PeerTable table = nineTowns();
        QVERIFY(profileOf(table, 0, all(table), nullptr)[0].standing == Standing::Weakness);
        QVERIFY(profileOf(table, 4, all(table), nullptr)[0].standing == Standing::Usual);
        table.features[0].direction = Direction::Less;
        QVERIFY(profileOf(table, 0, all(table), nullptr)[0].standing == Standing::Strength);
        table.features[0].direction = Direction::Neutral;
        QVERIFY(profileOf(table, 0, all(table), nullptr)[0].standing == Standing::Low);
        QVERIFY(profileOf(table, 8, all(table), nullptr)[0].standing == Standing::High);
    }
    void fewPeersGiveNoStanding()
    {
        const PeerTable table = nineTowns();
        const std::vector<std::size_t> few{0, 1, 2};
        QVERIFY(profileOf(table, 8, few, nullptr)[0].standing == Standing::Unknown);
        QCOMPARE(titleOf(Standing::Unknown).de, std::string("nicht bekannt"));
    }
    void sentencesCountRight()
    {
        const PeerTable table = nineTowns();
        const Feature& tax = table.features[0];
        QCOMPARE(
            sentenceOf(profileOf(table, 7, all(table), nullptr)[0], tax).de,
            std::string("Steuerkraft je Einwohner: 800 €; Median der Vergleichsgemeinden 450 €. 1 von 8 hat mehr, 7 "
                        "von 8 haben weniger."));
        QCOMPARE(
            sentenceOf(profileOf(table, 8, all(table), nullptr)[0], tax).de,
            std::string("Steuerkraft je Einwohner: 900 €; Median der Vergleichsgemeinden 450 €. Keine von 8 hat mehr, "
                        "alle 8 haben weniger."));
        QCOMPARE(sentenceOf(profileOf(table, 7, all(table), nullptr)[0], tax).en,
                 std::string("Tax base: 800 €; median of the peers 450 €. 1 of 8 has more, 7 of 8 have less."));
    }
    void risingAndFallingAreTold()
    {
        const PeerTable table = nineTowns();
        PeerTable earlier = table;
        earlier.values = {90, 230, 300.3, 0, 0, 0, 0, 0, std::numeric_limits<double>::quiet_NaN()};
        const auto sentence = [&](std::size_t row) {
            return sentenceOf(profileOf(table, row, all(table), &earlier)[0], table.features[0]);
        };
        QVERIFY(sentence(0).de.ends_with("Gegenüber dem früheren Stand um 10 € gestiegen."));
        QVERIFY(sentence(1).de.ends_with("Gegenüber dem früheren Stand um 30 € gesunken."));
        QVERIFY(sentence(1).en.ends_with("Fallen by 30 € against the earlier state."));
        QVERIFY(sentence(2).de.ends_with("Gegenüber dem früheren Stand unverändert."));
        QVERIFY(!profileOf(table, 8, all(table), &earlier)[0].change);
    }
    void noValueIsSaid()
    {
        PeerTable table = nineTowns();
        table.values[0] = std::numeric_limits<double>::quiet_NaN();
        const auto line = profileOf(table, 0, all(table), nullptr)[0];
        QVERIFY(!line.value);
        QCOMPARE(sentenceOf(line, table.features[0]).de, std::string("Steuerkraft je Einwohner: kein Wert."));
        QCOMPARE(profileOf(table, 1, all(table), nullptr)[0].peerCount, std::size_t{7});
        QCOMPARE(sentenceOf(profileOf(table, 1, {}, nullptr)[0], table.features[0]).de,
                 std::string("Steuerkraft je Einwohner: 200 €; keine Vergleichswerte."));
    }
};

QTEST_GUILESS_MAIN(ProfileTest)
#include "profile_test.moc"
