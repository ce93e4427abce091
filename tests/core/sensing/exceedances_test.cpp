// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/exceedances.h"

#include <QTest>

#include "tests/support/sensor_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

class ExceedancesTest : public QObject {
    Q_OBJECT

private slots:
    void aRowALimit()
    {
        AnalysisProject town;
        WB_VERIFY_RESULT(addStations(town.project, "luft",
                                     {{.key = "a", .value = [](std::size_t hour) { return hour < 20 ? 250.0 : 30.0; }},
                                      {.key = "z", .property = "Verkehr", .unit = "1"}},
                                     8'760));
        WB_VALUE(const auto outcome, town.run(sensing::exceedancesAnalysis(), {{"year", std::string("2025")}},
                                              {.asOf = analysis::registry::dateFromIso("2025-06-01")}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), std::size_t(2)); // hour and year of NO2
        QCOMPARE(std::get<std::string>(rows[0].values[4]), std::string("Stundenmittel"));
        QCOMPARE(std::get<std::int64_t>(rows[0].values[6]), std::int64_t(18));
        QCOMPARE(std::get<std::int64_t>(rows[0].values[7]), std::int64_t(20));
        QCOMPARE(std::get<std::string>(rows[0].values[10]), std::string("überschritten"));
        QCOMPARE(std::get<std::string>(rows[1].values[10]), std::string("eingehalten"));
        QCOMPARE(outcome.notes.size(), std::size_t(1)); // traffic has no limit
        WB_VALUE(const auto lineage, town.project.lineage(outcome.outputs.at("result").schema.name));
        QCOMPARE(lineage.record.registry.front().id, std::string("air_quality/limits"));
    }
};

QTEST_GUILESS_MAIN(ExceedancesTest)
#include "exceedances_test.moc"
