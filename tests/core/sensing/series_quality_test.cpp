// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/series_quality.h"

#include <QTest>

#include <cmath>

#include "tests/support/sensor_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

class SeriesQualityTest : public QObject {
    Q_OBJECT

private slots:
    void flagsAreRowsAndReadingsStay()
    {
        AnalysisProject town;
        const auto course = [](std::size_t hour) -> std::optional<double> {
            if (hour >= 100 && hour < 105) {
                return std::nullopt;
            }
            return std::round(300 + 100 * std::sin(static_cast<double>(hour) * 0.26) +
                              static_cast<double>(hour * 7919 % 100)) /
                   10;
        };
        WB_VERIFY_RESULT(addStations(town.project, "luft", {{.key = "a", .value = course}}, 300));
        const auto before = town.project.projectValue("series/luft");
        WB_VALUE(const auto outcome, town.run(sensing::seriesQualityAnalysis(), {}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(std::get<std::string>(rows[0].values[4]), std::string("Lücke"));
        QCOMPARE(std::get<std::string>(rows[0].values[5]), std::string("2025-01-05T03:00:00Z"));
        QCOMPARE(std::get<double>(rows[0].values[7]), 5.0);
        QCOMPARE(*town.project.projectValue("series/luft"), *before);
    }
};

QTEST_GUILESS_MAIN(SeriesQualityTest)
#include "series_quality_test.moc"
