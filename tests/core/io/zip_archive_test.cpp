// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/zip_archive.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;
using namespace weitblick::io;

class ZipArchiveTest : public QObject {
    Q_OBJECT

private slots:
    void membersAreReadByName()
    {
        const std::string path = file("a.zip");
        QVERIFY(test::writeZip(path, {{"a.txt", "eins"}, {"sub/b.txt", "zwei"}}));
        const auto archive = ZipArchive::open(path);
        WB_VERIFY_RESULT(archive);
        QVERIFY(archive->contains("sub/b.txt"));
        QVERIFY(!archive->contains("b.txt"));
        QCOMPARE(archive->names().size(), std::size_t{2});
        QCOMPARE(*archive->text("sub/b.txt", 100), std::string("zwei"));
        QCOMPARE(archive->text("c.txt", 100).error().code, ErrorCode::NotFound);
        QCOMPARE(archive->text("a.txt", 2).error().code, ErrorCode::Budget);
    }
    void aBombIsStopped()
    {
        const std::string path = file("bomb.zip");
        QVERIFY(test::writeZip(path, {{"zeros", std::string(30U << 20U, '\0')}}));
        const auto archive = ZipArchive::open(path);
        WB_VERIFY_RESULT(archive);
        const auto text = archive->text("zeros", std::int64_t{1} << 40U);
        QVERIFY(!text.has_value());
        QCOMPARE(text.error().code, ErrorCode::Budget);
    }
    void theSizeIsLimited()
    {
        const std::string path = file("large.zip");
        QVERIFY(test::writeZip(path, {{"large", std::string(2U << 20U, 'x')}}));
        const auto archive = ZipArchive::open(path, {.inflatedBytes = 1 << 20});
        WB_VERIFY_RESULT(archive);
        QCOMPARE(archive->text("large", std::int64_t{1} << 40U).error().code, ErrorCode::Budget);
    }
    void whatIsNoArchiveIsAnError()
    {
        QCOMPARE(ZipArchive::open(file("nowhere.zip")).error().code, ErrorCode::NotFound);
        QFile text(QString::fromStdString(file("text.zip")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("PK\x03\x04 kein Archiv");
        text.close();
        QCOMPARE(ZipArchive::open(file("text.zip")).error().code, ErrorCode::InvalidInput);
    }
    void aDamagedMemberIsAnError()
    {
        const std::string path = file("damaged.zip");
        std::string content;
        for (int i = 0; i < 50'000; ++i) {
            content += std::to_string(i * 7919);
        }
        QVERIFY(test::writeZip(path, {{"a.txt", content}}));
        QFile damaged(QString::fromStdString(path));
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        damaged.seek(damaged.size() / 2);
        damaged.write(QByteArray(200, 'x'));
        damaged.close();
        const auto archive = ZipArchive::open(path);
        WB_VERIFY_RESULT(archive);
        QCOMPARE(archive->text("a.txt", std::int64_t{1} << 40U).error().code, ErrorCode::InvalidInput);
    }

private:
    std::string file(const char* name) { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ZipArchiveTest)
#include "zip_archive_test.moc"
