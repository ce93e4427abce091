// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/source.h"

#include <QTest>

#include <algorithm>
#include <set>

#include "tests/support/files.h"

using namespace weitblick::intake;

namespace {

std::string formatOf(const std::filesystem::path& file)
{
    const std::string head = weitblick::test::contentOf(file).substr(0, 65536);
    for (const Format& format : formats()) {
        if (format.recognises(head, file.filename())) {
            return format.id;
        }
    }
    return {};
}

} // namespace

class FormatsTest : public QObject {
    Q_OBJECT

private slots:
    void everyFormatIsComplete()
    {
        std::set<std::string> ids;
        for (const Format& format : formats()) {
            QVERIFY2(ids.insert(format.id).second, format.id.c_str());
            QVERIFY(!format.title.de.empty() && !format.title.en.empty());
            QVERIFY(!format.extensions.empty());
            QVERIFY(format.recognises != nullptr && format.preview != nullptr && format.read != nullptr);
        }
    }
    void realFilesAreRecognisedByTheirContent_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("format");
        QTest::newRow("shapefile") << "02_boundaries/vg5000_gk3/VG5000_GEM.shp" << "shapefile";
        QTest::newRow("table") << "02_boundaries/vg5000_gk3/VG_DATEN.dbf" << "dbf";
        QTest::newRow("geopackage") << "02_boundaries/derived/hessen_gemeinden_vg5000_25832.gpkg" << "geopackage";
        QTest::newRow("geojson") << "02_boundaries/geoGermany/Ebene_Kreise.geojson" << "geojson";
        QTest::newRow("CityGML") << "06_3d_plans/citygml/LoD2_32_280_5657_1_NW.gml" << "citygml";
        QTest::newRow("DXF") << "07_qgis_malformed/vector_qgis/points_lines_3d.dxf" << "dxf";
        QTest::newRow("KML") << "07_qgis_malformed/vector_qgis/multilayer.kml" << "kml";
        QTest::newRow("GPX") << "07_qgis_malformed/vector_qgis/layers.gpx" << "gpx";
        QTest::newRow("TAB") << "07_qgis_malformed/vector_qgis/tab_file.tab" << "mapinfo-tab";
        QTest::newRow("CSV") << "09_misc/ladesaeulenregister_berlin.csv" << "csv";
    }
    void realFilesAreRecognisedByTheirContent()
    {
        QFETCH(QString, file);
        QFETCH(QString, format);
        const auto path = weitblick::test::realFile(file.toUtf8().constData());
        if (!std::filesystem::exists(path)) {
            QSKIP("the file is not here");
        }
        QCOMPARE(QString::fromStdString(formatOf(path)), format);
    }
};

QTEST_GUILESS_MAIN(FormatsTest)
#include "formats_test.moc"
