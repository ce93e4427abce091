// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/people.h"

#include "core/analysis/role/role.h"
#include "core/analysis/spatial/reprojection.h"
#include "core/mobility/point_rows.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/cell_number.h"

#include <algorithm>

namespace weitblick::mobility {

namespace {

/// The column with the inhabitants: by the project's mapping, else by the names that grids or buildings have for it.
Result<std::string> inhabitantsColumn(const analysis::RunContext& context, std::string_view input)
{
    auto mapped = context.fieldColumn(input, "inhabitants");
    if (mapped) {
        return mapped;
    }
    WB_TRY(const auto* const roles, analysis::role::shippedRoles());
    for (const char* const id : {"population_grid", "buildings"}) {
        const analysis::role::Role* const role = roles->find(id);
        const auto* const field = role == nullptr ? nullptr : analysis::role::findField(*role, "inhabitants");
        if (field != nullptr) {
            if (auto column = analysis::role::columnFor(*field, context.input(input).schema, {})) {
                return *std::move(column);
            }
        }
    }
    return mapped;
}

} // namespace

double People::total() const
{
    double sum = 0.0;
    for (const double one : inhabitants) {
        sum += one;
    }
    return sum;
}

Result<People> readPeople(analysis::RunContext& context, std::string_view input, std::int32_t srsId, Job& job)
{
    const workspace::Dataset& dataset = context.input(input);
    WB_TRY(const std::string column, inhabitantsColumn(context, input));
    const auto index = dataset.schema.indexOf(column);
    WB_TRY(auto reprojection, analysis::spatial::Reprojection::between(dataset.schema.srsId, srsId));
    WB_TRY(workspace::LayerReader reader, context.read(input));
    People people;
    std::int64_t rows = 0;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        if (++rows % 1024 == 0) {
            WB_CHECK(job.report(std::min(1.0, double(rows) / double(std::max<std::int64_t>(1, dataset.rowCount))),
                                "population"));
        }
        const auto inhabitants = index ? workspace::numberIn(reader.value(*index)) : std::nullopt;
        people.withheldCount += inhabitants ? 0 : 1;
        if (!inhabitants || *inhabitants <= 0.0 || reader.geometry().empty()) {
            continue;
        }
        WB_TRY(const std::span<const std::byte> geometry, reprojection.apply(reader.geometry()));
        WB_TRY(const auto place, centreOf(geometry));
        if (place) {
            people.places.push_back(*place);
            people.inhabitants.push_back(*inhabitants);
        }
    }
    context.countRead(rows);
    return people;
}

} // namespace weitblick::mobility
