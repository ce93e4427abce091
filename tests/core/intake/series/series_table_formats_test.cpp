// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/series_table_formats.h"

#include <QTest>

#include "tests/support/series_reading.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;
using namespace weitblick::intake;

class SeriesTableFormatsTest : public QObject {
    Q_OBJECT

private slots:
    void previewAndReadingAgree()
    {
        const QTemporaryDir folder;
        const auto file = test::writeFile(folder.path().toStdString(), "a.csv",
                                          "Zeit,Temperatur\n2024-06-01 00:00,1.5\n2024-06-01 01:00,2.5\n"
                                          "2024-06-01 02:00,3.5\n");
        Job job;
        WB_VALUE(const auto preview, csvOrSeriesFormat().preview(file, {}, job));
        QCOMPARE(preview.layers.size(), std::size_t{2});
        QCOMPARE(preview.layers[1].firstRows.size(), std::size_t{3});
        const auto read = test::readSeries(csvOrSeriesFormat(), file, preview.layers[0].choices);
        WB_VERIFY_RESULT(read.outcome);
        QVERIFY(read.isSeries());
        QCOMPARE(read.streams(), preview.layers[1].streams);
    }
    void sheetsWithDatesAreSeriesToo()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("zaehlung.xlsx").toStdString();
        // 45444 is 2024-06-01 in the calendar of 1900.
        std::string rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";
        for (int i = 0; i < 4; ++i) {
            const std::string row = std::to_string(i + 2);
            rows += "<row r=\"" + row + "\"><c r=\"A" + row + "\" s=\"1\"><v>45444." + std::to_string(25 * i) +
                    "</v></c><c r=\"B" + row + "\"><v>" + std::to_string(i) + "</v></c></row>";
        }
        const auto members =
            test::xlsxMembers(rows, "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs>", {"Zeit", "Kfz"});
        QVERIFY(test::writeZip(path, members));
        const auto read = test::readSeries(xlsxOrSeriesFormat(), path);
        WB_VERIFY_RESULT(read.outcome);
        QVERIFY(read.isSeries());
        QCOMPARE(read.lines().at(0), std::string("Kfz 2024-05-31T22:00:00Z 0"));
        QCOMPARE(read.lines().at(1), std::string("Kfz 2024-06-01T04:00:00Z 1"));
    }
    void emptyAndDamagedFilesSayTheSameAsTables()
    {
        const auto empty = test::readSeriesText(csvOrSeriesFormat(), "leer.csv", "");
        QVERIFY(!empty.outcome.has_value());
        QCOMPARE(empty.outcome.error().code, ErrorCode::InvalidInput);
        const auto broken = test::readSeriesText(xlsxOrSeriesFormat(), "a.xlsx", "PK\x03\x04 kaputt");
        QVERIFY(!broken.outcome.has_value());
    }
};

QTEST_GUILESS_MAIN(SeriesTableFormatsTest)
#include "series_table_formats_test.moc"
