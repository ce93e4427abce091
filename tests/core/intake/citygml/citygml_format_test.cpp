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
    }
};

QTEST_GUILESS_MAIN(CitygmlFormatTest)
#include "citygml_format_test.moc"
