// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/single_precision.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <string>

namespace weitblick::intake {

geo::Rgba SinglePrecision::nothing()
{
    return std::bit_cast<geo::Rgba>(std::numeric_limits<float>::quiet_NaN());
}

geo::Rgba SinglePrecision::from(double value)
{
    if (std::isnan(value)) {
        return nothing();
    }
    if (!(std::abs(value) <= double{std::numeric_limits<float>::max()})) {
        ++m_tooLarge;
        return nothing();
    }
    const auto single = static_cast<float>(value);
    m_largestError = std::max(m_largestError, std::abs(double{single} - value));
    return std::bit_cast<geo::Rgba>(single);
}

std::vector<Text> SinglePrecision::remarks() const
{
    constexpr double kWorthAWord = 0.0005; // half a millimetre in a height model
    std::vector<Text> remarks;
    if (m_largestError >= kWorthAWord) {
        remarks.emplace_back("Werte auf einfache Genauigkeit gerundet; größte Abweichung " +
                                 readableNumber(m_largestError, Language::German),
                             "values rounded to single precision; largest deviation " +
                                 readableNumber(m_largestError, Language::English));
    }
    if (m_tooLarge > 0) {
        const std::string count = std::to_string(m_tooLarge);
        remarks.emplace_back(count + " Zellen mit unendlichen oder übergroßen Werten sind ohne Wert",
                             count + " cells with infinite or too large values have no value");
    }
    return remarks;
}

} // namespace weitblick::intake
