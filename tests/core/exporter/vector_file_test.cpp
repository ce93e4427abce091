// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporter/vector_file.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "tests/support/small_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::exporter;
using namespace weitblick::workspace;

class VectorFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<Workspace> project(const char* name)
    {
        WB_TRY(auto created, Workspace::create(m_folder.filePath(name).toStdString()));
        const LayerSchema schema{.name = "flaechen",
                                 .geometry = GeometryType::MultiPolygon,
                                 .srsId = 25832,
                                 .columns = {{.name = "Gemeindeschlüssel"},
                                             {.name = "Fläche in Hektar", .type = ColumnType::Real, .unit = "ha"},
                                             {.name = "stand", .type = ColumnType::Date}}};
        using V = test::Value;
        WB_TRY(const auto dataset,
               test::addLayer(created, schema,
                              {{"MULTIPOLYGON (((475000 5525000, 475100 5525000, 475100 5525100, 475000 5525100, "
                                "475000 5525000)))",
                                {V("06999001"), V(1.0), V("2026-01-31")}},
                               {"", {V("06999002"), V(), V()}}}));
        static_cast<void>(dataset);
        return created;
    }

    static QString ogrinfo(const QString& file)
    {
        QProcess process;
        process.start(QStringLiteral("ogrinfo"), {"-al", file});
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput());
    }

private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("ogrinfo")).isEmpty()) {
            QSKIP("ogrinfo is not installed");
        }
    }
    void everyMapFormatHoldsTheFeatures_data()
    {
        QTest::addColumn<QString>("extension");
        QTest::addColumn<int>("features"); // FlatGeobuf of GDAL 3.6 (ogr2ogr too) leaves out what has no geometry
        QTest::newRow("gpkg") << "gpkg" << 2;
        QTest::newRow("geojson") << "geojson" << 2;
        QTest::newRow("fgb") << "fgb" << 1;
        QTest::newRow("shp") << "shp" << 2;
        QTest::newRow("kml") << "kml" << 2;
        QTest::newRow("gml") << "gml" << 2;
    }
    void everyMapFormatHoldsTheFeatures()
    {
        QFETCH(QString, extension);
        QFETCH(int, features);
        auto made = project(qPrintable("p_" + extension + ".gpkg"));
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        const QString file = m_folder.filePath("ausgabe." + extension);
        const auto outcome = exportDataset(opened, "flaechen", file.toStdString(), {}, job);
        WB_VERIFY_RESULT(outcome);
        QCOMPARE(outcome->rowCount, static_cast<std::int64_t>(features));
        const bool saysWhatIsMissing = std::ranges::any_of(outcome->remarks, [](const Text& remark) {
            return remark.de.find("1 Objekte ohne Geometrie") != std::string::npos;
        });
        QCOMPARE(saysWhatIsMissing, features == 1);
        const QString text = ogrinfo(file);
        QVERIFY2(text.contains(QStringLiteral("Feature Count: %1").arg(features)), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("06999001")), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("= 6999001")), "the leading zero is lost");
    }
    void geoJsonIsWgs84()
    {
        auto made = project("w.gpkg");
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        const QString file = m_folder.filePath("w.geojson");
        WB_VERIFY_RESULT(exportDataset(opened, "flaechen", file.toStdString(), {.srsId = 25832}, job));
        // cs2cs EPSG:25832 EPSG:4326: 475000 5525000 -> 49.8778 N, 8.6520 E
        QVERIFY2(QRegularExpression("8\\.652\\d* 49\\.877\\d*").match(ogrinfo(file)).hasMatch(),
                 qPrintable(ogrinfo(file)));
    }
    void aShapefileSaysWhichNamesItCut()
    {
        auto made = project("s.gpkg");
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        const auto outcome = exportDataset(opened, "flaechen", m_folder.filePath("s.shp").toStdString(), {}, job);
        WB_VERIFY_RESULT(outcome);
        const bool said = std::ranges::any_of(outcome->remarks, [](const Text& remark) {
            return remark.de.find("Fläche in Hektar") != std::string::npos;
        });
        QVERIFY(said);
    }
    void aDxfSaysThatItHoldsNoAttributes()
    {
        auto made = project("d.gpkg");
        WB_VERIFY_RESULT(made);
        Workspace opened = std::move(made).value();
        Job job;
        const auto outcome = exportDataset(opened, "flaechen", m_folder.filePath("d.dxf").toStdString(), {}, job);
        WB_VERIFY_RESULT(outcome);
        QVERIFY(!outcome->remarks.empty());
    }
};

QTEST_GUILESS_MAIN(VectorFileTest)
#include "vector_file_test.moc"
