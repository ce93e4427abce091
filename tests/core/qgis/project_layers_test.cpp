// SPDX-License-Identifier: GPL-3.0-or-later
// Projects of QGIS, read by the real map host and brought in by the real import worker.
#include "core/qgis/project_layers.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

#include "tests/support/temporary_project.h"

using namespace weitblick;

namespace {

constexpr auto kPlaces = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"A","wert":1},"geometry":{"type":"Point","coordinates":[9.0,50.6]}},
{"type":"Feature","properties":{"name":"B","wert":7},"geometry":{"type":"Point","coordinates":[9.1,50.7]}}]})";

void write(const QString& file, const QByteArray& content)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(content);
}

QByteArray layer(const char* id, const char* title, const QByteArray& source)
{
    return QByteArray("<maplayer type='vector'><id>") + id + "</id><layername>" + title +
           "</layername><provider>ogr</provider><datasource>" + source +
           "</datasource><renderer-v2 type='graduatedSymbol' attr='wert'><ranges>"
           "<range lower='0' upper='5' symbol='0' label='wenig'/><range lower='5' upper='9' symbol='0' label='viel'/>"
           "</ranges><symbols><symbol type='marker' name='0'><layer class='SimpleMarker'><prop k='color' "
           "v='200,0,0,255'/></layer></symbol></symbols></renderer-v2></maplayer>";
}

} // namespace

class ProjectLayersTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    void aProjectIsReadAndItsLayersAreTakenWithTheirStyles()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("daten")));
        write(m_folder.filePath(QStringLiteral("daten/orte.geojson")), kPlaces);
        QTemporaryDir elsewhere;
        write(elsewhere.filePath(QStringLiteral("fremd.geojson")), kPlaces);
        const QString file = m_folder.filePath(QStringLiteral("plan.qgs"));
        write(file, "<qgis version='3.22.16'><title>Plan</title><projectlayers>" +
                        layer("a", "Orte", "./daten/orte.geojson") +
                        layer("b", "Fremd", elsewhere.filePath(QStringLiteral("fremd.geojson")).toUtf8()) +
                        "</projectlayers></qgis>");
        Job job;
        WB_VALUE(const auto read, qgis::readQgisProject(file.toStdString(), WB_MAP_HOST, job));
        QCOMPARE(read.title, std::string("Plan"));
        QCOMPARE(read.layers.size(), std::size_t(1));
        QCOMPARE(read.leftOut.size(), std::size_t(1));
        QCOMPARE(read.leftOut[0].kind, std::string("outside-folder"));
        QVERIFY(read.leftOut[0].reasonDe.find("fremd.geojson") != std::string::npos);

        test::TemporaryProject project;
        WB_VALUE(const auto taken, qgis::takeLayers(project.project(), read.layers, {}, job));
        QCOMPARE(taken.size(), std::size_t(1));
        QVERIFY2(!taken[0].failure, taken[0].failure ? taken[0].failure->message.en.c_str() : "");
        QCOMPARE(taken[0].imported[0].dataset.schema.name, std::string("Orte"));
        QCOMPARE(taken[0].imported[0].rowsKept, std::int64_t(2));
        QVERIFY(taken[0].theme.has_value());
        QCOMPARE(taken[0].theme->column, std::string("wert"));
        QCOMPARE(taken[0].theme->classes.size(), std::size_t(2));
        QCOMPARE(taken[0].theme->classes[1].label, std::string("viel"));
        QVERIFY(!taken[0].theme->qml.empty());
    }
    void aLayerThatFailsKeepsNoOtherOut()
    {
        write(m_folder.filePath(QStringLiteral("kaputt.geojson")), "{\"type\":");
        write(m_folder.filePath(QStringLiteral("gut.geojson")), kPlaces);
        const std::string folder = m_folder.path().toStdString();
        test::TemporaryProject project;
        Job job;
        WB_VALUE(const auto taken,
                 qgis::takeLayers(project.project(),
                                  {{.id = "a", .title = "Kaputt", .file = folder + "/kaputt.geojson"},
                                   {.id = "b", .title = "Gut", .file = folder + "/gut.geojson", .crs = "EPSG:4326"}},
                                  {}, job));
        QVERIFY(taken[0].failure.has_value());
        QVERIFY(!taken[1].failure);
        QVERIFY(!taken[1].theme);
    }
    void whatIsNoProjectIsTold()
    {
        Job job;
        QCOMPARE(qgis::readQgisProject("/gibt/es/nicht.qgz", WB_MAP_HOST, job).error().code, ErrorCode::NotFound);
        write(m_folder.filePath(QStringLiteral("kein.qgs")), "Einwohner;5");
        QCOMPARE(qgis::readQgisProject(m_folder.filePath(QStringLiteral("kein.qgs")).toStdString(), WB_MAP_HOST, job)
                     .error()
                     .code,
                 ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(ProjectLayersTest)
#include "project_layers_test.moc"
