// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/departures.h"
#include "core/transit/feed_reader.h"
#include "core/transit/feed_text.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>
#include <string>
#include <vector>

#include "tests/support/small_feed.h"

using namespace weitblick;
using namespace weitblick::transit;

namespace {

/// "stop hh:mm" of all departures, by time.
std::vector<std::string> timesOn(const Timetable& timetable, const char* day, const ClockSpan& span)
{
    std::multimap<std::int32_t, std::string> found;
    eachDeparture(timetable, dayFromIso(day).value(), span, [&](const Departure& departure) {
        found.emplace(departure.timeS, timetable.stops.ids[departure.stop] + " " + clockText(departure.timeS));
    });
    std::vector<std::string> texts;
    for (const auto& [timeS, text] : found) {
        texts.push_back(text);
    }
    return texts;
}

} // namespace

class DeparturesTest : public QObject {
    Q_OBJECT

private slots:
    void theLastStopHasNoDepartureAndMidnightIsCrossed()
    {
        const Timetable timetable = test::readSmall(test::smallFeed()).value().timetable;
        // Tuesday: t1 from the station and the market, t2 at 23:55, and yesterday's t2 at 24:06 as 0:06.
        QCOMPARE(timesOn(timetable, "2025-03-18", {}),
                 (std::vector<std::string>{"b 00:06", "a 07:00", "b 07:06", "c 23:55"}));
        // Monday follows a Sunday without service.
        QCOMPARE(timesOn(timetable, "2025-03-17", {}), (std::vector<std::string>{"a 07:00", "b 07:06", "c 23:55"}));
        QCOMPARE(timesOn(timetable, "2025-03-22", {}), (std::vector<std::string>{"b 00:06"}));
    }
    void onlyTheHoursAskedForCount()
    {
        const Timetable timetable = test::readSmall(test::smallFeed()).value().timetable;
        QCOMPARE(timesOn(timetable, "2025-03-18", {7 * 3600 + 360, 23 * 3600}), (std::vector<std::string>{"b 07:06"}));
    }
    void frequenciesAreExpandedWithoutTheirEnd()
    {
        auto texts = test::smallFeed();
        texts["frequencies.txt"] = "trip_id,start_time,end_time,headway_secs\nt1,06:00:00,07:00:00,1800\n";
        const Timetable timetable = test::readSmall(texts).value().timetable;
        QCOMPARE(timesOn(timetable, "2025-03-17", {0, 43'200}),
                 (std::vector<std::string>{"a 06:00", "b 06:06", "a 06:30", "b 06:36"}));
    }
    void stopsWithoutBoardingHaveNoDeparture()
    {
        auto texts = test::smallFeed();
        texts["stop_times.txt"] =
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type\n"
            "t1,07:00:00,07:00:00,a,1,0\nt1,07:05:00,07:05:00,b,2,1\nt1,07:10:00,07:10:00,c,3,0\n";
        QCOMPARE(timesOn(test::readSmall(texts).value().timetable, "2025-03-18", {}),
                 (std::vector<std::string>{"a 07:00"}));
    }
    void theSampleRegionHasItsTrueDepartures()
    {
        const QString folder = QStringLiteral(WB_SOURCE_DIR "/build/sample/town/nahverkehr/");
        QFile truth(folder + "truth.json");
        if (!truth.open(QIODevice::ReadOnly)) {
            QSKIP("the sample region has not been made");
        }
        const QJsonObject days =
            QJsonDocument::fromJson(truth.readAll()).object()["mkv"].toObject()["departures"].toObject();
        Job job;
        const Timetable timetable =
            readTimetable((folder + "mkv.gtfs.zip").toStdString(), ShapeReading::Skip, job).value().timetable;
        QVERIFY(!days.isEmpty());
        for (const QString& day : days.keys()) {
            std::map<std::string, int> counts;
            eachDeparture(timetable, dayFromIso(day.toStdString()).value(), {},
                          [&](const Departure& departure) { ++counts[timetable.stops.ids[departure.stop]]; });
            const QJsonObject wanted = days[day].toObject()["departures_by_stop"].toObject();
            QCOMPARE(qsizetype(counts.size()), qsizetype(wanted.size()));
            for (const auto& [stop, count] : counts) {
                QCOMPARE(count, wanted[QString::fromStdString(stop)].toInt());
            }
        }
    }
};

QTEST_GUILESS_MAIN(DeparturesTest)
#include "departures_test.moc"
