// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/filter_model.h"

#include "core/analysis/role/role.h"
#include "core/base/number_text.h"
#include "core/dashboard/filter_rows.h"
#include "core/dashboard/filter_wish.h"
#include "core/dashboard/next_step.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace weitblick::dashboard {

namespace {

using crossfilter::BrushedBins;
using crossfilter::ChosenCells;
using crossfilter::ChosenRows;
using crossfilter::RowMask;
using crossfilter::ViewFilter;

Error notOffered(std::string_view what)
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"danach lässt sich in dieser Kachel nicht filtern", "this tile cannot be filtered by that"},
            .subject = std::string(what)};
}

/// Whole classes that an interval covers, at least one.
crossfilter::BinRange coveredBins(const crossfilter::Binning& binning, const IntervalChoice& interval)
{
    const double tolerance = 1e-9 * (binning.bounds.back() - binning.bounds.front());
    crossfilter::BinRange range{.first = 0, .last = binning.regularCount - 1};
    while (range.first < range.last && binning.bounds[range.first + 1] <= interval.from + tolerance) {
        ++range.first;
    }
    while (range.last > range.first && binning.bounds[range.last] >= interval.to - tolerance) {
        --range.last;
    }
    return range;
}

/// Classes that begin within an interval, at least one.
crossfilter::BinRange begunBins(const crossfilter::Binning& binning, const IntervalChoice& interval)
{
    crossfilter::BinRange range{.first = 0, .last = binning.regularCount - 1};
    while (range.first < range.last && binning.bounds[range.first] < interval.from) {
        ++range.first;
    }
    while (range.last > range.first && binning.bounds[range.last] > interval.to) {
        --range.last;
    }
    return range;
}

crossfilter::BinRange binsIn(const TileLink& link, const crossfilter::Binning& binning, const IntervalChoice& interval)
{
    if (!link.isDays) {
        return link.isInstants ? begunBins(binning, interval) : coveredBins(binning, interval);
    }
    constexpr double kDayS = 86'400.0;
    constexpr double kNoon = 0.5; // of a day in UTC lies in the same day in Germany
    const std::uint32_t last = binning.regularCount - 1;
    const auto binAt = [&](double day) {
        const double instant = std::clamp((day + kNoon) * kDayS, binning.bounds.front(), binning.bounds.back() - 1.0);
        return std::min(binning.binOfNumber(instant), last);
    };
    const std::uint32_t first = binAt(interval.from);
    return {.first = first, .last = std::max(first, binAt(interval.to - 1.0))};
}

Text intervalText(const Text& title, const IntervalChoice& interval)
{
    constexpr int kDecimals = 2;
    const auto say = [&](Language language, const std::string& to) {
        return title.in(language) + (title.empty() ? "" : " ") + readableNumber(interval.from, language, kDecimals) +
               to + readableNumber(interval.to, language, kDecimals);
    };
    return {say(Language::German, " bis "), say(Language::English, " to ")};
}

double measureAt(const TileLink& link, const crossfilter::View& view, const crossfilter::ViewCounts& counts,
                 std::uint32_t cell)
{
    switch (link.measure) {
    case TileLink::Measure::Rows:
        return counts.rows[cell];
    case TileLink::Measure::Sum:
        return counts.sum(view, cell);
    case TileLink::Measure::Mean:
        return counts.mean(view, cell);
    case TileLink::Measure::None:
        break;
    }
    return 0.0;
}

} // namespace

/// Reads tables, makes views, relates them.
struct FilterModelMaker {
    workspace::Workspace& project;
    std::vector<TileWish> wishes;
    std::vector<std::string> datasets; ///< in the order of the tiles
    std::vector<FilterRows> rows;      ///< of each dataset
    crossfilter::RelatedTables related;
    std::vector<FilterModel::Table> tables;
    FilterModel::Links links;

    /// What the project says a dataset is.
    struct Playing {
        const analysis::role::Role* role = nullptr;
        std::string keyColumn;
    };
    Result<Playing> playing(const std::string& dataset);
    Result<void> collectDatasets();
    Result<void> readTable(const std::string& dataset, Job& job);
    Result<void> addView(crossfilter::LinkedViews& linked, TileWish& wish, Job& job);
    Result<void> addTable(std::size_t table, Job& job);
    Result<void> relate(std::size_t parent, std::size_t child, Job& job);
    Result<void> relateAll(Job& job);
    Result<FilterModel> make(Job& job);
};

Result<FilterModelMaker::Playing> FilterModelMaker::playing(const std::string& dataset)
{
    WB_TRY(const auto* library, analysis::role::shippedRoles());
    WB_TRY(const auto assignments, project.roles());
    const auto found = std::ranges::find(assignments, dataset, &workspace::RoleAssignment::dataset);
    if (found == assignments.end()) {
        return Playing();
    }
    WB_TRY(const workspace::Dataset known, project.dataset(dataset));
    Playing result{.role = library->find(found->role)};
    const auto* field = result.role == nullptr ? nullptr : analysis::role::findField(*result.role, "key");
    if (field != nullptr) {
        result.keyColumn = columnFor(*field, known.schema, found->fields).value_or("");
    }
    return result;
}

/// A dataset that is gone since the answer was made takes no part.
Result<void> FilterModelMaker::collectDatasets()
{
    WB_TRY(const auto known, project.datasets());
    std::erase_if(wishes, [&known](const TileWish& wish) {
        return std::ranges::none_of(known, [&wish](const workspace::Dataset& dataset) {
            return dataset.schema.name == wish.dataset && !dataset.schema.raster;
        });
    });
    for (const TileWish& wish : wishes) {
        if (std::ranges::count(datasets, wish.dataset) == 0) {
            datasets.push_back(wish.dataset);
        }
    }
    return {};
}

Result<void> FilterModelMaker::readTable(const std::string& dataset, Job& job)
{
    WB_TRY(const Playing played, playing(dataset));
    RowsWish wanted{.columns = {}, .keyColumn = played.keyColumn, .middles = true};
    const auto add = [&wanted](const WantedColumn& column) {
        if (std::ranges::count(wanted.columns, column) == 0) {
            wanted.columns.push_back(column);
        }
    };
    for (const TileWish& wish : wishes) {
        if (wish.dataset != dataset) {
            continue;
        }
        std::ranges::for_each(wish.axes, add, &TileWish::Axis::column);
        std::ranges::for_each(wish.lookedUp, add);
        if (wish.value) {
            add(*wish.value);
        }
    }
    WB_TRY(auto read, readFilterRows(project, dataset, wanted, job));
    rows.push_back(std::move(read));
    return {};
}

Result<void> FilterModelMaker::addView(crossfilter::LinkedViews& linked, TileWish& wish, Job& job)
{
    const crossfilter::FilterTable& table = rows[related.tables.size()].table;
    crossfilter::ViewChoice choice{.id = wish.tile, .title = wish.title};
    std::vector<crossfilter::Binning> bins;
    for (const TileWish::Axis& axis : wish.axes) {
        WB_TRY(const crossfilter::Column* column, table.column(axis.column.name()));
        WB_TRY(auto binning, axis.binner(column->values, job));
        if (binning.regularCount == 0) {
            return {}; // nothing to choose
        }
        bins.push_back(binning);
        choice.axes.push_back({.column = axis.column.name(), .binning = std::move(binning)});
    }
    if (wish.value) {
        choice.valueColumn = wish.value->name();
    }
    WB_TRY(auto view, crossfilter::makeView(table, choice, job));
    if (wish.finish) {
        wish.finish(wish.link, bins);
    }
    if (wish.measure) {
        WB_TRY(auto measured, wish.measure(rows[related.tables.size()].fids, job));
        if (measured) {
            wish.link.measured = std::make_shared<const RowMeasure>(std::move(*measured));
        }
    }
    wish.link.view = {.table = related.tables.size(), .view = linked.views.size()};
    linked.views.push_back(std::move(view));
    links.emplace(wish.tile, wish.link);
    return {};
}

Result<void> FilterModelMaker::addTable(std::size_t number, Job& job)
{
    WB_TRY(const Playing played, playing(datasets[number]));
    auto linked = std::make_shared<crossfilter::LinkedViews>();
    linked->table = datasets[number];
    linked->noun = played.role == nullptr ? crossfilter::RowNoun() : nounOf(*played.role);
    linked->rowCount = rows[number].fids.size();
    FilterModel::Table table{.dataset = datasets[number],
                             .fids = std::make_shared<const std::vector<std::int64_t>>(rows[number].fids),
                             .zoneKeys = {},
                             .numbers = {}};
    if (played.role != nullptr && (played.role->id == "zones" || played.role->id == "districts") &&
        !rows[number].keys.empty()) {
        table.zoneKeys = std::make_shared<const std::vector<std::string>>(rows[number].keys);
    }
    for (TileWish& wish : wishes) {
        if (wish.dataset != datasets[number]) {
            continue;
        }
        for (const WantedColumn& column : wish.lookedUp) {
            WB_TRY(const crossfilter::Column* known, rows[number].table.column(column.name()));
            if (const auto* numbers = std::get_if<crossfilter::NumberColumn>(&known->values)) {
                table.numbers[column.name()] = std::make_shared<const std::vector<double>>(numbers->values);
            }
        }
        if (const auto added = addView(*linked, wish, job);
            !added && (added.error().code == ErrorCode::Cancelled || added.error().code == ErrorCode::Database)) {
            return added.error(); // else that tile takes no part
        }
    }
    related.tables.push_back(std::move(linked));
    tables.push_back(std::move(table));
    return {};
}

Result<void> FilterModelMaker::relate(std::size_t parent, std::size_t child, Job& job)
{
    WB_TRY(const Playing played, playing(datasets[child]));
    WB_TRY(const workspace::Dataset dataset, project.dataset(datasets[child]));
    std::vector<std::uint32_t> parents;
    const bool isKeyed = played.role != nullptr && played.role->placement == analysis::role::Placement::Key;
    if (isKeyed && !rows[child].keys.empty() && !rows[parent].keys.empty()) {
        parents = rowsByKey(rows[parent].keys, rows[child].keys);
    } else if (!rows[child].middles.empty()) {
        WB_TRY(parents, coveringRows(project, datasets[parent], rows[child].middles, dataset.schema.srsId, job));
    } else {
        return {};
    }
    related.relations.push_back({.parent = parent,
                                 .child = child,
                                 .parentOf = std::make_shared<const std::vector<std::uint32_t>>(std::move(parents))});
    return {};
}

Result<void> FilterModelMaker::relateAll(Job& job)
{
    const auto tableOfRole = [this](const char* role) -> std::optional<std::size_t> {
        const auto assignment = project.role(role);
        if (!assignment || !*assignment) {
            return std::nullopt;
        }
        const auto found = std::ranges::find(datasets, (*assignment)->dataset);
        return found == datasets.end() ? std::nullopt
                                       : std::optional(static_cast<std::size_t>(found - datasets.begin()));
    };
    const auto zones = tableOfRole("zones");
    const auto districts = tableOfRole("districts");
    for (std::size_t child = 0; child < datasets.size(); ++child) {
        const auto parent = child != districts && districts ? districts : zones;
        if (parent && parent != child && child != zones) {
            WB_CHECK(relate(*parent, child, job));
        }
    }
    return {};
}

Result<FilterModel> FilterModelMaker::make(Job& job)
{
    WB_CHECK(collectDatasets());
    for (std::size_t i = 0; i < datasets.size(); ++i) {
        const auto count = static_cast<double>(datasets.size());
        Job part = job.part(0.8 * static_cast<double>(i) / count, 0.8 * static_cast<double>(i + 1) / count);
        WB_CHECK(readTable(datasets[i], part));
        WB_CHECK(addTable(i, part));
    }
    WB_CHECK(relateAll(job));
    WB_TRY(auto filter, crossfilter::CrossFilter::make(std::move(related), job));
    for (auto& [tile, link] : links) {
        const crossfilter::View& view = filter.view(link.view);
        for (const auto& cell : link.cells) {
            link.whole.push_back(cell ? measureAt(link, view, filter.counts(link.view), *cell) : 0.0);
        }
    }
    FilterModel model(std::move(filter), std::move(tables));
    model.m_links = std::make_shared<const FilterModel::Links>(std::move(links));
    return model;
}

Result<FilterModel> FilterModel::make(workspace::Workspace& project, const Dashboard& dashboard,
                                      const std::vector<TileAnswer>& answers, Job& job)
{
    FilterModelMaker maker{.project = project};
    WB_TRY(const Dashboard resolved, withMadeResults(project, dashboard));
    for (const Tile& tile : resolved.tiles) {
        const auto answer = std::ranges::find(answers, tile.id, &TileAnswer::tile);
        if (answer != answers.end()) {
            WB_TRY(auto wish, wishOf(project, tile, *answer));
            if (wish) {
                maker.wishes.push_back(std::move(*wish));
            }
        }
    }
    return maker.make(job);
}

const TileLink* FilterModel::link(std::string_view tile) const
{
    const auto found = m_links->find(tile);
    return found == m_links->end() ? nullptr : &found->second;
}

std::optional<std::size_t> FilterModel::tableOf(std::string_view dataset) const
{
    const auto found = std::ranges::find(m_tables, dataset, &Table::dataset);
    return found == m_tables.end() ? std::nullopt
                                   : std::optional(static_cast<std::size_t>(std::distance(m_tables.begin(), found)));
}

bool FilterModel::isFiltered() const
{
    return std::ranges::any_of(
        *m_links, [this](const auto& link) { return crossfilter::isFiltering(m_filter.filter(link.second.view)); });
}

bool FilterModel::isNarrowed(std::size_t table) const
{
    return m_filter.selectedCount(table) < m_tables[table].fids->size();
}

RowMask FilterModel::rowsIn(const Table& table, const std::string& column, const IntervalChoice& interval) const
{
    RowMask mask(table.fids->size());
    if (const auto found = table.numbers.find(column); found != table.numbers.end()) {
        for (std::size_t row = 0; row < table.fids->size(); ++row) {
            const double value = (*found->second)[row];
            if (value >= interval.from && value <= interval.to) {
                mask.add(row);
            }
        }
    }
    return mask;
}

Result<ViewFilter> FilterModel::filterOf(const TileLink& link, const TileChoice& choice) const
{
    const Table& table = m_tables[link.view.table];
    const crossfilter::View& view = m_filter.view(link.view);
    if (const auto* classes = std::get_if<ClassChoice>(&choice)) {
        ChosenCells chosen;
        for (const std::size_t number : classes->classes) {
            if (number >= link.classes.size()) {
                return notOffered(view.id);
            }
            std::ranges::copy(link.classes[number], std::back_inserter(chosen.cells));
        }
        return ViewFilter(std::move(chosen));
    }
    if (const auto* interval = std::get_if<IntervalChoice>(&choice)) {
        if (view.axes.size() == 1 && view.axes[0].binning.bounds.size() > 1) {
            return ViewFilter(BrushedBins{{binsIn(link, view.axes[0].binning, *interval)}});
        }
        if (table.numbers.contains(link.columnX)) {
            return ViewFilter(ChosenRows{.rows = std::make_shared<RowMask>(rowsIn(table, link.columnX, *interval)),
                                         .text = intervalText(link.title, *interval)});
        }
        return notOffered(view.id);
    }
    if (const auto* box = std::get_if<BoxChoice>(&choice)) {
        if (!table.numbers.contains(link.columnX) || !table.numbers.contains(link.columnY)) {
            return notOffered(view.id);
        }
        RowMask rows = rowsIn(table, link.columnX, box->x);
        rows.intersect(rowsIn(table, link.columnY, box->y));
        return ViewFilter(ChosenRows{.rows = std::make_shared<RowMask>(std::move(rows)), .text = {}});
    }
    const auto& chosen = std::get<RowChoice>(choice);
    RowMask rows(table.fids->size());
    for (const std::int64_t fid : chosen.fids) {
        const auto at = std::ranges::lower_bound(*table.fids, fid);
        if (at != table.fids->end() && *at == fid) {
            rows.add(static_cast<std::size_t>(std::distance(table.fids->begin(), at)));
        }
    }
    return ViewFilter(ChosenRows{.rows = std::make_shared<RowMask>(std::move(rows)), .text = chosen.text});
}

bool FilterModel::isInstant(std::string_view tile, const TileChoice& choice) const
{
    const TileLink* found = link(tile);
    const bool isBinned =
        std::holds_alternative<ClassChoice>(choice) ||
        (std::holds_alternative<IntervalChoice>(choice) && found != nullptr && found->columnX.empty());
    return found != nullptr && isBinned && m_filter.isInstant(found->view);
}

Result<void> FilterModel::choose(std::string_view tile, const TileChoice& choice, Job& job)
{
    const TileLink* found = link(tile);
    if (found == nullptr) {
        return Error{
            .code = ErrorCode::NotFound,
            .message = {"diese Kachel zeigt nichts, wonach sich filtern lässt", "this tile shows nothing to filter by"},
            .subject = std::string(tile)};
    }
    WB_TRY(auto filter, filterOf(*found, choice));
    return m_filter.setFilter(found->view, std::move(filter), job);
}

Result<void> FilterModel::clear(std::string_view tile, Job& job)
{
    const TileLink* found = link(tile);
    return found == nullptr ? Result<void>() : m_filter.setFilter(found->view, std::monostate(), job);
}

Result<void> FilterModel::clearAll(Job& job)
{
    return m_filter.clear(job);
}

std::vector<double> FilterModel::selectedValues(std::string_view tile) const
{
    const TileLink* found = link(tile);
    if (found == nullptr || found->measure == TileLink::Measure::None) {
        return {};
    }
    const crossfilter::View& view = m_filter.view(found->view);
    const crossfilter::ViewCounts& counts = m_filter.counts(found->view);
    std::vector<double> values;
    for (std::size_t i = 0; i < found->cells.size(); ++i) {
        double value = 0.0;
        if (found->cells[i]) {
            // As a share of the whole, so that the tile's own unit and rounding stay.
            const double part = measureAt(*found, view, counts, *found->cells[i]);
            const bool isWhole = part == found->whole[i] || found->whole[i] == 0.0;
            value = isWhole ? found->shown[i] : found->shown[i] * part / found->whole[i];
        }
        values.push_back(std::isfinite(value) || found->isInstants ? value : 0.0);
    }
    return values;
}

Result<std::optional<RowMask>> FilterModel::selectedRows(std::size_t table, Job& job) const
{
    if (!isNarrowed(table)) {
        return std::optional<RowMask>();
    }
    WB_TRY(auto rows, m_filter.selectedRows(table, job));
    return std::optional(std::move(rows));
}

} // namespace weitblick::dashboard
