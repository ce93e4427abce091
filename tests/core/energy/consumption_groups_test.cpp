// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/consumption_groups.h"
#include "core/privacy/release_ledger.h"

#include <QTest>

#include <algorithm>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

std::string square(double x)
{
    const auto at = [](double a, double b) { return std::to_string(a) + " " + std::to_string(b); };
    return "POLYGON((" + at(x, 0) + "," + at(x + 10, 0) + "," + at(x + 10, 10) + "," + at(x, 10) + "," + at(x, 0) +
           "))";
}

/// A street of houses 20 m apart, a barn, and some houses two kilometres off.
struct Street : AnalysisProject {
    explicit Street(int farHouses = 0, double first = 4000.0)
    {
        std::vector<Row> rows;
        for (int house = 0; house < 12; ++house) {
            rows.push_back({square(20.0 * house), {house == 0 ? first : 4000.0}});
        }
        for (int house = 0; house < farHouses; ++house) {
            rows.push_back({square(2000.0 + 20.0 * house), {5000.0}});
        }
        rows.push_back({square(260.0), {Value()}});
        isSound = addLayer(project,
                           {.name = "gebaeude",
                            .geometry = GeometryType::Polygon,
                            .srsId = 25832,
                            .columns = {{"strom_kwh", ColumnType::Real, "kWh", ""}}},
                           rows)
                      .has_value();
    }
    [[nodiscard]] Result<std::vector<ReadRow>> groups(const std::string& reach)
    {
        WB_TRY(const auto outcome, AnalysisProject::run(energy::consumptionGroupsAnalysis(),
                                                        {{"buildings", "gebaeude"}, {"reach", reach}}));
        return rowsOf(project, outcome.outputs.at("result").schema.name);
    }
    bool isSound = false;
};

} // namespace

class ConsumptionGroupsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { privacy::ReleaseLedger::ofProgram().forget(); }

    void neighboursMakeGroupsOfAtLeastFiveAndKeepTheSum()
    {
        Street street;
        QVERIFY(street.isSound);
        WB_VALUE(const auto rows, street.groups("100 m"));
        QVERIFY(rows.size() == 2 || rows.size() == 1);
        std::int64_t buildings = 0;
        double sum = 0.0;
        for (const ReadRow& row : rows) {
            QVERIFY(std::get<std::int64_t>(row.values[1]) >= 5);
            buildings += std::get<std::int64_t>(row.values[1]);
            sum += std::get<double>(row.values[2]);
            QVERIFY(row.wkt.starts_with("MULTIPOLYGON"));
        }
        QCOMPARE(buildings, std::int64_t{12}); // the barn has none
        QCOMPARE(sum, 48000.0);
    }
    void whoHasTooFewNeighboursIsNotToldByWhatIsLeftOfTheTotal()
    {
        Street street(3);
        WB_VALUE(const auto rows, street.groups("100 m"));
        std::int64_t buildings = 0;
        for (const ReadRow& row : rows) {
            buildings += std::get<std::int64_t>(row.values[1]);
        }
        QCOMPARE(buildings, std::int64_t{12});                     // the three are in no group
        QVERIFY(std::ranges::any_of(rows, [](const ReadRow& row) { // else the total of all would tell the three
            return std::holds_alternative<std::monostate>(row.values[2]);
        }));
    }
    void withFartherNeighboursTheFarmBelongsToTheStreet()
    {
        Street street(3);
        WB_VALUE(const auto rows, street.groups("3 km"));
        std::int64_t buildings = 0;
        for (const ReadRow& row : rows) {
            buildings += std::get<std::int64_t>(row.values[1]);
        }
        QCOMPARE(buildings, std::int64_t{15});
    }
    void aGroupOfOneLargeConsumerHasNoSum()
    {
        Street street(0, 1e6);
        WB_VALUE(const auto rows, street.groups("100 m"));
        const auto hidden = std::ranges::count_if(
            rows, [](const ReadRow& row) { return std::holds_alternative<std::monostate>(row.values[2]); });
        QVERIFY(hidden >= 1);
    }
    void theSameGroupsMayBeToldAgain()
    {
        Street street;
        WB_VALUE(const auto first, street.groups("100 m"));
        WB_VALUE(const auto second, street.groups("101 m")); // another run of the same groups
        QCOMPARE(second.size(), first.size());
        for (std::size_t row = 0; row < first.size(); ++row) {
            QVERIFY(std::holds_alternative<double>(first[row].values[2]));
            QCOMPARE(second[row].values[2], first[row].values[2]);
        }
    }
    void aLayerWithoutConsumptionIsRefusedByName()
    {
        Street street;
        const auto refused = street.AnalysisProject::run(energy::consumptionGroupsAnalysis(),
                                                         {{"buildings", "gebaeude"}, {"quantity", "heat"}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(ConsumptionGroupsTest)
#include "consumption_groups_test.moc"
