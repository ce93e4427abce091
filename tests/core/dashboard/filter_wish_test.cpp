// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/filter_wish.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::dashboard;

class FilterWishTest : public QObject {
    Q_OBJECT

    test::TemporaryProject m_project;

    std::optional<TileWish> wish(TileContent content, Shown shown)
    {
        const Tile tile{.id = "kachel", .title = {}, .note = {}, .place = {}, .content = std::move(content)};
        TileAnswer answer{.tile = "kachel", .kind = tile.kind(), .title = {"Titel", "title"}};
        answer.shown = std::move(shown);
        auto made = wishOf(m_project.project(), tile, answer);
        return made ? *made : std::nullopt;
    }

private slots:
    void initTestCase() { WB_VERIFY_RESULT(m_project.addPoints("orte", {1, 2, 3})); }

    void aNumberWishesForNothing() { QVERIFY(!wish(KpiContent{}, KpiAnswer{})); }
    void barsOfIndicatorsWishForNothing() { QVERIFY(!wish(BarContent{}, BarAnswer{})); }
    void aMissingTileWishesForNothing() { QVERIFY(!wish(BarContent{}, MissingAnswer{})); }
    void aMapWishesForItsRows()
    {
        const auto made = wish(MapContent{}, MapAnswer{.layer = "orte"});
        QVERIFY(made);
        QCOMPARE(made->dataset, std::string("orte"));
        QVERIFY(made->axes.empty());
    }
    void aHistogramWishesForItsClasses()
    {
        HistogramAnswer histogram{.edges = {0, 10, 20}, .counts = {3, 4}};
        histogram.binding = {
            .dataset = "orte", .column = "wert", .where = "wert > 1", .texts = {}, .edges = {0, 10, 20}};
        const auto made = wish(HistogramContent{}, histogram);
        QVERIFY(made);
        QCOMPARE(made->axes.size(), std::size_t{1});
        QCOMPARE(made->axes[0].column,
                 (WantedColumn{.column = "wert", .form = WantedColumn::Form::Number, .where = "wert > 1"}));
        QCOMPARE(made->link.shown, (std::vector<double>{3, 4}));
        QCOMPARE(made->title.de, std::string("wert"));
    }
    void aSumNamesItsColumn()
    {
        BarAnswer bars{.labels = {{.text = {"a", "a"}, .key = "a"}}, .series = {{.values = {2.5}}}};
        bars.binding = {.dataset = "orte", .column = "name", .where = {}, .texts = {"a"}, .edges = {}};
        const auto made = wish(BarContent{.rows = {.role = {}, .dataset = "orte", .where = {}},
                                          .groupBy = "name",
                                          .value = "wert",
                                          .aggregate = Aggregate::Sum},
                               bars);
        QVERIFY(made && made->value);
        QCOMPARE(made->value->column, std::string("wert"));
        QCOMPARE(made->link.measure, TileLink::Measure::Sum);
    }
    void aFlowIsACellOfTwoAxes()
    {
        SankeyAnswer sankey{
            .nodes = {{.name = {"A", "A"}}, {.name = {"B", "B"}, .side = 1}, {.name = {"C", "C"}, .side = 1}},
            .links = {{.from = 0, .to = 2, .value = 5}}};
        sankey.binding = {.dataset = "orte", .column = "name", .where = {}, .texts = {"A"}, .edges = {}};
        auto made = wish(
            SankeyContent{.rows = {.role = {}, .dataset = "orte", .where = {}}, .from = "name", .to = "name"}, sankey);
        QVERIFY(made);
        QCOMPARE(made->axes.size(), std::size_t{2});
        const crossfilter::Binning left{.regularCount = 1, .hasOther = true};
        const crossfilter::Binning right{.regularCount = 2, .hasOther = true};
        made->finish(made->link, {left, right});
        QCOMPARE(made->link.cells[0], std::optional<std::uint32_t>(1)); // A -> C: row 0, column 1
        QCOMPARE(made->link.classes[0], (std::vector<std::uint32_t>{0, 1, 2, 3}));
        QCOMPARE(made->link.classes[2], (std::vector<std::uint32_t>{1, 5, 9}));
    }
    void anAnswerOfAnotherKindIsPassedOver()
    {
        const Tile tile{.id = "kachel", .title = {}, .note = {}, .place = {}, .content = MapContent{}};
        TileAnswer answer{.tile = "kachel", .kind = TileKind::Bar};
        answer.shown = BarAnswer{};
        WB_VALUE(const auto made, wishOf(m_project.project(), tile, answer));
        QVERIFY(!made);
    }
};

QTEST_GUILESS_MAIN(FilterWishTest)
#include "filter_wish_test.moc"
