// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/twins.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::region;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// The three municipalities whose likeness is worked out by hand: inhabitants, density, age, type of region,
/// centrality.
PeerTable threeTowns()
{
    return {.features = {{.id = "inhabitants", .kind = FeatureKind::Logarithm},
                         {.id = "density", .kind = FeatureKind::Logarithm},
                         {.id = "age", .kind = FeatureKind::Number},
                         {.id = "type", .kind = FeatureKind::Category},
                         {.id = "centrality", .kind = FeatureKind::Category}},
            .keys = {"A", "B", "C"},
            .names = {"A", "B", "C"},
            .values = {15'000, 30'000, 8'000, 200, 350, 90, 46.2, 44.2, 48.2, 4, 4, 3, 1, 1, 2}};
}

} // namespace

class TwinsTest : public QObject {
    Q_OBJECT

private slots:
    void gowerOfThreeTowns()
    {
        Job job;
        WB_VALUE(const auto ofA, twinsOf(threeTowns(), 0, {}, job));
        QCOMPARE(ofA[0].row, std::size_t{1});
        QVERIFY(std::abs(ofA[0].similarity - 0.712707) < 5e-7);
        QVERIFY(std::abs(ofA[1].similarity - 0.287293) < 5e-7);
        WB_VALUE(const auto ofB, twinsOf(threeTowns(), 1, {}, job));
        QVERIFY(std::abs(ofB[1].similarity) < 5e-7);
    }
    void contributionsAddUp()
    {
        Job job;
        for (const Likeness likeness : {Likeness::Gower, Likeness::Standardised}) {
            WB_VALUE(const auto twins, twinsOf(threeTowns(), 0, {.likeness = likeness}, job));
            for (const Twin& twin : twins) {
                QVERIFY(std::abs(std::accumulate(twin.contributions.begin(), twin.contributions.end(), 0.0) - 1.0) <
                        1e-12);
            }
        }
        // Inhabitants: ln 2 / ln (30,000 / 8,000) of 1.436466 in all.
        WB_VALUE(const auto gower, twinsOf(threeTowns(), 0, {}, job));
        QVERIFY(std::abs(gower[0].contributions[0] - (std::log(2.0) / std::log(3.75)) / (5.0 * 0.2872927)) < 1e-6);
    }
    void leavingAFeatureOutChangesTheAnswerAsItSays()
    {
        Job job;
        PeerTable table = threeTowns();
        WB_VALUE(const auto all, twinsOf(table, 0, {}, job));
        table.features[2].weight = 0.0;
        WB_VALUE(const auto without, twinsOf(table, 0, {}, job));
        // d = 4/5 d' + its own part / 5
        const double own = all[0].contributions[2] * all[0].distance;
        QVERIFY(std::abs(without[0].distance - (all[0].distance - own) * 5.0 / 4.0) < 1e-12);
        QCOMPARE(without[0].contributions[2], 0.0);
    }
    void standardisedBySpread()
    {
        // Median 3, median absolute deviation 1: one step is 1 / 1.4826.
        const PeerTable table{.features = {{.id = "a"}},
                              .keys = {"1", "2", "3", "4", "5"},
                              .names = {"1", "2", "3", "4", "5"},
                              .values = {1, 2, 3, 4, 100}};
        Job job;
        WB_VALUE(const auto twins, twinsOf(table, 2, {.likeness = Likeness::Standardised}, job));
        QVERIFY(std::abs(twins[0].distance - 1.0 / 1.4826) < 1e-12);
        QCOMPARE(twins[0].row, std::size_t{1}); // as near as 4: the smaller key
        QCOMPARE(twins[1].row, std::size_t{3});
        QVERIFY(std::abs(twins[3].distance - 97.0 / 1.4826) < 1e-9);
    }
    void whatIsNotKnownIsLeftOut()
    {
        PeerTable table = threeTowns();
        table.values[1] = kNone; // inhabitants of B
        Job job;
        WB_VALUE(const auto twins, twinsOf(table, 0, {}, job));
        const auto b = std::ranges::find(twins, std::size_t{1}, &Twin::row);
        QVERIFY(b != twins.end());
        QVERIFY(std::abs(b->knownShare - 0.8) < 1e-12);
        for (std::size_t feature : {0U, 1U, 2U}) {
            table.values[feature * 3 + 1] = kNone;
        }
        WB_VALUE(const auto fewer, twinsOf(table, 0, {}, job));
        QVERIFY(std::ranges::find(fewer, std::size_t{1}, &Twin::row) == fewer.end());
    }
    void nothingToCompareIsRefused()
    {
        Job job;
        PeerTable table = threeTowns();
        QCOMPARE(twinsOf(table, 7, {}, job).error().code, ErrorCode::InvalidInput);
        for (Feature& feature : table.features) {
            feature.weight = 0.0;
        }
        QCOMPARE(twinsOf(table, 0, {}, job).error().code, ErrorCode::InvalidInput);
    }
    void elevenThousandBySixtyAreFoundAtOnce()
    {
        std::mt19937 random(2);
        std::uniform_real_distribution<double> any(1.0, 2.0);
        PeerTable table;
        for (int i = 0; i < 60; ++i) {
            table.features.push_back({.id = std::to_string(i)});
        }
        for (int i = 0; i < 11'000; ++i) {
            table.keys.push_back(std::to_string(i));
            table.names.push_back(table.keys.back());
        }
        table.values.resize(60UL * 11'000UL);
        std::ranges::generate(table.values, [&] { return any(random); });
        Job job;
        QElapsedTimer timer;
        timer.start();
        WB_VALUE(const auto twins, twinsOf(table, 5'000, {}, job));
        qInfo("twins of 11,000 x 60: %lld ms", static_cast<long long>(timer.elapsed()));
        QCOMPARE(twins.size(), std::size_t{10});
        QVERIFY(twins[0].distance <= twins[9].distance);
    }
};

QTEST_GUILESS_MAIN(TwinsTest)
#include "twins_test.moc"
