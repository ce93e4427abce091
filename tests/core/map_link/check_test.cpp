// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/check.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace weitblick;
using namespace weitblick::map_link;

namespace {

Render goodRender()
{
    return {.slot = 4, .content = FrameContent::LabelsAndOutlines, .widthPx = 10, .heightPx = 10, .crs = "EPSG:25832"};
}

Layer goodLayer()
{
    return {.id = "a", .file = "/daten/a.gpkg"};
}

} // namespace

class CheckTest : public QObject {
    Q_OBJECT

private slots:
    void goodMessagesPass()
    {
        QVERIFY(check(goodRender()));
        QVERIFY(check(SetLayers{.layers = {goodLayer()}}));
        QVERIFY(check(Hello{.stagingFolder = "/tmp/x"}));
        QVERIFY(check(MakeLayout{.outputName = "karte.pdf", .maxX = 1, .maxY = 1}));
    }
    void everyFieldOfARenderHasItsLimits()
    {
        using Spoil = std::function<void(Render&)>;
        const std::vector<std::pair<const char*, Spoil>> spoils{
            {"slot", [](Render& r) { r.slot = kSlots; }},
            {"slot", [](Render& r) { r.slot = 0; }}, // of the other content
            {"size", [](Render& r) { r.widthPx = 0; }},
            {"size", [](Render& r) { r.heightPx = kMostPx + 1; }},
            {"size", [](Render& r) { r.widthPx = r.heightPx = kMostPx; }},
            {"left", [](Render& r) { r.left = std::nan(""); }},
            {"top", [](Render& r) { r.top = 1e300; }},
            {"unitsPerPx", [](Render& r) { r.unitsPerPx = 0; }},
            {"unitsPerPx", [](Render& r) { r.unitsPerPx = -1; }},
            {"dpi", [](Render& r) { r.dpi = 1e9; }},
            {"crs", [](Render& r) { r.crs = std::string(5000, 'x'); }},
            {"layerIds", [](Render& r) { r.layerIds.assign(kMostLayers + 1, "a"); }},
            {"layerIds", [](Render& r) { r.layerIds = {"\xff\xfe"}; }},
            {"limitMs", [](Render& r) { r.limitMs = 0; }}};
        for (const auto& [field, spoil] : spoils) {
            Render render = goodRender();
            spoil(render);
            const auto checked = check(render);
            QVERIFY2(!checked, field);
            QCOMPARE(checked.error().subject, std::string(field));
            QCOMPARE(checked.error().code, ErrorCode::Worker);
        }
    }
    void everyFieldOfALayerHasItsLimits()
    {
        using Spoil = std::function<void(Layer&)>;
        const std::vector<std::pair<const char*, Spoil>> spoils{
            {"id", [](Layer& l) { l.id.clear(); }},
            {"file", [](Layer& l) { l.file = "a.gpkg"; }},
            {"file", [](Layer& l) { l.file = "/vsicurl/http://x/a.gpkg"; }},
            {"file", [](Layer& l) { l.file = "/daten/../etc/passwd"; }},
            {"file", [](Layer& l) { l.file = std::string("/a\0b", 4); }},
            {"opacity", [](Layer& l) { l.style.opacity = 1.5; }},
            {"opacity", [](Layer& l) { l.style.opacity = std::nan(""); }},
            {"lineWidthPx", [](Layer& l) { l.style.lineWidthPx = -1; }},
            {"pointSizePx", [](Layer& l) { l.style.pointSizePx = 1e6; }},
            {"outlineWidthPx", [](Layer& l) { l.style.outlineWidthPx = 1e6; }},
            {"label", [](Layer& l) { l.style.label.sizePt = 0; }},
            {"classes", [](Layer& l) { l.style.classes.resize(kMostClasses + 1); }},
            {"classes", [](Layer& l) { l.style.classes = {{.lower = std::nan("")}}; }},
            {"qml", [](Layer& l) { l.style.qml = "\xff"; }}};
        for (const auto& [field, spoil] : spoils) {
            Layer layer = goodLayer();
            spoil(layer);
            const auto checked = check(SetLayers{.layers = {layer}});
            QVERIFY2(!checked, field);
            QCOMPARE(checked.error().subject, std::string(field));
        }
    }
    void filesStayInTheStagingFolder()
    {
        for (const char* name : {"", "../x.pdf", "/x.pdf", ".x", "a/b.pdf", "a\\b", "a\nb", " x", "C:x", "x*"}) {
            QVERIFY2(!isPlainFileName(name), name);
            QVERIFY(!check(MakeLayout{.outputName = name}));
            QVERIFY(!check(ExportProject{.outputName = name, .finalFolder = "/a"}));
            QVERIFY(!check(LayoutMade{.files = {name}}));
        }
        QVERIFY(isPlainFileName("Wärmeplan 2030.qgz"));
    }
    void localPathsOnly()
    {
        QVERIFY(isLocalPath("/home/a/Pläne/x.gpkg"));
        for (const char* path : {"", "a", "http://x", "//server/a", "/vsizip/a", "/a/../b", "/a/.."}) {
            QVERIFY2(!isLocalPath(path), path);
        }
        QVERIFY(!check(ImportProject{.file = "x.qgz"}));
        QVERIFY(!check(Hello{.stagingFolder = ""}));
    }
    void picturesOfALegendHaveTheirSize()
    {
        QVERIFY(check(LegendReady{.symbols = {{.widthPx = 2, .heightPx = 1, .pixels = {1, 2}}}}));
        QVERIFY(!check(LegendReady{.symbols = {{.widthPx = 2, .heightPx = 2, .pixels = {1, 2}}}}));
        QVERIFY(!check(LegendReady{.symbols = {{.widthPx = 100'000, .heightPx = 0}}}));
        QVERIFY(!check(MakeLegend{.iconSizePx = 0}));
    }
    void whatTheHostSaysIsCheckedToo()
    {
        QVERIFY(!check(FrameReady{.slot = 200}));
        QVERIFY(!check(Progress{.fraction = 2}));
        QVERIFY(!check(Progress{.fraction = std::nan("")}));
        QVERIFY(!check(Working{.layerId = "\xff"}));
        QVERIFY(!check(Failed{.messageDe = "\xff"}));
        QVERIFY(!check(Welcome{.qgisVersion = std::string(5000, 'x')}));
        QVERIFY(!check(LayersSet{.problems = {{.layerId = "\xff"}}}));
        QVERIFY(!check(ProjectImported{.minX = 5, .maxX = 1}));
        QVERIFY(!check(ProjectImported{.layers = {{.id = "a", .file = "relativ"}}}));
        QVERIFY(!check(AlgorithmList{.algorithms = {{.id = "\xff"}}}));
        QVERIFY(!check(AlgorithmFinished{.outputs = {{.name = "\xff"}}}));
        QVERIFY(!check(RunAlgorithm{.algorithm = "\xff"}));
        QVERIFY(!check(ProjectExported{.outputName = "a/b"}));
    }
};

QTEST_GUILESS_MAIN(CheckTest)
#include "check_test.moc"
