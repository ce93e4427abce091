// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/building_people.h"

#include "core/analysis/role/role.h"
#include "core/analysis/row_transform.h"
#include "core/analysis/run_context.h"
#include "core/analysis/spatial/column_names.h"
#include "core/analysis/spatial/reprojection.h"
#include "core/analysis/spatial/zone_layer.h"
#include "core/base/number_text.h"
#include "core/geo/geos.h"
#include "core/region/dasymetric.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <geos_c.h>
#include <map>

namespace weitblick::region {

namespace {

using analysis::ColumnDemand;
using analysis::GeometryKind;
using analysis::ParameterKind;
using analysis::Presence;
using workspace::ColumnType;

constexpr const char* kGroupEntry = "privacy/statistics_group";

std::optional<double> numberOf(const workspace::Cell& cell)
{
    if (const auto* const whole = std::get_if<std::int64_t>(&cell)) {
        return static_cast<double>(*whole);
    }
    const auto* const real = std::get_if<double>(&cell);
    return real != nullptr ? std::optional(*real) : std::nullopt;
}

/// What a parameter names, else what plays the field of a role; "" where neither does.
std::string columnOf(const analysis::RunContext& context, const char* parameter, std::string_view input,
                     std::string_view roleId, std::string_view field)
{
    if (context.has(parameter)) {
        return context.text(parameter);
    }
    if (const auto column = context.fieldColumn(input, field)) {
        return *column;
    }
    const auto library = analysis::role::shippedRoles();
    const auto* const role = library ? (*library)->find(roleId) : nullptr;
    const auto* const known = role != nullptr ? analysis::role::findField(*role, field) : nullptr;
    return known != nullptr ? analysis::role::columnFor(*known, context.input(input).schema, {}).value_or("")
                            : std::string();
}

struct Footprint {
    std::optional<geo::Point> centre;
    double area = 0.0;
};

Result<Footprint> footprintOf(std::span<const std::byte> bytes)
{
    if (bytes.empty()) {
        return Footprint();
    }
    WB_TRY(const geo::Geometry geometry, geo::geometryFromGpkg(bytes));
    const GEOSContextHandle_t context = geo::geosContext();
    WB_TRY(const geo::Geometry centre, geo::checked(GEOSGetCentroid_r(context, geometry.get()), "centroid"));
    if (GEOSisEmpty_r(context, centre.get()) != 0) {
        return Footprint();
    }
    Footprint found{.centre = geo::Point{}, .area = geo::areaOf(*geometry)};
    GEOSGeomGetX_r(context, centre.get(), &found.centre->x);
    GEOSGeomGetY_r(context, centre.get(), &found.centre->y);
    return found;
}

/// The cells with their values, and in which of them a point is.
class Cells {
public:
    static Result<Cells> read(analysis::RunContext& context, Job& job)
    {
        const workspace::LayerSchema& schema = context.input("cells").schema;
        Cells cells;
        cells.m_sizeM = context.number("cell_size");
        const std::string column = columnOf(context, "value", "cells", "population_grid", "inhabitants");
        if (!schema.indexOf(column)) {
            return Error{.code = ErrorCode::NotFound,
                         .message = {"„" + schema.name + "“ hat keine Spalte mit Einwohnern",
                                     "“" + schema.name + "” has no column with inhabitants"},
                         .subject = schema.name,
                         .advice = {"Die Spalte unter „value“ angeben", "Name the column in “value”"}};
        }
        const bool arePoints = schema.geometry == workspace::GeometryType::Point;
        if (!arePoints) {
            WB_TRY(cells.m_zones, analysis::spatial::ZoneLayer::read(context, "cells", schema.srsId, job));
        }
        WB_TRY(auto reader, context.read("cells", {.columns = std::vector{column}, .geometry = arePoints}));
        while (true) {
            if (cells.m_values.size() % 4096 == 0) {
                WB_CHECK(job.report(0.5, "cells"));
            }
            WB_TRY(const bool more, reader.next());
            if (!more) {
                return cells;
            }
            if (arePoints) {
                WB_TRY(const Footprint place, footprintOf(reader.geometry()));
                if (place.centre) {
                    cells.m_byPlace[cells.placeOf(*place.centre)] = cells.m_values.size();
                }
            }
            cells.m_values.push_back(numberOf(reader.value(0)));
        }
    }

    [[nodiscard]] Result<std::vector<std::optional<std::size_t>>> find(const std::vector<geo::Point>& points,
                                                                       Job& job) const
    {
        std::vector<std::optional<std::size_t>> found(points.size());
        if (m_zones) {
            WB_TRY(const auto zones, m_zones->index().firstCovering(points, job));
            for (std::size_t i = 0; i < zones.size(); ++i) {
                found[i] = zones[i] == geo::kNoZone ? std::nullopt : std::optional<std::size_t>(zones[i]);
            }
            return found;
        }
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto cell = m_byPlace.find(placeOf(points[i]));
            found[i] = cell == m_byPlace.end() ? std::nullopt : std::optional(cell->second);
        }
        return found;
    }
    [[nodiscard]] const std::vector<std::optional<double>>& values() const { return m_values; }

private:
    using Place = std::array<std::int64_t, 2>;
    [[nodiscard]] Place placeOf(geo::Point point) const
    {
        return {static_cast<std::int64_t>(std::floor(point.x / m_sizeM)),
                static_cast<std::int64_t>(std::floor(point.y / m_sizeM))};
    }
    double m_sizeM = 100.0;
    std::vector<std::optional<double>> m_values;
    std::optional<analysis::spatial::ZoneLayer> m_zones; ///< nothing: points are centres of cells
    std::map<Place, std::size_t> m_byPlace;
};

/// The buildings in the coordinates of the cells, by row.
Result<std::vector<PlacedBuilding>> placeBuildings(analysis::RunContext& context, const Cells& cells, Job& job)
{
    const workspace::LayerSchema& schema = context.input("buildings").schema;
    const std::string weight = columnOf(context, "weight", "buildings", "buildings", "dwellings");
    const bool hasWeight = schema.indexOf(weight).has_value();
    if (!hasWeight) {
        context.note({"Gewicht der Gebäude: Grundfläche, da keine Spalte mit Wohnungen angegeben ist",
                      "Weight of the buildings: footprint, as no column with dwellings is given"});
    }
    WB_TRY(auto moving, analysis::spatial::Reprojection::between(schema.srsId, context.input("cells").schema.srsId));
    const std::vector<std::string> columns = hasWeight ? std::vector{weight} : std::vector<std::string>();
    WB_TRY(auto reader, context.read("buildings", {.columns = columns}));
    std::vector<PlacedBuilding> buildings;
    std::vector<geo::Point> centres;
    std::vector<std::size_t> rows;
    while (true) {
        if (buildings.size() % 1024 == 0) {
            WB_CHECK(job.report(0.3, "buildings"));
        }
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        Footprint place;
        if (!reader.geometry().empty()) {
            WB_TRY(const auto moved, moving.apply(reader.geometry()));
            WB_TRY(place, footprintOf(moved));
        }
        if (place.centre) {
            centres.push_back(*place.centre);
            rows.push_back(buildings.size());
        }
        const double given = hasWeight ? numberOf(reader.value(0)).value_or(0.0) : place.area;
        buildings.push_back({.weight = std::max(given, 0.0)});
    }
    context.countRead(static_cast<std::int64_t>(buildings.size()));
    WB_TRY(const auto found, cells.find(centres, job));
    for (std::size_t i = 0; i < found.size(); ++i) {
        buildings[rows[i]].cell = found[i];
    }
    return buildings;
}

Result<void> writeBuildings(analysis::RunContext& context, const Distribution& people, Job& job)
{
    const workspace::LayerSchema& own = context.input("buildings").schema;
    workspace::LayerSchema schema = own;
    for (const auto& [name, title] :
         {std::pair("einwohner_erwartet", "Einwohner, erwartet"), std::pair("einwohner_von", "Einwohner mindestens"),
          std::pair("einwohner_bis", "Einwohner höchstens")}) {
        schema.columns.push_back({analysis::spatial::freeColumnName(schema, name), ColumnType::Real, "", title});
    }
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", std::move(schema)));
    WB_TRY(auto reader, context.read("buildings"));
    workspace::RowBatch rows;
    for (const BuildingPeople& building : people.buildings) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        rows.beginRow();
        if (!reader.geometry().empty()) {
            rows.geometry(reader.geometry());
        }
        for (std::size_t column = 0; column < own.columns.size(); ++column) {
            analysis::addCell(rows, reader.value(column));
        }
        rows.add(building.expected);
        rows.add(building.least);
        rows.add(building.most);
        rows.endRow();
        if (rows.rowCount() == 1024) {
            WB_CHECK(output->append(rows, job));
            rows.clear();
        }
    }
    return output->append(rows, job);
}

void noteBalance(analysis::RunContext& context, const Distribution& people)
{
    const auto told = [&](Language language) {
        const bool isGerman = language == Language::German;
        return readableNumber(people.distributed, language, 2) +
               (isGerman ? " Einwohner verteilt, " : " people distributed, ") +
               readableNumber(people.remaining, language, 2) +
               (isGerman ? " ohne Gebäude (" : " without a building (") + readableCount(people.emptyCells, language) +
               (isGerman ? " Zellen), " : " cells), ") + readableCount(people.withheldCells, language) +
               (isGerman ? " Zellen geheim: als Spanne" : " cells withheld: as an interval");
    };
    context.note({told(Language::German), told(Language::English)});
}

Result<void> runPeopleOnBuildings(analysis::RunContext& context, Job& job)
{
    WB_TRY(const double group, context.registryNumber(kGroupEntry, "1"));
    Job reading = job.part(0.0, 0.3);
    WB_TRY(const Cells cells, Cells::read(context, reading));
    Job placing = job.part(0.3, 0.7);
    WB_TRY(const auto buildings, placeBuildings(context, cells, placing));
    const Distribution people =
        distributePeople(cells.values(), buildings, {.least = context.number("withheld_least"), .most = group - 1.0});
    noteBalance(context, people);
    Job writing = job.part(0.7, 1.0);
    return writeBuildings(context, people, writing);
}

std::vector<analysis::Parameter> parameters()
{
    return {{.id = "value",
             .title = {"Spalte der Einwohner", "Column of inhabitants"},
             .help = {"Ohne Angabe das Feld inhabitants der Rolle.", "Without it the field inhabitants of the role."},
             .kind = ParameterKind::Column,
             .columnOf = "cells",
             .columns = ColumnDemand::Number,
             .presence = Presence::Optional},
            {.id = "weight",
             .title = {"Gewicht der Gebäude", "Weight of the buildings"},
             .help = {"Spalte mit Wohnungen oder Wohnfläche; 0 heißt unbewohnt. Ohne Angabe die Wohnungen der "
                      "Rolle, sonst die Grundfläche.",
                      "Column with dwellings or floor area; 0 means nobody lives there. Without it the dwellings "
                      "of the role, else the footprint."},
             .kind = ParameterKind::Column,
             .columnOf = "buildings",
             .columns = ColumnDemand::Number,
             .presence = Presence::Optional},
            {.id = "cell_size",
             .title = {"Weite der Zellen", "Size of the cells"},
             .help = {"Nur für Zellen als Punkte.", "Only for cells as points."},
             .kind = ParameterKind::Number,
             .unit = "m",
             .range = {1.0, 100'000.0},
             .defaultValue = "100"},
            {.id = "withheld_least",
             .title = {"Geheime Zelle mindestens", "Withheld cell at least"},
             .help = {"So viele Einwohner hat eine Zelle ohne Wert mindestens; höchstens sind es einer weniger "
                      "als die kleinste Fallzahl.",
                      "So many people a cell without a value has at least; at most it is one less than the "
                      "smallest number of cases."},
             .kind = ParameterKind::Number,
             .range = {0.0, 10.0},
             .defaultValue = "0"}};
}

} // namespace

analysis::Descriptor peopleOnBuildingsAnalysis()
{
    return {
        .id = "people_on_buildings",
        .version = "1",
        .title = {"Einwohner auf Gebäude verteilen", "People on buildings"},
        .summary =
            {"Verteilt die Einwohner eines Gitters oder von Zonen auf die Gebäude darin, damit danach jede gezeichnete "
             "Fläche gezählt werden kann; geheime Zellen werden zur Spanne.",
             "Distributes the people of a grid or of zones among the buildings in them, so that any drawn area can be "
             "counted afterwards; withheld cells become an interval."},
        .group = {"Regionalentwicklung", "Regional development"},
        .tags = {"einwohner", "gitter", "zensus", "dasymetrisch", "gebäude"},
        .inputs = {{.id = "cells",
                    .title = {"Gitter oder Zonen", "Grid or zones"},
                    .help = {"Zellen als Punkte (Mittelpunkte) oder Flächen mit Einwohnern; ohne Wert heißt geheim.",
                             "Cells as points (centres) or areas with inhabitants; no value means withheld."},
                    .role = "population_grid",
                    .kinds = {GeometryKind::Points, GeometryKind::Polygons}},
                   {.id = "buildings",
                    .title = {"Gebäude", "Buildings"},
                    .help = {"Gebäude, die zusammen die Einwohner ihrer Zelle bekommen.",
                             "Buildings that get the people of their cell together."},
                    .role = "buildings",
                    .kinds = {GeometryKind::Polygons, GeometryKind::Points}}},
        .parameters = parameters(),
        .outputs =
            {{.id = "result",
              .title = {"Gebäude mit Einwohnern", "Buildings with people"},
              .help = {"Alle Gebäude mit erwarteten, mindestens und höchstens so vielen Einwohnern; die Summe je Zelle "
                       "bleibt genau.",
                       "All buildings with people expected, at least and at most; the sum of each cell is kept "
                       "exactly."},
              .nameSuffix = "einwohner"}},
        .registryEntries = {kGroupEntry},
        .methodPage = "einwohner_auf_gebaeude",
        .run = runPeopleOnBuildings,
    };
}

} // namespace weitblick::region
