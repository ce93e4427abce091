// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/indicator/indicator.h"
#include "core/analysis/indicator/result_table.h"
#include "core/analysis/indicator/zone_set.h"
#include "core/analysis/run_context.h"
#include "core/analysis/spatial/zone_values.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/unit.h"
#include "core/privacy/suppression.h"

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::analysis::indicator {

/// What the rows of one zone add up to.
struct Tally {
    explicit Tally(spatial::Median median) : values(median) {}

    void add(double value, double weight) ///< NaN: the row counts, but has no value
    {
        rows += weight;
        values.add(value, weight);
    }
    /// Notes who stands behind what was added: `members` units with that amount; `smallest` of them may be told.
    void note(double amount, double members, double smallest)
    {
        if (!std::isnan(amount) && members >= smallest) {
            group.addGroup(amount, members);
        } else if (!std::isnan(amount)) {
            group.add(amount, members);
        }
    }
    spatial::ZoneValues values;
    privacy::Contributions group; ///< of measures of protected fields
    double rows = 0.0;            ///< that met the condition, or could not be asked, by weight
    bool hasRows = false;         ///< some row belongs to the zone, whether it met the condition or not
};

/// A measure with its tallies, one for each zone of each level.
struct Measured {
    Measure measure;
    Unit unit; ///< of its sums
    Absence absence = Absence::None;
    std::string subject;
    std::vector<Tally> whole;              ///< one
    std::vector<std::vector<Tally>> zones; ///< by zone set, then zone
    std::vector<bool> isCoarser;           ///< by zone set: rows belong to larger areas
    bool isByKey = false;
    double smallestGroup = 0.0;            ///< members that a value must have; 0: it is open
    bool isWholeHidden = false;            ///< of too few
    std::vector<std::vector<bool>> hidden; ///< by zone set, then zone; empty: none
};

/// A value of a measure in a zone.
struct MeasuredValue {
    std::optional<double> value;
    double validShare = 1.0;
    Absence absence = Absence::None;
};
/// Nothing in `set`: of all zones together.
MeasuredValue valueOf(Measured& measured, std::optional<std::size_t> set, std::size_t zone);

/// Hides the values of a measure of protected fields that stand for too few units, or for a few large ones, and those
/// from which the hidden ones could be computed: zones are parts of the whole, other sets parts of the zones.
/// Source   privacy::suppressed().
void withhold(Measured& measured, const std::vector<ZoneSet>& sets, const privacy::DominanceRule& dominance);

/// Registry entries that measures of protected fields read.
const std::vector<std::string>& privacyEntries();

/// Goes once through the rows of a role and adds them up for all of its measures.
///
/// Method   Points and whole features belong to the zone with their largest part, shares by area or length (exact
///          overlay, spatial::ZoneShareFinder), merged ones after a union (GEOS), keys by the longest zone key that a
///          row's key begins with, grid cells by their centre. All zones together are those of the first set.
/// No data  an empty value counts as a row without a value.
/// Errors   UnsupportedCrs, InvalidInput, Cancelled. What is absent is told in the measures instead.
Result<void> measureRole(RunContext& context, const std::string& role, const std::vector<ZoneSet>& sets,
                         std::vector<Measured*> measures, Job& job);

} // namespace weitblick::analysis::indicator
