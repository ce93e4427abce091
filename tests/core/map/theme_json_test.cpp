// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/theme.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;

namespace {

Theme exampleTheme()
{
    Theme theme{.layer = "gemeinden",
                .column = "dichte",
                .title = "Bevölkerungsdichte",
                .unit = "1/km2",
                .method = ClassMethod::Manual,
                .ramp = "ylgnbu",
                .direction = RampDirection::Reversed};
    theme.classes = {{.lower = 0, .upper = 99.5, .color = {1, 2, 3}},
                     {.lower = 99.5, .upper = 1e6, .label = "dicht", .color = {250, 20, 3}, .isVisible = false}};
    theme.missingColor = std::nullopt;
    theme.opacity = 0.25;
    theme.outline = {.isVisible = false, .color = {9, 9, 9, 100}, .widthPx = 1.5};
    theme.lineWidthPx = 3.25;
    return theme;
}

} // namespace

class ThemeJsonTest : public QObject {
    Q_OBJECT

private slots:
    void everythingComesBack()
    {
        WB_VALUE(const Theme read, themeFromJson(toJson(exampleTheme())));
        QCOMPARE(read, exampleTheme());
        Theme texts{.layer = "l", .column = "nutzung", .kind = ThemeKind::Categorised};
        texts.classes = {{.value = "Grünland", .color = {0, 255, 0}}, {.value = "", .color = {1, 1, 1, 7}}};
        WB_VALUE(const Theme again, themeFromJson(toJson(texts)));
        QCOMPARE(again, texts);
        Theme single{.layer = "l", .kind = ThemeKind::Single};
        single.classes = {{.color = {4, 5, 6}}};
        WB_VALUE(const Theme one, themeFromJson(toJson(single)));
        QCOMPARE(one, single);
    }
    void aChangeIsAChangeOfOneLine()
    {
        Theme changed = exampleTheme();
        changed.opacity = 0.5;
        const auto before = QString::fromStdString(toJson(exampleTheme())).split(u'\n');
        const auto after = QString::fromStdString(toJson(changed)).split(u'\n');
        QCOMPARE(before.size(), after.size());
        int different = 0;
        for (int i = 0; i < before.size(); ++i) {
            different += before[i] != after[i] ? 1 : 0;
        }
        QCOMPARE(different, 1);
    }
    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("kind") << R"({"kind":"pie"})" << "kind";
        QTest::newRow("method") << R"({"method":"jenks"})" << "method";
        QTest::newRow("opacity") << R"({"opacity":1.5})" << "opacity";
        QTest::newRow("number as text") << R"({"opacity":"1"})" << "opacity";
        QTest::newRow("colour") << R"({"outlineColor":"rot"})" << "outlineColor";
        QTest::newRow("classes no list") << R"({"classes":{}})" << "classes";
        QTest::newRow("class without bounds") << R"({"classes":[{"color":"#000000"}]})" << "classes.lower";
        QTest::newRow("gap") << R"({"classes":[{"lower":0,"upper":1},{"lower":2,"upper":3}]})" << "classes.lower";
        QTest::newRow("descending") << R"({"classes":[{"lower":2,"upper":1}]})" << "classes.lower";
        QTest::newRow("width") << R"({"lineWidthPx":1e9})" << "lineWidthPx";
        QTest::newRow("flag") << R"({"outlineVisible":1})" << "outlineVisible";
        QTest::newRow("layer") << R"({"layer":7})" << "layer";
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QString, json);
        QFETCH(QString, field);
        const auto theme = themeFromJson(json.toStdString());
        QVERIFY(!theme);
        QCOMPARE(theme.error().code, ErrorCode::InvalidInput);
        QCOMPARE(theme.error().subject, field.toStdString());
    }
    void whatIsNoObjectIsRefused()
    {
        for (const char* text : {"", "[]", "{", "null", "7", "{\"a\":1}}"}) {
            QCOMPARE(themeFromJson(text).error().code, ErrorCode::InvalidInput);
        }
    }
    void moreClassesThanATableHoldsAreRefused()
    {
        Theme theme{.kind = ThemeKind::Categorised};
        theme.classes.resize(255);
        QVERIFY(!themeFromJson(toJson(theme)));
    }
};

QTEST_GUILESS_MAIN(ThemeJsonTest)
#include "theme_json_test.moc"
