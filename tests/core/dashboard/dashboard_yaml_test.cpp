// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/dashboard_yaml.h"

#include <QTest>

#include "tests/support/document_mistakes.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;

namespace {

constexpr const char* kGood = R"(title: {de: Probe, en: Trial}
summary: {de: kurz, en: short}
scenarios:
  - {title: {de: Basis, en: Base}}
  - {title: {de: Plan, en: Plan}, dataset: Kennzahlen_2}
tiles:
  - id: people
    kind: kpi
    at: [0, 0, 6, 3]
    title: {de: Leute, en: People}
    indicator: inhabitants
    target: 1000
  - id: years
    kind: histogram
    at: [6, 0, 6, 3]
    role: buildings
    where: "monument = 1"
    field: year
    edges: [1900, 1950, 2000]
  - id: bars
    kind: bar
    at: [12, 0, 12, 3]
    indicators: [share_65_plus, share_under_18]
    level: districts
    order: name
    layout: stacked
)";

} // namespace

class DashboardYamlTest : public QObject {
    Q_OBJECT

private slots:
    void documentIsReadWithEverythingInIt()
    {
        WB_VALUE(const Dashboard dashboard, dashboardFromYaml(kGood, "demo"));
        QCOMPARE(dashboard.id, std::string("demo"));
        QCOMPARE(dashboard.scenarios.at(1).dataset, std::string("Kennzahlen_2"));
        QCOMPARE(dashboard.tiles.size(), std::size_t{3});
        const auto& kpi = std::get<KpiContent>(dashboard.tiles[0].content);
        QCOMPARE(kpi.indicator, std::string("inhabitants"));
        QCOMPARE(kpi.target, std::optional(1000.0));
        const auto& histogram = std::get<HistogramContent>(dashboard.tiles[1].content);
        QCOMPARE(histogram.rows.role, std::string("buildings"));
        QCOMPARE(histogram.edges.size(), std::size_t{3});
        const auto& bar = std::get<BarContent>(dashboard.tiles[2].content);
        QCOMPARE(bar.level, Level::Districts);
        QCOMPARE(bar.order, BarOrder::Name);
        QCOMPARE(bar.layout, BarLayout::Stacked);
        QCOMPARE(dashboard.tiles[2].place, (Place{12, 0, 12, 3}));
    }
    void mistakesNameFileLineAndTheNearest_data()
    {
        test::addMistakeColumns();
        test::mistake("unknown indicator", "indicator: inhabitants", "indicator: inhabitant", 11, "inhabitants");
        test::mistake("unknown indicator in a list", "share_under_18]", "share_under_17]", 23, "share_under_18");
        test::mistake("unknown kind", "kind: histogram", "kind: histogramm", 14, "histogram");
        test::mistake("unknown role", "role: buildings", "role: building", 16, "buildings");
        test::mistake("unknown field", "field: year", "field: yaer", 18, "year");
        test::mistake("unknown key", "target: 1000", "targt: 1000", 12, "target");
        test::mistake("unknown level", "level: districts", "level: district", 24, "districts");
        test::mistake("outside of the grid", "at: [12, 0, 12, 3]", "at: [13, 0, 12, 3]", 20);
        test::mistake("place that is none", "at: [12, 0, 12, 3]", "at: [12, 0, 12]", 22);
        test::mistake("over another tile", "at: [6, 0, 6, 3]", "at: [5, 0, 6, 3]", 13);
        test::mistake("doubled id", "id: years", "id: people", 13);
        test::mistake("edges that descend", "[1900, 1950, 2000]", "[1900, 1850, 2000]", 19);
        test::mistake("a target that is no number", "target: 1000", "target: viel", 12);
        test::mistake("no English title", "{de: Probe, en: Trial}", "{de: Probe}", 1);
    }
    void mistakesNameFileLineAndTheNearest()
    {
        test::verifyMistakeIsTold(dashboardFromYaml(test::withMistake(kGood), "demo"));
    }
    void hostileTextIsAnError()
    {
        for (const char* const text :
             {"", "[", "- 1", "tiles: 7\ntitle: {de: a, en: b}", "title: {de: a, en: b}\ntiles: {a: 1}",
              "title: {de: a, en: b}\ntiles: [1]", "&a [*a]"}) {
            QVERIFY2(!dashboardFromYaml(text, "demo"), text);
        }
    }
};

QTEST_GUILESS_MAIN(DashboardYamlTest)
#include "dashboard_yaml_test.moc"
