// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/crs_choice.h"

#include <QTest>

#include <algorithm>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

LayerPreview pointLayer()
{
    LayerPreview layer;
    layer.schema = {.name = "punkte", .geometry = workspace::GeometryType::Point};
    return layer;
}

geo::Envelope boxOf(double minX, double minY, double maxX, double maxY)
{
    return {.minX = minX, .minY = minY, .maxX = maxX, .maxY = maxY};
}

} // namespace

class CrsChoiceTest : public QObject {
    Q_OBJECT

private slots:
    void whatTheSourceSaysIsTakenAndRemarked()
    {
        LayerPreview layer = pointLayer();
        WB_VERIFY_RESULT(chooseCrs(layer, {}, "EPSG:31467", std::nullopt));
        QCOMPARE(layer.schema.srsId, 31467);
        QCOMPARE(layer.choices.crs, std::optional<std::string>("EPSG:31467"));
        QVERIFY(layer.questions.empty());
        QVERIFY(!layer.remarks.empty());
    }
    void theUsersChoiceComesFirst()
    {
        LayerPreview layer = pointLayer();
        WB_VERIFY_RESULT(chooseCrs(layer, {.crs = "EPSG:25833"}, "EPSG:31467", std::nullopt));
        QCOMPARE(layer.schema.srsId, 25833);
    }
    void withoutAWordTheUserIsAskedAndTheLikeliestComesFirst()
    {
        LayerPreview layer = pointLayer();
        WB_VERIFY_RESULT(chooseCrs(layer, {}, "", boxOf(3470000, 5520000, 3480000, 5530000)));
        QCOMPARE(layer.questions.size(), std::size_t{1});
        QCOMPARE(layer.questions[0].id, "crs");
        QVERIFY(!layer.questions[0].options.empty());
        QCOMPARE(layer.questions[0].options[0].value, "EPSG:31467");
    }
    void degreesInGermanyLookLikeWgs84()
    {
        LayerPreview layer = pointLayer();
        WB_VERIFY_RESULT(chooseCrs(layer, {}, "", boxOf(8.4, 49.8, 8.9, 50.2)));
        QVERIFY(!layer.questions.empty() && !layer.questions[0].options.empty());
        QCOMPARE(layer.questions[0].options[0].value, "EPSG:4326");
    }
    void nonsenseInTheSourceLeadsToTheQuestion()
    {
        LayerPreview layer = pointLayer();
        WB_VERIFY_RESULT(chooseCrs(layer, {}, "PROJCS[\"broken\"", boxOf(470000, 5520000, 480000, 5530000)));
        QCOMPARE(layer.questions.size(), std::size_t{1});
        QCOMPARE(layer.questions[0].options[0].value, "EPSG:25832");
    }
    void anUnknownChoiceIsRefused()
    {
        LayerPreview layer = pointLayer();
        QCOMPARE(chooseCrs(layer, {.crs = "EPSG:999999"}, "", std::nullopt).error().code, ErrorCode::UnsupportedCrs);
    }
};

QTEST_GUILESS_MAIN(CrsChoiceTest)
#include "crs_choice_test.moc"
