// SPDX-License-Identifier: GPL-3.0-or-later
// What a choice in one tile leaves in the others equals SQL over the same rows.
#include "core/crossfilter/filter_text.h"
#include "core/dashboard/filter_model.h"
#include "core/workspace/sqlite.h"

#include <QTest>

#include <cmath>
#include <random>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::dashboard;

namespace {

constexpr int kHouses = 400;
const std::vector<std::string> kKinds{"Wohnen", "Gewerbe", "Garage"};

/// Ten zones of 100 m, side by side, and houses in them and east of them.
Result<void> fill(workspace::Workspace& project)
{
    std::vector<test::Row> zones;
    for (int i = 0; i < 10; ++i) {
        const std::string left = std::to_string(i * 100);
        const std::string right = std::to_string(i * 100 + 100);
        zones.push_back(
            {.wkt = "POLYGON((" + left + " 0," + right + " 0," + right + " 100," + left + " 100," + left + " 0))",
             .values = {"Z" + std::to_string(i)}});
    }
    WB_CHECK(test::addLayer(project,
                            {.name = "zonen",
                             .geometry = workspace::GeometryType::Polygon,
                             .srsId = 25832,
                             .columns = {{.name = "schluessel"}}},
                            zones));
    std::mt19937 random(7);
    std::vector<test::Row> houses;
    for (int i = 0; i < kHouses; ++i) {
        const auto x = static_cast<int>(random() % 1100);
        test::Value year;
        if (i % 17 != 0) {
            year = static_cast<std::int64_t>(1900 + random() % 120);
        }
        houses.push_back({.wkt = "POINT(" + std::to_string(x) + ".5 50)",
                          .values = {year, kKinds[random() % kKinds.size()], static_cast<double>(random() % 500) / 4,
                                     std::int64_t{x < 1000 ? x / 100 : -1}}});
    }
    WB_CHECK(test::addLayer(project,
                            {.name = "haeuser",
                             .geometry = workspace::GeometryType::Point,
                             .srsId = 25832,
                             .columns = {{.name = "jahr", .type = workspace::ColumnType::Integer},
                                         {.name = "art"},
                                         {.name = "flaeche", .type = workspace::ColumnType::Real},
                                         {.name = "zone", .type = workspace::ColumnType::Integer}}},
                            houses));
    WB_CHECK(project.apply(workspace::AssignRole{
        .role = "districts",
        .dataset = "zonen",
        .assignment = workspace::RoleAssignment{.role = "districts", .dataset = "zonen", .fields = {}}}));
    return {};
}

Tile tileOf(const char* id, int row, TileContent content)
{
    return {.id = id, .title = {id, id}, .note = {}, .place = {0, row, 4, 4}, .content = std::move(content)};
}

Dashboard sampleDashboard()
{
    const RowSource houses{.role = {}, .dataset = "haeuser", .where = {}};
    Dashboard dashboard;
    dashboard.id = "probe";
    dashboard.tiles = {
        tileOf("arten", 0, BarContent{.rows = houses, .groupBy = "art", .order = BarOrder::Name}),
        tileOf("summen", 4,
               BarContent{.rows = houses,
                          .groupBy = "art",
                          .value = "flaeche",
                          .aggregate = Aggregate::Sum,
                          .order = BarOrder::Name}),
        tileOf("jahre", 8, HistogramContent{.rows = houses, .field = "jahr", .edges = {1900, 1920, 1950, 1980, 2020}}),
        tileOf("punkte", 12, ScatterContent{.rows = houses, .fieldX = "jahr", .fieldY = "flaeche"}),
        tileOf("zonen", 16,
               TableContent{.rows = {.role = {}, .dataset = "zonen", .where = {}}, .fields = {"schluessel"}})};
    return dashboard;
}

} // namespace

class FilterModelTest : public QObject {
    Q_OBJECT

    test::TemporaryProject m_project;
    Dashboard m_dashboard = sampleDashboard();
    std::optional<FilterModel> m_model;
    Job m_job;

    std::int64_t sql(const std::string& condition)
    {
        const auto count = m_project.database().scalarInteger("SELECT count(*) FROM haeuser WHERE " + condition);
        return count ? *count : -1;
    }
    std::int64_t selected()
    {
        return static_cast<std::int64_t>(m_model->filter().selectedCount(*m_model->tableOf("haeuser")));
    }

private slots:
    void initTestCase()
    {
        WB_VERIFY_RESULT(fill(m_project.project()));
        WB_VALUE(const auto answers, answerDashboard(m_project.project(), m_dashboard, {}, m_job));
        for (const TileAnswer& answer : answers) {
            QVERIFY2(!answer.isMissing(), answer.tile.c_str());
        }
        WB_VALUE(auto model, FilterModel::make(m_project.project(), m_dashboard, answers, m_job));
        m_model.emplace(std::move(model));
    }
    void cleanup() { WB_VERIFY_RESULT(m_model->clearAll(m_job)); }

    void withoutAChoiceEverythingIsSelected()
    {
        QCOMPARE(selected(), std::int64_t{kHouses});
        QVERIFY(!m_model->isFiltered());
        QVERIFY(m_model->filter().chips().empty());
    }
    void aBarLeavesItsRows()
    {
        WB_VERIFY_RESULT(m_model->choose("arten", ClassChoice{.classes = {1}}, m_job)); // Garage, Gewerbe, Wohnen
        QCOMPARE(selected(), sql("art = 'Gewerbe'"));
        const auto years = m_model->selectedValues("jahre");
        QCOMPARE(years.size(), std::size_t{4});
        QCOMPARE(static_cast<std::int64_t>(years[1]), sql("art = 'Gewerbe' AND jahr >= 1920 AND jahr < 1950"));
        QCOMPARE(static_cast<std::int64_t>(years[3]), sql("art = 'Gewerbe' AND jahr >= 1980 AND jahr <= 2020"));
        const auto kinds = m_model->selectedValues("arten"); // its own choice does not narrow a view
        QCOMPARE(static_cast<std::int64_t>(kinds[0]), sql("art = 'Garage'"));
        QCOMPARE(m_model->filter().chips().size(), std::size_t{1});
        QVERIFY(m_model->filter().chips()[0].text.de.find("Gewerbe") != std::string::npos);
    }
    void sumsFollow()
    {
        WB_VERIFY_RESULT(m_model->choose("jahre", IntervalChoice{.from = 1920, .to = 1980}, m_job));
        QCOMPARE(selected(), sql("jahr >= 1920 AND jahr < 1980"));
        WB_VALUE(workspace::Statement statement,
                 m_project.database().prepare("SELECT sum(flaeche) FROM haeuser WHERE jahr >= 1920 AND jahr < 1980 "
                                              "GROUP BY art ORDER BY art"));
        const std::vector<double> sums = m_model->selectedValues("summen");
        QCOMPARE(sums.size(), kKinds.size());
        for (const double sum : sums) {
            QVERIFY(statement.step());
            QVERIFY(std::abs(sum - statement.real(0)) < 1e-9 * std::max(1.0, sum));
        }
    }
    void aBoxLeavesItsPoints()
    {
        WB_VERIFY_RESULT(
            m_model->choose("punkte", BoxChoice{.x = {.from = 1930, .to = 1960}, .y = {.from = 20, .to = 60}}, m_job));
        QCOMPARE(selected(), sql("jahr BETWEEN 1930 AND 1960 AND flaeche BETWEEN 20 AND 60"));
    }
    void aZoneLeavesItsHouses()
    {
        const std::size_t zones = *m_model->tableOf("zonen");
        WB_VERIFY_RESULT(
            m_model->choose("zonen", RowChoice{.fids = {m_model->fids(zones)[3], 999}, .text = {}}, m_job));
        QCOMPARE(selected(), sql("zone = 3"));
        WB_VERIFY_RESULT(m_model->choose("arten", ClassChoice{.classes = {0}}, m_job));
        QCOMPARE(selected(), sql("zone = 3 AND art = 'Garage'"));
        WB_VERIFY_RESULT(m_model->clear("zonen", m_job));
        QCOMPARE(selected(), sql("art = 'Garage'"));
        // And the other way: zones with at least one such house.
        WB_VALUE(const auto rows, m_model->selectedRows(zones, m_job));
        WB_VALUE(const std::int64_t expected,
                 m_project.database().scalarInteger(
                     "SELECT count(DISTINCT zone) FROM haeuser WHERE art = 'Garage' AND zone >= 0"));
        QCOMPARE(static_cast<std::int64_t>(rows ? rows->count() : m_model->fids(zones).size()), expected);
    }
    void anyTwoChoicesEqualSql()
    {
        std::mt19937 random(11);
        const double edges[] = {1900, 1920, 1950, 1980, 2020};
        for (int turn = 0; turn < 60; ++turn) {
            const std::size_t kind = random() % kKinds.size();
            const std::size_t from = random() % 4;
            const std::size_t to = from + 1 + random() % (4 - from);
            WB_VERIFY_RESULT(m_model->choose("arten", ClassChoice{.classes = {kind}}, m_job));
            WB_VERIFY_RESULT(m_model->choose("jahre", IntervalChoice{.from = edges[from], .to = edges[to]}, m_job));
            const char* names[] = {"Garage", "Gewerbe", "Wohnen"};
            const std::string upper = to == 4 ? " AND jahr <= " : " AND jahr < ";
            QCOMPARE(selected(), sql("art = '" + std::string(names[kind]) +
                                     "' AND jahr >= " + std::to_string(static_cast<int>(edges[from])) + upper +
                                     std::to_string(static_cast<int>(edges[to]))));
        }
    }
    void whatATileDoesNotOfferIsRefused()
    {
        const auto unknown = m_model->choose("gibtsnicht", ClassChoice{.classes = {0}}, m_job);
        QVERIFY(!unknown && unknown.error().code == ErrorCode::NotFound);
        const auto beyond = m_model->choose("arten", ClassChoice{.classes = {99}}, m_job);
        QVERIFY(!beyond && beyond.error().code == ErrorCode::InvalidInput);
        const auto interval = m_model->choose("arten", IntervalChoice{.from = 0, .to = 1}, m_job);
        QVERIFY(!interval && interval.error().code == ErrorCode::InvalidInput);
        QCOMPARE(selected(), std::int64_t{kHouses});
    }
};

QTEST_GUILESS_MAIN(FilterModelTest)
#include "filter_model_test.moc"
