// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/make_place.h"

#include "sample_data/place/buildings.h"
#include "sample_data/place/fluren.h"
#include "sample_data/place/land.h"
#include "sample_data/place/lots.h"
#include "sample_data/place/main_roads.h"
#include "sample_data/place/people.h"
#include "sample_data/place/settlements.h"
#include "sample_data/place/street_attributes.h"
#include "sample_data/place/street_growth.h"
#include "sample_data/place/street_pruning.h"

namespace weitblick::sample {

Result<Region> makeRegion(const Settings& settings, Job& job)
{
    const Box extent = extentOf(settings.size);
    Region region{Place{}, Terrain(settings, extent)};
    Place& place = region.place;
    const Terrain& terrain = region.terrain;
    place.settings = settings;
    place.extent = extent;
    place.river = terrain.river();
    place.riverHalfWidthM = terrain.riverHalfWidthM();
    place.riverName = settings.size == PlaceSize::Village ? "Musterbach" : "Muster";

    placeSettlements(place, terrain);
    WB_CHECK(job.report(0.05, "Straßen"));
    StreetNet net(extent);
    layMainRoads(place, terrain, net);
    WB_CHECK(job.report(0.15, "Straßen"));
    growStreets(place, terrain, net);
    addPaths(place, terrain, net);
    WB_CHECK(job.report(0.3, "Fluren"));
    WB_CHECK(divideIntoFluren(place, terrain, net));
    describeStreets(place, terrain, net);
    nameStreets(place, terrain);
    WB_CHECK(job.report(0.4, "Grundstücke"));
    lineUpLots(place, terrain);
    build(place, terrain);
    pruneStreets(place, terrain);
    giveAddresses(place);
    raiseRoofs(place, terrain);
    WB_CHECK(job.report(0.55, "Flurstücke"));
    Job rest = job.part(0.55, 1.0);
    WB_CHECK(divideIntoParcels(place, terrain, rest));
    WB_CHECK(joinAdministrativeAreas(place));
    settlePeople(place);
    openServices(place);
    return region;
}

} // namespace weitblick::sample
