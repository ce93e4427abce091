// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/irradiance/atmosphere.h"

#include "core/solar/sun/angle.h"

#include <chrono>

namespace weitblick::solar {

double extraterrestrialWM2(int dayOfYear)
{
    constexpr double kSolarConstantWM2 = 1366.1;
    const double b = 2.0 * std::numbers::pi * (dayOfYear - 1) / 365.0;
    return kSolarConstantWM2 * (1.00011 + 0.034221 * std::cos(b) + 0.00128 * std::sin(b) +
                                0.000719 * std::cos(2.0 * b) + 7.7e-5 * std::sin(2.0 * b));
}

double extraterrestrialWM2At(double utcS)
{
    namespace chrono = std::chrono;
    const chrono::sys_days day{chrono::days{static_cast<int>(std::floor(utcS / 86400.0))}};
    const chrono::sys_days newYear{chrono::year_month_day{day}.year() / chrono::January / 1};
    return extraterrestrialWM2(static_cast<int>((day - newYear).count()) + 1);
}

double relativeAirMass(double apparentZenithDeg)
{
    if (apparentZenithDeg > 90.0) {
        return 0.0;
    }
    return 1.0 / (cosDeg(apparentZenithDeg) + 0.50572 * std::pow(96.07995 - apparentZenithDeg, -1.6364));
}

double pressurePaAt(double heightM)
{
    return 100.0 * std::pow((44331.514 - heightM) / 11880.516, 1.0 / 0.1902632);
}

double heightMOf(double pressurePa)
{
    return 44331.5 - 4946.62 * std::pow(pressurePa, 0.190263);
}

} // namespace weitblick::solar
