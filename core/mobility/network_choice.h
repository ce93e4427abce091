// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"
#include "core/analysis/run_context.h"
#include "core/mobility/point_rows.h"
#include "core/network/street_graph.h"
#include "core/network/travel_matrix.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::mobility {

/// What every analysis on streets asks for: the OSM file, or the layer of streets.
analysis::Parameter networkFileParameter();
analysis::Input streetsInput();
/// How one travels: mode, time or distance, how far a street may be.
std::vector<analysis::Parameter> travelParameters();
/// The greatest cost of a way, in minutes or metres.
analysis::Parameter limitParameter(const char* defaultValue);

/// The network of the run: from the file if one is given, else from the layer. It is kept beside the project and made
/// anew when file, layer or rules have changed. Errors   NotFound  neither file nor layer.   As readOsmStreets(),
/// streetsOfLines(), buildStreetGraph().
Result<network::StreetGraph> networkOf(analysis::RunContext& context, Job& job);

/// Mode, metric and approach as the parameters say; without a limit.
Result<network::TravelWish> travelWish(analysis::RunContext& context);

/// The rows of an input and their places on streets.
struct PlacedRows {
    PointRows rows;
    std::vector<network::MaybePlace> places;
};
/// Reads an input and looks for the street of each row; how many have none is noted.
/// Errors   as readPoints().
Result<PlacedRows> placedRows(analysis::RunContext& context, std::string_view input, const network::StreetGraph& graph,
                              network::Mode mode, Job& job);

/// Notes how many of an input's places have no street near enough.
void noteUnplaced(analysis::RunContext& context, std::string_view input,
                  const std::vector<network::MaybePlace>& places);

/// Minutes to milliseconds or metres to centimetres, as the metric has them; and back.
std::uint32_t costOf(double limit, network::Metric metric);
double inMinutesOrMetres(std::uint32_t cost, network::Metric metric);

/// Name, unit and title of a column that holds costs.
workspace::Column costColumn(network::Metric metric);

/// Numbers from "5; 10; 15", ascending and without doubles.
/// Errors   InvalidInput  none, or one that is no positive number.
Result<std::vector<double>> limitsFrom(const std::string& text);

} // namespace weitblick::mobility
