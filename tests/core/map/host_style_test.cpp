// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/host_style.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::map;

class HostStyleTest : public QObject {
    Q_OBJECT

private slots:
    void classesAndColoursAreTheSame()
    {
        Theme theme{.column = "dichte", .opacity = 0.5, .lineWidthPx = 3, .pointSizePx = 9};
        theme.classes = {{.lower = 0, .upper = 5, .color = {1, 2, 3}},
                         {.lower = 5, .upper = 9, .label = "viel", .color = {4, 5, 6, 128}, .isVisible = false}};
        theme.otherColor = std::nullopt;
        const auto style = hostStyleOf(theme, {.counts = {1200, 3}}, Language::German);
        QCOMPARE(style.kind, map_link::StyleKind::Graduated);
        QCOMPARE(style.column, std::string("dichte"));
        QCOMPARE(style.classes[0].argb, 0xff010203U);
        QCOMPARE(style.classes[1].argb, 0x80040506U);
        QVERIFY(!style.classes[1].isVisible);
        QCOMPARE(style.classes[0].label, std::string("0 – 5"));
        QCOMPARE(style.otherArgb, 0U);
        QVERIFY(style.missingArgb != 0);
        QCOMPARE(style.opacity, 0.5);
        QCOMPARE(style.lineWidthPx, 3.0);
        QCOMPARE(style.pointSizePx, 9.0);
        const auto counted = hostStyleOf(theme, {.counts = {1200, 3}}, Language::German, LabelCounts::With);
        QCOMPARE(counted.classes[1].label, std::string("viel  (3)"));
    }
    void kindsAreThoseOfTheTheme()
    {
        Theme theme{.kind = ThemeKind::Categorised};
        theme.classes = {{.value = "Wald", .color = {0, 255, 0}}};
        theme.outline.isVisible = false;
        const auto style = hostStyleOf(theme, {}, Language::English);
        QCOMPARE(style.kind, map_link::StyleKind::Categorised);
        QCOMPARE(style.classes[0].value, std::string("Wald"));
        QCOMPARE(style.outlineArgb, 0U);
        QCOMPARE(hostStyleOf({.kind = ThemeKind::Single}, {}, Language::English).kind, map_link::StyleKind::Single);
    }
};

QTEST_GUILESS_MAIN(HostStyleTest)
#include "host_style_test.moc"
