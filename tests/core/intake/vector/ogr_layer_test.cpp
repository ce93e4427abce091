// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/gdal_session.h"
#include "core/intake/vector/ogr_layer.h"

#include <QTest>

#include <ogrsf_frmts.h>

#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

GDALDatasetUniquePtr memoryDataset()
{
    static const bool kRegistered = (OGRRegisterAll(), RegisterOGRMEM(), true);
    static_cast<void>(kRegistered);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("Memory");
    GDALDatasetUniquePtr dataset(driver->Create("", 0, 0, 0, GDT_Unknown, nullptr));
    OGRLayer* layer = dataset->CreateLayer("orte", nullptr, wkbPoint);
    OGRFieldDefn field("n", OFTInteger);
    layer->CreateField(&field);
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("n", 7);
    OGRPoint point(475134.85, 5525029.05);
    feature.SetGeometry(&point);
    if (layer->CreateFeature(&feature) != OGRERR_NONE) {
        return nullptr;
    }
    return dataset;
}

} // namespace

class OgrLayerTest : public QObject {
    Q_OBJECT

private slots:
    void aMemoryLayerIsDescribedAndRead()
    {
        prepareGdal();
        const auto dataset = memoryDataset();
        QVERIFY(dataset);
        OGRLayer& layer = *dataset->GetLayer(0);
        Job job;
        const auto plan = describeOgrLayer(layer, {.file = "a"}, {.crs = "EPSG:25832"}, job);
        WB_VERIFY_RESULT(plan);
        QCOMPARE(plan->schema.srsId, 25832);
        QCOMPARE(plan->schema.geometry, workspace::GeometryType::Point);
        test::RowCollector rows;
        WB_VERIFY_RESULT(readOgrLayer(layer, *plan, rows, job));
        QCOMPARE(rows.layers[0].column("n"), (std::vector<std::string>{"7"}));
    }
};

QTEST_GUILESS_MAIN(OgrLayerTest)
#include "ogr_layer_test.moc"
