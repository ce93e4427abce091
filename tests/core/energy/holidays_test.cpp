// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/registry/registry.h"
#include "core/energy/holidays.h"

#include <QTest>

using namespace weitblick::energy;
using weitblick::analysis::registry::dateFromIso;
using weitblick::analysis::registry::isoOf;

namespace {

QStringList daysOf(FederalState state, int year)
{
    QStringList days;
    for (const Holiday& holiday : germanHolidays(state, year)) {
        days << QString::fromStdString(isoOf(holiday.day));
    }
    return days;
}

DayKind kindIn(FederalState state, const char* iso)
{
    const Date day = *dateFromIso(iso);
    return dayKindOf(day, germanHolidays(state, static_cast<int>(day.year())));
}

} // namespace

class HolidaysTest : public QObject {
    Q_OBJECT

private slots:
    // Dates of Easter: tables of the Physikalisch-Technische Bundesanstalt; 2008 is the earliest of our time, 2038 the
    // latest.
    void easterIsThatOfTheAlmanac_data()
    {
        QTest::addColumn<QString>("day");
        for (const char* day : {"1999-04-04", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2019-04-21",
                                "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2030-04-21", "2038-04-25"}) {
            QTest::newRow(day) << QString::fromLatin1(day);
        }
    }
    void easterIsThatOfTheAlmanac()
    {
        QFETCH(QString, day);
        QCOMPARE(QString::fromStdString(isoOf(easterSunday(day.left(4).toInt()))), day);
    }
    void hessenHasTenHolidays()
    {
        const QStringList wanted{"2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14",
                                 "2026-05-25", "2026-06-04", "2026-10-03", "2026-12-25", "2026-12-26"};
        QCOMPARE(daysOf(FederalState::Hessen, 2026), wanted);
    }
    void everyStateHasAsManyAsItsLawSays_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("count");
        const int counts[] = {10, 10, 10, 10, 11, 10, 11, 12, 12, 12, 10, 12, 11, 11, 11, 11};
        for (int key = 1; key <= 16; ++key) {
            QTest::addRow("%02d", key) << key << counts[key - 1];
        }
    }
    void everyStateHasAsManyAsItsLawSays()
    {
        QFETCH(int, state);
        QFETCH(int, count);
        QCOMPARE(daysOf(static_cast<FederalState>(state), 2026).size(), count);
    }
    void repentanceIsTheWednesdayBeforeTheTwentyThird()
    {
        QVERIFY(daysOf(FederalState::Sachsen, 2023).contains("2023-11-22"));
        QVERIFY(daysOf(FederalState::Sachsen, 2026).contains("2026-11-18"));
        QVERIFY(daysOf(FederalState::Sachsen, 2028).contains("2028-11-22"));
        QVERIFY(!daysOf(FederalState::Hessen, 2026).contains("2026-11-18"));
    }
    void theReformationJubileeWasAHolidayEverywhere()
    {
        QVERIFY(daysOf(FederalState::Hessen, 2017).contains("2017-10-31"));
        QVERIFY(!daysOf(FederalState::Hessen, 2018).contains("2018-10-31"));
        QCOMPARE(daysOf(FederalState::Sachsen, 2017).count("2017-10-31"), 1);
    }
    void holidaysAreSundaysForALoadProfile()
    {
        QCOMPARE(kindIn(FederalState::Hessen, "2026-06-04"), DayKind::Sunday); // Corpus Christi, a Thursday
        QCOMPARE(kindIn(FederalState::Berlin, "2026-06-04"), DayKind::Workday);
        QCOMPARE(kindIn(FederalState::Hessen, "2026-10-03"), DayKind::Sunday); // a Saturday
        QCOMPARE(kindIn(FederalState::Hessen, "2026-06-06"), DayKind::Saturday);
        QCOMPARE(kindIn(FederalState::Hessen, "2026-06-08"), DayKind::Workday);
    }
    void theLastDaysOfTheYearAreSaturdaysUnlessTheyAreSundays()
    {
        QCOMPARE(kindIn(FederalState::Hessen, "2026-12-24"), DayKind::Saturday); // a Thursday
        QCOMPARE(kindIn(FederalState::Hessen, "2026-12-31"), DayKind::Saturday);
        QCOMPARE(kindIn(FederalState::Hessen, "2023-12-24"), DayKind::Sunday);
        QCOMPARE(kindIn(FederalState::Hessen, "2023-12-31"), DayKind::Sunday);
        QCOMPARE(kindIn(FederalState::Hessen, "2026-12-23"), DayKind::Workday);
    }
};

QTEST_GUILESS_MAIN(HolidaysTest)
#include "holidays_test.moc"
