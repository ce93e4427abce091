// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_store.h"
#include "core/series/time_slices.h"

#include <QTest>

#include <cmath>
#include <random>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::series;

class TimeSlicesTest : public QObject {
    Q_OBJECT

    std::shared_ptr<SeriesColumns> m_columns = std::make_shared<SeriesColumns>();
    std::shared_ptr<SeriesDays> m_days = std::make_shared<SeriesDays>();
    Job m_job;

private slots:
    void initTestCase()
    {
        test::TemporaryProject project;
        auto opened = SeriesStore::open(project.project());
        SeriesStore store = std::move(opened).value();
        WB_VERIFY_RESULT(store.putSet({.name = "a"}));
        std::mt19937 random(1);
        for (int series = 0; series < 90; ++series) {
            const auto id = store.putSeries({.set = "a", .key = std::to_string(series), .intervalS = 900});
            std::vector<Reading> readings;
            for (std::int64_t i = 0; i < 96 * 60; ++i) {
                if (series % 3 != 0 || random() % 4 != 0) {
                    readings.push_back({1'709'247'600 + i * 900, static_cast<double>(random() % 400) / 10.0});
                }
            }
            WB_VERIFY_RESULT(store.append(*id, readings, m_job));
        }
        auto columns = store.columns({}, {}, m_job);
        QVERIFY(columns);
        *m_columns = std::move(columns).value();
        auto days = store.days({}, m_job);
        QVERIFY(days);
        *m_days = std::move(days).value();
    }

    void everySliceIsWhatEachSeriesAloneSays_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("aggregate");
        QTest::newRow("quarter, mean") << static_cast<int>(CivilStep::QuarterHour) << static_cast<int>(Aggregate::Mean);
        QTest::newRow("hour, max") << static_cast<int>(CivilStep::Hour) << static_cast<int>(Aggregate::Maximum);
        QTest::newRow("hour of the week, mean")
            << static_cast<int>(CivilStep::HourOfWeek) << static_cast<int>(Aggregate::Mean);
        QTest::newRow("day, above") << static_cast<int>(CivilStep::Day) << static_cast<int>(Aggregate::Exceedances);
    }
    void everySliceIsWhatEachSeriesAloneSays()
    {
        QFETCH(int, step);
        QFETCH(int, aggregate);
        const AggregateRequest request{
            .step = static_cast<CivilStep>(step), .aggregate = static_cast<Aggregate>(aggregate), .parameter = 20.0};
        auto made = TimeSlices::over(m_columns, request);
        QVERIFY(made);
        TimeSlices slices = std::move(made).value();
        QCOMPARE(slices.seriesCount(), 90U);
        const auto all = aggregateAll(*m_columns, slices.bins(), request, m_job);
        for (std::size_t i = 0; i < slices.bins().binCount; ++i) {
            const std::size_t bin = i * 7 % slices.bins().binCount; // to and fro
            const auto slice = slices.at(bin, m_job);
            QVERIFY(slice);
            for (std::size_t series = 0; series < 90; ++series) {
                const double truth = (*all)[series].values[bin];
                QVERIFY((*slice)[series] == truth || (std::isnan(truth) && std::isnan((*slice)[series])));
            }
        }
        QCOMPARE(slices.at(slices.bins().binCount, m_job).error().code, ErrorCode::InvalidInput);
    }

    void dayTotalsGiveTheSameSlices()
    {
        for (const CivilStep step : {CivilStep::Day, CivilStep::Week, CivilStep::Month}) {
            const AggregateRequest request{.step = step, .span = m_columns->span()};
            auto made = TimeSlices::over(std::shared_ptr<const SeriesColumns>(m_columns), request);
            auto rolled = TimeSlices::over(std::shared_ptr<const SeriesDays>(m_days), request);
            QVERIFY(made);
            QVERIFY(rolled);
            TimeSlices slices = std::move(made).value();
            TimeSlices fromDays = std::move(rolled).value();
            for (std::size_t bin = 0; bin < slices.bins().binCount; ++bin) {
                const auto left = slices.at(bin, m_job);
                const auto right = fromDays.at(bin, m_job);
                QVERIFY(std::ranges::equal(*left, *right));
            }
        }
    }

    void whatCannotBeSlicedIsRefused()
    {
        const std::shared_ptr<const SeriesDays> days = m_days;
        QVERIFY(!TimeSlices::over(days, {.step = CivilStep::Hour, .span = m_columns->span()}));
        QVERIFY(!TimeSlices::over(days, {.step = CivilStep::Day}));
        QVERIFY(
            !TimeSlices::over(days, {.step = CivilStep::Day, .aggregate = Aggregate::Last, .span = m_columns->span()}));
    }
};

QTEST_GUILESS_MAIN(TimeSlicesTest)
#include "time_slices_test.moc"
