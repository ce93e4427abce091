// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/cash_flow.h"

#include <QTest>

#include <cmath>
#include <limits>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

namespace {

bool isNear(double value, double wanted, double tolerance)
{
    return std::abs(value - wanted) <= tolerance;
}

/// 10 kWp, 950 kWh/kWp, €14,000, 30 % own use.
PvInvestment tenKwp()
{
    return {.investmentEuro = 14'000.0,
            .firstYearKwh = 9'500.0,
            .ownUseShare = 0.30,
            .gridEuroPerKwh = 0.35,
            .feedInEuroPerKwh = 0.08,
            .runningEuroPerYear = 210.0,
            .degradation = 0.005,
            .discountRate = 0.04};
}

/// The second worked example: prices and running cost rise by 2 % a year.
PvInvestment withRisingPrices()
{
    return {.investmentEuro = 14'000.0,
            .firstYearKwh = 9'500.0,
            .ownUseShare = 0.30,
            .gridEuroPerKwh = 0.35,
            .feedInEuroPerKwh = 0.0770,
            .runningEuroPerYear = 140.0,
            .degradation = 0.005,
            .priceIncrease = 0.02,
            .discountRate = 0.03};
}

} // namespace

class CashFlowTest : public QObject {
    Q_OBJECT

private slots:
    void theWorkedExampleToTheCent()
    {
        WB_VALUE(const PvEconomics result, pvEconomics(tenKwp()));
        QVERIFY(result.netPresentValueEuro == 3102.53);
        QVERIFY(result.years.empty());
    }
    void theWorkedExampleWithRisingPrices()
    {
        WB_VALUE(const PvEconomics result, pvEconomics(withRisingPrices(), CashDetail::EveryYear));
        QVERIFY(result.netPresentValueEuro == 7715.22); // 7715.2173 before rounding
        QVERIFY(result.firstYearEuro == 1369.55);
        QCOMPARE(result.years.size(), std::size_t{20});
        QVERIFY(result.years.back().cashEuro == 1582.74); // 1582.7377
        QVERIFY(isNear(result.energyKwh, 181'240.087, 0.0005));
        QVERIFY(isNear(result.costEuroPerKwh.value(), 0.121654, 5e-7));
        QVERIFY(isNear(result.paybackYears.value(), 9.9008, 5e-5));
        QVERIFY(isNear(result.discountedPaybackYears.value(), 11.8562, 5e-5));
        QVERIFY(isNear(result.internalRate.value(), 0.081575, 5e-7));
    }
    void theYearsAddUp()
    {
        WB_VALUE(const PvEconomics result, pvEconomics(withRisingPrices(), CashDetail::EveryYear));
        double balance = -14'000.0;
        double present = -14'000.0;
        for (const CashYear& year : result.years) {
            QVERIFY(isNear(year.cashEuro, year.savedEuro + year.feedInEuro - year.runningEuro, 0.0151));
            balance += year.cashEuro;
            present += year.discountedEuro;
            QVERIFY(isNear(year.balanceEuro, balance, 0.005 * year.year + 1e-9));
        }
        QVERIFY(isNear(present, result.netPresentValueEuro, 0.11));
    }
    void aSystemThatNeverPaysHasNoPayback()
    {
        PvInvestment poor = tenKwp();
        poor.investmentEuro = 100'000.0;
        WB_VALUE(const PvEconomics result, pvEconomics(poor));
        QVERIFY(!result.paybackYears);
        QVERIFY(!result.discountedPaybackYears);
        QVERIFY(result.netPresentValueEuro < 0.0);
        QVERIFY(result.internalRate.value() < 0.0);
    }
    void aPresentPaysAtOnce()
    {
        PvInvestment present = tenKwp();
        present.investmentEuro = 0.0;
        WB_VALUE(const PvEconomics result, pvEconomics(present));
        QCOMPARE(result.paybackYears, std::optional(0.0));
        QVERIFY(!result.internalRate);
    }
    void withoutYieldThereIsNoCostOfElectricity()
    {
        PvInvestment dark = tenKwp();
        dark.firstYearKwh = 0.0;
        WB_VALUE(const PvEconomics result, pvEconomics(dark));
        QVERIFY(!result.costEuroPerKwh);
        QVERIFY(!result.paybackYears);
    }
    void lossesOfABatterySaveNoElectricity()
    {
        PvInvestment lossy = tenKwp();
        lossy.usableShare = 0.9;
        lossy.years = 1;
        lossy.discountRate = 0.0;
        WB_VALUE(const PvEconomics result, pvEconomics(lossy));
        QVERIFY(result.firstYearEuro == 9500 * 0.3 * 0.9 * 0.35 + 9500 * 0.7 * 0.08 - 210); // 1219.75
        QVERIFY(result.netPresentValueEuro == -12780.25);
    }
    void wrongNumbersAreRefused()
    {
        const auto refused = [](const PvInvestment& wrong) {
            return pvEconomics(wrong).error().code == ErrorCode::InvalidInput;
        };
        PvInvestment wrong = tenKwp();
        wrong.ownUseShare = 1.1;
        QVERIFY(refused(wrong));
        wrong = tenKwp();
        wrong.usableShare = -0.1;
        QVERIFY(refused(wrong));
        wrong = tenKwp();
        wrong.years = 0;
        QVERIFY(refused(wrong));
        wrong.years = 41;
        QVERIFY(refused(wrong));
        wrong = tenKwp();
        wrong.discountRate = -1.0;
        QVERIFY(refused(wrong));
        wrong = tenKwp();
        wrong.firstYearKwh = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(refused(wrong));
    }
};

QTEST_GUILESS_MAIN(CashFlowTest)
#include "cash_flow_test.moc"
