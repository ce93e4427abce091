// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/theme.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void classesTakeBoundsAndColours()
    {
        Job job;
        const std::vector<double> values{1, 2, 3, 4, 5, 6};
        WB_VALUE(const auto classes, classify(values, {.method = ClassMethod::EqualInterval, .classCount = 5}, job));
        const auto ramp = *colorRamp("cividis");
        const Theme theme = graduatedTheme(classes, ramp);
        QCOMPARE(theme.kind, ThemeKind::Graduated);
        QCOMPARE(theme.bounds(), classes.bounds);
        QCOMPARE(theme.ramp, std::string("cividis"));
        QCOMPARE(theme.classes.front().color, classColors(ramp, 5).front());
    }
    void theMostFrequentTextsGetAClass()
    {
        const Theme theme =
            categorisedTheme({{"Wald", 3}, {"Acker", 9}, {"Moor", 1}, {"See", 4}}, *colorRamp("okabe-ito"), 3);
        QCOMPARE(theme.classes.size(), std::size_t(3));
        QCOMPARE(theme.classes[0].value, std::string("Acker"));
        QCOMPARE(theme.classes[1].value, std::string("See"));
        QCOMPARE(theme.classes[2].value, std::string("Wald"));
        QVERIFY(theme.bounds().empty());
    }
    void anotherRampChangesColoursOnly()
    {
        Theme theme = categorisedTheme({{"a", 1}, {"b", 1}}, *colorRamp("okabe-ito"));
        theme.classes[0].label = "Bezirk A";
        theme.opacity = 0.4;
        const Theme other = recoloured(theme, *colorRamp("tol-muted"), RampDirection::Reversed);
        QCOMPARE(other.classes[0].label, std::string("Bezirk A"));
        QCOMPARE(other.opacity, 0.4);
        QVERIFY(other.classes[0].color != theme.classes[0].color);
        QCOMPARE(other.direction, RampDirection::Reversed);
    }
};

QTEST_GUILESS_MAIN(ThemeTest)
#include "theme_test.moc"
