// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/analyses.h"

#include "core/solar/cadastre_analysis.h"
#include "core/solar/horizon/horizon_analysis.h"
#include "core/solar/roof_potential.h"
#include "core/solar/yield/solar_yield_analysis.h"

namespace weitblick::solar {

const std::vector<analysis::Descriptor>& solarAnalyses()
{
    static const std::vector<analysis::Descriptor> kAnalyses{
        solarCadastreAnalysis(),
        roofPotentialAnalysis(),
        horizonAnalysis(),
        solarYieldAnalysis(),
    };
    return kAnalyses;
}

} // namespace weitblick::solar
