// SPDX-License-Identifier: GPL-3.0-or-later
// Five sites for a business park and the criteria to choose among them.
#pragma once

#include "core/workspace/workspace.h"

#include <fstream>
#include <string>

#include "tests/support/analysis_run.h"

namespace weitblick::test {

inline constexpr const char* kSiteCriteria = R"(title: {de: Standort, en: Site}
criteria:
  - id: ramp
    title: {de: Autobahn, en: Motorway}
    weight: 50
    column: ramp_km
    unit: km
    value: {kind: linear, worst: 10, best: 0}
    exclude: {above: 20}
  - id: area
    title: {de: Fläche, en: Area}
    weight: 30
    column: area_ha
    value: {kind: linear, worst: 0, best: 10}
  - id: noise
    title: {de: Lärm, en: Noise}
    weight: 20
    column: lden
    value: {kind: linear, worst: 70, best: 50}
    exclude: {above: 65}
)";

struct Sites : AnalysisProject {
    Sites()
    {
        std::ofstream(criteria) << kSiteCriteria;
        using workspace::ColumnType;
        added = addLayer(project,
                         {.name = "flächen",
                          .geometry = workspace::GeometryType::Point,
                          .srsId = 25832,
                          .columns = {{"name", ColumnType::Text, "", ""},
                                      {"ramp_km", ColumnType::Real, "km", ""},
                                      {"area_ha", ColumnType::Integer, "", ""},
                                      {"lden", ColumnType::Real, "", ""}}},
                         {{"POINT(0 0)", {std::string("nah"), 2.0, std::int64_t{4}, 60.0}},
                          {"POINT(1 0)", {std::string("groß"), 6.0, std::int64_t{10}, 52.0}},
                          {"POINT(2 0)", {std::string("laut"), 0.0, std::int64_t{10}, 66.0}},
                          {"POINT(3 0)", {std::string("fern"), 25.0, std::int64_t{10}, 50.0}},
                          {"POINT(4 0)", {std::string("unbekannt"), std::monostate(), std::int64_t{10}, 50.0}}})
                    .has_value();
    }
    std::string criteria = folder.filePath("kriterien.yaml").toStdString();
    bool added = false;
};

} // namespace weitblick::test
