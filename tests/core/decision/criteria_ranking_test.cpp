// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/criteria_ranking.h"

#include <QTest>

#include <cmath>

#include "tests/core/decision/sites.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

namespace {

Result<std::vector<ReadRow>> rowsBy(Sites& sites, const std::string& method)
{
    WB_TRY(const auto outcome, sites.run(decision::criteriaRankingAnalysis(),
                                         {{"layer", "flächen"}, {"criteria", sites.criteria}, {"method", method}}));
    return rowsOf(sites.project, outcome.outputs.at("result").schema.name);
}

double real(const ReadRow& row, std::size_t column)
{
    return std::get<double>(row.values[column]);
}

} // namespace

class CriteriaRankingTest : public QObject {
    Q_OBJECT

private slots:
    void theWeightedSumIsExplained()
    {
        Sites sites;
        QVERIFY(sites.added);
        WB_VALUE(const auto rows, rowsBy(sites, "weighted_sum"));
        QCOMPARE(rows.size(), std::size_t{5});
        // name, ramp, area, lden, score, rank, reason, sure 1, sure 1-3, spread, contributions
        QVERIFY(std::abs(real(rows[0], 4) - (0.5 * 0.8 + 0.3 * 0.4 + 0.2 * 0.5)) < 1e-12);
        QVERIFY(std::abs(real(rows[1], 4) - (0.5 * 0.4 + 0.3 * 1.0 + 0.2 * 0.9)) < 1e-12);
        QCOMPARE(rows[1].values[5], Value(std::int64_t{1}));
        QCOMPARE(rows[0].values[5], Value(std::int64_t{2}));
        QVERIFY(std::abs(real(rows[0], 10) + real(rows[0], 11) + real(rows[0], 12) - real(rows[0], 4)) < 1e-12);
        QCOMPARE(real(rows[1], 7) + real(rows[0], 7), 100.0);
        QVERIFY(real(rows[1], 7) > 50.0);
        QVERIFY(!rows[0].wkt.empty());
    }
    void whatIsRuledOutSaysWhy()
    {
        Sites sites;
        WB_VALUE(const auto rows, rowsBy(sites, "weighted_sum"));
        QCOMPARE(rows[2].values[6], Value(std::string("Lärm 66 über 65")));
        QCOMPARE(rows[3].values[6], Value(std::string("Autobahn 25 km über 20 km")));
        QCOMPARE(rows[4].values[6], Value(std::string("kein Wert: Autobahn")));
        QCOMPARE(rows[2].values[4], Value(std::monostate()));
        QCOMPARE(rows[2].values[5], Value(std::monostate()));
    }
    void everyMethodRanks()
    {
        Sites sites;
        for (const std::string method : {"weighted_product", "owa", "topsis", "promethee"}) {
            WB_VALUE(const auto rows, rowsBy(sites, method));
            const auto sum = std::get<std::int64_t>(rows[0].values[5]) + std::get<std::int64_t>(rows[1].values[5]);
            // Any difference counts in full: 0.5 for the motorway against 0.3 + 0.2, so PROMETHEE sees a dead heat.
            QCOMPARE(sum, std::int64_t{method == "promethee" ? 2 : 3});
            QCOMPARE(rows[0].values[7], Value(std::monostate())); // draws are for the weighted sum
        }
    }
    void weightsTellHowFarTheyMayMove()
    {
        Sites sites;
        WB_VALUE(const auto outcome,
                 sites.run(decision::criteriaRankingAnalysis(), {{"layer", "flächen"}, {"criteria", sites.criteria}}));
        WB_VALUE(const auto rows, rowsOf(sites.project, outcome.outputs.at("weights").schema.name));
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].values[0], Value(std::string("ramp")));
        QCOMPARE(real(rows[0], 2), 50.0);
        // Without the motorway: 0.44 to 0.96; with it alone: 0.8 to 0.4. Level at w = 0.52 / 0.92.
        QVERIFY(std::abs(real(rows[0], 4) - 100.0 * 0.52 / 0.92) < 1e-9);
        QCOMPARE(rows[0].values[6], Value(std::int64_t{1}));
        WB_VALUE(const auto lineage, sites.project.lineage(outcome.outputs.at("result").schema.name));
        QCOMPARE(lineage.record.rowsRead, std::int64_t{5});
    }
    void aFileThatIsNoDocumentIsRefused()
    {
        Sites sites;
        std::ofstream(sites.criteria) << "title: nur ein Text\n";
        const auto refused = rowsBy(sites, "weighted_sum");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(CriteriaRankingTest)
#include "criteria_ranking_test.moc"
