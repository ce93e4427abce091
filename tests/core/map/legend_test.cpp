// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/legend.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::map;

class LegendTest : public QObject {
    Q_OBJECT

private slots:
    void boundsAreWrittenInTheReadersLanguage()
    {
        Theme theme{.column = "dichte", .title = "Dichte", .unit = "1/km2"};
        theme.classes = {{.lower = 0.5, .upper = 1.26}, {.lower = 1.26, .upper = 12.75}};
        const ClassAssignment assignment{.counts = {3, 4}};
        const Legend german = legendOf(theme, assignment, Language::German);
        QCOMPARE(german.title, std::string("Dichte [1/km2]"));
        QCOMPARE(german.entries[0].label, std::string("0,5 – 1,3"));
        QCOMPARE(german.entries[0].count, std::int64_t(3));
        QCOMPARE(legendOf(theme, assignment, Language::English).entries[0].label, std::string("0.5 – 1.3"));
    }
    void boundsThatDifferLittleAreToldApart()
    {
        Theme theme;
        theme.classes = {{.lower = 1, .upper = 1.00012}, {.lower = 1.00012, .upper = 100.5}};
        QCOMPARE(classLabel(theme, 0, Language::German), std::string("1 – 1,0001"));
    }
    void wholeNumbersHaveNoDecimals()
    {
        Theme theme;
        theme.classes = {{.lower = 0, .upper = 5}, {.lower = 5, .upper = 5}};
        QCOMPARE(classLabel(theme, 0, Language::German), std::string("0 – 5"));
        QCOMPARE(classLabel(theme, 1, Language::German), std::string("5"));
    }
    void classesOfWholeNumbersNameTheirFirstAndLast()
    {
        Theme theme{.isWhole = true};
        theme.classes = {{.lower = 0, .upper = 0}, {.lower = 0, .upper = 2}, {.lower = 2, .upper = 5}};
        QCOMPARE(classLabel(theme, 0, Language::German), std::string("0"));
        QCOMPARE(classLabel(theme, 1, Language::German), std::string("1 – 2"));
        QCOMPARE(classLabel(theme, 2, Language::German), std::string("3 – 5"));
        theme.classes = {{.lower = 0.5, .upper = 2.4}, {.lower = 2.4, .upper = 3.2}, {.lower = 3.2, .upper = 3.9}};
        QCOMPARE(classLabel(theme, 0, Language::German), std::string("1 – 2"));
        QCOMPARE(classLabel(theme, 1, Language::German), std::string("3"));
        QCOMPARE(classLabel(theme, 2, Language::German), std::string("3,2 – 3,9")); // holds no whole number
    }
    void ownLabelsAndTextsWin()
    {
        Theme theme{.kind = ThemeKind::Categorised};
        theme.classes = {{.value = "W", .label = "Wohnen"}, {.value = "G"}, {.value = ""}};
        QCOMPARE(classLabel(theme, 0, Language::German), std::string("Wohnen"));
        QCOMPARE(classLabel(theme, 1, Language::German), std::string("G"));
        QCOMPARE(classLabel(theme, 2, Language::German), std::string("(leer)"));
    }
    void missingAndOtherValuesStandAtTheEndIfThereAreAny()
    {
        Theme theme;
        theme.classes = {{.lower = 0, .upper = 5}};
        QCOMPARE(legendOf(theme, {.counts = {1}}, Language::German).entries.size(), std::size_t(1));
        const Legend legend = legendOf(theme, {.counts = {1}, .missingCount = 2, .otherCount = 3}, Language::German);
        QCOMPARE(legend.entries.size(), std::size_t(3));
        QCOMPARE(legend.entries[2].label, std::string("ohne Wert"));
        QCOMPARE(legend.entries[2].count, std::int64_t(2));
    }
    void transparentColoursLookAsOnPaper()
    {
        Theme theme;
        theme.opacity = 0.5;
        theme.classes = {{.lower = 0, .upper = 5, .color = {255, 0, 0}}};
        QCOMPARE(legendOf(theme, {.counts = {1}}, Language::German).entries[0].color, (Color{255, 128, 128}));
    }
};

QTEST_GUILESS_MAIN(LegendTest)
#include "legend_test.moc"
