// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/roof_places.h"

#include <functional>

#include "tests/support/roof_village.h"

namespace weitblick::test {

/// An analysis over roofs that does what a test wants to see from inside a run.
class RoofProbe {
public:
    using Look = std::function<Result<void>(analysis::RunContext&, Job&)>;

    static Result<void> look(RoofVillage& village, const analysis::Arguments& arguments, Look look)
    {
        s_look = std::move(look);
        std::vector<analysis::Input> inputs{{.id = "roofs",
                                             .title = {"Dächer", "Roofs"},
                                             .help = {"-", "-"},
                                             .role = "roofs",
                                             .kinds = {analysis::GeometryKind::Polygons}},
                                            {.id = "raster",
                                             .title = {"Raster", "Raster"},
                                             .help = {"-", "-"},
                                             .kinds = {analysis::GeometryKind::Raster},
                                             .presence = analysis::Presence::Optional}};
        for (const analysis::Input& input : solar::placeInputs()) {
            inputs.push_back(input);
        }
        const analysis::Descriptor descriptor{
            .id = "probe",
            .version = "1",
            .title = {"Probe", "Probe"},
            .summary = {"-", "-"},
            .group = {"-", "-"},
            .inputs = std::move(inputs),
            .outputs = {{.id = "result", .title = {"-", "-"}, .help = {"-", "-"}, .nameSuffix = "probe"}},
            .methodPage = "buffer",
            .run = &RoofProbe::run};
        const auto outcome = village.run(descriptor, arguments);
        return outcome ? Result<void>() : Result<void>(outcome.error());
    }

private:
    static Result<void> run(analysis::RunContext& context, Job& job)
    {
        WB_CHECK(s_look(context, job));
        workspace::LayerSchema schema{.columns = {{"nichts", workspace::ColumnType::Integer, "", ""}}};
        return context.startOutput("result", std::move(schema)) ? Result<void>()
                                                                : Result<void>(Error{.code = ErrorCode::Internal});
    }
    inline static Look s_look;
};

} // namespace weitblick::test
