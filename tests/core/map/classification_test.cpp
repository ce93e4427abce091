// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/classification.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::vector<double> oneToTen()
{
    std::vector<double> values(10);
    std::iota(values.begin(), values.end(), 1.0);
    return values;
}

} // namespace

class ClassificationTest : public QObject {
    Q_OBJECT

private slots:
    void equalIntervalsHaveEqualWidth()
    {
        Job job;
        WB_VALUE(const auto classes,
                 classify(oneToTen(), {.method = ClassMethod::EqualInterval, .classCount = 3}, job));
        QCOMPARE(classes.bounds, (std::vector<double>{1, 4, 7, 10}));
        QCOMPARE(classes.counts, (std::vector<std::int64_t>{4, 3, 3}));
    }
    void quantilesHaveEqualCounts()
    {
        Job job;
        WB_VALUE(const auto classes, classify(oneToTen(), {.method = ClassMethod::Quantile, .classCount = 5}, job));
        QCOMPARE(classes.bounds, (std::vector<double>{1, 2, 4, 6, 8, 10}));
        QCOMPARE(classes.counts, (std::vector<std::int64_t>{2, 2, 2, 2, 2}));
    }
    void equalValuesStayInOneQuantile()
    {
        Job job;
        const std::vector<double> values{1, 1, 1, 1, 1, 1, 2, 3};
        WB_VALUE(const auto classes, classify(values, {.method = ClassMethod::Quantile, .classCount = 4}, job));
        QCOMPARE(std::accumulate(classes.counts.begin(), classes.counts.end(), std::int64_t(0)), std::int64_t(8));
        QCOMPARE(classes.counts.front(), std::int64_t(6));
    }
    void naturalBreaksFollowTheGaps()
    {
        Job job;
        const std::vector<double> values{1, 2, 2, 3, 50, 51, 52, 900, 901};
        WB_VALUE(const auto classes, classify(values, {.method = ClassMethod::NaturalBreaks, .classCount = 3}, job));
        QCOMPARE(classes.bounds, (std::vector<double>{1, 3, 52, 901}));
        QCOMPARE(classes.counts, (std::vector<std::int64_t>{4, 3, 2}));
        QVERIFY(!classes.isSampled);
        QVERIFY(classes.explainedShare > 0.999);
    }
    void manyDistinctValuesAreSampledAndItIsSaid()
    {
        std::mt19937 random(1);
        std::normal_distribution<double> low(0, 1);
        std::normal_distribution<double> high(100, 1);
        std::vector<double> values;
        for (std::size_t i = 0; i < kExactNaturalBreaksLimit; ++i) {
            values.push_back(low(random));
            values.push_back(high(random));
        }
        Job job;
        WB_VALUE(const auto classes, classify(values, {.method = ClassMethod::NaturalBreaks, .classCount = 2}, job));
        QVERIFY(classes.isSampled);
        QCOMPARE(classes.counts, (std::vector<std::int64_t>(2, static_cast<std::int64_t>(kExactNaturalBreaksLimit))));
    }
    void standardDeviationsLieAroundTheMean()
    {
        Job job;
        const std::vector<double> values{2, 4, 4, 4, 5, 5, 7, 9}; // mean 5, deviation 2
        WB_VALUE(const auto classes, classify(values, {.method = ClassMethod::StandardDeviation}, job));
        QCOMPARE(classes.bounds, (std::vector<double>{2, 3, 5, 7, 9}));
        QCOMPARE(classes.counts, (std::vector<std::int64_t>{1, 5, 1, 1}));
    }
    void manualBoundsAreKeptAndOutsidersCounted()
    {
        Job job;
        WB_VALUE(const auto classes, classify(oneToTen(), {.method = ClassMethod::Manual, .bounds = {2, 5, 8}}, job));
        QCOMPARE(classes.counts, (std::vector<std::int64_t>{4, 3}));
        QCOMPARE(classes.outsideCount, std::int64_t(3));
    }
    void missingValuesAreCountedNotSorted()
    {
        Job job;
        const std::vector<double> values{1, kNone, 2, std::numeric_limits<double>::infinity(), kNone};
        WB_VALUE(const auto classes, classify(values, {.method = ClassMethod::EqualInterval, .classCount = 2}, job));
        QCOMPARE(classes.missingCount, std::int64_t(3));
        QCOMPARE(classes.counts, (std::vector<std::int64_t>{1, 1}));
        QVERIFY(!classes.classOf(kNone));
    }
    void oneValueIsOneClass()
    {
        Job job;
        for (const ClassMethod method : {ClassMethod::EqualInterval, ClassMethod::Quantile, ClassMethod::NaturalBreaks,
                                         ClassMethod::StandardDeviation}) {
            WB_VALUE(const auto classes, classify(std::vector<double>{7, 7, 7}, {.method = method}, job));
            QCOMPARE(classes.counts, (std::vector<std::int64_t>{3}));
            QCOMPARE(classes.classOf(7), std::optional<std::size_t>(0));
        }
    }
    void noValueIsNoClass()
    {
        Job job;
        WB_VALUE(const auto classes, classify(std::vector<double>{kNone}, {}, job));
        QCOMPARE(classes.classCount(), std::size_t(0));
        QVERIFY(!classes.classOf(1));
    }
    void everyValueIsInTheClassThatHoldsIt()
    {
        std::mt19937 random(3);
        std::lognormal_distribution<double> number(2.0, 1.5);
        std::vector<double> values(5000);
        std::ranges::generate(values, [&] { return number(random); });
        Job job;
        for (const ClassMethod method : {ClassMethod::EqualInterval, ClassMethod::Quantile, ClassMethod::NaturalBreaks,
                                         ClassMethod::StandardDeviation}) {
            WB_VALUE(const auto classes, classify(values, {.method = method, .classCount = 7}, job));
            std::vector<std::int64_t> counts(classes.classCount(), 0);
            for (const double value : values) {
                const auto number_ = classes.classOf(value);
                QVERIFY(number_);
                QVERIFY(value <= classes.bounds[*number_ + 1]);
                QVERIFY(value > classes.bounds[*number_] || (*number_ == 0 && value == classes.bounds[0]));
                ++counts[*number_];
            }
            QCOMPARE(counts, classes.counts);
        }
    }
    void naturalBreaksExplainMost()
    {
        std::mt19937 random(5);
        std::lognormal_distribution<double> number(2.0, 1.0);
        std::vector<double> values(3000);
        std::ranges::generate(values, [&] { return number(random); });
        Job job;
        WB_VALUE(const auto natural, classify(values, {.method = ClassMethod::NaturalBreaks}, job));
        for (const ClassMethod other : {ClassMethod::EqualInterval, ClassMethod::Quantile}) {
            WB_VALUE(const auto classes, classify(values, {.method = other}, job));
            QVERIFY(natural.explainedShare >= classes.explainedShare);
        }
    }
    void optionsThatMakeNoSenseAreRefused()
    {
        Job job;
        const auto values = oneToTen();
        for (const ClassifyOptions& options :
             {ClassifyOptions{.classCount = 0}, ClassifyOptions{.classCount = kLargestClassCount + 1},
              ClassifyOptions{.method = ClassMethod::Manual},
              ClassifyOptions{.method = ClassMethod::Manual, .bounds = {1}},
              ClassifyOptions{.method = ClassMethod::Manual, .bounds = {1, 1}},
              ClassifyOptions{.method = ClassMethod::Manual, .bounds = {2, 1}},
              ClassifyOptions{.method = ClassMethod::Manual, .bounds = {0, kNone}},
              ClassifyOptions{.method = ClassMethod::StandardDeviation, .deviationsPerClass = 0}}) {
            QCOMPARE(classify(values, options, job).error().code, ErrorCode::InvalidInput);
        }
    }
    void namesComeBack()
    {
        for (const ClassMethod method : {ClassMethod::EqualInterval, ClassMethod::Quantile, ClassMethod::NaturalBreaks,
                                         ClassMethod::StandardDeviation, ClassMethod::Manual}) {
            QCOMPARE(classMethodOf(nameOf(method)), std::optional(method));
        }
        QVERIFY(!classMethodOf("jenks"));
    }
};

QTEST_GUILESS_MAIN(ClassificationTest)
#include "classification_test.moc"
