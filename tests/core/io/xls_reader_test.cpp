// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/spreadsheet.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/sheet_text.h"
#include "tests/support/verify_result.h"

using namespace weitblick;

class XlsReaderTest : public QObject {
    Q_OBJECT

private slots:
    void everyOldWorkbookOpensOrSaysWhy()
    {
        const QDir folder(QStringLiteral(WB_SOURCE_DIR "/../shared/data/07_qgis_malformed/xls_freexl"));
        if (!folder.exists()) {
            QSKIP("no shared data here");
        }
        int opened = 0;
        for (const QString& name : folder.entryList({"*.xls"}, QDir::Files)) {
            const auto workbook = io::openXls(folder.filePath(name).toStdString());
            if (!workbook) {
                QCOMPARE(workbook.error().code, ErrorCode::InvalidInput);
                continue;
            }
            ++opened;
            for (std::size_t i = 0; i < (*workbook)->sheets().size(); ++i) {
                const std::string text = test::sheetText(**workbook, i);
                QVERIFY2(text.find("\n!") == std::string::npos, qPrintable(name));
            }
        }
        QVERIFY(opened >= 8);
    }
    void cellsKeepTheirTypes()
    {
        const QString path = QStringLiteral(WB_SOURCE_DIR "/../shared/data/07_qgis_malformed/xls_freexl/testcase1.xls");
        if (!QFile::exists(path)) {
            QSKIP("no shared data here");
        }
        const auto workbook = io::openXls(path.toStdString());
        WB_VERIFY_RESULT(workbook);
        const std::string text = test::sheetText(**workbook, 0);
        QVERIFY2(text.find(" N") != std::string::npos || text.find(" T'") != std::string::npos, text.c_str());
    }
    void whatIsNoWorkbookIsAnErrorWithAdvice()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("a.xls"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<html><table></table></html>");
        file.close();
        const auto workbook = io::openXls(file.fileName().toStdString());
        QVERIFY(!workbook.has_value());
        QCOMPARE(workbook.error().code, ErrorCode::InvalidInput);
        QVERIFY(workbook.error().advice.de.find(".xlsx") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(XlsReaderTest)
#include "xls_reader_test.moc"
