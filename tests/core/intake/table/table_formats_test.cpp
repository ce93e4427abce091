// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/table_formats.h"
#include "core/io/file_pieces.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

const QString kShared = QStringLiteral(WB_SOURCE_DIR "/../shared/data/");

const Format* formatOf(const std::string& path)
{
    static const std::vector<Format> kFormats = {xlsxFormat(), odsFormat(), xlsFormat(), csvFormat()};
    const auto head = io::headOf(path, 65'536);
    for (const Format& format : kFormats) {
        if (head && format.recognises(*head, path)) {
            return &format;
        }
    }
    return nullptr;
}

/// Answers every question with its first option.
Result<SourcePreview> answered(const Format& format, const std::string& path, ReadChoices& choices)
{
    Job job;
    WB_TRY(SourcePreview preview, format.preview(path, choices, job));
    for (const LayerPreview& layer : preview.layers) {
        for (const Question& question : layer.questions) {
            if (question.id == "crs") {
                choices.crs = question.options.at(0).value;
            } else if (question.id == "encoding") {
                choices.encoding = question.options.at(0).value;
            } else {
                choices.columnForms[question.id.substr(7)] = question.options.at(0).value;
            }
        }
    }
    return preview;
}

} // namespace

class TableFormatsTest : public QObject {
    Q_OBJECT

private slots:
    void contentsTellTheFormatWhateverTheName()
    {
        QVERIFY(csvFormat().recognises("a;b\n1;2\n", "daten.csv"));
        QVERIFY(csvFormat().recognises("a;b\n1;2\n", "daten"));
        QVERIFY(csvFormat().recognises("a\n1\n", "daten.csv"));
        QVERIFY(!csvFormat().recognises("ein Brief ohne Spalten\nnoch eine Zeile\n", "brief.txt"));
        QVERIFY(!csvFormat().recognises("<OGRVRTDataSource/>", "daten.csv"));
        QVERIFY(!csvFormat().recognises("{\"type\":\"FeatureCollection\"}", "daten.csv"));
        QVERIFY(
            !csvFormat().recognises(std::string_view("SQLite format 3\0\x01\x02\x03\x04\x05\x06\x07", 23), "a.csv"));
        QVERIFY(!csvFormat().recognises("PK\x03\x04", "a.csv"));
        QVERIFY(xlsxFormat().recognises("PK\x03\x04", "a.xlsx"));
        QVERIFY(xlsxFormat().recognises("PK\x03\x04....xl/workbook.xml", "ohne"));
        QVERIFY(!xlsxFormat().recognises("PK\x03\x04", "a.zip"));
        QVERIFY(odsFormat().recognises("PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ohne"));
        QVERIFY(!odsFormat().recognises("PK\x03\x04", "a.odt"));
        QVERIFY(xlsFormat().recognises("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.xls"));
        QVERIFY(!xlsFormat().recognises("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.doc"));
    }
    void theChargingStationsOfBerlinLoseNoRecord()
    {
        const std::string path = (kShared + "09_misc/ladesaeulenregister_berlin.csv").toStdString();
        if (!QFile::exists(QString::fromStdString(path))) {
            QSKIP("no shared data here");
        }
        Job job;
        test::RowCollector collector;
        WB_VERIFY_RESULT(csvFormat().read(path, {}, collector, job));
        const auto& layer = collector.layers.at(0);
        QCOMPARE(layer.rowsRead, std::int64_t{4528});
        QCOMPARE(layer.rows.size(), std::size_t{4528});
        QVERIFY(layer.rejected.empty());
        const auto& schema = layer.preview.schema;
        QCOMPARE(schema.geometry, workspace::GeometryType::Point);
        QCOMPARE(schema.srsId, 4326);
        QCOMPARE(schema.columns.at(*schema.indexOf("Postleitzahl")).type, workspace::ColumnType::Text);
        QCOMPARE(schema.columns.at(*schema.indexOf("Hausnummer")).type, workspace::ColumnType::Text);
        QCOMPARE(schema.columns.at(*schema.indexOf("Inbetriebnahmedatum")).type, workspace::ColumnType::Date);
        const auto power = *schema.indexOf("Nennleistung Ladeeinrichtung [kW]");
        QCOMPARE(schema.columns.at(power).type, workspace::ColumnType::Real);
        QCOMPARE(schema.columns.at(power).unit, std::string("kW"));
        QCOMPARE(layer.rows.front().at(power), std::string("3.7"));
        QCOMPARE(layer.column("Inbetriebnahmedatum").front(), std::string("2025-11-07"));
    }
    void everyTableOfTheCollectionIsReadOrSaysWhy_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("none") << QString();
        for (const char* folder :
             {"02_boundaries", "04_sensors/parking", "05_energy", "07_qgis_malformed", "09_misc"}) {
            QDirIterator files(kShared + folder, {"*.csv", "*.CSV", "*.xlsx", "*.ods", "*.xls"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                QTest::newRow(qPrintable(path.mid(kShared.size()))) << path;
            }
        }
        QDirIterator counters(kShared + "04_sensors/bike_muenster", {"2024-06.csv"}, QDir::Files,
                              QDirIterator::Subdirectories);
        while (counters.hasNext()) {
            const QString path = counters.next();
            QTest::newRow(qPrintable(path.mid(kShared.size()))) << path;
        }
    }
    void everyTableOfTheCollectionIsReadOrSaysWhy()
    {
        QFETCH(QString, path);
        if (path.isEmpty()) {
            return;
        }
        const Format* format = formatOf(path.toStdString());
        QVERIFY(format != nullptr);
        ReadChoices choices;
        const auto preview = answered(*format, path.toStdString(), choices);
        if (!preview) {
            QVERIFY(!preview.error().message.de.empty());
            QCOMPARE(preview.error().code, ErrorCode::InvalidInput);
            return;
        }
        Job job;
        test::RowCollector collector;
        const auto read = format->read(path.toStdString(), choices, collector, job);
        WB_VERIFY_RESULT(read);
        for (const auto& layer : collector.layers) {
            QCOMPARE(layer.rowsRead, std::int64_t(layer.rows.size() + layer.rejected.size()));
            QVERIFY(workspace::validate(layer.preview.schema).has_value());
        }
    }
    void bicycleCountsKeepTimeAndNumbers()
    {
        const std::string path = (kShared + "04_sensors/bike_muenster/100031297/2024-01.csv").toStdString();
        if (!QFile::exists(QString::fromStdString(path))) {
            QSKIP("no shared data here");
        }
        Job job;
        test::RowCollector collector;
        WB_VERIFY_RESULT(csvFormat().read(path, {}, collector, job));
        const auto& layer = collector.layers.at(0);
        // 31 days of 96 quarter hours less four; counted with wc and sort.
        QVERIFY(layer.rows.size() >= 2880 && layer.rows.size() <= 2976);
        QCOMPARE(layer.preview.schema.columns.at(0).type, workspace::ColumnType::DateTime);
        QCOMPARE(layer.preview.schema.columns.at(1).type, workspace::ColumnType::Integer);
        QCOMPARE(layer.rows.at(1).at(0), std::string("2024-01-01T00:15:00Z"));
        QCOMPARE(layer.rows.at(2).at(1), std::string("31"));
    }
    void sheetsBecomeLayers()
    {
        auto members = test::xlsxMembers(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>1.234</v></c></row>"
            "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\" t=\"e\"><v>#DIV/0!</v></c></row>",
            {}, {"Kennung", "Wert", "007"});
        members[1].second = "<workbook xmlns:r=\"x\"><sheets><sheet name=\"Daten\" r:id=\"rId1\"/>"
                            "<sheet name=\"Intern\" state=\"hidden\" r:id=\"rId1\"/></sheets></workbook>";
        const std::string path = m_folder.filePath("Mappe.xlsx").toStdString();
        QVERIFY(test::writeZip(path, members));
        Job job;
        test::RowCollector collector;
        WB_VERIFY_RESULT(xlsxFormat().read(path, {}, collector, job));
        QCOMPARE(collector.layers.size(), std::size_t{1});
        const auto& layer = collector.layers.at(0);
        QCOMPARE(layer.preview.schema.name, std::string("Daten"));
        QCOMPARE(layer.rows, (std::vector<std::vector<std::string>>{{"007", "1.234"}, {"007", "NULL"}}));
        QVERIFY(layer.preview.questions.empty());
        const auto preview = xlsxFormat().preview(path, {}, job);
        WB_VERIFY_RESULT(preview);
        std::string remarks;
        for (const Text& remark : preview->layers.at(0).remarks) {
            remarks += remark.de;
        }
        QVERIFY(remarks.find("ausgeblendetes Blatt „Intern“") != std::string::npos);
        QVERIFY(remarks.find("1 Zellen mit Rechenfehler") != std::string::npos);
        ReadChoices hidden;
        hidden.layer = "Intern";
        QVERIFY(xlsxFormat().preview(path, hidden, job).has_value());
        hidden.layer = "fehlt";
        QCOMPARE(xlsxFormat().preview(path, hidden, job).error().code, ErrorCode::NotFound);
    }
    void emptyFilesAreNoTables()
    {
        const std::string path = m_folder.filePath("leer.csv").toStdString();
        for (const char* content : {"", "\n\n", "\xEF\xBB\xBF", ";;;\n;;\n"}) {
            QFile file(QString::fromStdString(path));
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(content);
            file.close();
            Job job;
            const auto preview = csvFormat().preview(path, {}, job);
            QVERIFY2(!preview.has_value(), content);
            QCOMPARE(preview.error().code, ErrorCode::InvalidInput);
        }
        Job job;
        QCOMPARE(csvFormat().preview(m_folder.filePath("fehlt.csv").toStdString(), {}, job).error().code,
                 ErrorCode::NotFound);
    }
    void aWebPageNamedXlsSaysWhatToDo()
    {
        const std::string path = m_folder.filePath("seite.xls").toStdString();
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<html><table><tr><td>1</td></tr></table></html>");
        file.close();
        QVERIFY(formatOf(path) != nullptr);
        Job job;
        const auto preview = formatOf(path)->preview(path, {}, job);
        QVERIFY(!preview.has_value());
        QVERIFY(preview.error().advice.de.find(".xlsx") != std::string::npos);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TableFormatsTest)
#include "table_formats_test.moc"
