// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/pv_economics.h"

#include <QTest>

#include <cmath>

#include "tests/support/roof_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

namespace {

/// Columns of the result behind the five of the roofs.
enum ResultColumn : std::uint8_t {
    Power = 5,
    Yield,
    OwnUse,
    SelfSufficiency,
    Usable,
    Curtailed,
    Tariff,
    BatteryKwh,
    Investment,
    FirstYear,
    NetPresentValue,
    Payback,
    Cost,
    Rate,
    Avoided
};
/// Columns of the totals behind that of the name.
enum TotalColumn : std::uint8_t {
    Count = 1,
    Profitable,
    TotalPower,
    TotalYield,
    TotalOwnUse,
    TotalInvestment,
    TotalFirstYear,
    TotalValue,
    TotalPayback,
    TotalCost,
    TotalAvoided
};

double numberAt(const ReadRow& row, std::size_t column)
{
    const auto* const real = std::get_if<double>(&row.values[column]);
    return real != nullptr ? *real : std::nan("");
}

analysis::Arguments with(analysis::Arguments arguments, const analysis::Arguments& more)
{
    for (const auto& [id, value] : more) {
        arguments.insert_or_assign(id, value);
    }
    return arguments;
}

} // namespace

class PvEconomicsTest : public QObject {
    Q_OBJECT

private slots:
    void theDescriptorIsSound() { QVERIFY(analysis::flawsOf(energy::pvEconomicsAnalysis()).empty()); }
    void theWorkedExampleToTheCent()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"}}));
        WB_VALUE(const auto rows, town.roofRows(workedExample()));
        QCOMPARE(rows.size(), std::size_t{1});
        QVERIFY(numberAt(rows[0], NetPresentValue) == 3102.53);
        QVERIFY(numberAt(rows[0], Investment) == 14'000.0);
        QVERIFY(numberAt(rows[0], FirstYear) == 1319.5);
        QCOMPARE(numberAt(rows[0], OwnUse), 30.0);
        QVERIFY(std::isnan(numberAt(rows[0], SelfSufficiency)));
        // 9,500 kWh of 363 g each.
        QVERIFY(std::abs(numberAt(rows[0], Avoided) - 3.4485) < 1e-9);
    }
    void theTariffIsThatOfTheDayAndTheSize()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a", .powerKwp = 60.0, .yieldKwh = 57'000.0}}));
        auto arguments = workedExample();
        arguments.erase("feed_in_tariff");
        WB_VALUE(const auto rows, town.roofRows(arguments));
        QVERIFY(std::abs(numberAt(rows[0], Tariff) - 6.426667) < 5e-7);
        arguments["feed_in"] = "full";
        WB_VALUE(const auto full, town.roofRows(arguments));
        QVERIFY(std::abs(numberAt(full[0], Tariff) - (10 * 12.62 + 50 * 10.64) / 60 + 0.4) < 1e-9);
        QCOMPARE(numberAt(full[0], OwnUse), 0.0);
    }
    void surfacesOfABuildingAreOneSystem()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a", .powerKwp = 6.0, .yieldKwh = 5'700.0},
                               {.building = "b", .powerKwp = 10.0},
                               {.building = "a", .powerKwp = 14.0, .yieldKwh = 13'300.0}}));
        auto arguments = workedExample();
        arguments.erase("feed_in_tariff");
        arguments.erase("investment_per_kwp");
        WB_VALUE(const auto rows, town.roofRows(arguments));
        const double twenty = (10 * 7.70 + 10 * 6.66) / 20;
        QVERIFY(std::abs(numberAt(rows[0], Tariff) - twenty) < 1e-12);
        QVERIFY(std::abs(numberAt(rows[2], Tariff) - twenty) < 1e-12);
        QCOMPARE(numberAt(rows[1], Tariff), 7.70);
        // Up to 10 kWp 1,300 to 1,700, up to 100 kWp 1,000 to 1,300 €/kWp.
        QVERIFY(numberAt(rows[0], Investment) == 6 * 1150.0);
        QVERIFY(numberAt(rows[1], Investment) == 10 * 1500.0);
    }
    void roofsWithoutYieldAndTooLargeOnesAreRejectedWithTheirReason()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a", .yieldKwh = 0.0},
                               {.building = "b", .powerKwp = 1'500.0, .yieldKwh = 1e6},
                               {.building = "c"}}));
        auto arguments = workedExample();
        arguments.erase("feed_in_tariff");
        WB_VALUE(const auto outcome, town.economics(arguments));
        QCOMPARE(outcome.rowsRejected, std::int64_t{2});
        QCOMPARE(outcome.rowsKept, std::int64_t{1});
        QCOMPARE(outcome.rowsRead, std::int64_t{3});
    }
    void totalsOfDistrictsAreTheSumsOfTheirRoofs()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a", .eastM = 5.0},
                               {.building = "b", .powerKwp = 5.0, .yieldKwh = 3'000.0, .eastM = 50.0},
                               {.building = "c", .eastM = 150.0},
                               {.building = "d", .eastM = 950.0}}));
        QVERIFY(town.addDistricts());
        WB_VALUE(const auto outcome, town.economics(with(workedExample(), {{"districts", "ortsteile"}})));
        WB_VALUE(const auto roofs, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        WB_VALUE(const auto totals, rowsOf(town.project, outcome.outputs.at("totals").schema.name));
        QCOMPARE(totals.size(), std::size_t{3});
        QCOMPARE(totals[0].values[Count], Value(std::int64_t{2}));
        QCOMPARE(totals[0].values.back(), Value(std::string("Mitte")));
        QCOMPARE(totals[0].values[Profitable], Value(std::int64_t{1}));
        QVERIFY(std::abs(numberAt(totals[0], TotalValue) - numberAt(roofs[0], NetPresentValue) -
                         numberAt(roofs[1], NetPresentValue)) < 1e-9);
        QVERIFY(numberAt(totals[0], TotalInvestment) == 21'000.0);
        QVERIFY(numberAt(totals[1], TotalValue) == 3102.53);
        QCOMPARE(numberAt(totals[1], TotalPayback), numberAt(roofs[2], Payback));
        QCOMPARE(numberAt(totals[1], TotalCost), numberAt(roofs[2], Cost));
        QCOMPARE(totals[2].values[Count], Value(std::int64_t{0}));
        QCOMPARE(totals[2].values[TotalPayback], Value(std::monostate()));
        QCOMPARE(outcome.notes.size(), std::size_t{1}); // one roof is in no district
    }
    void withoutDistrictsThereIsOneTotal()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"}, {.building = "b"}}));
        WB_VALUE(const auto outcome, town.economics(workedExample()));
        WB_VALUE(const auto totals, rowsOf(town.project, outcome.outputs.at("totals").schema.name));
        QCOMPARE(totals.size(), std::size_t{1});
        QVERIFY(numberAt(totals[0], TotalValue) == 2 * 3102.53);
    }
    void theDetailedModeComputesTheOwnUse()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"}, {.building = "b", .tiltDeg = 30.0, .azimuthDeg = 90.0}}));
        QVERIFY(town.addWeather());
        const auto detailed =
            with(workedExample(), {{"mode", "detailed"}, {"weather", "wetter"}, {"demand", "4000 kWh/a"}});
        WB_VALUE(const auto plain, town.roofRows(detailed));
        const double ownUse = numberAt(plain[0], OwnUse);
        QVERIFY2(ownUse > 12.0 && ownUse < 30.0, qPrintable(QString::number(ownUse)));
        QVERIFY(numberAt(plain[0], SelfSufficiency) > ownUse); // the yield is larger than the load
        QVERIFY(std::abs(numberAt(plain[0], SelfSufficiency) - ownUse * 9'500.0 / 4'000.0) < 1e-6);
        WB_VALUE(const auto stored, town.roofRows(with(detailed, {{"battery_per_kwp", "1"}})));
        QVERIFY(numberAt(stored[0], OwnUse) > ownUse + 10.0);
        QVERIFY(numberAt(stored[0], Usable) < 100.0);
        QCOMPARE(numberAt(stored[0], BatteryKwh), 10.0);
        QVERIFY(numberAt(stored[0], Investment) == 14'000.0 + 10 * 700.0);
        WB_VALUE(const auto limited, town.roofRows(with(detailed, {{"feed_in_limit", "30 %"}})));
        QVERIFY(numberAt(limited[0], Curtailed) > 0.0);
        QVERIFY(numberAt(limited[0], FirstYear) < numberAt(plain[0], FirstYear));
    }
    void theDetailedModeSaysWhatItLacks()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"}}));
        const auto detailed = with(workedExample(), {{"mode", "detailed"}});
        QCOMPARE(town.economics(detailed).error().code, ErrorCode::NotFound);
        QCOMPARE(town.economics(with(detailed, {{"weather", "dächer"}})).error().code, ErrorCode::NotFound);
        QVERIFY(town.addWeather(100));
        QCOMPARE(town.economics(with(detailed, {{"weather", "wetter"}})).error().code, ErrorCode::InvalidInput);
        QCOMPARE(town.economics(with(detailed, {{"weather", "wetter"}, {"load_year", "2028"}})).error().code,
                 ErrorCode::InvalidInput);
    }
    void assumptionsAreInTheLineage()
    {
        RoofTown town;
        QVERIFY(town.addRoofs({{.building = "a"}}));
        WB_VALUE(const auto outcome, town.economics({}));
        WB_VALUE(const auto lineage, town.project.lineage(outcome.outputs.at("result").schema.name));
        bool isMarked = false;
        for (const auto& entry : lineage.record.registry) {
            isMarked = isMarked || (entry.id == "energy_prices/household_electricity" && entry.source.starts_with("⚠"));
        }
        QVERIFY(isMarked);
    }
    void aLayerWithoutPowerSaysSo()
    {
        RoofTown town;
        QVERIFY(town.addDistricts());
        const auto missing = town.economics({{"roofs", "ortsteile"}});
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QCOMPARE(missing.error().subject, std::string("power_column"));
    }
};

QTEST_GUILESS_MAIN(PvEconomicsTest)
#include "pv_economics_test.moc"
