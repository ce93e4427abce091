// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/document_file.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include "tests/support/verify_result.h"

using namespace weitblick;

class DocumentFileTest : public QObject {
    Q_OBJECT

private slots:
    void aByteOrderMarkIsLeftOut()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath("a.yaml").toStdString();
        std::ofstream(file) << "\xEF\xBB\xBFtitle: Größe\n";
        WB_VALUE(const std::string text, decision::documentText(file));
        QCOMPARE(text, std::string("title: Größe\n"));
    }
    void whatCannotBeReadIsTold()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath("b.yaml").toStdString();
        QCOMPARE(decision::documentText(file).error().code, ErrorCode::Io);
        std::ofstream(file) << "gr\xF6\xDF";
        QCOMPARE(decision::documentText(file).error().code, ErrorCode::InvalidInput);
        QCOMPARE(decision::documentText(file, 3).error().code, ErrorCode::Budget);
    }
};

QTEST_GUILESS_MAIN(DocumentFileTest)
#include "document_file_test.moc"
