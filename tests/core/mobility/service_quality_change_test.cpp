// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/service_quality_change.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "tests/support/analysis_run.h"
#include "tests/support/feed_zip.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;
using namespace weitblick::test;

namespace {

/// Inhabitants around the middle stop: 10 at 299 m, 20 at 301 m, 30 at 499 m, 40 at 700 m, 50 at 2 km, one withheld.
struct Town : AnalysisProject {
    Town()
    {
        const workspace::LayerSchema schema{.name = "einwohner",
                                            .geometry = workspace::GeometryType::Point,
                                            .srsId = 25832,
                                            .columns = {{"inhabitants", workspace::ColumnType::Integer, "", ""}}};
        std::vector<Row> rows = {{"POINT(500001 5540001)", {std::monostate()}}};
        const std::vector<std::pair<int, std::int64_t>> people = {
            {299, 10}, {301, 20}, {499, 30}, {700, 40}, {2000, 50}};
        for (const auto& [eastM, count] : people) {
            rows.push_back({"POINT(" + std::to_string(500'000 + eastM) + " 5540000)", {count}});
        }
        isReady = addLayer(project, schema, rows).has_value() && writeFeedZip(path("every30.zip"), busLine(1800)) &&
                  writeFeedZip(path("every60.zip"), busLine(3600));
    }
    [[nodiscard]] std::string path(const char* name) const { return folder.filePath(name).toStdString(); }
    bool isReady = false;
};

double number(const Value& value)
{
    const auto* whole = std::get_if<std::int64_t>(&value);
    return whole == nullptr ? std::get<double>(value) : double(*whole);
}

bool isNear(double value, double expected)
{
    return std::abs(value - expected) <= 1e-4 * std::max(1.0, std::abs(expected));
}

} // namespace

class ServiceQualityChangeTest : public QObject {
    Q_OBJECT

private slots:
    void theSameTimetableChangesNothing()
    {
        Town town;
        QVERIFY(town.isReady);
        WB_VALUE(const auto outcome, town.run(serviceQualityChangeAnalysis(), {{"before", town.path("every30.zip")},
                                                                               {"after", town.path("every30.zip")},
                                                                               {"population", "einwohner"}}));
        WB_VALUE(const auto changes, rowsOf(town.project, outcome.outputs.at("changes").schema.name));
        QVERIFY(changes.empty());
        WB_VALUE(const auto classes, rowsOf(town.project, outcome.outputs.at("classes").schema.name));
        for (const auto& row : classes) {
            QCOMPARE(number(row.values[3]), number(row.values[4]));
            QCOMPARE(number(row.values[5]) + number(row.values[6]), 0.0);
        }
    }
    void halfTheBusesMakeItWorse()
    {
        Town town;
        WB_VALUE(const auto outcome, town.run(serviceQualityChangeAnalysis(), {{"before", town.path("every30.zip")},
                                                                               {"after", town.path("every60.zip")},
                                                                               {"population", "einwohner"}}));
        WB_VALUE(const auto changes, rowsOf(town.project, outcome.outputs.at("changes").schema.name));
        // Every 60 minutes is category 7: F to 300 m. D becomes F, E and F are lost.
        QCOMPARE(changes.size(), 3U);
        QCOMPARE(changes[0].values[0], Value(std::string("schlechter")));
        QCOMPARE(changes[0].values[1], Value(std::string("D")));
        QCOMPARE(changes[0].values[2], Value(std::string("F")));
        QVERIFY(isNear(number(changes[0].values[3]), 3 * std::numbers::pi * 0.09));
        QCOMPARE(number(changes[0].values[4]), 10.0);
        QCOMPARE(changes[1].values[0], Value(std::string("nicht mehr erschlossen")));
        QVERIFY(isNear(number(changes[1].values[3]), 3 * std::numbers::pi * 0.16));
        WB_VALUE(const auto classes, rowsOf(town.project, outcome.outputs.at("classes").schema.name));
        double before = 0.0;
        double after = 0.0;
        for (const auto& row : classes) {
            QCOMPARE(number(row.values[3]) + number(row.values[5]) - number(row.values[6]), number(row.values[4]));
            before += number(row.values[3]);
            after += number(row.values[4]);
        }
        QCOMPARE(before, 150.0);
        QCOMPARE(after, 150.0);
        QCOMPARE(number(classes.back().values[5]), 90.0);
    }
};

QTEST_GUILESS_MAIN(ServiceQualityChangeTest)
#include "service_quality_change_test.moc"
