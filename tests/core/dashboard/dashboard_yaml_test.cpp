// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/dashboard_yaml.h"

#include <QTest>

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
        QTest::addColumn<QString>("piece");
        QTest::addColumn<QString>("by");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("advice");
        const auto row = [](const char* name, const char* piece, const char* by, int line, const char* advice = "") {
            QTest::newRow(name) << QString::fromUtf8(piece) << QString::fromUtf8(by) << line
                                << QString::fromUtf8(advice);
        };
        row("unknown indicator", "indicator: inhabitants", "indicator: inhabitant", 11, "inhabitants");
        row("unknown indicator in a list", "share_under_18]", "share_under_17]", 23, "share_under_18");
        row("unknown kind", "kind: histogram", "kind: histogramm", 14, "histogram");
        row("unknown role", "role: buildings", "role: building", 16, "buildings");
        row("unknown field", "field: year", "field: yaer", 18, "year");
        row("unknown key", "target: 1000", "targt: 1000", 12, "target");
        row("unknown level", "level: districts", "level: district", 24, "districts");
        row("outside of the grid", "at: [12, 0, 12, 3]", "at: [13, 0, 12, 3]", 20);
        row("place that is none", "at: [12, 0, 12, 3]", "at: [12, 0, 12]", 22);
        row("over another tile", "at: [6, 0, 6, 3]", "at: [5, 0, 6, 3]", 13);
        row("doubled id", "id: years", "id: people", 13);
        row("edges that descend", "[1900, 1950, 2000]", "[1900, 1850, 2000]", 19);
        row("a target that is no number", "target: 1000", "target: viel", 12);
        row("no English title", "{de: Probe, en: Trial}", "{de: Probe}", 1);
    }
    void mistakesNameFileLineAndTheNearest()
    {
        QFETCH(QString, piece);
        QFETCH(QString, by);
        QFETCH(int, line);
        QFETCH(QString, advice);
        const QString text = QString::fromUtf8(kGood);
        const qsizetype at = text.indexOf(piece);
        QVERIFY(at >= 0);
        const auto dashboard =
            dashboardFromYaml((text.left(at) + by + text.mid(at + piece.size())).toStdString(), "demo");
        QVERIFY(!dashboard);
        QCOMPARE(dashboard.error().code, ErrorCode::InvalidInput);
        const std::string where = "demo:" + std::to_string(line);
        QVERIFY2(dashboard.error().message.en.starts_with(where), dashboard.error().message.en.c_str());
        QVERIFY2(dashboard.error().advice.en.find(advice.toStdString()) != std::string::npos,
                 dashboard.error().advice.en.c_str());
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
