// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs.h"

#include <QFile>
#include <QTest>

using weitblick::ErrorCode;
using weitblick::geo::Crs;
using weitblick::geo::describeCrs;

namespace {

const QString kGk3Base = QStringLiteral(
    R"(GEOGCS["GCS_Deutsches_Hauptdreiecksnetz",DATUM["D_Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])");
const QString kUnknownBessel = QStringLiteral(
    R"(GEOGCS["unknown",DATUM["unknown",SPHEROID["Bessel 1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])");
const QString kUnknownBesselShifted = QStringLiteral(
    R"(GEOGCS["unknown",DATUM["unknown",SPHEROID["Bessel 1841",6377397.155,299.1528128],TOWGS84[598.1,73.7,418.2,0.202,0.045,-2.455,6.7]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])");
const QString kEtrs89 = QStringLiteral(
    R"(GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])");

/// As ESRI software writes it.
QString transverseMercator(const char* name, const QString& base, double falseEastingM, double scale,
                           const char* projection = "Transverse_Mercator", double centralMeridianDeg = 9.0)
{
    return QStringLiteral(
               R"(PROJCS["%1",%2,PROJECTION["%3"],PARAMETER["False_Easting",%4],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",%5],PARAMETER["Scale_Factor",%6],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])")
        .arg(QLatin1String(name), base, QLatin1String(projection))
        .arg(falseEastingM, 0, 'f', 1)
        .arg(centralMeridianDeg, 0, 'f', 1)
        .arg(scale, 0, 'f', 4);
}

} // namespace

class CrsTest : public QObject {
    Q_OBJECT

private slots:
    void definitionsAreRecognisedAsEpsg_data()
    {
        QTest::addColumn<QString>("definition");
        QTest::addColumn<int>("epsg");
        QTest::newRow("code") << "EPSG:25832" << 25832;
        QTest::newRow("name") << "ETRS89 / UTM zone 32N" << 25832;
        QTest::newRow("lower case") << "epsg:31467" << 31467;
        QTest::newRow("urn") << "urn:ogc:def:crs:EPSG::4326" << 4326;
        QTest::newRow("compound: the height goes") << "EPSG:5555" << 25832;
        QTest::newRow("three dimensions") << "EPSG:4937" << 4258;
        QTest::newRow("ESRI UTM 32") << transverseMercator("ETRS_1989_UTM_Zone_32N", kEtrs89, 500000, 0.9996) << 25832;
        QTest::newRow("eight-digit easting")
            << transverseMercator("ETRS_1989_UTM_Zone_32N_8stellen", kEtrs89, 32500000, 0.9996) << 4647;
        QTest::newRow("ESRI GK 3") << transverseMercator("DHDN_3_Degree_Gauss_Zone_3", kGk3Base, 3500000, 1.0,
                                                         "Gauss_Kruger")
                                   << 31467;
        QTest::newRow("Germany_Zone_3") << transverseMercator("Germany_Zone_3", kGk3Base, 3500000, 1.0) << 31467;
        QTest::newRow("GK 4") << transverseMercator("Germany_Zone_4", kGk3Base, 4500000, 1.0, "Gauss_Kruger", 12.0)
                              << 31468;
        QTest::newRow("GK 3, datum left open") << transverseMercator("GK3", kUnknownBessel, 3500000, 1.0) << 31467;
        QTest::newRow("GK 3, own shift") << transverseMercator("GK3", kUnknownBesselShifted, 3500000, 1.0) << 31467;
        QTest::newRow("WGS 84, datum left open")
            << R"(GEOGCS["WGS 84",DATUM["unknown",SPHEROID["WGS84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]])"
            << 4326;
        QTest::newRow("Swiss") << "EPSG:21781" << 21781;
        QTest::newRow("not a customary one") << "EPSG:3068" << 3068;
    }
    void definitionsAreRecognisedAsEpsg()
    {
        QFETCH(QString, definition);
        QFETCH(int, epsg);
        const auto described = describeCrs(Crs{definition.toStdString()});
        QVERIFY2(described.has_value(), described ? "" : described.error().message.en.c_str());
        QVERIFY(described->epsg.has_value());
        QCOMPARE(*described->epsg, epsg);
    }

    void foreignParametersAreNotTakenForAGermanSystem()
    {
        const QString shifted = transverseMercator("Local", kGk3Base, 3500123.0, 1.0);
        const auto described = describeCrs(Crs{shifted.toStdString()});
        QVERIFY(described.has_value());
        QVERIFY(!described->epsg.has_value());
        QVERIFY(described->isProjectedInMetres);
    }

    void unitAndAreaAreTold()
    {
        const auto utm = describeCrs(Crs{"EPSG:25832"});
        QVERIFY(utm.has_value());
        QCOMPARE(utm->name, std::string("ETRS89 / UTM zone 32N"));
        QVERIFY(utm->isProjectedInMetres);
        QVERIFY(!utm->isGeographic);
        QCOMPARE(utm->west, 6.0);
        QVERIFY(utm->east >= 12.0 && utm->east < 12.1);
        const auto degrees = describeCrs(Crs{"EPSG:4326"});
        QVERIFY(degrees.has_value());
        QVERIFY(degrees->isGeographic);
        QVERIFY(!degrees->isProjectedInMetres);
        const auto feet = describeCrs(Crs{"EPSG:2263"});
        QVERIFY(feet.has_value());
        QVERIFY(!feet->isProjectedInMetres);
    }

    void whatIsNotAPlaneSystemIsRefused_data()
    {
        QTest::addColumn<QString>("definition");
        QTest::newRow("empty") << "";
        QTest::newRow("nonsense") << "Koordinaten halt";
        QTest::newRow("no such code") << "EPSG:99999";
        QTest::newRow("geocentric") << "EPSG:4936";
        QTest::newRow("height only") << "EPSG:7837";
        QTest::newRow("an operation") << "+proj=pipeline +step +proj=utm +zone=32";
        QTest::newRow("local") << R"(LOCAL_CS["Baustelle",UNIT["metre",1]])";
        QTest::newRow("very long") << QString(100000, u'x');
    }
    void whatIsNotAPlaneSystemIsRefused()
    {
        QFETCH(QString, definition);
        const auto described = describeCrs(Crs{definition.toStdString()});
        QVERIFY(!described.has_value());
        QCOMPARE(described.error().code, ErrorCode::UnsupportedCrs);
        QVERIFY(!described.error().message.de.empty() && !described.error().message.en.empty());
    }

    void thePrjOfTheMunicipalitiesIsRecognised()
    {
        QFile prj(QStringLiteral(WB_SOURCE_DIR "/../shared/data/02_boundaries/vg5000_gk3/VG5000_GEM.prj"));
        if (!prj.open(QIODevice::ReadOnly)) {
            QSKIP("the municipalities are not here");
        }
        const auto described = describeCrs(Crs{prj.readAll().toStdString()});
        QVERIFY(described.has_value());
        QCOMPARE(described->epsg.value_or(0), 31467);
    }
};

QTEST_GUILESS_MAIN(CrsTest)
#include "crs_test.moc"
