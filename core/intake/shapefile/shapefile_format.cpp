// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/shapefile/shapefile_format.h"

#include "core/intake/column_names.h"
#include "core/intake/crs_choice.h"
#include "core/intake/first_rows.h"
#include "core/intake/mapped_file.h"
#include "core/intake/shapefile/dbf_encoding.h"
#include "core/intake/shapefile/shape_records.h"
#include "core/intake/vector/ogr_source.h"
#include "core/intake/vector/recognise.h"
#include "core/intake/vector/row_writer.h"

#include <fstream>
#include <optional>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

OgrSource throughOgr()
{
    return {.opening = {.driver = "ESRI Shapefile"}, .isMulti = true};
}

Result<SourcePreview> previewThroughOgr(const fs::path& file, const ReadChoices& choices, Job& job)
{
    return previewOgrSource(throughOgr(), file, choices, job);
}

Result<void> readThroughOgr(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    return readOgrSource(throughOgr(), file, choices, sink, job);
}

std::string smallFile(fs::path file, const char* extension)
{
    constexpr std::size_t kMostBytes = 65536;
    file.replace_extension(extension);
    std::string text(kMostBytes, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return text;
}

MappedFile mappedCompanion(fs::path file, const char* extension)
{
    file.replace_extension(extension);
    auto mapped = MappedFile::open(file);
    return mapped ? std::move(mapped).value() : MappedFile();
}

/// The files of a shapefile that the own reader can read.
struct Shapefile {
    MappedFile shp;
    MappedFile dbf;
    ShapeHeader header;
    std::optional<DbfTable> table;
    std::int64_t shapeCount = 0;
    bool ignoresIndex = false;
    std::string encoding;
    LayerPreview plan;

    [[nodiscard]] std::int64_t rowCount() const { return std::max(shapeCount, table ? table->recordCount() : 0); }
};

/// Counts the shapes; false where their chain is broken. An index that says something else is not believed where the
/// table (if any) agrees with the shapes.
bool countShapes(Shapefile& shapefile, const fs::path& file)
{
    const MappedFile shx = mappedCompanion(file, ".shx");
    auto count = soundRecordCount(shapefile.shp.bytes(), shx.bytes());
    if (!count) {
        count = soundRecordCount(shapefile.shp.bytes(), {});
        shapefile.ignoresIndex = true;
        if (shapefile.table && count != shapefile.table->recordCount()) {
            return false;
        }
    }
    shapefile.shapeCount = count.value_or(0);
    return count.has_value();
}

/// Nothing where OGR has to do it.
std::optional<Shapefile> openOwn(const fs::path& file)
{
    Shapefile shapefile;
    auto shp = MappedFile::open(file);
    const auto header = shp ? readShapeHeader(shp->bytes()) : Result<ShapeHeader>(shp.error());
    if (!header) {
        return std::nullopt;
    }
    shapefile.header = *header;
    shapefile.shp = std::move(shp).value();
    shapefile.dbf = mappedCompanion(file, ".dbf");
    if (!shapefile.dbf.bytes().empty()) {
        auto table = DbfTable::open(shapefile.dbf.bytes());
        if (!table) {
            return std::nullopt;
        }
        shapefile.table = std::move(table).value();
        settleNumberTypes(*shapefile.table);
    }
    return countShapes(shapefile, file) ? std::optional(std::move(shapefile)) : std::nullopt;
}

/// OGR finds nothing in a shapefile without index.
std::optional<Error> withoutIndex(fs::path file)
{
    const std::string name = file.filename().string();
    std::error_code ignored;
    if (fs::exists(file.replace_extension(".shx"), ignored)) {
        return std::nullopt;
    }
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"das Shapefile ist beschädigt oder von besonderer Art, und seine Indexdatei (.shx) fehlt",
                             "the shapefile is damaged or of a special kind, and its index file (.shx) is missing"},
                 .subject = name,
                 .advice = {"Alle Dateien des Shapefiles (.shp, .shx, .dbf, .prj) noch einmal holen",
                            "Get all files of the shapefile (.shp, .shx, .dbf, .prj) again"}};
}

void addColumns(LayerPreview& plan, const DbfTable& table, TextDecoder& decoder)
{
    std::vector<std::string> names;
    for (const DbfField& field : table.fields()) {
        names.emplace_back(decoder.decode(field.name));
    }
    const std::vector<std::string> usable = usableColumnNames(names);
    for (std::size_t i = 0; i < usable.size(); ++i) {
        plan.schema.columns.push_back({.name = usable[i], .type = table.fields()[i].type});
    }
}

void addCountRemarks(LayerPreview& plan, const Shapefile& shapefile)
{
    if (shapefile.ignoresIndex) {
        plan.remarks.emplace_back("die Indexdatei (.shx) passt nicht zu den Geometrien und blieb unbenutzt",
                                  "the index file (.shx) does not fit the geometries and was not used");
    }
    if (!shapefile.table) {
        plan.remarks.emplace_back("die Sachdatentabelle (.dbf) fehlt: nur die Geometrien sind da",
                                  "the attribute table (.dbf) is missing: only geometries are there");
    } else if (shapefile.table->recordCount() != shapefile.shapeCount) {
        const std::string shapes = std::to_string(shapefile.shapeCount);
        const std::string records = std::to_string(shapefile.table->recordCount());
        plan.remarks.emplace_back(shapes + " Geometrien, aber " + records + " Sachdatensätze: der Rest bleibt leer",
                                  shapes + " geometries but " + records + " records: the rest stays empty");
    }
}

Result<void> makePlan(Shapefile& shapefile, const fs::path& file, const ReadChoices& choices)
{
    LayerPreview& plan = shapefile.plan;
    plan.choices = choices;
    plan.choices.layer = file.stem().string();
    plan.schema.name = usableLayerName(file.stem().string());
    plan.schema.geometry = shapefile.header.geometryType();
    plan.schema.hasZ = shapefile.header.hasZ();
    plan.rowEstimate = shapefile.rowCount();
    if (shapefile.table) {
        shapefile.encoding = chooseEncoding(plan, choices, *shapefile.table, smallFile(file, ".cpg"));
        WB_TRY(TextDecoder decoder, TextDecoder::create(shapefile.encoding));
        addColumns(plan, *shapefile.table, decoder);
    }
    addCountRemarks(plan, shapefile);
    const std::string prj = smallFile(file, ".prj");
    const bool hasExtent = shapefile.shapeCount > 0;
    return chooseCrs(plan, choices, prj.empty() ? smallFile(file, ".qpj") : prj,
                     hasExtent ? std::optional(shapefile.header.extent) : std::nullopt);
}

Result<void> writeRow(RowWriter& writer, DbfValues* values, std::string_view record,
                      const Result<std::span<const std::byte>>& wkb)
{
    std::optional<Text> reason = wkb ? writer.beginRow(*wkb) : wkb.error().message;
    if (reason) {
        return writer.reject(*reason, values != nullptr && !record.empty() ? values->contentOf(record) : std::string());
    }
    if (values != nullptr && !record.empty()) {
        values->add(writer.values(), record);
    } else if (values != nullptr) {
        values->addNulls(writer.values());
    }
    return writer.endRow();
}

struct RowFaults {
    std::int64_t deleted = 0;
    std::int64_t notNumbers = 0;
    std::int64_t brokenTexts = 0;
    std::int64_t withMeasures = 0;
};

Result<void> addRemarks(RowWriter& writer, const RowFaults& faults)
{
    const auto add = [&writer](std::int64_t count, const char* german, const char* english) -> Result<void> {
        return count == 0 ? Result<void>()
                          : writer.remark({std::to_string(count) + german, std::to_string(count) + english});
    };
    WB_CHECK(add(faults.deleted, " Datensätze sind in der Datei als gelöscht markiert und nicht übernommen",
                 " records are marked as deleted in the file and were left out"));
    WB_CHECK(add(faults.notNumbers, " Werte waren keine Zahl oder kein Datum und sind leer",
                 " values were no number or date and are empty"));
    WB_CHECK(add(faults.brokenTexts, " Texte enthielten ungültige Zeichen, ersetzt durch �",
                 " texts held invalid characters, replaced by �"));
    return add(faults.withMeasures, " Geometrien hatten Messwerte (M), die weggelassen wurden",
               " geometries had measures (M), which were left out");
}

Result<void> readRows(Shapefile& shapefile, RowSink& sink, Job& job)
{
    RowWriter writer(sink, shapefile.plan, shapefile.rowCount(), job);
    WB_CHECK(writer.begin());
    std::optional<DbfValues> values;
    if (shapefile.table) {
        WB_TRY(TextDecoder decoder, TextDecoder::create(shapefile.encoding));
        values.emplace(*shapefile.table, std::move(decoder));
    }
    const std::int64_t records = shapefile.table ? shapefile.table->recordCount() : 0;
    ShapeWalker walker(shapefile.shp.bytes());
    ShapeToWkb toWkb(shapefile.header);
    RowFaults faults;
    for (std::int64_t i = 0; i < shapefile.rowCount(); ++i) {
        const auto content = walker.next();
        const std::string_view record = i < records ? shapefile.table->record(i) : std::string_view();
        if (!record.empty() && DbfTable::isDeleted(record)) {
            ++faults.deleted;
            continue;
        }
        const auto wkb =
            content ? toWkb.convert(*content) : Result<std::span<const std::byte>>(std::span<const std::byte>());
        WB_CHECK(writeRow(writer, values ? &*values : nullptr, record, wkb));
        shapefile.shp.forgetUntil(walker.offset());
    }
    faults.withMeasures = toWkb.withMeasures();
    faults.notNumbers = values ? values->notNumbers() : 0;
    faults.brokenTexts = values ? values->decoder().brokenTexts() : 0;
    WB_CHECK(addRemarks(writer, faults));
    return writer.finish();
}

Result<SourcePreview> previewShapefile(const fs::path& file, const ReadChoices& choices, Job& job)
{
    auto shapefile = openOwn(file);
    if (!shapefile) {
        if (auto error = withoutIndex(file)) {
            return std::move(*error);
        }
        return previewThroughOgr(file, choices, job);
    }
    WB_CHECK(makePlan(*shapefile, file, choices));
    FirstRows first;
    WB_CHECK(first.outcome(readRows(*shapefile, first, job)));
    shapefile->plan.firstRows = first.take();
    SourcePreview preview;
    preview.layers.push_back(std::move(shapefile->plan));
    return preview;
}

Result<void> readShapefile(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    auto shapefile = openOwn(file);
    if (!shapefile) {
        if (auto error = withoutIndex(file)) {
            return std::move(*error);
        }
        return readThroughOgr(file, choices, sink, job);
    }
    WB_CHECK(makePlan(*shapefile, file, choices));
    return readRows(*shapefile, sink, job);
}

} // namespace

Format shapefileFormat()
{
    return {.id = "shapefile",
            .title = {"Shapefile", "Shapefile"},
            .extensions = {"shp"},
            .recognises = isShapefile,
            .preview = previewShapefile,
            .read = readShapefile};
}

Format shapefileThroughOgr()
{
    Format format = shapefileFormat();
    format.preview = previewThroughOgr;
    format.read = readThroughOgr;
    return format;
}

} // namespace weitblick::intake
