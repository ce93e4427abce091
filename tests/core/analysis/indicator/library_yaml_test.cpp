// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/library_yaml.h"

#include <QTest>

#include "tests/support/document_mistakes.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::indicator;

namespace {

constexpr const char* kGood = R"(group: {de: Probe, en: Probe}
indicators:
  old_share:
    title: {de: Alte Häuser, en: Old houses}
    definition: {de: Anteil, en: Share}
    caveat: {de: keine, en: none}
    unit: "%"
    decimals: 1
    direction: less
    source: Zensus
    numerator: {kind: count, role: buildings, where: year < 1950}
    denominator: {kind: count, role: buildings}
    per: 10
  balance:
    title: {de: Saldo, en: Balance}
    definition: {de: Saldo, en: Balance}
    caveat: {de: keine, en: none}
    unit: "1"
    decimals: 0
    direction: more
    source: BA
    numerator:
      - {kind: sum, role: commuters, value: people, key: destination_key, outside: origin_key}
      - {kind: sum, role: commuters, value: people, key: origin_key, factor: -1}
)";

Result<std::vector<Indicator>> read(const std::string& text)
{
    return indicatorsFromYaml(text, "demo", **analysis::role::shippedRoles());
}

} // namespace

class LibraryYamlTest : public QObject {
    Q_OBJECT

private slots:
    void documentIsReadWithEverythingInIt()
    {
        WB_VALUE(const auto indicators, read(kGood));
        QCOMPARE(indicators.size(), std::size_t{2});
        const Indicator& share = indicators[0];
        QCOMPARE(share.id, std::string("old_share"));
        QCOMPARE(share.line, 3);
        QCOMPARE(share.analysis, std::string("indicators"));
        QCOMPARE(share.direction, Direction::Less);
        QCOMPARE(share.per, 10.0);
        QCOMPARE(share.numerator.front().where, std::string("year < 1950"));
        QCOMPARE(indicators[1].numerator[1].factor, -1.0);
        QCOMPARE(indicators[1].numerator[0].outside, std::string("origin_key"));
    }
    void mistakesNameFileLineAndTheNearest_data()
    {
        test::addMistakeColumns();
        test::mistake("unknown role", "role: buildings, where", "role: building, where", 11, "buildings");
        test::mistake("unknown field", "where: year < 1950", "where: yaer < 1950", 11, "year");
        test::mistake("broken formula", "where: year < 1950", "where: year <", 11);
        test::mistake("unknown kind", "{kind: count, role: buildings, where", "{kind: counts, role: buildings, where",
                      11, "count");
        test::mistake("unknown key", "decimals: 1", "decimal: 1", 8, "decimals");
        test::mistake("unknown unit", "unit: \"%\"", "unit: Taler", 7);
        test::mistake("direction", "direction: less", "direction: down", 9);
        test::mistake("no source", "    source: Zensus\n", "", 3);
        test::mistake("count with a value", "role: buildings}", "role: buildings, value: year}", 12);
        test::mistake("sum without a value", "value: people, key: origin_key", "key: origin_key", 24);
        test::mistake("a zone is not counted", "denominator: {kind: count, role: buildings}",
                      "denominator: {kind: count, role: zones}", 12);
    }
    void mistakesNameFileLineAndTheNearest() { test::verifyMistakeIsTold(read(test::withMistake(kGood))); }
    void indicatorsOfADomainComeWithoutAMeasure()
    {
        std::string text = kGood;
        text.insert(text.find("indicators:"), "analysis: pv_potential\n");
        QVERIFY(!read(text));
        const std::string plain = text.substr(0, text.find("    numerator")) + text.substr(text.find("  balance:"), 0);
        WB_VALUE(const auto indicators, read(plain));
        QCOMPARE(indicators.front().analysis, std::string("pv_potential"));
    }
};

QTEST_GUILESS_MAIN(LibraryYamlTest)
#include "library_yaml_test.moc"
