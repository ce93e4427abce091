// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/berlin_clock.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

#include "tests/support/verify_result.h"

using namespace weitblick;

namespace {

std::int64_t at(const char* iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toSecsSinceEpoch();
}

} // namespace

class BerlinClockTest : public QObject {
    Q_OBJECT

private slots:
    void everyHourIsThatOfAnotherReaderOfTheTimeZones()
    {
        const QTimeZone berlin("Europe/Berlin");
        if (!berlin.isValid()) {
            QSKIP("no time zones on this system");
        }
        const std::int64_t first = at("1979-01-01T00:00:00Z");
        const std::int64_t last = at("2037-01-01T00:00:00Z");
        WB_VALUE(const BerlinClock clock, BerlinClock::over(first, last));
        for (std::int64_t instant = first; instant < last; instant += 7 * 3600) {
            const std::int64_t offset = berlin.offsetFromUtc(QDateTime::fromSecsSinceEpoch(instant, Qt::UTC));
            QCOMPARE(clock.localS(instant), instant + offset);
        }
    }
    void theHourLeftOutIsTheInstantOfTheChange()
    {
        const std::int64_t change = at("2026-03-29T01:00:00Z");
        WB_VALUE(const BerlinClock clock, BerlinClock::over(change, change));
        QCOMPARE(clock.localS(change - 1), at("2026-03-29T01:59:59Z"));
        QCOMPARE(clock.localS(change), at("2026-03-29T03:00:00Z"));
        QCOMPARE(clock.utcS(at("2026-03-29T02:30:00Z")), change);
        QCOMPARE(clock.utcS(at("2026-03-29T00:00:00Z")), at("2026-03-28T23:00:00Z"));
    }
    void theHourThatComesTwiceIsTheFirst()
    {
        WB_VALUE(const BerlinClock clock, BerlinClock::over(at("2026-10-25T00:00:00Z"), at("2026-10-26T00:00:00Z")));
        QCOMPARE(clock.localS(at("2026-10-25T00:30:00Z")), at("2026-10-25T02:30:00Z"));
        QCOMPARE(clock.localS(at("2026-10-25T01:30:00Z")), at("2026-10-25T02:30:00Z"));
        QCOMPARE(clock.utcS(at("2026-10-25T02:30:00Z")), at("2026-10-25T00:30:00Z"));
    }
};

QTEST_GUILESS_MAIN(BerlinClockTest)
#include "berlin_clock_test.moc"
