// SPDX-License-Identifier: GPL-3.0-or-later
// Raster files through the import worker into a project: values, counts, all or nothing, and being stopped.
#include "core/base/hash.h"
#include "core/intake/importer.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string_view>
#include <thread>

#include "tests/support/files.h"
#include "tests/support/raster_files.h"
#include "tests/support/small_raster.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

WorkerSetup worker()
{
    return {.program = WB_WORKER};
}

std::vector<double> doubles(const std::vector<float>& values)
{
    return {values.begin(), values.end()};
}

bool isRemarked(const ImportedLayer& layer, std::string_view words)
{
    return std::ranges::any_of(layer.remarks,
                               [words](const Text& remark) { return remark.de.find(words) != std::string::npos; });
}

} // namespace

class RasterImportTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    [[nodiscard]] std::filesystem::path folder() const { return m_temporary.path().toStdString(); }

    /// Nothing of a refused file may be left.
    static void verifyRefused(test::TemporaryProject& made, const std::filesystem::path& file, ErrorCode code)
    {
        Job job;
        const auto outcome =
            importSource(made.project(), {.source = file, .choices = {.crs = "EPSG:25832"}}, worker(), job);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, code);
        QVERIFY(!outcome.error().message.de.empty());
        QVERIFY(made.project().datasets().value().empty());
        QCOMPARE(made.database().scalarInteger("SELECT count(*) FROM wb_staging").value(), std::int64_t{0});
    }

private slots:
    void aHeightModelArrivesWithEveryValue()
    {
        test::TemporaryProject made;
        const auto values = test::hills(700, 500);
        const auto file = folder() / "DGM1 Ort.tif";
        QVERIFY(test::writeTiff(file, {.columns = 700, .rows = 500}, doubles(values)));
        Job job;
        WB_VALUE(const auto layers, importSource(made.project(), {.source = file}, worker(), job));
        QCOMPARE(layers.size(), std::size_t{1});
        const workspace::Dataset& dataset = layers[0].dataset;
        QCOMPARE(dataset.schema.name, std::string("DGM1 Ort"));
        const auto count = std::ranges::count_if(values, [](float value) { return !std::isnan(value); });
        QCOMPARE(layers[0].rowsKept, std::int64_t{count});
        QCOMPARE(layers[0].rowsRead, std::int64_t{count});
        QCOMPARE(layers[0].rowsRejected, std::int64_t{0});
        QCOMPARE(dataset.rowCount, std::int64_t{count});
        QCOMPARE(dataset.entry.title, std::string("DGM1 Ort"));
        WB_VALUE(auto reader, made.project().readRaster("DGM1 Ort"));
        std::vector<double> read;
        WB_VERIFY_RESULT(reader.read({0, 0, 700, 500}, read));
        for (std::size_t cell = 0; cell < values.size(); ++cell) {
            QVERIFY(std::isnan(values[cell]) ? std::isnan(read[cell]) : read[cell] == double{values[cell]});
        }
        WB_VALUE(const auto lineage, made.project().lineage("DGM1 Ort"));
        QCOMPARE(lineage.record.activity, std::string("import"));
        QCOMPARE(lineage.record.sources.at(0).sha256, sha256OfFile(file, job).value());
        QVERIFY(made.project().check(job).value().empty());
    }
    void aRasterInAnotherSystemStaysThereAndSaysSo()
    {
        test::TemporaryProject made;
        const auto file = folder() / "gk.tif";
        QVERIFY(
            test::writeTiff(file, {.place = {3'475'200, 10, 0, 5'526'800, 0, -10}, .epsg = 31467}, {1, 2, 3, 4, 5, 6}));
        Job job;
        WB_VALUE(const auto layers, importSource(made.project(), {.source = file}, worker(), job));
        QCOMPARE(layers[0].dataset.schema.srsId, 31467);
        QCOMPARE(layers[0].dataset.extent[0], 3'475'200.0);
        QVERIFY(isRemarked(layers[0], "bleibt in EPSG:31467"));
    }
    void aGridWithoutSystemIsAsked()
    {
        test::TemporaryProject made;
        const auto file = test::writeFile(folder(), "dgm.xyz", "500000.5 5600000.5 1\n500001.5 5600000.5 2\n");
        Job job;
        const auto asked = importSource(made.project(), {.source = file}, worker(), job);
        QVERIFY(!asked);
        QCOMPARE(asked.error().code, ErrorCode::Ambiguous);
        QVERIFY(asked.error().message.de.find("EPSG:25832") != std::string::npos);
        WB_VALUE(const auto layers,
                 importSource(made.project(), {.source = file, .choices = {.crs = "EPSG:25832"}}, worker(), job));
        QCOMPARE(layers[0].rowsKept, std::int64_t{2});
    }
    void tilesThatOverlapWithOtherValuesAreCounted()
    {
        test::TemporaryProject made;
        const auto file = test::writeFile(folder(), "doppelt.xyz",
                                          "500000.5 5600000.5 1\n500001.5 5600000.5 2\n500000.5 5600000.5 9\n");
        Job job;
        WB_VALUE(const auto layers,
                 importSource(made.project(), {.source = file, .choices = {.crs = "EPSG:25832"}}, worker(), job));
        QVERIFY(isRemarked(layers[0], "1 Zellen kamen mehrfach"));
        QCOMPARE(layers[0].dataset.schema.raster->maximum, std::optional(2.0));
    }
    void filesThatCannotBeUsedLeaveNothing()
    {
        test::TemporaryProject made;
        const auto cut = folder() / "halb.tif";
        QVERIFY(test::writeTiff(cut, {.columns = 900, .rows = 900}, std::vector<double>(810'000, 1.0)));
        std::filesystem::resize_file(cut, std::filesystem::file_size(cut) / 2);
        verifyRefused(made, cut, ErrorCode::InvalidInput);
        const auto huge = folder() / "riesig.tif";
        QVERIFY(test::writeTiff(
            huge, {.columns = 100'000, .rows = 100'000, .type = GDT_Byte, .options = {"SPARSE_OK=TRUE", "TILED=YES"}},
            {}));
        verifyRefused(made, huge, ErrorCode::Budget);
        verifyRefused(made,
                      test::writeFile(folder(), "riesig.asc",
                                      "ncols 100000\nnrows 100000\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3\n"),
                      ErrorCode::Budget);
        verifyRefused(made, test::writeFile(folder(), "kaputt.xyz", "500000.5 5600000.5 1\n500001.5 560"),
                      ErrorCode::InvalidInput);
        verifyRefused(made, test::writeFile(folder(), "kopf.tif", std::string_view("II*\0\x08\0\0\0\xff\xff", 10)),
                      ErrorCode::InvalidInput);
        const auto empty = folder() / "leer.tif";
        QVERIFY(test::writeTiff(empty, {.noData = 5.0}, std::vector<double>(6, 5.0)));
        verifyRefused(made, empty, ErrorCode::InvalidInput);
    }
    void aRasterIsReplacedByItsNextVersion()
    {
        test::TemporaryProject made;
        const auto file = folder() / "stand.tif";
        QVERIFY(test::writeTiff(file, {}, {1, 2, 3, 4, 5, 6}));
        Job job;
        WB_VALUE(const auto first, importSource(made.project(), {.source = file}, worker(), job));
        const auto again = importSource(made.project(), {.source = file}, worker(), job);
        QVERIFY(!again);
        QVERIFY(test::writeTiff(file, {}, {1, 2, 3, 4, 5, 7}));
        WB_VALUE(const auto second, importSource(made.project(), {.source = file, .replace = true}, worker(), job));
        QVERIFY(second[0].dataset.contentHash != first[0].dataset.contentHash);
        QCOMPARE(made.project().datasets().value().size(), std::size_t{1});
    }
    void whoStopsWaitsNoLongerThanAFifthOfASecond()
    {
        test::TemporaryProject made;
        const auto file = folder() / "gross.xyz";
        {
            std::ofstream text(file);
            for (int row = 0; row < 1500; ++row) {
                for (int column = 0; column < 1500; ++column) {
                    text << 500'000 + column << ' ' << 5'600'000 + row << " 1.25\n";
                }
            }
        }
        std::stop_source stop;
        std::atomic<int> reports{0};
        QElapsedTimer timer;
        Job job(stop.get_token(), [&](double, std::string_view) {
            if (++reports == 8) {
                timer.start();
                stop.request_stop();
            }
        });
        const auto outcome =
            importSource(made.project(), {.source = file, .choices = {.crs = "EPSG:25832"}}, worker(), job);
        QVERIFY(timer.isValid());
        const qint64 waited = timer.elapsed();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
        QVERIFY2(waited < 200, qPrintable(QString::number(waited)));
        QVERIFY(made.project().datasets().value().empty());
    }
};

QTEST_GUILESS_MAIN(RasterImportTest)
#include "raster_import_test.moc"
