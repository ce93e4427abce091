// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/balance_variant.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <array>

namespace weitblick::energy {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\n");
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

Error unreadable(std::string_view part)
{
    return Error{
        .code = ErrorCode::InvalidInput,
        .message = {"„" + std::string(part) + "“ ist keine Variante", "“" + std::string(part) + "” is no variant"},
        .subject = "variants",
        .advice = {"Name: Photovoltaik in %, Wärmepumpen in %, Speicher in kWh je kWp, Elektroautos in %; zum "
                   "Beispiel „Ziel: 80 60 1 50“",
                   "Name: photovoltaics in %, heat pumps in %, storage in kWh for each kWp, cars in %; for "
                   "example “Target: 80 60 1 50”"}};
}

Result<BalanceVariant> variantFrom(std::string_view part)
{
    const std::size_t colon = part.find(':');
    BalanceVariant variant{.name = std::string(trimmed(part.substr(0, colon)))};
    std::array<double, 4> values{};
    std::size_t count = 0;
    std::string_view rest = colon == std::string_view::npos ? std::string_view() : trimmed(part.substr(colon + 1));
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
        const auto number = numberFromText(rest.substr(0, end));
        if (!number || count == values.size() || number->value < 0.0) {
            return unreadable(part);
        }
        values.at(count++) = number->value;
        rest = trimmed(rest.substr(end));
    }
    constexpr double kPercent = 100.0;
    constexpr double kMostStorage = 20.0;
    if (variant.name.empty() || count != values.size() || values[0] > kPercent || values[1] > kPercent ||
        values[2] > kMostStorage || values[3] > kPercent) {
        return unreadable(part);
    }
    variant.roofShare = values[0] / kPercent;
    variant.heatPumpShare = values[1] / kPercent;
    variant.storageKwhPerKwp = values[2];
    variant.carShare = values[3] / kPercent;
    return variant;
}

} // namespace

Result<std::vector<BalanceVariant>> variantsFrom(std::string_view text)
{
    constexpr std::size_t kMost = 12;
    std::vector<BalanceVariant> variants;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view part = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (part.empty()) {
            continue;
        }
        WB_TRY(BalanceVariant variant, variantFrom(part));
        if (variants.size() == kMost || std::ranges::count(variants, variant.name, &BalanceVariant::name) > 0) {
            return unreadable(part);
        }
        variants.push_back(std::move(variant));
    }
    return variants.empty() ? Result<std::vector<BalanceVariant>>(unreadable("")) : variants;
}

double lotOf(std::int64_t building, std::uint32_t purpose)
{
    // SplitMix64 (Steele, Lea and Flood 2014): the same on every machine.
    std::uint64_t state = static_cast<std::uint64_t>(building) * 0x9E3779B97F4A7C15U + purpose * 0xD1B54A32D192ED03U;
    state = (state ^ (state >> 30U)) * 0xBF58476D1CE4E5B9U;
    state = (state ^ (state >> 27U)) * 0x94D049BB133111EBU;
    state ^= state >> 31U;
    return static_cast<double>(state >> 11U) * 0x1.0p-53;
}

} // namespace weitblick::energy
