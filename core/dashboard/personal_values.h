// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dashboard/sources.h"
#include "core/dashboard/tile_answer.h"

namespace weitblick::dashboard {

/// Takes out of an answer what would tell about single households: every answer passes here before anybody sees it.
///
/// Method   Columns are protected as analysis::role::protectionOf() says. What shows rows one by one (maps, scatters,
///          histograms, boxes, ranges to filter by, flows) is not shown over a protected column, unless each row stands
///          for enough units; cells of tables become empty. Groups (bars, lines, calendars) keep the values that the
///          ReleaseLedger of the program allows after all that was told before, the largest groups first; one that is
///          dominated by one or two (registry) is not told. Such a tile follows no filter and offers none: neither can
///          a filter narrow it to a few, nor can it tell on a map who belongs to a group.
///          Small units of the energy market data register are not drawn at their places.
///          Indicators are withheld where they are computed.
/// Errors   those of the registry and of reading; Cancelled.
Result<void> withholdPersonal(Sources& sources, const Tile& tile, TileAnswer& answer, Job& job);

} // namespace weitblick::dashboard
