// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/civil_year.h"

#include <QDateTime>
#include <QTest>

#include <map>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

namespace {

std::map<int, int> quartersByDay(const CivilYear& year)
{
    std::map<int, int> counts;
    for (const WallQuarter& at : year.quarters()) {
        ++counts[at.day];
    }
    return counts;
}

} // namespace

class CivilYearTest : public QObject {
    Q_OBJECT

private slots:
    void aYearHas35040QuarterHours()
    {
        WB_VALUE(const CivilYear year, CivilYear::of(2026, FederalState::Hessen));
        QCOMPARE(year.quarters().size(), std::size_t{35'040});
        QCOMPARE(year.dayCount(), std::size_t{365});
        WB_VALUE(const CivilYear leap, CivilYear::of(2028, FederalState::Hessen));
        QCOMPARE(leap.quarters().size(), std::size_t{35'136});
        QCOMPARE(leap.dayCount(), std::size_t{366});
    }
    void itStartsAtMidnightOfStandardTime()
    {
        WB_VALUE(const CivilYear year, CivilYear::of(2026, FederalState::Hessen));
        QCOMPARE(year.firstUtcS(), QDateTime::fromString("2025-12-31T23:00:00Z", Qt::ISODate).toSecsSinceEpoch());
        QCOMPARE(int(year.quarters().front().day), 0);
        QCOMPARE(int(year.quarters().front().quarter), 0);
        QCOMPARE(int(year.quarters().back().day), 364);
        QCOMPARE(int(year.quarters().back().quarter), 95);
    }
    void theDayOfTheChangeHas92Or100()
    {
        WB_VALUE(const CivilYear year, CivilYear::of(2026, FederalState::Hessen));
        const int march29 = QDate(2026, 3, 29).dayOfYear() - 1;
        const int october25 = QDate(2026, 10, 25).dayOfYear() - 1;
        for (const auto& [day, count] : quartersByDay(year)) {
            QCOMPARE(count, day == march29 ? 92 : day == october25 ? 100 : 96);
        }
        const std::size_t change = static_cast<std::size_t>(march29) * 96 + 8;
        QCOMPARE(int(year.quarters()[change - 1].quarter), 7); // 01:45
        QCOMPARE(int(year.quarters()[change].quarter), 12);    // 03:00
        const std::size_t back = static_cast<std::size_t>(october25) * 96 - 4 + 12;
        QCOMPARE(int(year.quarters()[back - 1].quarter), 11); // 02:45
        QCOMPARE(int(year.quarters()[back].quarter), 8);      // 02:00 again
    }
    void daysHaveTheirDateAndKind()
    {
        WB_VALUE(const CivilYear year, CivilYear::of(2026, FederalState::Hessen));
        QCOMPARE(unsigned(year.date(59).month()), 3U);
        QCOMPARE(unsigned(year.date(59).day()), 1U);
        QCOMPARE(year.kind(0), DayKind::Sunday);  // New Year
        QCOMPARE(year.kind(1), DayKind::Workday); // a Friday
        QCOMPARE(year.kind(2), DayKind::Saturday);
        QCOMPARE(year.kind(364), DayKind::Saturday); // 31 December
    }
    void yearsWithoutARuleAreRefused()
    {
        QCOMPARE(CivilYear::of(1995, FederalState::Hessen).error().code, ErrorCode::InvalidInput);
        QCOMPARE(CivilYear::of(2038, FederalState::Hessen).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(CivilYearTest)
#include "civil_year_test.moc"
