// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/vector_formats.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "tests/support/files.h"
#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

Result<void> readWith(const Format& format, const std::filesystem::path& file, test::RowCollector& rows)
{
    Job job;
    return format.read(file, {}, rows, job);
}

} // namespace

class VectorFormatsTest : public QObject {
    Q_OBJECT

private slots:
    void aKmlArrivesWithItsPlacemarks()
    {
        const QTemporaryDir folder;
        const auto file = test::writeFile(
            folder.path().toStdString(), "a.kml",
            "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder><name>orte</name>"
            "<Placemark><name>Markt</name><Point><coordinates>8.5,50.1</coordinates></Point></Placemark>"
            "<Placemark><name>Tor</name><Point><coordinates>8.6,50.2</coordinates></Point></Placemark>"
            "</Folder></Document></kml>");
        test::RowCollector rows;
        WB_VERIFY_RESULT(readWith(kmlFormat(), file, rows));
        QCOMPARE(rows.layers.size(), std::size_t{1});
        QCOMPARE(rows.layers[0].preview.schema.srsId, 4326);
        QCOMPARE(rows.layers[0].rowsRead, 2);
        QCOMPARE(rows.layers[0].rows.size(), std::size_t{2});
    }
    void damageIsNoEmptyLayer_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("content");
        const QByteArray gml(
            "<?xml version=\"1.0\"?><a:sammlung xmlns:a=\"http://a\" xmlns:gml="
            "\"http://www.opengis.net/gml\"><gml:featureMember><a:ort><a:name>x</a:name><gml:pointProperty>"
            "<gml:Point srsName=\"EPSG:25832\"><gml:coordinates>475134,5525029</gml:coordinates></gml:Point>"
            "</gml:pointProperty></a:ort></gml:featureMember>");
        const QByteArray kml(
            "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark>"
            "<name>x</name><Point><coordinates>8,50</coordinates></Point></Placemark>");
        const QByteArray gpx(
            "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"x\" "
            "xmlns=\"http://www.topografix.com/GPX/1/1\"><wpt lat=\"50\" lon=\"8\"><name>x</name></wpt>");
        const QByteArray dxf("0\nSECTION\n2\nENTITIES\n0\nPOINT\n8\n0\n10\n475134\n20\n5525029\n0\nLINE\n8\n0\n10\n1");
        const QByteArray mif("Version 300\nCharset \"WindowsLatin1\"\nDelimiter \",\"\nColumns 1\n  a Integer\nData\n\n"
                             "Region 1\n 5\n 1 1\n 2 1\n");
        QTest::newRow("GML cut off") << "gml" << gml;
        QTest::newRow("GML cut within a tag") << "gml" << gml + "<gml:featureMember><a:o";
        QTest::newRow("GML with a wrong end tag") << "gml" << gml + "</gml:wrong></a:sammlung>";
        QTest::newRow("GML cut in its head") << "gml" << gml.left(120);
        QTest::newRow("KML cut off") << "kml" << kml;
        QTest::newRow("KML with a wrong end tag") << "kml" << kml + "</Wrong></Document></kml>";
        QTest::newRow("GPX cut off") << "gpx" << gpx;
        QTest::newRow("GPX with a wrong end tag") << "gpx" << gpx + "</trk></gpx>";
        QTest::newRow("DXF cut off") << "dxf" << dxf;
        QTest::newRow("MIF cut off") << "mapinfo-mif" << mif;
    }
    void damageIsNoEmptyLayer()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        const auto named = [&format](const Format& one) { return one.id == format.toStdString(); };
        const auto reader = std::ranges::find_if(formats(), named);
        QVERIFY(reader != formats().end());
        const auto file =
            test::writeFile(folder.path().toStdString(), "a." + reader->extensions.front(), content.toStdString());
        test::RowCollector rows;
        const auto outcome = readWith(*reader, file, rows);
        QVERIFY2(!outcome.has_value(), qPrintable(QString::number(rows.layers.empty() ? -1 : rows.layers[0].rowsRead)));
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QVERIFY(!outcome.error().message.de.empty());
        Job job;
        QVERIFY(!reader->preview(file, {}, job).has_value());
    }
    void aGeometryThatIsNoneIsNamedAndNotLeftOutSilently()
    {
        const QTemporaryDir folder;
        const auto member = [](const char* name, const char* coordinates) {
            return std::string("<gml:featureMember><a:ort><a:name>") + name +
                   "</a:name><gml:pointProperty><gml:Point srsName=\"EPSG:25832\"><gml:coordinates>" + coordinates +
                   "</gml:coordinates></gml:Point></gml:pointProperty></a:ort></gml:featureMember>";
        };
        const auto file = test::writeFile(
            folder.path().toStdString(), "a.gml",
            "<?xml version=\"1.0\"?><a:s xmlns:a=\"http://a\" xmlns:gml=\"http://www.opengis.net/gml\">" +
                member("gut", "475134,5525029") + member("kaputt", "nord") + member("auch gut", "475135,5525030") +
                "</a:s>");
        test::RowCollector rows;
        const auto outcome = readWith(gmlFormat(), file, rows);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QVERIFY2(outcome.error().message.de.find("nord") != std::string::npos, outcome.error().message.de.c_str());
    }
    void aPackedKmlThatInflatesWithoutEndIsRefused()
    {
        const QTemporaryDir folder;
        const std::string head = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>";
        const std::string place = "<Placemark><Point><coordinates>8,50</coordinates></Point></Placemark>";
        const auto packed = [&](const std::string& name, const std::string& title) {
            const QString file = folder.filePath(QString::fromStdString(name));
            return test::writeZip(file.toStdString(),
                                  {{"doc.kml", head + title + "</name>" + place + "</Document></kml>"}})
                       ? file.toStdString()
                       : std::string();
        };
        test::RowCollector rows;
        const auto bomb = readWith(kmzFormat(), packed("bombe.kmz", std::string(64 << 20, 'a')), rows);
        QVERIFY(!bomb.has_value());
        QCOMPARE(bomb.error().code, ErrorCode::Budget);
        WB_VERIFY_RESULT(readWith(kmzFormat(), packed("gut.kmz", "Orte"), rows));
        QCOMPARE(rows.layers[0].rowsRead, 1);
    }
    void theFormatsHaveTheirIds()
    {
        QCOMPARE(geoPackageFormat().id, "geopackage");
        QCOMPARE(flatGeobufFormat().id, "flatgeobuf");
    }
    void gmlFeaturesThatLoseTheirGeometryAreTold()
    {
        const QTemporaryDir folder;
        const auto read = [&folder](const std::string& inside, test::RowCollector& rows) {
            return readWith(gmlFormat(),
                            test::writeFile(folder.path().toStdString(), "haus.gml",
                                            "<a:Sammlung xmlns:a='http://a' xmlns:gml='http://www.opengis.net/gml'>" +
                                                inside + "</a:Sammlung>"),
                            rows);
        };
        test::RowCollector without;
        WB_VERIFY_RESULT(read("<gml:featureMember><a:Haus><a:name>x</a:name><a:form><a:Ding><gml:posList>1 2 3 4"
                              "</gml:posList></a:Ding></a:form></a:Haus></gml:featureMember>",
                              without));
        QCOMPARE(without.layers.at(0).preview.schema.geometry, workspace::GeometryType::None);
        QVERIFY(without.layers[0].remarks().find("kommen ohne Geometrie") != std::string::npos);
        test::RowCollector some;
        WB_VERIFY_RESULT(read("<gml:featureMember><a:Haus><a:name>x</a:name><a:ort><gml:Point srsName='EPSG:25832'>"
                              "<gml:pos>1 2</gml:pos></gml:Point></a:ort></a:Haus></gml:featureMember>"
                              "<gml:featureMember><a:Haus><a:name>y</a:name></a:Haus></gml:featureMember>",
                              some));
        QCOMPARE(some.layers.at(0).rowsRead, 2);
        bool isTold = false;
        for (const Text& remark : some.layers[0].lateRemarks) {
            isTold = isTold || remark.de == "1 Objekte haben in der Datei keine Geometrie";
        }
        QVERIFY(isTold);
    }
};

QTEST_GUILESS_MAIN(VectorFormatsTest)
#include "vector_formats_test.moc"
