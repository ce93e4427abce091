// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/archive/archive_format.h"

#include "core/intake/archive/archive_content.h"
#include "core/intake/archive/unpacked_source.h"
#include "core/intake/budget.h"
#include "core/intake/citygml/citygml_format.h"
#include "core/intake/mastr/mastr_format.h"
#include "core/intake/raster/raster_formats.h"

#include <algorithm>
#include <functional>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHeadBytes = 65536;

/// An archive and where it lies.
struct OpenArchive {
    fs::path file;
    io::ZipArchive zip;
    ArchiveContent content;
    std::vector<const Format*> formats; ///< one a source
};

std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t kMostListed = 6;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), kMostListed); ++i) {
        list += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > kMostListed ? list + " … (" + std::to_string(names.size()) + ")" : list;
}

/// "nvm" for "nvm.gtfs.zip".
std::string nameOf(const fs::path& archive)
{
    const std::string stem = archive.stem().string();
    return stem.ends_with(".gtfs") ? stem.substr(0, stem.size() - 5) : stem;
}

Error nothingToRead(const OpenArchive& archive)
{
    const std::string names = listed(archive.content.others);
    return Error{
        .code = ErrorCode::InvalidInput,
        .message = names.empty() ? Text("das ZIP-Archiv ist leer", "the ZIP archive is empty")
                                 : Text("im ZIP-Archiv ist keine Datei, die Weitblick liest, sondern: " + names,
                                        "the ZIP archive holds no file that Weitblick reads, but: " + names),
        .subject = archive.file.filename().string(),
        .advice = {"Gelesen werden Shapefile, GeoPackage, GeoJSON, GML, CSV, XLSX, Rasterkacheln und GTFS im ZIP",
                   "Read are shapefile, GeoPackage, GeoJSON, GML, CSV, XLSX, raster tiles and GTFS in a ZIP"}};
}

/// Nothing where the content of a file is none of the formats.
Result<const Format*> formatOf(const io::ZipArchive& zip, const std::string& member, const fs::path& name)
{
    WB_TRY(io::ZipMember opened, zip.member(member));
    WB_TRY(std::string_view head, opened.next());
    head = head.substr(0, kHeadBytes);
    for (const Format& format : formats()) {
        if (!head.empty() && format.id != "zip" && format.recognises(head, name)) {
            return &format;
        }
    }
    return nullptr;
}

/// What only looks like data by its name goes to the files that are not read.
Result<void> findFormats(OpenArchive& archive)
{
    const bool isTimetable = archive.content.kind == ArchiveContent::Kind::Timetable;
    std::vector<ArchiveContent::Source> kept;
    for (ArchiveContent::Source& source : archive.content.sources) {
        const fs::path name = fs::path(source.members.front()).filename();
        // The tables of a timetable are called .txt, but are CSV whatever they hold.
        WB_TRY(const Format* format, formatOf(archive.zip, source.members.front(),
                                              isTimetable ? fs::path(name).replace_extension("csv") : name));
        if (format == nullptr) {
            archive.content.others.push_back(name.string());
            continue;
        }
        archive.formats.push_back(format);
        kept.push_back(std::move(source));
    }
    archive.content.sources = std::move(kept);
    return {};
}

Result<OpenArchive> openArchive(const fs::path& file)
{
    const Budget budget;
    WB_TRY(auto zip, io::ZipArchive::open(
                         file, {.inflatedBytes = budget.inflatedBytes, .inflationRatio = budget.inflationRatio}));
    ArchiveContent content = contentOf(zip.names());
    OpenArchive archive{.file = file, .zip = std::move(zip), .content = std::move(content), .formats = {}};
    WB_CHECK(findFormats(archive));
    if (archive.content.kind == ArchiveContent::Kind::EnergyRegister) {
        return archive;
    }
    if (archive.content.kind != ArchiveContent::Kind::Tiles && archive.content.sources.empty()) {
        return nothingToRead(archive);
    }
    return archive;
}

std::vector<Text> remarksOn(const ArchiveContent& content)
{
    std::vector<Text> remarks;
    if (content.kind == ArchiveContent::Kind::Timetable) {
        remarks.emplace_back("Fahrplan (GTFS): seine Tabellen sind je eine Ebene, die Haltestellen Punkte",
                             "timetable (GTFS): each of its tables is a layer, the stops are points");
    }
    if (!content.others.empty()) {
        const std::string names = listed(content.others);
        remarks.emplace_back("andere Dateien im Archiv nicht gelesen: " + names,
                             "other files in the archive not read: " + names);
    }
    return remarks;
}

/// Passes everything on, and says with the first layer what the archive is.
class RemarkingSink final : public RowSink {
public:
    RemarkingSink(RowSink& target, std::vector<Text> remarks) : m_target(target), m_remarks(std::move(remarks)) {}

    Result<void> beginLayer(const LayerPreview& layer) override
    {
        LayerPreview told = layer;
        told.remarks.insert(told.remarks.end(), m_remarks.begin(), m_remarks.end());
        m_remarks.clear();
        return m_target.beginLayer(told);
    }
    Result<void> rows(const workspace::RowBatch& batch) override { return m_target.rows(batch); }
    Result<void> rejected(const workspace::RejectedRecord& record) override { return m_target.rejected(record); }
    Result<void> remark(const Text& text) override { return m_target.remark(text); }
    Result<void> endLayer(std::int64_t rowsRead) override { return m_target.endLayer(rowsRead); }

private:
    RowSink& m_target;
    std::vector<Text> m_remarks;
};

/// How a table of a timetable is written is not a question: the standard says it.
/// Source   GTFS Schedule Reference, "File requirements".
ReadChoices timetableChoices(ReadChoices choices)
{
    choices.separator = choices.separator.value_or(",");
    choices.headerLine = choices.headerLine.value_or(1);
    choices.crs = choices.crs.value_or("EPSG:4326");
    for (const char* key : {"agency_id", "stop_id", "stop_code", "parent_station", "zone_id", "level_id", "route_id",
                            "route_short_name", "trip_id", "block_id", "service_id", "shape_id", "from_stop_id",
                            "to_stop_id", "fare_id", "trip_short_name"}) {
        choices.columnForms.try_emplace(key, "text");
    }
    return choices;
}

/// The part of a layer choice that is for the file within the archive: "stem/layer" or, of a single file, all of it.
struct Selection {
    bool isWanted = true;
    std::optional<std::string> layer;
};

Selection selected(const ArchiveContent& content, const ArchiveContent::Source& source, const ReadChoices& choices)
{
    if (!choices.layer || content.sources.size() == 1) {
        return {.isWanted = true, .layer = choices.layer};
    }
    if (*choices.layer == source.stem) {
        return {};
    }
    const std::string start = source.stem + "/";
    return {.isWanted = choices.layer->starts_with(start),
            .layer =
                choices.layer->starts_with(start) ? std::optional(choices.layer->substr(start.size())) : std::nullopt};
}

/// What is done with one file of the archive.
struct Unpacked {
    const Format& format;
    const ArchiveContent::Source& source;
    fs::path file;
    ReadChoices choices;
};
using Visit = std::function<Result<void>(const Unpacked&, Job&)>;

Result<void> visitSources(const OpenArchive& archive, const ReadChoices& choices, const Visit& visit, Job& job)
{
    const ArchiveContent& content = archive.content;
    const bool isTimetable = content.kind == ArchiveContent::Kind::Timetable;
    const auto count = static_cast<double>(content.sources.size());
    std::string names;
    bool any = false;
    for (std::size_t i = 0; i < content.sources.size(); ++i) {
        const ArchiveContent::Source& source = content.sources[i];
        names += (names.empty() ? "" : ", ") + source.stem;
        const Selection selection = selected(content, source, choices);
        if (!selection.isWanted) {
            continue;
        }
        any = true;
        Job part = job.part(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        const std::string stem = isTimetable ? nameOf(archive.file) + "_" + source.stem : source.stem;
        WB_TRY(const UnpackedSource unpacked,
               UnpackedSource::of(archive.zip, source, archive.file.parent_path(), stem, part));
        Unpacked opened{.format = *archive.formats[i], .source = source, .file = unpacked.file(), .choices = choices};
        opened.choices.layer = selection.layer;
        opened.choices = isTimetable ? timetableChoices(std::move(opened.choices)) : std::move(opened.choices);
        WB_CHECK(visit(opened, part));
    }
    if (any) {
        return {};
    }
    return Error{
        .code = ErrorCode::NotFound,
        .message = {"„" + choices.layer.value_or("") + "“ gibt es im ZIP-Archiv nicht; vorhanden: " + names,
                    "there is no '" + choices.layer.value_or("") + "' in the ZIP archive; there are: " + names},
        .subject = archive.file.filename().string()};
}

/// A city model in tiles is one model, not a layer for each square kilometre.
bool isTiledCity(const OpenArchive& archive)
{
    return archive.formats.size() > 1 &&
           std::ranges::all_of(archive.formats, [](const Format* format) { return format->id == "citygml"; });
}

/// The tiles of a city model as files, for as long as this lives.
struct UnpackedTiles {
    std::vector<UnpackedSource> sources;
    std::vector<fs::path> files;
};

Result<UnpackedTiles> unpackTiles(const OpenArchive& archive, Job& job)
{
    UnpackedTiles tiles;
    const auto count = static_cast<double>(archive.content.sources.size());
    for (const ArchiveContent::Source& source : archive.content.sources) {
        const auto done = static_cast<double>(tiles.sources.size());
        Job part = job.part(done / count, (done + 1.0) / count);
        WB_TRY(UnpackedSource unpacked,
               UnpackedSource::of(archive.zip, source, archive.file.parent_path(), source.stem, part));
        tiles.files.push_back(unpacked.file());
        tiles.sources.push_back(std::move(unpacked));
    }
    return tiles;
}

constexpr double kUnpackingShare = 0.2; ///< of the time that a tiled city model takes

Result<SourcePreview> previewTiledCity(const OpenArchive& archive, const ReadChoices& choices, Job& job)
{
    Job unpacking = job.part(0.0, kUnpackingShare);
    WB_TRY(const UnpackedTiles tiles, unpackTiles(archive, unpacking));
    Job reading = job.part(kUnpackingShare, 1.0);
    return previewCityTiles(tiles.files, nameOf(archive.file), choices, reading);
}

Result<void> readTiledCity(const OpenArchive& archive, const ReadChoices& choices, RowSink& sink, Job& job)
{
    Job unpacking = job.part(0.0, kUnpackingShare);
    WB_TRY(const UnpackedTiles tiles, unpackTiles(archive, unpacking));
    Job reading = job.part(kUnpackingShare, 1.0);
    return readCityTiles(tiles.files, nameOf(archive.file), choices, sink, reading);
}

Result<SourcePreview> previewArchive(const fs::path& file, const ReadChoices& choices, Job& job)
{
    WB_TRY(const OpenArchive archive, openArchive(file));
    if (archive.content.kind == ArchiveContent::Kind::EnergyRegister) {
        return mastrExportFormat().preview(file, choices, job);
    }
    SourcePreview all;
    if (archive.content.kind == ArchiveContent::Kind::Tiles) {
        WB_TRY(all, rasterArchiveFormat().preview(file, choices, job));
    } else if (isTiledCity(archive)) {
        WB_TRY(all, previewTiledCity(archive, choices, job));
    } else {
        const auto see = [&](const Unpacked& unpacked, Job& part) -> Result<void> {
            WB_TRY(SourcePreview one, unpacked.format.preview(unpacked.file, unpacked.choices, part));
            for (LayerPreview& layer : one.layers) {
                const std::string inner = layer.choices.layer.value_or("");
                if (archive.content.sources.size() > 1) {
                    layer.choices.layer = unpacked.source.stem + (one.layers.size() > 1 ? "/" + inner : "");
                }
                all.layers.push_back(std::move(layer));
            }
            return {};
        };
        WB_CHECK(visitSources(archive, choices, see, job));
    }
    const std::vector<Text> remarks = remarksOn(archive.content);
    if (!all.layers.empty()) {
        auto& told = all.layers.front().remarks;
        told.insert(told.end(), remarks.begin(), remarks.end());
    }
    return all;
}

Result<void> readArchive(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    WB_TRY(const OpenArchive archive, openArchive(file));
    if (archive.content.kind == ArchiveContent::Kind::EnergyRegister) {
        return mastrExportFormat().read(file, choices, sink, job);
    }
    RemarkingSink remarking(sink, remarksOn(archive.content));
    if (archive.content.kind == ArchiveContent::Kind::Tiles) {
        return rasterArchiveFormat().read(file, choices, remarking, job);
    }
    if (isTiledCity(archive)) {
        return readTiledCity(archive, choices, remarking, job);
    }
    const auto read = [&remarking](const Unpacked& unpacked, Job& part) {
        return unpacked.format.read(unpacked.file, unpacked.choices, remarking, part);
    };
    return visitSources(archive, choices, read, job);
}

} // namespace

Format archiveFormat()
{
    return {.id = "zip",
            .title = {"ZIP-Archiv", "ZIP archive"},
            .extensions = {"zip"},
            .recognises = rasterArchiveFormat().recognises,
            .preview = previewArchive,
            .read = readArchive};
}

} // namespace weitblick::intake
