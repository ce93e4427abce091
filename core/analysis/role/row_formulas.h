// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/formula/program.h"
#include "core/analysis/role/role.h"
#include "core/base/result.h"
#include "core/workspace/layer_reader.h"
#include "core/workspace/layer_schema.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis::role {

/// What a formula is to give.
enum class Wanted : std::uint8_t { Number, Condition, Any };

/// Formulas over the fields of a role (and over the columns by their own names), evaluated row by row. A field's unit
/// is the column's, or the role's where the column has none.
class RowFormulas {
public:
    /// `role` may be nullptr: then only columns have names. `mapping` is the project's.
    RowFormulas(const Role* role, workspace::LayerSchema schema, std::map<std::string, std::string> mapping);

    /// The column that a field or a column's own name means.
    /// Errors   NotFound  the dataset has no column for it: names the field by its title, subject is "role.field".
    [[nodiscard]] Result<std::string> columnOf(std::string_view field) const;

    /// Takes in a formula; returns its number.
    /// Errors   NotFound      a field without a column (as columnOf()), or an unknown name.
    ///          InvalidInput  not a number or not a condition, as wanted; and as formula::compile().
    Result<std::size_t> add(std::string_view formula, Wanted wanted);

    /// Takes in a field alone, with its numbers as they stand in the column: a percentage stays one, where a formula
    /// turns it into a plain number.
    /// Errors   as add().
    Result<std::size_t> addField(const std::string& field, Wanted wanted);

    /// A formula that add() would take, with columns in the place of fields: for those who know no roles.
    [[nodiscard]] Result<std::string> inColumns(std::string_view formula) const;

    /// The columns to read, in the order in which evaluate() expects them at the reader.
    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }

    [[nodiscard]] formula::Value evaluate(std::size_t formula, const workspace::LayerReader& reader) const;
    /// Nothing for null and for what is no number.
    [[nodiscard]] std::optional<double> number(std::size_t formula, const workspace::LayerReader& reader) const;
    /// Nothing where the condition is neither true nor false.
    [[nodiscard]] std::optional<bool> truth(std::size_t formula, const workspace::LayerReader& reader) const;

    [[nodiscard]] const Unit& unitOf(std::size_t formula) const { return m_programs[formula].program.unit; }
    [[nodiscard]] const workspace::LayerSchema& schema() const { return m_schema; }

private:
    struct Compiled {
        formula::Program program;
        std::vector<std::size_t> positions; ///< of the program's columns among m_columns
    };
    [[nodiscard]] Result<void> checkNames(std::string_view formula) const;
    Result<std::size_t> take(std::string_view formula, Wanted wanted, const formula::CompileOptions& options);
    std::size_t positionOf(const std::string& column);

    const Role* m_role;
    workspace::LayerSchema m_schema;
    std::map<std::string, std::string> m_mapping;
    std::map<std::string, std::string> m_columnOfName; ///< name in formulas -> column
    formula::Environment m_environment;
    std::vector<Compiled> m_programs;
    std::vector<std::string> m_columns;
};

} // namespace weitblick::analysis::role
