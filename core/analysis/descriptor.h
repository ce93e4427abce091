// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::analysis {

class RunContext;

/// Whether something must be given. An optional parameter without a default is simply absent: RunContext::has().
enum class Presence : std::uint8_t { Required, Optional };

/// What the rows of an input are.
enum class GeometryKind : std::uint8_t { Table, Points, Lines, Polygons, Raster };

/// What an input's coordinates must be. Metres: projected with metre axes; anything else is refused with advice.
enum class CrsDemand : std::uint8_t { Any, Metres };

/// A dataset that an analysis reads.
struct Input {
    std::string id; ///< name of the argument, e.g. "layer"; unique among inputs and parameters
    Text title;
    Text help;
    std::string role;                ///< the dataset that plays this role is taken when none is given; may be empty
    std::vector<GeometryKind> kinds; ///< empty: any with rows, tables too
    CrsDemand crs = CrsDemand::Any;
    Presence presence = Presence::Required;
};

enum class ParameterKind : std::uint8_t {
    Number,  ///< with `unit`: "1,5 km" and "1500 m" both arrive as 1500 where the unit is m
    Integer, ///< a whole number, may have a unit too
    Text,    ///< any text, also the name of a new column
    Choice,  ///< one of `choices`
    Boolean, ///< ja/nein, yes/no, true/false, 1/0
    Column,  ///< a column of the input `columnOf`
    Columns, ///< several of them, in order: "a; b"
    Formula, ///< an expression over the columns of `columnOf`; compiled before the run starts
    File     ///< a file outside the workspace (a raster …): must exist; its hash enters run hash and lineage
};

enum class ColumnDemand : std::uint8_t { Any, Number, Text };

struct Choice {
    std::string id;
    Text title;
};

/// Allowed values in the parameter's unit, ends included.
struct Range {
    std::optional<double> minimum;
    std::optional<double> maximum;
};

/// One thing the user can set. The form, --help, lineage and the handbook table are made from it.
struct Parameter {
    std::string id; ///< snake_case
    Text title;
    Text help;
    ParameterKind kind = ParameterKind::Number;
    std::string unit; ///< symbol of core/base/unit.h; empty: a plain number
    Range range;
    std::optional<std::string> defaultValue; ///< as a user would write it; absent and Required: must be given
    std::string registryEntry;               ///< entry of the parameter registry that supplies the default
    std::string source;                      ///< where default and range come from
    std::vector<Choice> choices;
    std::string columnOf; ///< id of the input whose columns or fields are meant
    ColumnDemand columns = ColumnDemand::Any;
    Presence presence = Presence::Required;
};

/// A dataset that an analysis makes.
struct Output {
    std::string id; ///< e.g. "result"
    Text title;
    Text help;
    std::string nameSuffix; ///< default name: first input's name + "_" + suffix
};

/// Reads inputs and parameters from `context`, writes outputs to it. Everything in `context` has been checked before.
using RunFunction = Result<void> (*)(RunContext& context, Job& job);

/// An analysis that describes itself. A plain value; see analyses() for the list.
struct Descriptor {
    std::string id;      ///< snake_case, stable: recipes and lineage name it
    std::string version; ///< raised whenever a result can differ; part of the run hash
    Text title;
    Text summary; ///< one or two sentences
    Text group;   ///< heading in lists
    std::vector<std::string> tags;
    std::vector<Input> inputs;
    std::vector<Parameter> parameters;
    std::vector<Output> outputs;
    std::vector<std::string> registryEntries; ///< entries that run() reads itself (besides defaults of parameters)
    std::string methodPage;                   ///< resources/handbook/methods/<methodPage>.md
    RunFunction run = nullptr;
};

const Input* findInput(const Descriptor& descriptor, std::string_view id);         ///< nullptr: none of that id
const Parameter* findParameter(const Descriptor& descriptor, std::string_view id); ///< nullptr: none of that id
const Output* findOutput(const Descriptor& descriptor, std::string_view id);       ///< nullptr: none of that id

std::string_view nameOf(ParameterKind kind); ///< "number", "integer" … for JSON
std::string_view nameOf(GeometryKind kind);  ///< "table", "points" … for JSON
Text titleOf(GeometryKind kind);             ///< "Polygone" / "polygons"

/// Mistakes of whoever wrote the descriptor, for the test that walks the list: doubled ids, a default outside its
/// range, an unknown unit, a missing English text. Empty: sound.
std::vector<std::string> flawsOf(const Descriptor& descriptor);

} // namespace weitblick::analysis
