// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/row_measure.h"

#include <QTest>

#include <cmath>

#include "tests/support/answered_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;
using crossfilter::RowMask;

namespace {

const double kNone = std::nan("");

/// Four rows: two of part 0, one of part 1, one of none.
RowMeasure sample(Aggregate aggregate)
{
    return {.columns = {{.parts = {0, 1, 0, kNoPart}, .numbers = {3.0, kNone, 5.0, 9.0}}},
            .partCount = 2,
            .aggregate = aggregate};
}

RowMask mask(std::initializer_list<std::uint32_t> rows)
{
    RowMask made(4);
    for (const std::uint32_t row : rows) {
        made.add(row);
    }
    return made;
}

} // namespace

class RowMeasureTest : public QObject {
    Q_OBJECT

    Job m_job;

private slots:
    void eachAggregateIsOfTheRowsOfItsPart()
    {
        const auto first = [this](Aggregate aggregate) {
            const auto parts = measuredParts(sample(aggregate), mask({0, 1, 2, 3}), m_job);
            return parts ? parts->front() : -1.0;
        };
        QCOMPARE(first(Aggregate::Count), 2.0);
        QCOMPARE(first(Aggregate::Sum), 8.0);
        QCOMPARE(first(Aggregate::Mean), 4.0);
        QCOMPARE(first(Aggregate::Minimum), 3.0);
        QCOMPARE(first(Aggregate::Maximum), 5.0);
    }
    void noRowIsNoNumberAndNoneInACount()
    {
        WB_VALUE(const auto none, measuredParts(sample(Aggregate::Sum), mask({1, 3}), m_job));
        QVERIFY(std::isnan(none[0]) && std::isnan(none[1]));
        WB_VALUE(const auto counts, measuredParts(sample(Aggregate::Count), mask({1, 3}), m_job));
        QCOMPARE(counts, (std::vector<double>{0.0, 1.0}));
    }
    void boxesAreOfTheRowsThatAreLeft()
    {
        RowMeasure measure = sample(Aggregate::Count);
        measure.groups = {{"eins", "one"}, {"zwei", "two"}};
        WB_VALUE(const auto boxes, measuredBoxes(measure, mask({0, 1, 2}), m_job));
        QCOMPARE(boxes.size(), std::size_t{2});
        QCOMPARE(boxes[0].name.de, std::string("eins"));
        QCOMPARE(boxes[0].summary.median, 4.0);
        QCOMPARE(boxes[1].count, std::int64_t{0});
        QCOMPARE(boxes[1].missingCount, std::int64_t{1});
    }
    void onlyWhatIsNoCountOfClassesIsMeasured()
    {
        TileAnswer answer;
        answer.shown = BoxAnswer{};
        QVERIFY(isMeasuredFromRows({}, answer));
        answer.shown = HistogramAnswer{};
        QVERIFY(!isMeasuredFromRows({}, answer));
        answer.shown = BarAnswer{};
        QVERIFY(!isMeasuredFromRows({}, answer)); // of indicators: without rows
    }
    void whatIsReadEqualsTheAnswer()
    {
        test::AnsweredCounty county;
        QVERIFY(county.prepare());
        const BoxContent content{
            .rows = {.role = "buildings", .dataset = {}, .where = {}}, .field = "storeys", .groupBy = "function_code"};
        WB_VALUE(const TileAnswer answer, county.answer(content));
        Tile tile;
        tile.content = content;
        const std::vector<std::int64_t> fids{1, 2, 3, 4, 5};
        WB_VALUE(const auto measure, rowMeasureOf(county.project, tile, answer, fids, m_job));
        QVERIFY(measure);
        WB_VALUE(const auto boxes, measuredBoxes(*measure, RowMask(5, RowMask::Fill::All), m_job));
        QVERIFY(boxes == std::get<BoxAnswer>(answer.shown).groups);
        tile.content =
            BoxContent{.rows = {.role = {}, .dataset = "weg", .where = {}}, .field = "storeys", .groupBy = {}};
        WB_VALUE(const auto gone, rowMeasureOf(county.project, tile, answer, fids, m_job));
        QVERIFY(!gone);
    }
};

QTEST_GUILESS_MAIN(RowMeasureTest)
#include "row_measure_test.moc"
