// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/zonal_statistics.h"

#include "core/analysis/row_transform.h"
#include "core/analysis/spatial/column_names.h"
#include "core/analysis/spatial/zone_layer.h"
#include "core/analysis/spatial/zone_values.h"
#include "core/base/parallel.h"
#include "core/geo/crs.h"
#include "core/geo/overlay.h"
#include "core/geo/raster_window.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/raster_reader.h"

#include <algorithm>
#include <functional>
#include <memory>

namespace weitblick::analysis::spatial {

namespace {

constexpr std::size_t kCellsPerStrip = 500'000;
constexpr std::size_t kMostKeptValues = 100'000'000; // 1.6 GB for medians

enum class CellRule : std::uint8_t { Centre, Area };

/// A cell of a strip and the part of it that is in a zone.
struct CellShare {
    std::uint32_t cell = 0; ///< of the window, row by row
    std::uint32_t zone = 0;
    double weight = 1.0;
};

struct Strip {
    geo::RasterWindow window;
    std::vector<double> values;
    std::vector<std::vector<CellShare>> shares; ///< row by row
};

geo::Envelope boxOf(const geo::RasterFrame& frame, int column, int row)
{
    const double west = frame.west + column * frame.cellWidth;
    const double north = frame.north - row * frame.cellHeight;
    return {.minX = west,
            .minY = frame.north - (row + 1) * frame.cellHeight,
            .maxX = frame.west + (column + 1) * frame.cellWidth,
            .maxY = north};
}

/// Finds the zones of the cells of one row.
class RowLookup {
public:
    RowLookup(const geo::CellIndex& zones, const geo::RasterFrame& frame, CellRule rule)
        : m_zones(zones),
          m_frame(frame),
          m_rule(rule)
    {
    }

    Result<void> lookUp(const geo::RasterWindow& window, int row, std::vector<CellShare>& shares)
    {
        for (int column = 0; column < window.columns; ++column) {
            const auto cell = static_cast<std::uint32_t>(row * window.columns + column);
            if (m_rule == CellRule::Centre) {
                addCentre(window.firstColumn + column, window.firstRow + row, cell, shares);
            } else {
                addArea(window.firstColumn + column, window.firstRow + row, cell, shares);
            }
        }
        return m_rule == CellRule::Area ? addDivided(shares) : Result<void>();
    }

private:
    void addCentre(int column, int row, std::uint32_t cell, std::vector<CellShare>& shares)
    {
        m_owners.clear();
        m_zones.appendOwning({m_frame.centreX(column), m_frame.centreY(row)}, m_owners);
        for (const std::uint32_t zone : m_owners) {
            shares.push_back({cell, zone, 1.0});
        }
    }
    void addArea(int column, int row, std::uint32_t cell, std::vector<CellShare>& shares)
    {
        const geo::Envelope box = boxOf(m_frame, column, row);
        if (const auto zone = m_zones.uniformZone(box)) {
            if (*zone != geo::kNoZone) {
                shares.push_back({cell, *zone, 1.0});
            }
            return;
        }
        for (const geo::Point corner :
             {geo::Point{box.minX, box.minY}, geo::Point{box.maxX, box.minY}, geo::Point{box.maxX, box.maxY},
              geo::Point{box.minX, box.maxY}, geo::Point{box.minX, box.minY}}) {
            m_divided.vertices.push_back(corner);
        }
        m_divided.ringStarts.push_back(static_cast<std::uint32_t>(m_divided.vertices.size()));
        m_divided.partStarts.push_back(static_cast<std::uint32_t>(m_divided.ringStarts.size() - 1));
        m_divided.zoneStarts.push_back(static_cast<std::uint32_t>(m_divided.partStarts.size() - 1));
        m_divided.fids.push_back(cell);
        m_divided.envelopes.push_back(box);
    }
    Result<void> addDivided(std::vector<CellShare>& shares)
    {
        Job quiet;
        WB_TRY(const geo::Overlay overlay, geo::intersectionAreas(m_divided, m_zones, quiet));
        for (std::size_t square = 0; square < m_divided.zoneCount(); ++square) {
            const double whole = geo::areaOf(m_divided, square);
            for (std::size_t part = overlay.starts[square]; part < overlay.starts[square + 1]; ++part) {
                shares.push_back({static_cast<std::uint32_t>(m_divided.fids[square]), overlay.parts[part].zone,
                                  overlay.parts[part].measure / whole});
            }
        }
        m_divided = {};
        return {};
    }

    const geo::CellIndex& m_zones;
    const geo::RasterFrame& m_frame;
    CellRule m_rule;
    std::vector<std::uint32_t> m_owners;
    geo::PolygonSet m_divided; ///< cells that an edge of a zone may cross
};

Result<void> lookUpStrip(const geo::CellIndex& zones, const geo::RasterFrame& frame, CellRule rule, Strip& strip,
                         Job& job)
{
    const auto rows = static_cast<std::size_t>(strip.window.rows);
    strip.shares.assign(rows, {});
    return parallelChunks(rows, {.chunkSize = 4, .step = "raster"}, job, [&](const Chunk& chunk) -> Result<void> {
        RowLookup lookup(zones, frame, rule);
        for (std::size_t row = chunk.begin; row < chunk.end; ++row) {
            WB_CHECK(lookup.lookUp(strip.window, static_cast<int>(row), strip.shares[row]));
        }
        return {};
    });
}

Result<void> addStrip(const Strip& strip, std::vector<ZoneValues>& zones, std::size_t& keptCount)
{
    for (const auto& row : strip.shares) {
        for (const CellShare& share : row) {
            const std::size_t before = zones[share.zone].keptCount();
            zones[share.zone].add(strip.values[share.cell], share.weight);
            keptCount += zones[share.zone].keptCount() - before;
        }
    }
    if (keptCount > kMostKeptValues) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"für den Median müssten mehr als 100 Millionen Zellen im Speicher stehen",
                                 "the median would need more than 100 million cells in memory"},
                     .advice = {"Ohne Median rechnen oder das Raster gröber machen",
                                "Choose no median, or make the raster coarser"}};
    }
    return {};
}

/// A raster of the project, or a file outside of it.
struct RasterInput {
    geo::RasterFrame frame;
    std::int32_t srsId = 0;
    std::function<Result<void>(const geo::RasterWindow&, std::vector<double>&)> read;
};

Result<std::vector<ZoneValues>> collect(RasterInput& raster, const ZoneLayer& zones, CellRule rule, Median median,
                                        Job& job)
{
    std::vector<ZoneValues> values(zones.size(), ZoneValues(median));
    const geo::RasterWindow all = geo::windowOver(raster.frame, zones.index().box());
    const auto cellsPerRow = static_cast<std::size_t>(std::max(all.columns, 1));
    const int rowsPerStrip = static_cast<int>(std::max<std::size_t>(1, kCellsPerStrip / cellsPerRow));
    std::size_t keptCount = 0;
    for (int first = 0; first < all.rows; first += rowsPerStrip) {
        Strip strip;
        strip.window = {all.firstColumn, all.firstRow + first, all.columns, std::min(rowsPerStrip, all.rows - first)};
        WB_CHECK(raster.read(strip.window, strip.values));
        Job part = job.part(double(first) / all.rows, double(first + strip.window.rows) / all.rows);
        WB_CHECK(lookUpStrip(zones.index(), raster.frame, rule, strip, part));
        WB_CHECK(addStrip(strip, values, keptCount));
    }
    return values;
}

/// The EPSG code of the raster's coordinates: as given, or as the file says.
Result<std::int32_t> rasterSrsId(const RunContext& context, const geo::RasterFrame& frame)
{
    const geo::Crs crs = context.has("raster_crs") ? geo::Crs{context.text("raster_crs")} : frame.crs;
    const Text advice{"Das Koordinatensystem angeben, zum Beispiel raster_crs=EPSG:25832",
                      "Name the coordinate reference system, for example raster_crs=EPSG:25832"};
    if (crs.definition.empty()) {
        return Error{.code = ErrorCode::UnsupportedCrs,
                     .message = {"das Raster sagt nicht, welches Koordinatensystem es hat",
                                 "the raster does not say which coordinate reference system it has"},
                     .subject = "raster_crs",
                     .advice = advice};
    }
    WB_TRY(const geo::CrsDescription description, geo::describeCrs(crs));
    if (!description.epsg) {
        return Error{
            .code = ErrorCode::UnsupportedCrs,
            .message = {"das Koordinatensystem des Rasters (" + description.name + ") hat keinen EPSG-Code",
                        "the raster's coordinate reference system (" + description.name + ") has no EPSG code"},
            .subject = "raster_crs",
            .advice = advice};
    }
    return *description.epsg;
}

workspace::LayerSchema schemaFor(const RunContext& context, CellRule rule, Median median)
{
    using workspace::ColumnType;
    workspace::LayerSchema schema = context.input("zones").schema;
    const std::string& prefix = context.text("prefix");
    const std::string unit = context.has("unit") ? context.text("unit") : std::string();
    const auto add = [&](const char* suffix, ColumnType type, const std::string& columnUnit) {
        schema.columns.push_back({freeColumnName(schema, prefix + suffix), type, columnUnit, ""});
    };
    add("_zellen", rule == CellRule::Centre ? ColumnType::Integer : ColumnType::Real, "");
    add("_ohne_wert", ColumnType::Real, "");
    add("_sum", ColumnType::Real, unit);
    add("_mean", ColumnType::Real, unit);
    add("_min", ColumnType::Real, unit);
    add("_max", ColumnType::Real, unit);
    if (median == Median::Yes) {
        add("_median", ColumnType::Real, unit);
    }
    return schema;
}

void addSummary(const std::optional<ZoneSummary>& summary, CellRule rule, Median median, workspace::RowBatch& rows)
{
    const double cells = summary ? summary->cells : 0.0;
    if (rule == CellRule::Centre) {
        rows.add(static_cast<std::int64_t>(cells));
    } else {
        rows.add(cells);
    }
    if (!summary) {
        for (int column = 0; column < (median == Median::Yes ? 6 : 5); ++column) {
            rows.addNull();
        }
        return;
    }
    for (const double value :
         {summary->missingShare, summary->sum, summary->mean, summary->minimum, summary->maximum}) {
        rows.add(value);
    }
    if (median == Median::Yes) {
        rows.add(summary->median.value_or(0.0));
    }
}

Result<void> write(RunContext& context, std::vector<ZoneValues>& values, CellRule rule, Median median, Job& job)
{
    WB_TRY(OutputLayer* const output, context.startOutput("result", schemaFor(context, rule, median)));
    std::size_t zone = 0;
    std::int64_t empty = 0;
    const ChunkWork copy = [&](const RowChunk& chunk, unsigned, TransformedChunk& out) -> Result<void> {
        out.rows = chunk.rows;
        return {};
    };
    const std::size_t columnCount = context.input("zones").schema.columns.size();
    const ChunkSink take = [&](const TransformedChunk& chunk) -> Result<void> {
        workspace::RowBatch rows;
        workspace::RowCursor cursor(chunk.rows);
        while (cursor.next()) {
            rows.beginRow();
            rows.geometry(cursor.geometry());
            copyCells(cursor, columnCount, rows);
            const auto summary = values[zone++].summary();
            empty += summary ? 0 : 1;
            addSummary(summary, rule, median, rows);
            rows.endRow();
        }
        return output->append(rows, job);
    };
    WB_TRY([[maybe_unused]] const auto counts, transformRows(context, "zones", {.step = "write"}, copy, take, job));
    if (empty > 0) {
        const std::string count = std::to_string(empty);
        context.note({count + " Zonen haben keine Zelle mit Wert", count + " zones have no cell with a value"});
    }
    return {};
}

Result<RasterInput> openFile(const RunContext& context)
{
    WB_TRY(auto opened, geo::RasterFile::open(context.file("raster_file"), static_cast<int>(context.integer("band"))));
    const auto file = std::make_shared<geo::RasterFile>(std::move(opened));
    WB_TRY(const std::int32_t srsId, rasterSrsId(context, file->frame()));
    return RasterInput{.frame = file->frame(),
                       .srsId = srsId,
                       .read = [file](const geo::RasterWindow& window, std::vector<double>& values) {
                           return file->read(window, values);
                       }};
}

Result<RasterInput> openLayer(RunContext& context)
{
    const workspace::LayerSchema& schema = context.input("raster").schema;
    if (schema.raster && schema.raster->kind == workspace::RasterKind::Image) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"„" + schema.name + "“ ist ein Bild; gerechnet wird mit Rastern von Werten",
                                 "“" + schema.name + "” is a picture; it takes a raster of values"},
                     .subject = schema.name};
    }
    WB_TRY(auto opened, context.readRaster("raster"));
    const auto layer = std::make_shared<workspace::RasterReader>(std::move(opened));
    return RasterInput{.frame = layer->frame(),
                       .srsId = schema.srsId,
                       .read = [layer](const geo::RasterWindow& window, std::vector<double>& values) {
                           return layer->read(window, values);
                       }};
}

Result<RasterInput> openRaster(RunContext& context)
{
    if (context.hasInput("raster") == context.has("raster_file")) {
        return Error{
            .code = ErrorCode::InvalidInput,
            .message = {"gebraucht wird ein Raster: eine Ebene des Projekts oder eine Datei, nicht beides",
                        "one raster is needed: a layer of the project or a file, not both"},
            .subject = "raster",
            .advice = {"raster=EBENE oder raster_file=DATEI angeben", "Give raster=LAYER or raster_file=FILE"}};
    }
    return context.hasInput("raster") ? openLayer(context) : openFile(context);
}

Result<void> runZonalStatistics(RunContext& context, Job& job)
{
    const CellRule rule = context.text("rule") == "area" ? CellRule::Area : CellRule::Centre;
    const Median median = context.flag("median") ? Median::Yes : Median::No;
    WB_TRY(RasterInput raster, openRaster(context));
    Job zoneJob = job.part(0.0, 0.1);
    WB_TRY(const ZoneLayer zones, ZoneLayer::read(context, "zones", raster.srsId, zoneJob));
    Job collectJob = job.part(0.1, 0.95);
    WB_TRY(std::vector<ZoneValues> values, collect(raster, zones, rule, median, collectJob));
    Job writeJob = job.part(0.95, 1.0);
    return write(context, values, rule, median, writeJob);
}

std::vector<Parameter> parameters()
{
    return {
        {.id = "raster_file",
         .title = {"Rasterdatei", "Raster file"},
         .help = {"Anstelle einer Ebene: GeoTIFF, ASC, XYZ oder GeoPackage-Raster, das nicht im Projekt ist.",
                  "In place of a layer: GeoTIFF, ASC, XYZ or GeoPackage raster that is not in the project."},
         .kind = ParameterKind::File,
         .presence = Presence::Optional},
        {.id = "band",
         .title = {"Kanal", "Band"},
         .help = {"Kanal der Rasterdatei, ab 1.", "Band of the raster file, from 1."},
         .kind = ParameterKind::Integer,
         .range = {1, 65'535},
         .defaultValue = "1"},
        {.id = "raster_crs",
         .title = {"Koordinatensystem der Rasterdatei", "Coordinate reference system of the raster file"},
         .help = {"Nötig, wenn die Datei es nicht sagt (ASC, XYZ); zum Beispiel EPSG:25832.",
                  "Needed where the file does not say it (ASC, XYZ); for example EPSG:25832."},
         .kind = ParameterKind::Text,
         .presence = Presence::Optional},
        {.id = "rule",
         .title = {"Zellen am Rand", "Cells at the rim"},
         .help = {"Mittelpunkt: eine Zelle zählt ganz, wenn ihr Mittelpunkt in der Zone liegt. Fläche: jede Zelle "
                  "zählt mit dem Teil ihrer Fläche in der Zone.",
                  "Centre: a cell counts as a whole where its centre is in the zone. Area: each cell counts with the "
                  "part of its area in the zone."},
         .kind = ParameterKind::Choice,
         .defaultValue = "centre",
         .choices = {{"centre", {"Mittelpunkt", "centre"}}, {"area", {"Fläche", "area"}}}},
        {.id = "median",
         .title = {"Median", "Median"},
         .help = {"Auch den Median rechnen; braucht 16 Byte Speicher je Zelle.",
                  "Compute the median too; takes 16 bytes of memory for each cell."},
         .kind = ParameterKind::Boolean,
         .defaultValue = "nein"},
        {.id = "unit",
         .title = {"Einheit der Werte", "Unit of the values"},
         .help = {"Einheit, die die neuen Spalten bekommen, zum Beispiel m.",
                  "Unit that the new columns get, for example m."},
         .kind = ParameterKind::Text,
         .presence = Presence::Optional},
        {.id = "prefix",
         .title = {"Anfang der Spaltennamen", "Start of the column names"},
         .help = {"Aus „wert“ werden die Spalten wert_sum, wert_mean …",
                  "“wert” makes the columns wert_sum, wert_mean …"},
         .kind = ParameterKind::Text,
         .defaultValue = "wert"}};
}

} // namespace

Descriptor zonalStatisticsAnalysis()
{
    return {
        .id = "zonal_statistics",
        .version = "2",
        .title = {"Rasterwerte je Zone", "Zonal statistics"},
        .summary =
            {"Anzahl, Summe, Mittel, kleinster und größter Wert der Rasterzellen in jeder Zone, zum Beispiel die "
             "mittlere Höhe oder die Einwohner eines Rasters je Ortsteil.",
             "Count, sum, mean, smallest and largest value of the raster cells in each zone, for example the mean "
             "height or the people of a grid for each district."},
        .group = {"Allgemein", "General"},
        .tags = {"raster", "statistik", "zonen", "mittelwert"},
        .inputs = {{.id = "zones",
                    .title = {"Zonen", "Zones"},
                    .help = {"Flächen, für die gerechnet wird.", "Areas to compute for."},
                    .role = "zones",
                    .kinds = {GeometryKind::Polygons}},
                   {.id = "raster",
                    .title = {"Raster", "Raster"},
                    .help = {"Rasterebene des Projekts, deren Werte gezählt werden.",
                             "Raster layer of the project whose values are counted."},
                    .kinds = {GeometryKind::Raster},
                    .presence = Presence::Optional}},
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Zonen mit Rasterwerten", "Zones with raster values"},
                     .help = {"Alle Zonen mit Zellenzahl, Anteil ohne Wert, Summe, Mittel, kleinstem und größtem Wert.",
                              "All zones with number of cells, share without value, sum, mean, smallest and largest "
                              "value."},
                     .nameSuffix = "rasterwerte"}},
        .methodPage = "zonal_statistics",
        .run = runZonalStatistics,
    };
}

} // namespace weitblick::analysis::spatial
