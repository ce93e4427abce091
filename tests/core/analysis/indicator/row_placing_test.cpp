// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/row_placing.h"

#include <QTest>

#include <algorithm>

#include "tests/support/small_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using analysis::indicator::ResultRow;

namespace {

Result<std::vector<ResultRow>> resultsOf(SmallCounty& county)
{
    WB_TRY(const std::string dataset, county.compute());
    Job job;
    return analysis::indicator::readResults(county.project, dataset, job);
}

std::optional<double> valueIn(const std::vector<ResultRow>& rows, const std::string& indicator, const std::string& zone)
{
    const auto found = std::ranges::find_if(
        rows, [&](const ResultRow& row) { return row.indicator == indicator && row.zoneKey == zone; });
    return found == rows.end() ? std::nullopt : found->value;
}

} // namespace

class RowPlacingTest : public QObject {
    Q_OBJECT

private slots:
    /// Cells of the sample region, which lies around 509 500 east and 5 614 000 north of EPSG:25832.
    void gridCellsArePlacedByTheirCentre()
    {
        SmallCounty county;
        QVERIFY(county.add("Zone", "zones", SmallCounty::Geometry::Polygon, {"AGS:T"},
                           {{rectangle(560'000, 5'930'000, 570'000, 5'940'000), {text("01")}},
                            {rectangle(490'000, 5'600'000, 520'000, 5'630'000), {text("06")}}}));
        QVERIFY(county.add("Netz", "broadband", SmallCounty::Geometry::None,
                           {"id_100m:T", "haushalte:I", "ge100:I", "ge1000:I"},
                           {{"", {text("100mN30601E42666"), whole(10), whole(100), whole(50)}},
                            {"", {text("100mN30602E42666"), whole(30), whole(100), whole(0)}},
                            {"", {text("keine Zelle"), whole(99), whole(100), whole(100)}}}));
        WB_VALUE(const auto rows, resultsOf(county));
        QCOMPARE(valueIn(rows, "gigabit_share", "06"), std::optional(12.5));
        QVERIFY(!valueIn(rows, "gigabit_share", "01"));
        WB_VALUE(const auto rejected, county.project.rejected("Kennzahlen"));
        QVERIFY(!rejected.empty());
        QVERIFY(rejected.front().reasonDe.find("keine Zelle") != std::string::npos);
    }
    void overlappingAreasCountOnce()
    {
        SmallCounty county;
        QVERIFY(county.addZones() && county.addLand());
        WB_VALUE(const auto rows, resultsOf(county));
        QCOMPARE(valueIn(rows, "protected_share", "06999001"), std::optional(30.0));
    }
    void featureAcrossABorderIsCountedOnce()
    {
        SmallCounty county;
        QVERIFY(county.addZones() && county.addBuildings());
        WB_VALUE(const auto rows, resultsOf(county));
        QCOMPARE(valueIn(rows, "buildings", "06999001"), std::optional(3.0));
        QCOMPARE(valueIn(rows, "buildings", "06999002"), std::optional(2.0));
    }
    void whatLiesOutsideIsNotedAndNotCounted()
    {
        SmallCounty county;
        QVERIFY(county.addZones());
        QVERIFY(county.add("Praxen", "facilities", SmallCounty::Geometry::Point, {"Einrichtung:T", "Kapazität:I"},
                           {{pointAt(5000, 5000), {text("Kita"), whole(9)}}, {"", {text("Kita"), whole(9)}}}));
        WB_VALUE(const auto outcome, county.run("indicators", {}));
        QVERIFY(std::ranges::any_of(outcome.notes, [](const Text& note) {
            return note.de.find("Einrichtungen: 2 Objekte liegen in keiner Zone") != std::string::npos;
        }));
    }
};

QTEST_GUILESS_MAIN(RowPlacingTest)
#include "row_placing_test.moc"
