// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_data/model.h"

namespace weitblick::sample {

const char* landUseName(ParcelUse use);            ///< "Wohnbaufläche", "Ackerland", …
const char* buildingFunctionCode(BuildingUse use); ///< ALKIS code list AX_Gebaeudefunktion: "31001_1010"
const char* buildingFunctionName(BuildingUse use); ///< "Wohnhaus", …
const char* heatingName(Heating heating);          ///< "Gas", "Fernwärme", …
int roofCode(RoofForm form);                       ///< ALKIS AX_Dachform: 1000 flat, 2100 shed, 3100 gable, 3200 hip
const char* highwayTag(RoadClass roadClass);       ///< value of the OSM key "highway"; "" for the railway
const char* roadClassName(RoadClass roadClass);    ///< "Bundesstraße", …
const char* amenityTag(FacilityKind kind);         ///< value of the OSM key "amenity"

} // namespace weitblick::sample
