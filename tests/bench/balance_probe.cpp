// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of the job g1:
//   bench.balance_probe PROSUMERS   a year of quarter-hours with batteries, the best of five runs
// Prints one line of JSON. The series are those of versus/balance_peer.py.
#include "core/energy/balance_kernel.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <vector>

#include "tests/bench/stopwatch.h"

namespace {

using namespace weitblick;
using namespace weitblick::energy;

constexpr std::size_t kSteps = 35040;
constexpr std::size_t kRoofs = 8;
constexpr std::size_t kLoads = 4;

double hourOf(std::size_t step)
{
    return static_cast<double>(step % 96) / 4.0;
}

double seasonOf(std::size_t step)
{
    return 1.0 - 0.6 * std::cos(static_cast<double>(step) / static_cast<double>(kSteps) * 6.283185307179586);
}

/// kWh for each kWp: a day's arc that comes earlier or later by the roof's direction.
std::vector<double> roofSeries(std::size_t roof)
{
    std::vector<double> values(kSteps);
    for (std::size_t step = 0; step < kSteps; ++step) {
        const double arc = std::sin((hourOf(step) - 5.0 - 0.25 * static_cast<double>(roof)) / 12.0 * 3.141592653589793);
        values[step] = std::max(0.0, arc) * 0.1 * seasonOf(step);
    }
    return values;
}

/// kWh for each kWh of the year.
std::vector<double> loadSeries(std::size_t load)
{
    std::vector<double> values(kSteps);
    for (std::size_t step = 0; step < kSteps; ++step) {
        values[step] =
            (1.0 + 0.5 * std::sin((hourOf(step) + 2.0 * static_cast<double>(load)) / 12.0 * 3.141592653589793)) /
            static_cast<double>(kSteps);
    }
    return values;
}

std::vector<Prosumer> prosumersOf(std::size_t count)
{
    std::vector<Prosumer> prosumers;
    for (std::size_t i = 0; i < count; ++i) {
        const auto roof = static_cast<std::uint32_t>(1 + i % kRoofs);
        const auto load = static_cast<std::uint32_t>(1 + kRoofs + i % kLoads);
        const float capacity = static_cast<float>(i % 11);
        prosumers.push_back({.generation = {roof, 3.0F + static_cast<float>(i % 7)},
                             .load = {load, 2000.0F + 100.0F * static_cast<float>(i % 31)},
                             .heatPump = {},
                             .car = {},
                             .capacityKwh = capacity,
                             .batteryKwhPerStep = capacity / 8.0F});
    }
    return prosumers;
}

double sumOf(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

int main(int argumentCount, char** arguments)
{
    const std::size_t count = argumentCount > 1 ? static_cast<std::size_t>(std::atoll(arguments[1])) : 5000;
    StepProfiles profiles(kSteps);
    for (std::size_t i = 0; i < kRoofs + kLoads; ++i) {
        if (!profiles.add(i < kRoofs ? roofSeries(i) : loadSeries(i - kRoofs))) {
            return 1;
        }
    }
    const std::vector<Prosumer> prosumers = prosumersOf(count);
    constexpr int kRuns = 5;
    double best = 1e9;
    double cpu = 0.0;
    double grid = 0.0;
    double feedIn = 0.0;
    for (int run = 0; run < kRuns; ++run) {
        Job job;
        const bench::Stopwatch watch;
        const auto result = runBalance(profiles, prosumers, {}, job);
        if (!result) {
            std::fprintf(stderr, "%s\n", result.error().message.en.c_str());
            return 1;
        }
        if (watch.wallS() < best) {
            best = watch.wallS();
            cpu = watch.cpuS();
        }
        grid = sumOf(result->gridKwh);
        feedIn = sumOf(result->feedInKwh);
    }
    std::printf("{\"seconds\": %.6f, \"cpu_s\": %.6f, \"grid_kwh\": %.3f, \"feed_in_kwh\": %.3f}\n", best, cpu, grid,
                feedIn);
    return 0;
}
