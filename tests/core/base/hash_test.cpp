// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace weitblick;

class HashTest : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheVectorsOfFips180()
    {
        QCOMPARE(sha256Of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QCOMPARE(sha256Of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
    void piecesGiveTheHashOfTheWhole()
    {
        Sha256 hash;
        hash.add("a");
        hash.add("bc");
        QCOMPARE(hash.hexDigest(), sha256Of("abc"));
    }
    void fieldsDoNotRunIntoOneAnother()
    {
        Sha256 first;
        first.addField("ab");
        first.addField("c");
        Sha256 second;
        second.addField("a");
        second.addField("bc");
        QVERIFY(first.hexDigest() != second.hexDigest());
    }
    void aFileHasTheHashOfItsBytes()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("ä b.txt").toStdString();
        const std::string content(3 << 20, 'x');
        std::ofstream(file) << content;
        Job job;
        const auto hash = sha256OfFile(file, job);
        QVERIFY(hash);
        QCOMPARE(*hash, sha256Of(content));
    }
    void aMissingFileIsNotFound()
    {
        Job job;
        QCOMPARE(sha256OfFile("/nowhere/at/all", job).error().code, ErrorCode::NotFound);
    }
    void aStoppedJobEndsTheReading()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("x").toStdString();
        std::ofstream(file) << "content";
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(sha256OfFile(file, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(HashTest)
#include "hash_test.moc"
