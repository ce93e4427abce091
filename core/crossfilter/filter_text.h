// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/crossfilter/view.h"

#include <cstddef>
#include <cstdint>

namespace weitblick::crossfilter {

/// A bin as a label says it: "1950 bis 1959", "2,5 bis unter 5 m", "Musterstadt", "März 2026", "Mo 7 Uhr", "übrige",
/// "ohne Angabe".
Text binText(const Binning& binning, std::uint32_t bin);

/// A stretch of bins in plain words: "1950 bis 1979", "Mo bis Fr", "29.03.2026, 2 bis 5 Uhr".
Text rangeText(const Binning& binning, BinRange range);

/// A filter as its chip says it: "Baujahr 1950 bis 1979", "Ortsteil: Musterstadt, Neudorf", "Heizung: ohne Angabe",
/// "Bereich auf der Karte: 128 Gebäude". Empty where nothing is filtered.
/// Method   Five names at most, then "und 3 weitere".
Text filterText(const View& view, const ViewFilter& filter, const RowNoun& noun);

/// "1 Gebäude", "12 345 Gebäude".
Text countText(std::uint64_t rowCount, const RowNoun& noun);

} // namespace weitblick::crossfilter
