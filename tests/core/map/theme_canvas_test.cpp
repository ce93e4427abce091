// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/theme_canvas.h"

#include <QTest>

#include "tests/support/shapes_of.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;

namespace {

std::shared_ptr<const LayerFeatures> threeStripes()
{
    auto features = std::make_shared<LayerFeatures>();
    features->shapes =
        test::shapesOf({"POLYGON((0 0,30 0,30 100,0 100,0 0))", "POLYGON((30 0,60 0,60 100,30 100,30 0))",
                        "POLYGON((60 0,90 0,90 100,60 100,60 0))"});
    for (const double value : {1.0, 2.0, 3.0}) {
        features->values.addNumber(value);
    }
    return features;
}

Theme theme()
{
    Theme theme{.layer = "streifen", .column = "wert", .opacity = 1.0};
    theme.outline.isVisible = false;
    theme.classes = {{.lower = 1, .upper = 2, .color = {255, 0, 0}}, {.lower = 2, .upper = 3, .color = {0, 255, 0}}};
    return theme;
}

const MapView kView{.crs = test::kMetric, .left = 0, .top = 100, .unitsPerPx = 1, .widthPx = 100, .heightPx = 100};

} // namespace

class ThemeCanvasTest : public QObject {
    Q_OBJECT

private slots:
    void paintsAndIsAsked()
    {
        ThemeCanvas canvas(threeStripes(), theme());
        Job job;
        WB_VERIFY_RESULT(canvas.show(kView, EdgeQuality::Quick, job));
        std::vector<std::uint32_t> out(10'000);
        WB_VERIFY_RESULT(canvas.paint(out));
        QCOMPARE(out[10], 0xffff0000U);
        QCOMPARE(out[75], 0xff00ff00U);
        QCOMPARE(out[95], 0U);
        QCOMPARE(canvas.featureAt(75, 5), std::optional<std::size_t>(2));
        QCOMPARE(canvas.valueText(2), std::string("3"));
        QVERIFY(!canvas.featureAt(95, 5));
        const Legend legend = canvas.legend(Language::German);
        QCOMPARE(legend.entries.size(), std::size_t(2));
        QCOMPARE(legend.entries[0].count, std::int64_t(2));
    }
    void aNewThemeNeedsNoDrawing()
    {
        ThemeCanvas canvas(threeStripes(), theme());
        Job job;
        WB_VERIFY_RESULT(canvas.show(kView, EdgeQuality::Quick, job));
        const auto* before = canvas.raster().ids().data();
        Theme other = theme();
        other.classes[0].color = {0, 0, 255};
        canvas.setTheme(other);
        WB_VERIFY_RESULT(canvas.show(kView, EdgeQuality::Quick, job));
        QCOMPARE(canvas.raster().ids().data(), before);
        std::vector<std::uint32_t> out(10'000);
        WB_VERIFY_RESULT(canvas.paint(out));
        QCOMPARE(out[10], 0xff0000ffU);
    }
    void anotherColumnColoursTheSameFeatures()
    {
        ThemeCanvas canvas(threeStripes(), theme());
        Job job;
        WB_VERIFY_RESULT(canvas.show(kView, EdgeQuality::Quick, job));
        FeatureValues values;
        for (const double value : {3.0, 1.0, 1.0}) {
            values.addNumber(value);
        }
        canvas.setValues(values, theme());
        std::vector<std::uint32_t> out(10'000);
        WB_VERIFY_RESULT(canvas.paint(out));
        QCOMPARE(out[10], 0xff00ff00U);
        QCOMPARE(canvas.valueText(0), std::string("3"));
    }
    void smoothAndQuickShowTheSamePlace()
    {
        ThemeCanvas canvas(threeStripes(), theme());
        Job job;
        WB_VERIFY_RESULT(canvas.show(kView, EdgeQuality::Smooth, job));
        std::vector<std::uint32_t> out(10'000);
        WB_VERIFY_RESULT(canvas.paint(out));
        QCOMPARE(out[10], 0xffff0000U);
        QCOMPARE(out[75], 0xff00ff00U);
        QCOMPARE(canvas.featureAt(75, 5), std::optional<std::size_t>(2));
        WB_VERIFY_RESULT(canvas.show(kView.panned(30, 0), EdgeQuality::Smooth, job));
        QCOMPARE(canvas.featureAt(45, 5), std::optional<std::size_t>(2));
    }
    void theInstantBeforeTheExactPictureShowsTheOldOne()
    {
        ThemeCanvas canvas(threeStripes(), theme());
        Job job;
        WB_VERIFY_RESULT(canvas.show(kView, EdgeQuality::Smooth, job));
        canvas.showApproximately(kView.panned(30, 0));
        QVERIFY(!canvas.isExact());
        QCOMPARE(canvas.featureAt(45, 5), std::optional<std::size_t>(2));
        WB_VERIFY_RESULT(canvas.show(kView.panned(30, 0), EdgeQuality::Quick, job));
        QVERIFY(canvas.isExact());
    }
    void stoppedInTheMiddleTheOldPictureStays()
    {
        ThemeCanvas canvas(threeStripes(), theme());
        Job job;
        WB_VERIFY_RESULT(canvas.show(kView, EdgeQuality::Quick, job));
        std::stop_source stop;
        stop.request_stop();
        Job stopped(stop.get_token(), {});
        QCOMPARE(canvas.show(kView.zoomed(2, 0, 0), EdgeQuality::Quick, stopped).error().code, ErrorCode::Cancelled);
        QCOMPARE(canvas.view(), kView);
        QCOMPARE(canvas.featureAt(75, 5), std::optional<std::size_t>(2));
    }
};

QTEST_GUILESS_MAIN(ThemeCanvasTest)
#include "theme_canvas_test.moc"
