// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/series_table_formats.h"
#include "core/intake/series/table_series.h"
#include "core/intake/table/csv_source.h"

#include <QTest>

#include <algorithm>

#include "tests/support/series_reading.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using series::SeriesKind;

class TableSeriesTest : public QObject {
    Q_OBJECT

    static test::SeriesReading csv(const std::string& text, const ReadChoices& choices = {})
    {
        return test::readSeriesText(csvOrSeriesFormat(), "messung.csv", text, choices);
    }

private slots:
    void aLoggerIsOneSiteWithItsQuantities()
    {
        const auto read = csv("Zeitpunkt;Lufttemperatur [°C];Luftfeuchte [%]\n"
                              "01.06.2024 00:00;12,5;80\n01.06.2024 00:15;12,1;82\n01.06.2024 00:30;-;83\n"
                              "01.06.2024 00:45;11,0;Fehler\n");
        WB_VERIFY_RESULT(read.outcome);
        QVERIFY(read.isSeries());
        QCOMPARE(read.sites().rows.size(), std::size_t{1});
        QCOMPARE(read.sites().rows[0][0], std::string("messung"));
        QCOMPARE(read.streams().at(0).property, std::string("Temperatur"));
        QCOMPARE(read.streams().at(0).unit, std::string("°C"));
        QCOMPARE(read.streams().at(0).intervalS, std::int64_t{900});
        // 1 June 2024 00:00 in Germany is 22:00 UTC the day before.
        QCOMPARE(read.lines().at(0), std::string("Lufttemperatur [°C] 2024-05-31T22:00:00Z 12.5"));
        QCOMPARE(read.readings().rows.size(), std::size_t{6}); // one gap, one cell that is no number
        QCOMPARE(read.readings().rejected.size(), std::size_t{1});
        QCOMPARE(read.readings().rejected[0].line, std::int64_t{5});
        QCOMPARE(read.readings().rowsRead, std::int64_t{7});
    }
    void columnsWithoutQuantitiesAreSites()
    {
        const auto read = csv("Datum;Uhrzeit;Nordtor;Südtor\n01.06.2024;00:00;5;7\n01.06.2024;01:00;6;8\n"
                              "01.06.2024;02:00;7;9\n");
        WB_VERIFY_RESULT(read.outcome);
        QVERIFY(read.isSeries());
        QCOMPARE(read.sites().rows.size(), std::size_t{2});
        QCOMPARE(read.lines().at(1), std::string("Südtor 2024-05-31T22:00:00Z 7"));
    }
    void stampsAtTheEndOfTheIntervalAreMovedToItsBegin()
    {
        std::string text = "Zeit;Kfz\n";
        for (int hour = 1; hour <= 24; ++hour) {
            text += "01.06.2024 " + std::to_string(hour) + ":00;" + std::to_string(hour) + "\n";
        }
        const auto read = csv(text);
        WB_VERIFY_RESULT(read.outcome);
        QCOMPARE(read.streams().at(0).kind, SeriesKind::Count);
        QCOMPARE(read.lines().front(), std::string("Kfz 2024-05-31T22:00:00Z 1"));
        QCOMPARE(read.lines().back(), std::string("Kfz 2024-06-01T21:00:00Z 24"));
    }
    void daysOfTwentyThreeAndTwentyFiveHoursKeepEveryReading()
    {
        std::string autumn = "Zeit;Kfz\n";
        for (int hour = 0; hour < 25; ++hour) { // the third of them comes twice
            const std::string clock = std::to_string(hour < 3 ? hour : hour - 1);
            autumn += "27.10.2024 " + clock + ":00;" + std::to_string(hour) + "\n";
        }
        const auto read = csv(autumn);
        WB_VERIFY_RESULT(read.outcome);
        const auto lines = read.lines();
        QCOMPARE(lines.size(), std::size_t{25});
        QCOMPARE(lines[0], std::string("Kfz 2024-10-26T22:00:00Z 0"));
        QCOMPARE(lines[2], std::string("Kfz 2024-10-27T00:00:00Z 2"));
        QCOMPARE(lines[3], std::string("Kfz 2024-10-27T01:00:00Z 3"));
        QCOMPARE(lines[24], std::string("Kfz 2024-10-27T22:00:00Z 24"));
    }
    void theHourLeftOutIsRejectedWithItsReason()
    {
        std::string spring = "Zeit;Kfz\n";
        for (const char* hour : {"00", "01", "02", "03", "04"}) {
            spring += "31.03.2024 " + std::string(hour) + ":00;1\n";
        }
        QCOMPARE(test::questionsOf(csvOrSeriesFormat(), "a.csv", spring), std::vector<std::string>{"column:Zeit"});
        const auto civil = csv(spring, {.columnForms = {{"Zeit", "time-civil"}}});
        WB_VERIFY_RESULT(civil.outcome);
        QCOMPARE(civil.readings().rejected.size(), std::size_t{1});
        QCOMPARE(civil.readings().rejected[0].line, std::int64_t{4});
        QVERIFY(civil.readings().rejected[0].reasonDe.find("Sommerzeit") != std::string::npos);
        const auto standard = csv(spring, {.columnForms = {{"Zeit", "time-standard"}}});
        QCOMPARE(standard.lines().size(), std::size_t{5});
        QCOMPARE(standard.lines()[2], std::string("Kfz 2024-03-31T01:00:00Z 1"));
    }
    void longTablesHaveARowAReading()
    {
        const auto read = csv("Messstelle;Zeitpunkt;Messgröße;Wert;Einheit;lon;lat\n"
                              "A1;2024-06-01 00:00;NO2;41,5;µg/m³;8.65;49.87\n"
                              "A1;2024-06-01 00:00;PM10;20,1;µg/m³;8.65;49.87\n"
                              "B2;2024-06-01 00:00;NO2;30,5;µg/m³;8.70;49.90\n"
                              "A1;2024-06-01 01:00;NO2;40,5;µg/m³;8.65;49.87\n");
        WB_VERIFY_RESULT(read.outcome);
        QVERIFY(read.isSeries());
        QCOMPARE(read.sites().rows.size(), std::size_t{2});
        QCOMPARE(read.sites().preview.schema.geometry, workspace::GeometryType::Point);
        QCOMPARE(read.sites().preview.schema.srsId, 4326);
        QCOMPARE(read.streams().size(), std::size_t{3});
        QCOMPARE(read.streams()[0].unit, std::string("µg/m3"));
        QCOMPARE(read.lines().at(2), std::string("B2/NO2 2024-05-31T22:00:00Z 30.5"));
    }
    void tablesOfEventsStayTables()
    {
        for (const char* text : {"Nr;Datum;Art;Kosten\n1;03.02.2024;Bau;100\n2;01.01.2024;Weg;50\n3;09.09.2023;Bau;7\n",
                                 "Gemeinde;Einwohner;Stand\nA;100;2024-01-01\nB;200;2024-01-01\nC;300;2024-01-01\n",
                                 "id;name;x;y\n1;A;500000;5600000\n2;B;500100;5600100\n"}) {
            const auto read = csv(text);
            WB_VERIFY_RESULT(read.outcome);
            QVERIFY2(!read.isSeries(), text);
        }
    }
    void aSeriesCanBeTakenAsATable()
    {
        const char* text = "Zeit;Temperatur\n2024-06-01 00:00;1\n2024-06-01 01:00;2\n2024-06-01 02:00;3\n";
        QVERIFY(csv(text).isSeries());
        const auto table = csv(text, {.columnForms = {{"Zeit", "date-ymd"}}});
        WB_VERIFY_RESULT(table.outcome);
        QVERIFY(!table.isSeries());
        QCOMPARE(table.collector.layers.at(0).rows.size(), std::size_t{3});
    }
    void numbersThatReadTwoWaysAreAsked()
    {
        const char* text = "Zeit;Verbrauch\n2024-06-01 00:00;1.234\n2024-06-01 01:00;2.345\n2024-06-01 02:00;3.456\n";
        QCOMPARE(test::questionsOf(csvOrSeriesFormat(), "a.csv", text), std::vector<std::string>{"column:Verbrauch"});
        const auto read = csv(text, {.columnForms = {{"Verbrauch", "decimal-comma"}}});
        WB_VERIFY_RESULT(read.outcome);
        QCOMPARE(read.lines().at(0), std::string("Verbrauch 2024-05-31T22:00:00Z 1234"));
    }
    void theCountersOfMuensterAreAStationWithDirections()
    {
        const auto file = test::realFile("04_sensors/bike_muenster/100031297/2024-06.csv");
        if (!std::filesystem::exists(file)) {
            QSKIP("no shared data here");
        }
        const auto read = test::readSeries(csvOrSeriesFormat(), file);
        WB_VERIFY_RESULT(read.outcome);
        QVERIFY(read.isSeries());
        QCOMPARE(read.sites().rows.size(), std::size_t{1});
        QCOMPARE(read.sites().rows[0][1], std::string("Promenade (nördl. Salzstraße)"));
        QCOMPARE(read.streams().size(), std::size_t{7});
        // 2,784 rows of 7 counters, none empty (counted with a script of its own).
        QCOMPARE(read.readings().rows.size(), std::size_t{2784 * 7});
        QCOMPARE(read.readings().rejected.size(), std::size_t{0});
        QCOMPARE(read.lines().front(), std::string("100031297 2024-05-31T22:00:00Z 61"));
        const auto october =
            test::readSeries(csvOrSeriesFormat(), test::realFile("04_sensors/bike_muenster/100031297/2024-10.csv"));
        WB_VERIFY_RESULT(october.outcome);
        QCOMPARE(october.readings().rows.size(), std::size_t{2880 * 7});
    }
    void sensorCommunityIsInUtcAndInMicrograms()
    {
        const auto file = test::realFile("04_sensors/sensor_community/2018-03-01_sds011_sensor_5331.csv");
        if (!std::filesystem::exists(file)) {
            QSKIP("no shared data here");
        }
        const auto read = test::readSeries(csvOrSeriesFormat(), file);
        WB_VERIFY_RESULT(read.outcome);
        QVERIFY(read.isSeries());
        QCOMPARE(read.sites().rows.size(), std::size_t{1});
        QCOMPARE(read.sites().rows[0][0], std::string("5331"));
        QCOMPARE(read.streams().size(), std::size_t{2});
        QCOMPARE(read.streams()[0].property, std::string("PM10"));
        QCOMPARE(read.streams()[0].unit, std::string("µg/m3"));
        QCOMPARE(read.readings().rows.size(), std::size_t{583 * 2});
        QCOMPARE(read.lines().front(), std::string("5331/P1 2018-03-01T00:01:15Z 11.03"));
    }
    void onlySeriesAreRecognised()
    {
        const QTemporaryDir folder;
        const auto file = test::writeFile(folder.path().toStdString(), "a.csv", "a;b\n1;2\n");
        WB_VALUE(const auto source, table::CsvSource::open(file, {}));
        WB_VALUE(const auto series, TableSeries::recognise(*source, {}, SurveyDepth::All));
        QVERIFY(series == nullptr);
    }
};

QTEST_GUILESS_MAIN(TableSeriesTest)
#include "table_series_test.moc"
