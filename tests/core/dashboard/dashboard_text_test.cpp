// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/resource_folder.h"
#include "core/dashboard/dashboard_yaml.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;

namespace {

/// A tile of each kind with every value another one than the default.
Dashboard everything()
{
    const RowSource rows{.role = {}, .dataset = "Daten: neu", .where = "a = 'b'", .madeBy = "solar_yield"};
    const std::vector<TileContent> contents = {
        MapContent{.indicator = "area",
                   .level = Level::Zones,
                   .result = "Plan 2030",
                   .rows = rows,
                   .field = "x",
                   .ramp = "vik",
                   .classCount = 3,
                   .useLayerColours = false},
        KpiContent{.indicator = "jobs",
                   .target = 0.1,
                   .trendAgainst = "2023",
                   .rows = rows,
                   .along = "jahr",
                   .value = "v",
                   .aggregate = Aggregate::Mean},
        GaugeContent{.indicator = "jobs", .minimum = -1, .maximum = 2.5, .thresholds = {0, 1}, .target = 2},
        BarContent{.indicators = {"jobs", "area"},
                   .level = Level::Zones,
                   .rows = rows,
                   .groupBy = "g",
                   .value = "v",
                   .aggregate = Aggregate::Mean,
                   .order = BarOrder::Smallest,
                   .layout = BarLayout::Share,
                   .limit = 3},
        LineContent{
            .rows = rows, .along = "Jahr", .values = {"a", "b"}, .groupBy = "g", .aggregate = Aggregate::Maximum},
        HistogramContent{.rows = rows, .field = "f", .edges = {0, 0.5, 1}, .binCount = 7},
        BoxContent{.rows = rows, .field = "f", .groupBy = "g", .limit = 4},
        ScatterContent{.indicatorX = "area",
                       .indicatorY = "jobs",
                       .level = Level::Zones,
                       .rows = rows,
                       .fieldX = "x",
                       .fieldY = "y",
                       .label = "l",
                       .limit = 5},
        HeatCalendarContent{.rows = rows, .date = "Tag", .value = "v", .aggregate = Aggregate::Sum},
        SankeyContent{.rows = rows, .from = "a", .to = "b", .value = "v", .limit = 6, .isWithinShown = true},
        TableContent{.indicators = {"area"}, .level = Level::Zones, .rows = rows, .fields = {"a"}, .limit = 9},
        TextContent{{"# Kopf\n\n- eins: zwei\n", "# Head\n\n- one: two\n"}},
        ImageContent{.path = "bild.png", .description = {"Bild", "Picture"}},
        FilterContent{.rows = rows, .field = "f", .limit = 8}};
    Dashboard dashboard{.id = "alles", .title = {"Alles: ja", "Everything"}, .summary = {"s", "s"}};
    dashboard.scenarios = {{{"Basis", "Base"}, ""}, {{"Plan", "Plan"}, "Daten 2"}};
    int row = 0;
    for (const TileContent& content : contents) {
        Tile tile{.id = "t" + std::to_string(row),
                  .title = {"Ä, b", "Ä, b"},
                  .note = {"n", "n"},
                  .place = {0, row, 3, 1},
                  .content = content};
        dashboard.tiles.push_back(tile);
        ++row;
    }
    return dashboard;
}

} // namespace

class DashboardTextTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindComesBackAsItWas()
    {
        const Dashboard dashboard = everything();
        const std::string text = toYaml(dashboard);
        WB_VALUE(const Dashboard read, dashboardFromYaml(text, "alles"));
        QVERIFY(read == dashboard);
        QCOMPARE(toYaml(read), text);
    }
    void changeOfOneValueIsAChangeOfOneLine()
    {
        Dashboard dashboard = everything();
        const QStringList before = QString::fromStdString(toYaml(dashboard)).split(u'\n');
        std::get<KpiContent>(dashboard.tiles[1].content).target = 0.2;
        const QStringList after = QString::fromStdString(toYaml(dashboard)).split(u'\n');
        QCOMPARE(after.size(), before.size());
        int changed = 0;
        for (qsizetype line = 0; line < before.size(); ++line) {
            changed += before[line] == after[line] ? 0 : 1;
        }
        QCOMPARE(changed, 1);
    }
    void defaultsAreLeftOut()
    {
        const Dashboard dashboard{.id = "x", .title = {"a", "b"}, .tiles = {{.id = "k", .content = KpiContent{}}}};
        QCOMPARE(toYaml(dashboard),
                 std::string("title: {de: a, en: b}\ntiles:\n  - id: k\n    kind: kpi\n    at: [0, 0, 6, 4]\n"));
    }
    void shippedDashboardsAreSoundAndStable()
    {
        WB_VALUE(const auto files, analysis::textsIn(WB_SOURCE_DIR "/resources/dashboards"));
        QCOMPARE(files.size(), std::size_t{6});
        for (const auto& file : files) {
            WB_VALUE(const Dashboard dashboard, dashboardFromYaml(file.text, file.name));
            QVERIFY2(dashboard.tiles.size() >= 8, file.name.c_str());
            WB_VALUE(const Dashboard again, dashboardFromYaml(toYaml(dashboard), file.name));
            QVERIFY2(again == dashboard, file.name.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(DashboardTextTest)
#include "dashboard_text_test.moc"
