// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>

#include <map>
#include <osmium/handler.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/visitor.hpp>

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

/// Features of all layers with a geometry that is not valid.
int invalidIn(const QString& file)
{
    GDALDatasetH dataset =
        GDALOpenEx(qPrintable(kVillage + file), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr);
    int invalid = 0;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
            OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
            invalid += geometry == nullptr || OGR_G_IsValid(geometry) != 0 ? 0 : 1;
            OGR_F_Destroy(feature);
        }
    }
    GDALClose(dataset);
    return invalid;
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

QByteArray bytesOf(const QString& file)
{
    QFile source(kVillage + file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

/// Nodes and ways, read with libosmium; −1 where it does not read the file.
int objectsIn(const QString& file)
{
    struct Counter : osmium::handler::Handler {
        int count = 0;
        void node(const osmium::Node& node) { count += node.location().valid() ? 1 : 0; }
        void way(const osmium::Way& way) { count += way.nodes().size() > 1 ? 1 : 0; }
    } counter;
    try {
        osmium::io::Reader reader{(kVillage + file).toStdString()};
        osmium::apply(reader, counter);
        reader.close();
    } catch (const std::exception&) {
        return -1;
    }
    return counter.count;
}

bool opensAsRaster(const QString& file)
{
    GDALAllRegister();
    GDALDatasetH dataset = GDALOpen(qPrintable(kVillage + file), GA_ReadOnly);
    const bool isThere = dataset != nullptr && GDALGetRasterCount(dataset) == 1;
    GDALClose(dataset);
    return isThere;
}

QString xmlError(const QByteArray& text)
{
    QXmlStreamReader reader(text);
    while (!reader.atEnd()) {
        reader.readNext();
    }
    return reader.hasError() ? reader.errorString() : QString();
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
    void everyFileOpens_data()
    {
        QTest::addColumn<QString>("file");
        QDirIterator files(kVillage, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = QDir(kVillage).relativeFilePath(files.next());
            QTest::newRow(qPrintable(file)) << file;
        }
    }
    void everyFileOpens()
    {
        QFETCH(QString, file);
        const QString ending = QFileInfo(file).suffix();
        if (ending == QLatin1String("gpkg") || ending == QLatin1String("shp") || ending == QLatin1String("geojson") ||
            ending == QLatin1String("xlsx")) {
            QVERIFY(featuresIn(file) >= 0);
            QCOMPARE(invalidIn(file), 0);
        } else if (ending == QLatin1String("pbf") || ending == QLatin1String("osm")) {
            QVERIFY(objectsIn(file) > 1000);
        } else if (ending == QLatin1String("tif")) {
            QVERIFY(opensAsRaster(file));
        } else if (ending == QLatin1String("json") || ending == QLatin1String("jsonld")) {
            QVERIFY(!QJsonDocument::fromJson(bytesOf(file)).isNull());
        } else if (ending == QLatin1String("gml") || ending == QLatin1String("xml")) {
            QVERIFY2(xmlError(bytesOf(file)).isEmpty(), qPrintable(xmlError(bytesOf(file))));
        } else if (ending == QLatin1String("zip")) {
            QVERIFY(VSIReadDir(qPrintable(QStringLiteral("/vsizip/") + kVillage + file)) != nullptr);
        } else if (ending == QLatin1String("csv") || ending == QLatin1String("txt")) {
            QVERIFY(linesOf(file).size() > 1);
        } else {
            const QStringList others = {"cpg", "dbf", "prj", "shx", "dat"}; // parts of a Shapefile; read in sums_test
            QVERIFY2(others.contains(ending), qPrintable(ending));
        }
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
