// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/arriving_layer.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class ArrivingLayerTest : public QObject {
    Q_OBJECT

private slots:
    void aLayerWithoutRowsNamesTheFirstReason()
    {
        ArrivingLayer layer;
        layer.name = "orte";
        layer.rowsRejected = 7;
        layer.rejected.push_back({.source = "a", .line = 3, .reasonDe = "kaputt", .reasonEn = "broken", .content = {}});
        const Error error = nothingKept(layer);
        QCOMPARE(error.code, ErrorCode::InvalidInput);
        QVERIFY(error.message.de.find("(7 abgewiesen)") != std::string::npos);
        QVERIFY(error.message.en.find("(no. 3): broken") != std::string::npos);
    }
    void rastersBeyondTheBudgetAreRefused()
    {
        workspace::RasterGrid grid;
        grid.columns = 100;
        grid.rows = 100;
        Budget budget;
        budget.rasterCells = 9'999;
        QCOMPARE(checkCells(grid, budget, "r").error().code, ErrorCode::Budget);
        budget.rasterCells = 10'000;
        WB_VERIFY_RESULT(checkCells(grid, budget, "r"));
    }
    void aRasterKeepsItsSystemAndSaysSo()
    {
        LayerPreview preview;
        preview.schema.srsId = 25833;
        noteOtherCrs(preview, 25833);
        QVERIFY(preview.remarks.empty());
        noteOtherCrs(preview, 25832);
        QVERIFY(preview.remarks.at(0).de.find("EPSG:25833") != std::string::npos);
    }
    void aRunTakesThePlaceOfItsImport()
    {
        workspace::LineageRecord run;
        run.activity = "buffer";
        run.notes = {"a | b"};
        workspace::LineageRecord import;
        import.activity = "import";
        import.rowsRead = 5;
        import.notes = {"c | d"};
        const auto made = madeBy(run, import);
        QCOMPARE(made.activity, std::string("buffer"));
        QCOMPARE(made.rowsRead, std::int64_t{5});
        QCOMPARE(made.notes, (std::vector<std::string>{"a | b", "c | d"}));
    }
    void theProtectionIsSpokenOf() { QVERIFY(!withoutSandbox().de.empty()); }
};

QTEST_GUILESS_MAIN(ArrivingLayerTest)
#include "arriving_layer_test.moc"
