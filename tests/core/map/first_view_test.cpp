// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/first_view.h"

#include <QTest>

using namespace weitblick::map;

namespace {

FirstLayer areas(const char* name, std::int64_t rows = 100)
{
    return {.layer = {.name = name}, .rowCount = rows};
}
FirstLayer points(const char* name, std::int64_t rows = 100)
{
    return {.layer = {.name = name, .kind = ShapeKind::Points}, .rowCount = rows};
}
FirstLayer table(const char* name)
{
    return {.layer = {.name = name, .kind = ShapeKind::None}, .rowCount = 10};
}
FirstLayer raster(const char* name)
{
    return {.layer = {.name = name, .kind = ShapeKind::None}, .isRaster = true};
}

} // namespace

class FirstViewTest : public QObject {
    Q_OBJECT

private slots:
    void aFewLayersAreAllShownButNoTableAndNoRaster()
    {
        const auto shown = firstView({areas("a"), points("b"), table("c"), raster("d")});
        QCOMPARE(shown, (std::vector<bool>{true, true, false, false}));
    }
    void ofManyLayersATownPlanIsShown()
    {
        const auto shown = firstView({points("Adressen", 10'000), points("Einrichtungen"), areas("Gemeinden", 4),
                                      areas("Ortsteile", 18), areas("Gebaeude", 12'000), areas("Flaechennutzung"),
                                      areas("Solarkataster", 23'000), areas("Flurstuecke", 22'000),
                                      raster("Hoehenmodell"), table("Pendler")});
        QCOMPARE(shown, (std::vector<bool>{false, false, true, false, true, true, false, false, false, false}));
    }
    void ofManyUnknownLayersTheLargestOfEachKindIsShown()
    {
        std::vector<FirstLayer> layers;
        for (const char* name : {"a", "b", "c", "d"}) {
            layers.push_back(areas(name, name[0]));
            layers.push_back(points(name, -name[0]));
        }
        const auto shown = firstView(layers);
        QCOMPARE(std::count(shown.begin(), shown.end(), true), 2);
        QVERIFY(shown[6]); // areas "d"
        QVERIFY(shown[1]); // points "a"
    }
    void aProjectOfRastersShowsThem() { QCOMPARE(firstView({raster("a")}), std::vector<bool>{true}); }
    void anEmptyProjectShowsNothing() { QVERIFY(firstView({}).empty()); }
};

QTEST_GUILESS_MAIN(FirstViewTest)
#include "first_view_test.moc"
