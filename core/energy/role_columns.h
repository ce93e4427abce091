// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::energy {

enum class FieldNeed : std::uint8_t { Required, Optional };

/// A field of a role that an analysis reads.
struct WantedField {
    std::string_view field;
    FieldNeed need = FieldNeed::Required;
};

/// Walks the rows of an input by the fields of the role that it plays.
///
/// Example  WB_TRY(FieldRows rows, FieldRows::open(context, "roofs", "roofs", {{"area"}, {"tilt",
/// FieldNeed::Optional}}));
///          while (true) { WB_TRY(const bool more, rows.next()); … rows.number(0) … }
class FieldRows {
public:
    /// Method   the column of a field: the project's mapping, a column of that name, or the first of the names that the
    ///          role knows.
    /// Errors   NotFound  a required field without a column; those of RunContext::read().
    static Result<FieldRows> open(analysis::RunContext& context, std::string_view input, std::string_view role,
                                  const std::vector<WantedField>& fields);

    Result<bool> next() { return m_reader.next(); }
    [[nodiscard]] std::int64_t fid() const { return m_reader.fid(); }
    [[nodiscard]] std::span<const std::byte> geometry() const { return m_reader.geometry(); }
    [[nodiscard]] bool has(std::size_t field) const { return m_positions[field].has_value(); } ///< has a column
    [[nodiscard]] std::optional<double> number(std::size_t field) const; ///< nothing for null and texts
    [[nodiscard]] std::string text(std::size_t field) const;             ///< numbers too; "" for null
    [[nodiscard]] bool flag(std::size_t field) const;                    ///< a number that is not 0; "ja", "true"

private:
    FieldRows(workspace::LayerReader reader, std::vector<std::optional<std::size_t>> positions)
        : m_reader(std::move(reader)),
          m_positions(std::move(positions))
    {
    }
    workspace::LayerReader m_reader;
    std::vector<std::optional<std::size_t>> m_positions;
};

} // namespace weitblick::energy
