// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/ngsi.h"
#include "core/intake/series/series_json_format.h"

#include <QTest>

#include <algorithm>

#include "tests/support/series_reading.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class NgsiTest : public QObject {
    Q_OBJECT

    static test::SeriesReading read(const std::string& text)
    {
        return test::readSeriesText(seriesJsonFormat(), "entitaeten.json", text);
    }
    static bool has(const std::vector<std::string>& lines, const std::string& line)
    {
        return std::ranges::find(lines, line) != lines.end();
    }

private slots:
    void normalizedEntitiesGiveTheirNumbers()
    {
        const auto found = read(
            R"({"id":"urn:ngsi-ld:AirQualityObserved:Platz-2016-03-15T11:00:00","type":"AirQualityObserved",)"
            R"("dateObserved":{"type":"Property","value":"2016-03-15T11:00:00/2016-03-15T12:00:00"},)"
            R"("no2":{"type":"Property","value":69,"unitCode":"GQ"},"relativeHumidity":{"type":"Property","value":0.54},)"
            R"("level":{"type":"Property","value":"moderate"},)"
            R"("location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[8.65,49.87]}}})");
        WB_VERIFY_RESULT(found.outcome);
        QCOMPARE(found.sites().rows.at(0).at(0), std::string("urn:ngsi-ld:AirQualityObserved:Platz"));
        QVERIFY(found.sites().geometryBytes.at(0) > 0);
        QCOMPARE(found.streams().size(), std::size_t{2});
        QCOMPARE(found.streams()[0].unit, std::string("µg/m3"));
        QCOMPARE(found.streams()[0].intervalS, std::int64_t{3600});
        QVERIFY(has(found.lines(), "urn:ngsi-ld:AirQualityObserved:Platz/no2 2016-03-15T11:00:00Z 69"));
        QVERIFY(has(found.lines(), "urn:ngsi-ld:AirQualityObserved:Platz/relativeHumidity 2016-03-15T11:00:00Z 54"));
    }
    void keyValuesAndVersionTwoAreTheSame()
    {
        const auto values = read(R"([{"id":"a","type":"T","dateObserved":"2024-01-01T00:00:00Z","temperature":1.5}])");
        QCOMPARE(values.lines(), std::vector<std::string>{"a/temperature 2024-01-01T00:00:00Z 1.5"});
        const auto second =
            read(R"([{"id":"a","type":"T","dateObserved":{"type":"DateTime","value":"2024-01-01T00:00:00Z"},)"
                 R"("co":{"type":"Number","value":500,"metadata":{"unitCode":{"value":"GP"}}}}])");
        QCOMPARE(second.lines(), std::vector<std::string>{"a/co 2024-01-01T00:00:00Z 500"});
        QCOMPARE(second.streams()[0].unit, std::string("mg/m3"));
    }
    void theTemporalFormHasATimeForEveryValue()
    {
        const auto found = read(
            R"([{"id":"urn:ngsi-ld:S:1","type":"S","pm10":[{"type":"Property","value":1,"observedAt":"2024-01-01T00:00:00Z"},)"
            R"({"type":"Property","value":2,"observedAt":"2024-01-01T01:00:00Z"}],)"
            R"("no2":{"type":"Property","values":[[3,"2024-01-01T00:00:00Z"],[4,"2024-01-01T01:00:00Z"]]}}])");
        QCOMPARE(found.lines().size(), std::size_t{4});
        QVERIFY(has(found.lines(), "urn:ngsi-ld:S:1/no2 2024-01-01T01:00:00Z 4"));
    }
    void carParksGiveTheirPlacesOnly()
    {
        const auto file = test::realFile("04_sensors/parking/heidelberg.json");
        if (!std::filesystem::exists(file)) {
            QSKIP("no shared data here");
        }
        const auto found = test::readSeries(seriesJsonFormat(), file);
        WB_VERIFY_RESULT(found.outcome);
        QVERIFY(has(found.lines(), "urn:ngsiv2:OffStreetParking:P00/availableSpotNumber 2024-06-08T13:25:00Z 1"));
        QVERIFY(std::ranges::all_of(
            found.streams(), [](const ObservedStream& stream) { return stream.property.ends_with("Stellplätze"); }));
    }
    void valuesWithoutATimeAreRejected()
    {
        const auto found = read(R"([{"id":"a","type":"T","@context":"x","temperature":1},)"
                                R"({"id":"b","type":"T","observedAt":"2024-01-01T00:00:00Z","temperature":2}])");
        QCOMPARE(found.lines().size(), std::size_t{1});
        QCOMPARE(found.readings().rejected.at(0).line, std::int64_t{1});
    }
};

QTEST_GUILESS_MAIN(NgsiTest)
#include "ngsi_test.moc"
