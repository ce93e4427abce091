// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/system_plan.h"

#include <QTest>

#include <cmath>

#include "tests/support/roof_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;
using namespace weitblick::test;

namespace {

Result<SystemPlan> planOf(RoofTown& town, const analysis::Arguments& arguments)
{
    SystemPlan plan;
    WB_CHECK(town.inRun(arguments, [&](analysis::RunContext& context, Job&) -> Result<void> {
        WB_TRY(plan, systemPlanFrom(context));
        return {};
    }));
    return plan;
}

const std::vector<Roof> kRoofs{{.fid = 1, .powerKwp = 10.0, .yieldKwh = 9'500.0}};
const RoofSystem kSystem{.roofs = {0}, .powerKwp = 10.0, .yieldKwh = 9'500.0};

} // namespace

class SystemPlanTest : public QObject {
    Q_OBJECT

private slots:
    void defaultsAreThoseOfTheRegistry()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"}}));
        WB_VALUE(const SystemPlan plan, planOf(town, {}));
        QCOMPARE(plan.rates.gridEuroPerKwh, 0.35);
        QCOMPARE(plan.rates.discountRate, 0.03);
        QCOMPARE(plan.rates.priceIncrease, 0.02);
        QCOMPARE(plan.rates.degradation, 0.005);
        QCOMPARE(plan.rates.years, 20);
        QCOMPARE(plan.runningShare, 0.01);
        QCOMPARE(plan.ownUseShare, 0.30);
        QCOMPARE(plan.emissionGPerKwh, 363.0);
        QCOMPARE(plan.investment.size(), std::size_t{3});
        QVERIFY(std::isinf(plan.investment.back().upToKwp));
        QCOMPARE(plan.investment.back().euroPerKwp, 900.0);
        QVERIFY(!plan.givenTariffCt);
        QVERIFY(!plan.feedInLimit);
    }
    void termsAreThoseOfTheSize()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"}}));
        WB_VALUE(const SystemPlan plan, planOf(town, {}));
        WB_VALUE(const SystemTerms small, termsOf(plan, kSystem, kRoofs, nullptr));
        QCOMPARE(small.tariffCt, 7.70);
        QCOMPARE(small.euroPerKwp, 1500.0);
        QCOMPARE(small.ownUseShare, 0.30);
        QCOMPARE(small.usableShare, 1.0);
        RoofSystem large = kSystem;
        large.powerKwp = 500.0;
        WB_VALUE(const SystemTerms direct, termsOf(plan, large, kRoofs, nullptr));
        QCOMPARE(direct.euroPerKwp, 900.0);
        QCOMPARE(direct.tariffCt, (10 * 8.10 + 30 * 7.06 + 460 * 5.84) / 500);
        large.powerKwp = 1'001.0;
        QCOMPARE(termsOf(plan, large, kRoofs, nullptr).error().code, ErrorCode::InvalidInput);
    }
    void theInvestmentOfARoofIsInCents()
    {
        SystemPlan plan;
        plan.runningShare = 0.015;
        SystemTerms terms{.ownUseShare = 0.3, .tariffCt = 7.15, .euroPerKwp = 1234.567, .systemKwp = 10.0};
        const PvInvestment investment = investmentOf(plan, terms, kRoofs[0]);
        QVERIFY(investment.investmentEuro == 12'345.67);
        QVERIFY(investment.feedInEuroPerKwh == 0.0715);
        QVERIFY(investment.runningEuroPerYear == 185.18505);
    }
    void whatABatteryLosesAndWhatIsCutOffReplacesNothing()
    {
        SystemPlan plan;
        plan.emissionGPerKwh = 500.0;
        SystemTerms terms{.ownUseShare = 0.4, .curtailedShare = 0.1, .usableShare = 0.9};
        QVERIFY(std::abs(avoidedTonnes(plan, terms, 10'000.0) - 10.0 * 0.5 * (0.36 + 0.5)) < 1e-12);
    }
    void aBatteryBelongsToTheDetailedModeAlone()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"}}));
        WB_VALUE(const SystemPlan quick, planOf(town, {{"battery_per_kwp", "1"}}));
        QCOMPARE(quick.batteryKwhPerKwp, 0.0);
        WB_VALUE(const SystemPlan detailed,
                 planOf(town, {{"battery_per_kwp", "1"}, {"mode", "detailed"}, {"feed_in_limit", "60 %"}}));
        QCOMPARE(detailed.batteryKwhPerKwp, 1.0);
        QCOMPARE(detailed.batteryEuroPerKwh, 700.0);
        QCOMPARE(detailed.battery.chargeEfficiency, 0.95);
        QCOMPARE(detailed.feedInLimit, std::optional(0.6));
        WB_VALUE(const SystemPlan full,
                 planOf(town, {{"battery_per_kwp", "1"}, {"mode", "detailed"}, {"feed_in", "full"}}));
        QCOMPARE(full.batteryKwhPerKwp, 0.0);
    }
};

QTEST_GUILESS_MAIN(SystemPlanTest)
#include "system_plan_test.moc"
