// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/spreadsheet.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/sheet_text.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;

namespace {

const std::string kStyles =
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd.mm.yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"00000\"/>"
    "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"10\"/><xf numFmtId=\"165\"/>"
    "<xf numFmtId=\"22\"/><xf numFmtId=\"166\"/></cellXfs>";

} // namespace

class XlsxReaderTest : public QObject {
    Q_OBJECT

private slots:
    void cellsKeepTheirTypes()
    {
        const std::string rows =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>in</t></is></c></row>"
            "<row r=\"3\"><c r=\"A3\"><v>1.234</v></c><c r=\"B3\" s=\"1\"><v>45292</v></c><c r=\"C3\" s=\"2\">"
            "<v>0.07</v></c><c r=\"D3\" s=\"3\"><v>1067</v></c><c r=\"E3\" s=\"4\"><v>45292.5</v></c></row>"
            "<row r=\"4\"><c r=\"A4\" t=\"b\"><v>1</v></c><c r=\"B4\" t=\"e\"><v>#DIV/0!</v></c><c r=\"C4\" t=\"str\">"
            "<f>A1</f><v>007</v></c><c r=\"D4\" s=\"5\"><v>1.5</v></c><c r=\"E4\" t=\"s\"><v>99</v></c></row>";
        QCOMPARE(textOf(test::xlsxMembers(rows, kStyles, {"Gr&amp;ö"})),
                 std::string("1: T'Gr&ö' - T'in'\n"
                             "3: N1.234 D2024-01-01 %7 T'01067' D2024-01-01T12:00:00\n"
                             "4: B1 E T'007' T'36:00:00' E\n"));
    }
    void theEpochOf1904IsKnown()
    {
        QCOMPARE(textOf(test::xlsxMembers("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>43830</v></c></row>", kStyles, {},
                                          "<workbookPr date1904=\"1\"/>")),
                 std::string("1: D2024-01-01\n"));
    }
    void rowsAndCellsWithoutReferencesCountOn()
    {
        QCOMPARE(textOf(test::xlsxMembers("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")),
                 std::string("1: N1 N2\n2: N3\n"));
    }
    void richTextIsJoinedAndPhoneticTextLeftOut()
    {
        auto members = test::xlsxMembers("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>");
        members[3].second = "<sst><si><r><t>Ein</t></r><r><t>wohner</t></r><rPh><t>x</t></rPh></si></sst>";
        QCOMPARE(textOf(members), std::string("1: T'Einwohner'\n"));
    }
    void hiddenSheetsAreToldAndChartsLeftOut()
    {
        auto members = test::xlsxMembers("");
        members[1].second = "<workbook xmlns:r=\"x\"><sheets><sheet name=\"Daten\" r:id=\"rId1\"/>"
                            "<sheet name=\"Intern\" state=\"veryHidden\" r:id=\"rId1\"/>"
                            "<sheet name=\"Stil\" r:id=\"rId3\"/></sheets></workbook>";
        QVERIFY(test::writeZip(m_file, members));
        const auto workbook = io::openXlsx(m_file);
        WB_VERIFY_RESULT(workbook);
        QCOMPARE((*workbook)->sheets().size(), std::size_t{2});
        QVERIFY(!(*workbook)->sheets()[0].isHidden);
        QVERIFY((*workbook)->sheets()[1].isHidden);
    }
    void limitsAreKept()
    {
        const std::string wide = "<row r=\"1\"><c r=\"ZZ1\"><v>1</v></c></row>";
        QVERIFY(textOf(test::xlsxMembers(wide), {.columns = 100}).find("more than 100 columns") != std::string::npos);
        const std::string two = "<row><c><v>1</v></c></row><row><c><v>1</v></c></row>";
        QVERIFY(textOf(test::xlsxMembers(two), {.rows = 1}).find("more than 1 rows") != std::string::npos);
        const auto shared = test::xlsxMembers(two, {}, {std::string(5000, 'x')});
        QVERIFY(textOf(shared, {.sharedTextBytes = 1000}).find("too much text") != std::string::npos);
    }
    void hostileFilesAreErrors()
    {
        auto members = test::xlsxMembers("");
        members[5].second = "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>";
        QVERIFY(textOf(members).find("DOCTYPE") != std::string::npos);
        members[5].second = "<worksheet><sheetData><row>";
        QVERIFY(textOf(members).starts_with("!"));
        members.resize(1);
        QVERIFY(test::writeZip(m_file, members));
        const auto workbook = io::openXlsx(m_file);
        QVERIFY(!workbook.has_value());
        QCOMPARE(workbook.error().code, ErrorCode::InvalidInput);
    }
    void realWorkbooksOfTownsOpen_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("rows");
        const QString folder = QStringLiteral(WB_SOURCE_DIR "/../shared/data/04_sensors/parking/");
        QTest::newRow("goldbeck") << folder + "goldbeck.xlsx" << 12;
        QTest::newRow("pum_bw") << folder + "pum_bw.xlsx" << 112;
    }
    void realWorkbooksOfTownsOpen()
    {
        QFETCH(QString, path);
        QFETCH(int, rows);
        if (!QFileInfo::exists(path)) {
            QSKIP("no shared data here");
        }
        const auto workbook = io::openXlsx(path.toStdString());
        WB_VERIFY_RESULT(workbook);
        const std::string text = test::sheetText(**workbook, 0);
        QCOMPARE(int(std::count(text.begin(), text.end(), '\n')) >= rows, true);
        QVERIFY(text.find("\n!") == std::string::npos);
    }

private:
    std::string textOf(const std::vector<std::pair<std::string, std::string>>& members,
                       const io::SheetBudget& budget = {})
    {
        if (!test::writeZip(m_file, members)) {
            return "cannot write";
        }
        const auto workbook = io::openXlsx(m_file, budget);
        return workbook ? test::sheetText(**workbook, 0) : "! " + workbook.error().message.en;
    }
    QTemporaryDir m_folder;
    std::string m_file = m_folder.filePath("a.xlsx").toStdString();
};

QTEST_GUILESS_MAIN(XlsxReaderTest)
#include "xlsx_reader_test.moc"
