// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <string>

using namespace weitblick;
using namespace weitblick::transit;

namespace {

std::string textOf(const FeedFiles& files, const std::string& name)
{
    const PieceSource source = files.read(name).value();
    std::string text;
    while (true) {
        const std::string_view piece = source().value();
        if (piece.empty()) {
            return text;
        }
        text += piece;
    }
}

} // namespace

class FeedFilesTest : public QObject {
    Q_OBJECT

private slots:
    void aFolderAndMemoryGiveTheSameBytes()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("stops.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("stop_id\na\n");
        file.close();
        const FeedFiles onDisk = FeedFiles::open(folder.path().toStdString()).value();
        const FeedFiles inMemory = FeedFiles::ofTexts({{"stops.txt", "stop_id\na\n"}});
        QCOMPARE(onDisk.names(), inMemory.names());
        QCOMPARE(textOf(onDisk, "stops.txt"), textOf(inMemory, "stops.txt"));
    }
    void aZipFileIsRead()
    {
        const QString zip = QStringLiteral(WB_SOURCE_DIR "/../shared/data/01_gtfs/bad/good_feed.zip");
        if (!QFile::exists(zip)) {
            QSKIP("no real files");
        }
        const FeedFiles files = FeedFiles::open(zip.toStdString()).value();
        QVERIFY(files.contains("stop_times.txt"));
        QVERIFY(textOf(files, "stops.txt").starts_with("stop_id,stop_name"));
    }
    void filesOfMacOsArePassedOver()
    {
        const QString zip =
            QStringLiteral(WB_SOURCE_DIR "/../shared/data/01_gtfs/another-sample-feed-extended-route-type.zip");
        if (!QFile::exists(zip)) {
            QSKIP("no real files");
        }
        QVERIFY(!FeedFiles::open(zip.toStdString()).value().contains("._routes.txt"));
    }
    void whatIsNoZipOrNotThereIsSaid()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("feed.zip"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a real zip file\n");
        file.close();
        QCOMPARE(FeedFiles::open(file.fileName().toStdString()).error().code, ErrorCode::InvalidInput);
        QCOMPARE(FeedFiles::open(folder.filePath("none.zip").toStdString()).error().code, ErrorCode::NotFound);
        QCOMPARE(FeedFiles::ofTexts({}).read("stops.txt").error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(FeedFilesTest)
#include "feed_files_test.moc"
