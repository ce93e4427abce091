// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/registry/registry_view.h"
#include "core/energy/decimal.h"
#include "core/energy/feed_in_tariff.h"

#include <QTest>

#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;
using analysis::registry::dateFromIso;
using analysis::registry::Registry;
using analysis::registry::RegistryView;

namespace {

Result<TariffRules> rulesOn(const char* iso, FeedIn feedIn)
{
    static const Registry kRegistry = Registry::load(WB_SOURCE_DIR "/resources/registry").value();
    RegistryView view(kRegistry, *dateFromIso(iso), {});
    WB_TRY(const auto* const table, view.table(feedIn == FeedIn::Full ? "eeg/full_value" : "eeg/surplus_value"));
    WB_TRY(auto steps, tariffStepsFrom(*table));
    WB_TRY(const double deductionCt, view.number("eeg/tariff_deduction", "ct/kWh"));
    WB_TRY(const double tariffLimitKw, view.number("eeg/tariff_limit", "kW"));
    return TariffRules{.steps = std::move(steps), .deductionCt = deductionCt, .tariffLimitKw = tariffLimitKw};
}

/// The published value: § 49, the chain is not rounded, what is published is (half up).
Decimal chained(const char* base, int halfYears)
{
    Decimal value(base);
    for (int i = 0; i < halfYears; ++i) {
        value *= Decimal("0.99");
    }
    return roundedHalfUp(value, 2);
}

constexpr const char* kHalfYears[] = {"2023-06-01", "2024-02-01", "2024-08-01", "2025-02-01",
                                      "2025-08-01", "2026-02-01", "2026-08-01", "2027-02-01"};

} // namespace

class FeedInTariffTest : public QObject {
    Q_OBJECT

private slots:
    void theRegistryHoldsTheChainOfTheLaw_data()
    {
        QTest::addColumn<int>("halfYears");
        for (int halfYears = 0; halfYears < 8; ++halfYears) {
            QTest::newRow(kHalfYears[halfYears]) << halfYears;
        }
    }
    void theRegistryHoldsTheChainOfTheLaw()
    {
        QFETCH(int, halfYears);
        const char* const surplus[] = {"8.60", "7.50", "6.20"};
        const char* const full[] = {"13.40", "11.30", "11.30", "9.40", "8.10"};
        WB_VALUE(const TariffRules part, rulesOn(kHalfYears[halfYears], FeedIn::Surplus));
        WB_VALUE(const TariffRules whole, rulesOn(kHalfYears[halfYears], FeedIn::Full));
        for (std::size_t step = 0; step < 3; ++step) {
            QVERIFY(decimalOf(part.steps[step].valueCt) == chained(surplus[step], halfYears));
        }
        for (std::size_t step = 0; step < 5; ++step) {
            QVERIFY(decimalOf(whole.steps[step].valueCt) == chained(full[step], halfYears));
        }
    }
    void tariffsAreThoseThatWerePublished_data()
    {
        QTest::addColumn<QString>("day");
        QTest::addColumn<bool>("isFull");
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("second");
        QTest::newRow("02/2025 surplus") << "2025-03-01" << false << 7.94 << 6.88;
        QTest::newRow("02/2025 full") << "2025-03-01" << true << 12.60 << 10.56;
        QTest::newRow("08/2025 surplus") << "2025-08-01" << false << 7.86 << 6.80;
        QTest::newRow("08/2025 full") << "2026-01-31" << true << 12.47 << 10.45;
        QTest::newRow("02/2026 surplus") << "2026-02-01" << false << 7.78 << 6.73;
        QTest::newRow("02/2026 full") << "2026-07-31" << true << 12.34 << 10.35;
    }
    void tariffsAreThoseThatWerePublished()
    {
        QFETCH(QString, day);
        QFETCH(bool, isFull);
        QFETCH(double, first);
        QFETCH(double, second);
        WB_VALUE(const TariffRules rules, rulesOn(day.toLatin1().constData(), isFull ? FeedIn::Full : FeedIn::Surplus));
        WB_VALUE(const TariffAnswer small, feedInTariff(rules, 10.0));
        QCOMPARE(small.ctPerKwh, first);
        // 20 kW: half of it in each step.
        WB_VALUE(const TariffAnswer middle, feedInTariff(rules, 20.0));
        QCOMPARE(middle.ctPerKwh, (first + second) / 2.0);
    }
    void sharesOfTheStepsAreWeighted()
    {
        WB_VALUE(const TariffRules early, rulesOn("2026-02-15", FeedIn::Surplus));
        WB_VALUE(const TariffAnswer middle, feedInTariff(early, 25.0));
        QCOMPARE(middle.ctPerKwh, 7.15);
        WB_VALUE(const TariffRules late, rulesOn("2026-09-01", FeedIn::Surplus));
        WB_VALUE(const TariffAnswer large, feedInTariff(late, 60.0));
        QVERIFY(std::abs(large.ctPerKwh - 6.426667) < 5e-7);
        QVERIFY(!large.isDirectMarketing);
    }
    void largeSystemsSellDirectlyAndKeepTheValue()
    {
        WB_VALUE(const TariffRules rules, rulesOn("2026-09-01", FeedIn::Surplus));
        WB_VALUE(const TariffAnswer atLimit, feedInTariff(rules, 100.0));
        QVERIFY(!atLimit.isDirectMarketing);
        WB_VALUE(const TariffAnswer above, feedInTariff(rules, 200.0));
        QVERIFY(above.isDirectMarketing);
        QCOMPARE(above.ctPerKwh, (10 * 8.10 + 30 * 7.06 + 160 * 5.84) / 200);
    }
    void powersWithoutATariffAreRefused()
    {
        WB_VALUE(const TariffRules rules, rulesOn("2026-09-01", FeedIn::Surplus));
        QCOMPARE(feedInTariff(rules, 0.0).error().code, ErrorCode::InvalidInput);
        QCOMPARE(feedInTariff(rules, 1000.5).error().code, ErrorCode::InvalidInput);
    }
    void stepsMustAscend()
    {
        using analysis::registry::Table;
        QCOMPARE(tariffStepsFrom(Table{}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(tariffStepsFrom(Table{{{10.0, 8.0}, {5.0, 7.0}}}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(tariffStepsFrom(Table{{{10.0, std::monostate()}}}).error().code, ErrorCode::InvalidInput);
        WB_VALUE(const auto open, tariffStepsFrom(Table{{{10.0, 8.0}, {std::monostate(), 7.0}}}));
        QVERIFY(std::isinf(open[1].upToKw));
    }
};

QTEST_GUILESS_MAIN(FeedInTariffTest)
#include "feed_in_tariff_test.moc"
