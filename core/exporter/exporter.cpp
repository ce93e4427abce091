// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporter/exporter.h"

#include "core/base/atomic_file.h"
#include "core/exporter/raster_file.h"
#include "core/exporter/table_file.h"
#include "core/exporter/vector_file.h"
#include "core/exporter/withheld_cells.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <iterator>

namespace weitblick::exporter {

namespace {

struct Writer {
    ExportFormat format;
    const char* driver; ///< of GDAL; null: one of ours
    bool needsGeometry;
    bool isRaster = false;
};

const std::vector<Writer>& writers()
{
    static const std::vector<Writer> kWriters = {
        {{"geopackage", {"GeoPackage", "GeoPackage"}, "gpkg"}, "GPKG", false},
        {{"geojson", {"GeoJSON", "GeoJSON"}, "geojson"}, "GeoJSON", true},
        {{"flatgeobuf", {"FlatGeobuf", "FlatGeobuf"}, "fgb"}, "FlatGeobuf", true},
        {{"shapefile", {"Shapefile", "Shapefile"}, "shp"}, "ESRI Shapefile", true},
        {{"kml", {"KML (Google Earth)", "KML (Google Earth)"}, "kml"}, "KML", true},
        {{"gml", {"GML 3.2", "GML 3.2"}, "gml"}, "GML", true},
        {{"dxf", {"DXF (CAD)", "DXF (CAD)"}, "dxf"}, "DXF", true},
        {{"csv", {"CSV-Tabelle", "CSV table"}, "csv"}, nullptr, false},
        {{"xlsx", {"Excel-Arbeitsmappe", "Excel workbook"}, "xlsx"}, nullptr, false},
        {{"geotiff", {"GeoTIFF", "GeoTIFF"}, "tif"}, "GTiff", false, true},
    };
    return kWriters;
}

Result<const Writer*> writerFor(const std::filesystem::path& target)
{
    std::string extension = target.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    std::string known;
    for (const Writer& writer : writers()) {
        if (extension == "." + writer.format.extension) {
            return &writer;
        }
        known += (known.empty() ? "." : ", .") + writer.format.extension;
    }
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Endung „" + extension + "“ gehört zu keinem Ausgabeformat",
                             "the extension \"" + extension + "\" belongs to no output format"},
                 .subject = target.string(),
                 .advice = {"Eine dieser Endungen verwenden: " + known, "Use one of these extensions: " + known}};
}

Result<void> ensureWanted(const Writer& writer, const workspace::Dataset& dataset, const std::filesystem::path& target,
                          const ExportOptions& options)
{
    if (writer.isRaster != dataset.schema.raster.has_value()) {
        const Text advice = writer.isRaster
                                ? Text("Als .gpkg, .csv oder .xlsx ausgeben", "Export it as .gpkg, .csv or .xlsx")
                                : Text("Als .tif ausgeben", "Export it as .tif");
        return Error{.code = ErrorCode::InvalidInput,
                     .message = writer.isRaster
                                    ? Text("„" + dataset.schema.name + "“ ist kein Raster",
                                           "\"" + dataset.schema.name + "\" is no raster")
                                    : Text("ein Raster lässt sich nicht als " + writer.format.title.de + " ausgeben",
                                           "a raster cannot be exported as " + writer.format.title.en),
                     .subject = dataset.schema.name,
                     .advice = advice};
    }
    if (writer.needsGeometry && dataset.schema.geometry == workspace::GeometryType::None) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Tabelle hat keine Geometrie, " + writer.format.title.de + " braucht eine",
                                 "the table has no geometry, " + writer.format.title.en + " needs one"},
                     .subject = dataset.schema.name,
                     .advice = {"Als .csv, .xlsx oder .gpkg ausgeben", "Export it as .csv, .xlsx or .gpkg"}};
    }
    if (options.existing == Existing::Keep && std::filesystem::exists(target)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Zieldatei gibt es schon", "the target file exists already"},
                     .subject = target.string(),
                     .advice = {"Anderen Namen wählen oder Überschreiben erlauben",
                                "Choose another name or allow replacing it"}};
    }
    return {};
}

/// A folder beside the target that is removed with all that is left in it.
class WorkFolder {
public:
    static Result<WorkFolder> beside(const std::filesystem::path& target)
    {
        const auto parent = target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
        std::string pattern = (parent / ".weitblick-export-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            return systemError(errno, parent);
        }
        return WorkFolder(pattern);
    }
    WorkFolder(WorkFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    WorkFolder& operator=(WorkFolder&&) = delete;
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    ~WorkFolder()
    {
        if (!m_path.empty()) {
            std::error_code ignored;
            std::filesystem::remove_all(m_path, ignored);
        }
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    explicit WorkFolder(std::filesystem::path path) : m_path(std::move(path)) {}
    std::filesystem::path m_path;
};

/// All files of the folder to the target's folder, the main one last: whoever sees it sees its side files too.
Result<void> publishAll(const WorkFolder& folder, const std::filesystem::path& target)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        files.push_back(entry.path());
    }
    std::ranges::stable_partition(files, [&](const auto& file) { return file.extension() != target.extension(); });
    for (const auto& file : files) {
        auto destination = target;
        destination.replace_filename(file.filename());
        WB_CHECK(publishFile(file, destination));
    }
    return {};
}

} // namespace

const std::vector<ExportFormat>& exportFormats()
{
    static const std::vector<ExportFormat> kFormats = [] {
        std::vector<ExportFormat> formats;
        for (const Writer& writer : writers()) {
            formats.push_back(writer.format);
        }
        return formats;
    }();
    return kFormats;
}

Result<ExportOutcome> exportDataset(workspace::Workspace& project, std::string_view dataset,
                                    const std::filesystem::path& target, const ExportOptions& options, Job& job)
{
    WB_TRY(const Writer* writer, writerFor(target));
    WB_TRY(const workspace::Dataset found, project.dataset(dataset));
    WB_CHECK(ensureWanted(*writer, found, target, options));
    WB_TRY(const WorkFolder folder, WorkFolder::beside(target));
    const auto file = folder.path() / target.filename();

    ExportOutcome outcome{.file = target, .format = writer->format.id};
    WB_TRY(WithheldCells withheld, WithheldCells::of(project, found, options.personal));
    auto written = writer->isRaster ? writeRaster(project, found, file, options, job)
                   : writer->driver != nullptr
                       ? writeVector(project, found, file, writer->driver, options, withheld, outcome.remarks, job)
                   : writer->format.id == "csv" ? writeCsv(project, found, file, options, withheld, job)
                                                : writeXlsx(project, found, file, withheld, job);
    if (!written) {
        return std::move(written).error().during("exporting " + target.filename().string());
    }
    outcome.rowCount = *written;
    outcome.withheldCount = withheld.count();
    std::ranges::copy(withheld.remarks(), std::back_inserter(outcome.remarks));
    WB_CHECK(publishAll(folder, target));
    return outcome;
}

} // namespace weitblick::exporter
