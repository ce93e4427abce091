// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/utc_text.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake;

class UtcTextTest : public QObject {
    Q_OBJECT

private slots:
    void momentsBecomeUtc()
    {
        const auto parsed = parseIsoTime("2026-03-29T03:00:00+02:00");
        QVERIFY(parsed && !parsed->dateOnly);
        QCOMPARE(utcTextOf(parsed->time), "2026-03-29T01:00:00Z");
        QCOMPARE(utcTextOf(parseIsoTime("2024-02-29 23:30:00.250-01:00")->time), "2024-03-01T00:30:00.250Z");
    }
    void daysAreKnownAsDays() { QVERIFY(parseIsoTime("2026-03-29")->dateOnly); }
    void whatIsNoMomentIsNone()
    {
        for (const char* text : {"", "2026-02-30", "29.03.2026", "2026-03-29T25:00:00Z", "morgen"}) {
            QVERIFY2(!parseIsoTime(text), text);
        }
    }
};

QTEST_GUILESS_MAIN(UtcTextTest)
#include "utc_text_test.moc"
