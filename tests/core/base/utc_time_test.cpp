// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utc_time.h"

#include <QTest>

using namespace weitblick;

class UtcTimeTest : public QObject {
    Q_OBJECT

private slots:
    void writesAndReadsIso8601()
    {
        const UtcSeconds instant{std::chrono::seconds{1774746000}}; // date -ud @1774746000
        QCOMPARE(isoUtc(instant), "2026-03-29T01:00:00Z");
        QVERIFY(parseIsoUtc("2026-03-29T01:00:00Z") == instant);
        QVERIFY(parseIsoUtc("2026-03-29T01:00:00.250Z") == instant);
    }
    void leapDaysCount()
    {
        QCOMPARE(isoUtc(*parseIsoUtc("2024-02-29T23:59:59Z") + std::chrono::seconds{1}), "2024-03-01T00:00:00Z");
        QVERIFY(!parseIsoUtc("2023-02-29T00:00:00Z"));
    }
    void anythingElseIsRefused()
    {
        for (const char* text :
             {"", "2026-03-29", "2026-03-29 01:00:00Z", "2026-03-29T01:00:00", "2026-13-01T00:00:00Z",
              "2026-03-29T24:00:00Z", "2026-03-29T01:00:00+01:00", "29.03.2026T01:00:00Z"}) {
            QVERIFY2(!parseIsoUtc(text), text);
        }
    }
};

QTEST_GUILESS_MAIN(UtcTimeTest)
#include "utc_time_test.moc"
