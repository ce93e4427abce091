// SPDX-License-Identifier: GPL-3.0-or-later
// Lines, boxes and extremes under random filters equal SQL over the rows that the other tiles leave.
#include "core/dashboard/remainder.h"
#include "core/workspace/sqlite.h"

#include <QTest>

#include <cmath>
#include <map>
#include <random>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::dashboard;

namespace {

constexpr int kRows = 500;
const std::vector<std::string> kKinds{"Strom", "Wasser", "Wärme"}; // in the order of their names

std::string dayText(int number)
{
    const int day = number % 28 + 1;
    return std::string("2024-03-") + (day < 10 ? "0" : "") + std::to_string(day);
}

Result<void> fill(workspace::Workspace& project)
{
    std::mt19937 random(23);
    std::vector<test::Row> rows;
    for (int i = 0; i < kRows; ++i) {
        test::Value year;
        test::Value first;
        if (i % 19 != 0) {
            year = static_cast<std::int64_t>(2000 + random() % 12);
        }
        if (i % 7 != 0) {
            first = static_cast<double>(random() % 4000) / 8;
        }
        rows.push_back({.wkt = "POINT(" + std::to_string(i) + " 0)",
                        .values = {year, kKinds[random() % kKinds.size()], dayText(static_cast<int>(random() % 28)),
                                   first, static_cast<double>(random() % 100)}});
    }
    WB_CHECK(test::addLayer(project,
                            {.name = "messung",
                             .geometry = workspace::GeometryType::Point,
                             .srsId = 25832,
                             .columns = {{.name = "jahr", .type = workspace::ColumnType::Integer},
                                         {.name = "art"},
                                         {.name = "tag"},
                                         {.name = "a", .type = workspace::ColumnType::Real},
                                         {.name = "b", .type = workspace::ColumnType::Real}}},
                            rows));
    return {};
}

Tile tileOf(const char* id, TileContent content)
{
    return {.id = id, .title = {id, id}, .note = {}, .place = {0, 0, 4, 4}, .content = std::move(content)};
}

const RowSource kAll{.role = {}, .dataset = "messung", .where = {}};
const RowSource kSome{.role = {}, .dataset = "messung", .where = "b > 30"};

Dashboard sampleDashboard()
{
    Dashboard dashboard;
    dashboard.id = "probe";
    dashboard.tiles = {
        tileOf("arten", BarContent{.rows = kAll, .groupBy = "art", .order = BarOrder::Name}),
        tileOf("jahre", HistogramContent{.rows = kAll, .field = "jahr", .edges = {2000, 2003, 2006, 2009, 2012}}),
        tileOf("paar", LineContent{.rows = kAll, .along = "jahr", .values = {"a", "b"}, .groupBy = {}}),
        tileOf("gruppen",
               LineContent{
                   .rows = kSome, .along = "jahr", .values = {"a"}, .groupBy = "art", .aggregate = Aggregate::Mean}),
        tileOf("tage", LineContent{.rows = kAll, .along = "tag", .values = {}, .groupBy = {}}),
        tileOf("kasten", BoxContent{.rows = kAll, .field = "a", .groupBy = "art"}),
        tileOf("einer", BoxContent{.rows = kSome, .field = "a", .groupBy = {}}),
        tileOf("hoch", BarContent{.rows = kAll,
                                  .groupBy = "art",
                                  .value = "a",
                                  .aggregate = Aggregate::Maximum,
                                  .order = BarOrder::Name}),
        tileOf("kalender",
               HeatCalendarContent{.rows = kSome, .date = "tag", .value = "a", .aggregate = Aggregate::Minimum})};
    return dashboard;
}

/// Type 7 of Hyndman and Fan, of values in their order.
double quantileOf(const std::vector<double>& values, double share)
{
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

bool areClose(double first, double second)
{
    return (std::isnan(first) && std::isnan(second)) ||
           std::abs(first - second) <= 1e-9 * std::max({1.0, std::abs(first), std::abs(second)});
}

} // namespace

class RemainderTest : public QObject {
    Q_OBJECT

    test::TemporaryProject m_project;
    Dashboard m_dashboard = sampleDashboard();
    std::vector<TileAnswer> m_answers;
    std::optional<FilterModel> m_model;
    std::map<std::string, std::string> m_conditions; ///< in SQL, by tile
    Job m_job;

    template <typename T>
    const T& answer(const char* tile)
    {
        return std::get<T>(std::ranges::find(m_answers, tile, &TileAnswer::tile)->shown);
    }
    /// What all tiles but `tile` leave.
    std::string others(const std::string& tile)
    {
        std::string condition = "1";
        for (const auto& [id, one] : m_conditions) {
            condition += id == tile ? std::string() : " AND " + one;
        }
        return condition;
    }
    std::vector<double> numbers(const std::string& sql)
    {
        std::vector<double> values;
        auto statement = m_project.database().prepare(sql);
        if (!statement) {
            return values;
        }
        workspace::Statement rows = std::move(statement).value();
        for (auto more = rows.step(); more && *more; more = rows.step()) {
            values.push_back(rows.isNull(0) ? std::nan("") : rows.real(0));
        }
        return values;
    }
    double number(const std::string& what, const std::string& where)
    {
        return numbers("SELECT " + what + " FROM messung WHERE " + where).front();
    }
    void compareLines(const Remainder& rest, const char* tile, const std::vector<std::string>& what,
                      const std::vector<std::string>& where, const char* along)
    {
        const auto found = rest.values.find(tile);
        QVERIFY2(found != rest.values.end(), tile);
        std::size_t at = 0;
        const auto& line = answer<LineAnswer>(tile);
        for (std::size_t i = 0; i < line.series.size(); ++i) {
            for (const auto& [x, value] : line.series[i].points) {
                const std::string place = line.isTime
                                              ? "julianday(" + std::string(along) + ") = 2440587.5 + " +
                                                    std::to_string(static_cast<std::int64_t>(x)) + " / 86400.0"
                                              : std::string(along) + " = " + std::to_string(static_cast<int>(x));
                const double expected = number(what[i], others(tile) + " AND " + where[i] + " AND " + place);
                QVERIFY2(areClose(found->second[at], expected), tile);
                ++at;
            }
        }
        QCOMPARE(at, found->second.size());
    }
    void compareBox(const BoxGroup& box, const std::string& where)
    {
        const auto values = numbers("SELECT a FROM messung WHERE a IS NOT NULL AND " + where + " ORDER BY a");
        QCOMPARE(box.count, static_cast<std::int64_t>(values.size()));
        QVERIFY(areClose(static_cast<double>(box.missingCount), number("count(*)", "a IS NULL AND " + where)));
        if (!values.empty()) {
            QVERIFY(areClose(box.summary.minimum, values.front()));
            QVERIFY(areClose(box.summary.lowQuartile, quantileOf(values, 0.25)));
            QVERIFY(areClose(box.summary.median, quantileOf(values, 0.5)));
            QVERIFY(areClose(box.summary.highQuartile, quantileOf(values, 0.75)));
            QVERIFY(areClose(box.summary.maximum, values.back()));
        }
    }
    void compareAll(const Remainder& rest)
    {
        compareLines(rest, "paar", {"sum(a)", "sum(b)"}, {"1", "1"}, "jahr");
        compareLines(rest, "gruppen", {"avg(a)", "avg(a)", "avg(a)"},
                     {"b > 30 AND art = 'Strom'", "b > 30 AND art = 'Wasser'", "b > 30 AND art = 'Wärme'"}, "jahr");
        compareLines(rest, "tage", {"count(*)"}, {"1"}, "tag");
        for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
            const std::string isKind = " AND art = '" + kKinds[kind] + "'";
            compareBox(rest.boxes.at("kasten")[kind], others("kasten") + isKind);
            QVERIFY(areClose(rest.values.at("hoch")[kind], number("max(a)", others("hoch") + isKind)));
        }
        compareBox(rest.boxes.at("einer").front(), others("einer") + " AND b > 30");
        const auto& days = answer<HeatCalendarAnswer>("kalender").days;
        for (std::size_t i = 0; i < days.size(); ++i) {
            const std::string isDay = " AND julianday(tag) = 2440587.5 + " + std::to_string(days[i].day);
            QVERIFY(
                areClose(rest.values.at("kalender")[i], number("min(a)", others("kalender") + " AND b > 30" + isDay)));
        }
    }
    void choose(const char* tile, const TileChoice& choice, const std::string& condition)
    {
        WB_VERIFY_RESULT(m_model->choose(tile, choice, m_job));
        m_conditions[tile] = condition;
    }

private slots:
    void initTestCase()
    {
        WB_VERIFY_RESULT(fill(m_project.project()));
        WB_VALUE(m_answers, answerDashboard(m_project.project(), m_dashboard, {}, m_job));
        for (const TileAnswer& one : m_answers) {
            QVERIFY2(!one.isMissing(), one.tile.c_str());
        }
        WB_VALUE(auto model, FilterModel::make(m_project.project(), m_dashboard, m_answers, m_job));
        m_model.emplace(std::move(model));
    }
    void cleanup()
    {
        WB_VERIFY_RESULT(m_model->clearAll(m_job));
        m_conditions.clear();
    }

    void withoutAFilterNothingIsNarrowed()
    {
        WB_VALUE(const Remainder rest, remainderOf(*m_model, m_job));
        QVERIFY(rest.rows.empty() && rest.values.empty() && rest.boxes.empty() && rest.zones.empty());
    }
    void everyKindOfTileTakesPart()
    {
        for (const Tile& tile : m_dashboard.tiles) {
            const TileLink* link = m_model->link(tile.id);
            QVERIFY2(link != nullptr, tile.id.c_str());
            QVERIFY2(link->measured || link->measure != TileLink::Measure::None, tile.id.c_str());
        }
    }
    void randomChoicesEqualSql()
    {
        std::mt19937 random(5);
        for (int turn = 0; turn < 25; ++turn) {
            const std::size_t kind = random() % kKinds.size();
            choose("arten", ClassChoice{.classes = {kind}}, "art = '" + kKinds[kind] + "'");
            const int from = static_cast<int>(2000 + 3 * (random() % 3));
            choose("jahre", IntervalChoice{.from = static_cast<double>(from), .to = from + 6.0},
                   "jahr >= " + std::to_string(from) + " AND jahr " + (from + 6 == 2012 ? "<= " : "< ") +
                       std::to_string(from + 6));
            const int first = static_cast<int>(2000 + random() % 6);
            choose("paar", IntervalChoice{.from = static_cast<double>(first), .to = first + 5.0},
                   "jahr >= " + std::to_string(first) + " AND jahr <= " + std::to_string(first + 5));
            WB_VALUE(const Remainder rest, remainderOf(*m_model, m_job));
            compareAll(rest);
            QCOMPARE(static_cast<double>(rest.rows.at("messung").mask->count()), number("count(*)", others("")));
        }
    }
    void aBoxNarrowsTheOthersButNotItself()
    {
        choose("kasten", ClassChoice{.classes = {1}}, "art = 'Wasser'");
        WB_VALUE(const Remainder rest, remainderOf(*m_model, m_job));
        compareAll(rest);
        QVERIFY(rest.boxes.at("kasten")[0].count > 0);
    }
    void aCopyOfTheModelIsOnItsOwn()
    {
        FilterModel copy = *m_model;
        WB_VERIFY_RESULT(copy.choose("arten", ClassChoice{.classes = {0}}, m_job));
        QVERIFY(copy.isFiltered() && !m_model->isFiltered());
    }
    void aStoppedJobIsTold()
    {
        choose("arten", ClassChoice{.classes = {0}}, "art = 'Strom'");
        std::stop_source source;
        source.request_stop();
        Job stopped(source.get_token(), {});
        const auto rest = remainderOf(*m_model, stopped);
        QVERIFY(!rest && rest.error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(RemainderTest)
#include "remainder_test.moc"
