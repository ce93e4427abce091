// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/feature_values.h"

#include <QTest>

#include <cmath>

using namespace weitblick;
using namespace weitblick::map;

class FeatureValuesTest : public QObject {
    Q_OBJECT

private slots:
    void cellsBecomeNumbersOrTexts()
    {
        FeatureValues values;
        values.add(workspace::Cell{std::int64_t(7)});
        values.add(workspace::Cell{2.5});
        values.add(workspace::Cell{std::string_view("Wald")});
        values.add(workspace::Cell{std::monostate{}});
        values.add(workspace::Cell{std::string_view("12.5")});
        QCOMPARE(values.count(), std::size_t(5));
        QCOMPARE(values.numbers()[0], 7.0);
        QVERIFY(std::isnan(values.numbers()[2]) && std::isnan(values.numbers()[3]));
        QCOMPARE(values.numbers()[4], 12.5);
        QCOMPARE(values.textOf(0), std::string("7"));
        QCOMPARE(values.textOf(2), std::string("Wald"));
        QCOMPARE(values.textOf(3), std::string());
    }
    void codesWithLeadingZerosStayTexts()
    {
        FeatureValues values;
        values.addText("01067");
        QCOMPARE(values.textOf(0), std::string("01067"));
    }
    void halvesOfALayerAreJoined()
    {
        FeatureValues first;
        first.addText("a");
        first.addText("b");
        FeatureValues second;
        second.addText("b");
        second.addText("c");
        second.addMissing();
        first.append(second);
        QCOMPARE(first.dictionary(), (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(first.textOf(2), std::string("b"));
        QCOMPARE(first.textOf(3), std::string("c"));
        QCOMPARE(first.textOf(4), std::string());
        const std::vector<CategoryCount> expected{{"a", 1}, {"b", 2}, {"c", 1}};
        QCOMPARE(first.categoryCounts(), expected);
    }
    void numbersFallIntoTheirClasses()
    {
        FeatureValues values;
        for (const double number : {0.0, 1.0, 1.5, 2.0, 3.0, std::nan("")}) {
            values.addNumber(number);
        }
        Theme theme;
        theme.classes = {{.lower = 0, .upper = 1}, {.lower = 1, .upper = 2}};
        const auto assignment = assignClasses(theme, values, 7); // one feature more than values
        const std::vector<std::uint8_t> expected{kClassNothing, 0, 0, 1, 1, kClassOther, kClassMissing, kClassMissing};
        QCOMPARE(assignment.classOfId, expected);
        QCOMPARE(assignment.counts, (std::vector<std::int64_t>{2, 2}));
        QCOMPARE(assignment.missingCount, std::int64_t(2));
        QCOMPARE(assignment.otherCount, std::int64_t(1));
    }
    void textsAndNumbersFallIntoCategories()
    {
        FeatureValues values;
        values.addText("Wald");
        values.addText("Moor");
        values.addNumber(3);
        values.addMissing();
        Theme theme{.kind = ThemeKind::Categorised};
        theme.classes = {{.value = "3"}, {.value = "Wald"}};
        const auto assignment = assignClasses(theme, values, 4);
        const std::vector<std::uint8_t> expected{kClassNothing, 1, kClassOther, 0, kClassMissing};
        QCOMPARE(assignment.classOfId, expected);
    }
    void oneColourIsForAll()
    {
        const auto assignment = assignClasses({.kind = ThemeKind::Single}, {}, 3);
        QCOMPARE(assignment.classOfId, (std::vector<std::uint8_t>{kClassNothing, 0, 0, 0}));
        QCOMPARE(assignment.counts, (std::vector<std::int64_t>{3}));
    }
};

QTEST_GUILESS_MAIN(FeatureValuesTest)
#include "feature_values_test.moc"
