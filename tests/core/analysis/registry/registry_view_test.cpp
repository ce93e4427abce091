// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/registry/registry_view.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::registry;

namespace {

constexpr const char* kDocument = R"(
factor:
  title: {de: Faktor, en: Factor}
  unit: g CO2e/kWh
  range: [0, 2000]
  values:
    - {value: 400, valid_from: 2020-01-01, valid_to: 2023-12-31, source: UBA}
    - {value: 363, valid_from: 2024-01-01, source: UBA, assumption: true}
word:
  title: {de: Wort, en: Word}
  type: text
  values: [{value: ja, source: Duden}]
steps:
  title: {de: Stufen, en: Steps}
  type: table
  columns: [{id: up_to, title: {de: bis, en: up to}, unit: kW}]
  values: [{source: EEG, rows: [[10]]}]
)";

const Registry& registryOfTheTest()
{
    static const Registry kRegistry = Registry::parse(kDocument, "demo").value();
    return kRegistry;
}

Date day(const char* iso)
{
    return *dateFromIso(iso);
}

} // namespace

class RegistryViewTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsReadIsRecordedWithSourceAndValidity()
    {
        RegistryView view(registryOfTheTest(), day("2025-05-05"), {});
        WB_VALUE(const double factor, view.number("demo/factor", "kg CO2/MWh"));
        QCOMPARE(factor, 363.0);
        WB_VALUE(const std::string word, view.text("demo/word"));
        QCOMPARE(word, std::string("ja"));
        WB_VALUE(const Table* const steps, view.table("demo/steps"));
        QCOMPARE(std::get<double>(steps->rows[0][0]), 10.0);
        const auto used = view.used();
        QCOMPARE(used.size(), std::size_t{3});
        QCOMPARE(used[0].id, std::string("demo/factor"));
        QCOMPARE(used[0].value, std::string("363"));
        QCOMPARE(used[0].unit, std::string("g CO2e/kWh"));
        QCOMPARE(used[0].validFrom, std::string("2024-01-01"));
        QCOMPARE(used[0].source, std::string("⚠ UBA"));
        QVERIFY(!used[0].overridden);
    }
    void pastDayReproduces()
    {
        RegistryView view(registryOfTheTest(), day("2021-05-05"), {});
        WB_VALUE(const double factor, view.number("demo/factor", "g CO2e/kWh"));
        QCOMPARE(factor, 400.0);
    }
    void overrideWinsAndTellsItsReason()
    {
        RegistryView view(registryOfTheTest(), day("2025-05-05"),
                          {{"demo/factor", "0,1 kg CO2/kWh", "Ökostrom der Stadtwerke"}});
        WB_VALUE(const double factor, view.number("demo/factor", "g CO2e/kWh"));
        QCOMPARE(factor, 100.0);
        const auto used = view.used();
        QVERIFY(used[0].overridden);
        QCOMPARE(used[0].value, std::string("100"));
        QCOMPARE(used[0].source, std::string("Ökostrom der Stadtwerke (363 g CO2e/kWh: ⚠ UBA)"));
        WB_VALUE(const std::string canonical, view.canonical("demo/factor"));
        QCOMPARE(canonical, std::string("100 g CO2e/kWh"));
    }
    void wrongKindUnitOrEntryIsRefused()
    {
        RegistryView view(registryOfTheTest(), day("2025-05-05"), {{"demo/word", "", "leer"}});
        QVERIFY(!view.number("demo/factor", "m"));
        QVERIFY(!view.number("demo/steps", "1"));
        QVERIFY(!view.text("demo/factor"));
        QVERIFY(!view.table("demo/factor"));
        QVERIFY(!view.text("demo/word")); // its override is empty
        QVERIFY(!view.number("demo/absent", "1"));
        RegistryView before(registryOfTheTest(), day("2000-01-01"), {});
        QVERIFY(!before.number("demo/factor", "g CO2e/kWh"));
    }
    void overridesAreCheckedBeforeTheyAreKept()
    {
        const Registry& registry = registryOfTheTest();
        WB_VERIFY_RESULT(validate(registry, {"demo/factor", "350", "Messung"}));
        WB_VERIFY_RESULT(validate(registry, {"demo/factor", std::nullopt, ""}));
        WB_VERIFY_RESULT(validate(registry, {"demo/steps", "[[20]]", "eigene Stufen"}));
        QVERIFY(!validate(registry, {"demo/factor", "350", " "}));
        QVERIFY(!validate(registry, {"demo/factor", "-1", "Messung"}));
        QVERIFY(!validate(registry, {"demo/factor", "1.500", "Messung"}));
        const auto absent = validate(registry, {"demo/faktor", "1", "x"});
        QVERIFY(!absent);
        QCOMPARE(absent.error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(RegistryViewTest)
#include "registry_view_test.moc"
