// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/natural_breaks.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;

namespace {

double costOf(const std::vector<WeightedValue>& values, std::size_t begin, std::size_t end)
{
    double weight = 0;
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) {
        weight += values[i].weight;
        sum += values[i].weight * values[i].value;
    }
    double cost = 0;
    for (std::size_t i = begin; i < end; ++i) {
        cost += values[i].weight * std::pow(values[i].value - sum / weight, 2);
    }
    return cost;
}

double costOf(const std::vector<WeightedValue>& values, std::vector<std::size_t> begins)
{
    begins.push_back(values.size());
    double cost = 0;
    for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
        cost += costOf(values, begins[i], begins[i + 1]);
    }
    return cost;
}

/// Tries every way to split.
double leastCost(const std::vector<WeightedValue>& values, std::size_t begin, std::size_t classes)
{
    if (classes == 1) {
        return costOf(values, begin, values.size());
    }
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t end = begin + 1; end + classes - 1 <= values.size(); ++end) {
        least = std::min(least, costOf(values, begin, end) + leastCost(values, end, classes - 1));
    }
    return least;
}

} // namespace

class NaturalBreaksTest : public QObject {
    Q_OBJECT

private slots:
    void twoHeapsAreSeparated()
    {
        Job job;
        const std::vector<WeightedValue> values{{4}, {5}, {9}, {10}};
        WB_VALUE(const auto begins, naturalBreaks(values, 2, job));
        QCOMPARE(begins, (std::vector<std::size_t>{0, 2}));
    }
    void noWayToSplitIsBetter()
    {
        std::mt19937 random(7);
        std::lognormal_distribution<double> number(3.0, 1.2);
        std::uniform_int_distribution<int> weight(1, 5);
        Job job;
        for (int round = 0; round < 40; ++round) {
            std::vector<WeightedValue> values(6 + static_cast<std::size_t>(round % 8));
            for (WeightedValue& value : values) {
                value = {.value = number(random), .weight = static_cast<double>(weight(random))};
            }
            std::ranges::sort(values, {}, &WeightedValue::value);
            for (std::size_t classes = 1; classes <= 5; ++classes) {
                WB_VALUE(const auto begins, naturalBreaks(values, classes, job));
                QCOMPARE(begins.size(), classes);
                QVERIFY(std::ranges::adjacent_find(begins, std::greater_equal<>()) == begins.end());
                const double least = leastCost(values, 0, classes);
                QVERIFY(std::abs(costOf(values, begins) - least) <= 1e-9 * (1 + least));
            }
        }
    }
    void asManyClassesAsValuesCostNothing()
    {
        Job job;
        const std::vector<WeightedValue> values{{1}, {2}, {3}};
        WB_VALUE(const auto begins, naturalBreaks(values, 3, job));
        QCOMPARE(begins, (std::vector<std::size_t>{0, 1, 2}));
    }
    void largeOffsetsCostNoDigits()
    {
        Job job;
        const std::vector<WeightedValue> values{{1e9 + 0.1}, {1e9 + 0.2}, {1e9 + 0.7}, {1e9 + 0.8}};
        WB_VALUE(const auto begins, naturalBreaks(values, 2, job));
        QCOMPARE(begins, (std::vector<std::size_t>{0, 2}));
    }
    void canBeStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(naturalBreaks(std::vector<WeightedValue>{{1}, {2}}, 2, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(NaturalBreaksTest)
#include "natural_breaks_test.moc"
