// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/siting.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;

namespace {

SitingTask randomTask(unsigned seed, SitingGoal goal, std::size_t candidates, std::size_t count)
{
    std::mt19937 engine(seed);
    const auto random = [&](unsigned below) { return static_cast<unsigned>(engine()) % below; };
    SitingTask task{.goal = goal, .count = count, .standard = 300, .longest = 2000, .candidateCount = candidates};
    for (int demand = 0; demand < 50; ++demand) {
        task.weights.push_back(1 + random(20));
        for (std::size_t candidate = 0; candidate < candidates; ++candidate) {
            task.costs.push_back(random(20) == 0 ? 0xffffffffU : 50 + random(1500));
        }
    }
    task.isMust.assign(candidates, 0);
    task.isForbidden.assign(candidates, 0);
    task.isMust[seed % candidates] = seed % 3 == 0 ? 1 : 0;
    task.isForbidden[(seed + 1) % candidates] = seed % 2 == 0 ? 1 : 0;
    return task;
}

/// Every subset by its bits.
double bruteForce(const SitingTask& task)
{
    double best = task.goal == SitingGoal::MostCovered ? -1.0 : 1e300;
    for (std::uint32_t bits = 0; bits < (1U << task.candidateCount); ++bits) {
        bool isAllowed = static_cast<std::size_t>(std::popcount(bits)) == task.count;
        for (std::size_t candidate = 0; candidate < task.candidateCount; ++candidate) {
            const bool isChosen = (bits >> candidate & 1U) != 0;
            isAllowed = isAllowed && (isChosen || task.isMust[candidate] == 0) &&
                        (!isChosen || task.isForbidden[candidate] == 0);
        }
        if (!isAllowed) {
            continue;
        }
        double value = 0.0;
        for (std::size_t demand = 0; demand < task.weights.size(); ++demand) {
            std::uint32_t way = 0xffffffffU;
            for (std::size_t candidate = 0; candidate < task.candidateCount; ++candidate) {
                if ((bits >> candidate & 1U) != 0) {
                    way = std::min(way, task.costs[demand * task.candidateCount + candidate]);
                }
            }
            if (task.goal == SitingGoal::MostCovered) {
                value += way <= task.standard ? task.weights[demand] : 0.0;
            } else {
                value += task.weights[demand] * double(std::min(way, task.longest));
            }
        }
        best = task.goal == SitingGoal::MostCovered ? std::max(best, value) : std::min(best, value);
    }
    return best;
}

} // namespace

class SitingTest : public QObject {
    Q_OBJECT

private slots:
    void smallTasksAreSolvedExactly()
    {
        Job job;
        for (unsigned seed = 1; seed <= 12; ++seed) {
            for (const SitingGoal goal : {SitingGoal::ShortestWays, SitingGoal::MostCovered}) {
                const SitingTask task = randomTask(seed, goal, 12, 3 + seed % 3);
                WB_VALUE(const SitingChoice choice, bestSites(task, job));
                QVERIFY(choice.isOptimal);
                QCOMPARE(choice.sites.size(), task.count);
                QVERIFY(std::abs(choice.value - bruteForce(task)) < 1e-6);
            }
        }
    }
    void exchangeComesNearTheOptimum()
    {
        Job job;
        double worst = 0.0;
        int optimal = 0;
        for (unsigned seed = 1; seed <= 30; ++seed) {
            for (const SitingGoal goal : {SitingGoal::ShortestWays, SitingGoal::MostCovered}) {
                const SitingTask task = randomTask(seed, goal, 12, 4);
                WB_VALUE(const SitingChoice choice, goodSites(task, job));
                const double best = bruteForce(task);
                worst = std::max(worst, std::abs(choice.value - best) / best);
                optimal += std::abs(choice.value - best) < 1e-6 ? 1 : 0;
            }
        }
        QVERIFY2(worst < 0.05, qPrintable(QString::number(worst)));
        QVERIFY2(optimal >= 40, qPrintable(QString::number(optimal)));
    }
    void aLossIsWhatASiteIsWorth()
    {
        // Two homes, two sites: each home has its own.
        const SitingTask task{.goal = SitingGoal::MostCovered,
                              .count = 2,
                              .standard = 10,
                              .longest = 100,
                              .weights = {3.0, 5.0},
                              .candidateCount = 2,
                              .costs = {5, 50, 50, 5}};
        Job job;
        WB_VALUE(const SitingChoice choice, bestSites(task, job));
        QCOMPARE(choice.value, 8.0);
        QCOMPARE(choice.losses, (std::vector<double>{3.0, 5.0}));
    }
    void whatCannotBeChosenIsRefused()
    {
        Job job;
        SitingTask task = randomTask(1, SitingGoal::MostCovered, 4, 5);
        QCOMPARE(bestSites(task, job).error().code, ErrorCode::InvalidInput);
        task.count = 1;
        task.isMust = {1, 1, 0, 0};
        QCOMPARE(goodSites(task, job).error().code, ErrorCode::InvalidInput);
        std::stop_source stop;
        stop.request_stop();
        Job stopped(stop.get_token(), {});
        task.count = 2;
        QCOMPARE(bestSites(task, stopped).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(SitingTest)
#include "siting_test.moc"
