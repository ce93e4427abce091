// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/funding_analysis.h"

#include <QTest>

#include <algorithm>
#include <fstream>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

namespace {

const analysis::Arguments kArguments{
    {"cost", "600.000,00 €"}, {"strength", "strong"}, {"months", "30"}, {"day", "2025-06-01"}};

} // namespace

class FundingAnalysisTest : public QObject {
    Q_OBJECT

private slots:
    void everyProgrammeAnswersWithItsRules()
    {
        AnalysisProject town;
        WB_VALUE(const auto outcome, town.run(decision::fundingCheckAnalysis(), kArguments));
        WB_VALUE(const auto programmes, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(programmes.size(), std::size_t{4});
        const auto home = std::ranges::find(programmes, Value(std::string("Starke Heimat Hessen")),
                                            [](const ReadRow& row) { return row.values[0]; });
        QVERIFY(home != programmes.end());
        QCOMPARE(home->values[1], Value(std::string("zu klären")));
        QCOMPARE(home->values[2], Value(std::string("30 Monate Laufzeit sind mehr als 24 Monate")));
        QCOMPARE(home->values[3], Value(std::string("duration")));
        QCOMPARE(home->values[7], Value(420'000.0));
        QCOMPARE(home->values[9], Value(180'000.0));
        QCOMPARE(home->values[12], Value(-120'000.0));
        QCOMPARE(home->values[13], Value(30'000.0));
        WB_VALUE(const auto rules, rowsOf(town.project, outcome.outputs.at("rules").schema.name));
        for (const ReadRow& rule : rules) {
            QVERIFY(!std::get<std::string>(rule.values[5]).empty());
        }
    }
    void aFileOfYourOwnIsUsed()
    {
        AnalysisProject town;
        const auto file = town.folder.filePath("kreis.yaml").toStdString();
        std::ofstream(file)
            << "title: {de: Kreis, en: County}\nsummary: {de: a, en: a}\nrules:\n  - {id: q, kind: quota, "
               "percent: 50, text: {de: a, en: a}, source: Satzung}\n";
        analysis::Arguments arguments = kArguments;
        arguments["rules"] = file;
        WB_VALUE(const auto outcome, town.run(decision::fundingCheckAnalysis(), arguments));
        WB_VALUE(const auto programmes, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(programmes.size(), std::size_t{1});
        QCOMPARE(programmes[0].values[8], Value(300'000.0));
    }
    void aDayThatIsNoneIsRefused()
    {
        AnalysisProject town;
        analysis::Arguments arguments = kArguments;
        arguments["day"] = "morgen";
        QCOMPARE(town.run(decision::fundingCheckAnalysis(), arguments).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(FundingAnalysisTest)
#include "funding_analysis_test.moc"
