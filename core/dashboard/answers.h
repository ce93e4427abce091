// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dashboard/sources.h"
#include "core/dashboard/tile_answer.h"

#include <optional>
#include <string>
#include <vector>

// What each kind of tile shows. Every function adds datasets, share of valid data and remarks to `answer` and returns
// the rest. Errors everywhere: Cancelled, Database; what is absent is a MissingAnswer.
namespace weitblick::dashboard {

// number_answers.cpp
Result<Shown> answerKpi(Sources& sources, const KpiContent& kpi, TileAnswer& answer, Job& job);
Result<Shown> answerGauge(Sources& sources, const GaugeContent& gauge, TileAnswer& answer, Job& job);

// bar_answer.cpp
Result<Shown> answerBar(Sources& sources, const BarContent& bar, TileAnswer& answer, Job& job);

// distribution_answers.cpp
Result<Shown> answerHistogram(Sources& sources, const HistogramContent& content, TileAnswer& answer, Job& job);
Result<Shown> answerBox(Sources& sources, const BoxContent& content, TileAnswer& answer, Job& job);
Result<Shown> answerScatter(Sources& sources, const ScatterContent& content, TileAnswer& answer, Job& job);

// flow_answers.cpp
Result<Shown> answerLine(Sources& sources, const LineContent& line, TileAnswer& answer, Job& job);
Result<Shown> answerHeatCalendar(Sources& sources, const HeatCalendarContent& content, TileAnswer& answer, Job& job);
Result<Shown> answerSankey(Sources& sources, const SankeyContent& content, TileAnswer& answer, Job& job);

// table_answers.cpp
Result<Shown> answerTable(Sources& sources, const TableContent& table, TileAnswer& answer, Job& job);
Result<Shown> answerFilter(Sources& sources, const FilterContent& content, TileAnswer& answer, Job& job);

// map_answer.cpp
Result<Shown> answerMap(Sources& sources, const MapContent& map, TileAnswer& answer, Job& job);

/// Notes where an answer comes from; a dataset is named once.
void cite(TileAnswer& answer, const std::string& dataset, bool isStale);
/// Notes how many of the rows had a value.
void noteValidShare(TileAnswer& answer, double share);
/// Rows of a chart are those of all areas, whatever zone is chosen.
void noteAllAreas(const Sources& sources, TileAnswer& answer);

/// The zones of a level that a chart shows: all of them, or, where a municipality is chosen, only its districts.
std::vector<const analysis::indicator::ResultRow*> chosenZones(const Sources& sources, const IndicatorResults& results,
                                                               Level level);

/// A difference as a comparison shows it: within the band it is neither better nor worse.
Difference differenceOf(double value, double base, std::optional<double> band,
                        analysis::indicator::Direction direction);
/// Half width of the uncertainty of a difference of two independent numbers; nothing where one is not known.
std::optional<double> bandOf(const std::optional<double>& first, const std::optional<double>& second);

} // namespace weitblick::dashboard
