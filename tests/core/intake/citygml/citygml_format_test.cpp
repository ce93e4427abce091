// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"
#include "core/intake/citygml/citygml_format.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

std::string ground(const std::string& positions)
{
    return "<b:boundedBy><b:GroundSurface><b:lod2MultiSurface><g:Polygon><g:exterior><g:LinearRing><g:posList>" +
           positions + "</g:posList></g:LinearRing></g:exterior></g:Polygon></b:lod2MultiSurface></b:GroundSurface>" +
           "</b:boundedBy>";
}

std::string member(const std::string& id, const std::string& content)
{
    return "<cityObjectMember><b:Building g:id='" + id + "'>" + content + "</b:Building></cityObjectMember>";
}

std::string model(const std::string& members)
{
    return "<?xml version=\"1.0\"?><CityModel><g:Envelope srsName=\"urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH\"/>" +
           members + "</CityModel>";
}

const std::string kSquare = "500000 5600000 3 500010 5600000 3 500010 5600010 3 500000 5600010 3 500000 5600000 3";

std::string roof(const std::string& id, const std::string& positions)
{
    return "<b:boundedBy><b:RoofSurface g:id='" + id +
           "'><b:lod2MultiSurface><g:MultiSurface><g:surfaceMember><g:Polygon g:id='" + id +
           "_P'><g:exterior><g:LinearRing><g:posList>" + positions +
           "</g:posList></g:LinearRing></g:exterior></g:Polygon></g:surfaceMember></g:MultiSurface>"
           "</b:lod2MultiSurface></b:RoofSurface></b:boundedBy>";
}

/// 12 m long over half of 10 m, 35°, looking south.
const std::string kGable = roof("D1", "500000 5600000 100 500012 5600000 100 500012 5600005 103.501 500000 5600005 "
                                      "103.501 500000 5600000 100");
const std::string kWall = "<b:boundedBy><b:WallSurface g:id='W1'><b:lod2MultiSurface><g:Polygon><g:exterior>"
                          "<g:LinearRing><g:posList>500000 5600000 94 500012 5600000 94 500012 5600000 100 500000 "
                          "5600000 100 500000 5600000 94</g:posList></g:LinearRing></g:exterior></g:Polygon>"
                          "</b:lod2MultiSurface></b:WallSurface></b:boundedBy>";

double areaOf(const test::RowCollector::Layer& layer)
{
    double area = 0.0;
    for (const auto& geometry : layer.geometries) {
        const auto read = geo::geometryFromGpkg(geometry);
        area += read && *read ? geo::areaOf(**read) : 0.0;
    }
    return area;
}

} // namespace

class CitygmlFormatTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Result<void> readText(const std::string& text, test::RowCollector& rows)
    {
        Job job;
        return cityGmlFormat().read(test::writeFile(m_folder.path().toStdString(), "stadt.gml", text), {}, rows, job);
    }

private slots:
    void buildingsArriveWithTheirFootprint()
    {
        test::RowCollector rows;
        WB_VERIFY_RESULT(readText(model(member("B1", "<b:function>31001_1000</b:function>" + ground(kSquare))), rows));
        QCOMPARE(rows.layers.size(), std::size_t{1});
        const auto& layer = rows.layers[0];
        QCOMPARE(layer.preview.schema.srsId, 25832);
        QCOMPARE(layer.preview.schema.name, std::string("stadt"));
        QCOMPARE(layer.column("gml_id"), std::vector<std::string>{"B1"});
        QCOMPARE(layer.column("function"), std::vector<std::string>{"31001_1000"});
        QCOMPARE(layer.column("lowestHeight"), std::vector<std::string>{"3"});
        QCOMPARE(areaOf(layer), 100.0);
        QCOMPARE(layer.rowsRead, 1);
    }
    void roofsAndWallsAreLayersOfTheirOwn()
    {
        test::RowCollector rows;
        WB_VERIFY_RESULT(readText(
            model(member("B1", "<b:function>31001_1000</b:function>" + ground(kSquare) + kGable + kWall)), rows));
        QCOMPARE(rows.layers.size(), std::size_t{3});
        const auto& roofs = rows.layers[1];
        QCOMPARE(roofs.preview.schema.name, std::string("stadt_dachflaechen"));
        QCOMPARE(roofs.preview.schema.srsId, 25832);
        QVERIFY(roofs.preview.schema.hasZ);
        QCOMPARE(roofs.column("gml_id"), std::vector<std::string>{"D1_P"});
        QCOMPARE(roofs.column("building_id"), std::vector<std::string>{"B1"});
        QVERIFY(std::abs(std::stod(roofs.column("area").at(0)) - 73.25) < 0.1);
        QVERIFY(std::abs(std::stod(roofs.column("tilt").at(0)) - 35.0) < 0.01);
        QVERIFY(std::abs(std::stod(roofs.column("azimuth").at(0)) - 180.0) < 0.01);
        const auto& walls = rows.layers[2];
        QCOMPARE(walls.preview.schema.geometry, workspace::GeometryType::None);
        QCOMPARE(walls.column("area"), std::vector<std::string>{"72"});
    }
    void oneLayerCanBeChosen()
    {
        const auto file =
            test::writeFile(m_folder.path().toStdString(), "wahl.gml", model(member("B1", ground(kSquare) + kGable)));
        Job job;
        test::RowCollector rows;
        WB_VERIFY_RESULT(cityGmlFormat().read(file, {.layer = "wahl_dachflaechen"}, rows, job));
        QCOMPARE(rows.layers.size(), std::size_t{1});
        QCOMPARE(rows.layers[0].rowsRead, 1);
        const auto none = cityGmlFormat().read(file, {.layer = "wahl_wandflaechen"}, rows, job);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        QVERIFY(none.error().message.de.find("wahl, wahl_dachflaechen") != std::string::npos);
    }
    void everyBrokenRoofIsListedByItsId()
    {
        test::RowCollector rows;
        const std::string start = "500000 5600000 100 500012 5600000 100";
        WB_VERIFY_RESULT(readText(
            model(member("B1",
                         roof("KURZ", start) +
                             roof("KREUZ", start + " 500000 5600005 103.5 500012 5600005 103.5 "
                                                   "500000 5600000 100") +
                             roof("KRUMM", start + " 500012 5600005 103.5 500000 5600005 106.5 500000 5600000 100") +
                             roof("OFFEN", start + " 500012 5600005 103.5 500000 5600005 103.5"))),
            rows));
        const auto& roofs = rows.layers[1];
        QCOMPARE(roofs.rowsRead, 4);
        QCOMPARE(roofs.rows.size(), std::size_t{1});
        QCOMPARE(roofs.rejected.size(), std::size_t{3});
        QCOMPARE(roofs.rejected[0].content, std::string("KURZ (Polygon KURZ_P), Gebäude B1"));
        QVERIFY(roofs.rejected[0].reasonDe.find("drei verschiedene Ecken") != std::string::npos);
        QVERIFY(roofs.rejected[1].reasonDe.find("überschneidet") != std::string::npos);
        QVERIFY(roofs.rejected[2].reasonDe.find("nicht eben") != std::string::npos);
        QCOMPARE(roofs.column("flaw"), std::vector<std::string>{"Ring nicht geschlossen"});
        QVERIFY(roofs.lateRemarks.at(0).de.starts_with("1 Flächen mit offenem Ring"));
    }
    void degreesGiveNoAreas()
    {
        std::string text = model(member("B1", "<b:boundedBy><b:RoofSurface><b:lod2MultiSurface><g:Polygon><g:exterior>"
                                              "<g:LinearRing><g:posList>8 50 9 8.1 50 9 8.1 50.1 9 8 50 9</g:posList>"
                                              "</g:LinearRing></g:exterior></g:Polygon></b:lod2MultiSurface>"
                                              "</b:RoofSurface></b:boundedBy>"));
        text.replace(text.find("urn:adv"), 38, "EPSG:4326");
        test::RowCollector rows;
        WB_VERIFY_RESULT(readText(text, rows));
        QCOMPARE(rows.layers.size(), std::size_t{1});
        QVERIFY(rows.layers[0].remarks().find("keine Meter") != std::string::npos);
    }
    void tilesBecomeOneModel()
    {
        const auto folder = std::filesystem::path(m_folder.path().toStdString());
        const std::vector<std::filesystem::path> tiles{
            test::writeFile(folder, "k1.gml", model(member("B1", ground(kSquare) + kGable))),
            test::writeFile(folder, "k2.gml", model(member("B2", ground(kSquare) + kGable)))};
        Job job;
        test::RowCollector rows;
        WB_VERIFY_RESULT(readCityTiles(tiles, "kreis", {}, rows, job));
        QCOMPARE(rows.layers.size(), std::size_t{2});
        QCOMPARE(rows.layers[0].preview.schema.name, std::string("kreis"));
        QCOMPARE(rows.layers[1].column("building_id"), (std::vector<std::string>{"B1", "B2"}));
        WB_VALUE(const auto preview, previewCityTiles(tiles, "kreis", {}, job));
        QCOMPARE(preview.layers.size(), std::size_t{2});
        QCOMPARE(preview.layers[1].firstRows.size(), std::size_t{2});
    }
    void nothingIsLeftOutInSilence()
    {
        test::RowCollector rows;
        WB_VERIFY_RESULT(
            readText(model(member("ohne", "") + member("kaputt", ground("1 2 drei")) + member("gut", ground(kSquare)) +
                           "<cityObjectMember><t:Road/></cityObjectMember>"),
                     rows));
        const auto& layer = rows.layers[0];
        QCOMPARE(layer.rowsRead, 3);
        QCOMPARE(layer.rows.size(), std::size_t{2});
        QCOMPARE(layer.rejected.size(), std::size_t{1});
        QCOMPARE(layer.rejected[0].content, std::string("kaputt"));
        QVERIFY(layer.rejected[0].reasonDe.find("drei") != std::string::npos);
        QVERIFY(layer.remarks().find("1 Road") != std::string::npos);
        QCOMPARE(layer.lateRemarks.size(), std::size_t{1});
        QVERIFY(layer.lateRemarks[0].de.starts_with("1 Gebäude ohne Geometrie"));
    }
    void aModelWithoutBuildingsSaysWhatItHolds()
    {
        test::RowCollector rows;
        const auto outcome = readText(model("<cityObjectMember><d:ReliefFeature/></cityObjectMember>"), rows);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QVERIFY(outcome.error().message.de.find("1 ReliefFeature") != std::string::npos);
    }
    void aFileThatBreaksOffIsRefused()
    {
        test::RowCollector rows;
        const std::string whole = model(member("B1", ground(kSquare)));
        const auto outcome = readText(whole.substr(0, whole.size() - 20), rows);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QCOMPARE(outcome.error().subject, std::string("stadt.gml"));
    }
    void aPreviewShowsRowsAndAsksForAnUnknownSystem()
    {
        std::string text = model(member("B1", ground(kSquare)));
        text.replace(text.find("urn:adv"), 30, "urn:nobody:knows:this:one:here");
        Job job;
        const auto file = test::writeFile(m_folder.path().toStdString(), "ohne_system.gml", text);
        const auto preview = cityGmlFormat().preview(file, {}, job);
        WB_VERIFY_RESULT(preview);
        QCOMPARE(preview->layers.at(0).firstRows.size(), std::size_t{1});
        QCOMPARE(preview->layers.at(0).questions.size(), std::size_t{1});
        QCOMPARE(preview->layers.at(0).questions[0].id, std::string("crs"));
    }
    void aRealTileAgreesWithAnotherReader()
    {
        const auto file = test::realFile("06_3d_plans/citygml/LoD2_32_280_5657_1_NW.gml");
        if (!std::filesystem::exists(file)) {
            QSKIP("the file is not here");
        }
        test::RowCollector rows;
        Job job;
        WB_VERIFY_RESULT(cityGmlFormat().read(file, {}, rows, job));
        const auto& layer = rows.layers[0];
        // Counted and measured with Python's ElementTree: the rings of all ground surfaces, by the shoelace formula.
        QCOMPARE(layer.rowsRead, 83);
        QVERIFY(layer.rejected.empty());
        QVERIFY2(std::abs(areaOf(layer) - 4807.614) < 0.5, qPrintable(QString::number(areaOf(layer), 'f', 3)));
        const auto parts = layer.column("parts");
        QCOMPARE(std::ranges::count_if(parts, [](const std::string& count) { return count != "0"; }), 20);
        const auto heights = layer.column("measuredHeight");
        QVERIFY(std::ranges::find(heights, "13.126") != heights.end());
        QCOMPARE(layer.preview.schema.srsId, 25832);
    }
    void aRealModelOfTheNewVersionIsReadToo()
    {
        const auto file = test::realFile("06_3d_plans/citygml/CityGML3_26BM.gml");
        if (!std::filesystem::exists(file)) {
            QSKIP("the file is not here");
        }
        test::RowCollector rows;
        Job job;
        WB_VERIFY_RESULT(cityGmlFormat().read(file, {}, rows, job));
        QCOMPARE(rows.layers[0].rowsRead, 4);
        QVERIFY(areaOf(rows.layers[0]) > 100.0);
        QVERIFY(rows.layers[0].remarks().find("ReliefFeature") != std::string::npos);
        // Counted in the file: 18 RoofSurface elements, each of one polygon.
        QCOMPARE(rows.layers.at(1).rowsRead, 18);
    }
};

QTEST_GUILESS_MAIN(CitygmlFormatTest)
#include "citygml_format_test.moc"
