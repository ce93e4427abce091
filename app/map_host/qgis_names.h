// SPDX-License-Identifier: GPL-3.0-or-later
// Names that QGIS moved between 3.22 and 4; the rest of this folder uses only
// what all of them have.
#pragma once

#include <qgis.h>
#include <qgsconfig.h>
#include <qgspallabeling.h>
#include <qgsunittypes.h>
#include <qgswkbtypes.h>

namespace weitblick::map_host::names {

#if _QGIS_VERSION_INT >= 33000
inline constexpr auto kPoints = Qgis::GeometryType::Point;
inline constexpr auto kLines = Qgis::GeometryType::Line;
inline constexpr auto kPolygons = Qgis::GeometryType::Polygon;
inline constexpr auto kPointSize = Qgis::RenderUnit::Points;
inline constexpr auto kGroundMetres = Qgis::RenderUnit::MetersInMapUnits;
inline constexpr auto kMetres = Qgis::DistanceUnit::Meters;
inline constexpr auto kMm = Qgis::LayoutUnit::Millimeters;
inline constexpr auto kAlongTheLine = Qgis::LabelPlacement::Curved;
inline constexpr auto kWithinTheArea = Qgis::LabelPlacement::Horizontal;
#else
inline constexpr auto kPoints = QgsWkbTypes::PointGeometry;
inline constexpr auto kLines = QgsWkbTypes::LineGeometry;
inline constexpr auto kPolygons = QgsWkbTypes::PolygonGeometry;
inline constexpr auto kPointSize = QgsUnitTypes::RenderPoints;
inline constexpr auto kGroundMetres = QgsUnitTypes::RenderMetersInMapUnits;
inline constexpr auto kMetres = QgsUnitTypes::DistanceMeters;
inline constexpr auto kMm = QgsUnitTypes::LayoutMillimeters;
inline constexpr auto kAlongTheLine = QgsPalLayerSettings::Curved;
inline constexpr auto kWithinTheArea = QgsPalLayerSettings::Horizontal;
#endif

} // namespace weitblick::map_host::names
