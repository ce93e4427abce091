// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/compared_maps.h"

#include "core/analysis/indicator/result_table.h"
#include "ui/shell/language.h"

#include <algorithm>
#include <utility>

namespace weitblick::ui {

namespace {

using dashboard::MapContent;
using workspace::Column;
using workspace::Dataset;

ComparedMap resultMap(MapContent content, const std::string& dataset, const QString& name)
{
    content.result = dataset;
    ComparedMap map;
    map.title = map.shortTitle = name;
    map.content = std::move(content);
    return map;
}

/// The same indicator in the columns of the comparison and in other results.
void addResults(const dashboard::Dashboard& dashboard, const MapContent& content, const ProjectSnapshot& project,
                const std::string& shown, std::vector<ComparedMap>& maps)
{
    const auto& scenarios = dashboard.scenarios;
    const QString base = scenarios.empty() ? QString::fromStdString(shown) : say(scenarios.front().title);
    std::vector<std::string> taken{shown};
    for (std::size_t i = 1; i < scenarios.size(); ++i) {
        ComparedMap map = resultMap(content, scenarios[i].dataset, say(scenarios[i].title));
        map.otherTitle = base;
        map.order = ComparedMap::Order::ThisMinusFirst;
        maps.push_back(std::move(map));
        taken.push_back(scenarios[i].dataset);
    }
    for (const Dataset& dataset : project.datasets) {
        const std::string& name = dataset.schema.name;
        if (analysis::indicator::isResultTable(dataset.schema) && std::ranges::count(taken, name) == 0) {
            maps.push_back(resultMap(content, name, QString::fromStdString(name)));
            maps.back().otherTitle = QString::fromStdString(shown);
        }
    }
}

bool isNumber(const Column& column)
{
    return column.type == workspace::ColumnType::Real || column.type == workspace::ColumnType::Integer;
}

QString titleOf(const Column& column)
{
    return QString::fromStdString(column.title.empty() ? column.name : column.title);
}

ComparedMap layerMap(const MapContent& content, const std::string& layer, const Column& column, const QString& title)
{
    ComparedMap map;
    map.title = map.shortTitle = title;
    map.content = content;
    map.content.rows = {.role = {}, .dataset = layer, .where = {}, .madeBy = {}};
    map.content.field = column.name;
    return map;
}

/// Other columns of the layer with the same unit, and other layers with the same column.
void addLayers(const MapContent& content, const dashboard::MapAnswer& answer, const ProjectSnapshot& project,
               std::vector<ComparedMap>& maps)
{
    const auto own =
        std::ranges::find(project.datasets, answer.layer, [](const Dataset& dataset) { return dataset.schema.name; });
    const auto place = own == project.datasets.end() ? std::nullopt : own->schema.indexOf(answer.column);
    if (!place || !isNumber(own->schema.columns[*place])) {
        return;
    }
    const Column& shown = own->schema.columns[*place];
    for (const Dataset& dataset : project.datasets) {
        const auto same = dataset.schema.indexOf(shown.name);
        const bool hasPlaces = dataset.schema.geometry != workspace::GeometryType::None && !dataset.schema.raster;
        if (hasPlaces && same && dataset.schema.name != answer.layer && isNumber(dataset.schema.columns[*same])) {
            const QString name = QString::fromStdString(dataset.schema.name);
            maps.push_back(layerMap(content, dataset.schema.name, dataset.schema.columns[*same], name));
            maps.back().title = titleOf(shown) + QStringLiteral(" (%1)").arg(name);
            maps.back().otherTitle = QString::fromStdString(answer.layer);
        }
    }
    for (const Column& column : own->schema.columns) {
        if (isNumber(column) && column.name != shown.name && !column.unit.empty() && column.unit == shown.unit) {
            maps.push_back(layerMap(content, answer.layer, column, titleOf(column)));
            maps.back().otherTitle = titleOf(shown);
        }
    }
}

} // namespace

std::vector<ComparedMap> comparedMaps(const dashboard::Dashboard& dashboard, const MapContent& content,
                                      const dashboard::TileAnswer& answer, const ProjectSnapshot& project)
{
    std::vector<ComparedMap> maps;
    if (const auto* map = std::get_if<dashboard::MapAnswer>(&answer.shown)) {
        if (map->indicator.empty()) {
            addLayers(content, *map, project, maps);
        } else if (!answer.datasets.empty()) {
            addResults(dashboard, content, project, answer.datasets.front(), maps);
        }
    }
    return maps;
}

} // namespace weitblick::ui
