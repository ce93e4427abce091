// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/answers.h"

#include <QTest>

#include "tests/support/answered_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;

class MapAnswerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_county.prepare()); }

    void zonesCarryTheValuesOfTheIndicator()
    {
        WB_VALUE(const auto map, m_county.shown<MapAnswer>(MapContent{.indicator = "share_65_plus", .classCount = 3}));
        QCOMPARE(map.layer, std::string("Ortsteile"));
        QVERIFY(map.column.empty());
        QCOMPARE(map.keyColumn, std::string("SCHLUESSEL"));
        QCOMPARE(map.values, (std::vector<std::pair<std::int64_t, double>>{{1, 10.0}, {2, 20.0}, {3, 30.0}}));
        QCOMPARE(map.theme.classes.size(), std::size_t{3});
        QCOMPARE(map.theme.unit, std::string("%"));
        WB_VALUE(const auto zones,
                 m_county.shown<MapAnswer>(MapContent{.indicator = "out_commuters", .level = Level::Zones}));
        QCOMPARE(zones.layer, std::string("Gemeinden"));
    }
    void anotherResultIsShownWhereItIsNamed()
    {
        WB_VALUE(const TileAnswer absent, m_county.answer(MapContent{.indicator = "share_65_plus", .result = "Weg"}));
        QVERIFY(absent.isMissing());
        MapContent content{.indicator = "share_65_plus"};
        WB_VALUE(const TileAnswer newest, m_county.answer(content));
        content.result = newest.datasets.front();
        WB_VALUE(const auto named, m_county.shown<MapAnswer>(content));
        QCOMPARE(named.values, std::get<MapAnswer>(newest.shown).values);
        QCOMPARE(named.indicator, std::string("share_65_plus"));
    }
    void layerIsColouredByAField()
    {
        WB_VALUE(const auto map, m_county.shown<MapAnswer>(MapContent{
                                     .rows = {.role = "land_use", .dataset = {}, .where = {}}, .field = "kind"}));
        QCOMPARE(map.layer, std::string("Nutzung"));
        QCOMPARE(map.column, std::string("nutzart"));
        QCOMPARE(map.theme.kind, map::ThemeKind::Categorised);
        QCOMPARE(map.theme.classes.size(), std::size_t{5});
        WB_VALUE(const auto plain,
                 m_county.shown<MapAnswer>(MapContent{.rows = {.role = {}, .dataset = "Gas", .where = {}}}));
        QCOMPARE(plain.theme.kind, map::ThemeKind::Single);
    }
    void coloursOfTheProjectGoFirst()
    {
        map::Theme kept{
            .layer = "Flurstuecke", .column = "afl", .title = "Mein Thema", .kind = map::ThemeKind::Graduated};
        kept.classes = {{.lower = 0, .upper = 5000}};
        WB_VERIFY_RESULT(
            m_county.project.apply(workspace::SetProjectValue{.key = "theme:Flurstuecke", .value = map::toJson(kept)}));
        MapContent content{.rows = {.role = "parcels", .dataset = {}, .where = {}}, .field = "area"};
        QCOMPARE(m_county.shown<MapAnswer>(content)->theme.title, std::string("Mein Thema"));
        content.useLayerColours = false;
        QVERIFY(m_county.shown<MapAnswer>(content)->theme.title != std::string("Mein Thema"));
    }
    void whatIsMissingIsTold()
    {
        WB_VALUE(const TileAnswer level, m_county.answer(MapContent{.indicator = "out_commuters"}));
        QCOMPARE(std::get<MissingAnswer>(level.shown).step.kind, NextStep::Kind::ChooseZone);
        WB_VALUE(const TileAnswer table,
                 m_county.answer(MapContent{.rows = {.role = "age_groups", .dataset = {}, .where = {}}}));
        QVERIFY(table.isMissing());
        WB_VALUE(const TileAnswer role,
                 m_county.answer(MapContent{.rows = {.role = "stops", .dataset = {}, .where = {}}}));
        QCOMPARE(std::get<MissingAnswer>(role.shown).what, MissingAnswer::What::Role);
    }

private:
    test::AnsweredCounty m_county;
};

QTEST_GUILESS_MAIN(MapAnswerTest)
#include "map_answer_test.moc"
