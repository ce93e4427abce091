// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/dashboard.h"
#include "core/dashboard/tile_answer.h"
#include "ui/project/project_session.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace weitblick::ui {

/// A map that goes with another one: of a scenario, of another result, of another layer with the same column.
struct ComparedMap {
    QString title;      ///< in the list
    QString shortTitle; ///< "Variante A": in "Variante A minus Bestand"
    QString otherTitle; ///< of the map that it goes with, in the same sentence
    dashboard::MapContent content;
    enum class Order : std::uint8_t { FirstMinusThis, ThisMinusFirst } order = Order::FirstMinusThis;
};

/// What a map of a dashboard can be compared with besides other indicators: the columns of the comparison first (a
/// scenario minus its base), then other results of indicators; for a column of a layer other layers that have it, and
/// other columns of its unit.
std::vector<ComparedMap> comparedMaps(const dashboard::Dashboard& dashboard, const dashboard::MapContent& content,
                                      const dashboard::TileAnswer& answer, const ProjectSnapshot& project);

} // namespace weitblick::ui
