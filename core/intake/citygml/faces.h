// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/citygml/building.h"

#include <vector>

namespace weitblick::intake {

using Faces = std::vector<const BuildingPolygon*>;

/// The polygons of a building by body: 0 is the building itself, 1 … its parts. Points into `building`.
std::vector<Faces> facesByBody(const Building& building);

/// Those that are such a surface.
Faces ofSurface(const Faces& faces, BuildingSurface surface);

/// Those that bound the body: its walls and roofs and the faces of its solid, but no ground, footprint or roof edge.
Faces ofShell(const Faces& faces);

/// Those of LoD2, else of the highest level there is.
Faces ofOneLevel(const Faces& faces);

/// Those whose corners all lie within 20 cm of the lowest corner; none where the body has no height.
Faces lowestOf(const Faces& faces);

/// The roofs of a building, each polygon one.
///
/// Method   of the building and of each part: the roof surfaces (of LoD2 where there are several levels); where the
///          body has no boundary surfaces of any kind, the faces of its solid that look up by more than 5° and are not
///          at its bottom. What is up is decided by the sign of the solid's volume, so that a solid that is inside out
///          counts too.
Faces roofsOf(const Building& building);

/// The walls, in the same way: wall surfaces, else the faces within 5° of upright.
Faces wallsOf(const Building& building);

} // namespace weitblick::intake
