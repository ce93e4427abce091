// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/support/analysis_run.h"

namespace weitblick::test {

/// A project with one straight street of 2 km, a side street of 600 m at its middle, homes and two shops.
struct StreetProject : AnalysisProject {
    StreetProject()
    {
        using workspace::ColumnType;
        const workspace::LayerSchema streets{.name = "strassen",
                                             .geometry = workspace::GeometryType::LineString,
                                             .srsId = 25832,
                                             .columns = {{"highway", ColumnType::Text, "", ""},
                                                         {"name", ColumnType::Text, "", ""},
                                                         {"einbahn", ColumnType::Text, "", ""}}};
        isReady = addLayer(project, streets,
                           {{"LINESTRING(500000 5540000,501000 5540000)",
                             {std::string("residential"), std::string("Hauptstraße"), std::string()}},
                            {"LINESTRING(501000 5540000,502000 5540000)",
                             {std::string("residential"), std::string("Hauptstraße"), std::string()}},
                            {"LINESTRING(501000 5540000,501000 5540600)",
                             {std::string("residential"), std::string("Nebengasse"), std::string("ja")}}})
                      .has_value();
        const workspace::LayerSchema homes{.name = "wohnorte",
                                           .geometry = workspace::GeometryType::Point,
                                           .srsId = 25832,
                                           .columns = {{"inhabitants", ColumnType::Integer, "", ""}}};
        isReady = isReady && addLayer(project, homes,
                                      {{"POINT(500200 5540000)", {std::int64_t{10}}},
                                       {"POINT(500800 5540000)", {std::int64_t{20}}},
                                       {"POINT(501000 5540500)", {std::int64_t{30}}},
                                       {"POINT(500500 5549000)", {std::int64_t{7}}}}) // far from any street
                                 .has_value();
        const workspace::LayerSchema shops{
            .name = "laeden",
            .geometry = workspace::GeometryType::Point,
            .srsId = 25832,
            .columns = {{"kind", ColumnType::Text, "", ""}, {"name", ColumnType::Text, "", ""}}};
        isReady = isReady && addLayer(project, shops,
                                      {{"POINT(500000 5540000)", {std::string("Laden"), std::string("West")}},
                                       {"POINT(502000 5540000)", {std::string("Laden"), std::string("Ost")}},
                                       {"POINT(501000 5540000)", {std::string("Kita"), std::string("Mitte")}}})
                                 .has_value();
    }
    bool isReady = false;
};

inline double numberOf(const Value& value)
{
    const auto* const whole = std::get_if<std::int64_t>(&value);
    return whole == nullptr ? std::get<double>(value) : double(*whole);
}

inline bool isAbout(const Value& value, double expected, double tolerance)
{
    const double number = numberOf(value);
    return number >= expected - tolerance && number <= expected + tolerance;
}

} // namespace weitblick::test
