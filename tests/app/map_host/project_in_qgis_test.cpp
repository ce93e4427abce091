// SPDX-License-Identifier: GPL-3.0-or-later
// A project file is a GeoPackage that QGIS opens without us: every layer is listed, valid and whole, and looking
// changes no byte.
#include "core/base/hash.h"

#include <QFile>
#include <QTest>
#include <qgsproviderregistry.h>
#include <qgsprovidersublayerdetails.h>
#include <qgsvectorlayer.h>

#include "tests/app/map_host/quarters.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

class ProjectInQgisTest : public QObject {
    Q_OBJECT

    static std::string hashOf(const std::filesystem::path& file)
    {
        QFile bytes(QString::fromStdString(file.string()));
        return bytes.open(QIODevice::ReadOnly) ? sha256Of(bytes.readAll().toStdString()) : "missing";
    }

private slots:
    void everyLayerIsListedAndWhole()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("Messstellen", {1, 2, 3}));
        WB_VERIFY_RESULT(test::addLayer(made.project(),
                                        {.name = "Flächen \"nord\"; x",
                                         .geometry = GeometryType::Polygon,
                                         .srsId = 31467,
                                         .columns = {{.name = "Größe", .type = ColumnType::Real}}},
                                        {{.wkt = "POLYGON((3500000 5500000,3500010 5500000,3500010 5500010,"
                                                 "3500000 5500000))",
                                          .values = {50.0}}}));
        WB_VERIFY_RESULT(test::addLayer(made.project(), {.name = "Tabelle", .columns = {{.name = "wert"}}},
                                        {{.values = {"ä"}}, {.values = {std::monostate()}}}));
        WB_VERIFY_RESULT(made.addPoints("weg", {1}));
        WB_VERIFY_RESULT(made.project().apply(RemoveDataset{.dataset = "weg"}));
        made.close();
        const std::string before = hashOf(made.file());

        const QString file = QString::fromStdString(made.file().string());
        QStringList names;
        for (const QgsProviderSublayerDetails& details : QgsProviderRegistry::instance()->querySublayers(file)) {
            names << details.name();
        }
        for (const char* name : {"Messstellen", "Flächen \"nord\"; x", "Tabelle", "wb_dataset", "wb_lineage"}) {
            QVERIFY2(names.contains(QString::fromUtf8(name)), qPrintable(names.join(", ")));
        }
        QVERIFY2(!names.contains("weg"), qPrintable(names.join(", ")));

        const QgsVectorLayer points(file + "|layername=Messstellen", "p", "ogr");
        QVERIFY(points.isValid());
        QCOMPARE(points.featureCount(), 3L);
        QCOMPARE(points.crs().authid(), QStringLiteral("EPSG:25832"));
        const QgsVectorLayer areas(file + QString::fromUtf8("|layername=Flächen \"nord\"; x"), "f", "ogr");
        QVERIFY(areas.isValid());
        QCOMPARE(areas.crs().authid(), QStringLiteral("EPSG:31467"));
        QgsFeature feature;
        QVERIFY(areas.getFeatures().nextFeature(feature));
        QCOMPARE(feature.geometry().area(), 50.0);
        QCOMPARE(feature.attribute(QStringLiteral("Größe")).toDouble(), 50.0);
        const QgsVectorLayer table(file + "|layername=Tabelle", "t", "ogr");
        QVERIFY(table.isValid() && !table.isSpatial());
        QCOMPARE(table.featureCount(), 2L);
        QCOMPARE(hashOf(made.file()), before);
    }
};

WB_QGIS_TEST_MAIN(ProjectInQgisTest)
#include "project_in_qgis_test.moc"
