// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/layer_features.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::map;

class LayerFeaturesTest : public QObject {
    Q_OBJECT

private slots:
    void shapesAndValuesOfALayerAreRead()
    {
        test::TemporaryProject project;
        WB_VERIFY_RESULT(project.addPoints("orte", {1.0, 2.0, 3.0}));
        project.close();
        Job job;
        const auto features = readFeatures(
            {.file = project.file(), .layer = "orte", .column = "wert", .crs = {.definition = "EPSG:25832"}}, job);
        WB_VERIFY_RESULT(features);
        QCOMPARE(features->shapes.featureCount(), std::size_t{3});
        QCOMPARE(features->values.numbers(), (std::vector<double>{1.0, 2.0, 3.0}));
        QCOMPARE(features->shapes.mainKind(), ShapeKind::Points);
    }
    void aMissingLayerIsNotFound()
    {
        test::TemporaryProject project;
        project.close();
        Job job;
        const auto features =
            readFeatures({.file = project.file(), .layer = "fehlt", .crs = {.definition = "EPSG:25832"}}, job);
        QCOMPARE(features.error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(LayerFeaturesTest)
#include "layer_features_test.moc"
