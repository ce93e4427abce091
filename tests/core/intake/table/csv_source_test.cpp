// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/csv_source.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using namespace weitblick::intake::table;

class CsvSourceTest : public QObject {
    Q_OBJECT

private slots:
    void recordsKeepTheirLineNumbersBehindASeparatorLine()
    {
        auto source = CsvSource::open(written("\xEF\xBB\xBFsep=;\na;b\n\n1;2\n"), {});
        WB_VERIFY_RESULT(source);
        auto reader = (*source)->rows();
        WB_VERIFY_RESULT(reader);
        io::TableRow row;
        QVERIFY(*(*reader)->next(row));
        QCOMPARE(row.line, std::int64_t{2});
        QCOMPARE(row.cells[0].text, std::string_view("a"));
        QVERIFY(*(*reader)->next(row));
        QVERIFY(row.cells.empty());
        QVERIFY(*(*reader)->next(row));
        QCOMPARE(row.line, std::int64_t{4});
        QVERIFY(!*(*reader)->next(row));
        QCOMPARE((*reader)->fraction(), 1.0);
    }
    void samplesAreRowsFromAllOverTheFile()
    {
        std::string content = "id;name\n";
        for (int i = 0; i < 400'000; ++i) {
            content += std::to_string(i) + ";Straße\n";
        }
        auto source = CsvSource::open(written(content), {});
        WB_VERIFY_RESULT(source);
        const auto samples = (*source)->samples();
        QVERIFY(samples.size() > 10);
        io::TableRow row;
        for (const auto& sample : samples) {
            QVERIFY(*sample->next(row));
            QCOMPARE(row.cells.size(), std::size_t{2});
        }
    }
    void nulsAndBrokenCharactersAreRemarked()
    {
        std::string content("a;b\n1;x\0y\n", 10);
        for (int i = 0; i < 100; ++i) {
            content += "2;Köln\n";
        }
        content += "3;K\xF6ln\n";
        auto source = CsvSource::open(written(content), {});
        WB_VERIFY_RESULT(source);
        auto reader = (*source)->rows();
        WB_VERIFY_RESULT(reader);
        io::TableRow row;
        while (*(*reader)->next(row)) {
        }
        LayerPreview preview;
        (*source)->describe(preview);
        std::string remarks;
        for (const Text& remark : preview.remarks) {
            remarks += remark.de + "|";
        }
        QVERIFY2(remarks.find("1 NUL-Zeichen") != std::string::npos, remarks.c_str());
        QVERIFY2(remarks.find("1 beschädigte Zeichen") != std::string::npos, remarks.c_str());
        QCOMPARE(preview.choices.encoding.value_or(""), std::string("UTF-8"));
    }
    void whatIsNotThereIsAnError()
    {
        const auto missing = CsvSource::open(m_folder.filePath("nowhere.csv").toStdString(), {});
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        ReadChoices choices;
        choices.encoding = "nonsense";
        QCOMPARE(CsvSource::open(written("a"), choices).error().code, ErrorCode::InvalidInput);
    }
    void aFileWithoutLineEndsIsAnError()
    {
        auto source = CsvSource::open(written(std::string(40U << 20U, 'x')), {});
        WB_VERIFY_RESULT(source);
        auto reader = (*source)->rows();
        WB_VERIFY_RESULT(reader);
        io::TableRow row;
        const auto read = (*reader)->next(row);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
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
    QTemporaryDir m_folder;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(CsvSourceTest)
#include "csv_source_test.moc"
