// SPDX-License-Identifier: GPL-3.0-or-later
// Six municipalities with a few figures, as a table of a statistical office brings them.
#pragma once

#include "tests/support/analysis_run.h"

namespace weitblick::test {

struct Towns : AnalysisProject {
    Towns()
    {
        using workspace::ColumnType;
        const workspace::LayerSchema schema{
            .name = "gemeinden",
            .columns = {{"AGS", ColumnType::Text, "", ""},
                        {"gemeinde", ColumnType::Text, "", ""},
                        {"einwohner", ColumnType::Integer, "", "Einwohner"},
                        {"steuerkraft", ColumnType::Real, "€", "Steuerkraft je Einwohner"},
                        {"alter", ColumnType::Real, "a", "Durchschnittsalter"},
                        {"raumtyp", ColumnType::Integer, "", ""},
                        {"stufe", ColumnType::Text, "", ""}}};
        const auto row = [](const char* key, const char* name, std::int64_t people, double tax, Value age,
                            std::int64_t type, const char* level) {
            return Row{"",
                       {std::string(key), std::string(name), people, tax, std::move(age), type, std::string(level)}};
        };
        added = addLayer(project, schema,
                         {row("06435001", "Altdorf", 5000, 900.0, 44.0, 76, "GZ"),
                          row("06435002", "Bergheim", 5200, 880.0, 44.5, 76, "GZ"),
                          row("06435003", "Cronau", 80'000, 1900.0, 41.0, 71, "OZ"),
                          row("06435004", "Dornfeld", 9000, 1500.0, 47.0, 76, "MZ"),
                          row("06435005", "Eichen", 2500, 700.0, 50.0, 77, "GZ"),
                          row("06435006", "Furth", 30'000, 1400.0, std::monostate(), 74, "MZ")})
                    .has_value() &&
                addLayer(project,
                         {.name = "früher",
                          .columns = {{"AGS", ColumnType::Text, "", ""}, {"steuerkraft", ColumnType::Real, "€", ""}}},
                         {{"", {std::string("6435001"), 1000.0}}, {"", {std::string("06435003"), 1800.0}}})
                    .has_value();
    }
    bool added = false;
};

} // namespace weitblick::test
