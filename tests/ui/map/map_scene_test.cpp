// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_scene.h"

#include <QTest>

#include "tests/support/shapes_of.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::ui;

namespace {

/// Two squares of 40 m side by side; the values 1 and 2.
std::shared_ptr<const map::LayerFeatures> squares()
{
    auto features = std::make_shared<map::LayerFeatures>();
    features->shapes =
        test::shapesOf({"POLYGON((10 10,50 10,50 90,10 90,10 10))", "POLYGON((50 10,90 10,90 90,50 90,50 10))"});
    features->values.addNumber(1);
    features->values.addNumber(2);
    return features;
}

map::Theme plain(const char* layer, map::Color color)
{
    map::Theme theme;
    theme.layer = layer;
    theme.kind = map::ThemeKind::Single;
    theme.opacity = 1.0;
    theme.outline.isVisible = false;
    theme.classes = {{.color = color}};
    return theme;
}

map::Theme graduated(const char* layer)
{
    map::Theme theme = plain(layer, {});
    theme.kind = map::ThemeKind::Graduated;
    theme.column = "wert";
    theme.classes = {{.lower = 0, .upper = 1, .color = {255, 0, 0}}, {.lower = 1, .upper = 2, .color = {0, 255, 0}}};
    return theme;
}

map::MapView view()
{
    return {.crs = test::kMetric, .left = 0, .top = 100, .unitsPerPx = 1, .widthPx = 100, .heightPx = 100};
}

} // namespace

class MapSceneTest : public QObject {
    Q_OBJECT

private slots:
    void withoutAThemeEverythingLiesBelow()
    {
        MapScene scene;
        scene.put(QStringLiteral("a"), squares(), plain("a", {0, 0, 255}));
        Job job;
        WB_VALUE(const Frame frame, scene.draw(view(), map::EdgeQuality::Quick, job));
        QCOMPARE(frame.below.pixel(30, 50), 0xff0000ffU);
        QCOMPARE(frame.above.pixel(30, 50), 0U);
        QCOMPARE(frame.relabelled, QStringList{QStringLiteral("a")});
        QCOMPARE(scene.legend(QStringLiteral("a"))->entries.size(), std::size_t(1));
    }
    void aThemeAndWhatIsOverItLieAbove()
    {
        MapScene scene;
        scene.put(QStringLiteral("unten"), squares(), plain("unten", {0, 0, 255}));
        scene.put(QStringLiteral("thema"), squares(), graduated("thema"));
        scene.setOrder({QStringLiteral("thema"), QStringLiteral("unten")});
        Job job;
        WB_VALUE(const Frame frame, scene.draw(view(), map::EdgeQuality::Quick, job));
        QCOMPARE(frame.below.pixel(30, 50), 0xff0000ffU);
        QCOMPARE(frame.above.pixel(30, 50), 0xffff0000U);
        QCOMPARE(frame.above.pixel(70, 50), 0xff00ff00U);
        QCOMPARE(scene.stack().first.first(), QStringLiteral("thema"));
        QCOMPARE(scene.stack().second, 1);
        QCOMPARE(scene.legend(QStringLiteral("thema"))->entries.at(1).count, std::int64_t(1));
    }
    void aChangeIsSeenAtOnceAndDrawnNext()
    {
        MapScene scene;
        scene.put(QStringLiteral("a"), squares(), plain("a", {0, 0, 255}));
        Job job;
        QVERIFY(scene.draw(view(), map::EdgeQuality::Quick, job));
        scene.setTheme(QStringLiteral("a"), plain("a", {255, 0, 0}));
        QCOMPARE(scene.theme(QStringLiteral("a"))->classes.front().color, (map::Color{255, 0, 0}));
        WB_VALUE(const Frame frame, scene.draw(view(), map::EdgeQuality::Quick, job));
        QCOMPARE(frame.below.pixel(30, 50), 0xffff0000U);
        scene.remove(QStringLiteral("a"));
        QVERIFY(!scene.has(QStringLiteral("a")));
        WB_VALUE(const Frame empty, scene.draw(view(), map::EdgeQuality::Quick, job));
        QCOMPARE(empty.below.pixel(30, 50), 0U);
    }
    void theChosenLayerIsAskedFirst()
    {
        MapScene scene;
        scene.put(QStringLiteral("unten"), squares(), plain("unten", {0, 0, 255}));
        scene.put(QStringLiteral("oben"), squares(), plain("oben", {0, 255, 0}));
        scene.setOrder({QStringLiteral("oben"), QStringLiteral("unten")});
        Job job;
        QVERIFY(scene.draw(view(), map::EdgeQuality::Quick, job));
        const auto top = scene.tryIdentify(30, 50, 0, {});
        QCOMPARE(top.size(), std::size_t(2));
        QCOMPARE(top[0].layer, QStringLiteral("oben"));
        QCOMPARE(scene.tryIdentify(30, 50, 0, QStringLiteral("unten"))[0].layer, QStringLiteral("unten"));
        QVERIFY(scene.tryIdentify(2, 2, 0, {}).empty());
        scene.setTheme(QStringLiteral("oben"), plain("oben", {0, 0, 0, 1})); // a line around nothing
        QVERIFY(scene.draw(view(), map::EdgeQuality::Quick, job));
        QCOMPARE(scene.tryIdentify(30, 50, 0, {})[0].layer, QStringLiteral("unten"));
    }
    void boxesAndPolygonsSelect()
    {
        MapScene scene;
        scene.put(QStringLiteral("a"), squares(), plain("a", {0, 0, 255}));
        Job job;
        QVERIFY(scene.draw(view(), map::EdgeQuality::Quick, job));
        geo::Envelope box;
        box.include(0, 0);
        box.include(40, 40);
        QCOMPARE(scene.featuresIn(QStringLiteral("a"), box).size(), std::size_t(1));
        const QPolygonF triangle{{60, 20}, {85, 20}, {85, 60}};
        QCOMPARE(scene.featuresIn(QStringLiteral("a"), triangle).size(), std::size_t(1));
        QCOMPARE(scene.featuresIn(QStringLiteral("a"), QPolygonF{{20, 20}, {85, 20}, {85, 60}}).size(), std::size_t(2));
    }
    void theSelectionIsMarkedAboveEverything()
    {
        MapScene scene;
        const auto features = squares();
        scene.put(QStringLiteral("a"), features, plain("a", {0, 0, 255}));
        scene.setSelection(QStringLiteral("a"), {features->shapes.fidOf(0)});
        Job job;
        WB_VALUE(const Frame frame, scene.draw(view(), map::EdgeQuality::Quick, job));
        QVERIFY(frame.above.pixel(30, 50) != 0U);
        QCOMPARE(frame.above.pixel(70, 50), 0U);
        QCOMPARE(scene.extentOf(QStringLiteral("a"), {features->shapes.fidOf(0)}).maxX, 50.0);
    }
};

QTEST_GUILESS_MAIN(MapSceneTest)
#include "map_scene_test.moc"
