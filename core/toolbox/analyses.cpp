// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/toolbox/analyses.h"

#include "core/analysis/analyses.h"

namespace weitblick::toolbox {

const std::vector<analysis::Descriptor>& analyses()
{
    static const std::vector<analysis::Descriptor> kAnalyses = [] {
        std::vector<analysis::Descriptor> all = analysis::analyses();
        // The domains, in the order of the menu.
        return all;
    }();
    return kAnalyses;
}

Result<const analysis::Descriptor*> findAnalysis(std::string_view id)
{
    return analysis::findAnalysis(id, analyses());
}

} // namespace weitblick::toolbox
