// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/remainder.h"

#include <algorithm>
#include <utility>

namespace weitblick::dashboard {

namespace {

Result<void> addRows(const FilterModel& model, std::size_t table, Remainder& remainder, Job& job)
{
    WB_TRY(auto mask, model.filter().selectedRows(table, job));
    const auto& keys = model.zoneKeys(table);
    for (std::size_t row = 0; keys && row < keys->size(); ++row) {
        remainder.zones[(*keys)[row]] = mask.contains(row);
    }
    remainder.rows[model.filter().related().tables[table]->table] = {
        .mask = std::make_shared<const crossfilter::RowMask>(std::move(mask)), .fids = model.sharedFids(table)};
    return {};
}

/// The rows that a tile measures: nullptr for all of them.
Result<std::shared_ptr<const crossfilter::RowMask>> rowsUnderOthers(const FilterModel& model, const TileLink& link,
                                                                    const Remainder& remainder, Job& job)
{
    using Rows = std::shared_ptr<const crossfilter::RowMask>;
    if (!crossfilter::isFiltering(model.filter().filter(link.view))) {
        const auto known = remainder.rows.find(model.filter().related().tables[link.view.table]->table);
        return known == remainder.rows.end() ? Rows() : known->second.mask;
    }
    WB_TRY(auto rows, model.filter().rowsUnderOthers(link.view, job));
    return Rows(std::make_shared<const crossfilter::RowMask>(std::move(rows)));
}

} // namespace

Result<Remainder> remainderOf(const FilterModel& model, Job& job)
{
    Remainder remainder;
    for (std::size_t table = 0; table < model.filter().related().tables.size(); ++table) {
        if (model.isNarrowed(table)) {
            WB_CHECK(addRows(model, table, remainder, job));
        }
    }
    for (const auto& [tile, link] : model.isFiltered() ? model.links() : FilterModel::Links()) {
        if (link.measured == nullptr) {
            continue;
        }
        WB_TRY(const auto rows, rowsUnderOthers(model, link, remainder, job));
        if (rows && !link.measured->groups.empty()) {
            WB_TRY(remainder.boxes[tile], measuredBoxes(*link.measured, *rows, job));
        } else if (rows) {
            WB_TRY(remainder.values[tile], measuredParts(*link.measured, *rows, job));
        }
    }
    return remainder;
}

} // namespace weitblick::dashboard
