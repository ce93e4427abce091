// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/own_use.h"

#include "core/energy/civil_year.h"

#include <algorithm>

namespace weitblick::energy {

namespace {

constexpr std::size_t kQuartersPerHour = 4;
constexpr std::size_t kQuarters = solar::kHoursPerYear * kQuartersPerHour;

Result<void> check(const PvSystemLoad& system, std::span<const double> loadPerKwh)
{
    WB_CHECK(checkBattery(system.battery));
    const bool hasYears =
        loadPerKwh.size() == kQuarters && std::ranges::all_of(system.surfaces, [](const SystemSurface& surface) {
            return surface.shape != nullptr && surface.shape->size() == solar::kHoursPerYear;
        });
    const bool hasAmounts =
        system.demandKwh >= 0.0 &&
        std::ranges::all_of(system.surfaces, [](const SystemSurface& surface) { return surface.yieldKwh >= 0.0; });
    if (hasYears && hasAmounts) {
        return {};
    }
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"Ertrag und Last müssen ein Jahr mit 8.760 Stunden füllen und dürfen nicht negativ sein",
                             "yield and load must fill a year of 8,760 hours and must not be negative"}};
}

std::vector<double> generationKw(std::span<const SystemSurface> surfaces)
{
    std::vector<double> power(solar::kHoursPerYear, 0.0);
    for (const SystemSurface& surface : surfaces) {
        for (std::size_t hour = 0; hour < power.size(); ++hour) {
            power[hour] += surface.yieldKwh * (*surface.shape)[hour];
        }
    }
    return power;
}

/// Without a battery the steps do not depend on one another.
DispatchTotals withoutBattery(const std::vector<double>& generation, std::span<const double> loadPerKwh,
                              double demandKwh, double limitKw)
{
    double generated = 0.0;
    double load = 0.0;
    double direct = 0.0;
    double curtailed = 0.0;
    for (std::size_t hour = 0; hour < generation.size(); ++hour) {
        const double power = generation[hour];
        generated += power;
        for (std::size_t quarter = 0; quarter < kQuartersPerHour; ++quarter) {
            const double used = demandKwh * loadPerKwh[hour * kQuartersPerHour + quarter];
            const double own = std::min(power, used);
            load += used;
            direct += own;
            curtailed += std::max(power - own - limitKw, 0.0);
        }
    }
    DispatchTotals totals{.generationKwh = generated,
                          .loadKwh = load * kQuarterHourH,
                          .directKwh = direct * kQuarterHourH,
                          .curtailedKwh = curtailed * kQuarterHourH};
    totals.feedInKwh = totals.generationKwh - totals.directKwh - totals.curtailedKwh;
    totals.gridKwh = totals.loadKwh - totals.directKwh;
    return totals;
}

DispatchTotals withBattery(const std::vector<double>& generation, std::span<const double> loadPerKwh,
                           const PvSystemLoad& system)
{
    BatteryDispatch dispatch(system.battery, kQuarterHourH, system.feedInLimitKw);
    DispatchSum sum;
    for (std::size_t step = 0; step < kQuarters; ++step) {
        const double power = generation[step / kQuartersPerHour];
        const double used = system.demandKwh * loadPerKwh[step];
        // At night with an empty battery nothing has to wait for the step before: the same numbers, sooner.
        const bool isAsleep = power == 0.0 && dispatch.storedKwh() == 0.0;
        sum.add(power, used, isAsleep ? StepFlow{.gridKw = used} : dispatch.step(power, used));
    }
    return sum.totals(system.battery, dispatch);
}

} // namespace

Result<DispatchTotals> ownUseOf(const PvSystemLoad& system, std::span<const double> loadPerKwh)
{
    WB_CHECK(check(system, loadPerKwh));
    const std::vector<double> generation = generationKw(system.surfaces);
    if (system.battery.capacityKwh > 0.0) {
        return withBattery(generation, loadPerKwh, system);
    }
    const double limitKw = system.feedInLimitKw.value_or(std::numeric_limits<double>::infinity());
    return withoutBattery(generation, loadPerKwh, system.demandKwh, limitKw);
}

} // namespace weitblick::energy
