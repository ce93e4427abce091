// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/column_names.h"

#include <algorithm>

namespace weitblick::analysis::spatial {

namespace {

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char letter) { return letter >= 'A' && letter <= 'Z' ? char(letter + 32) : letter; });
    return lower;
}

bool isTaken(const workspace::LayerSchema& schema, std::string_view name)
{
    const std::string lower = lowered(name);
    return lower == workspace::kFidColumn || lower == workspace::kGeometryColumn ||
           std::ranges::any_of(schema.columns,
                               [&](const workspace::Column& column) { return lowered(column.name) == lower; });
}

} // namespace

std::string freeColumnName(const workspace::LayerSchema& schema, const std::string& wanted)
{
    std::string name = wanted;
    for (int number = 2; isTaken(schema, name); ++number) {
        name = wanted + "_" + std::to_string(number);
    }
    return name;
}

} // namespace weitblick::analysis::spatial
