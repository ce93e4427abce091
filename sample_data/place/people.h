// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_data/model.h"

namespace weitblick::sample {

/// Lets people move in: dwellings, households, ages, workplaces, heating, heat and power a building needs, monuments;
/// sums them up for the Ortsteile.
///
/// Units    kWh a year; useful heat from the specific demand of the building's age class.
/// Source   specific demands by age class: resources/handbook/musterkreis.md, table "Wärme".
void settlePeople(Place& place);

/// Net floor area in square metres: footprint times storeys times 0.8.
double floorAreaM2(const Building& building);

/// Kitas, schools, practices, pharmacies, shops and offices with capacity and hours.
void openServices(Place& place);

/// "Kita", "Grundschule", …
const char* nameOf(FacilityKind kind);

} // namespace weitblick::sample
