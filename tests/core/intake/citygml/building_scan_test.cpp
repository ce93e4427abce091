// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/building_scan.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

std::vector<Building> buildingsIn(const std::string& members, BuildingScan& scan)
{
    io::XmlStream xml(scan);
    const std::string text = "<CityModel>" + members + "</CityModel>";
    // In small pieces, as they may come.
    for (std::size_t at = 0; at < text.size(); at += 7) {
        if (!xml.feed(std::string_view(text).substr(at, 7))) {
            return {};
        }
    }
    return xml.finish() ? scan.take() : std::vector<Building>();
}

std::vector<Building> buildingsIn(const std::string& members)
{
    BuildingScan scan;
    return buildingsIn(members, scan);
}

std::string valueOf(const Building& building, const std::string& name)
{
    std::string values;
    for (const BuildingAttribute& attribute : building.attributes) {
        values += attribute.name == name ? attribute.value + "|" : "";
    }
    return values;
}

std::string polygon(const std::string& id, const std::string& positions)
{
    return "<gml:Polygon gml:id='" + id + "'><gml:exterior><gml:LinearRing><gml:posList>" + positions +
           "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>";
}

} // namespace

class BuildingScanTest : public QObject {
    Q_OBJECT

private slots:
    void attributesAreFoundInOldAndNewWriting()
    {
        const auto old = buildingsIn(
            "<cityObjectMember><bldg:Building gml:id='B1'><gen:stringAttribute name='Gemeindeschluessel'><gen:value>"
            "06411</gen:value></gen:stringAttribute><bldg:function>31001_1000</bldg:function>"
            "<bldg:measuredHeight uom='m"
            "'> 7.5 </bldg:measuredHeight><xAL:ThoroughfareName>Weg</xAL:ThoroughfareName></bldg:Building>"
            "</cityObjectMember>");
        QCOMPARE(old.size(), std::size_t{1});
        QCOMPARE(old[0].id, std::string("B1"));
        QCOMPARE(valueOf(old[0], "Gemeindeschluessel"), std::string("06411|"));
        QCOMPARE(valueOf(old[0], "function"), std::string("31001_1000|"));
        QCOMPARE(valueOf(old[0], "measuredHeight"), std::string("7.5|"));
        QCOMPARE(valueOf(old[0], "street"), std::string("Weg|"));
        const auto current = buildingsIn(
            "<cityObjectMember><bldg:Building "
            "gml:id='B1'><genericAttribute><gen:IntAttribute><gen:name>Stufe</gen:name>"
            "<gen:value>3</gen:value></gen:IntAttribute></genericAttribute><con:height><con:Height><con:value>7.5"
            "</con:value></con:Height></con:height><xAL:Thoroughfare><xAL:NameElement>Weg</xAL:NameElement>"
            "<xAL:Number>4</xAL:Number></xAL:Thoroughfare></bldg:Building></cityObjectMember>");
        QCOMPARE(current.size(), std::size_t{1});
        QCOMPARE(valueOf(current[0], "Stufe"), std::string("3|"));
        QVERIFY(current[0].attributes[0].isGeneric);
        QCOMPARE(current[0].attributes[0].kind, AttributeKind::Number);
        QCOMPARE(valueOf(current[0], "measuredHeight"), std::string("7.5|"));
        QCOMPARE(valueOf(current[0], "street"), std::string("Weg|"));
        QCOMPARE(valueOf(current[0], "houseNumber"), std::string("4|"));
    }
    void polygonsKnowSurfaceLevelAndPart()
    {
        const auto buildings = buildingsIn(
            "<cityObjectMember><Building><boundedBy><GroundSurface><lod2MultiSurface>" +
            polygon("g", "0 0 5 1 0 5 1 1 5") +
            "</lod2MultiSurface></GroundSurface></boundedBy><consistsOfBuildingPart><BuildingPart><lod1Solid>" +
            polygon("s", "0 0 5 1 0 5 1 1 9") + "</lod1Solid><roofType>1000</roofType></BuildingPart>" +
            "</consistsOfBuildingPart><lod0FootPrint>" + polygon("f", "0 0 0 1 0 0 1 1 0") +
            "</lod0FootPrint></Building></cityObjectMember>");
        QCOMPARE(buildings.size(), std::size_t{1});
        const auto& polygons = buildings[0].polygons;
        QCOMPARE(polygons.size(), std::size_t{3});
        QCOMPARE(polygons[0].surface, BuildingSurface::Ground);
        QCOMPARE(polygons[0].levelOfDetail, 2);
        QCOMPARE(polygons[0].body, 0);
        QCOMPARE(polygons[1].surface, BuildingSurface::Shell);
        QCOMPARE(polygons[1].levelOfDetail, 1);
        QCOMPARE(polygons[1].body, 1);
        QCOMPARE(polygons[1].rings.at(0).at(2).z, 9.0);
        QCOMPARE(polygons[2].surface, BuildingSurface::FootPrint);
        QCOMPARE(polygons[2].body, 0);
        QCOMPARE(buildings[0].parts, 1);
        QVERIFY(buildings[0].hasHeights);
    }
    void aGroundSurfaceMayPointAtTheFacesOfASolid()
    {
        const auto buildings =
            buildingsIn("<cityObjectMember><Building><lod2Solid>" + polygon("p1", "0 0 5 1 0 5 1 1 5") +
                        polygon("p2", "0 0 9 1 0 9 1 1 9") +
                        "</lod2Solid><boundedBy><GroundSurface><lod2MultiSurface><gml:surfaceMember xlink:href='#p1'/>"
                        "</lod2MultiSurface></GroundSurface></boundedBy></Building></cityObjectMember>");
        QCOMPARE(buildings.at(0).polygons.at(0).surface, BuildingSurface::Ground);
        QCOMPARE(buildings.at(0).polygons.at(1).surface, BuildingSurface::Shell);
    }
    void positionsMayComeOneByOneAndFlat()
    {
        const auto buildings = buildingsIn(
            "<cityObjectMember><Building><lod1Solid><Polygon><exterior><LinearRing><pos>1 2 3</pos><pos>4 5 6</pos>"
            "</LinearRing></exterior><interior><LinearRing><posList srsDimension='2'>1 2 3 4</posList></LinearRing>"
            "</interior></Polygon></lod1Solid></Building></cityObjectMember>");
        const auto& rings = buildings.at(0).polygons.at(0).rings;
        QCOMPARE(rings.size(), std::size_t{2});
        QCOMPARE(rings[0].size(), std::size_t{2});
        QCOMPARE(rings[0][1].y, 5.0);
        QCOMPARE(rings[1].size(), std::size_t{2});
        QCOMPARE(rings[1][1].x, 3.0);
    }
    void coordinatesThatAreNoneDamageTheirBuildingAlone()
    {
        const auto buildings =
            buildingsIn("<cityObjectMember><Building gml:id='a'><lod1Solid>" + polygon("", "0 0 nord") +
                        "</lod1Solid></Building></cityObjectMember>"
                        "<cityObjectMember><Building gml:id='b'><lod1Solid>" +
                        polygon("", "0 0 5 7") +
                        "</lod1Solid></Building></cityObjectMember>"
                        "<cityObjectMember><Building gml:id='c'/></cityObjectMember>");
        QCOMPARE(buildings.size(), std::size_t{3});
        QVERIFY(buildings[0].damage.has_value());
        QVERIFY(buildings[0].damage->de.find("nord") != std::string::npos);
        QVERIFY(buildings[1].damage.has_value());
        QVERIFY(!buildings[2].damage.has_value());
    }
    void otherObjectsAreCounted()
    {
        BuildingScan scan;
        const auto buildings =
            buildingsIn("<cityObjectMember><dem:ReliefFeature/></cityObjectMember>"
                        "<gml:featureMember><Bridge><name>Building</name></Bridge></gml:featureMember>"
                        "<cityObjectMember><dem:ReliefFeature/></cityObjectMember>",
                        scan);
        QVERIFY(buildings.empty());
        QCOMPARE(scan.otherObjects(), (std::map<std::string, std::int64_t>{{"Bridge", 1}, {"ReliefFeature", 2}}));
    }
    void surfacesKeepTheirKindAndId()
    {
        const auto surface = [](const std::string& kind, const std::string& id) {
            return "<bldg:boundedBy><bldg:" + kind + " gml:id='" + id + "'><bldg:lod2MultiSurface>" +
                   polygon(id + "_P", "0 0 0 1 0 0 1 1 0 0 0 0") + "</bldg:lod2MultiSurface></bldg:" + kind +
                   "></bldg:boundedBy>";
        };
        const auto buildings = buildingsIn("<cityObjectMember><bldg:Building>" + surface("RoofSurface", "D") +
                                           surface("WallSurface", "W") + surface("ClosureSurface", "A") +
                                           "</bldg:Building></cityObjectMember>");
        const auto& polygons = buildings.at(0).polygons;
        QCOMPARE(polygons.size(), std::size_t{3});
        QCOMPARE(polygons[0].surface, BuildingSurface::Roof);
        QCOMPARE(polygons[0].surfaceId, std::string("D"));
        QCOMPARE(polygons[1].surface, BuildingSurface::Wall);
        QCOMPARE(polygons[2].surface, BuildingSurface::Other);
        QCOMPARE(polygons[2].levelOfDetail, 2);
    }
    void aRoofMayPointToAFaceOfTheSolid()
    {
        const auto buildings = buildingsIn(
            "<cityObjectMember><bldg:Building><bldg:lod2Solid>" + polygon("P1", "0 0 0 1 0 0 1 1 0 0 0 0") +
            "</bldg:lod2Solid><bldg:boundedBy><bldg:RoofSurface gml:id='D'><bldg:lod2MultiSurface><gml:surfaceMember "
            "xlink:href='#P1'/></bldg:lod2MultiSurface></bldg:RoofSurface></bldg:boundedBy></bldg:Building>"
            "</cityObjectMember>");
        QCOMPARE(buildings.at(0).polygons.at(0).surface, BuildingSurface::Roof);
        QCOMPARE(buildings.at(0).polygons.at(0).surfaceId, std::string("D"));
    }
    void windowsAreNoPartOfARoof()
    {
        const std::string window = "<bldg:Window>" + polygon("F", "0 0 0 1 0 0 1 1 0 0 0 0") + "</bldg:Window>";
        const auto buildings =
            buildingsIn("<cityObjectMember><bldg:Building><bldg:boundedBy><bldg:RoofSurface gml:id='D'><bldg:opening>" +
                        window + "</bldg:opening>" + polygon("P1", "0 0 0 1 0 0 1 1 0 0 0 0") +
                        "</bldg:RoofSurface></bldg:boundedBy></bldg:Building></cityObjectMember>");
        QCOMPARE(buildings.at(0).polygons.size(), std::size_t{1});
        QCOMPARE(buildings.at(0).polygons[0].id, std::string("P1"));
    }
    void partsKeepTheirIdAndAttributes()
    {
        const auto buildings = buildingsIn(
            "<cityObjectMember><bldg:Building gml:id='B'><bldg:consistsOfBuildingPart><bldg:BuildingPart gml:id='T'>"
            "<bldg:roofType>3100</bldg:roofType></bldg:BuildingPart></bldg:consistsOfBuildingPart><bldg:function>1</"
            "bldg:function></bldg:Building></cityObjectMember>");
        QCOMPARE(buildings.at(0).partIds, std::vector<std::string>{"T"});
        QCOMPARE(buildings.at(0).attributes.at(0).body, 1);
        QCOMPARE(buildings.at(0).attributes.at(1).body, 0);
    }
};

QTEST_GUILESS_MAIN(BuildingScanTest)
#include "building_scan_test.moc"
