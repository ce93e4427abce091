// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/file_pieces.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::io;

class FilePiecesTest : public QObject {
    Q_OBJECT

private slots:
    void aFileComesInPiecesOfOneMebibyte()
    {
        const std::string path = written(QByteArray(2'500'000, 'x'));
        auto pieces = FilePieces::open(path);
        WB_VERIFY_RESULT(pieces);
        FilePieces file = std::move(pieces).value();
        std::size_t total = 0;
        int count = 0;
        while (true) {
            const auto piece = file.next();
            WB_VERIFY_RESULT(piece);
            if (piece->empty()) {
                break;
            }
            total += piece->size();
            ++count;
        }
        QCOMPARE(total, std::size_t{2'500'000});
        QCOMPARE(count, 3);
    }
    void aStretchCanBeRead()
    {
        const std::string path = written("0123456789");
        FilePieces file = std::move(FilePieces::open(path)).value();
        file.restrictTo(3, 7);
        QCOMPARE(*file.next(), std::string_view("3456"));
        QVERIFY(file.next()->empty());
        file.restrictTo(8, 100);
        QCOMPARE(*file.next(), std::string_view("89"));
        QCOMPARE(*headOf(path, 4), std::string("0123"));
        QCOMPARE(*headOf(path, 400), std::string("0123456789"));
    }
    void whatIsNotAFileIsAnError()
    {
        const auto missing = FilePieces::open(m_folder.filePath("nowhere").toStdString());
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        const auto folder = FilePieces::open(m_folder.path().toStdString());
        QVERIFY(!folder.has_value());
        QCOMPARE(folder.error().code, ErrorCode::Io);
    }
    void aFileThatShrinksIsAnError()
    {
        const std::string path = written(QByteArray(3'000'000, 'x'));
        FilePieces file = std::move(FilePieces::open(path)).value();
        WB_VERIFY_RESULT(file.next());
        QVERIFY(QFile::resize(QString::fromStdString(path), 100));
        QVERIFY(!file.next().has_value());
    }

private:
    std::string written(const QByteArray& content)
    {
        QFile file(m_folder.filePath(QString::number(m_count++)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write");
        }
        return file.fileName().toStdString();
    }
    QTemporaryDir m_folder;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(FilePiecesTest)
#include "file_pieces_test.moc"
