// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/buffer.h"

#include "core/analysis/general/geometry_parts.h"
#include "core/analysis/row_transform.h"
#include "core/base/unit.h"
#include "core/geo/geos.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace weitblick::analysis::general {

namespace {

using geo::Geometry;

enum Count : std::uint8_t { Repaired };

struct BufferParamsDelete {
    void operator()(GEOSBufferParams* parameters) const noexcept
    {
        GEOSBufferParams_destroy_r(geo::geosContext(), parameters);
    }
};
using BufferParams = std::unique_ptr<GEOSBufferParams, BufferParamsDelete>;

struct Plan {
    double distanceM = 0.0;
    std::optional<std::size_t> distanceColumn;
    UnitConversion columnToMetres;
    std::size_t columnCount = 0;
    int segments = 8;
    int cap = GEOSBUF_CAP_ROUND;
    int join = GEOSBUF_JOIN_ROUND;
    double mitreLimit = 5.0;
    std::int32_t srsId = 0;
};

Result<BufferParams> paramsOf(const Plan& plan)
{
    const GEOSContextHandle_t context = geo::geosContext();
    BufferParams parameters(GEOSBufferParams_create_r(context));
    if (!parameters) {
        return Error{.code = ErrorCode::Internal,
                     .message = {"GEOS gibt keine Puffer-Parameter", "GEOS gives no buffer parameters"}};
    }
    GEOSBufferParams_setQuadrantSegments_r(context, parameters.get(), plan.segments);
    GEOSBufferParams_setEndCapStyle_r(context, parameters.get(), plan.cap);
    GEOSBufferParams_setJoinStyle_r(context, parameters.get(), plan.join);
    GEOSBufferParams_setMitreLimit_r(context, parameters.get(), plan.mitreLimit);
    return parameters;
}

std::optional<double> distanceOf(const Plan& plan, const std::vector<workspace::Cell>& cells)
{
    if (!plan.distanceColumn) {
        return plan.distanceM;
    }
    const workspace::Cell& cell = cells[*plan.distanceColumn];
    if (const auto* const integer = std::get_if<std::int64_t>(&cell)) {
        return plan.columnToMetres.apply(static_cast<double>(*integer));
    }
    if (const auto* const real = std::get_if<double>(&cell)) {
        return plan.columnToMetres.apply(*real);
    }
    return std::nullopt;
}

/// One row's buffer, or why it has none.
struct Buffered {
    Geometry geometry;
    Text rejection;
};

Result<Buffered> bufferOf(const BufferParams& parameters, std::span<const std::byte> blob,
                          std::optional<double> distanceM, std::int64_t& repaired)
{
    if (blob.empty()) {
        return Buffered{nullptr, {"keine Geometrie", "no geometry"}};
    }
    if (!distanceM) {
        return Buffered{nullptr, {"kein Abstand", "no distance"}};
    }
    auto valid = validGeometry(blob, repaired);
    if (!valid) {
        return Buffered{nullptr, valid.error().message};
    }
    const Geometry geometry = std::move(valid).value();
    WB_TRY(const Geometry buffer,
           geo::checked(GEOSBufferWithParams_r(geo::geosContext(), geometry.get(), parameters.get(), *distanceM),
                        "buffering"));
    if (GEOSisEmpty_r(geo::geosContext(), buffer.get()) != 0) {
        return Buffered{nullptr, {"der Puffer ist leer", "the buffer is empty"}};
    }
    WB_TRY(Geometry multi, partsOf(*buffer, Dimension::Area));
    return Buffered{std::move(multi), {}};
}

/// Calls `keep` with each buffer of the chunk and the row's values.
template <typename Keep>
Result<void> eachBuffer(const Plan& plan, const RowChunk& chunk, TransformedChunk& out, const Keep& keep)
{
    WB_TRY(const BufferParams parameters, paramsOf(plan));
    workspace::RowCursor cursor(chunk.rows);
    std::vector<workspace::Cell> cells(plan.columnCount);
    for (const std::int64_t fid : chunk.fids) {
        cursor.next();
        std::ranges::generate(cells, [&] { return cursor.nextValue(); });
        WB_TRY(Buffered buffered,
               bufferOf(parameters, cursor.geometry(), distanceOf(plan, cells), out.counts[Repaired]));
        if (!buffered.geometry) {
            out.rejected.push_back({fid, std::move(buffered.rejection)});
            continue;
        }
        keep(std::move(buffered.geometry), cells);
    }
    return {};
}

Result<void> bufferRows(const Plan& plan, const RowChunk& chunk, TransformedChunk& out)
{
    return eachBuffer(plan, chunk, out, [&](const Geometry& geometry, const std::vector<workspace::Cell>& cells) {
        out.rows.beginRow();
        out.rows.geometry(geo::gpkgFromGeometry(*geometry, plan.srsId));
        std::ranges::for_each(cells, [&](const workspace::Cell& cell) { addCell(out.rows, cell); });
        out.rows.endRow();
    });
}

/// The chunk's buffers united, as one row without values.
Result<void> bufferUnited(const Plan& plan, const RowChunk& chunk, TransformedChunk& out)
{
    std::vector<Geometry> buffers;
    WB_CHECK(
        eachBuffer(plan, chunk, out, [&](Geometry geometry, const auto&) { buffers.push_back(std::move(geometry)); }));
    if (!buffers.empty()) {
        WB_TRY(const Geometry united, unionOf(std::move(buffers), Dimension::Area));
        out.rows.beginRow();
        out.rows.geometry(geo::gpkgFromGeometry(*united, plan.srsId));
        out.rows.endRow();
    }
    return {};
}

Result<void> writeUnited(std::vector<Geometry> areas, bool asParts, std::int32_t srsId, OutputLayer& output, Job& job)
{
    if (areas.empty()) {
        return {};
    }
    WB_TRY(const Geometry united, unionOf(std::move(areas), Dimension::Area));
    workspace::RowBatch rows;
    const int count = asParts ? GEOSGetNumGeometries_r(geo::geosContext(), united.get()) : 1;
    for (int i = 0; i < count; ++i) {
        const GEOSGeometry* const part =
            asParts ? GEOSGetGeometryN_r(geo::geosContext(), united.get(), i) : united.get();
        WB_TRY(const Geometry multi, partsOf(*part, Dimension::Area));
        rows.beginRow();
        rows.geometry(geo::gpkgFromGeometry(*multi, srsId));
        rows.add(geo::areaOf(*multi));
        rows.endRow();
    }
    return output.append(rows, job);
}

Result<std::int64_t> dissolved(RunContext& context, const Plan& plan, const TransformOptions& options, Job& job)
{
    workspace::LayerSchema schema{.name = "", .geometry = workspace::GeometryType::MultiPolygon, .srsId = plan.srsId};
    schema.columns = {{"flaeche", workspace::ColumnType::Real, "m2", ""}};
    WB_TRY(OutputLayer* const output, context.startOutput("result", std::move(schema)));
    std::vector<Geometry> areas;
    const ChunkSink take = [&](const TransformedChunk& chunk) -> Result<void> {
        for (workspace::RowCursor cursor(chunk.rows); cursor.next();) {
            WB_TRY(Geometry area, geo::geometryFromGpkg(cursor.geometry()));
            areas.push_back(std::move(area));
        }
        return {};
    };
    Job reading = job.part(0.0, 0.8);
    WB_TRY(const auto counts,
           transformRows(
               context, "layer", options,
               [&](const RowChunk& chunk, unsigned, TransformedChunk& out) { return bufferUnited(plan, chunk, out); },
               take, reading));
    WB_CHECK(job.report(0.8, "dissolve"));
    WB_CHECK(writeUnited(std::move(areas), context.text("dissolve") == "parts", plan.srsId, *output, job));
    return counts[Repaired];
}

Result<std::int64_t> rowByRow(RunContext& context, const Plan& plan, const TransformOptions& options, Job& job)
{
    workspace::LayerSchema schema = context.input("layer").schema;
    schema.geometry = workspace::GeometryType::MultiPolygon;
    schema.hasZ = false;
    WB_TRY(OutputLayer* const output, context.startOutput("result", std::move(schema)));
    WB_TRY(const auto counts,
           transformRows(
               context, "layer", options,
               [&](const RowChunk& chunk, unsigned, TransformedChunk& out) { return bufferRows(plan, chunk, out); },
               *output, job));
    return counts[Repaired];
}

Result<void> takeDistance(const RunContext& context, Plan& plan)
{
    if (context.has("distance") == context.has("distance_column")) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"genau eine der Angaben „Abstand“ (distance) und „Abstand aus Spalte“ "
                                 "(distance_column) wird gebraucht",
                                 "exactly one of “Distance” (distance) and “Distance from column” (distance_column) is "
                                 "needed"},
                     .subject = "distance",
                     .advice = {"Zum Beispiel distance=500 angeben", "Give for example distance=500"}};
    }
    if (context.has("distance")) {
        plan.distanceM = context.number("distance");
        return {};
    }
    const workspace::LayerSchema& schema = context.input("layer").schema;
    plan.distanceColumn = schema.indexOf(context.text("distance_column"));
    const std::string& unit = schema.columns[*plan.distanceColumn].unit;
    if (!unit.empty()) {
        WB_TRY(const Unit from, parseUnit(unit));
        WB_TRY(const Unit metre, parseUnit("m"));
        WB_TRY(plan.columnToMetres, conversion(from, metre));
    }
    return {};
}

Result<Plan> planFor(const RunContext& context)
{
    Plan plan;
    WB_CHECK(takeDistance(context, plan));
    const std::string& cap = context.text("cap");
    const std::string& join = context.text("join");
    plan.cap = cap == "flat" ? GEOSBUF_CAP_FLAT : cap == "square" ? GEOSBUF_CAP_SQUARE : GEOSBUF_CAP_ROUND;
    plan.join = join == "mitre" ? GEOSBUF_JOIN_MITRE : join == "bevel" ? GEOSBUF_JOIN_BEVEL : GEOSBUF_JOIN_ROUND;
    plan.segments = static_cast<int>(context.integer("segments"));
    plan.mitreLimit = context.number("mitre_limit");
    plan.columnCount = context.input("layer").schema.columns.size();
    plan.srsId = context.input("layer").schema.srsId;
    return plan;
}

Result<void> runBuffer(RunContext& context, Job& job)
{
    WB_TRY(const Plan plan, planFor(context));
    const TransformOptions options{.rowsPerChunk = 128, .step = "buffer"};
    auto repaired = context.text("dissolve") == "no" ? rowByRow(context, plan, options, job)
                                                     : dissolved(context, plan, options, job);
    if (!repaired) {
        return std::move(repaired).error();
    }
    if (*repaired > 0) {
        const std::string count = std::to_string(*repaired);
        context.note({count + " ungültige Geometrien wurden repariert", count + " invalid geometries were repaired"});
    }
    return {};
}

std::vector<Parameter> bufferParameters()
{
    return {
        {.id = "distance",
         .title = {"Abstand", "Distance"},
         .help = {"Breite des Puffers; ein negativer Wert verkleinert Polygone.",
                  "Width of the buffer; a negative value shrinks polygons."},
         .kind = ParameterKind::Number,
         .unit = "m",
         .range = {-100'000, 1'000'000},
         .presence = Presence::Optional},
        {.id = "distance_column",
         .title = {"Abstand aus Spalte", "Distance from column"},
         .help = {"Spalte mit dem Abstand jeder Zeile, statt eines festen Werts; ohne Einheit in Metern.",
                  "Column with each row's distance instead of a fixed one; metres where it has no unit."},
         .kind = ParameterKind::Column,
         .columnOf = "layer",
         .columns = ColumnDemand::Number,
         .presence = Presence::Optional},
        {.id = "segments",
         .title = {"Segmente je Viertelkreis", "Segments a quarter circle"},
         .help = {"Mehr Segmente geben rundere Ecken; bei 8 fehlt einem Kreis 0,6 % der Fläche.",
                  "More segments make rounder corners; with 8 a circle lacks 0.6 % of its area."},
         .kind = ParameterKind::Integer,
         .range = {1, 90},
         .registryEntry = "analysis_defaults/buffer_segments_per_quarter"},
        {.id = "cap",
         .title = {"Linienenden", "Line ends"},
         .help = {"Form des Puffers am Ende von Linien.", "Shape of the buffer at the ends of lines."},
         .kind = ParameterKind::Choice,
         .defaultValue = "round",
         .choices = {{"round", {"rund", "round"}}, {"flat", {"flach", "flat"}}, {"square", {"eckig", "square"}}}},
        {.id = "join",
         .title = {"Ecken", "Corners"},
         .help = {"Form des Puffers an äußeren Ecken.", "Shape of the buffer at outer corners."},
         .kind = ParameterKind::Choice,
         .defaultValue = "round",
         .choices = {{"round", {"rund", "round"}}, {"mitre", {"spitz", "mitre"}}, {"bevel", {"abgeschrägt", "bevel"}}}},
        {.id = "mitre_limit",
         .title = {"Grenze spitzer Ecken", "Mitre limit"},
         .help = {"Spitze Ecken ragen höchstens um das Vielfache des Abstands hinaus.",
                  "Mitred corners reach out by at most this multiple of the distance."},
         .kind = ParameterKind::Number,
         .range = {1, 100},
         .defaultValue = "5"},
        {.id = "dissolve",
         .title = {"Zusammenfassen", "Dissolve"},
         .help = {"Vereinigt überlappende Puffer: zu einer Zeile, oder zu einer Zeile je zusammenhängender Fläche. Die "
                  "Spalten der Eingabe entfallen dann.",
                  "Unites overlapping buffers: into one row, or one row for each connected area. The input's columns "
                  "are left out then."},
         .kind = ParameterKind::Choice,
         .defaultValue = "no",
         .choices = {{"no", {"nein", "no"}},
                     {"one", {"eine Zeile", "one row"}},
                     {"parts", {"je Fläche", "each area"}}}},
    };
}

} // namespace

Descriptor bufferAnalysis()
{
    return {
        .id = "buffer",
        .version = "1",
        .title = {"Puffer", "Buffer"},
        .summary = {"Flächen im Abstand um Punkte, Linien oder Polygone, wahlweise zusammengefasst.",
                    "Areas within a distance of points, lines or polygons, united if wanted."},
        .group = {"Allgemein", "General"},
        .tags = {"geometry", "abstand", "einzugsbereich"},
        .inputs = {{.id = "layer",
                    .title = {"Ebene", "Layer"},
                    .help = {"Objekte, um die gepuffert wird.", "Features to be buffered."},
                    .kinds = {GeometryKind::Points, GeometryKind::Lines, GeometryKind::Polygons},
                    .crs = CrsDemand::Metres}},
        .parameters = bufferParameters(),
        .outputs = {{.id = "result",
                     .title = {"Puffer", "Buffers"},
                     .help = {"Ein Polygon je Zeile mit den Spalten der Eingabe; zusammengefasst mit der Fläche.",
                              "A polygon for each row with the input's columns; when dissolved, with the area."},
                     .nameSuffix = "puffer"}},
        .methodPage = "buffer",
        .run = runBuffer,
    };
}

} // namespace weitblick::analysis::general
