// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <gdal.h>
#include <ogr_api.h>

#include <map>

#include "sample_data/output/products.h"

using namespace weitblick;
using namespace weitblick::sample;

namespace {

const QString kVillage = QStringLiteral(WB_SAMPLE_VILLAGE "/");

QJsonObject truth(const QString& folder)
{
    QFile file(kVillage + folder + QStringLiteral("/truth.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

std::map<QString, std::string> hashesBelow(const QString& folder)
{
    std::map<QString, std::string> hashes;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        Job job;
        const auto hash = sha256OfFile(path.toStdString(), job);
        hashes[QDir(folder).relativeFilePath(path)] = hash ? *hash : std::string();
    }
    return hashes;
}

QList<QByteArray> linesOf(const QString& file)
{
    QFile source(kVillage + file);
    QList<QByteArray> lines = source.open(QIODevice::ReadOnly) ? source.readAll().split('\n') : QList<QByteArray>();
    lines.removeAll(QByteArray());
    return lines;
}

long long featuresIn(const QString& file, const char* layer = nullptr)
{
    GDALAllRegister();
    GDALDatasetH dataset =
        GDALOpenEx(qPrintable(kVillage + file), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr);
    if (dataset == nullptr) {
        return -1;
    }
    OGRLayerH it = layer == nullptr ? GDALDatasetGetLayer(dataset, 0) : GDALDatasetGetLayerByName(dataset, layer);
    const long long count = it == nullptr ? -1 : OGR_L_GetFeatureCount(it, 1);
    GDALClose(dataset);
    return count;
}

/// The OSM driver counts nothing by itself: its features come interleaved.
std::map<QString, int> osmFeatures(const QString& file)
{
    GDALAllRegister();
    std::map<QString, int> counts;
    GDALDatasetH dataset =
        GDALOpenEx(qPrintable(kVillage + file), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr);
    OGRLayerH layer = nullptr;
    while (OGRFeatureH feature = GDALDatasetGetNextFeature(dataset, &layer, nullptr, nullptr, nullptr)) {
        ++counts[QString::fromUtf8(OGR_L_GetName(layer))];
        OGR_F_Destroy(feature);
    }
    GDALClose(dataset);
    return counts;
}

} // namespace

class ProductsTest : public QObject {
    Q_OBJECT

private slots:
    void everyProductHasItsTruth()
    {
        for (const Writer& writer : writers()) {
            QVERIFY2(!truth(QString::fromStdString(writer.folder)).isEmpty(), writer.folder.c_str());
        }
    }
    void theSameSeedGivesTheSameBytes()
    {
        const QTemporaryDir folder;
        Job job;
        auto region = makeRegion({PlaceSize::Village, 1}, job);
        QVERIFY(region.has_value());
        QVERIFY(writeAll(*region, folder.path().toStdString(), job).has_value());
        const auto again = hashesBelow(folder.path());
        const auto before = hashesBelow(kVillage);
        QCOMPARE(again.size(), before.size());
        for (const auto& [file, hash] : before) {
            QVERIFY2(again.contains(file) && again.at(file) == hash, qPrintable(file));
        }
    }
    void layersHaveTheCountsOfTheTruth()
    {
        const QJsonObject cadastre = truth(QStringLiteral("kataster"));
        const QString file = QStringLiteral("kataster/alkis_vereinfacht.gpkg");
        QCOMPARE(featuresIn(file, "gebaeude"), cadastre["gebaeude"]["count"].toInt());
        QCOMPARE(featuresIn(file, "flurstuecke"), cadastre["flurstuecke"]["count"].toInt());
        QCOMPARE(featuresIn(QStringLiteral("verwaltung/ortsteile.shp")),
                 truth(QStringLiteral("verwaltung"))["ortsteile"].toObject().size());
        QCOMPARE(featuresIn(QStringLiteral("flaechen/schutzgebiete.geojson")), 2);
        QCOMPARE(featuresIn(QStringLiteral("solarkataster/solarkataster.gpkg")),
                 truth(QStringLiteral("solarkataster"))["roofs"].toInt());
    }
    void streetsOpenAsOsm()
    {
        const auto fromPbf = osmFeatures(QStringLiteral("strassen/musterkreis.osm.pbf"));
        QVERIFY(fromPbf.at(QStringLiteral("lines")) > 50);
        QVERIFY(fromPbf.at(QStringLiteral("multipolygons")) > 300);
        QCOMPARE(osmFeatures(QStringLiteral("strassen/musterkreis.osm")), fromPbf);
    }
    void tablesHaveTheRowsOfTheTruth()
    {
        QCOMPARE(linesOf(QStringLiteral("adressen/hauskoordinaten.csv")).size() - 1,
                 truth(QStringLiteral("adressen"))["addresses"].toInt());
        QCOMPARE(linesOf(QStringLiteral("zensus/Zensus2022_Bevoelkerungszahl_100m-Gitter.csv")).size() - 1,
                 truth(QStringLiteral("zensus"))["inhabited_cells"].toInt());
        QCOMPARE(linesOf(QStringLiteral("einrichtungen/einrichtungen.csv")).size() - 1,
                 truth(QStringLiteral("einrichtungen"))["count"].toInt());
        const QJsonObject years = truth(QStringLiteral("unfaelle"))["years"].toObject();
        QCOMPARE(years.size(), 3);
        for (const auto& year : years) {
            QCOMPARE(linesOf(QStringLiteral("unfaelle/") + year.toObject()["file"].toString()).size() - 1,
                     year.toObject()["count"].toInt());
        }
        QCOMPARE(linesOf(QStringLiteral("energie/lastgang_kommunal_2025.csv")).size(), 35041);
        QCOMPARE(linesOf(QStringLiteral("sensoren/messwerte_2025_lang.csv")).size() - 1,
                 truth(QStringLiteral("sensoren"))["readings"].toInt());
        const auto weather = linesOf(QStringLiteral("wetter/TRY2015_Musterkreis_Jahr.dat"));
        QCOMPARE(weather.size() - 1 - weather.indexOf("***"), 8760);
    }
    void sumsAgreeAcrossProducts()
    {
        const int persons = truth(QStringLiteral("zensus"))["persons"].toInt();
        QCOMPARE(truth(QStringLiteral("einwohner"))["persons"].toInt(), persons);
        int byOrtsteil = 0;
        const QJsonObject ortsteile = truth(QStringLiteral("kataster"))["ortsteile"].toObject();
        for (const auto& ortsteil : ortsteile) {
            byOrtsteil += ortsteil.toObject()["persons"].toInt();
        }
        QCOMPARE(byOrtsteil, persons);
    }
    void theBrokenRoofsAreThoseTold()
    {
        const QJsonObject lod2 = truth(QStringLiteral("lod2"));
        QCOMPARE(lod2["broken_surfaces"].toArray().size(), 8);
        int buildings = 0;
        const QJsonObject tiles = lod2["tiles"].toObject();
        for (auto tile = tiles.begin(); tile != tiles.end(); ++tile) {
            QFile file(kVillage + QStringLiteral("lod2/") + tile.key());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            QCOMPARE(text.count("<bldg:Building "), tile.value().toObject()["buildings"].toInt());
            QVERIFY(text.contains("http://www.opengis.net/citygml/building/" +
                                  tile.value().toObject()["citygml"].toString().toUtf8()));
            buildings += tile.value().toObject()["buildings"].toInt();
        }
        QCOMPARE(buildings, lod2["buildings"].toInt());
    }
    void allNineKindsOfTimetableDefectsAreSown()
    {
        QSet<QString> kinds;
        const QJsonArray defects = truth(QStringLiteral("nahverkehr"))["nvm_defects"].toArray();
        for (const auto& defect : defects) {
            kinds.insert(defect.toObject()["kind"].toString());
            QVERIFY2(!defect.toObject()["ids"].toArray().isEmpty(), qPrintable(defect.toObject()["kind"].toString()));
        }
        QCOMPARE(kinds.size(), 9);
    }
};

QTEST_GUILESS_MAIN(ProductsTest)
#include "products_test.moc"
