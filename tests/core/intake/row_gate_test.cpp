// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/gpkg_geometry.h"
#include "core/intake/row_gate.h"

#include <QTest>

#include <cmath>
#include <cstring>

#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

std::vector<std::byte> pointAt(double x, double y, int srsId)
{
    std::vector<std::byte> wkb(21);
    const std::uint32_t type = 1;
    wkb[0] = std::byte{1};
    std::memcpy(wkb.data() + 1, &type, sizeof type);
    std::memcpy(wkb.data() + 5, &x, sizeof x);
    std::memcpy(wkb.data() + 13, &y, sizeof y);
    std::vector<std::byte> blob;
    geo::appendGpkg(blob, wkb, srsId, {x, y, x, y}, false);
    return blob;
}

LayerPreview pointLayer(int srsId)
{
    LayerPreview layer;
    layer.schema = {
        .name = "punkte", .geometry = workspace::GeometryType::Point, .srsId = srsId, .columns = {{.name = "name"}}};
    layer.choices.crs = "EPSG:" + std::to_string(srsId);
    return layer;
}

void addPoint(workspace::RowBatch& batch, double x, double y, int srsId, const std::string& name)
{
    batch.beginRow();
    batch.geometry(pointAt(x, y, srsId));
    batch.addText(name);
    batch.endRow();
}

} // namespace

class RowGateTest : public QObject {
    Q_OBJECT

private slots:
    void coordinatesArriveInTheProjectsSystem()
    {
        test::RowCollector collector;
        RowGate gate(collector, {}, 25832);
        workspace::RowBatch batch;
        addPoint(batch, 3475200, 5526800, 31467, "a");
        WB_VERIFY_RESULT(gate.beginLayer(pointLayer(31467)));
        WB_VERIFY_RESULT(gate.rows(batch));
        WB_VERIFY_RESULT(gate.endLayer(1));
        const auto& layer = collector.layers.at(0);
        QCOMPARE(layer.preview.schema.srsId, 25832);
        WB_VALUE(const geo::GpkgHeader header, geo::readGpkgHeader(layer.geometries.at(0)));
        QCOMPARE(header.srsId, 25832);
        // Golden: PROJ with BETA2007, or 0.53 m beside it without that grid.
        QVERIFY(std::hypot(header.envelope.minX - 475134.850, header.envelope.minY - 5525029.050) < 0.6);
        QCOMPARE(layer.rows.at(0).at(0), std::string("a"));
        QVERIFY(layer.preview.remarks.back().de.find("umgerechnet") != std::string::npos);
    }
    void equalSystemsPassUntouched()
    {
        test::RowCollector collector;
        RowGate gate(collector, {}, 25832);
        workspace::RowBatch batch;
        addPoint(batch, 475134.123456789, 5525029.987654321, 25832, "a");
        WB_VERIFY_RESULT(gate.beginLayer(pointLayer(25832)));
        WB_VERIFY_RESULT(gate.rows(batch));
        QVERIFY(std::ranges::equal(collector.layers.at(0).bytes, batch.bytes()));
        QVERIFY(collector.layers.at(0).preview.remarks.empty());
    }
    void whatCannotBeTransformedIsRejectedWithItsNumber()
    {
        test::RowCollector collector;
        RowGate gate(collector, {}, 25832);
        workspace::RowBatch batch;
        addPoint(batch, 9, 50, 4326, "gut");
        addPoint(batch, 9, 5500, 4326, "schlecht");
        WB_VERIFY_RESULT(gate.beginLayer(pointLayer(4326)));
        WB_VERIFY_RESULT(gate.rejected({.line = 1}));
        WB_VERIFY_RESULT(gate.rows(batch));
        WB_VERIFY_RESULT(gate.endLayer(3));
        const auto& layer = collector.layers.at(0);
        QCOMPARE(layer.rows.size(), std::size_t{1});
        QCOMPARE(layer.rejected.size(), std::size_t{2});
        QCOMPARE(layer.rejected.at(1).line, std::int64_t{3});
        QVERIFY(!layer.rejected.at(1).reasonDe.empty() && !layer.rejected.at(1).reasonEn.empty());
    }
    void oversizedCellsAreRejected()
    {
        test::RowCollector collector;
        RowGate gate(collector, {.cellBytes = 10}, 25832);
        workspace::RowBatch batch;
        addPoint(batch, 1, 2, 25832, "kurz");
        addPoint(batch, 1, 2, 25832, "viel zu lang für zehn Byte");
        WB_VERIFY_RESULT(gate.beginLayer(pointLayer(25832)));
        WB_VERIFY_RESULT(gate.rows(batch));
        WB_VERIFY_RESULT(gate.endLayer(2));
        QCOMPARE(collector.layers.at(0).rows.size(), std::size_t{1});
        QCOMPARE(collector.layers.at(0).rejected.size(), std::size_t{1});
    }
    void tooManyRowsEndTheImport()
    {
        test::RowCollector collector;
        RowGate gate(collector, {.rows = 2}, 0);
        WB_VERIFY_RESULT(gate.beginLayer(pointLayer(25832)));
        workspace::RowBatch batch;
        for (int i = 0; i < 3; ++i) {
            addPoint(batch, 1, 2, 25832, "a");
        }
        const auto outcome = gate.rows(batch);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::Budget);
    }
    void tooManyColumnsEndTheImport()
    {
        test::RowCollector collector;
        RowGate gate(collector, {.columns = 3}, 0);
        LayerPreview layer;
        layer.schema.columns.resize(4);
        const auto outcome = gate.beginLayer(layer);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::Budget);
        QVERIFY(collector.layers.empty());
    }
    void anOpenQuestionIsNamedWithItsOptions()
    {
        test::RowCollector collector;
        RowGate gate(collector, {}, 25832);
        LayerPreview layer = pointLayer(0);
        layer.questions = {{.id = "crs",
                            .text = {"Welches System?", "Which system?"},
                            .options = {{.value = "EPSG:31467", .label = {"Gauß-Krüger 3", "Gauss-Krueger 3"}}}}};
        const auto outcome = gate.beginLayer(layer);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::Ambiguous);
        for (const char* word : {"Welches System?", "crs", "EPSG:31467", "Gauß-Krüger 3"}) {
            QVERIFY2(outcome.error().message.de.find(word) != std::string::npos, word);
        }
    }
    void aLostRowIsNoticed()
    {
        test::RowCollector collector;
        RowGate gate(collector, {}, 0);
        WB_VERIFY_RESULT(gate.beginLayer(pointLayer(25832)));
        const auto outcome = gate.endLayer(1);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::Internal);
    }
};

QTEST_GUILESS_MAIN(RowGateTest)
#include "row_gate_test.moc"
