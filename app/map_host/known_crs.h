// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/map_host/text.h"
#include "core/base/result.h"

#include <qgscoordinatereferencesystem.h>

#include <string>

namespace weitblick::map_host {

/// The coordinate reference system of a map, by its definition ("EPSG:25832").
/// Errors   UnsupportedCrs  QGIS does not know it.
inline Result<QgsCoordinateReferenceSystem> knownCrs(const std::string& definition)
{
    QgsCoordinateReferenceSystem crs(toQt(definition));
    if (!crs.isValid()) {
        return Error{.code = ErrorCode::UnsupportedCrs,
                     .message = {"QGIS kennt das Koordinatensystem der Karte nicht",
                                 "QGIS does not know the coordinate reference system of the map"},
                     .subject = definition};
    }
    return crs;
}

} // namespace weitblick::map_host
