// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/arguments.h"
#include "core/analysis/descriptor.h"
#include "core/base/result.h"
#include "core/workspace/layer_schema.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace weitblick::analysis {

/// A parameter that has been checked and converted: Number → double in the parameter's unit, Integer → int64,
/// Boolean → bool, Columns → list, everything else → text.
struct CheckedParameter {
    using Value = std::variant<double, std::int64_t, bool, std::string, std::vector<std::string>>;
    Value value;
    std::string canonical; ///< equal exactly for equal values: for run hash and lineage
    bool isDefault = false;
};

/// What a column parameter can mean.
struct ColumnScope {
    const workspace::LayerSchema* schema = nullptr;
    std::map<std::string, std::string> fields; ///< field of the input's role -> column
};

/// Checks one argument against its parameter. `scope` is that of the input `parameter.columnOf`, nullptr where the
/// parameter has none or the input is absent.
///
/// Units    a number with a unit is converted; one without is in the parameter's unit.
/// Errors   InvalidInput, Ambiguous, NotFound  the message names the parameter by title and id, and what is allowed.
Result<CheckedParameter> checkParameter(const Parameter& parameter, const Argument& argument, const ColumnScope* scope);

/// "Abstand (distance)" – how a parameter is named in messages.
Text named(const std::string& id, const Text& title);

/// "ja"/"yes"/"true"/"wahr"/"1" and their opposites; nothing for other words.
std::optional<bool> truthFromText(std::string_view text);

} // namespace weitblick::analysis
