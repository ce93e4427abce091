// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/registry/registry.h"
#include "core/base/unit.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cmath>
#include <fstream>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::registry;

namespace {

constexpr const char* kDocument = R"(
price:
  title: {de: Preis, en: Price}
  unit: ct/kWh
  range: [0, 100]
  values:
    - {value: 8.2, valid_from: 2023-01-01, valid_to: 2024-01-31, source: EEG § 48}
    - {value: 8.11, valid_from: 2024-02-01, source: EEG § 48}
steps:
  title: {de: Stufen, en: Steps}
  type: table
  columns: [{id: up_to, title: {de: bis, en: up to}, unit: kW}, {id: label, title: {de: Name, en: name}}]
  values: [{source: EEG, rows: [[10, its], [~, b]]}]
)";

double valueOn(const Registry& registry, const char* id, const char* day)
{
    const auto found = registry.find(id, *dateFromIso(day));
    return found ? std::get<double>(found->period->value) : -1.0;
}

} // namespace

class RegistryTest : public QObject {
    Q_OBJECT

private slots:
    void aPastDayGivesThatDaysValue()
    {
        WB_VALUE(const Registry registry, Registry::parse(kDocument, "demo"));
        QCOMPARE(valueOn(registry, "demo/price", "2023-01-01"), 8.2);
        QCOMPARE(valueOn(registry, "demo/price", "2024-01-31"), 8.2);
        QCOMPARE(valueOn(registry, "demo/price", "2024-02-01"), 8.11);
        QCOMPARE(valueOn(registry, "demo/price", "2099-01-01"), 8.11);
    }
    void dayWithoutValueNamesThePeriods()
    {
        WB_VALUE(const Registry registry, Registry::parse(kDocument, "demo"));
        const auto found = registry.find("demo/price", *dateFromIso("2020-05-05"));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::NotFound);
        QVERIFY(found.error().message.de.find("2023-01-01 – 2024-01-31") != std::string::npos);
    }
    void unknownEntryProposesTheNearest()
    {
        WB_VALUE(const Registry registry, Registry::parse(kDocument, "demo"));
        const auto found = registry.find("demo/prise", today());
        QVERIFY(!found);
        QVERIFY(found.error().advice.en.find("demo/price") != std::string::npos);
    }
    void foldersAreReadFileByFile()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        std::ofstream(path / "one.yaml") << kDocument;
        std::ofstream(path / "two.yaml") << kDocument;
        std::ofstream(path / "notes.txt") << "not read";
        WB_VALUE(const Registry registry, Registry::load(path));
        QCOMPARE(registry.entries().size(), std::size_t{4});
        QVERIFY(registry.entries().contains("two/steps"));
        std::ofstream(path / "two.yaml") << "price: nothing";
        const auto broken = Registry::load(path);
        QVERIFY(!broken);
        QVERIFY(broken.error().message.en.starts_with("two:1"));
        QVERIFY(!Registry::load(path / "absent"));
    }
    void sameEntryTwiceIsRefused()
    {
        WB_VALUE(Registry registry, Registry::parse(kDocument, "demo"));
        WB_VALUE(Registry again, Registry::parse(kDocument, "demo"));
        QVERIFY(!registry.add(std::move(again)));
    }
    void canonicalTextReadsBackAsTheSameValue()
    {
        WB_VALUE(const Registry registry, Registry::parse(kDocument, "demo"));
        const Entry& steps = registry.entries().at("demo/steps");
        const std::string text = canonicalText(steps.periods[0].value);
        QCOMPARE(text, std::string("[[10,'its'],[~,'b']]"));
        WB_VALUE(const Value value, valueFromText(steps, text));
        QCOMPARE(std::get<Table>(value), std::get<Table>(steps.periods[0].value));
        const Value quoted = Table{.rows = {{1.5, std::string("it\x27s")}}};
        WB_VALUE(const Value again, valueFromText(steps, canonicalText(quoted)));
        QCOMPARE(std::get<Table>(again), std::get<Table>(quoted));
    }
    void valuesOfPeopleAreConvertedAndBounded()
    {
        WB_VALUE(const Registry registry, Registry::parse(kDocument, "demo"));
        const Entry& price = registry.entries().at("demo/price");
        WB_VALUE(const Value value, valueFromText(price, "0,082 €/kWh"));
        QCOMPARE(std::get<double>(value), 8.2);
        QVERIFY(!valueFromText(price, "200"));
        QVERIFY(!valueFromText(price, "5 m"));
        QVERIFY(!valueFromText(price, "viel"));
        QVERIFY(!valueFromText(registry.entries().at("demo/steps"), "10"));
    }
    void datesAreIsoDates()
    {
        QCOMPARE(isoOf(*dateFromIso("2024-02-29")), std::string("2024-02-29"));
        for (const char* text :
             {"", "2023-02-29", "2024-1-01", "01.02.2024", "2024-13-01", "2024-00-10", "20x4-01-01"}) {
            QVERIFY2(!dateFromIso(text), text);
        }
    }
    void everyShippedFileIsSoundAndCites()
    {
        qputenv("WEITBLICK_RESOURCES", WB_SOURCE_DIR "/resources");
        QCOMPARE(shippedFolder(), std::filesystem::path(WB_SOURCE_DIR "/resources/registry"));
        WB_VALUE(const Registry* const registry, shipped());
        QVERIFY(registry->entries().size() >= 50);
        for (const auto& [id, entry] : registry->entries()) {
            QVERIFY2(entry.kind != ValueKind::Number || !entry.unit.empty(), id.c_str());
            QVERIFY2(parseUnit(entry.unit).has_value(), id.c_str());
            for (const Period& period : entry.periods) {
                QVERIFY2(period.source.size() >= 4, id.c_str());
            }
        }
    }
    void shippedValuesAreThoseOfTheStatutes()
    {
        WB_VALUE(const Registry* const registry, shipped());
        QCOMPARE(valueOn(*registry, "emission_factors/grid_electricity_statutory", "2026-11-01"), 560.0);
        QCOMPARE(valueOn(*registry, "emission_factors/natural_gas", "2024-01-01"), 240.0);
        QCOMPARE(valueOn(*registry, "energy_prices/carbon_price", "2025-06-30"), 55.0);
        QCOMPARE(valueOn(*registry, "privacy/heat_planning_group", "2026-01-01"), 5.0);
        QCOMPARE(valueOn(*registry, "eeg/tariff_deduction", "2026-01-01"), 0.4);
        const auto steps = registry->find("eeg/surplus_value", *dateFromIso("2026-03-01"));
        QVERIFY(steps);
        QCOMPARE(std::get<double>(std::get<Table>(steps->period->value).rows[1][1]), 7.13);
    }
    void degressionOfTheEegHoldsInTheShippedTable()
    {
        // § 49 EEG 2023: the unrounded chain falls by 1 %, publication rounds half up to two decimals.
        WB_VALUE(const Registry* const registry, shipped());
        const Entry& entry = registry->entries().at("eeg/surplus_value");
        const std::array<double, 3> start = {8.60, 7.50, 6.20};
        for (std::size_t period = 0; period < entry.periods.size(); ++period) {
            const Table& table = std::get<Table>(entry.periods[period].value);
            for (std::size_t step = 0; step < start.size(); ++step) {
                const double chain = start.at(step) * std::pow(0.99, double(period));
                const double published = std::floor(chain * 100 + 0.5 + 1e-9) / 100;
                QCOMPARE(std::get<double>(table.rows[step][1]), published);
            }
        }
    }
};

QTEST_GUILESS_MAIN(RegistryTest)
#include "registry_test.moc"
