// SPDX-License-Identifier: GPL-3.0-or-later
// Every aggregate of every civil interval against SQLite on a plain table of whole steps, to the last digit.
#include "core/series/aggregation.h"
#include "core/series/series_store.h"

#include <QTest>

#include <cmath>
#include <random>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::series;

namespace {

constexpr std::int64_t kBegin = 1'704'063'600; // 2024-01-01 00:00 in Berlin

bool isSame(double left, double right)
{
    return left == right || (std::isnan(left) && std::isnan(right));
}

} // namespace

class AggregationTest : public QObject {
    Q_OBJECT

    test::TemporaryProject m_project;
    std::optional<SeriesStore> m_store;
    std::vector<SeriesId> m_ids;
    Job m_job;

    void put(const std::string& key, const std::vector<std::pair<std::int64_t, std::int64_t>>& steps)
    {
        const auto id = m_store->putSeries({.set = "a", .key = key, .intervalS = 900});
        QVERIFY(id);
        m_ids.push_back(*id);
        std::vector<Reading> readings;
        auto prepared = m_project.database().prepare("INSERT OR REPLACE INTO plain VALUES(?1,?2,?3)");
        workspace::Statement insert = std::move(prepared).value();
        auto transaction = workspace::Transaction::begin(m_project.database());
        for (const auto& [utcS, step] : steps) {
            readings.push_back({utcS, static_cast<double>(step) / 100.0});
            WB_VERIFY_RESULT(insert.bind(1, id->value).bind(2, utcS).bind(3, step).execute());
        }
        workspace::Transaction running = std::move(transaction).value();
        WB_VERIFY_RESULT(running.commit());
        WB_VERIFY_RESULT(m_store->append(*id, readings, m_job));
    }

    /// What SQL says of one stretch of time; NaN for NULL.
    double sql(const std::string& what, SeriesId id, std::int64_t from, std::int64_t to)
    {
        auto prepared = m_project.database().prepare("SELECT " + what +
                                                     " FROM plain WHERE series=?1 AND utc_s>=?2 AND"
                                                     " utc_s<?3");
        workspace::Statement rows = std::move(prepared).value();
        const auto row = rows.bind(1, id.value).bind(2, from).bind(3, to).step();
        return row && *row && !rows.isNull(0) ? rows.real(0) : std::nan("");
    }

private slots:
    void initTestCase()
    {
        auto store = SeriesStore::open(m_project.project());
        QVERIFY(store);
        m_store.emplace(std::move(store).value());
        WB_VERIFY_RESULT(m_store->putSet({.name = "a"}));
        WB_VERIFY_RESULT(m_project.database().execute("CREATE TABLE plain(series INTEGER, utc_s INTEGER, steps INTEGER,"
                                                      "PRIMARY KEY(series,utc_s)) WITHOUT ROWID"));
        std::mt19937 random(42);
        std::vector<std::pair<std::int64_t, std::int64_t>> even;
        std::vector<std::pair<std::int64_t, std::int64_t>> gaps;
        std::vector<std::pair<std::int64_t, std::int64_t>> irregular;
        std::vector<std::pair<std::int64_t, std::int64_t>> wide;
        for (std::int64_t i = 0; i < 45'000; ++i) { // more than a chunk
            const auto draw = static_cast<std::int64_t>(random() % 200) - 20;
            even.emplace_back(kBegin + i * 900, draw);
            if (random() % 5 != 0) {
                gaps.emplace_back(kBegin + i * 900, draw * 7);
            }
            if (i < 12'000) {
                irregular.emplace_back(kBegin + static_cast<std::int64_t>(random() % 30'000'000), draw);
                wide.emplace_back(kBegin + i * 300, draw * 1'000'003);
            }
        }
        put("even", even);
        put("gaps", gaps);
        put("irregular", irregular);
        put("wide", wide);
    }
    void cleanupTestCase() { m_store.reset(); }

    void everyAggregateEqualsSql_data()
    {
        QTest::addColumn<int>("step");
        for (int step = 0; step <= static_cast<int>(CivilStep::Year); ++step) {
            QTest::addRow("%s", nameOf(static_cast<CivilStep>(step)).data()) << step;
        }
    }
    void everyAggregateEqualsSql()
    {
        QFETCH(int, step);
        const auto columns = m_store->columns({}, {}, m_job);
        QVERIFY(columns);
        const std::vector<std::tuple<Aggregate, double, const char*>> cases = {
            {Aggregate::Mean, 0.0, "CAST(sum(steps) AS REAL)/(100*count(*))"},
            {Aggregate::Sum, 0.0, "sum(steps)/100.0"},
            {Aggregate::Minimum, 0.0, "min(steps)/100.0"},
            {Aggregate::Maximum, 0.0, "max(steps)/100.0"},
            {Aggregate::Count, 0.0, "count(*)"},
            {Aggregate::Exceedances, 0.7, "CASE count(*) WHEN 0 THEN NULL ELSE total(steps>70) END"}};
        for (const auto& [aggregate, parameter, text] : cases) {
            const AggregateRequest request{
                .step = static_cast<CivilStep>(step), .aggregate = aggregate, .parameter = parameter};
            const auto bins = binsFor(request, *columns);
            QVERIFY(bins);
            const auto all = aggregateAll(*columns, *bins, request, m_job);
            QVERIFY(all);
            const std::size_t stride = bins->binCount > 5000 ? 37 : bins->binCount > 400 ? 3 : 1;
            for (std::size_t series = 0; series < m_ids.size(); ++series) {
                for (std::size_t bin = 0; bin < bins->binCount; bin += stride) {
                    const double truth = sql(text, m_ids[series], bins->edgesUtcS[bin], bins->edgesUtcS[bin + 1]);
                    const double ours = (*all)[series].values[bin];
                    QVERIFY2(isSame(ours, truth), qPrintable(QStringLiteral("%1, series %2, bin %3: %4, SQL %5")
                                                                 .arg(QString::fromUtf8(nameOf(aggregate).data()))
                                                                 .arg(series)
                                                                 .arg(bin)
                                                                 .arg(ours, 0, 'g', 17)
                                                                 .arg(truth, 0, 'g', 17)));
                }
            }
        }
    }

    void allSeriesTogetherEqualSqlAndTheDayTotals()
    {
        const auto columns = m_store->columns({}, {}, m_job);
        const auto days = m_store->days({}, m_job);
        QVERIFY(days);
        QVERIFY(days->isComplete);
        for (const CivilStep step : {CivilStep::Day, CivilStep::Week, CivilStep::Month, CivilStep::Year}) {
            const auto bins = civilBins(step, columns->span());
            const auto scanned = summarize(*columns, *bins, m_job);
            const auto rolled = summarize(*days, *bins, m_job);
            QVERIFY(scanned);
            QVERIFY(rolled);
            for (std::size_t bin = 0; bin < bins->binCount; ++bin) {
                const BinSummary& left = (*scanned)[bin];
                const BinSummary& right = (*rolled)[bin];
                QCOMPARE(left.count, right.count);
                QCOMPARE(left.sum.value(), right.sum.value());
                QCOMPARE(left.least, right.least);
                QCOMPARE(left.most, right.most);
            }
        }
        const auto hours = civilBins(CivilStep::Hour, columns->span());
        QCOMPARE(summarize(*days, *hours, m_job).error().code, ErrorCode::InvalidInput);
    }

    void theProfileSumsUpToEverything()
    {
        const auto columns = m_store->columns({}, {}, m_job);
        const AggregateRequest counts{.step = CivilStep::HourOfWeek, .aggregate = Aggregate::Count};
        const auto bins = binsFor(counts, *columns);
        const BinValues profile = aggregate(columns->series[1], *bins, counts);
        double count = 0.0;
        for (const double value : profile.values) {
            count += value;
        }
        QCOMPARE(static_cast<std::int64_t>(count), columns->series[1].readingCount());
        // Monday eight o'clock of the even series, by SQL: 2024-01-01 was a Monday, no clock change at eight.
        const AggregateRequest means{.step = CivilStep::HourOfWeek, .aggregate = Aggregate::Mean};
        const BinValues mean = aggregate(columns->series[0], *bins, means);
        const double truth = sql(
            "CAST(sum(steps) FILTER (WHERE strftime('%w %H',utc_s,'unixepoch','1 hour')='2 08' AND utc_s<1711846800)"
            " AS REAL)/(100*count(*) FILTER (WHERE strftime('%w %H',utc_s,'unixepoch','1 hour')='2 08' AND"
            " utc_s<1711846800))",
            m_ids[0], kBegin, 1'711'846'800);
        const AggregateRequest winter{
            .step = CivilStep::HourOfWeek, .aggregate = Aggregate::Mean, .span = TimeSpan{kBegin, 1'711'846'800}};
        const BinValues ofWinter = aggregate(columns->series[0], *binsFor(winter, *columns), winter);
        QCOMPARE(ofWinter.values[24 + 8], truth);
        QVERIFY(!std::isnan(mean.values[24 + 8]));
    }

    void percentilesAreThoseOfTheSpreadsheet()
    {
        // PERCENTILE.INC of 15, 20, 35, 40, 50 at 40 % is 29 (NIST/Excel example).
        test::TemporaryProject project;
        auto opened = SeriesStore::open(project.project());
        SeriesStore store = std::move(opened).value();
        WB_VERIFY_RESULT(store.putSet({.name = "a"}));
        const auto id = store.putSeries({.set = "a", .key = "1", .intervalS = 3600});
        const std::vector<Reading> readings = {
            {kBegin, 35.0}, {kBegin + 60, 15.0}, {kBegin + 120, 50.0}, {kBegin + 180, 20.0}, {kBegin + 240, 40.0}};
        WB_VERIFY_RESULT(store.append(*id, readings, m_job));
        const auto columns = store.columns({}, {}, m_job);
        for (const CivilStep step : {CivilStep::Day, CivilStep::HourOfWeek}) {
            AggregateRequest request{.step = step, .aggregate = Aggregate::Percentile, .parameter = 40.0};
            QCOMPARE(aggregate(columns->series[0], *binsFor(request, *columns), request).values[0], 29.0);
            request.parameter = 100.0;
            QCOMPARE(aggregate(columns->series[0], *binsFor(request, *columns), request).values[0], 50.0);
        }
        const AggregateRequest wrong{.aggregate = Aggregate::Percentile, .parameter = 101.0};
        QCOMPARE(binsFor(wrong, *columns).error().code, ErrorCode::InvalidInput);
    }

    void completenessKnowsTheLengthOfTheDay()
    {
        const auto columns = m_store->columns({}, {}, m_job);
        AggregateRequest request{.step = CivilStep::Day, .aggregate = Aggregate::Completeness};
        const auto bins = binsFor(request, *columns);
        const BinValues even = aggregate(columns->series[0], *bins, request);
        QCOMPARE(even.counts[90], 92U); // 31 March
        QCOMPARE(even.values[90], 1.0);
        QCOMPARE(even.counts[300], 100U); // 27 October
        QCOMPARE(even.values[300], 1.0);
        const BinValues gaps = aggregate(columns->series[1], *bins, request);
        QVERIFY(gaps.values[5] > 0.6 && gaps.values[5] < 0.95);
        request.aggregate = Aggregate::Mean;
        request.leastShare = 0.97;
        QVERIFY(std::isnan(aggregate(columns->series[1], *bins, request).values[5]));
        QVERIFY(!std::isnan(aggregate(columns->series[0], *bins, request).values[90]));
    }

    void firstAndLastOfABin()
    {
        const auto columns = m_store->columns({}, {}, m_job);
        AggregateRequest request{.step = CivilStep::Year, .aggregate = Aggregate::First};
        const auto bins = binsFor(request, *columns);
        QCOMPARE(aggregate(columns->series[0], *bins, request).values[0], columns->series[0].chunks[0].values.at(0));
        request.aggregate = Aggregate::Last;
        const double last = aggregate(columns->series[0], *bins, request).values[0];
        QCOMPARE(last, columns->series[0].lastAt(bins->edgesUtcS[1] - 1)->value);
    }

    void namesComeBack()
    {
        for (int one = 0; one <= static_cast<int>(Aggregate::Last); ++one) {
            QVERIFY(aggregateOf(nameOf(static_cast<Aggregate>(one))) == static_cast<Aggregate>(one));
        }
        QVERIFY(!aggregateOf("mode"));
    }
};

QTEST_GUILESS_MAIN(AggregationTest)
#include "aggregation_test.moc"
