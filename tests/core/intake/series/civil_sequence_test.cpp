// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/civil_sequence.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class CivilSequenceTest : public QObject {
    Q_OBJECT

    static std::optional<std::int64_t> next(CivilSequence& sequence, const char* text)
    {
        return sequence.utcS(stampFrom(text).value());
    }

private slots:
    void theHourThatComesTwiceIsToldByItsOrder()
    {
        WB_VALUE(const auto clock, BerlinClock::over(0, 2'000'000'000));
        CivilSequence sequence(clock, ClockKind::Civil, StampOrder::Ascending);
        // 2024-10-27: 03:00 MESZ is 02:00 MEZ at 01:00 UTC = 1729990800.
        QCOMPARE(next(sequence, "2024-10-27 01:30"), std::optional<std::int64_t>(1729985400));
        QCOMPARE(next(sequence, "2024-10-27 02:00"), std::optional<std::int64_t>(1729987200));
        QCOMPARE(next(sequence, "2024-10-27 02:30"), std::optional<std::int64_t>(1729989000));
        QCOMPARE(next(sequence, "2024-10-27 02:00"), std::optional<std::int64_t>(1729990800));
        QCOMPARE(next(sequence, "2024-10-27 02:30"), std::optional<std::int64_t>(1729992600));
        QCOMPARE(next(sequence, "2024-10-27 03:00"), std::optional<std::int64_t>(1729994400));
    }
    void filesFromTheNewestBackGoTheOtherWayRound()
    {
        WB_VALUE(const auto clock, BerlinClock::over(0, 2'000'000'000));
        CivilSequence sequence(clock, ClockKind::Civil, StampOrder::Descending);
        QCOMPARE(next(sequence, "2024-10-27 03:00"), std::optional<std::int64_t>(1729994400));
        QCOMPARE(next(sequence, "2024-10-27 02:30"), std::optional<std::int64_t>(1729992600));
        QCOMPARE(next(sequence, "2024-10-27 02:00"), std::optional<std::int64_t>(1729990800));
        QCOMPARE(next(sequence, "2024-10-27 02:30"), std::optional<std::int64_t>(1729989000));
        QCOMPARE(next(sequence, "2024-10-27 02:00"), std::optional<std::int64_t>(1729987200));
    }
    void theHourLeftOutInMarchIsNoInstant()
    {
        WB_VALUE(const auto clock, BerlinClock::over(0, 2'000'000'000));
        CivilSequence sequence(clock, ClockKind::Civil, StampOrder::Ascending);
        QCOMPARE(next(sequence, "2024-03-31 01:45"), std::optional<std::int64_t>(1711845900));
        QVERIFY(!next(sequence, "2024-03-31 02:00").has_value());
        QVERIFY(!next(sequence, "2024-03-31 02:45").has_value());
        QCOMPARE(next(sequence, "2024-03-31 03:00"), std::optional<std::int64_t>(1711846800));
    }
    void otherClocksKnowNoSummer()
    {
        WB_VALUE(const auto clock, BerlinClock::over(0, 2'000'000'000));
        CivilSequence standard(clock, ClockKind::Standard, StampOrder::Ascending);
        QCOMPARE(next(standard, "2024-07-01 12:00"), std::optional<std::int64_t>(1719831600));
        CivilSequence utc(clock, ClockKind::Utc, StampOrder::Ascending);
        QCOMPARE(next(utc, "2024-07-01 12:00"), std::optional<std::int64_t>(1719835200));
        CivilSequence civil(clock, ClockKind::Civil, StampOrder::Ascending);
        QCOMPARE(next(civil, "2024-07-01 12:00"), std::optional<std::int64_t>(1719828000));
        QCOMPARE(next(civil, "2024-07-01 12:00+00:00"), std::optional<std::int64_t>(1719835200));
    }
    void clockChangesAreKnown()
    {
        WB_VALUE(const auto clock, BerlinClock::over(0, 2'000'000'000));
        QVERIFY(CivilSequence::isTwofold(clock, stampFrom("2024-10-27 02:30")->localS));
        QVERIFY(!CivilSequence::isTwofold(clock, stampFrom("2024-10-27 03:00")->localS));
        QVERIFY(CivilSequence::isLeftOut(clock, stampFrom("2024-03-31 02:00")->localS));
        QVERIFY(!CivilSequence::isLeftOut(clock, stampFrom("2024-03-31 03:00")->localS));
    }
};

QTEST_GUILESS_MAIN(CivilSequenceTest)
#include "civil_sequence_test.moc"
