// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/network_choice.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;

class NetworkChoiceTest : public QObject {
    Q_OBJECT

private slots:
    void limitsAreNumbersInAscendingOrder()
    {
        WB_VALUE(const auto limits, limitsFrom("15; 5;7,5; 5"));
        QCOMPARE(limits, (std::vector<double>{5.0, 7.5, 15.0}));
        QVERIFY(!limitsFrom(""));
        QVERIFY(!limitsFrom("5; -3"));
        QVERIFY(!limitsFrom("5 km"));
        QVERIFY(!limitsFrom("5; x"));
    }
    void costsAreMillisecondsOrCentimetres()
    {
        QCOMPARE(costOf(15.0, network::Metric::Time), 900'000U);
        QCOMPARE(costOf(500.0, network::Metric::Distance), 50'000U);
        QCOMPARE(inMinutesOrMetres(90'000, network::Metric::Time), 1.5);
        QCOMPARE(inMinutesOrMetres(12'345, network::Metric::Distance), 123.45);
        QCOMPARE(costColumn(network::Metric::Time).unit, std::string("min"));
        QCOMPARE(costColumn(network::Metric::Distance).name, std::string("meter"));
    }
    void everyModeCanBeChosen()
    {
        const auto parameters = travelParameters();
        QCOMPARE(parameters.front().choices.size(), network::kModeCount);
        QCOMPARE(network::modeOf("pedelec"), network::Mode::Pedelec);
    }
};

QTEST_GUILESS_MAIN(NetworkChoiceTest)
#include "network_choice_test.moc"
