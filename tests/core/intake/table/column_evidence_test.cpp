// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/column_evidence.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake::table;

namespace {

ColumnEvidence evidenceOf(std::initializer_list<const char*> texts)
{
    ColumnEvidence evidence;
    evidence.tracksRange = true;
    std::int64_t line = 2;
    for (const char* text : texts) {
        evidence.add({.kind = io::CellKind::Text, .text = text}, line++);
    }
    return evidence;
}

} // namespace

class ColumnEvidenceTest : public QObject {
    Q_OBJECT

private slots:
    void formsAreThoseThatAllValuesShare()
    {
        using namespace io::number_forms;
        QCOMPARE(int(evidenceOf({"1.234", "5"}).forms), int(kCommaPoint | kAnyPoint));
        QCOMPARE(int(evidenceOf({"1.234", "1.234,5"}).forms), int(kCommaPoint));
        QCOMPARE(int(evidenceOf({"1,5", "1.5"}).forms), int(kNone));
    }
    void theFirstDoubtfulValueIsTheExample()
    {
        const ColumnEvidence evidence = evidenceOf({"5", "0.5", "1.234", "2.345"});
        QCOMPARE(evidence.pointExample.text, std::string("0.5"));
        QCOMPARE(evidence.pointExample.line, std::int64_t{3});
    }
    void missingSignsAreCountedApart()
    {
        const ColumnEvidence evidence = evidenceOf({".", ".", "-", "5", " ", "k. A."});
        QCOMPARE(evidence.missing.at(*missingSignOf(".")), std::int64_t{2});
        QCOMPARE(evidence.missingCount(), std::int64_t{4});
        QCOMPARE(evidence.values, std::int64_t{1});
        QCOMPARE(evidence.empties, std::int64_t{1});
    }
    void rangesAreKeptForBothReadings()
    {
        const ColumnEvidence evidence = evidenceOf({"52.531", "52.4"});
        QCOMPARE(evidence.pointRange.minimum, 52.4);
        QCOMPARE(evidence.pointRange.maximum, 52.531);
        QCOMPARE(evidence.commaRange.maximum, 52531.0);
    }
    void datesBooleansAndOthersAreToldApart()
    {
        const ColumnEvidence evidence = evidenceOf({"31.12.2024", "ja", "NEIN", "Haus", "POINT (1 2)"});
        QCOMPARE(evidence.dates, std::int64_t{1});
        QCOMPARE(evidence.booleans, std::int64_t{2});
        QCOMPARE(evidence.others, std::int64_t{2});
        QCOMPARE(evidence.wktTexts, std::int64_t{1});
        QVERIFY(evidence.seesTrue && evidence.seesFalse);
    }
    void cellsOfSpreadsheetsBringTheirType()
    {
        ColumnEvidence evidence;
        evidence.add({.kind = io::CellKind::Number, .number = 1.234, .text = {}}, 2);
        evidence.add({.kind = io::CellKind::Percent, .number = 12.5, .text = {}}, 3);
        evidence.add({.kind = io::CellKind::Date, .text = "2024-01-01"}, 4);
        evidence.add({.kind = io::CellKind::Error, .text = "#DIV/0!"}, 5);
        evidence.add({}, 6);
        QCOMPARE(evidence.typedNumbers, std::int64_t{2});
        QVERIFY(evidence.typedFraction);
        QCOMPARE(evidence.dates, std::int64_t{1});
        QCOMPARE(evidence.errors, std::int64_t{1});
        QCOMPARE(evidence.empties, std::int64_t{1});
        QCOMPARE(evidence.values, std::int64_t{3});
    }
    void wordsOfYesAndNoAreKnown()
    {
        QVERIFY(booleanWordOf("Ja").isTrue);
        QVERIFY(booleanWordOf("FALSCH").pairs != 0);
        QVERIFY(booleanWordOf("n").isLetter);
        QCOMPARE(int(booleanWordOf("vielleicht").pairs), 0);
        QCOMPARE(int(booleanWordOf("").pairs), 0);
    }
};

QTEST_GUILESS_MAIN(ColumnEvidenceTest)
#include "column_evidence_test.moc"
