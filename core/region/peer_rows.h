// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"
#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/region/peer_table.h"

#include <string_view>
#include <vector>

namespace weitblick::region {

/// The input "peers" and the parameters that say which of its columns are what; shared by all analyses on peers.
analysis::Input peerInput();
std::vector<analysis::Parameter> peerParameters();

/// Municipalities out of a table with one row each (columns are features), or out of a result of the indicators (rows
/// of the level "zones" are turned into columns; titles, units and directions are those of the library).
///
/// Method   Without a choice, all number columns are features. Keys as zone keys are written (indicator/zone_set.h).
/// The
///          field region_type of the role peer_municipalities is a category, the field inhabitants a logarithm.
/// Errors   NotFound      no key, or a column that is not there.   InvalidInput  a key twice.   Cancelled.
Result<PeerTable> readPeers(analysis::RunContext& context, std::string_view input, Job& job);

/// The row that the parameter "municipality" names.
/// Errors   NotFound  neither key nor name; proposes the nearest.
Result<std::size_t> municipalityRow(const analysis::RunContext& context, const PeerTable& table);

/// The rows with the same value of the feature `group` as `row`; all where it is empty. Without `row` itself.
/// Errors   NotFound  no such feature.
Result<std::vector<std::size_t>> peersOf(const PeerTable& table, std::size_t row, std::string_view group);

} // namespace weitblick::region
