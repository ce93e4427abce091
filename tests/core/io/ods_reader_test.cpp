// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/spreadsheet.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/sheet_text.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;

class OdsReaderTest : public QObject {
    Q_OBJECT

private slots:
    void cellsTakeTheStoredValue()
    {
        QCOMPARE(
            textOf(
                "<table:table table:name=\"A\"><table:table-row>"
                "<table:table-cell office:value-type=\"string\"><text:p>Zwei</text:p><text:p>Zeilen<text:s "
                "text:c=\"2\"/>x</text:p><office:annotation><text:p>Notiz</text:p></office:annotation>"
                "</table:table-cell>"
                "<table:table-cell office:value-type=\"float\" office:value=\"1.234\"><text:p>1,23</text:p>"
                "</table:table-cell>"
                "<table:table-cell office:value-type=\"percentage\" office:value=\"0.07\"/>"
                "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-01-31\"/>"
                "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>"
                "<table:table-cell office:value-type=\"float\" office:value=\"1067\"><text:p>01067</text:p>"
                "</table:table-cell>"
                "<table:table-cell office:value-type=\"time\" office:time-value=\"PT26H\"><text:p>26:00</text:p>"
                "</table:table-cell>"
                "<table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p>"
                "</table:table-cell></table:table-row></table:table>"),
            std::string("1: T'Zwei\nZeilen  x' N1.234 %7 D2024-01-31 B1 T'01067' T'26:00' E\n"));
    }
    void repeatedCellsAndRowsAreRepeatedAndEmptyOnesAreNot()
    {
        QCOMPARE(textOf("<table:table table:name=\"A\">"
                        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell "
                        "table:number-columns-repeated=\"1024\"/></table:table-row>"
                        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
                        "table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"5\"/>"
                        "<table:covered-table-cell/><table:table-cell office:value-type=\"float\" office:value=\"6\"/>"
                        "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>"
                        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
                        "table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"),
                 std::string("4: N5 N5 - N6\n5: N5 N5 - N6\n"));
    }
    void aCellRepeatedWithoutEndIsStopped()
    {
        const std::string endless = "<table:table table:name=\"A\"><table:table-row><table:table-cell "
                                    "table:number-columns-repeated=\"999999999\" office:value-type=\"float\" "
                                    "office:value=\"5\"/></table:table-row></table:table>";
        QVERIFY(textOf(endless).find("more than 2000 columns") != std::string::npos);
        const std::string rows = "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated="
                                 "\"999999999\"><table:table-cell office:value-type=\"float\" office:value=\"5\"/>"
                                 "</table:table-row></table:table>";
        QVERIFY(textOf(rows).find("more than 50000000 rows") != std::string::npos);
    }
    void sheetsAreToldApartAndHiddenOnesKnown()
    {
        const std::string cell = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"";
        const std::string end = "\"/></table:table-row></table:table>";
        QVERIFY(test::writeZip(
            m_file,
            test::odsMembers("<table:table table:name=\"Eins\">" + cell + "1" + end +
                                 "<table:table table:name=\"Zwei\" table:style-name=\"ta2\">" + cell + "2" + end,
                             "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/>"
                             "</style:style>")));
        const auto workbook = io::openOds(m_file);
        WB_VERIFY_RESULT(workbook);
        QCOMPARE((*workbook)->sheets().size(), std::size_t{2});
        QVERIFY(!(*workbook)->sheets()[0].isHidden);
        QVERIFY((*workbook)->sheets()[1].isHidden);
        QCOMPARE(test::sheetText(**workbook, 0), std::string("1: N1\n"));
        QCOMPARE(test::sheetText(**workbook, 1), std::string("1: N2\n"));
        QVERIFY(test::sheetText(**workbook, 2).starts_with("!"));
    }
    void protectedAndBrokenFilesAreErrors()
    {
        auto members = test::odsMembers("");
        members[1].second = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
        QVERIFY(test::writeZip(m_file, members));
        const auto locked = io::openOds(m_file);
        QVERIFY(!locked.has_value());
        QVERIFY(locked.error().message.de.find("Kennwort") != std::string::npos);
        QVERIFY(test::writeZip(m_file, {{"mimetype", "x"}}));
        QCOMPARE(io::openOds(m_file).error().code, ErrorCode::InvalidInput);
    }
    void aRealSpreadsheetOpens()
    {
        const QString path =
            QStringLiteral(WB_SOURCE_DIR "/../shared/data/07_qgis_malformed/vector_qgis/spreadsheet.ods");
        if (!QFileInfo::exists(path)) {
            QSKIP("no shared data here");
        }
        const auto workbook = io::openOds(path.toStdString());
        WB_VERIFY_RESULT(workbook);
        const std::string text = test::sheetText(**workbook, 0);
        QVERIFY2(!text.empty() && text.find('!') == std::string::npos, text.c_str());
    }

private:
    std::string textOf(const std::string& tables)
    {
        if (!test::writeZip(m_file, test::odsMembers(tables))) {
            return "cannot write";
        }
        const auto workbook = io::openOds(m_file);
        return workbook ? test::sheetText(**workbook, 0) : "! " + workbook.error().message.en;
    }
    QTemporaryDir m_folder;
    std::string m_file = m_folder.filePath("a.ods").toStdString();
};

QTEST_GUILESS_MAIN(OdsReaderTest)
#include "ods_reader_test.moc"
