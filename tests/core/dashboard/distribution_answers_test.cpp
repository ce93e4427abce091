// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/answers.h"

#include <QTest>

#include <cmath>

#include "tests/support/answered_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;

namespace {

const RowSource kBuildings{.role = "buildings", .dataset = {}, .where = {}};

} // namespace

class DistributionAnswersTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_county.prepare()); }

    void histogramCountsRowsByClasses()
    {
        WB_VALUE(const TileAnswer answer,
                 m_county.answer(HistogramContent{.rows = kBuildings, .field = "year", .edges = {1900, 1950, 1980}}));
        const auto& histogram = std::get<HistogramAnswer>(answer.shown);
        QCOMPARE(histogram.counts, (std::vector<std::int64_t>{1, 1}));
        QCOMPARE(histogram.aboveCount, std::int64_t{1});
        QCOMPARE(histogram.missingCount, std::int64_t{2});
        QCOMPARE(histogram.binding.dataset, std::string("Gebaeude"));
        QCOMPARE(histogram.binding.column, std::string("baujahr"));
        QCOMPARE(histogram.binding.edges, histogram.edges);
        QCOMPARE(answer.validShare, std::optional(0.6));
        QCOMPARE(answer.title.de, std::string("Baujahr"));
    }
    void classesAreRoundWhereNoneAreGiven()
    {
        WB_VALUE(const auto histogram, m_county.shown<HistogramAnswer>(
                                           HistogramContent{.rows = kBuildings, .field = "year", .binCount = 10}));
        QCOMPARE(histogram.edges.front(), 1900.0);
        QCOMPARE(histogram.edges[1], 1910.0);
        QCOMPARE(histogram.edges.back(), 1990.0);
        QCOMPARE(histogram.counts.back(), std::int64_t{1});
    }
    void boxesByGroup()
    {
        WB_VALUE(const auto boxes, m_county.shown<BoxAnswer>(
                                       BoxContent{.rows = kBuildings, .field = "storeys", .groupBy = "function_code"}));
        QCOMPARE(boxes.groups.size(), std::size_t{2});
        QCOMPARE(boxes.groups[0].name.de, std::string("31001_1010"));
        QCOMPARE(boxes.groups[0].count, std::int64_t{4});
        QCOMPARE(boxes.groups[0].summary.median, 2.0);
        QCOMPARE(boxes.groups[0].summary.maximum, 3.0);
        QCOMPARE(boxes.binding.texts.size(), std::size_t{2});
        WB_VALUE(const auto all, m_county.shown<BoxAnswer>(BoxContent{.rows = kBuildings, .field = "storeys"}));
        QCOMPARE(all.groups.size(), std::size_t{1});
        QCOMPARE(all.groups[0].name.de, std::string("alle"));
    }
    void zonesArePoints()
    {
        WB_VALUE(const auto scatter, m_county.shown<ScatterAnswer>(ScatterContent{.indicatorX = "share_under_18",
                                                                                  .indicatorY = "share_65_plus"}));
        QCOMPARE(scatter.points.size(), std::size_t{3});
        QCOMPARE(scatter.points[0].x, 30.0);
        QCOMPARE(scatter.points[0].y, 10.0);
        QCOMPARE(scatter.points[0].label, std::string("Westend"));
        QCOMPARE(scatter.points[0].key, std::string("0699900101"));
        QVERIFY(std::abs(*scatter.correlation + 1.0) < 1e-12); // 30/10, 20/20, 10/30: a line that falls
        QCOMPARE(scatter.formX.unit, std::string("%"));
    }
    void rowsArePointsAndAnEvenSampleWhereThereAreMany()
    {
        const ScatterContent content{
            .rows = kBuildings, .fieldX = "storeys", .fieldY = "dwellings", .label = "function_code", .limit = 2};
        WB_VALUE(const auto scatter, m_county.shown<ScatterAnswer>(content));
        QCOMPARE(scatter.totalCount, std::int64_t{5});
        QCOMPARE(scatter.points.size(), std::size_t{2});
        QCOMPARE(scatter.points[0].fid, std::int64_t{1});
        QCOMPARE(scatter.points[0].label, std::string("31001_1010"));
        QCOMPARE(scatter.columnX, std::string("geschosse"));
        QVERIFY(scatter.correlation);
    }
    void fieldWithoutAnyValueIsMissing()
    {
        WB_VALUE(const TileAnswer answer,
                 m_county.answer(HistogramContent{.rows = {.role = "buildings", .dataset = {}, .where = "storeys = 1"},
                                                  .field = "year"}));
        QCOMPARE(std::get<MissingAnswer>(answer.shown).what, MissingAnswer::What::Value);
        WB_VALUE(const TileAnswer text, m_county.answer(HistogramContent{.rows = kBuildings, .field = "heating"}));
        QCOMPARE(std::get<MissingAnswer>(text.shown).what, MissingAnswer::What::Field);
    }

private:
    test::AnsweredCounty m_county;
};

QTEST_GUILESS_MAIN(DistributionAnswersTest)
#include "distribution_answers_test.moc"
