// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/alarm_replay.h"
#include "core/sensing/named_series.h"

#include <QTest>

#include "tests/support/sensor_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

class NamedSeriesTest : public QObject {
    Q_OBJECT

private slots:
    void keySiteAndQuantityNameASeries()
    {
        AnalysisProject town;
        WB_VERIFY_RESULT(addStations(town.project, "luft",
                                     {{.key = "a"}, {.key = "b", .property = "PM10"}, {.key = "c", .property = "PM10"}},
                                     24));
        const auto runWith = [&](const char* name) {
            return town.run(sensing::alarmReplayAnalysis(), {{"series1", std::string(name)}, {"on1", 10.0}});
        };
        for (const char* name : {"a:NO2", "a/NO2", "a", "NO2", "c/PM10"}) {
            WB_VERIFY_RESULT(runWith(name));
        }
        const auto several = runWith("PM10");
        QVERIFY(!several && several.error().code == ErrorCode::Ambiguous);
        const auto none = runWith("c/PM1");
        QVERIFY(!none && none.error().code == ErrorCode::NotFound);
        QVERIFY(QString::fromStdString(none.error().advice.en).contains(QLatin1String("c/PM10")));
    }
};

QTEST_GUILESS_MAIN(NamedSeriesTest)
#include "named_series_test.moc"
