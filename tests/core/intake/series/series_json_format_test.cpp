// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/series_json_format.h"

#include <QTest>

#include <algorithm>

#include "tests/support/series_reading.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class SeriesJsonFormatTest : public QObject {
    Q_OBJECT

    static bool recognised(const char* head, const char* name = "a.json")
    {
        return seriesJsonFormat().recognises(head, name);
    }

private slots:
    void mapsAreLeftToGeoJson()
    {
        QVERIFY(!recognised(R"({"type":"FeatureCollection","features":[]})"));
        QVERIFY(!recognised(R"({"type":"Feature","geometry":null,"properties":{}})", "a.geojson"));
        QVERIFY(!recognised("a;b;c"));
        QVERIFY(recognised(R"([{"a":1}])"));
        QVERIFY(recognised(R"({"type":"FeatureCollection","features":[{"properties":{"obs_free":1}}]})"));
    }
    void feedsOfCarParksAreSnapshots_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("sites");
        QTest::addColumn<QString>("line"); // one of its readings, looked up in the file by hand
        QTest::newRow("Basel") << "basel.json" << 16 << "Bad. Bahnhof/free 2024-07-28T12:06:00Z 286";
        QTest::newRow("Freiburg") << "freiburg.json" << 19 << "P5/obs_free 2024-06-10T08:20:00Z 56";
        QTest::newRow("Pforzheim P+M")
            << "p_m_bw.json" << 2 << "fcde2f18-c277-11ed-b3ce-0050563bb33b/free_capacity.car 2024-06-18T07:59:51Z 31";
    }
    void feedsOfCarParksAreSnapshots()
    {
        QFETCH(QString, path);
        QFETCH(int, sites);
        QFETCH(QString, line);
        const auto file = test::realFile(("04_sensors/parking/" + path).toStdString().c_str());
        if (!std::filesystem::exists(file)) {
            QSKIP("no shared data here");
        }
        const auto read = test::readSeries(seriesJsonFormat(), file);
        WB_VERIFY_RESULT(read.outcome);
        QVERIFY(read.isSeries());
        QCOMPARE(read.sites().rows.size(), std::size_t(sites));
        const auto lines = read.lines();
        QVERIFY2(std::ranges::find(lines, line.toStdString()) != lines.end(),
                 lines.empty() ? "none" : lines[0].c_str());
    }
    void otherListsOfObjectsAreTables()
    {
        const auto read = test::readSeriesText(seriesJsonFormat(), "raeder.json",
                                               R"([{"anlage":"Bügel","plaetze":14,"lon":8.45,"lat":48.93},)"
                                               R"({"anlage":"Box","plaetze":6,"lon":8.50,"lat":48.92}])");
        WB_VERIFY_RESULT(read.outcome);
        QVERIFY(!read.isSeries());
        QCOMPARE(read.collector.layers.at(0).rows.size(), std::size_t{2});
        QCOMPARE(read.collector.layers.at(0).preview.schema.geometry, workspace::GeometryType::Point);
    }
    void jsonWithoutRecordsSaysSo()
    {
        const auto read = test::readSeriesText(seriesJsonFormat(), "a.json", R"({"a":1})");
        QVERIFY(!read.outcome.has_value());
        QCOMPARE(read.outcome.error().code, ErrorCode::InvalidInput);
    }
    void previewAndReadingAgree()
    {
        const QTemporaryDir folder;
        const auto file =
            test::writeFile(folder.path().toStdString(), "a.json",
                            R"([{"id":"a","type":"T","dateObserved":"2024-01-01T00:00:00Z","temperature":1.5}])");
        Job job;
        WB_VALUE(const auto preview, seriesJsonFormat().preview(file, {}, job));
        QCOMPARE(preview.layers.at(1).firstRows.at(0).at(2), std::string("1.5"));
    }
};

QTEST_GUILESS_MAIN(SeriesJsonFormatTest)
#include "series_json_format_test.moc"
