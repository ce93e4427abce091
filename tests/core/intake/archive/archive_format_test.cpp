// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/archive/archive_format.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;
using namespace weitblick::intake;

class ArchiveFormatTest : public QObject {
    Q_OBJECT

    using Members = std::vector<std::pair<std::string, std::string>>;
    QTemporaryDir m_folder;
    int m_files = 0;

    Result<test::RowCollector*> read(const Members& members, test::RowCollector& rows, const ReadChoices& choices = {})
    {
        // Each in a folder of its own, as the worker has it.
        const auto folder = std::filesystem::path(m_folder.path().toStdString()) / std::to_string(++m_files);
        std::filesystem::create_directory(folder);
        const auto file = folder / "nvm.gtfs.zip";
        if (!test::writeZip(file.string(), members)) {
            return Error{.code = ErrorCode::Io};
        }
        Job job;
        WB_CHECK(archiveFormat().read(file, choices, rows, job));
        return &rows;
    }
    static std::string errorOf(const Result<test::RowCollector*>& outcome)
    {
        return outcome ? std::string() : outcome.error().subject + ": " + outcome.error().message.de;
    }

private slots:
    void tablesAndFeaturesComeOneLayerAFile()
    {
        test::RowCollector rows;
        WB_VERIFY_RESULT(
            read({{"daten/b.csv", "Ort;n\nA;1\nB;2\n"},
                  {"daten/a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                                      "\"properties\":{\"k\":1},\"geometry\":{\"type\":\"Point\","
                                      "\"coordinates\":[8,50]}}]}"},
                  {"plan.pdf", "%PDF-"}},
                 rows));
        QCOMPARE(rows.layers.size(), std::size_t{2});
        QCOMPARE(rows.layers[0].preview.schema.name, std::string("a"));
        QCOMPARE(rows.layers[1].column("n"), (std::vector<std::string>{"1", "2"}));
        QVERIFY(rows.layers[0].remarks().find("plan.pdf") != std::string::npos);
        QVERIFY(rows.layers[1].remarks().find("plan.pdf") == std::string::npos);
    }
    void theTilesOfACityModelBecomeOneModel()
    {
        const auto tile = [](const std::string& id) {
            return "<?xml version=\"1.0\"?><core:CityModel "
                   "xmlns:core=\"http://www.opengis.net/citygml/2.0\"><gml:Envelope "
                   "srsName=\"urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH\"/><cityObjectMember><bldg:Building gml:id=\"" +
                   id + "\"/></cityObjectMember></core:CityModel>";
        };
        test::RowCollector rows;
        WB_VERIFY_RESULT(read({{"k/LoD2_32_1.gml", tile("A")}, {"k/LoD2_32_2.gml", tile("B")}}, rows));
        QCOMPARE(rows.layers.size(), std::size_t{1});
        QCOMPARE(rows.layers[0].preview.schema.name, std::string("nvm"));
        QCOMPARE(rows.layers[0].column("gml_id"), (std::vector<std::string>{"A", "B"}));
        QVERIFY(rows.layers[0].remarks().find("2 Kacheln") != std::string::npos);
    }
    void oneOfThemCanBeChosen()
    {
        const Members members{{"a.csv", "Ort;n\nA;1\n"}, {"b.csv", "Ort;n\nB;2\n"}};
        test::RowCollector rows;
        WB_VERIFY_RESULT(read(members, rows, {.layer = "b"}));
        QCOMPARE(rows.layers.size(), std::size_t{1});
        QCOMPARE(rows.layers[0].column("Ort"), std::vector<std::string>{"B"});
        test::RowCollector none;
        const auto outcome = read(members, none, {.layer = "c"});
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        QVERIFY(outcome.error().message.de.find("vorhanden: a, b") != std::string::npos);
    }
    void aTimetableComesAsTablesAndItsStopsAsPoints()
    {
        test::RowCollector rows;
        WB_VERIFY_RESULT(
            read({{"agency.txt", "agency_id,agency_name\n1,Bus\n"},
                  {"stops.txt", "stop_id,stop_name,stop_lat,stop_lon\n007,Markt,50.5,8.5\n8,Amt,50.6,8.6\n"},
                  {"trips.txt", "route_id,service_id,trip_id\n1,2,3\n"}},
                 rows));
        QCOMPARE(rows.layers.size(), std::size_t{3});
        QCOMPARE(rows.layers[0].preview.schema.name, std::string("nvm_agency"));
        const auto& stops = rows.layers[1];
        QCOMPARE(stops.preview.schema.geometry, workspace::GeometryType::Point);
        QCOMPARE(stops.preview.schema.srsId, 4326);
        QCOMPARE(stops.column("stop_id"), (std::vector<std::string>{"007", "8"}));
        QCOMPARE(stops.preview.schema.columns.at(0).type, workspace::ColumnType::Text);
        QVERIFY(rows.layers[0].remarks().find("GTFS") != std::string::npos);
    }
    void whatCannotBeReadIsNamed()
    {
        test::RowCollector rows;
        QVERIFY(errorOf(read({{"Marktakteure_1.xml", "<x/>"}}, rows)).find("EinheitenSolar") != std::string::npos);
        QVERIFY(errorOf(read({{"N49E011.hgt", "x"}}, rows)).find("N49E011.hgt") != std::string::npos);
        QVERIFY(errorOf(read({{"stil.json", "{\"version\":8}"}}, rows)).find("stil.json") != std::string::npos);
        QVERIFY(rows.layers.empty());
    }
    void aPreviewTellsHowToChooseALayer()
    {
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / "zwei.zip";
        QVERIFY(test::writeZip(file.string(), {{"a.csv", "Ort;n\nA;1\n"}, {"b.csv", "Ort;n\nB;2\n"}}));
        Job job;
        WB_VALUE(const auto preview, archiveFormat().preview(file, {}, job));
        QCOMPARE(preview.layers.size(), std::size_t{2});
        QCOMPARE(preview.layers[1].choices.layer, std::optional<std::string>("b"));
        QCOMPARE(preview.layers[1].firstRows.size(), std::size_t{1});
    }
    void aRealShapefileInAnArchiveIsRead()
    {
        const auto real = test::realFile("07_qgis_malformed/goat_valid/polygon/valid.zip");
        if (!std::filesystem::exists(real)) {
            QSKIP("the file is not here");
        }
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / "valid.zip";
        std::filesystem::copy_file(real, file); // its own folder may be written to nowhere
        test::RowCollector rows;
        Job job;
        WB_VERIFY_RESULT(archiveFormat().read(file, {}, rows, job));
        QCOMPARE(rows.layers.size(), std::size_t{1});
        QVERIFY(rows.layers[0].rowsRead > 0);
        QVERIFY(rows.layers[0].remarks().find("valid_feature_layer.qmd") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ArchiveFormatTest)
#include "archive_format_test.moc"
