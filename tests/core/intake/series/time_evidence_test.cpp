// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/time_evidence.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class TimeEvidenceTest : public QObject {
    Q_OBJECT

    std::optional<BerlinClock> m_clock;

    TimeEvidence evidenceOf(std::initializer_list<const char*> texts) const
    {
        TimeEvidence evidence(*m_clock);
        SequenceState state;
        for (const char* text : texts) {
            evidence.add(stampFrom(text).value(), state);
        }
        return evidence;
    }

private slots:
    void initTestCase() { WB_VALUE(m_clock, BerlinClock::over(0, 2'000'000'000)); }
    void anHourThatComesTwiceProvesTheGermanClock()
    {
        const auto verdict = evidenceOf({"2024-10-27 01:00", "2024-10-27 02:00", "2024-10-27 02:00", "2024-10-27 03:00",
                                         "2024-10-27 04:00"})
                                 .clock("Zeit");
        QVERIFY(!verdict.question);
        QCOMPARE(verdict.clock, ClockKind::Civil);
        QVERIFY(verdict.remarks.at(0).de.find("zu sehen") != std::string::npos);
    }
    void anHourThatIsLeftOutProvesItToo()
    {
        const auto verdict =
            evidenceOf({"2024-03-31 00:00", "2024-03-31 01:00", "2024-03-31 03:00", "2024-03-31 04:00"}).clock("Zeit");
        QVERIFY(!verdict.question);
        QVERIFY(verdict.remarks.at(0).de.find("zu sehen") != std::string::npos);
    }
    void readingsInTheHourLeftOutAreAQuestion()
    {
        const auto verdict =
            evidenceOf({"2024-03-31 01:00", "2024-03-31 02:00", "2024-03-31 03:00", "2024-03-31 04:00"}).clock("Zeit");
        QVERIFY(verdict.question.has_value());
        QCOMPARE(verdict.question->id, std::string("column:Zeit"));
        QCOMPARE(verdict.question->options.at(0).value, std::string("time-standard"));
    }
    void anHourThatShouldComeTwiceAndDoesNotIsAQuestion()
    {
        QVERIFY(evidenceOf({"2024-10-27 01:00", "2024-10-27 02:00", "2024-10-27 03:00", "2024-10-27 04:00"})
                    .clock("Zeit")
                    .question.has_value());
    }
    void withoutAChangeItIsSaidWhatIsAssumed()
    {
        const auto verdict = evidenceOf({"2024-06-01 01:00", "2024-06-01 02:00"}).clock("Zeit");
        QVERIFY(!verdict.question);
        QCOMPARE(verdict.remarks.size(), std::size_t{1});
        QVERIFY(evidenceOf({"2024-06-01 01:00Z", "2024-06-01 02:00Z"}).clock("Zeit").remarks.empty());
    }
    void theStepIsThatOfMostReadings()
    {
        QCOMPARE(
            evidenceOf({"2024-06-01 01:00", "2024-06-01 01:15", "2024-06-01 01:30", "2024-06-01 01:45"}).intervalS(),
            std::int64_t{900});
        QCOMPARE(
            evidenceOf({"2024-06-01 01:00", "2024-06-01 01:17", "2024-06-01 01:23", "2024-06-01 02:45"}).intervalS(),
            std::int64_t{0});
    }
    void midnightAsTwentyFourMeansTheEndOfTheInterval()
    {
        QVERIFY(evidenceOf({"2024-06-01 22:00", "2024-06-01 23:00", "2024-06-01 24:00"}).stampsEnd());
        QVERIFY(
            evidenceOf({"2024-06-01 06:00", "2024-06-01 12:00", "2024-06-01 18:00", "2024-06-02 00:00"}).stampsEnd());
        QVERIFY(
            !evidenceOf({"2024-06-01 00:00", "2024-06-01 06:00", "2024-06-01 12:00", "2024-06-01 18:00"}).stampsEnd());
    }
};

QTEST_GUILESS_MAIN(TimeEvidenceTest)
#include "time_evidence_test.moc"
