// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/citygml/building.h"
#include "core/intake/citygml/surface_plane.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <string>
#include <vector>

namespace weitblick::intake {

/// The columns of the layers of roofs and of walls.
std::vector<workspace::Column> surfaceColumns();

/// The values of one surface, in the order of surfaceColumns(). Function and roof type are those of its part, else of
/// the building.
void addSurface(workspace::RowBatch& batch, const Building& building, const BuildingPolygon& polygon,
                const SurfacePlane& plane);

/// How a surface is named in a list of broken ones: its gml:id, polygon and building.
std::string surfaceName(const Building& building, const BuildingPolygon& polygon);

} // namespace weitblick::intake
