// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/workspace.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis::role {

/// A column whose single values tell about single people or households.
struct ProtectedColumn {
    std::string column;
    Text title;                ///< "Stromverbrauch"
    double smallestGroup = 5;  ///< members that a published number must have at least
    std::string membersColumn; ///< how many units a row stands for; empty: one
};

/// Rows whose number in `column` is at most `upTo` keep their place to themselves.
struct HiddenPlaces {
    std::string column;
    double upTo = 0.0;
};

/// What must not leave a dataset row by row.
struct Protection {
    std::vector<ProtectedColumn> columns;
    std::optional<HiddenPlaces> places; ///< small units of the energy market data register

    [[nodiscard]] bool empty() const { return columns.empty() && !places; }
    [[nodiscard]] const ProtectedColumn* find(std::string_view column) const; ///< nullptr: it is open
    /// The first protected column that a condition over columns names; nullptr: none.
    [[nodiscard]] const ProtectedColumn* namedIn(std::string_view condition) const;
};

/// The protected columns of a dataset.
///
/// Method   Four ways to know: the field that a column plays in a role of the dataset (registry entry
///          privacy/protected_fields); the same for the datasets it was made of, as far as columns kept their names or
///          are statistics of them (verbrauch_sum); columns of results from which consumption follows
///          (privacy/protected_results); the project value "privacy:<dataset>", a JSON object with "columns" and, where
///          rows stand for several units, "members". A dataset without a role is judged by the names of its columns,
///          unless the project value says what is protected. Places: registry entry privacy/small_unit_power. The
///          smallest group is that of the registry with the project's overrides, which can only enlarge it.
/// No data  a dataset of unknown origin is judged by roles and names.
/// Errors   those of the registry and the roles; Database; InvalidInput  a project value that is no such object.
Result<Protection> protectionOf(workspace::Workspace& project, const workspace::Dataset& dataset);

/// Refuses a picture of a dataset in which single households could be told: one coloured by a protected column (empty:
/// by none), or with small units at their places.
/// Errors   Refused  says which column, or that there are small units.   Those of protectionOf() and of reading.
Result<void> requireShowable(workspace::Workspace& project, const workspace::Dataset& dataset, std::string_view column);

/// A field of a role that is protected.
struct ProtectedField {
    std::string role;
    std::string field;
    std::string group;   ///< registry entry with the smallest number of members
    std::string members; ///< field; empty: a row is one unit
};
/// All of them, in the order of the registry.
/// Errors   those of the registry.
Result<std::vector<ProtectedField>> protectedFields();

/// Whether a formula or condition names a field or column: as a word, not as a part of another.
bool names(std::string_view formula, std::string_view field);

} // namespace weitblick::analysis::role
