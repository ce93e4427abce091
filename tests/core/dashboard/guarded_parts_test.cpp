// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/guarded_parts.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "tests/support/small_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;
using workspace::ColumnType;

namespace {

/// Twenty rows: the first four belong to part 0, six to part 1, the others to part 2; each has its number.
RowMeasure measureOf()
{
    RowMeasure measure{.columns = std::vector<RowMeasure::Column>(1), .partCount = 3, .aggregate = Aggregate::Sum};
    for (std::uint32_t row = 0; row < 20; ++row) {
        measure.columns[0].parts.push_back(row < 4 ? 0 : row < 10 ? 1 : 2);
        measure.columns[0].numbers.push_back(100.0 + row);
    }
    return measure;
}
GuardedUnits unitsOf(std::size_t count)
{
    GuardedUnits units;
    for (std::size_t row = 0; row < count; ++row) {
        units.fids.push_back(static_cast<std::int64_t>(row + 1));
        units.members.push_back(1.0);
    }
    return units;
}
privacy::ReleaseSubject subjectFor(const GuardedUnits& units)
{
    return {.key = "probe", .members = units.members, .smallest = 5.0};
}

} // namespace

class GuardedPartsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { privacy::ReleaseLedger::ofProgram().forget(); }

    void partsKnowWhoStandsBehindThem()
    {
        const GuardedParts parts = guardedParts(measureOf(), {0}, unitsOf(20), 5.0);
        QCOMPARE(parts.size(), std::size_t{3});
        QCOMPARE(parts.at(0).group.members, 4.0);
        QCOMPARE(parts.at(0).group.sum, 406.0);
        QCOMPARE(parts.at(0).group.largest, 103.0);
        QCOMPARE(parts.at(0).rows.front(), std::uint64_t{0b1111});
    }
    void theSmallestAndTheNextAreHiddenAndLieInAnInterval()
    {
        const GuardedUnits units = unitsOf(20);
        const GuardedParts parts = guardedParts(measureOf(), {0}, units, 5.0);
        const auto hidden = hiddenParts(parts, subjectFor(units), {});
        QCOMPARE(hidden, (std::vector<std::uint32_t>{0, 1}));
        const auto interval = hiddenInterval(parts, hidden, subjectFor(units));
        QVERIFY(interval.has_value());
        QCOMPARE(interval->low, 0.0);
        QCOMPARE(interval->high, 1045.0); // 100 + … + 109
    }
    void aDominatedPartIsHidden()
    {
        RowMeasure measure = measureOf();
        measure.columns[0].numbers[15] = 1e6;
        const GuardedUnits units = unitsOf(20);
        const GuardedParts parts = guardedParts(measure, {0}, units, 5.0);
        const auto hidden = hiddenParts(parts, subjectFor(units), {.largestShare = 0.85, .twoLargestShare = 0.9});
        QVERIFY(std::ranges::find(hidden, 2U) != hidden.end());
    }
    void rowsOfManyUnitsAreGroups()
    {
        GuardedUnits units = unitsOf(3);
        QVERIFY(!units.areAllGroups(5.0));
        units.members = {9.0, 0.0, 5.0};
        QVERIFY(units.areAllGroups(5.0));
        QCOMPARE(units.membersOf(1), 9.0);
        QCOMPARE(units.membersOf(7), 0.0);
    }
    void unitsComeFromTheColumnsOfTheDataset()
    {
        QTemporaryDir folder;
        WB_VALUE(auto project, workspace::Workspace::create(folder.filePath("p.gpkg").toStdString()));
        WB_VERIFY_RESULT(test::addLayer(
            project,
            {.name = "bloecke",
             .columns = {{"kwh", ColumnType::Real, "kWh", ""}, {"anschluesse", ColumnType::Integer, "", ""}}},
            {{"", {5.0, std::int64_t{7}}}, {"", {std::monostate(), std::int64_t{9}}}, {"", {8.0, std::monostate()}}}));
        Job job;
        WB_VALUE(const GuardedUnits units,
                 guardedUnits(project, "bloecke", {.column = "kwh", .membersColumn = "anschluesse"}, job));
        QCOMPARE(units.members, (std::vector<double>{7.0, 0.0, 1.0}));
        WB_VALUE(const auto rule, dominanceRule(project));
        QCOMPARE(rule.largestShare, 0.85);
    }
};

QTEST_GUILESS_MAIN(GuardedPartsTest)
#include "guarded_parts_test.moc"
