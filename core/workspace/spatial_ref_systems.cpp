// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/spatial_ref_systems.h"

#include "core/geo/crs_wkt.h"

#include <array>

namespace weitblick::workspace {

namespace {

// OGC 12-128r18, table 3 and requirement 11.
constexpr std::string_view kTable = R"(
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
)";

constexpr std::array kCustomary = {4326, 4258, 25831, 25832, 25833, 31466, 31467, 31468, 31469, 3035, 3857, 4839};

} // namespace

Result<void> createSpatialRefSystems(Database& database)
{
    WB_CHECK(database.execute(kTable));
    for (const int epsg : kCustomary) {
        WB_CHECK(ensureSrs(database, epsg));
    }
    return {};
}

Result<void> ensureSrs(Database& database, int epsg)
{
    WB_TRY(auto known, database.prepare("SELECT 1 FROM gpkg_spatial_ref_sys WHERE srs_id=?1"));
    WB_TRY(const bool isKnown, known.bind(1, epsg).step());
    if (isKnown) {
        return {};
    }
    WB_TRY(const auto crs, geo::wktOfEpsg(epsg));
    WB_TRY(auto insert, database.prepare("INSERT INTO gpkg_spatial_ref_sys"
                                         "(srs_name,srs_id,organization,organization_coordsys_id,definition)"
                                         " VALUES(?1,?2,'EPSG',?2,?3)"));
    return insert.bind(1, crs.name).bind(2, epsg).bind(3, crs.wkt).execute();
}

} // namespace weitblick::workspace
