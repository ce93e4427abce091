// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/sun/sun_day.h"

#include <QTest>

#include <chrono>
#include <cmath>

using namespace weitblick::solar;
using namespace std::chrono;

class SunDayTest : public QObject {
    Q_OBJECT

private slots:
    void riseTransitAndSetAreMet_data()
    {
        QTest::addColumn<QList<double>>("site");
        QTest::addColumn<int>("day");
        QTest::addColumn<QString>("rise");
        QTest::addColumn<QString>("transit");
        QTest::addColumn<QString>("set");
        QTest::addColumn<int>("zoneH");
        const auto row = [](const char* name, const QList<double>& site, sys_days day, const char* rise,
                            const char* transit, const char* set, int zoneH) {
            QTest::newRow(name) << site << int(day.time_since_epoch().count()) << rise << transit << set << zoneH;
        };
        const QList<double> south{-35.0, 0.0};
        const QList<double> golden{39.742476, -105.1786};
        const QList<double> frankfurt{50.1109, 8.6821};
        const QList<double> kassel{51.3127, 9.4797};
        row("south 1996", south, July / 5 / 1996, "07:08:15", "12:04:36", "17:01:04", 0);
        row("south 2004", south, December / 4 / 2004, "04:38:57", "11:50:22", "19:02:03", 0);
        row("Golden winter", golden, January / 2 / 2015, "07:21:55", "12:04:45", "16:47:43", -7);
        // The reference names 19:13:58 on 2 August: its sunset of the UTC date, which is that of 1 August in UTC−7.
        row("Golden summer", golden, August / 2 / 2015, "05:00:27", "12:06:58", "", -7);
        row("Golden, the evening before", golden, August / 1 / 2015, "", "", "19:13:58", -7);
        row("Frankfurt summer", frankfurt, June / 20 / 2024, "03:15:15", "11:26:58", "19:38:43", 0);
        row("Frankfurt winter", frankfurt, December / 21 / 2024, "07:21:53", "11:23:33", "15:25:13", 0);
        row("Kassel summer", kassel, June / 20 / 2024, "03:05:38", "11:23:47", "19:41:57", 0);
        row("Kassel winter", kassel, December / 21 / 2024, "07:24:32", "11:20:22", "15:16:11", 0);
    }
    void riseTransitAndSetAreMet()
    {
        QFETCH(QList<double>, site);
        QFETCH(int, day);
        QFETCH(QString, rise);
        QFETCH(QString, transit);
        QFETCH(QString, set);
        QFETCH(int, zoneH);
        const SunDay found = sunDay(sys_days{days{day}}, {site[0], site[1], 0.0});
        const auto check = [&](double utcS, const QString& wanted) {
            if (wanted.isEmpty()) {
                return;
            }
            const int wantedS = QTime::fromString(wanted, "HH:mm:ss").msecsSinceStartOfDay() / 1000;
            const double localS = utcS - day * 86400.0 + zoneH * 3600.0;
            // Printed to the second; rise and set depend on the height of the refraction model's horizon.
            QVERIFY2(std::abs(localS - wantedS) <= 1.6,
                     qPrintable(QStringLiteral("%1 is off by %2 s").arg(wanted).arg(localS - wantedS)));
        };
        QVERIFY(found.riseUtcS && found.setUtcS);
        check(*found.riseUtcS, rise);
        check(found.transitUtcS, transit);
        check(*found.setUtcS, set);
    }
    void thePolarNightHasNoSunrise()
    {
        const SunDay day = sunDay(December / 21 / 2024, {69.65, 18.96, 0.0});
        QVERIFY(!day.riseUtcS);
        QVERIFY(!day.setUtcS);
    }
};

QTEST_GUILESS_MAIN(SunDayTest)
#include "sun_day_test.moc"
