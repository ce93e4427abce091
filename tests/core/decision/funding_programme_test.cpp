// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/funding_programme.h"

#include <QTest>

#include "tests/support/document_mistakes.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::decision;

namespace {

constexpr const char* kDocument = R"(title: {de: Probe, en: Trial}
summary: {de: Probe, en: Trial}
rules:
  - id: who
    kind: applicant
    allowed: [municipality]
    text: {de: wer, en: who}
    source: Richtlinie
  - id: quota
    kind: quota
    percent: 80
    valid_to: 2024-12-31
    text: {de: Quote, en: quota}
    source: Richtlinie
  - id: quota
    kind: quota
    by_strength: {weak: [85, 90], strong: 70}
    valid_from: 2025-01-01
    text: {de: Quote, en: quota}
    source: Richtlinie
    assumption: true
  - id: least
    kind: minimum
    amount_eur: 5000.5
    text: {de: mindestens, en: at least}
    source: Richtlinie
)";

} // namespace

class FundingProgrammeTest : public QObject {
    Q_OBJECT

private slots:
    void aDocumentIsAListOfRules()
    {
        WB_VALUE(const auto programme, programmeFromYaml(kDocument, "demo"));
        QCOMPARE(programme.rules.size(), std::size_t{4});
        QCOMPARE(programme.rules[3].amount.cents, std::int64_t{500'050});
        const auto& quotas = programme.rules[2].quotaByStrength;
        QVERIFY(!quotas[static_cast<std::size_t>(FinancialStrength::Middle)]);
        QCOMPARE(percentOf(quotas[static_cast<std::size_t>(FinancialStrength::Weak)]->least), 85.0);
        QVERIFY(programme.rules[2].assumption);
    }
    void aRuleHoldsForItsTime()
    {
        WB_VALUE(const auto programme, programmeFromYaml(kDocument, "demo"));
        const Date last{std::chrono::year(2024), std::chrono::December, std::chrono::day(31)};
        const Date first{std::chrono::year(2025), std::chrono::January, std::chrono::day(1)};
        QVERIFY(programme.rules[1].holdsOn(last) && !programme.rules[1].holdsOn(first));
        QVERIFY(!programme.rules[2].holdsOn(last) && programme.rules[2].holdsOn(first));
        QVERIFY(programme.rules[0].holdsOn(last));
    }
    void mistakesAreTold_data()
    {
        test::addMistakeColumns();
        test::mistake("unknown applicant", "[municipality]", "[gemeinde]", 6);
        test::mistake("nearly known applicant", "[municipality]", "[municipalty]", 6, "municipality");
        test::mistake("no source", "    source: Richtlinie\n  - id: quota", "  - id: quota", 4);
        test::mistake("quota above 100", "percent: 80", "percent: 800", 11);
        test::mistake("quota without a number", "percent: 80", "when: joint", 9);
        test::mistake("no day", "2024-12-31", "2024-13-31", 12);
        test::mistake("two rules on one day", "2024-12-31", "2025-01-01", 15);
        test::mistake("no amount", "5000.5", "viel", 24);
        test::mistake("a range of three", "[85, 90]", "[85, 90, 95]", 17);
    }
    void mistakesAreTold() { test::verifyMistakeIsTold(programmeFromYaml(test::withMistake(kDocument), "demo")); }
    void theShippedProgrammesAreRead()
    {
        WB_VALUE(const auto library, FundingLibrary::load(WB_SOURCE_DIR "/resources/funding"));
        QCOMPARE(library.programmes.size(), std::size_t{4});
        QVERIFY(!library.fingerprint.empty());
        WB_VALUE(const auto* const home, library.get("starke_heimat_hessen"));
        for (const FundingRule& rule : home->rules) {
            QVERIFY2(!rule.source.empty() && rule.validFrom, rule.id.c_str());
        }
        const auto missing = library.get("starke_heimat");
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QCOMPARE(FundingLibrary::load(WB_SOURCE_DIR "/resources/nichts").error().code, ErrorCode::NotFound);
    }
    void everyKindHasItsName()
    {
        QCOMPARE(nameOf(ApplicantKind::County), std::string_view("county"));
        QCOMPARE(titleOf(ApplicantKind::County).de, std::string("Landkreis"));
        QCOMPARE(nameOf(FinancialStrength::Weak), std::string_view("weak"));
        QCOMPARE(titleOf(FinancialStrength::Strong).de, std::string("finanzstark"));
    }
};

QTEST_GUILESS_MAIN(FundingProgrammeTest)
#include "funding_programme_test.moc"
