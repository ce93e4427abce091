// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/exact_amount.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace weitblick::analysis::spatial;

namespace {

AmountUnit unitFor(const std::vector<double>& values)
{
    AmountUnitFinder finder;
    for (const double value : values) {
        finder.add(value);
    }
    return finder.unit();
}

} // namespace

class ExactAmountTest : public QObject {
    Q_OBJECT

private slots:
    void decimalsAddUpAsOnPaper()
    {
        const std::vector<double> values(10, 0.1);
        const AmountUnit unit = unitFor(values);
        Amount sum = 0;
        for (const double value : values) {
            sum += unit.fromNumber(value);
        }
        QCOMPARE(unit.toNumber(sum), 1.0);
        QVERIFY(std::accumulate(values.begin(), values.end(), 0.0) != 1.0);
    }
    void everyValueComesBackAsItWas_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::newRow("whole") << QList<double>{0, 1, -7, 83'000'000, 9007199254740991.0};
        QTest::newRow("decimal") << QList<double>{0.1, -2.25, 1234567.891, 5};
        QTest::newRow("computed") << QList<double>{1.0 / 3.0, std::sqrt(2.0), -1e6 / 7.0};
        QTest::newRow("tiny") << QList<double>{1e-20 / 3.0, 2e-20};
        QTest::newRow("huge") << QList<double>{1e25 / 3.0, 1e24};
    }
    void everyValueComesBackAsItWas()
    {
        QFETCH(QList<double>, values);
        const AmountUnit unit = unitFor({values.begin(), values.end()});
        for (const double value : values) {
            QCOMPARE(unit.toNumber(unit.fromNumber(value)), value);
        }
    }
    void largeWholeNumbersStayExact()
    {
        AmountUnitFinder finder;
        const std::int64_t large = 9'223'372'036'854'775'807;
        finder.add(large);
        finder.add(large);
        const AmountUnit unit = finder.unit();
        QCOMPARE(unit.toNumber(unit.fromInteger(large) + unit.fromInteger(large)), 1.8446744073709552e19);
        QVERIFY(unit.fromInteger(large) - unit.fromInteger(large - 1) == unit.fromInteger(1));
    }
    void partsAndRestAreTheWhole()
    {
        std::mt19937_64 random(3);
        std::uniform_real_distribution<double> any(0.0, 1.0);
        AmountUnitFinder finder;
        finder.add(1000.0);
        const AmountUnit unit = finder.unit();
        std::vector<Amount> parts;
        for (int round = 0; round < 2000; ++round) {
            const Amount whole = unit.fromInteger(static_cast<std::int64_t>(random() % 1000) - 500);
            std::vector<double> shares(1 + random() % 5);
            for (double& share : shares) {
                share = any(random) / static_cast<double>(shares.size());
            }
            const Amount rest = apportion(whole, shares, parts);
            QVERIFY(std::accumulate(parts.begin(), parts.end(), rest) == whole);
            QVERIFY(std::abs(unit.toNumber(parts[0]) - unit.toNumber(whole) * shares[0]) < 1e-5);
        }
    }
    void sharesOfOneLeaveNothing()
    {
        const AmountUnit unit = unitFor({100.0});
        std::vector<Amount> parts;
        QVERIFY(apportion(unit.fromNumber(100.0), std::vector<double>{1.0 / 3, 1.0 / 3, 1.0 / 3}, parts) == 0);
        QCOMPARE(unit.toNumber(parts[0] + parts[1] + parts[2]), 100.0);
        QVERIFY(apportion(unit.fromNumber(100.0), std::vector<double>{0.75, 0.75}, parts) == 0);
        QCOMPARE(unit.toNumber(parts[0]), 50.0);
    }
    void noSharesLeaveEverything()
    {
        std::vector<Amount> parts;
        QVERIFY(apportion(7, {}, parts) == 7);
        QVERIFY(parts.empty());
    }
};

QTEST_GUILESS_MAIN(ExactAmountTest)
#include "exact_amount_test.moc"
