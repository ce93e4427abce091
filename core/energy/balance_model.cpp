// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/balance_model.h"

#include "core/energy/standard_profiles.h"

#include <algorithm>
#include <cmath>

namespace weitblick::energy {

namespace {

constexpr int kParts = 4; ///< to which the shares of classes are rounded

/// Which parts of a building's yield come in which class: classes with their quarters.
using RoofMix = std::map<std::uint32_t, int>;

/// Shares as quarters that sum up to one: rounded down, the rest to the largest remainders.
RoofMix mixOf(const BalanceBuilding& building)
{
    RoofMix mix;
    std::vector<std::pair<double, std::uint32_t>> remainders;
    int given = 0;
    for (const auto& [number, yieldKwh] : building.yieldByClass) {
        const double parts = yieldKwh / building.yieldKwh * kParts;
        const int whole = static_cast<int>(std::floor(parts));
        mix[number] = whole;
        given += whole;
        remainders.emplace_back(parts - whole, number);
    }
    std::ranges::sort(remainders, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (std::size_t i = 0; given < kParts && i < remainders.size(); ++i, ++given) {
        ++mix[remainders[i].second];
    }
    std::erase_if(mix, [](const auto& part) { return part.second == 0; });
    return mix;
}

std::vector<double> profileOf(const RoofMix& mix, const YieldShapes& shapes)
{
    std::vector<double> hourly(kHoursOfYear, 0.0);
    for (const auto& [number, parts] : mix) {
        const YieldShape& shape = shapes.shape(number);
        for (std::size_t hour = 0; hour < hourly.size(); ++hour) {
            hourly[hour] += shape[hour] * parts / kParts;
        }
    }
    return quartersOf(hourly);
}

float scaleOf(double value)
{
    return static_cast<float>(value);
}

enum Purpose : std::uint32_t { Modules = 1, HeatPumps = 2 };

} // namespace

BalanceModel::BalanceModel(const BalanceStock& stock, const BalanceAssumptions& assumptions)
    : m_stock(&stock),
      m_assumptions(assumptions),
      m_profiles(kQuartersOfYear)
{
}

Result<void> BalanceModel::addLoads(const CivilYear& year)
{
    constexpr std::array<const char*, 3> kNames{"H25", "G25", "L25"};
    for (std::size_t kind = 0; kind < kNames.size(); ++kind) {
        WB_TRY(const LoadProfile* const profile, standardProfile(kNames.at(kind)));
        WB_TRY(std::vector<double> quarters, profile->yearKw(year, 1.0));
        for (double& quarter : quarters) {
            quarter *= kQuarterHourH;
        }
        WB_TRY(m_loads.at(kind), m_profiles.add(quarters));
    }
    WB_TRY(m_car, m_profiles.add(carQuarters(year, m_assumptions.charging)));
    return {};
}

Result<void> BalanceModel::addRoofs(const YieldShapes& shapes)
{
    std::map<RoofMix, std::uint32_t> known;
    for (const BalanceBuilding& building : m_stock->buildings) {
        if (building.yieldKwh <= 0.0) {
            m_roofs.push_back(0);
            continue;
        }
        const RoofMix mix = mixOf(building);
        auto found = known.find(mix);
        if (found == known.end()) {
            WB_TRY(const std::uint32_t profile, m_profiles.add(profileOf(mix, shapes)));
            found = known.emplace(mix, profile).first;
        }
        m_roofs.push_back(found->second);
    }
    return {};
}

Result<BalanceModel> BalanceModel::of(const BalanceStock& stock, const solar::WeatherYear& weather,
                                      const CivilYear& year, const BalanceAssumptions& assumptions, Job& job)
{
    if (year.quarters().size() != kQuartersOfYear) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {std::to_string(year.year()) + " ist ein Schaltjahr, das Wetter hat 365 Tage",
                                 std::to_string(year.year()) + " is a leap year, the weather has 365 days"},
                     .subject = "year"};
    }
    BalanceModel model(stock, assumptions);
    WB_CHECK(model.addLoads(year));
    std::vector<double> airC(weather.hours.size());
    std::ranges::transform(weather.hours, airC.begin(), &solar::WeatherHour::airC);
    WB_TRY(const std::vector<double> heatPump, heatPumpQuarters(airC, assumptions.heatPump));
    WB_TRY(model.m_heatPump, model.m_profiles.add(heatPump));
    std::vector<OrientationClass> classes;
    for (const auto& [number, orientation] : stock.classes) {
        classes.push_back(orientation);
    }
    if (!classes.empty()) {
        WB_TRY(const YieldShapes shapes, YieldShapes::of(weather, classes, job));
        WB_CHECK(model.addRoofs(shapes));
    } else {
        model.m_roofs.assign(stock.buildings.size(), 0);
    }
    return model;
}

EquippedDistrict BalanceModel::equipped(const BalanceVariant& variant) const
{
    EquippedDistrict district;
    for (std::size_t i = 0; i < m_stock->buildings.size(); ++i) {
        const BalanceBuilding& building = m_stock->buildings[i];
        const bool hasModules = building.yieldKwh > 0.0 && lotOf(building.fid, Modules) < variant.roofShare;
        const bool hasHeatPump = building.heatKwh > 0.0 && lotOf(building.fid, HeatPumps) < variant.heatPumpShare;
        const double cars = building.dwellings * variant.carShare;
        const double installed = hasModules ? building.powerKwp : 0.0;
        const double storage = installed * variant.storageKwhPerKwp;
        Prosumer prosumer;
        prosumer.load = {m_loads.at(static_cast<std::size_t>(building.kind)), scaleOf(building.electricityKwh)};
        if (hasModules) {
            prosumer.generation = {m_roofs[i], scaleOf(building.yieldKwh)};
            prosumer.capacityKwh = scaleOf(storage);
            prosumer.batteryKwhPerStep = scaleOf(storage / m_assumptions.batteryHours * kQuarterHourH);
        }
        if (hasHeatPump) {
            prosumer.heatPump = {m_heatPump, scaleOf(building.heatKwh)};
        }
        if (cars > 0.0) {
            prosumer.car = {m_car, scaleOf(cars * m_assumptions.carKwh)};
        }
        district.prosumers.push_back(prosumer);
        district.installedKwp.push_back(installed);
        district.storageKwh.push_back(storage);
        district.roofs += hasModules ? 1 : 0;
        district.heatPumps += hasHeatPump ? 1 : 0;
        district.cars += cars;
        district.heatCo2Kg += hasHeatPump ? 0.0 : building.heatKwh * building.heatCo2KgPerKwh;
    }
    return district;
}

} // namespace weitblick::energy
