// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/land_use_look.h"

#include <QTest>

#include <algorithm>

using namespace weitblick::map;

class LandUseLookTest : public QObject {
    Q_OBJECT

private slots:
    void theColumnIsFoundInLayersOfLandUseOnly()
    {
        const std::vector<std::string> columns{"ortsteil", "NUTZART"};
        QCOMPARE(landUseColumn({.name = "Flaechennutzung"}, columns), std::string("NUTZART"));
        QVERIFY(landUseColumn({.name = "Gebaeude"}, columns).empty());
        QVERIFY(landUseColumn({.name = "Flaechennutzung"}, {"ortsteil"}).empty());
        QVERIFY(landUseColumn({.name = "Flaechennutzung", .kind = ShapeKind::Points}, columns).empty());
    }
    void woodsAreGreenAndWaterIsBlue()
    {
        FeatureValues values;
        for (const char* use : {"Wald", "Gewässer", "Sonderfall"}) {
            values.addText(use);
        }
        const Theme plain = plainTheme({.name = "Flaechennutzung"});
        const Theme theme = landUseTheme(plain, "nutzart", values);
        QCOMPARE(theme.kind, ThemeKind::Categorised);
        QCOMPARE(theme.column, std::string("nutzart"));
        QCOMPARE(theme.classes.size(), std::size_t(3));
        const auto colorOf = [&](const std::string& use) {
            return std::ranges::find(theme.classes, use, &ThemeClass::value)->color;
        };
        QVERIFY(colorOf("Wald").green > colorOf("Wald").blue && colorOf("Wald").green > colorOf("Wald").red);
        QVERIFY(colorOf("Gewässer").blue > colorOf("Gewässer").red);
        QCOMPARE(colorOf("Sonderfall"), plain.classes.front().color);
    }
    void numbersAndUnknownWordsStayPlain()
    {
        const Theme plain = plainTheme({.name = "Flaechennutzung"});
        FeatureValues numbers;
        numbers.addNumber(41);
        QCOMPARE(landUseTheme(plain, "nutzart", numbers), plain);
        FeatureValues unknown;
        unknown.addText("xyz");
        QCOMPARE(landUseTheme(plain, "nutzart", unknown), plain);
    }
};

QTEST_GUILESS_MAIN(LandUseLookTest)
#include "land_use_look_test.moc"
