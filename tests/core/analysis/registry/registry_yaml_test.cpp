// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/registry/registry_yaml.h"

#include <QTest>

#include "tests/support/document_mistakes.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::registry;

namespace {

constexpr const char* kGood = R"(
price:
  title: {de: Preis, en: Price}
  unit: ct/kWh
  range: [0, 100]
  values:
    - {value: 8.2, valid_from: 2023-01-01, valid_to: 2024-01-31, source: EEG § 48}
    - {value: 8.11, valid_from: 2024-02-01, source: EEG § 48, assumption: true, note: {de: Annahme, en: assumption}}
word:
  title: {de: Wort, en: Word}
  type: text
  values:
    - {value: ja, source: Duden}
steps:
  title: {de: Stufen, en: Steps}
  type: table
  columns:
    - {id: up_to, title: {de: bis, en: up to}, unit: kW}
    - {id: label, title: {de: Name, en: name}}
  values:
    - source: EEG
      rows: [[10, klein], [~, groß]]
)";

} // namespace

class RegistryYamlTest : public QObject {
    Q_OBJECT

private slots:
    void documentIsReadWithEverythingInIt()
    {
        WB_VALUE(const auto entries, entriesFromYaml(kGood, "demo"));
        QCOMPARE(entries.size(), std::size_t{3});
        const Entry& price = entries[0];
        QCOMPARE(price.id, std::string("demo/price"));
        QCOMPARE(price.title, (Text{"Preis", "Price"}));
        QCOMPARE(price.unit, std::string("ct/kWh"));
        QCOMPARE(price.line, 2);
        QCOMPARE(price.maximum, std::optional(100.0));
        QCOMPARE(price.periods.size(), std::size_t{2});
        QCOMPARE(std::get<double>(price.periods[1].value), 8.11);
        QVERIFY(price.periods[1].assumption);
        QVERIFY(!price.periods[1].validTo);
        QCOMPARE(std::get<std::string>(entries[1].periods[0].value), std::string("ja"));
        const Table& steps = std::get<Table>(entries[2].periods[0].value);
        QCOMPARE(std::get<double>(steps.rows[0][0]), 10.0);
        QVERIFY(std::holds_alternative<std::monostate>(steps.rows[1][0]));
        QCOMPARE(std::get<std::string>(steps.rows[1][1]), std::string("groß"));
    }
    void mistakesNameFileAndLine_data()
    {
        test::addMistakeColumns();
        test::mistake("unknown unit", "unit: ct/kWh", "unit: Taler", 4);
        test::mistake("no unit", "  unit: ct/kWh\n", "", 2);
        test::mistake("unknown key", "range: [0, 100]", "rang: [0, 100]", 5);
        test::mistake("no source", ", source: Duden", "", 13);
        test::mistake("outside the range", "value: 8.2,", "value: 800,", 7);
        test::mistake("decimal comma", "value: 8.2,", "value: '8,2',", 7);
        test::mistake("number as text", "value: 8.2,", "value: \"8.2\",", 7);
        test::mistake("bad date", "2023-01-01", "2023-02-30", 7);
        test::mistake("overlap", "valid_to: 2024-01-31", "valid_to: 2024-02-01", 8);
        test::mistake("open end before another", "valid_to: 2024-01-31, ", "", 8);
        test::mistake("end before begin", "valid_to: 2024-01-31", "valid_to: 2022-01-31", 7);
        test::mistake("one language", "{de: Preis, en: Price}", "{de: Preis}", 3);
        test::mistake("range upside down", "[0, 100]", "[100, 0]", 5);
        test::mistake("bad assumption", "assumption: true", "assumption: vielleicht", 8);
        test::mistake("unknown type", "type: text", "type: zahl", 11);
        test::mistake("unit of a text", "type: text", "type: text\n  unit: m", 12);
        test::mistake("row too short", "[10, klein]", "[10]", 22);
        test::mistake("text in a number column", "[10, klein]", "[zehn, klein]", 22);
        test::mistake("column twice", "id: label", "id: up_to", 19);
        test::mistake("bad name", "price:", "Preis!:", 2);
        test::mistake("key twice", "  unit: ct/kWh\n", "  unit: ct/kWh\n  unit: ct/kWh\n", 5);
        test::mistake("entry twice", "word:", "price:", 9);
        test::mistake("not YAML", "unit: ct/kWh", "unit: [", 6);
    }
    void mistakesNameFileAndLine() { test::verifyMistakeIsTold(entriesFromYaml(test::withMistake(kGood), "demo")); }
    void hostileDocumentsAreRefused()
    {
        for (const std::string& yaml :
             {std::string(100'000, '['), std::string(5'000'000, 'a'), std::string("a: &a [*a]"), std::string("- 1"),
              std::string("{"), std::string("\0\0\0", 3), std::string("a: *b"), std::string("? ? ? ? a"), [] {
                  std::string deep;
                  for (int i = 0; i < 2000; ++i) {
                      deep += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
                  }
                  return deep;
              }()}) {
            QVERIFY(!entriesFromYaml(yaml, "hostile"));
        }
        QVERIFY(!entriesFromYaml("", "empty"));
    }
    void rowsAreReadForAnOverride()
    {
        const std::vector<TableColumn> columns = {{"up_to", {"bis", "up to"}, "kW"}, {"label", {"Name", "name"}, ""}};
        WB_VALUE(const Table table, tableFromYaml("[[5, klein]]", columns));
        QCOMPARE(table.rows.size(), std::size_t{1});
        QVERIFY(!tableFromYaml("[[5]]", columns));
        QVERIFY(!tableFromYaml("fünf", columns));
    }
};

QTEST_GUILESS_MAIN(RegistryYamlTest)
#include "registry_yaml_test.moc"
