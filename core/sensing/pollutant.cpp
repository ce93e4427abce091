// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/pollutant.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace weitblick::sensing {

namespace {

using Name = std::pair<std::string_view, std::string_view>;

// As they are left by plain(): small letters and digits.
constexpr std::array kNames = {Name{"no2", "NO2"},
                               Name{"stickstoffdioxid", "NO2"},
                               Name{"nitrogendioxide", "NO2"},
                               Name{"pm10", "PM10"},
                               Name{"feinstaubpm10", "PM10"},
                               Name{"feinstaub", "PM10"},
                               Name{"pm25", "PM2.5"},
                               Name{"feinstaubpm25", "PM2.5"},
                               Name{"so2", "SO2"},
                               Name{"schwefeldioxid", "SO2"},
                               Name{"sulphurdioxide", "SO2"},
                               Name{"o3", "O3"},
                               Name{"ozon", "O3"},
                               Name{"ozone", "O3"},
                               Name{"co", "CO"},
                               Name{"kohlenmonoxid", "CO"},
                               Name{"carbonmonoxide", "CO"},
                               Name{"c6h6", "C6H6"},
                               Name{"benzol", "C6H6"},
                               Name{"benzene", "C6H6"},
                               Name{"pb", "Pb"},
                               Name{"blei", "Pb"},
                               Name{"lead", "Pb"}};

/// "PM2,5 [µg/m³]" → "pm25"; digits set low (₂) are digits.
std::string plain(std::string_view property)
{
    std::string text(property.substr(0, property.find('[')));
    for (int digit = 0; digit < 10; ++digit) { // U+2080 to U+2089
        const std::string low = {'\xE2', '\x82', static_cast<char>(0x80 + digit)};
        for (std::size_t at = text.find(low); at != std::string::npos; at = text.find(low)) {
            text.replace(at, low.size(), std::to_string(digit));
        }
    }
    std::string plain;
    for (const char sign : text) {
        const auto byte = static_cast<unsigned char>(sign);
        if (std::isalnum(byte) != 0 && byte < 128) {
            plain += static_cast<char>(std::tolower(byte));
        } else if (byte >= 128) {
            plain += sign;
        }
    }
    return plain;
}

} // namespace

std::string pollutantOf(std::string_view property)
{
    const std::string name = plain(property);
    const auto* const found = std::ranges::find(kNames, std::string_view(name), &Name::first);
    return found == kNames.end() ? std::string() : std::string(found->second);
}

} // namespace weitblick::sensing
