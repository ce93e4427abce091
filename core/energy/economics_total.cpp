// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/economics_total.h"

#include <algorithm>
#include <cmath>

namespace weitblick::energy {

namespace {

constexpr double kCentsPerEuro = 100.0;

std::int64_t centsOf(double euro)
{
    return std::llround(euro * kCentsPerEuro);
}

double euroOf(std::int64_t cents)
{
    return static_cast<double>(cents) / kCentsPerEuro;
}

double ratio(double part, double whole)
{
    return whole > 0.0 ? std::clamp(part / whole, 0.0, 1.0) : 0.0;
}

} // namespace

void EconomicsTotal::add(const RoofOutcome& roof)
{
    const PvInvestment& investment = roof.investment;
    const double yieldKwh = investment.firstYearKwh;
    ++m_count;
    m_profitableCount += roof.economics.netPresentValueEuro > 0.0 ? 1 : 0;
    m_investmentCent += centsOf(investment.investmentEuro);
    m_firstYearCent += centsOf(roof.economics.firstYearEuro);
    m_valueCent += centsOf(roof.economics.netPresentValueEuro);
    m_powerKwp += roof.powerKwp;
    m_yieldKwh += yieldKwh;
    m_ownKwh += yieldKwh * investment.ownUseShare;
    m_usableKwh += yieldKwh * investment.ownUseShare * investment.usableShare;
    m_curtailedKwh += yieldKwh * investment.curtailedShare;
    m_feedInEuro += yieldKwh * (1.0 - investment.ownUseShare - investment.curtailedShare) * investment.feedInEuroPerKwh;
    m_runningEuro += investment.runningEuroPerYear;
    m_avoidedTonnes += roof.avoidedTonnes;
    m_rates = investment;
}

double EconomicsTotal::ownUseShare() const
{
    return ratio(m_ownKwh, m_yieldKwh);
}

double EconomicsTotal::investmentEuro() const
{
    return euroOf(m_investmentCent);
}

double EconomicsTotal::firstYearEuro() const
{
    return euroOf(m_firstYearCent);
}

double EconomicsTotal::netPresentValueEuro() const
{
    return euroOf(m_valueCent);
}

Result<PvEconomics> EconomicsTotal::together() const
{
    if (m_count == 0) {
        return Error{.code = ErrorCode::InvalidInput, .message = {"keine Dachfläche", "no roof"}};
    }
    PvInvestment all = m_rates;
    const double fedInKwh = m_yieldKwh - m_ownKwh - m_curtailedKwh;
    all.investmentEuro = investmentEuro();
    all.firstYearKwh = m_yieldKwh;
    all.ownUseShare = ownUseShare();
    all.usableShare = ratio(m_usableKwh, m_ownKwh);
    all.curtailedShare = std::min(ratio(m_curtailedKwh, m_yieldKwh), 1.0 - all.ownUseShare);
    all.feedInEuroPerKwh = fedInKwh > 0.0 ? m_feedInEuro / fedInKwh : 0.0;
    all.runningEuroPerYear = m_runningEuro;
    return pvEconomics(all);
}

} // namespace weitblick::energy
