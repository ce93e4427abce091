// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/balance_figures.h"

#include <QTest>

#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

namespace {

constexpr std::size_t kQuarters = 35040;

/// A district that draws 4 kW all year, and gives 8 kW from 12 to 13 h in winter time of January.
BalanceResult districtOf(const CivilYear& year)
{
    BalanceResult result{.generationKwh = std::vector<double>(kQuarters, 0.0),
                         .loadKwh = std::vector<double>(kQuarters, 1.0),
                         .gridKwh = std::vector<double>(kQuarters, 1.0),
                         .feedInKwh = std::vector<double>(kQuarters, 0.0),
                         .prosumers = {}};
    for (std::size_t step = 0; step < kQuarters; ++step) {
        const WallQuarter quarter = year.quarters()[step];
        if (quarter.day < 31 && quarter.quarter / 4 == 12) {
            result.generationKwh[step] = 3.0;
            result.gridKwh[step] = 0.0;
            result.feedInKwh[step] = 2.0;
        }
    }
    return result;
}

} // namespace

class BalanceFiguresTest : public QObject {
    Q_OBJECT

private slots:
    void sharesAndPeaksFollowFromTheCurves()
    {
        WB_VALUE(const CivilYear year, CivilYear::of(2025, FederalState::Hessen));
        const BalanceFigures figures = figuresOf(districtOf(year), {}, year);
        QCOMPARE(figures.generationKwh, 31.0 * 4 * 3);
        QCOMPARE(figures.surplusKwh, 31.0 * 4 * 2);
        QCOMPARE(figures.surplusHours, 31.0);
        QCOMPARE(figures.peakDrawKw, 4.0);
        QCOMPARE(figures.peakFeedKw, 8.0);
        QCOMPARE(figures.steepestKw, 12.0);
        QCOMPARE(figures.januaryEveningKw, 4.0);
        QVERIFY(std::abs(figures.ownUseShare - 1.0 / 3.0) < 1e-12);
        QVERIFY(std::abs(figures.selfSufficiency - 124.0 / 35040.0) < 1e-12);
        QCOMPARE(figures.closure, 0.0);
    }
    void whatSinglePrecisionLeavesIsNothing()
    {
        WB_VALUE(const CivilYear year, CivilYear::of(2025, FederalState::Hessen));
        BalanceResult result = districtOf(year);
        result.generationKwh.assign(kQuarters, 0.0);
        result.feedInKwh.assign(kQuarters, 0.0);
        result.gridKwh.assign(kQuarters, 1.0 - 1e-8);
        const BalanceFigures figures = figuresOf(result, {}, year);
        QCOMPARE(figures.selfSufficiency, 0.0);
        QCOMPARE(figures.ownUseShare, 0.0);
    }
    void theClosureTellsWhatIsMissing()
    {
        WB_VALUE(const CivilYear year, CivilYear::of(2025, FederalState::Hessen));
        BalanceResult result = districtOf(year);
        result.prosumers.push_back(
            {.generationKwh = 50.0, .loadKwh = 50.0, .directKwh = 40.0, .feedInKwh = 10.0, .gridKwh = 9.0});
        QCOMPARE(figuresOf(result, {}, year).closure, 0.01);
    }
    void meanDaysAreByMonthAndHour()
    {
        WB_VALUE(const CivilYear year, CivilYear::of(2025, FederalState::Hessen));
        const auto means = meanDaysOf(districtOf(year), year);
        QCOMPARE(means[12].generationKw, 12.0);
        QCOMPARE(means[12].residualKw, -8.0);
        QCOMPARE(means[13].residualKw, 4.0);
        QCOMPARE(means[6 * 24 + 12].residualKw, 4.0);
    }
    void theDurationCurveFalls()
    {
        const auto curve = durationCurveOf({1.0, -3.0, 5.0});
        QCOMPARE(curve.size(), std::size_t{201});
        QCOMPARE(curve.front(), 5.0);
        QCOMPARE(curve[100], 1.0);
        QCOMPARE(curve.back(), -3.0);
        QVERIFY(durationCurveOf({}).empty());
    }
};

QTEST_GUILESS_MAIN(BalanceFiguresTest)
#include "balance_figures_test.moc"
