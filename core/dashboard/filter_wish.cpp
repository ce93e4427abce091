// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/filter_wish.h"

#include "core/analysis/role/role.h"
#include "core/crossfilter/binning.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::dashboard {

namespace {

using crossfilter::Binning;
using crossfilter::ColumnValues;
using Form = WantedColumn::Form;
using Bins = std::vector<Binning>;

constexpr double kDayS = 86'400.0;

Error wrongColumn()
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"die Spalte passt nicht zu den Klassen", "the column does not fit the classes"}};
}

/// A bin for each of these texts, in their order; all others share one.
TileWish::Binner binsOfTexts(std::vector<std::string> texts)
{
    return [texts = std::move(texts)](const ColumnValues& values, Job&) -> Result<Binning> {
        const auto* column = std::get_if<crossfilter::CategoryColumn>(&values);
        if (column == nullptr) {
            return wrongColumn();
        }
        Binning binning{.kind = crossfilter::BinKind::Categories,
                        .regularCount = static_cast<std::uint32_t>(texts.size()),
                        .hasOther = true};
        binning.categories = texts;
        binning.binOfCode.assign(column->dictionary().size(), binning.regularCount);
        for (std::uint32_t bin = 0; bin < binning.regularCount; ++bin) {
            const std::uint32_t code = column->codeOf(texts[bin]);
            if (code != crossfilter::kNoCategory) {
                binning.binOfCode[code] = bin;
            }
        }
        return binning;
    };
}

TileWish::Binner binsBetween(std::vector<double> edges)
{
    return [edges = std::move(edges)](const ColumnValues& values, Job&) -> Result<Binning> {
        const auto* column = std::get_if<crossfilter::NumberColumn>(&values);
        return column == nullptr ? Result<Binning>(wrongColumn())
                                 : crossfilter::boundedBins(*column, edges, crossfilter::BoundRule::LowerIncluded);
    };
}

TileWish::Binner binsOfDays()
{
    return [](const ColumnValues& values, Job&) -> Result<Binning> {
        const auto* column = std::get_if<crossfilter::TimeColumn>(&values);
        return column == nullptr ? Result<Binning>(wrongColumn())
                                 : crossfilter::timeBins(*column, crossfilter::TimeUnit::Day);
    };
}

/// Makes the wish of one answer.
class WishMaker {
public:
    WishMaker(workspace::Workspace& project, const Tile& tile, const TileAnswer& answer)
        : m_project(project),
          m_tile(tile)
    {
        m_wish.tile = tile.id;
        m_wish.title = answer.title;
        m_wish.link.title = answer.title;
    }
    TileWish take() { return std::move(m_wish); }
    [[nodiscard]] bool isWishing() const { return !m_wish.dataset.empty(); }

    void operator()(const MapAnswer& map) { m_wish.dataset = map.layer; }
    void operator()(const TableAnswer& table) { m_wish.dataset = table.dataset; }
    void operator()(const BarAnswer& bars)
    {
        if (!useClasses(bars.binding) || bars.series.size() != 1) {
            return;
        }
        const auto& content = std::get<BarContent>(m_tile.content);
        measure(content.aggregate, content.rows, content.value);
        show(bars.series.front().values);
        m_wish.finish = [labels = bars.labels](TileLink& link, const Bins& bins) {
            onePartACell(link, bins, labels.size());
            for (std::size_t i = 0; i < labels.size(); ++i) {
                if (labels[i].isRest) {
                    const auto cell = labels[i].isMissing ? bins[0].missingBin() : bins[0].regularCount;
                    link.cells[i] = cell;
                    link.classes[i] = {cell};
                }
            }
        };
    }
    void operator()(const HistogramAnswer& histogram)
    {
        if (useClasses(histogram.binding)) {
            m_wish.link.measure = TileLink::Measure::Rows;
            show(histogram.counts);
            m_wish.finish = [parts = histogram.counts.size()](TileLink& link, const Bins& bins) {
                onePartACell(link, bins, parts);
            };
        }
    }
    void operator()(const BoxAnswer& boxes)
    {
        m_wish.dataset = boxes.binding.dataset;
        if (useClasses(boxes.binding)) {
            m_wish.finish = [parts = boxes.groups.size()](TileLink& link, const Bins& bins) {
                onePartACell(link, bins, parts);
            };
        }
    }
    void operator()(const FilterAnswer& filter)
    {
        if (filter.minimum && filter.maximum) {
            m_wish.dataset = filter.binding.dataset;
            lookUp(filter.binding.column, filter.binding.where, m_wish.link.columnX);
        } else if (useClasses(filter.binding)) {
            m_wish.link.measure = TileLink::Measure::Rows;
            for (const FilterChoice& choice : filter.choices) {
                m_wish.link.shown.push_back(static_cast<double>(choice.count));
            }
            m_wish.finish = [parts = filter.choices.size()](TileLink& link, const Bins& bins) {
                onePartACell(link, bins, parts);
            };
        }
    }
    void operator()(const ScatterAnswer& scatter)
    {
        m_wish.dataset = scatter.dataset;
        m_wish.link.isPoints = true;
        lookUp(scatter.columnX, scatter.where, m_wish.link.columnX);
        lookUp(scatter.columnY, scatter.where, m_wish.link.columnY);
    }
    void operator()(const LineAnswer& line);
    void operator()(const HeatCalendarAnswer& calendar);
    void operator()(const SankeyAnswer& sankey);
    template <typename Other>
    void operator()(const Other& /*shows no rows*/)
    {
    }

private:
    /// Part i is cell i; one more is what belongs to no class.
    static void onePartACell(TileLink& link, const Bins& bins, std::size_t parts)
    {
        for (std::size_t i = 0; i < parts; ++i) {
            const auto cell = static_cast<std::uint32_t>(std::min<std::size_t>(i, bins[0].binCount() - 1));
            link.cells.emplace_back(cell);
            link.classes.push_back({cell});
        }
    }
    bool useClasses(const Binding& binding)
    {
        if (binding.empty()) {
            return false;
        }
        m_wish.dataset = binding.dataset;
        const bool isNumbers = !binding.edges.empty();
        m_wish.axes.push_back({.column = {.column = binding.column,
                                          .form = isNumbers ? Form::Number : Form::Text,
                                          .where = binding.where},
                               .binner = isNumbers ? binsBetween(binding.edges) : binsOfTexts(binding.texts)});
        nameAxis(binding.column);
        return true;
    }
    template <typename Values>
    void show(const Values& values)
    {
        for (const auto& value : values) {
            if constexpr (requires { value.has_value(); }) {
                m_wish.link.shown.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
            } else {
                m_wish.link.shown.push_back(static_cast<double>(value));
            }
        }
    }
    void lookUp(const std::string& column, const std::string& where, std::string& name)
    {
        if (!column.empty()) {
            m_wish.lookedUp.push_back({.column = column, .form = Form::Number, .where = where});
            name = m_wish.lookedUp.back().name();
            nameAxis(column);
        }
    }
    void measure(Aggregate aggregate, const RowSource& rows, const std::string& value)
    {
        const bool isSum = aggregate == Aggregate::Sum;
        if (aggregate == Aggregate::Count) {
            m_wish.link.measure = TileLink::Measure::Rows;
        } else if (isSum || aggregate == Aggregate::Mean) {
            m_wish.link.measure = isSum ? TileLink::Measure::Sum : TileLink::Measure::Mean;
            m_wish.value = WantedColumn{.column = columnOf(rows, value), .form = Form::Number};
        }
    }
    [[nodiscard]] std::string columnOf(const RowSource& rows, const std::string& field) const;
    void nameAxis(const std::string& column);

    workspace::Workspace& m_project;
    const Tile& m_tile;
    TileWish m_wish;
};

/// Points of a line are bins that begin at them.
void WishMaker::operator()(const LineAnswer& line)
{
    if (line.dataset.empty() || line.columnX.empty() || line.series.empty()) {
        return;
    }
    m_wish.dataset = line.dataset;
    m_wish.link.isInstants = true;
    nameAxis(line.columnX);
    const auto& points = line.series.front().points;
    std::vector<double> edges;
    for (const auto& [x, value] : points) {
        edges.push_back(x);
    }
    if (line.isTime) {
        m_wish.axes.push_back(
            {.column = {.column = line.columnX, .form = Form::Time, .where = line.where}, .binner = binsOfDays()});
    } else if (!edges.empty()) {
        edges.push_back(edges.back() + (edges.size() > 1 ? edges.back() - edges[edges.size() - 2] : 1.0));
        m_wish.axes.push_back({.column = {.column = line.columnX, .form = Form::Number, .where = line.where},
                               .binner = binsBetween(edges)});
    }
    const auto& content = std::get<LineContent>(m_tile.content);
    if (line.series.size() != 1 || line.isTime || edges.empty() || !content.groupBy.empty()) {
        return;
    }
    measure(content.aggregate, content.rows, content.values.empty() ? std::string() : content.values.front());
    for (const auto& [x, value] : points) {
        m_wish.link.shown.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    m_wish.finish = [parts = points.size()](TileLink& link, const Bins& bins) { onePartACell(link, bins, parts); };
}

void WishMaker::operator()(const HeatCalendarAnswer& calendar)
{
    if (calendar.binding.empty()) {
        return;
    }
    m_wish.dataset = calendar.binding.dataset;
    m_wish.link.isDays = true;
    m_wish.axes.push_back(
        {.column = {.column = calendar.binding.column, .form = Form::Time, .where = calendar.binding.where},
         .binner = binsOfDays()});
    nameAxis(calendar.binding.column);
    const auto& content = std::get<HeatCalendarContent>(m_tile.content);
    measure(content.aggregate, content.rows, content.value);
    for (const CalendarDay& day : calendar.days) {
        m_wish.link.shown.push_back(day.value.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    m_wish.finish = [days = calendar.days](TileLink& link, const Bins& bins) {
        for (const CalendarDay& day : days) {
            const std::uint32_t bin = bins[0].binOfNumber((static_cast<double>(day.day) + 0.5) * kDayS);
            link.cells.push_back(bin < bins[0].regularCount ? std::optional(bin) : std::nullopt);
        }
    };
}

/// Two axes: the texts of the left side and those of the right.
void WishMaker::operator()(const SankeyAnswer& sankey)
{
    if (sankey.binding.empty()) {
        return;
    }
    const auto& content = std::get<SankeyContent>(m_tile.content);
    std::vector<std::string> texts[2];
    std::vector<std::uint32_t> numbers; ///< of each node on its side
    for (const SankeyNode& node : sankey.nodes) {
        std::vector<std::string>& side = texts[node.side == 0 ? 0 : 1];
        numbers.push_back(static_cast<std::uint32_t>(side.size()));
        side.push_back(node.name.de);
    }
    m_wish.dataset = sankey.binding.dataset;
    const std::string columns[] = {sankey.binding.column, columnOf(content.rows, content.to)};
    for (std::size_t side = 0; side < 2; ++side) {
        m_wish.axes.push_back({.column = {.column = columns[side], .form = Form::Text, .where = sankey.binding.where},
                               .binner = binsOfTexts(texts[side])});
    }
    nameAxis(sankey.binding.column);
    measure(content.value.empty() ? Aggregate::Count : Aggregate::Sum, content.rows, content.value);
    for (const SankeyLink& flow : sankey.links) {
        m_wish.link.shown.push_back(flow.value);
    }
    m_wish.finish = [nodes = sankey.nodes, links = sankey.links, numbers](TileLink& link, const Bins& bins) {
        const std::uint32_t across = bins[1].binCount();
        for (const SankeyLink& flow : links) {
            link.cells.emplace_back(numbers[flow.from] * across + numbers[flow.to]);
        }
        for (std::size_t node = 0; node < nodes.size(); ++node) {
            std::vector<std::uint32_t> cells;
            const bool isLeft = nodes[node].side == 0;
            for (std::uint32_t other = 0; other < (isLeft ? across : bins[0].binCount()); ++other) {
                cells.push_back(isLeft ? numbers[node] * across + other : other * across + numbers[node]);
            }
            link.classes.push_back(std::move(cells));
        }
    };
}

std::string WishMaker::columnOf(const RowSource& rows, const std::string& field) const
{
    const auto library = analysis::role::shippedRoles();
    const analysis::role::Role* role = library ? (*library)->find(rows.role) : nullptr;
    const analysis::role::Field* known = role == nullptr ? nullptr : analysis::role::findField(*role, field);
    const auto dataset = m_project.dataset(m_wish.dataset);
    const auto assignment = m_project.role(rows.role);
    if (known == nullptr || !dataset) {
        return field;
    }
    const bool isMapped = assignment && assignment->has_value();
    return columnFor(*known, dataset->schema, isMapped ? (*assignment)->fields : std::map<std::string, std::string>())
        .value_or(field);
}

/// A chip begins with what the field of the role is called, else with the column's title.
void WishMaker::nameAxis(const std::string& column)
{
    const auto library = analysis::role::shippedRoles();
    const auto dataset = m_project.dataset(m_wish.dataset);
    const auto assignments = m_project.roles();
    if (!library || !dataset || !assignments) {
        return;
    }
    for (const workspace::RoleAssignment& assignment : *assignments) {
        const analysis::role::Role* role = (*library)->find(assignment.role);
        if (role == nullptr || assignment.dataset != m_wish.dataset) {
            continue;
        }
        for (const analysis::role::Field& field : role->fields) {
            if (columnFor(field, dataset->schema, assignment.fields) == column) {
                m_wish.title = field.title;
                m_wish.link.title = field.title;
                return;
            }
        }
    }
    if (const auto index = dataset->schema.indexOf(column)) {
        const workspace::Column& known = dataset->schema.columns[*index];
        const std::string title = known.title.empty() ? known.name : known.title;
        m_wish.title = {title, title};
        m_wish.link.title = m_wish.title;
    }
}

} // namespace

crossfilter::RowNoun nounOf(const analysis::role::Role& role)
{
    static const std::map<std::string_view, Text> kOne{{"zones", {"Gemeinde", "municipality"}},
                                                       {"districts", {"Ortsteil", "district"}},
                                                       {"buildings", {"Gebäude", "building"}},
                                                       {"parcels", {"Flurstück", "parcel"}},
                                                       {"facilities", {"Einrichtung", "facility"}},
                                                       {"workplaces", {"Arbeitsstätte", "workplace"}},
                                                       {"accidents", {"Unfall", "accident"}},
                                                       {"parking", {"Parkplatz", "car park"}},
                                                       {"roofs", {"Dachfläche", "roof"}},
                                                       {"gas_blocks", {"Baublock", "block"}},
                                                       {"land_use", {"Fläche", "area"}}};
    static const std::map<std::string_view, Text> kMany{{"land_use", {"Flächen", "areas"}},
                                                        {"gas_blocks", {"Baublöcke", "blocks"}},
                                                        {"population_grid", {"Gitterzellen", "grid cells"}},
                                                        {"broadband", {"Gitterzellen", "grid cells"}}};
    const auto one = kOne.find(role.id);
    const auto many = kMany.find(role.id);
    const Text plural = many == kMany.end() ? role.title : many->second;
    return {.one = one == kOne.end() ? plural : one->second, .many = plural};
}

Result<std::optional<TileWish>> wishOf(workspace::Workspace& project, const Tile& tile, const TileAnswer& answer)
{
    if (static_cast<std::size_t>(answer.kind) != tile.content.index()) {
        return std::optional<TileWish>(); // the tile was changed since it was asked
    }
    WishMaker maker(project, tile, answer);
    std::visit([&maker](const auto& shown) { maker(shown); }, answer.shown);
    if (!maker.isWishing()) {
        return std::optional<TileWish>();
    }
    TileWish wish = maker.take();
    if (isMeasuredFromRows(tile, answer)) {
        wish.link.measure = TileLink::Measure::None;
        wish.value.reset();
        wish.measure = [&project, &tile, &answer](const std::vector<std::int64_t>& fids, Job& job) {
            return rowMeasureOf(project, tile, answer, fids, job);
        };
    }
    return std::optional(std::move(wish));
}

} // namespace weitblick::dashboard
