// SPDX-License-Identifier: GPL-3.0-or-later
// A planner's way on the command line: files into a project, an analysis, the answer to "where from", a file out.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Answer {
    int exitCode = -1;
    QJsonObject json;
    QString error;
};

Answer ask(const QStringList& words)
{
    QProcess cli;
    cli.start(QStringLiteral(WB_CLI), QStringList{"--json"} + words);
    cli.waitForFinished(120'000);
    return {.exitCode = cli.exitCode(),
            .json = QJsonDocument::fromJson(cli.readAllStandardOutput()).object(),
            .error = QString::fromUtf8(cli.readAllStandardError())};
}

QString realFile(const char* path)
{
    return QStringLiteral(WB_SOURCE_DIR "/../shared/data/") + QString::fromLatin1(path);
}

bool writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

double sumOf(const QString& csv, const QString& column)
{
    QFile file(csv);
    if (!file.open(QIODevice::ReadOnly)) {
        return -1;
    }
    const auto lines = QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    const auto position = lines.first().split(u',').indexOf(column);
    double sum = 0;
    for (const QString& line : lines.mid(1)) {
        sum += line.split(u',').value(position).toDouble();
    }
    return sum;
}

} // namespace

class JourneyTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString project(const char* name)
    {
        const QString file = m_folder.filePath(QString::fromLatin1(name));
        ask({"new", file, "--title", "Probe"});
        return file;
    }

private slots:
    void wrongUsageAndUnknownThingsHaveTheirExitCodes()
    {
        QCOMPARE(ask({"nonsense"}).exitCode, 2);
        const Answer missing = ask({"info", "/nowhere/at/all.gpkg"});
        QCOMPARE(missing.exitCode, 3);
        QCOMPARE(missing.json["ok"].toBool(true), false);
        QCOMPARE(missing.json["error"]["code"].toString(), QStringLiteral("not-found"));
        QVERIFY(!missing.json["error"]["message"]["de"].toString().isEmpty());
        QVERIFY(!missing.json["error"]["message"]["en"].toString().isEmpty());
        const QString file = project("codes.gpkg");
        QCOMPARE(ask({"run", file, "bufer"}).exitCode, 3);
        QCOMPARE(ask({"run", file, "buffer", "--param", "distanz=1"}).exitCode, 4);
        QCOMPARE(ask({"new", file}).exitCode, 4);
    }

    void aGermanTableArrivesWithItsTypesAndCountsItsRows()
    {
        const QString file = project("tabelle.gpkg");
        const QString csv = m_folder.filePath("einwohner.csv");
        QVERIFY(writeFile(csv, "Einwohner am 31.12.2025;;;\r\n\r\nAGS;Gemeinde;Einwohner;Dichte je km\xB2\r\n"
                               "06999001;W\xE4"
                               "chtershausen;1.234;123,4\r\n06999002;Oberm\xFChl;1.012.345;98,76\r\n"
                               "06999003;Tiefental;.;5,5\r\nQuelle: Statistik\r\n"));
        const Answer imported = ask({"import", file, csv, "--layer", "einwohner"});
        QVERIFY2(imported.exitCode == 0, qPrintable(imported.error));
        const QJsonObject layer = imported.json["layers"][0].toObject();
        QCOMPARE(layer["kept"].toInt(), 3);
        QCOMPARE(layer["rejected"].toInt(), 0);
        const QJsonArray columns = layer["dataset"]["columns"].toArray();
        QCOMPARE(columns[0]["type"].toString(), QStringLiteral("TEXT"));
        QCOMPARE(columns[2]["type"].toString(), QStringLiteral("INTEGER"));
        QCOMPARE(columns[3]["type"].toString(), QStringLiteral("REAL"));
        const QString out = m_folder.filePath("einwohner_aus.csv");
        QCOMPARE(ask({"export", file, "einwohner", out, "--rfc4180"}).exitCode, 0);
        QCOMPARE(sumOf(out, columns[2]["name"].toString()), 1234.0 + 1012345.0);
    }

    void aHeightModelGoesInItsZonesComeOutAndItGoesOutAgain()
    {
        const QString file = project("hoehen.gpkg");
        const QString xyz = m_folder.filePath("dgm1_32_500_5600.xyz");
        QByteArray points;
        for (int row = 0; row < 100; ++row) {
            for (int column = 0; column < 100; ++column) {
                points += QByteArray::number(500'000.5 + column, 'f', 2) + " " +
                          QByteArray::number(5'600'000.5 + row, 'f', 2) + " " +
                          QByteArray::number(200.0 + column / 4.0, 'f', 2) + "\n";
            }
        }
        QVERIFY(writeFile(xyz, points));
        QCOMPARE(ask({"import", file, xyz}).exitCode, 5); // which system?
        const Answer imported = ask({"import", file, xyz, "--crs", "EPSG:25832", "--layer", "dgm"});
        QVERIFY2(imported.exitCode == 0, qPrintable(imported.error));
        const QJsonObject layer = imported.json["layers"][0].toObject();
        QCOMPARE(layer["kept"].toInt(), 10'000);
        const QJsonObject raster = layer["dataset"]["raster"].toObject();
        QCOMPARE(raster["columns"].toInt(), 100);
        QCOMPARE(raster["cellWidth"].toDouble(), 1.0);
        QCOMPARE(raster["minimum"].toDouble(), 200.0);
        QCOMPARE(raster["maximum"].toDouble(), 224.75);
        const QString zones = m_folder.filePath("zonen.csv");
        QVERIFY(writeFile(zones, "name;wkt\nhalb;\"POLYGON((500000 5600000,500050 5600000,500050 5600100,500000 "
                                 "5600100,500000 5600000))\"\n"));
        QCOMPARE(ask({"import", file, zones, "--crs", "EPSG:25832"}).exitCode, 0);
        const Answer run = ask({"run", file, "zonal_statistics", "--param", "zones=zonen", "--param", "raster=dgm"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.error));
        const QString out = m_folder.filePath("zonen_aus.csv");
        QVERIFY(
            ask({"export", file, run.json["outputs"]["result"]["name"].toString("zonen_rasterwerte"), out, "--rfc4180"})
                .exitCode == 0);
        QCOMPARE(sumOf(out, "wert_mean"), 200.0 + 49.0 / 8.0);
        QCOMPARE(sumOf(out, "wert_zellen"), 5'000.0);
        const Answer explained = ask({"explain", file, "zonen_rasterwerte"});
        QVERIFY(QJsonDocument(explained.json).toJson().contains("dgm1_32_500_5600.xyz"));
        QCOMPARE(ask({"export", file, "dgm", m_folder.filePath("dgm.tif")}).exitCode, 0);
        QCOMPARE(ask({"export", file, "dgm", m_folder.filePath("dgm.csv")}).exitCode, 4);
        QCOMPARE(ask({"check", file}).exitCode, 0);
    }

    void anAmbiguousColumnIsAskedAndNotGuessed()
    {
        const QString file = project("frage.gpkg");
        const QString csv = m_folder.filePath("umsatz.csv");
        QVERIFY(writeFile(csv, "Ort;Umsatz\nA;1.234\nB;5.678\nC;9.012\n"));
        const Answer asked = ask({"import", file, csv});
        QCOMPARE(asked.exitCode, 5);
        QVERIFY2(asked.error.contains(QStringLiteral("Umsatz")), qPrintable(asked.error));
        QVERIFY(ask({"info", file}).json["datasets"].toArray().isEmpty());
        const Answer answered = ask({"import", file, csv, "--column", "Umsatz=decimal-point", "--layer", "umsatz"});
        QVERIFY2(answered.exitCode == 0, qPrintable(answered.error));
        const QString out = m_folder.filePath("umsatz_aus.csv");
        QCOMPARE(ask({"export", file, "umsatz", out, "--rfc4180"}).exitCode, 0);
        QVERIFY(std::abs(sumOf(out, QStringLiteral("Umsatz")) - 15.924) < 1e-9);
    }

    void municipalitiesBecomeKreiseAndTheResultExplainsItself()
    {
        const QString source = realFile("02_boundaries/vg5000_gk3/VG5000_GEM.shp");
        const QString kreise = realFile("02_boundaries/vg5000_gk3/VG5000_KRS.shp");
        if (!QFile::exists(source)) {
            QSKIP("the boundaries of Germany are not here");
        }
        const QString file = project("deutschland.gpkg");
        const Answer imported = ask({"import", file, source, kreise});
        QVERIFY2(imported.exitCode == 0, qPrintable(imported.error));
        QCOMPARE(imported.json["layers"][0]["kept"].toInt(), 10997);

        const QStringList dissolve{
            "run",      file,    "dissolve", "--param", "layer=VG5000_GEM", "--param", "columns=SN_L; SN_R; SN_K",
            "--output", "kreise"};
        const Answer dissolved = ask(dissolve);
        QVERIFY2(dissolved.exitCode == 0, qPrintable(dissolved.error));
        const int count = dissolved.json["outputs"]["result"]["rows"].toInt();
        QCOMPARE(count, 401); // Kreise and kreisfreie Städte of 2021

        // The areas agree with the layer of the Kreise within the generalisation of 1 : 5 million.
        const auto areas = [&](const QString& layer) {
            const QString name = layer + QStringLiteral("_flaeche");
            ask({"run", file, "formula", "--param", "layer=" + layer, "--param", "formula=area()", "--param",
                 "column=flaeche", "--output", name});
            const QString out = m_folder.filePath(name + ".csv");
            ask({"export", file, name, out, "--rfc4180"});
            return sumOf(out, QStringLiteral("flaeche"));
        };
        const double ours = areas(QStringLiteral("kreise"));
        const double theirs = areas(QStringLiteral("VG5000_KRS"));
        QVERIFY2(ours > 3.4e11 && std::abs(ours - theirs) < 0.002 * theirs,
                 qPrintable(QStringLiteral("%1 m2 and %2 m2").arg(ours).arg(theirs)));

        const Answer again = ask(dissolve.mid(0, 7));
        QCOMPARE(again.json["fromCache"].toBool(), true);
        QVERIFY(ask(dissolve.mid(0, 7) << "--as-of" << "gestern").exitCode != 0); // a day is 2024-06-30

        const Answer explained = ask({"explain", file, "kreise"});
        const QByteArray whole = QJsonDocument(explained.json).toJson();
        QVERIFY(whole.contains("VG5000_GEM.shp"));
        QVERIFY(whole.contains("3a609d0b19e3fb20465931b481ba5c8f438ba5128484928d22050d992342c30c")); // sha256sum
        QCOMPARE(ask({"check", file}).exitCode, 0);
    }

    void chargingStationsAreAllThereAndAddUpByPostalCode()
    {
        const QString source = realFile("09_misc/ladesaeulenregister_berlin.csv");
        if (!QFile::exists(source)) {
            QSKIP("the register is not here");
        }
        const QString file = project("laden.gpkg");
        const Answer imported = ask({"import", file, source, "--layer", "laden"});
        QVERIFY2(imported.exitCode == 0, qPrintable(imported.error));
        QCOMPARE(imported.json["layers"][0]["read"].toInt(), 4528);
        QCOMPARE(imported.json["layers"][0]["kept"].toInt(), 4528);
        const Answer added =
            ask({"run", file, "aggregate_by_key", "--param", "layer=laden", "--param", "key_column=Postleitzahl",
                 "--param", "sum_columns=Anzahl Ladepunkte", "--output", "plz"});
        QVERIFY2(added.exitCode == 0, qPrintable(added.error));
        const QString after = m_folder.filePath("plz.csv");
        ask({"export", file, "plz", after, "--rfc4180"});
        QCOMPARE(sumOf(after, QStringLiteral("anzahl")), 4528.0);
    }

    void undoBringsARemovedLayerBack()
    {
        const QString file = project("zurueck.gpkg");
        const QString csv = m_folder.filePath("kurz.csv");
        QVERIFY(writeFile(csv, "Ort;Wert\nA;1,5\nB;2,25\n"));
        QCOMPARE(ask({"import", file, csv, "--layer", "kurz"}).exitCode, 0);
        const Answer removed = ask({"edit", file, R"({"kind":"remove-dataset","dataset":"kurz"})"});
        QVERIFY2(removed.exitCode == 0, qPrintable(removed.error));
        QVERIFY(ask({"info", file}).json["datasets"].toArray().isEmpty());
        QCOMPARE(ask({"undo", file}).exitCode, 0);
        QCOMPARE(ask({"info", file}).json["datasets"].toArray().size(), 1);
        QCOMPARE(ask({"redo", file}).exitCode, 0);
        QVERIFY(ask({"info", file}).json["datasets"].toArray().isEmpty());
    }

    void ogrinfoListsEveryLayerOfTheProject()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("ogrinfo")).isEmpty()) {
            QSKIP("ogrinfo is not installed");
        }
        const QString file = project("fremd.gpkg");
        const QString csv = m_folder.filePath("orte.csv");
        QVERIFY(writeFile(csv, "Name;Rechtswert;Hochwert\nMarkt;475134,85;5525029,05\nTor;475200,5;5525100,25\n"));
        const Answer imported = ask({"import", file, csv, "--layer", "orte", "--crs", "EPSG:25832"});
        QVERIFY2(imported.exitCode == 0, qPrintable(imported.error));
        QProcess ogrinfo;
        ogrinfo.start(QStringLiteral("ogrinfo"), {"-ro", "-al", file, "orte"});
        QVERIFY(ogrinfo.waitForFinished());
        const QString text = QString::fromUtf8(ogrinfo.readAllStandardOutput());
        QVERIFY2(text.contains(QStringLiteral("Feature Count: 2")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("POINT (475134.85 5525029.05)")), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(JourneyTest)
#include "journey_test.moc"
