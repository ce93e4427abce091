// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/role_columns.h"

#include "core/analysis/role/role.h"
#include "core/base/number_text.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/cell_number.h"

#include <algorithm>

namespace weitblick::energy {

using analysis::role::Field;
using analysis::role::Role;

namespace {

Result<std::string> columnOf(const analysis::RunContext& context, std::string_view input, const Role* role,
                             std::string_view field)
{
    auto mapped = context.fieldColumn(input, field);
    const Field* const known = role != nullptr ? analysis::role::findField(*role, field) : nullptr;
    if (mapped || known == nullptr) {
        return mapped;
    }
    const workspace::Dataset& dataset = context.input(input);
    if (const auto column = analysis::role::columnFor(*known, dataset.schema, {})) {
        return *column;
    }
    Error error = std::move(mapped).error();
    error.message = {"„" + dataset.schema.name + "“ hat keine Spalte für „" + known->title.de + "“",
                     "“" + dataset.schema.name + "” has no column for “" + known->title.en + "”"};
    return error;
}

} // namespace

Result<FieldRows> FieldRows::open(analysis::RunContext& context, std::string_view input, std::string_view role,
                                  const std::vector<WantedField>& fields)
{
    WB_TRY(const analysis::role::RoleLibrary* const roles, analysis::role::shippedRoles());
    std::vector<std::string> columns;
    std::vector<std::optional<std::size_t>> positions;
    for (const WantedField& wanted : fields) {
        auto column = columnOf(context, input, roles->find(role), wanted.field);
        if (!column && wanted.need == FieldNeed::Required) {
            return std::move(column).error();
        }
        if (!column) {
            positions.emplace_back(std::nullopt);
            continue;
        }
        const auto found = std::ranges::find(columns, *column);
        positions.emplace_back(static_cast<std::size_t>(found - columns.begin()));
        if (found == columns.end()) {
            columns.push_back(*column);
        }
    }
    WB_TRY(auto reader, context.read(input, {.columns = columns}));
    return FieldRows(std::move(reader), std::move(positions));
}

std::optional<double> FieldRows::number(std::size_t field) const
{
    if (!m_positions[field]) {
        return std::nullopt;
    }
    return workspace::numberIn(m_reader.value(*m_positions[field]));
}

std::string FieldRows::text(std::size_t field) const
{
    if (!m_positions[field]) {
        return {};
    }
    const workspace::Cell cell = m_reader.value(*m_positions[field]);
    if (const auto* const text = std::get_if<std::string_view>(&cell)) {
        return std::string(*text);
    }
    if (const auto* const whole = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*whole);
    }
    const auto* const real = std::get_if<double>(&cell);
    return real != nullptr ? canonicalNumber(*real) : std::string();
}

bool FieldRows::flag(std::size_t field) const
{
    if (const auto value = number(field)) {
        return *value != 0.0;
    }
    const std::string word = text(field);
    return word == "ja" || word == "Ja" || word == "true" || word == "1" || word == "J";
}

} // namespace weitblick::energy
