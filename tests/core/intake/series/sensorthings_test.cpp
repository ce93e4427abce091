// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/sensorthings.h"
#include "core/intake/series/series_json_format.h"

#include <QTest>

#include "tests/support/series_reading.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class SensorthingsTest : public QObject {
    Q_OBJECT

    static test::SeriesReading read(const std::string& text)
    {
        return test::readSeriesText(seriesJsonFormat(), "dienst.json", text);
    }

private slots:
    void thingsWithDatastreamsAndObservationsAreRead()
    {
        const auto file = test::realFile("04_sensors/sensorthings/frost_entitiesDefault.json");
        if (!std::filesystem::exists(file)) {
            QSKIP("no shared data here");
        }
        const auto found = test::readSeries(seriesJsonFormat(), file);
        WB_VERIFY_RESULT(found.outcome);
        QVERIFY(found.isSeries());
        QCOMPARE(found.sites().rows.size(), std::size_t{1});
        QCOMPARE(found.sites().rows[0][0], std::string("thing name 1"));
        QCOMPARE(found.streams().size(), std::size_t{2});
        QCOMPARE(found.streams()[0].unit, std::string("lm"));
        QCOMPARE(found.streams()[1].unit, std::string("°C"));
        QCOMPARE(found.lines(), (std::vector<std::string>{"datastream name 1 2015-03-03T00:00:00Z 3",
                                                          "datastream name 1 2015-03-04T00:00:00Z 4",
                                                          "datastream name 2 2015-03-05T00:00:00Z 5",
                                                          "datastream name 2 2015-03-06T00:00:00Z 6"}));
    }
    void aPageOfObservationsBelongsToTheDatastreamOfItsLink()
    {
        const auto found = read(
            R"({"@iot.nextLink":"https://x.de/v1.1/Datastreams(17)/Observations?$skip=2","value":[)"
            R"({"phenomenonTime":"2026-01-01T00:00:00+01:00/2026-01-01T00:15:00+01:00","result":1.5},)"
            R"({"phenomenonTime":"2026-01-01T00:15:00Z","result":null},)"
            R"({"phenomenonTime":"morgens","result":2},{"phenomenonTime":"2026-01-01T00:30:00Z","result":"viel"}]})");
        WB_VERIFY_RESULT(found.outcome);
        QCOMPARE(found.lines(), std::vector<std::string>{"17 2025-12-31T23:00:00Z 1.5"});
        QCOMPARE(found.streams()[0].intervalS, std::int64_t{900});
        QCOMPARE(found.readings().rejected.size(), std::size_t{2});
    }
    void dataArraysAreReadAsWell()
    {
        const auto found =
            read(R"({"@iot.count":1,"value":[{"Datastream":{"@iot.id":3},"components":["phenomenonTime","result"],)"
                 R"("dataArray":[["2026-01-01T00:00:00Z",1],["2026-01-01T01:00:00Z",2.5]]}]})");
        WB_VERIFY_RESULT(found.outcome);
        QCOMPARE(found.lines().size(), std::size_t{2});
        QCOMPARE(found.lines()[1], std::string("3 2026-01-01T01:00:00Z 2.5"));
    }
    void onlyItsWordsAreRecognised()
    {
        QVERIFY(isSensorThings(R"({"@iot.count":3})"));
        QVERIFY(!isSensorThings(R"({"type":"FeatureCollection"})"));
    }
};

QTEST_GUILESS_MAIN(SensorthingsTest)
#include "sensorthings_test.moc"
