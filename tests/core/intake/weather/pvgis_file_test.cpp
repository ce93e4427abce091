// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/weather/pvgis_file.h"

#include <QTest>

#include <cmath>

#include "tests/support/files.h"

using namespace weitblick::intake;

namespace {

const std::string kCsvHead = "Latitude (decimal degrees): 50.110\r\nLongitude (decimal degrees): 8.682\r\n"
                             "Elevation (m): 112.0\r\nIrradiance Time Offset (h): 0.1761\r\n"
                             "month,year\r\n1,2018\r\n2,2007\r\n"
                             "time(UTC),T2m,RH,G(h),Gb(n),Gd(h),IR(h),WS10m,WD10m,SP\r\n";

} // namespace

class PvgisFileTest : public QObject {
    Q_OBJECT

private slots:
    void csvIsReadUpToItsLegend()
    {
        const std::string text = kCsvHead + "20180101:0900,3.23,99.4,149.0,125.3,117.0,289.1,0.97,238.0,99600.0\r\n"
                                            "20180101:1000,4.27,95.75,165.0,47.85,149.0,286.2,1.24,232.0,99580.0\r\n"
                                            "\r\nT2m: 2-m air temperature (degree Celsius)\r\n";
        QVERIFY(isPvgisCsvText(text));
        const auto content = readPvgisCsv(text);
        QVERIFY(content.has_value());
        QCOMPARE(content->records.size(), std::size_t{2});
        QVERIFY(content->rejected.empty());
        QCOMPARE(content->site.latitudeDeg, 50.110);
        QCOMPARE(content->site.longitudeDeg, 8.682);
        QCOMPARE(content->site.heightM, 112.0);
        const WeatherRecord& nine = content->records[0];
        QCOMPARE(nine.line, std::int64_t{9});
        QCOMPARE(nine.beginUtcS, std::int64_t{1514797200}); // 2018-01-01T09:00Z
        QCOMPARE(nine.sunUtcS - nine.beginUtcS, std::int64_t{634});
        QCOMPARE(nine.globalWM2, std::optional(149.0));
        QCOMPARE(nine.directNormalWM2, std::optional(125.3));
        QCOMPARE(nine.pressureHPa, std::optional(996.0));
    }
    void jsonIsRead()
    {
        const auto path = weitblick::test::realFile("05_energy/solar_ref/tmy_45.000_8.000_2005_2023.json");
        if (!std::filesystem::exists(path)) {
            QSKIP("the file is not here");
        }
        const std::string text = weitblick::test::contentOf(path);
        QVERIFY(isPvgisJsonText(std::string_view(text).substr(0, 65536)));
        const auto content = readPvgisJson(text);
        QVERIFY(content.has_value());
        QCOMPARE(content->records.size(), std::size_t{8760});
        double global = 0.0;
        double direct = 0.0;
        double diffuse = 0.0;
        double air = 0.0;
        for (const WeatherRecord& record : content->records) {
            global += *record.globalWM2 / 1000.0;
            direct += *record.directNormalWM2 / 1000.0;
            diffuse += *record.diffuseWM2 / 1000.0;
            air += *record.airC / 8760.0;
        }
        QVERIFY(std::abs(global - 1435.861) < 1e-3);
        QVERIFY(std::abs(direct - 1591.565) < 1e-3);
        QVERIFY(std::abs(diffuse - 570.947) < 1e-3);
        QVERIFY(std::abs(air - 13.5641) < 1e-4);
        QCOMPARE(content->site.latitudeDeg, 45.0);
        QCOMPARE(content->records.front().sunUtcS - content->records.front().beginUtcS, std::int64_t{634});
    }
    void aMissingOffsetIsSaid()
    {
        const auto content = readPvgisCsv("Latitude: 50\nLongitude: 8\ntime(UTC),T2m,G(h),Gb(n),Gd(h)\n"
                                          "20180101:0900,3,149,125,117\n");
        QVERIFY(content.has_value());
        QCOMPARE(content->records[0].sunUtcS, content->records[0].beginUtcS);
        QVERIFY(content->remarks.back().en.find("does not say") != std::string::npos);
    }
    void impossibleRowsAreRejected()
    {
        const auto csv = readPvgisCsv(kCsvHead + "20180132:0900,3,9,1,1,1\n20180101:2400,3,9,1,1,1\n"
                                                 "x,3,9,1,1,1\n20180101:0900,3,9,much,1,1\n20180101:0900\n");
        QCOMPARE(csv->rejected.size(), std::size_t{5});
        QVERIFY(csv->records.empty());
        const auto object = readPvgisJson("{\"inputs\":{\"location\":{\"latitude\":50,\"longitude\":8}},\"outputs\":"
                                          "{\"tmy_hourly\":[{\"G(h)\":1},3,{\"time(UTC)\":\"20180101:0900\"}]}}");
        QCOMPARE(object->rejected.size(), std::size_t{3});
        QCOMPARE(object->rejected[2].line, std::int64_t{3});
    }
    void whatIsNotPvgisIsRefused()
    {
        QVERIFY(!readPvgisCsv("a,b\n1,2\n").has_value());
        for (const char* const text : {"", "[]", "{\"outputs\":{}}", "{\"outputs\":{\"tmy_hourly\":3}}", "{\"outputs",
                                       "{\"outputs\":{\"tmy_hourly\":[]}}"}) {
            QVERIFY2(!readPvgisJson(text).has_value(), text);
        }
        QVERIFY(!isPvgisJsonText("{\"type\":\"FeatureCollection\"}"));
        QVERIFY(!isPvgisCsvText("Latitude;Longitude\n"));
    }
};

QTEST_GUILESS_MAIN(PvgisFileTest)
#include "pvgis_file_test.moc"
