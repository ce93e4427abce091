// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/economics_total.h"

#include <QTest>

#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

namespace {

RoofOutcome outcomeOf(double investmentEuro, double yieldKwh, double ownUseShare, double feedInEuroPerKwh)
{
    RoofOutcome outcome{.investment = {.investmentEuro = investmentEuro,
                                       .firstYearKwh = yieldKwh,
                                       .ownUseShare = ownUseShare,
                                       .curtailedShare = 0.02,
                                       .usableShare = 0.95,
                                       .gridEuroPerKwh = 0.35,
                                       .feedInEuroPerKwh = feedInEuroPerKwh,
                                       .runningEuroPerYear = investmentEuro * 0.01,
                                       .degradation = 0.005,
                                       .priceIncrease = 0.02,
                                       .discountRate = 0.03},
                        .powerKwp = yieldKwh / 950.0,
                        .avoidedTonnes = 1.5};
    outcome.economics = pvEconomics(outcome.investment).value();
    return outcome;
}

} // namespace

class EconomicsTotalTest : public QObject {
    Q_OBJECT

private slots:
    void sumsAreExactToTheCent()
    {
        EconomicsTotal total;
        RoofOutcome roof = outcomeOf(100.10, 950.0, 0.3, 0.08);
        roof.economics.netPresentValueEuro = 0.10;
        roof.economics.firstYearEuro = -0.01;
        for (int i = 0; i < 1'000; ++i) {
            total.add(roof);
        }
        QVERIFY(total.netPresentValueEuro() == 100.0);
        QVERIFY(total.firstYearEuro() == -10.0);
        QVERIFY(total.investmentEuro() == 100'100.0);
        QCOMPARE(total.count(), std::int64_t{1000});
        QCOMPARE(total.profitableCount(), std::int64_t{1000});
    }
    /// Yields, payments and costs are linear, so the values of different roofs add up to that of all together.
    void allTogetherIsTheSumOfTheRoofs()
    {
        EconomicsTotal total;
        double value = 0.0;
        for (const RoofOutcome& roof :
             {outcomeOf(14'000.0, 9'500.0, 0.3, 0.077), outcomeOf(30'000.0, 28'000.0, 0.1, 0.065),
              outcomeOf(9'000.0, 2'500.0, 0.6, 0.077)}) {
            total.add(roof);
            value += roof.economics.netPresentValueEuro;
        }
        WB_VALUE(const PvEconomics together, total.together());
        QVERIFY(std::abs(together.netPresentValueEuro - value) < 0.03);
        QVERIFY(std::abs(total.ownUseShare() - (2'850.0 + 2'800.0 + 1'500.0) / 40'000.0) < 1e-12);
        QVERIFY(total.netPresentValueEuro() > 0.0);
        QCOMPARE(total.profitableCount(), std::int64_t{2});
    }
    void nothingHasNoTotal()
    {
        const EconomicsTotal none;
        QCOMPARE(none.together().error().code, ErrorCode::InvalidInput);
        QCOMPARE(none.ownUseShare(), 0.0);
    }
};

QTEST_GUILESS_MAIN(EconomicsTotalTest)
#include "economics_total_test.moc"
