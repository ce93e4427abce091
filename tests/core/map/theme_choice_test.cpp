// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/theme_choice.h"

#include <QTest>

#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;

class ThemeChoiceTest : public QObject {
    Q_OBJECT

private slots:
    void numbersGetNaturalClasses()
    {
        FeatureValues values;
        for (int i = 0; i < 50; ++i) {
            values.addNumber(i * i);
        }
        Job job;
        WB_VALUE(const Theme theme, chosenTheme("gemeinden", "dichte", values, {}, job));
        QCOMPARE(theme.kind, ThemeKind::Graduated);
        QCOMPARE(theme.classes.size(), std::size_t(5));
        QCOMPARE(theme.ramp, std::string("viridis"));
        QCOMPARE(theme.layer, std::string("gemeinden"));
        QCOMPARE(theme.column, std::string("dichte"));
    }
    void wholeNumbersAreNoticed()
    {
        Job job;
        FeatureValues whole;
        FeatureValues broken;
        for (int i = 0; i < 20; ++i) {
            whole.addNumber(i);
            broken.addNumber(i + (i == 7 ? 0.5 : 0.0));
        }
        whole.addMissing();
        WB_VALUE(const Theme counts, chosenTheme("l", "c", whole, {}, job));
        QVERIFY(counts.isWhole);
        WB_VALUE(const Theme measures, chosenTheme("l", "c", broken, {}, job));
        QVERIFY(!measures.isWhole);
    }
    void valuesAroundZeroGetADivergingRamp()
    {
        FeatureValues values;
        for (int i = -10; i < 10; ++i) {
            values.addNumber(i);
        }
        Job job;
        WB_VALUE(const Theme theme, chosenTheme("l", "c", values, {}, job));
        QCOMPARE(theme.ramp, std::string("vik"));
    }
    void textsGetAColourEach()
    {
        FeatureValues values;
        for (const char* text : {"Wald", "Acker", "Wald", "12"}) {
            values.addText(text);
        }
        values.addMissing();
        Job job;
        WB_VALUE(const Theme theme, chosenTheme("l", "nutzung", values, {}, job));
        QCOMPARE(theme.kind, ThemeKind::Categorised);
        QCOMPARE(theme.classes.size(), std::size_t(3));
    }
    void wishesAreFollowed()
    {
        FeatureValues values;
        for (int i = 0; i < 50; ++i) {
            values.addNumber(i);
        }
        Job job;
        WB_VALUE(const Theme theme, chosenTheme("l", "c", values,
                                                {.method = ClassMethod::Manual,
                                                 .bounds = {0, 10, 50},
                                                 .ramp = "ylgnbu",
                                                 .direction = RampDirection::Reversed},
                                                job));
        QCOMPARE(theme.bounds(), (std::vector<double>{0, 10, 50}));
        QCOMPARE(theme.ramp, std::string("ylgnbu"));
        WB_VALUE(const Theme single, chosenTheme("l", "", values, {.kind = ThemeKind::Single}, job));
        QCOMPARE(single.classes.size(), std::size_t(1));
        QCOMPARE(chosenTheme("l", "c", values, {.ramp = "regenbogen"}, job).error().code, ErrorCode::NotFound);
    }
    void aColumnWithoutValuesHasNoClasses()
    {
        FeatureValues values;
        values.addMissing();
        Job job;
        WB_VALUE(const Theme theme, chosenTheme("l", "c", values, {}, job));
        QVERIFY(theme.classes.empty());
    }
};

QTEST_GUILESS_MAIN(ThemeChoiceTest)
#include "theme_choice_test.moc"
