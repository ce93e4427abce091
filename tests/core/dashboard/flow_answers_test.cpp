// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/answers.h"

#include <QTest>

#include "tests/support/answered_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;
using namespace weitblick::test;

class FlowAnswersTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_county.prepare());
        QVERIFY(m_county.add("Werte", "", SmallCounty::Geometry::None, {"tag:T", "jahr:I", "art:T", "wert:R"},
                             {{"", {text("2025-03-01"), whole(2023), text("a"), 1.0}},
                              {"", {text("2025-03-01"), whole(2024), text("a"), 3.0}},
                              {"", {text("2025-03-04"), whole(2024), text("b"), 5.0}},
                              {"", {text("unbekannt"), whole(2024), text("b"), none()}}}));
    }
    void linesRunAlongNumbers()
    {
        WB_VALUE(const auto lines, m_county.shown<LineAnswer>(LineContent{
                                       .rows = rows(), .along = "jahr", .values = {"wert"}, .groupBy = "art"}));
        QVERIFY(!lines.isTime);
        QCOMPARE(lines.series.size(), std::size_t{2});
        QCOMPARE(lines.series[0].name.de, std::string("a"));
        QCOMPARE(lines.series[0].points.size(), std::size_t{2});
        QCOMPARE(lines.series[0].points[1].first, 2024.0);
        QCOMPARE(lines.series[0].points[1].second, std::optional(3.0));
        QCOMPARE(lines.columnX, std::string("jahr"));
    }
    void linesRunAlongTimeAndCountRows()
    {
        WB_VALUE(const auto lines, m_county.shown<LineAnswer>(LineContent{.rows = rows(), .along = "tag"}));
        QVERIFY(lines.isTime);
        QCOMPARE(lines.series[0].points.size(), std::size_t{2});
        QCOMPARE(lines.series[0].points[0], (std::pair<double, std::optional<double>>(1740787200.0, 2.0)));
    }
    void calendarHasEveryDay()
    {
        WB_VALUE(const auto calendar,
                 m_county.shown<HeatCalendarAnswer>(HeatCalendarContent{
                     .rows = rows(), .date = "tag", .value = "wert", .aggregate = Aggregate::Mean}));
        QCOMPARE(calendar.days.size(), std::size_t{4});
        QCOMPARE(calendar.days[0].day, std::int64_t{20148}); // 2025-03-01
        QCOMPARE(calendar.days[0].value, std::optional(2.0));
        QVERIFY(!calendar.days[1].value);
        QCOMPARE(calendar.minimum, 2.0);
        QCOMPARE(calendar.maximum, 5.0);
        QCOMPARE(calendar.binding.column, std::string("tag"));
    }
    void flowsAreSummedAndTheLargestShown()
    {
        const SankeyContent content{.rows = {.role = "commuters", .dataset = {}, .where = {}},
                                    .from = "origin",
                                    .to = "destination",
                                    .value = "people",
                                    .limit = 2};
        WB_VALUE(const auto sankey, m_county.shown<SankeyAnswer>(content));
        QCOMPARE(sankey.withinSum, 50.0);
        QCOMPARE(sankey.links.size(), std::size_t{3});
        QCOMPARE(sankey.links[0].value, 35.0); // 06999002 -> 06999001
        QCOMPARE(sankey.nodes[sankey.links[0].from].name.de, std::string("06999002"));
        QCOMPARE(sankey.links[2].value, 40.0); // 20 + 15 + 5 put together
        QCOMPARE(sankey.nodes[sankey.links[2].from].name.en, std::string("others"));
        QCOMPARE(sankey.nodes[sankey.links[0].to].color,
                 sankey.nodes[sankey.links[1].from].color); // one place, one colour
    }
    void flowsWithinAPlaceOnDemand()
    {
        const SankeyContent content{.rows = {.role = "commuters", .dataset = {}, .where = {}},
                                    .from = "origin",
                                    .to = "destination",
                                    .value = "people",
                                    .isWithinShown = true};
        WB_VALUE(const auto sankey, m_county.shown<SankeyAnswer>(content));
        QCOMPARE(sankey.links[0].value, 50.0);
    }
    void fieldsThatAreNotThereAreMissing()
    {
        for (const TileContent& content : {TileContent(LineContent{.rows = rows(), .along = "weg"}),
                                           TileContent(HeatCalendarContent{.rows = rows(), .date = "weg"}),
                                           TileContent(SankeyContent{.rows = rows(), .from = "art", .to = "weg"})}) {
            WB_VALUE(const TileAnswer answer, m_county.answer(content));
            QVERIFY(answer.isMissing());
        }
        WB_VALUE(const TileAnswer noDates, m_county.answer(HeatCalendarContent{.rows = rows(), .date = "art"}));
        QCOMPARE(std::get<MissingAnswer>(noDates.shown).what, MissingAnswer::What::Value);
    }

private:
    static RowSource rows() { return {.role = {}, .dataset = "Werte", .where = {}}; }
    test::AnsweredCounty m_county;
};

QTEST_GUILESS_MAIN(FlowAnswersTest)
#include "flow_answers_test.moc"
