// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/balance_figures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::energy {

namespace {

constexpr double kPerHour = 4.0; ///< quarter-hours
constexpr std::size_t kHoursPerDay = 24;

double sumOf(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Month from 0 and hour of each quarter-hour: month * 24 + hour.
std::vector<std::uint16_t> slotsOf(const CivilYear& year)
{
    std::vector<std::uint16_t> months;
    for (std::size_t day = 0; day < year.dayCount(); ++day) {
        months.push_back(static_cast<std::uint16_t>(static_cast<unsigned>(year.date(day).month()) - 1U));
    }
    std::vector<std::uint16_t> slots;
    for (const WallQuarter& quarter : year.quarters()) {
        slots.push_back(static_cast<std::uint16_t>(months[quarter.day] * kHoursPerDay + quarter.quarter / 4U));
    }
    return slots;
}

/// What is left of a whole without `part`; what single precision leaves behind is nothing.
double shareLeft(double part, double whole)
{
    constexpr double kNothing = 1e-6;
    const double left = whole > 0.0 ? 1.0 - part / whole : 0.0;
    return std::abs(left) < kNothing ? 0.0 : left;
}

double closureOf(const BalanceResult& result, const BatteryLosses& losses)
{
    double residue = 0.0;
    double whole = 0.0;
    for (const ProsumerTotals& own : result.prosumers) {
        const double stored = own.chargedKwh * static_cast<double>(losses.chargeEfficiency) -
                              own.dischargedKwh / static_cast<double>(losses.dischargeEfficiency);
        residue += std::abs(stored - own.storedKwh) +
                   std::abs(own.generationKwh - own.directKwh - own.chargedKwh - own.feedInKwh) +
                   std::abs(own.loadKwh - own.directKwh - own.dischargedKwh - own.gridKwh);
        whole += own.generationKwh + own.loadKwh;
    }
    return whole > 0.0 ? residue / whole : 0.0;
}

} // namespace

std::vector<double> residualKw(const BalanceResult& result)
{
    std::vector<double> residual(result.gridKwh.size());
    for (std::size_t step = 0; step < residual.size(); ++step) {
        residual[step] = (result.gridKwh[step] - result.feedInKwh[step]) * kPerHour;
    }
    return residual;
}

BalanceFigures figuresOf(const BalanceResult& result, const BatteryLosses& losses, const CivilYear& year)
{
    BalanceFigures figures{.generationKwh = sumOf(result.generationKwh),
                           .loadKwh = sumOf(result.loadKwh),
                           .gridKwh = sumOf(result.gridKwh),
                           .feedInKwh = sumOf(result.feedInKwh)};
    const std::vector<double> residual = residualKw(result);
    const auto slots = slotsOf(year);
    constexpr std::uint16_t kJanuaryEvening = 18;
    double drawnKwh = 0.0;
    double evening = 0.0;
    double eveningSteps = 0.0;
    for (std::size_t step = 0; step < residual.size(); ++step) {
        drawnKwh += std::max(0.0, residual[step]) / kPerHour;
        figures.surplusKwh += std::max(0.0, -residual[step]) / kPerHour;
        figures.surplusHours += residual[step] < 0.0 ? 1.0 / kPerHour : 0.0;
        figures.peakDrawKw = std::max(figures.peakDrawKw, residual[step]);
        figures.peakFeedKw = std::max(figures.peakFeedKw, -residual[step]);
        if (step > 0) {
            figures.steepestKw = std::max(figures.steepestKw, std::abs(residual[step] - residual[step - 1]));
        }
        if (slots[step] == kJanuaryEvening) {
            evening += residual[step];
            eveningSteps += 1.0;
        }
    }
    figures.januaryEveningKw = eveningSteps > 0.0 ? evening / eveningSteps : 0.0;
    figures.ownUseShare = shareLeft(figures.feedInKwh, figures.generationKwh);
    figures.selfSufficiency = shareLeft(figures.gridKwh, figures.loadKwh);
    figures.districtSufficiency = shareLeft(drawnKwh, figures.loadKwh);
    figures.closure = closureOf(result, losses);
    return figures;
}

std::array<MeanHour, 288> meanDaysOf(const BalanceResult& result, const CivilYear& year)
{
    std::array<MeanHour, 288> means{};
    std::array<double, 288> counts{};
    const auto slots = slotsOf(year);
    for (std::size_t step = 0; step < slots.size(); ++step) {
        MeanHour& mean = means.at(slots[step]);
        mean.generationKw += result.generationKwh[step] * kPerHour;
        mean.loadKw += result.loadKwh[step] * kPerHour;
        mean.gridKw += result.gridKwh[step] * kPerHour;
        mean.feedInKw += result.feedInKwh[step] * kPerHour;
        counts.at(slots[step]) += 1.0;
    }
    for (std::size_t slot = 0; slot < means.size(); ++slot) {
        MeanHour& mean = means.at(slot);
        for (double* const value : {&mean.generationKw, &mean.loadKw, &mean.gridKw, &mean.feedInKw}) {
            *value = counts.at(slot) > 0.0 ? *value / counts.at(slot) : 0.0;
        }
        mean.residualKw = mean.gridKw - mean.feedInKw;
    }
    return means;
}

std::vector<double> durationCurveOf(std::vector<double> residualKw)
{
    constexpr std::size_t kParts = 200;
    std::ranges::sort(residualKw, std::ranges::greater());
    std::vector<double> curve;
    for (std::size_t part = 0; part <= kParts && !residualKw.empty(); ++part) {
        curve.push_back(residualKw[part * (residualKw.size() - 1) / kParts]);
    }
    return curve;
}

} // namespace weitblick::energy
