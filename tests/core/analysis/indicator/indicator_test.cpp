// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/indicator.h"

#include <QTest>

using namespace weitblick::analysis::indicator;

class IndicatorTest : public QObject {
    Q_OBJECT

private slots:
    void namesAndValuesFitTogether()
    {
        for (const Level level : {Level::Whole, Level::Zones, Level::Districts}) {
            QCOMPARE(levelOf(nameOf(level)), std::optional(level));
            QVERIFY(!titleOf(level).de.empty() && !titleOf(level).en.empty());
        }
        for (const Direction direction : {Direction::Neutral, Direction::More, Direction::Less}) {
            QCOMPARE(directionOf(nameOf(direction)), std::optional(direction));
        }
        for (const MeasureKind kind :
             {MeasureKind::Count, MeasureKind::Sum, MeasureKind::Mean, MeasureKind::Median, MeasureKind::Area}) {
            QCOMPARE(measureKindOf(nameOf(kind)), std::optional(kind));
        }
        QVERIFY(!levelOf("street"));
        QVERIFY(!directionOf("up"));
        QVERIFY(!measureKindOf("mode"));
    }
    void rolesAreNamedOnce()
    {
        Indicator indicator;
        indicator.numerator = {{.role = "buildings", .touches = "flood_areas"}, {.role = "buildings"}};
        indicator.denominator = {{.role = "zones"}};
        QCOMPARE(indicator.roles(), (std::vector<std::string>{"buildings", "flood_areas", "zones"}));
    }
};

QTEST_GUILESS_MAIN(IndicatorTest)
#include "indicator_test.moc"
