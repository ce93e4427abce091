// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/csv_source.h"
#include "core/intake/table/table_import.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/agency_tables.h"
#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using namespace weitblick::intake::table;

namespace {

std::vector<std::string> columnsOf(const LayerPreview& layer)
{
    std::vector<std::string> columns;
    for (const workspace::Column& column : layer.schema.columns) {
        columns.push_back(column.name + ":" + std::string(workspace::sqlTypeOf(column.type)) + ":" + column.unit);
    }
    return columns;
}

std::string joined(const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts) {
        all += text + " | ";
    }
    return all;
}

const test::AgencyTable& tableNamed(const std::string& name)
{
    static const auto kTables = test::agencyTables();
    return *std::ranges::find(kTables, name, &test::AgencyTable::name);
}

} // namespace

class TableImportTest : public QObject {
    Q_OBJECT

private slots:
    void tablesOfOfficesAreReadRight_data()
    {
        QTest::addColumn<std::string>("name");
        for (const test::AgencyTable& table : test::agencyTables()) {
            QTest::newRow(table.name.c_str()) << table.name;
        }
    }
    void tablesOfOfficesAreReadRight()
    {
        QFETCH(std::string, name);
        const test::AgencyTable& table = tableNamed(name);
        const std::string path = written(table.content);
        const auto asked = preview(path, {});
        WB_VERIFY_RESULT(asked);
        std::vector<std::string> ids;
        for (const Question& question : asked->questions) {
            ids.push_back(question.id);
            QVERIFY(question.options.size() >= 2);
        }
        QCOMPARE(joined(ids), joined(table.questions));

        ReadChoices choices;
        choices.columnForms = {table.answers.begin(), table.answers.end()};
        test::RowCollector collector;
        WB_VERIFY_RESULT(read(path, choices, collector));
        const auto& layer = collector.layers.at(0);
        QCOMPARE(joined(columnsOf(layer.preview)), joined(table.columns));
        QVERIFY(!layer.rows.empty());
        QCOMPARE(joined(layer.rows.front()), joined(table.firstRow));
        QCOMPARE(std::int64_t(layer.rows.size()), table.rows);
        QCOMPARE(std::int64_t(layer.rejected.size()), table.rejected);
        QCOMPARE(layer.rowsRead, table.rows + table.rejected);
        for (const std::string& remark : table.remarks) {
            QVERIFY2(layer.remarks().find(remark) != std::string::npos, (remark + " in\n" + layer.remarks()).c_str());
        }
    }
    void openQuestionsStopTheReading()
    {
        const std::string path = written(tableNamed("Kfz-Bestand").content);
        test::RowCollector collector;
        const auto read_ = read(path, {}, collector);
        QVERIFY(!read_.has_value());
        QCOMPARE(read_.error().code, ErrorCode::Ambiguous);
        QVERIFY2(read_.error().message.de.find("12.345 → 12345") != std::string::npos,
                 read_.error().message.de.c_str());
        QVERIFY(read_.error().message.de.find("12.345 → 12,345") != std::string::npos);
        QVERIFY(collector.layers.empty());
    }
    void thePreviewsChoicesGiveTheSameAgain()
    {
        for (const test::AgencyTable& table : test::agencyTables()) {
            ReadChoices choices;
            choices.columnForms = {table.answers.begin(), table.answers.end()};
            const std::string path = written(table.content);
            const auto first = preview(path, choices);
            WB_VERIFY_RESULT(first);
            const auto second = preview(path, first->choices);
            WB_VERIFY_RESULT(second);
            QVERIFY2(first->schema == second->schema && first->firstRows == second->firstRows, table.name.c_str());
            QVERIFY2(first->choices == second->choices, table.name.c_str());
        }
    }
    void rejectedRecordsTellLineContentAndReason()
    {
        const std::string path = written("a;b\n1;2\n3;4;5\n\"x\ny\";6;7\n");
        test::RowCollector collector;
        WB_VERIFY_RESULT(read(path, {}, collector));
        const auto& rejected = collector.layers.at(0).rejected;
        QCOMPARE(rejected.size(), std::size_t{2});
        QCOMPARE(rejected[0].line, std::int64_t{3});
        QCOMPARE(rejected[0].content, std::string("3;4;5"));
        QCOMPARE(rejected[0].reasonDe, std::string("3 Felder statt 2"));
        QCOMPARE(rejected[1].line, std::int64_t{4});
    }
    void manyColumnsInDoubtAreOneQuestion()
    {
        const std::string path = written("a;b;c;d\n1.234;2.345;3.456;x\n4.567;5.678;6.789;y\n");
        const auto asked = preview(path, {});
        WB_VERIFY_RESULT(asked);
        QCOMPARE(asked->questions.size(), std::size_t{1});
        QCOMPARE(asked->questions[0].id, std::string("column:*"));
        ReadChoices choices;
        choices.columnForms["*"] = "decimal-point";
        choices.columnForms["c"] = "decimal-comma";
        test::RowCollector collector;
        WB_VERIFY_RESULT(read(path, choices, collector));
        QCOMPARE(joined(collector.layers.at(0).rows[0]), std::string("1.234 | 2.345 | 3456 | x | "));
    }
    void aChoiceThatTheFileContradictsIsAskedAgain()
    {
        const std::string path = written("a;b\n1.234;x\n1.234.567;y\n");
        ReadChoices choices;
        choices.columnForms["a"] = "decimal-point";
        test::RowCollector collector;
        const auto refused = read(path, choices, collector);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::Ambiguous);
    }
    void theWholeFileDecidesNotItsBeginning()
    {
        std::string content = "id;wert;code\n";
        for (int i = 0; i < 300'000; ++i) {
            content +=
                std::to_string(i) + ";" + std::to_string(100 + i % 900) + ".125;" + std::to_string(i % 90 + 10) + "\n";
        }
        content += "300000;1234.5;007\n";
        const std::string path = written(content);
        const auto sampled = preview(path, {});
        WB_VERIFY_RESULT(sampled);
        QVERIFY(sampled->rowEstimate > 250'000 && sampled->rowEstimate < 350'000);
        test::RowCollector collector;
        WB_VERIFY_RESULT(read(path, {}, collector));
        const auto& layer = collector.layers.at(0);
        QCOMPARE(joined(columnsOf(layer.preview)), std::string("id:INTEGER: | wert:REAL: | code:TEXT: | "));
        QCOMPARE(layer.rows.size(), std::size_t{300'001});
        QCOMPARE(joined(layer.rows.back()), std::string("300000 | 1234.5 | 007 | "));
        QCOMPARE(joined(layer.rows.front()), std::string("0 | 100.125 | 10 | "));
    }
    void theEncodingIsDecidedByTheWholeFileToo()
    {
        std::string content = "id;ort\n";
        for (int i = 0; i < 500'000; ++i) {
            content += std::to_string(i) + ";Kassel\n";
        }
        content += "500000;M\xFCnster\n500001;Bonn\n";
        const std::string path = written(content);
        test::RowCollector collector;
        WB_VERIFY_RESULT(read(path, {}, collector));
        QCOMPARE(collector.layers.at(0).rows[500'000][1], std::string("Münster"));
    }
    void aSuspectedDosFileIsAskedAbout()
    {
        const std::string path = written("Ort;Wert\nM\x81nster;1\nK\x94ln;2\n");
        const auto asked = preview(path, {});
        WB_VERIFY_RESULT(asked);
        QCOMPARE(asked->questions.size(), std::size_t{1});
        QCOMPARE(asked->questions[0].id, std::string("encoding"));
        QVERIFY(asked->questions[0].options[0].label.de.find("Münster") != std::string::npos);
        ReadChoices choices;
        choices.encoding = "CP850";
        test::RowCollector collector;
        WB_VERIFY_RESULT(read(path, choices, collector));
        QCOMPARE(collector.layers.at(0).rows[1][0], std::string("Köln"));
    }
    void pointsComeWithTheirCrs()
    {
        const std::string path = written("name;Längengrad;Breitengrad\nA;13,377059;52,52979\nB;13,5;52,4\nC;;\n");
        test::RowCollector collector;
        WB_VERIFY_RESULT(read(path, {}, collector));
        const auto& layer = collector.layers.at(0);
        QCOMPARE(layer.preview.schema.geometry, workspace::GeometryType::Point);
        QCOMPARE(layer.preview.schema.srsId, 4326);
        QCOMPARE(layer.preview.choices.xColumn.value_or(""), std::string("Längengrad"));
        QCOMPARE(layer.geometryBytes, (std::vector<std::size_t>{29, 29, 0}));
        ReadChoices none;
        none.xColumn = "";
        test::RowCollector plain;
        WB_VERIFY_RESULT(read(path, none, plain));
        QCOMPARE(plain.layers.at(0).preview.schema.geometry, workspace::GeometryType::None);
    }
    void coordinatesThatCouldBeTwoZonesAreAskedAbout()
    {
        const std::string path = written("name;Rechtswert;Hochwert\nA;390000,5;5820000,1\n");
        const auto asked = preview(path, {});
        WB_VERIFY_RESULT(asked);
        QCOMPARE(asked->questions.size(), std::size_t{1});
        QCOMPARE(asked->questions[0].id, std::string("crs"));
        QCOMPARE(asked->schema.srsId, 0);
        ReadChoices choices;
        choices.crs = "EPSG:25833";
        const auto decided = preview(path, choices);
        WB_VERIFY_RESULT(decided);
        QVERIFY(decided->questions.empty());
        QCOMPARE(decided->schema.srsId, 25833);
    }
    void geometryTextsBecomeGeometries()
    {
        const std::string path = written("id|geom_wkt\n1|POINT (9.5 51.3)\n2|POINT (9.6 51.4)\n3|POINT (9)\n4|\n");
        test::RowCollector collector;
        WB_VERIFY_RESULT(read(path, {}, collector));
        const auto& layer = collector.layers.at(0);
        QCOMPARE(layer.preview.schema.geometry, workspace::GeometryType::Point);
        QCOMPARE(joined(columnsOf(layer.preview)), std::string("id:INTEGER: | "));
        QCOMPARE(layer.rows.size(), std::size_t{3});
        QCOMPARE(layer.rejected.size(), std::size_t{1});
        QCOMPARE(layer.rejected[0].line, std::int64_t{4});
    }
    void stoppingStops()
    {
        std::string content = "a;b\n";
        for (int i = 0; i < 300'000; ++i) {
            content += "1;2\n";
        }
        const std::string path = written(content);
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        auto source = CsvSource::open(path, {});
        WB_VERIFY_RESULT(source);
        test::RowCollector collector;
        const auto stopped = readTable(**source, {}, collector, job);
        QVERIFY(!stopped.has_value());
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
    void tooManyColumnsAreRefused()
    {
        std::string content;
        for (int i = 0; i < 200'000; ++i) {
            content += "a;";
        }
        for (const char separator : {';', ','}) {
            std::ranges::replace(content, ';', separator);
            const auto refused = preview(written(content + "\n1;2\n"), {});
            QVERIFY(!refused.has_value());
            QCOMPARE(refused.error().code, ErrorCode::Budget);
        }
    }
    void aChosenColumnThatIsNotThereIsAnError()
    {
        ReadChoices choices;
        choices.xColumn = "x";
        choices.yColumn = "y";
        const auto missing = preview(written("a;b\n1;2\n"), choices);
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        ReadChoices crs;
        crs.crs = "Rechtswert";
        crs.xColumn = "a";
        crs.yColumn = "b";
        const auto unknown = preview(written("a;b\n1;2\n"), crs);
        QVERIFY(!unknown.has_value());
        QCOMPARE(unknown.error().code, ErrorCode::UnsupportedCrs);
    }

private:
    std::string written(const std::string& content)
    {
        QFile file(m_folder.filePath(QString::number(m_count++) + ".csv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(content.data(), qint64(content.size())) < 0) {
            qFatal("cannot write");
        }
        return file.fileName().toStdString();
    }
    static Result<LayerPreview> preview(const std::string& path, const ReadChoices& choices)
    {
        Job job;
        WB_TRY(const auto source, CsvSource::open(path, choices));
        return previewTable(*source, choices, job);
    }
    static Result<void> read(const std::string& path, const ReadChoices& choices, RowSink& sink)
    {
        Job job;
        WB_TRY(const auto source, CsvSource::open(path, choices));
        return readTable(*source, choices, sink, job);
    }
    QTemporaryDir m_folder;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TableImportTest)
#include "table_import_test.moc"
