// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "tests/support/analysis_run.h"

namespace weitblick::test {

inline std::string squareAt(double x, double y, double side)
{
    const auto corner = [](double a, double b) { return std::to_string(a) + " " + std::to_string(b); };
    return "POLYGON((" + corner(x, y) + "," + corner(x + side, y) + "," + corner(x + side, y + side) + "," +
           corner(x, y + side) + "," + corner(x, y) + "))";
}

/// Four roofs of 10 m x 10 m, in two districts, on two buildings and two parcels. The last one is beside all of them.
struct RoofVillage : AnalysisProject {
    RoofVillage()
    {
        using workspace::ColumnType;
        using workspace::GeometryType;
        const auto polygons = [](const std::string& name, std::vector<workspace::Column> columns) {
            return workspace::LayerSchema{
                .name = name, .geometry = GeometryType::Polygon, .srsId = 25832, .columns = std::move(columns)};
        };
        added = addLayer(project,
                         polygons("daecher", {{"kennung", ColumnType::Text, "", ""},
                                              {"flaeche_m2", ColumnType::Real, "m2", ""},
                                              {"neigung_grad", ColumnType::Real, "°", ""},
                                              {"azimut_grad", ColumnType::Real, "°", ""},
                                              {"einstrahlung_kwh_m2a", ColumnType::Real, "kWh/m2", ""},
                                              {"eignung", ColumnType::Text, "", ""},
                                              {"dachform", ColumnType::Integer, "", ""}}),
                         {{squareAt(500000, 5600000, 10),
                           {std::string("S"), 120.0, 35.0, 180.0, 1151.0, std::string("gut"), std::int64_t{3100}}},
                          {squareAt(500020, 5600000, 10),
                           {std::string("N"), 120.0, 35.0, 0.0, 800.0, std::string("bedingt"), std::int64_t{3100}}},
                          {squareAt(500120, 5600000, 10),
                           {std::string("F"), 100.0, 0.0, -1.0, 1000.0, std::string("gut"), std::int64_t{1000}}},
                          {squareAt(500500, 5600000, 10),
                           {std::string("K"), 12.0, 30.0, 200.0, 1100.0, std::string("?"), std::monostate()}}})
                    .has_value();
        added = added && addLayer(project,
                                  polygons("ortsteile", {{"SCHLUESSEL", ColumnType::Text, "", ""},
                                                         {"ortsteil", ColumnType::Text, "", ""}}),
                                  {{squareAt(499990, 5599990, 100), {std::string("01"), std::string("Kernort")}},
                                   {squareAt(500090, 5599990, 100), {std::string("02"), std::string("Weiler")}}})
                             .has_value();
        added = added && addLayer(project,
                                  polygons("gebaeude", {{"funktion", ColumnType::Text, "", ""},
                                                        {"denkmal", ColumnType::Integer, "", ""}}),
                                  {{squareAt(500000, 5600000, 40), {std::string("Wohnhaus"), std::int64_t{0}}},
                                   {squareAt(500110, 5599995, 40), {std::string("Rathaus"), std::int64_t{1}}}})
                             .has_value();
        added = added && addLayer(project, polygons("flurstuecke", {{"eigentuemer", ColumnType::Text, "", ""}}),
                                  {{squareAt(499995, 5599995, 50), {std::string("Privat")}},
                                   {squareAt(500100, 5599990, 60), {std::string("Gemeinde")}}})
                             .has_value();
    }
    analysis::Arguments everything() const
    {
        return {
            {"roofs", "daecher"}, {"districts", "ortsteile"}, {"buildings", "gebaeude"}, {"parcels", "flurstuecke"}};
    }
    /// The rows of an output in which the named columns have these values.
    Result<std::vector<ReadRow>> rowsWhere(const workspace::LayerSchema& schema,
                                           const std::vector<std::pair<std::string, std::string>>& wanted)
    {
        WB_TRY(const auto all, rowsOf(project, schema.name));
        std::vector<ReadRow> found;
        for (const ReadRow& row : all) {
            bool fits = true;
            for (const auto& [column, value] : wanted) {
                fits = fits && row.values.at(schema.indexOf(column).value()) == Value(value);
            }
            if (fits) {
                found.push_back(row);
            }
        }
        return found;
    }
    static double number(const ReadRow& row, const workspace::LayerSchema& schema, const std::string& column)
    {
        const Value& value = row.values.at(schema.indexOf(column).value());
        const auto* whole = std::get_if<std::int64_t>(&value);
        return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(value);
    }
    static std::string text(const ReadRow& row, const workspace::LayerSchema& schema, const std::string& column)
    {
        const auto* text = std::get_if<std::string>(&row.values.at(schema.indexOf(column).value()));
        return text == nullptr ? std::string() : *text;
    }
    bool added = false;
};

} // namespace weitblick::test
