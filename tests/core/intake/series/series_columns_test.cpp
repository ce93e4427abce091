// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/series_columns.h"

#include <QTest>

#include <sstream>

using namespace weitblick;
using namespace weitblick::intake;

class SeriesColumnsTest : public QObject {
    Q_OBJECT

    static std::optional<SeriesColumns> columnsOf(const std::string& text, const ReadChoices& choices = {})
    {
        std::vector<io::OwnedRow> rows;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            io::OwnedRow row;
            row.line = static_cast<std::int64_t>(rows.size()) + 1;
            std::istringstream cells(line);
            for (std::string cell; std::getline(cells, cell, ';');) {
                row.cells.push_back({.kind = io::CellKind::Text, .number = 0.0, .text = cell});
            }
            rows.push_back(std::move(row));
        }
        const auto layout = table::detectLayout(rows, table::RowWidths::Fixed, choices);
        rows.erase(rows.begin());
        return seriesColumnsOf(layout, rows, choices);
    }

private slots:
    void sitesThatComeAgainMakeRecords()
    {
        const auto found = columnsOf("station;zeit;temperatur\nA;2024-06-01 00:00;1\nB;2024-06-01 00:00;2\n"
                                     "A;2024-06-01 01:00;3\nB;2024-06-01 01:00;4\n");
        QVERIFY(found.has_value());
        QCOMPARE(found->form, TableForm::Records);
        QCOMPARE(*found->siteKey, std::size_t{0});
        QCOMPARE(found->values.size(), std::size_t{1});
        QVERIFY(!found->isSnapshot);
    }
    void freePlacesAreASnapshot()
    {
        const auto found = columnsOf("id;name;frei;kapazitaet;stand\n1;Rathaus;5;170;2024-06-01 10:00\n"
                                     "2;Markt;93;120;2024-06-01 10:00\n3;Bahnhof;12;80;2024-06-01 10:00\n");
        QVERIFY(found.has_value());
        QCOMPARE(found->form, TableForm::Records);
        QCOMPARE(found->values.at(0).stream.property, std::string("freie Stellplätze"));
        QVERIFY(found->capacity.has_value());
    }
    void aRegisterOfObjectsWithADateEachIsNoSeries()
    {
        QVERIFY(
            !columnsOf("id;beginnlebenszeit;gemeinde;einwohner;flaeche\n1;2021/12/02 00:00:00;Flensburg;91113;56.73\n"
                       "2;2021/12/02 00:00:00;Kiel;246243;118.65\n3;2021/06/24 00:00:00;Lübeck;216277;214.19\n"
                       "4;2021/06/24 00:00:00;Neumünster;79496;71.66\n"));
    }
    void dwdStationsAreInUtcWithTheirOwnSignOfNothing()
    {
        const auto found = columnsOf("STATIONS_ID;MESS_DATUM;QN_9;TT_TU;RF_TU\n917;2024060100;3;12.5;80\n"
                                     "917;2024060101;3;-999;81\n917;2024060102;3;12.0;82\n");
        QVERIFY(found.has_value());
        QCOMPARE(found->clock, std::optional(ClockKind::Utc));
        QCOMPARE(found->missing, std::optional(-999.0));
        QCOMPARE(found->values.size(), std::size_t{2});
    }
    void formsOfTimeSpeakOfClockAndEnd()
    {
        QCOMPARE(chosenTime("time-utc")->clock, ClockKind::Utc);
        QVERIFY(!chosenTime("time-utc")->stampsEnd.has_value());
        QCOMPARE(chosenTime("time-civil-end")->stampsEnd, std::optional(true));
        QCOMPARE(chosenTime("time-standard-begin")->stampsEnd, std::optional(false));
        QVERIFY(!chosenTime("date-dmy").has_value());
        QVERIFY(!chosenTime("time-martian").has_value());
    }
    void dateAndTimeMayBeApart()
    {
        const auto found = columnsOf("Datum;Uhrzeit;Kfz\n01.06.2024;00:00;1\n01.06.2024;01:00;2\n01.06.2024;02:00;3\n");
        QVERIFY(found.has_value());
        QCOMPARE(*found->timeOfDay, std::size_t{1});
        io::TableRow row;
        row.cells = {{.kind = io::CellKind::Text, .number = 0.0, .text = "01.06.2024"},
                     {.kind = io::CellKind::Text, .number = 0.0, .text = "24:00"}};
        QVERIFY(stampOf(*found, row)->isEndOfDay);
        row.cells.pop_back();
        QVERIFY(!stampOf(*found, row).has_value());
    }
    void monthsFirstAreToldByTheirOrder()
    {
        const auto found = columnsOf("time;temperature\n05/30/2024 00:00;1\n05/30/2024 12:00;2\n05/31/2024 00:00;3\n"
                                     "05/31/2024 12:00;4\n06/01/2024 00:00;5\n");
        QVERIFY(found.has_value());
        QCOMPARE(found->order, DayOrder::MonthFirst);
    }
};

QTEST_GUILESS_MAIN(SeriesColumnsTest)
#include "series_columns_test.moc"
