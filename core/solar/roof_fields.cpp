// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/roof_fields.h"

#include "core/analysis/role/role.h"
#include "core/workspace/catalogue.h"

namespace weitblick::solar {

namespace {

const analysis::role::Field* fieldOf(std::string_view role, std::string_view field)
{
    const auto roles = analysis::role::shippedRoles();
    const analysis::role::Role* const found = roles ? (*roles)->find(role) : nullptr;
    return found == nullptr ? nullptr : analysis::role::findField(*found, field);
}

} // namespace

std::optional<std::string> columnFor(const analysis::RunContext& context, std::string_view input, std::string_view role,
                                     std::string_view field)
{
    if (!context.hasInput(input)) {
        return std::nullopt;
    }
    if (auto mapped = context.fieldColumn(input, field)) {
        return std::move(mapped).value();
    }
    const analysis::role::Field* const known = fieldOf(role, field);
    return known == nullptr ? std::nullopt : analysis::role::columnFor(*known, context.input(input).schema, {});
}

Result<std::string> neededColumn(const analysis::RunContext& context, std::string_view input, std::string_view role,
                                 std::string_view field)
{
    if (auto column = columnFor(context, input, role, field)) {
        return *std::move(column);
    }
    const analysis::role::Field* const known = fieldOf(role, field);
    const Text title = known == nullptr ? Text(std::string(field), std::string(field)) : known->title;
    const std::string& layer = context.input(input).schema.name;
    std::string names;
    for (const std::string& name : known == nullptr ? std::vector<std::string>() : known->columns) {
        names += (names.empty() ? "" : ", ") + name;
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = {"„" + layer + "“ hat keine Spalte für „" + title.de + "“",
                             "“" + layer + "” has no column for “" + title.en + "”"},
                 .subject = layer,
                 .advice = {"Der Ebene ihre Rolle geben und die Spalte zuordnen, oder sie so nennen: " + names,
                            "Give the layer its role and map the column, or name it one of: " + names}};
}

} // namespace weitblick::solar
