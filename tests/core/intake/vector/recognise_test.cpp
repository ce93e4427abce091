// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/recognise.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake;

class RecogniseTest : public QObject {
    Q_OBJECT

private slots:
    void contentIsRecognised()
    {
        QVERIFY(isGeoJson(R"({"type":"FeatureCollection","features":[]})", "a.txt"));
        QVERIFY(isKml("<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\">", "a.xml"));
        QVERIFY(isGpx("<?xml version=\"1.0\"?><gpx version=\"1.1\">", "a.xml"));
        QVERIFY(isFlatGeobuf(std::string_view("fgb\x03"
                                              "fgb\0",
                                              8),
                             "a"));
        QVERIFY(isDxf("  0\nSECTION\n  2\nHEADER\n", "a.dxf"));
    }
    void virtualFormatsAreNotTakenForOurs()
    {
        for (const char* head :
             {"<OGRVRTDataSource/>", "<VRTDataset/>", "<GDAL_WMS/>", "<!-- http://www.opengis.net/gml --><VRTDataset/>",
              "<?xml version=\"1.0\"?>\n<OGRVRTDataSource a=\"http://www.opengis.net/gml\">"}) {
            QVERIFY(!isGeoJson(head, "a.geojson"));
            QVERIFY(!isKml(head, "a.kml"));
            QVERIFY(!isGeoTiff(head, "a.tif"));
            QVERIFY(!isGml(head, "a.gml"));
        }
    }
    void gmlIsKnownByItsNamespaceAndNotByItsName()
    {
        QVERIFY(isGml("<wfs:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml/3.2\">", "a.xml"));
        QVERIFY(isCityGml("<?xml version=\"1.0\"?><core:CityModel/>", "a.xml"));
        QVERIFY(!isCityGml("<gml:FeatureCollection/>", "a.gml"));
        QVERIFY(!isGml("<note><to>x</to></note>", "a.gml"));
        QVERIFY(!isGml("<sld:StyledLayerDescriptor xmlns:gml=\"http://www.opengis.net/gml\">", "a.gml"));
        QVERIFY(!isGml("GIF89a", "a.gml"));
    }
};

QTEST_GUILESS_MAIN(RecogniseTest)
#include "recognise_test.moc"
