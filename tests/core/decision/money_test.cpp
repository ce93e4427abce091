// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/money.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::decision;

class MoneyTest : public QObject {
    Q_OBJECT

private slots:
    void sharesAreExactToTheCent()
    {
        QCOMPARE(shareOf(moneyOf(600'000), quotaOf(90)).cents, std::int64_t{54'000'000});
        QCOMPARE(shareOf(moneyOf(0.05), quotaOf(90)).cents, std::int64_t{5});  // 4.5 ct
        QCOMPARE(shareOf(moneyOf(1.15), quotaOf(70)).cents, std::int64_t{81}); // 80.5 ct; 80.49999 as a double
        QCOMPARE(shareOf(moneyOf(9'999'999'999.99), quotaOf(100)).cents, std::int64_t{999'999'999'999});
        QCOMPARE(shareOf(moneyOf(100), quotaOf(33.33)).cents, std::int64_t{3'333});
    }
    void partsAreEnough()
    {
        QCOMPARE(partOf(moneyOf(100), 3).cents, std::int64_t{3'334});
        QCOMPARE(partOf(moneyOf(99), 3).cents, std::int64_t{3'300});
    }
    void amountsAreReadable()
    {
        QCOMPARE(readableMoney(moneyOf(60'000), Language::German), std::string("60.000 €"));
        QCOMPARE(readableMoney(moneyOf(1'234.5), Language::German), std::string("1.234,50 €"));
        QCOMPARE(readableMoney(moneyOf(-0.07), Language::English), std::string("-€0.07"));
        QCOMPARE(euroOf(moneyOf(0.1) + moneyOf(0.2)), 0.3);
    }
};

QTEST_GUILESS_MAIN(MoneyTest)
#include "money_test.moc"
