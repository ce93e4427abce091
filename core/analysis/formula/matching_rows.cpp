// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/matching_rows.h"

#include "core/analysis/formula/layer_environment.h"
#include "core/analysis/formula/program.h"
#include "core/geo/geos.h"

#include <algorithm>
#include <geos_c.h>

namespace weitblick::analysis::formula {

namespace {

Result<double> measured(const GEOSGeometry& shape, Measure measure)
{
    if (measure == Measure::Area) {
        return geo::areaOf(shape);
    }
    if (measure == Measure::Length) {
        return geo::lengthOf(shape);
    }
    WB_TRY(const geo::Geometry centre,
           geo::checked(GEOSGetCentroid_r(geo::geosContext(), &shape), "finding the centroid"));
    double coordinate = 0.0;
    (measure == Measure::X ? GEOSGeomGetX_r : GEOSGeomGetY_r)(geo::geosContext(), centre.get(), &coordinate);
    return coordinate;
}

Result<Row> rowOf(const workspace::LayerReader& reader, const Program& program)
{
    Row row;
    for (std::size_t i = 0; i < reader.columnCount(); ++i) {
        row.values.push_back(valueOf(reader.value(i), reader.columns()[i].type));
    }
    if (program.measures.empty() || reader.geometry().empty()) {
        return row;
    }
    WB_TRY(const geo::Geometry shape, geo::geometryFromGpkg(reader.geometry()));
    if (!shape || GEOSisEmpty_r(geo::geosContext(), shape.get()) != 0) {
        return row;
    }
    for (const Measure measure : program.measures) {
        WB_TRY(const double value, measured(*shape, measure));
        row.measures.at(static_cast<std::size_t>(measure)) = value;
    }
    return row;
}

} // namespace

Result<std::vector<std::int64_t>> matchingRows(workspace::Workspace& project, std::string_view dataset,
                                               std::string_view condition, Job& job)
{
    WB_TRY(const auto described, project.dataset(dataset));
    WB_TRY(const Program program, compile(condition, environmentOf(described.schema)));
    if (program.type != ValueType::Truth) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Formel ist keine Bedingung, sie ist weder wahr noch falsch",
                                 "the formula is no condition, it is neither true nor false"},
                     .subject = std::string(condition),
                     .advice = {"Vergleichen, zum Beispiel: Höhe > 12 {m}", "Compare, for instance: height > 12 {m}"}};
    }
    WB_TRY(auto reader, project.read(dataset, {.columns = program.columns, .geometry = !program.measures.empty()}));
    std::vector<std::int64_t> fids;
    Mishaps mishaps;
    constexpr std::int64_t kBetweenReports = 1000;
    for (std::int64_t count = 1;; ++count) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return fids;
        }
        WB_TRY(const Row row, rowOf(reader, program));
        const Value value = program.evaluate(row, mishaps);
        if (const auto* truth = std::get_if<bool>(&value); truth != nullptr && *truth) {
            fids.push_back(reader.fid());
        }
        if (count % kBetweenReports == 0) {
            WB_CHECK(job.report(static_cast<double>(count) /
                                    static_cast<double>(std::max<std::int64_t>(described.rowCount, count)),
                                "select"));
        }
    }
}

} // namespace weitblick::analysis::formula
