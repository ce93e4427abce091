// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/toolbox/analyses.h"

#include "core/analysis/analyses.h"
#include "core/decision/criteria_ranking.h"
#include "core/decision/funding_analysis.h"
#include "core/decision/option_stability.h"
#include "core/decision/practice_analysis.h"
#include "core/energy/consumption_groups.h"
#include "core/energy/district_balance.h"
#include "core/energy/pv_economics.h"
#include "core/energy/solar_potential_built.h"
#include "core/mobility/nearest_facilities.h"
#include "core/mobility/reach_areas.h"
#include "core/mobility/route_lines.h"
#include "core/mobility/service_quality.h"
#include "core/mobility/service_quality_change.h"
#include "core/mobility/site_selection.h"
#include "core/mobility/stop_departures.h"
#include "core/mobility/street_network.h"
#include "core/mobility/transit_reach.h"
#include "core/mobility/travel_times.h"
#include "core/region/building_people.h"
#include "core/region/inequality_analysis.h"
#include "core/region/municipality_profile.h"
#include "core/region/municipality_twins.h"
#include "core/sensing/alarm_replay.h"
#include "core/sensing/exceedances.h"
#include "core/sensing/series_aggregate.h"
#include "core/sensing/series_join.h"
#include "core/sensing/series_quality.h"
#include "core/solar/analyses.h"
#include "core/transit/doctor_analysis.h"

namespace weitblick::toolbox {

const std::vector<analysis::Descriptor>& analyses()
{
    static const std::vector<analysis::Descriptor> kAnalyses = [] {
        std::vector<analysis::Descriptor> all = analysis::analyses();
        // The domains, in the order of the menu.
        all.insert(all.end(), solar::solarAnalyses().begin(), solar::solarAnalyses().end());
        all.push_back(energy::pvEconomicsAnalysis());
        all.push_back(energy::solarPotentialBuiltAnalysis());
        all.push_back(energy::districtBalanceAnalysis());
        all.push_back(energy::consumptionGroupsAnalysis());
        all.push_back(mobility::serviceQualityAnalysis());
        all.push_back(mobility::serviceQualityChangeAnalysis());
        all.push_back(mobility::stopDeparturesAnalysis());
        all.push_back(mobility::transitReachAnalysis());
        all.push_back(mobility::reachAreasAnalysis());
        all.push_back(mobility::nearestFacilitiesAnalysis());
        all.push_back(mobility::siteSelectionAnalysis());
        all.push_back(mobility::travelTimesAnalysis());
        all.push_back(mobility::routeLinesAnalysis());
        all.push_back(mobility::streetNetworkAnalysis());
        all.push_back(transit::feedDoctorAnalysis());
        all.push_back(sensing::seriesAggregateAnalysis());
        all.push_back(sensing::exceedancesAnalysis());
        all.push_back(sensing::seriesJoinAnalysis());
        all.push_back(sensing::alarmReplayAnalysis());
        all.push_back(sensing::seriesQualityAnalysis());
        all.push_back(region::municipalityProfileAnalysis());
        all.push_back(region::municipalityTwinsAnalysis());
        all.push_back(region::peopleOnBuildingsAnalysis());
        all.push_back(region::inequalityAnalysis());
        all.push_back(decision::criteriaRankingAnalysis());
        all.push_back(decision::optionStabilityAnalysis());
        all.push_back(decision::bestPracticesAnalysis());
        all.push_back(decision::fundingCheckAnalysis());
        return all;
    }();
    return kAnalyses;
}

Result<const analysis::Descriptor*> findAnalysis(std::string_view id)
{
    return analysis::findAnalysis(id, analyses());
}

} // namespace weitblick::toolbox
