// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/mastr/catalogue_values.h"
#include "core/intake/mastr/linked_plants.h"
#include "core/intake/mastr/unit_place.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <optional>
#include <string_view>
#include <vector>

namespace weitblick::intake::mastr {

/// The columns of the layer of units: number and kind, power, status and its dates, technology, capacity, support,
/// connection, address and how well the place is known.
std::vector<workspace::Column> unitColumns();

/// A unit with what the other tables say of it.
struct LinkedUnit {
    const RegisterRecord& record; ///< fields as in kUnitFields
    std::string_view kind;
    std::optional<double> grossKw;
    std::optional<double> netKw;
    const UnitPlace& place;
};

/// Adds the values of unitColumns() to a row that has begun.
///
/// Method   codes become text. Of a unit whose place is not exact, name, street and house number are left out: they
///          lead to a household. The capacity of a storage plant of several units stands with the first of them.
void addUnit(workspace::RowBatch& row, const LinkedUnit& unit, const CatalogueValues& catalogue,
             const LinkedPlants& plants);

} // namespace weitblick::intake::mastr
