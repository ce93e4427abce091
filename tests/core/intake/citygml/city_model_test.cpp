// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/city_model.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

std::string model(const std::string& buildings, const std::string& crs = "urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH")
{
    return "<CityModel><g:Envelope srsName=\"" + crs + "\"/>" + buildings + "</CityModel>";
}

std::string building(const std::string& id)
{
    const std::string polygon = "<g:Polygon><g:exterior><g:LinearRing><g:posList>500000 5600000 9 500010 5600000 9 "
                                "500010 5600010 9 500000 5600000 9</g:posList></g:LinearRing></g:exterior></g:Polygon>";
    return "<cityObjectMember><b:Building g:id='" + id + "'><b:boundedBy><b:RoofSurface><b:lod2MultiSurface>" +
           polygon + "</b:lod2MultiSurface></b:RoofSurface></b:boundedBy></b:Building></cityObjectMember>";
}

} // namespace

class CityModelTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path file(const std::string& name, const std::string& text)
    {
        return test::writeFile(m_folder.path().toStdString(), name, text);
    }

private slots:
    void tilesAreCountedTogether()
    {
        Job job;
        WB_VALUE(const CityModel city,
                 surveyCityModel({file("a.gml", model(building("A") + building("B"))),
                                  file("b.gml", model(building("C") + "<cityObjectMember><b:Building g:id='D'/>"
                                                                      "</cityObjectMember><cityObjectMember><t:Road/>"
                                                                      "</cityObjectMember>"))},
                                 "stadt", job));
        QCOMPARE(city.buildings, 4);
        QCOMPARE(city.roofs, 3);
        QCOMPARE(city.walls, 0);
        QCOMPARE(city.withoutRoof, 1);
        QCOMPARE(city.coarseRoofs, 0);
        QCOMPARE(city.statedCrs, std::string("EPSG:25832"));
        QCOMPARE(otherObjects(city), std::string("1 Road"));
        std::string ids;
        const auto take = [&ids](const Building& it) -> Result<void> {
            ids += it.id;
            return {};
        };
        WB_VERIFY_RESULT(eachBuilding(city, take, job));
        QCOMPARE(ids, std::string("ABCD"));
    }
    void tilesInDifferentSystemsAreRefused()
    {
        Job job;
        const auto mixed = surveyCityModel(
            {file("c.gml", model(building("A"))), file("d.gml", model(building("B"), "urn:adv:crs:ETRS89_UTM33"))},
            "stadt", job);
        QVERIFY(!mixed);
        QCOMPARE(mixed.error().code, ErrorCode::InvalidInput);
        QCOMPARE(mixed.error().subject, std::string("d.gml"));
    }
    void aModelWithoutBuildingsAndADamagedOneAreRefused()
    {
        Job job;
        QCOMPARE(surveyCityModel({file("e.gml", model(""))}, "stadt", job).error().code, ErrorCode::InvalidInput);
        QCOMPARE(surveyCityModel({file("f.gml", "<CityModel>")}, "stadt", job).error().subject, std::string("f.gml"));
        QVERIFY(!surveyCityModel({std::filesystem::path("/nicht/da.gml")}, "stadt", job));
    }
    void whoTakesBuildingsCanStop()
    {
        Job job;
        WB_VALUE(const CityModel city, surveyCityModel({file("g.gml", model(building("A")))}, "stadt", job));
        const auto refuse = [](const Building&) -> Result<void> { return Error{.code = ErrorCode::Cancelled}; };
        QCOMPARE(eachBuilding(city, refuse, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(CityModelTest)
#include "city_model_test.moc"
