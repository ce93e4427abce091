// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs_wkt.h"

#include "core/geo/detail/proj_handle.h"

#include <array>

namespace weitblick::geo {

Result<CrsWkt> wktOfEpsg(int epsg)
{
    const std::string code = "EPSG:" + std::to_string(epsg);
    const detail::ProjContext context = detail::quietContext();
    const detail::ProjObject crs(
        proj_create_from_database(context.get(), "EPSG", std::to_string(epsg).c_str(), PJ_CATEGORY_CRS, 0, nullptr));
    constexpr std::array<const char*, 2> kOneLine = {"MULTILINE=NO", nullptr};
    const char* wkt = crs ? proj_as_wkt(context.get(), crs.get(), PJ_WKT1_GDAL, kOneLine.data()) : nullptr;
    if (wkt == nullptr) {
        return Error{.code = ErrorCode::UnsupportedCrs,
                     .message = {"PROJ kennt dieses Koordinatensystem nicht",
                                 "PROJ does not know this coordinate reference system"},
                     .subject = code};
    }
    return CrsWkt{.name = proj_get_name(crs.get()), .wkt = wkt};
}

} // namespace weitblick::geo
