// SPDX-License-Identifier: GPL-3.0-or-later
// Every file of the collection of broken, odd and old files through the command line: it arrives with the right number
// of records, or is refused with a message that says what it is; nothing crashes and nothing only seems to succeed.
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

// resources/handbook/command_line.md; 13 would be a worker that died, 70 a mistake of ours.
const QList<int> kEndings = {0, 4, 5, 6, 12};

QString collection()
{
    return QStringLiteral(WB_SOURCE_DIR "/../shared/data/07_qgis_malformed");
}

struct Answer {
    int exitCode = -1;
    QJsonObject json;
    QString error;
};

Answer ask(const QStringList& words)
{
    QProcess cli;
    cli.start(QStringLiteral(WB_CLI), QStringList{"--json"} + words);
    const bool ended = cli.waitForFinished(120'000);
    return {.exitCode = ended && cli.exitStatus() == QProcess::NormalExit ? cli.exitCode() : -1,
            .json = QJsonDocument::fromJson(cli.readAllStandardOutput()).object(),
            .error = QString::fromUtf8(cli.readAllStandardError())};
}

struct Rows {
    int kept = -1;
    int rejected = 0;
};

/// Records by file: as ogrinfo counts them, tables by hand.
QMap<QString, Rows> expectedRows()
{
    QMap<QString, Rows> all;
    QFile file(QStringLiteral(WB_SOURCE_DIR "/tests/app/cli/malformed_rows.txt"));
    if (file.open(QIODevice::ReadOnly)) {
        for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
            const QStringList parts = line.split(u' ');
            if (!line.startsWith(u'#') && parts.size() == 3) {
                all.insert(parts[0], {.kept = parts[1].toInt(), .rejected = parts[2].toInt()});
            }
        }
    }
    return all;
}

QStringList filesOf(const QString& folder)
{
    QStringList files;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        files += QDir(folder).relativeFilePath(walk.next());
    }
    files.sort();
    return files;
}

} // namespace

class MalformedFilesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString freshProject()
    {
        const QString file = m_folder.filePath("projekt.gpkg");
        QFile::remove(file);
        QFile::copy(m_folder.filePath("leer.gpkg"), file);
        return file;
    }

private slots:
    void initTestCase()
    {
        if (!QDir(collection()).exists()) {
            QSKIP("the collection of broken files is not here");
        }
        QCOMPARE(ask({"new", m_folder.filePath("leer.gpkg"), "--title", "Probe"}).exitCode, 0);
        QVERIFY(expectedRows().size() > 50);
    }

    void everyFileArrivesOrIsRefused_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString& file : filesOf(collection())) {
            QTest::newRow(qPrintable(file)) << file;
        }
    }
    void everyFileArrivesOrIsRefused()
    {
        static const QMap<QString, Rows> kExpected = expectedRows();
        QFETCH(QString, file);
        const Answer answer = ask({"import", freshProject(), collection() + u'/' + file});
        QVERIFY2(kEndings.contains(answer.exitCode), qPrintable(QString::number(answer.exitCode) + answer.error));
        if (answer.exitCode != 0) {
            const QJsonObject error = answer.json["error"].toObject();
            QVERIFY2(error["message"]["de"].toString().size() > 15, qPrintable(answer.error));
            QVERIFY2(error["message"]["en"].toString().size() > 15, qPrintable(answer.error));
            QVERIFY2(!error["advice"]["de"].toString().isEmpty(), qPrintable(answer.error));
            QVERIFY2(!answer.error.contains(QStringLiteral("/weitblick-")), qPrintable(answer.error));
            QVERIFY2(!kExpected.contains(file), qPrintable(answer.error));
            return;
        }
        Rows arrived{.kept = 0};
        for (const QJsonValue& layer : answer.json["layers"].toArray()) {
            QCOMPARE(layer["read"].toInt(-1), layer["kept"].toInt() + layer["rejected"].toInt());
            QCOMPARE(layer["dataset"]["rows"].toInt(-1), layer["kept"].toInt());
            arrived.kept += layer["kept"].toInt();
            arrived.rejected += layer["rejected"].toInt();
        }
        QVERIFY(!answer.json["layers"].toArray().isEmpty());
        if (kExpected.contains(file)) {
            QCOMPARE(arrived.kept, kExpected[file].kept);
            QCOMPARE(arrived.rejected, kExpected[file].rejected);
        }
    }

    void textsOfEveryEncodingArriveAsTheyWereMeant_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* stem : {"iso-8859-1", "iso-8859-1_ldid", "latin1", "utf8"}) {
            QTest::newRow(stem) << QStringLiteral("shapefile_qgis/shapefile__%1.shp").arg(QLatin1String(stem));
        }
    }
    void textsOfEveryEncodingArriveAsTheyWereMeant()
    {
        QFETCH(QString, file);
        const QString project = freshProject();
        const QString out = m_folder.filePath("aus.csv");
        QCOMPARE(ask({"import", project, collection() + u'/' + file, "--layer", "texte"}).exitCode, 0);
        QCOMPARE(ask({"export", project, "texte", out, "--rfc4180"}).exitCode, 0);
        QFile csv(out);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QString content = QString::fromUtf8(csv.readAll());
        QVERIFY2(content.contains(QStringLiteral("äöü")), qPrintable(content));
        QFile::remove(out);
    }
};

QTEST_GUILESS_MAIN(MalformedFilesTest)
#include "malformed_files_test.moc"
