// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/gpkg_geometry.h"
#include "core/intake/importer.h"

#include <QTest>

#include <map>

#include "tests/support/files.h"
#include "tests/support/hot_journal.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

WorkerSetup worker()
{
    return {.program = WB_WORKER};
}

std::string feature(const std::string& properties, const std::string& coordinates)
{
    return "{\"type\":\"Feature\",\"properties\":{" + properties +
           "},\"geometry\":{\"type\":\"Point\",\"coordinates\":" + coordinates + "}}";
}

std::string collection(std::initializer_list<std::string> features)
{
    std::string text = "{\"type\":\"FeatureCollection\",\"features\":[";
    for (const std::string& one : features) {
        text += (text.back() == '[' ? "" : ",") + one;
    }
    return text + "]}";
}

} // namespace

class ImporterTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }

private slots:
    void aFileBecomesALayerWithItsStory()
    {
        test::TemporaryProject temporary;
        const auto file = test::writeFile(folder(), "orte.geojson",
                                          collection({feature("\"ags\":\"06411000\",\"n\":1", "[8.65,49.87]"),
                                                      feature("\"ags\":\"06412000\",\"n\":2", "[9,9000]"),
                                                      feature("\"ags\":\"06413000\",\"n\":3", "[8.76,50.1]")}));
        Job job;
        WB_VALUE(
            const auto layers,
            importSource(temporary.project(), {.source = file, .entry = {.licence = "dl-de/by-2-0"}}, worker(), job));
        QCOMPARE(layers.size(), std::size_t{1});
        QCOMPARE(layers[0].rowsRead, std::int64_t{3});
        QCOMPARE(layers[0].rowsKept, std::int64_t{2});
        QCOMPARE(layers[0].rowsRejected, std::int64_t{1});
        WB_VALUE(const auto dataset, temporary.project().dataset("orte"));
        QCOMPARE(dataset.rowCount, std::int64_t{2});
        QCOMPARE(dataset.schema.srsId, 25832);
        QCOMPARE(dataset.entry.licence, std::string("dl-de/by-2-0"));
        QCOMPARE(dataset.entry.title, std::string("orte"));
        QVERIFY(dataset.contentHash.size() == 64);
        WB_VALUE(const auto rejected, temporary.project().rejected("orte"));
        QCOMPARE(rejected.size(), std::size_t{1});
        QCOMPARE(rejected[0].line, std::int64_t{2});
        WB_VALUE(const auto lineage, temporary.project().lineage("orte"));
        QCOMPARE(lineage.record.activity, std::string("import"));
        QCOMPARE(lineage.record.sources.at(0).sizeBytes, static_cast<std::int64_t>(std::filesystem::file_size(file)));
        QCOMPARE(lineage.record.rowsRejected, std::int64_t{1});
    }
    void allLayersOfASourceArriveOrNone()
    {
        const auto file = test::realFile("02_boundaries/derived/hessen_gemeinden_vg5000_25832.gpkg");
        if (!std::filesystem::exists(file)) {
            QSKIP("the municipalities of Hesse are not here");
        }
        Job job;
        test::TemporaryProject temporary;
        WB_VALUE(const auto layers, importSource(temporary.project(), {.source = file}, worker(), job));
        QCOMPARE(layers.size(), std::size_t{2});
        QCOMPARE(layers[0].rowsKept, std::int64_t{426});
        QCOMPARE(layers[1].rowsKept, std::int64_t{26});
        // The second layer's name is taken: nothing of the first may be left.
        test::TemporaryProject other;
        WB_VERIFY_RESULT(other.addPoints("kreise", {1}));
        const auto outcome = importSource(other.project(), {.source = file}, worker(), job);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        WB_VALUE(const auto datasets, other.project().datasets());
        QCOMPARE(datasets.size(), std::size_t{1});
    }
    void whatIsOnlyInTheWriteAheadLogArrives()
    {
        test::TemporaryProject source;
        WB_VERIFY_RESULT(source.addPoints("orte", {1, 2, 3}));
        const auto file = folder() / "protokoll.gpkg";
        Job job;
        WB_VERIFY_RESULT(source.project().saveCopy(file, job));
        QVERIFY(test::writeAndDie(file, "DROP TRIGGER rtree_orte_geom_delete; PRAGMA journal_mode=WAL; PRAGMA "
                                        "wal_autocheckpoint=0; DELETE FROM orte WHERE fid=2"));
        test::TemporaryProject temporary;
        WB_VALUE(const auto layers, importSource(temporary.project(), {.source = file}, worker(), job));
        QCOMPARE(layers[0].rowsKept, std::int64_t{2});
    }
    void aFileOfWhichNothingCanBeUsedIsNoSuccess()
    {
        test::TemporaryProject temporary;
        const auto file = test::writeFile(folder(), "topo.geojson",
                                          R"({"type":"Topology","objects":{"a":{"type":"Polygon"}},"arcs":[]})");
        Job job;
        const auto outcome = importSource(temporary.project(), {.source = file}, worker(), job);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QVERIFY2(outcome.error().message.de.find("kein Datensatz") != std::string::npos,
                 outcome.error().message.de.c_str());
        WB_VALUE(const auto datasets, temporary.project().datasets());
        QVERIFY(datasets.empty());
    }
    void anImportCanReplaceALayer()
    {
        test::TemporaryProject temporary;
        const auto file = test::writeFile(folder(), "stand.geojson", collection({feature("\"n\":1", "[9,50]")}));
        Job job;
        WB_VERIFY_RESULT(importSource(temporary.project(), {.source = file}, worker(), job));
        const auto again = importSource(temporary.project(), {.source = file}, worker(), job);
        QVERIFY(!again.has_value());
        QVERIFY(again.error().message.de.find("stand") != std::string::npos);
        test::writeFile(folder(), "stand.geojson",
                        collection({feature("\"n\":1", "[9,50]"), feature("\"n\":2", "[9,51]")}));
        WB_VALUE(const auto layers,
                 importSource(temporary.project(), {.source = file, .replace = true}, worker(), job));
        QCOMPARE(layers[0].dataset.rowCount, std::int64_t{2});
        WB_VALUE(const auto datasets, temporary.project().datasets());
        QCOMPARE(datasets.size(), std::size_t{1});
    }
    void aQuestionStopsTheImportAndAnAnswerLetsItGoOn()
    {
        test::TemporaryProject temporary;
        const auto file =
            test::writeFile(folder(), "gk.geojson", collection({feature("\"n\":1", "[3475200,5526800]")}));
        Job job;
        const auto asked = importSource(temporary.project(), {.source = file}, worker(), job);
        QVERIFY(!asked.has_value());
        QCOMPARE(asked.error().code, ErrorCode::Ambiguous);
        QVERIFY(asked.error().message.de.find("EPSG:31467") != std::string::npos);
        WB_VALUE(const auto layers,
                 importSource(temporary.project(), {.source = file, .choices = {.crs = "EPSG:31467"}}, worker(), job));
        QVERIFY(std::abs(layers[0].dataset.extent[0] - 475134.85) < 0.6);
    }
    void lastYearsProfileAnswersThisYearsQuestion()
    {
        test::TemporaryProject temporary;
        WB_VERIFY_RESULT(temporary.project().apply(
            workspace::SaveProfile{.name = "p",
                                   .profile = workspace::MappingProfile{.name = "p",
                                                                        .role = "sensor_sites",
                                                                        .fields = {{"id", "n"}},
                                                                        .columns = {"n"},
                                                                        .readOptions = "{\"crs\":\"EPSG:31467\"}"}}));
        const auto file =
            test::writeFile(folder(), "naechstes.geojson", collection({feature("\"n\":1", "[3475200,5526800]")}));
        Job job;
        WB_VALUE(const auto layers, importSource(temporary.project(), {.source = file}, worker(), job));
        QVERIFY(std::abs(layers[0].dataset.extent[0] - 475134.85) < 0.6);
        WB_VALUE(const auto role, temporary.project().role("sensor_sites"));
        QVERIFY(role.has_value());
        QCOMPARE(role->dataset, std::string("naechstes"));
        QCOMPARE(role->fields.at("id"), std::string("n"));
        // Given in the commit that shows the layer, and still an edit of its own.
        WB_VALUE(const auto undone, temporary.project().undo());
        QVERIFY(undone.has_value());
        WB_VALUE(const auto without, temporary.project().role("sensor_sites"));
        QVERIFY(!without.has_value());
        WB_VERIFY_RESULT(temporary.project().dataset("naechstes"));
    }
    void theMunicipalitiesOfGermanyArriveWhole()
    {
        const auto file = test::realFile("02_boundaries/vg5000_gk3/VG5000_GEM.shp");
        if (!std::filesystem::exists(file)) {
            QSKIP("the municipalities are not here");
        }
        test::TemporaryProject temporary;
        Job job;
        WB_VALUE(const auto layers, importSource(temporary.project(), {.source = file}, worker(), job));
        QCOMPARE(layers[0].rowsKept, std::int64_t{10997});
        QCOMPARE(layers[0].rowsRejected, std::int64_t{0});
        WB_VALUE(const auto lineage, temporary.project().lineage("VG5000_GEM"));
        QCOMPARE(lineage.record.sources.size(), std::size_t{5}); // shp, shx, dbf, prj, cpg
        WB_VALUE(auto reader, temporary.project().read("VG5000_GEM", {.columns = {{"AGS", "GEN"}}}));
        std::map<std::string, std::string> names;
        while (true) {
            WB_VALUE(const bool more, reader.next());
            if (!more) {
                break;
            }
            names[std::string(std::get<std::string_view>(reader.value(0)))] =
                std::string(std::get<std::string_view>(reader.value(1)));
        }
        QCOMPARE(names.at("06411000"), std::string("Darmstadt"));
        QCOMPARE(names.at("09162000"), std::string("München"));
    }
    void aStoppedImportLeavesNothing()
    {
        test::TemporaryProject temporary;
        std::string many = "{\"type\":\"FeatureCollection\",\"features\":[";
        for (int i = 0; i < 20'000; ++i) {
            many += feature("\"n\":" + std::to_string(i), "[9,50]") + ",";
        }
        many.back() = ']';
        const auto file = test::writeFile(folder(), "viele.geojson", many + "}");
        std::stop_source stop;
        Job job(stop.get_token(), [&stop](double, std::string_view) { stop.request_stop(); });
        const auto outcome = importSource(temporary.project(), {.source = file}, worker(), job);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
        WB_VALUE(const auto datasets, temporary.project().datasets());
        QVERIFY(datasets.empty());
    }
    void previewsTellWhatWouldArrive()
    {
        const auto file =
            test::writeFile(folder(), "vorschau.geojson", collection({feature("\"a\":\"x\",\"b\":1.5", "[9,50]")}));
        Job job;
        WB_VALUE(const SourcePreview found, preview(file, {}, worker(), job));
        QCOMPARE(found.format, std::string("geojson"));
        QCOMPARE(found.layers.at(0).firstRows.at(0), (std::vector<std::string>{"x", "1.5"}));
        QCOMPARE(found.layers.at(0).schema.srsId, 4326);
    }
    void aFileThatIsNoneIsNamedInTheMessage()
    {
        test::TemporaryProject temporary;
        Job job;
        const auto missing = importSource(temporary.project(), {.source = folder() / "fehlt.shp"}, worker(), job);
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        const auto broken =
            importSource(temporary.project(),
                         {.source = test::writeFile(folder(), "kaputt.geojson", "{\"type\":\"Feature")}, worker(), job);
        QVERIFY(!broken.has_value());
        QVERIFY(broken.error().subject.find("kaputt") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ImporterTest)
#include "importer_test.moc"
