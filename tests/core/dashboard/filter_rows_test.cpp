// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/related_tables.h"
#include "core/dashboard/filter_rows.h"

#include <QTest>

#include <cmath>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::dashboard;

namespace {

const crossfilter::NumberColumn* numbersOf(const FilterRows& rows, const WantedColumn& wanted)
{
    const auto column = rows.table.column(wanted.name());
    return column ? std::get_if<crossfilter::NumberColumn>(&(*column)->values) : nullptr;
}

const crossfilter::CategoryColumn* textsOf(const FilterRows& rows, const WantedColumn& wanted)
{
    const auto column = rows.table.column(wanted.name());
    return column ? std::get_if<crossfilter::CategoryColumn>(&(*column)->values) : nullptr;
}

} // namespace

class FilterRowsTest : public QObject {
    Q_OBJECT

    Job m_job;

    static Result<workspace::Dataset> addHouses(workspace::Workspace& project)
    {
        const workspace::LayerSchema schema{.name = "haeuser",
                                            .geometry = workspace::GeometryType::Point,
                                            .srsId = 25832,
                                            .columns = {{.name = "jahr", .type = workspace::ColumnType::Integer},
                                                        {.name = "art"},
                                                        {.name = "flaeche", .type = workspace::ColumnType::Real},
                                                        {.name = "datum"}}};
        return test::addLayer(project, schema,
                              {{.wkt = "POINT(1 1)", .values = {std::int64_t{1950}, "Wohnen", 80.5, "2024-01-31"}},
                               {.wkt = "POINT(5 1)", .values = {std::int64_t{1980}, "Gewerbe", {}, {}}},
                               {.wkt = "", .values = {{}, {}, 12.0, "2024-02-30"}}});
    }

private slots:
    void columnsAreReadAsTheTileLooksAtThem()
    {
        test::TemporaryProject project;
        WB_VERIFY_RESULT(addHouses(project.project()));
        const WantedColumn year{.column = "jahr", .form = WantedColumn::Form::Number};
        const WantedColumn yearText{.column = "jahr", .form = WantedColumn::Form::Text};
        const WantedColumn kind{.column = "art", .form = WantedColumn::Form::Text};
        const WantedColumn day{.column = "datum", .form = WantedColumn::Form::Time};
        WB_VALUE(const FilterRows rows,
                 readFilterRows(project.project(), "haeuser",
                                {.columns = {year, yearText, kind, day}, .keyColumn = "art", .middles = true}, m_job));
        QCOMPARE(rows.fids.size(), std::size_t{3});
        QCOMPARE(numbersOf(rows, year)->values[1], 1980.0);
        QVERIFY(std::isnan(numbersOf(rows, year)->values[2]));
        QCOMPARE(textsOf(rows, yearText)->dictionary(), (std::vector<std::string>{"1950", "1980"}));
        QCOMPARE(textsOf(rows, kind)->codes()[2], crossfilter::kNoCategory);
        QCOMPARE(rows.keys, (std::vector<std::string>{"Wohnen", "Gewerbe", ""}));
        QCOMPARE(rows.middles[1].x, 5.0);
        QVERIFY(std::isnan(rows.middles[2].x));
        WB_VALUE(const auto column, rows.table.column(day.name()));
        const auto& times = std::get<crossfilter::TimeColumn>(column->values).utcS;
        QCOMPARE(times[0], std::int64_t{1706702400}); // date -u -d "2024-01-31 12:00" +%s
        QCOMPARE(times[2], crossfilter::kNoTime);     // no such day
    }
    void rowsOutsideOfTheConditionHaveNoValue()
    {
        test::TemporaryProject project;
        WB_VERIFY_RESULT(addHouses(project.project()));
        const WantedColumn all{.column = "jahr", .form = WantedColumn::Form::Number};
        const WantedColumn some{.column = "jahr", .form = WantedColumn::Form::Number, .where = "art = 'Wohnen'"};
        WB_VALUE(const FilterRows rows, readFilterRows(project.project(), "haeuser", {.columns = {all, some}}, m_job));
        QCOMPARE(numbersOf(rows, some)->values[0], 1950.0);
        QVERIFY(std::isnan(numbersOf(rows, some)->values[1]));
        QCOMPARE(numbersOf(rows, all)->values[1], 1980.0);
    }
    void aColumnThatIsGoneHasNoValues()
    {
        test::TemporaryProject project;
        WB_VERIFY_RESULT(addHouses(project.project()));
        const WantedColumn gone{.column = "weg", .form = WantedColumn::Form::Number};
        WB_VALUE(const FilterRows rows, readFilterRows(project.project(), "haeuser", {.columns = {gone}}, m_job));
        QVERIFY(std::isnan(numbersOf(rows, gone)->values[0]));
        const auto missing = readFilterRows(project.project(), "gibtsnicht", {}, m_job);
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    }
    void aStopEndsTheReading()
    {
        test::TemporaryProject project;
        WB_VERIFY_RESULT(addHouses(project.project()));
        std::stop_source stop;
        stop.request_stop();
        Job stopped(stop.get_token(), {});
        const auto rows = readFilterRows(project.project(), "haeuser", {}, stopped);
        QVERIFY(!rows && rows.error().code == ErrorCode::Cancelled);
    }
    void aPointBelongsToTheZoneThatCoversIt()
    {
        test::TemporaryProject project;
        const workspace::LayerSchema schema{.name = "zonen",
                                            .geometry = workspace::GeometryType::Polygon,
                                            .srsId = 25832,
                                            .columns = {{.name = "name"}}};
        WB_VERIFY_RESULT(test::addLayer(
            project.project(), schema,
            {{.wkt = "POLYGON((500000 5500000,500100 5500000,500100 5500100,500000 5500100,500000 5500000))",
              .values = {"a"}},
             {.wkt = "", .values = {"leer"}},
             {.wkt = "POLYGON((500100 5500000,500200 5500000,500200 5500100,500100 5500100,500100 5500000))",
              .values = {"b"}}}));
        const double none = std::nan("");
        WB_VALUE(const auto rows,
                 coveringRows(project.project(), "zonen", {{500050, 5500050}, {500150, 5500050}, {0, 0}, {none, none}},
                              25832, m_job));
        QCOMPARE(rows, (std::vector<std::uint32_t>{0, 2, crossfilter::kNoParent, crossfilter::kNoParent}));
        // The same place in degrees: cs2cs EPSG:25832 EPSG:4326 500050 5500050 -> 49.652993 N, 9.000693 E
        WB_VALUE(const auto degrees, coveringRows(project.project(), "zonen", {{9.000693, 49.652993}}, 4326, m_job));
        QCOMPARE(degrees, std::vector<std::uint32_t>{0});
    }
    void aLongerKeyBelongsToTheZoneItBeginsWith()
    {
        const std::vector<std::string> zones{"09001", "09002", "", "0900212"};
        QCOMPARE(rowsByKey(zones, {"09001", "0900212", "09002999", "0800", ""}),
                 (std::vector<std::uint32_t>{0, 3, 1, crossfilter::kNoParent, crossfilter::kNoParent}));
        QCOMPARE(rowsByKey({}, {"1"}), std::vector<std::uint32_t>{crossfilter::kNoParent});
    }
    void instantsAreReadAsIsoWritesThem()
    {
        QCOMPARE(instantOf("1970-01-01"), std::optional<std::int64_t>(43'200));
        QCOMPARE(instantOf("2024-03-31T01:30:00Z"), std::optional<std::int64_t>(1'711'848'600));
        QCOMPARE(instantOf("2024-03-31 01:30"), std::optional<std::int64_t>(1'711'848'600));
        for (const char* wrong : {"", "2024", "31.03.2024", "2024-13-01", "2024-02-30", "2024-01-01Tab:cd"}) {
            QVERIFY2(!instantOf(wrong), wrong);
        }
    }
};

QTEST_GUILESS_MAIN(FilterRowsTest)
#include "filter_rows_test.moc"
