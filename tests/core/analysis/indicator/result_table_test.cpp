// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/result_table.h"

#include <QTest>

#include "tests/support/small_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::indicator;

class ResultTableTest : public QObject {
    Q_OBJECT

private slots:
    void rowsComeBackAsTheyWereWritten()
    {
        test::AnalysisProject made;
        Job job;
        WB_VALUE(auto loader, made.project.load(resultSchema(), R"({"source":"test"})"));
        workspace::RowBatch batch;
        addRow(batch,
               {.level = Level::Districts,
                .zoneKey = "01",
                .zoneName = "West",
                .indicator = "area",
                .value = 2.5,
                .unit = "km2",
                .numerator = 2.5,
                .validShare = 0.5,
                .band = 0.25,
                .subject = {}},
               {"Fläche", "Area"});
        addRow(batch,
               {.zoneKey = {},
                .zoneName = {},
                .indicator = "jobs",
                .unit = "1",
                .validShare = 0.0,
                .absence = Absence::Role,
                .subject = "workplaces"},
               {"Arbeitsplätze", "Jobs"});
        WB_VERIFY_RESULT(loader.append(batch, job));
        WB_VERIFY_RESULT(made.project.publish(std::move(loader),
                                              {.lineage = {.dataset = "kennzahlen", .activity = "indicators"}}, job));
        WB_VALUE(const auto rows, readResults(made.project, "kennzahlen", job));
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].level, Level::Districts);
        QCOMPARE(rows[0].zoneName, std::string("West"));
        QCOMPARE(rows[0].value, std::optional(2.5));
        QCOMPARE(rows[0].band, std::optional(0.25));
        QVERIFY(!rows[0].denominator);
        QCOMPARE(rows[0].validShare, 0.5);
        QVERIFY(!rows[1].value);
        QCOMPARE(rows[1].absence, Absence::Role);
        QCOMPARE(rows[1].subject, std::string("workplaces"));
    }
    void anotherTableIsRefused()
    {
        test::SmallCounty county;
        QVERIFY(county.addZones());
        Job job;
        QCOMPARE(readResults(county.project, "Gemeinden", job).error().code, ErrorCode::InvalidInput);
        QCOMPARE(readResults(county.project, "nichts", job).error().code, ErrorCode::NotFound);
    }
    void everyReasonIsASentenceInBothLanguages()
    {
        for (const Absence absence : {Absence::Role, Absence::Field, Absence::Formula, Absence::Level, Absence::Rows,
                                      Absence::Values, Absence::Divisor}) {
            const Text sentence = sentenceOf(absence, "buildings.year");
            QVERIFY(!sentence.de.empty() && !sentence.en.empty());
            QVERIFY(!nameOf(absence).empty());
        }
        QCOMPARE(sentenceOf(Absence::Field, "buildings.year").de, std::string("Eine Spalte fehlt: Gebäude: Baujahr"));
        QVERIFY(sentenceOf(Absence::None, "").empty());
    }
};

QTEST_GUILESS_MAIN(ResultTableTest)
#include "result_table_test.moc"
