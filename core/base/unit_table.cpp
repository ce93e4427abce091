// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unit_table.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace weitblick {

namespace {

using Dimension = std::array<int, kQuantityCount>;

struct Part {
    Quantity quantity;
    int exponent;
};
constexpr Dimension dimensionOf(std::initializer_list<Part> parts)
{
    Dimension dimension{};
    for (const Part& part : parts) {
        dimension[static_cast<std::size_t>(part.quantity)] = part.exponent;
    }
    return dimension;
}

struct Symbol {
    std::string_view name;
    Dimension dimension;
    std::array<int, 5> size; ///< exponents of 2, 3, 5, 7, 73
};
struct Alias {
    std::string_view name;
    std::string_view symbol;
};

/// 10^exponent × other small primes.
constexpr std::array<int, 5> ten(int exponent, std::array<int, 5> times = {})
{
    return {times[0] + exponent, times[1], times[2] + exponent, times[3], times[4]};
}

constexpr std::array<int, 5> kMinute = {2, 1, 1, 0, 0};
constexpr std::array<int, 5> kHour = {4, 2, 2, 0, 0};
constexpr std::array<int, 5> kDay = {7, 3, 2, 0, 0};
constexpr std::array<int, 5> kWeek = {7, 3, 2, 1, 0};
constexpr std::array<int, 5> kMonth = {5, 2, 3, 0, 1}; // a twelfth of a year
constexpr std::array<int, 5> kYear = {7, 3, 3, 0, 1};

using enum Quantity;
constexpr Dimension kLength = dimensionOf({{Length, 1}});
constexpr Dimension kMass = dimensionOf({{Mass, 1}});
constexpr Dimension kTime = dimensionOf({{Time, 1}});
constexpr Dimension kTemperature = dimensionOf({{Temperature, 1}});
constexpr Dimension kCurrent = dimensionOf({{Current, 1}});
constexpr Dimension kLight = dimensionOf({{Light, 1}});
constexpr Dimension kMoney = dimensionOf({{Money, 1}});
constexpr Dimension kPeople = dimensionOf({{People, 1}});
constexpr Dimension kVehicles = dimensionOf({{Vehicles, 1}});
constexpr Dimension kInformation = dimensionOf({{Information, 1}});
constexpr Dimension kAngle = dimensionOf({{Angle, 1}});
constexpr Dimension kLevel = dimensionOf({{Level, 1}});
constexpr Dimension kArea = dimensionOf({{Length, 2}});
constexpr Dimension kVolume = dimensionOf({{Length, 3}});
constexpr Dimension kEnergy = dimensionOf({{Mass, 1}, {Length, 2}, {Time, -2}});
constexpr Dimension kPower = dimensionOf({{Mass, 1}, {Length, 2}, {Time, -3}});
constexpr Dimension kForce = dimensionOf({{Mass, 1}, {Length, 1}, {Time, -2}});
constexpr Dimension kPressure = dimensionOf({{Mass, 1}, {Length, -1}, {Time, -2}});
constexpr Dimension kVoltage = dimensionOf({{Mass, 1}, {Length, 2}, {Time, -3}, {Current, -1}});

constexpr auto kTable = std::to_array<Symbol>({
    {"m", kLength, ten(0)},
    {"km", kLength, ten(3)},
    {"dm", kLength, ten(-1)},
    {"cm", kLength, ten(-2)},
    {"mm", kLength, ten(-3)},
    {"µm", kLength, ten(-6)},
    {"ar", kArea, ten(2)},
    {"ha", kArea, ten(4)},
    {"l", kVolume, ten(-3)},
    {"ml", kVolume, ten(-6)},
    {"hl", kVolume, ten(-1)},
    {"kg", kMass, ten(0)},
    {"g", kMass, ten(-3)},
    {"mg", kMass, ten(-6)},
    {"µg", kMass, ten(-9)},
    {"dt", kMass, ten(2)},
    {"t", kMass, ten(3)},
    {"kt", kMass, ten(6)},
    {"Mt", kMass, ten(9)},
    {kEmissionTag, dimensionOf({{Mass, -1}, {Emission, 1}}), ten(0)},
    {"s", kTime, ten(0)},
    {"ms", kTime, ten(-3)},
    {"min", kTime, kMinute},
    {"h", kTime, kHour},
    {"d", kTime, kDay},
    {"Woche", kTime, kWeek},
    {"Monat", kTime, kMonth},
    {"a", kTime, kYear},
    {"Hz", dimensionOf({{Time, -1}}), ten(0)},
    {"K", kTemperature, ten(0)},
    {"°C", kTemperature, ten(0)},
    {"J", kEnergy, ten(0)},
    {"kJ", kEnergy, ten(3)},
    {"MJ", kEnergy, ten(6)},
    {"GJ", kEnergy, ten(9)},
    {"TJ", kEnergy, ten(12)},
    {"PJ", kEnergy, ten(15)},
    {"Wh", kEnergy, kHour},
    {"kWh", kEnergy, ten(3, kHour)},
    {"MWh", kEnergy, ten(6, kHour)},
    {"GWh", kEnergy, ten(9, kHour)},
    {"TWh", kEnergy, ten(12, kHour)},
    {"W", kPower, ten(0)},
    {"mW", kPower, ten(-3)},
    {"kW", kPower, ten(3)},
    {"MW", kPower, ten(6)},
    {"GW", kPower, ten(9)},
    {"Wp", kPower, ten(0)},
    {"kWp", kPower, ten(3)},
    {"MWp", kPower, ten(6)},
    {"VA", kPower, ten(0)},
    {"kVA", kPower, ten(3)},
    {"MVA", kPower, ten(6)},
    {"N", kForce, ten(0)},
    {"kN", kForce, ten(3)},
    {"Pa", kPressure, ten(0)},
    {"hPa", kPressure, ten(2)},
    {"kPa", kPressure, ten(3)},
    {"bar", kPressure, ten(5)},
    {"V", kVoltage, ten(0)},
    {"kV", kVoltage, ten(3)},
    {"A", kCurrent, ten(0)},
    {"lm", kLight, ten(0)},
    {"klm", kLight, ten(3)},
    {"lx", dimensionOf({{Light, 1}, {Length, -2}}), ten(0)},
    {"€", kMoney, ten(0)},
    {"ct", kMoney, ten(-2)},
    {"T€", kMoney, ten(3)},
    {"Ew", kPeople, ten(0)},
    {"Kfz", kVehicles, ten(0)},
    {"bit", kInformation, ten(0)},
    {"kbit", kInformation, ten(3)},
    {"Mbit", kInformation, ten(6)},
    {"Gbit", kInformation, ten(9)},
    {"°", kAngle, ten(0)},
    {"dB", kLevel, ten(0)},
    {"%", {}, ten(-2)},
    {"‰", {}, ten(-3)},
    {"ppm", {}, ten(-6)},
    {"10", {}, ten(1)},
    {"24", {}, {3, 1, 0, 0, 0}}, // Kfz/24h
    {"100", {}, ten(2)},         // l/100km
    {"1000", {}, ten(3)},        // 1/1000 Ew
    {"Mio", {}, ten(6)},
    {"Mrd", {}, ten(9)},
});

constexpr std::array kAliases = {
    Alias{"Meter", "m"},      Alias{"μm", "µm"},         Alias{"L", "l"},          Alias{"Liter", "l"},
    Alias{"μg", "µg"},        Alias{"CO2", "CO2e"},      Alias{"CO2eq", "CO2e"},   Alias{"CO2-Äq", "CO2e"},
    Alias{"CO2-Äq.", "CO2e"}, Alias{"CO₂", "CO2e"},      Alias{"CO₂e", "CO2e"},    Alias{"Std", "h"},
    Alias{"Tag", "d"},        Alias{"Tage", "d"},        Alias{"Wochen", "Woche"}, Alias{"Monate", "Monat"},
    Alias{"Jahr", "a"},       Alias{"Jahre", "a"},       Alias{"EUR", "€"},        Alias{"Euro", "€"},
    Alias{"Cent", "ct"},      Alias{"Ct", "ct"},         Alias{"TEUR", "T€"},      Alias{"EW", "Ew"},
    Alias{"Einw", "Ew"},      Alias{"Einw.", "Ew"},      Alias{"Einwohner", "Ew"}, Alias{"Person", "Ew"},
    Alias{"Personen", "Ew"},  Alias{"Pers", "Ew"},       Alias{"Pers.", "Ew"},     Alias{"Fz", "Kfz"},
    Alias{"Fahrzeug", "Kfz"}, Alias{"Fahrzeuge", "Kfz"}, Alias{"dB(A)", "dB"},     Alias{"Prozent", "%"},
    Alias{"Mio.", "Mio"},     Alias{"Mrd.", "Mrd"},      Alias{"Grad", "°"},
};

/// Symbols with a power in them.
struct PowerAlias {
    std::string_view name;
    std::string_view symbol;
    int exponent;
};
constexpr std::array kPowerAliases = {PowerAlias{"qm", "m", 2}, PowerAlias{"qkm", "km", 2}, PowerAlias{"cbm", "m", 3}};

} // namespace

std::optional<Unit> knownUnit(std::string_view symbol)
{
    if (const auto* const alias = std::ranges::find(kPowerAliases, symbol, &PowerAlias::name);
        alias != kPowerAliases.end()) {
        return power(*knownUnit(alias->symbol), alias->exponent);
    }
    if (const auto* const alias = std::ranges::find(kAliases, symbol, &Alias::name); alias != kAliases.end()) {
        symbol = alias->symbol;
    }
    const auto* const found = std::ranges::find(kTable, symbol, &Symbol::name);
    if (found == kTable.end()) {
        return std::nullopt;
    }
    Unit unit;
    unit.factors.push_back({std::string(found->name), 1});
    unit.size = found->size;
    unit.dimension = found->dimension;
    return unit;
}

const std::vector<std::string>& knownSymbols()
{
    static const std::vector<std::string> kSymbols = [] {
        std::vector<std::string> symbols;
        std::ranges::transform(kTable, std::back_inserter(symbols),
                               [](const Symbol& symbol) { return std::string(symbol.name); });
        std::ranges::transform(kAliases, std::back_inserter(symbols),
                               [](const Alias& alias) { return std::string(alias.name); });
        std::ranges::transform(kPowerAliases, std::back_inserter(symbols),
                               [](const PowerAlias& alias) { return std::string(alias.name); });
        return symbols;
    }();
    return kSymbols;
}

} // namespace weitblick
