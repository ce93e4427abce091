// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/energy/cash_flow.h"

#include <cstdint>

namespace weitblick::energy {

/// What one roof adds to a total.
struct RoofOutcome {
    PvInvestment investment;
    PvEconomics economics;
    double powerKwp = 0.0;
    double avoidedTonnes = 0.0;
};

/// Totals of roofs, e.g. of a district. Money is summed in cents.
class EconomicsTotal {
public:
    void add(const RoofOutcome& roof);

    [[nodiscard]] std::int64_t count() const { return m_count; }
    [[nodiscard]] std::int64_t profitableCount() const { return m_profitableCount; } ///< net present value above 0
    [[nodiscard]] double powerKwp() const { return m_powerKwp; }
    [[nodiscard]] double yieldKwh() const { return m_yieldKwh; }
    [[nodiscard]] double ownUseShare() const; ///< of the yield of all
    [[nodiscard]] double investmentEuro() const;
    [[nodiscard]] double firstYearEuro() const;
    [[nodiscard]] double netPresentValueEuro() const; ///< of the roofs as they are shown
    [[nodiscard]] double avoidedTonnes() const { return m_avoidedTonnes; }

    /// Payback and levelised cost of all together: yields, payments and costs added up.
    /// Errors   InvalidInput  no roof.
    [[nodiscard]] Result<PvEconomics> together() const;

private:
    std::int64_t m_count = 0;
    std::int64_t m_profitableCount = 0;
    std::int64_t m_investmentCent = 0;
    std::int64_t m_firstYearCent = 0;
    std::int64_t m_valueCent = 0;
    double m_powerKwp = 0.0;
    double m_yieldKwh = 0.0;
    double m_ownKwh = 0.0;
    double m_usableKwh = 0.0;
    double m_curtailedKwh = 0.0;
    double m_feedInEuro = 0.0;
    double m_runningEuro = 0.0;
    double m_avoidedTonnes = 0.0;
    PvInvestment m_rates;
};

} // namespace weitblick::energy
