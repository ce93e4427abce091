// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/raster_formats.h"

#include "core/base/utf8.h"
#include "core/intake/budget.h"
#include "core/intake/raster/gdal_raster.h"
#include "core/intake/raster/value_count.h"
#include "core/intake/raster/xyz_raster.h"
#include "core/intake/vector/recognise.h"
#include "core/io/file_pieces.h"
#include "core/io/zip_archive.h"

#include <algorithm>
#include <memory>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongestPrj = 100'000;

std::string lowerCased(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

std::string prjBeside(const fs::path& file)
{
    fs::path prj = file;
    prj.replace_extension("prj");
    auto text = io::headOf(prj, kLongestPrj);
    return text ? repairedUtf8(*text) : std::string();
}

std::int64_t sizeOf(const fs::path& file)
{
    std::error_code failure;
    const auto size = fs::file_size(file, failure);
    return failure ? 0 : static_cast<std::int64_t>(size);
}

GdalOpening geoTiff()
{
    return {.driver = "GTiff", .kind = GDAL_OF_RASTER};
}

/// The driver guesses the type of the numbers from the start of the file, and would cut what comes later.
GdalOpening asciiGrid()
{
    return {.driver = "AAIGrid", .kind = GDAL_OF_RASTER, .options = {"DATATYPE=Float64"}};
}

Result<RasterSource> geoTiffSource(const fs::path& file, const ReadChoices& choices, Job&)
{
    const std::string name = file.filename().string();
    WB_TRY(auto member,
           gdalRaster(
               {.file = file, .opening = geoTiff(), .name = name, .prj = prjBeside(file), .fileBytes = sizeOf(file)},
               choices));
    RasterSource source{.name = file.stem().string()};
    source.members.push_back(std::move(member));
    return source;
}

Result<XyzLines::NextPiece> piecesOf(const fs::path& file)
{
    WB_TRY(auto opened, io::FilePieces::open(file));
    const auto pieces = std::make_shared<io::FilePieces>(std::move(opened));
    return XyzLines::NextPiece([pieces] { return pieces->next(); });
}

Result<RasterSource> asciiGridSource(const fs::path& file, const ReadChoices& choices, Job& job)
{
    WB_TRY(auto member, gdalRaster({.file = file,
                                    .opening = asciiGrid(),
                                    .name = file.filename().string(),
                                    .prj = prjBeside(file),
                                    .fileBytes = sizeOf(file),
                                    .isText = true},
                                   choices));
    WB_TRY(const auto pieces, piecesOf(file));
    WB_CHECK(checkValueCount(member.name, pieces, member.layers.at(0).grid.cellCount(), job));
    RasterSource source{.name = file.stem().string()};
    source.members.push_back(std::move(member));
    return source;
}

Result<RasterSource> xyzSource(const fs::path& file, const ReadChoices&, Job& job)
{
    const XyzText text{
        .name = file.filename().string(), .prj = prjBeside(file), .open = [file] { return piecesOf(file); }};
    Job surveying = job.part(0.0, 0.0);
    WB_TRY(auto member, xyzRaster(text, surveying));
    RasterSource source{.name = file.stem().string()};
    source.members.push_back(std::move(member));
    return source;
}

// --- archives of tiles

enum class TileKind : std::uint8_t { None, GeoTiff, AsciiGrid, Xyz };

TileKind kindOf(const std::string& name)
{
    const std::string lower = lowerCased(name);
    if (lower.ends_with(".tif") || lower.ends_with(".tiff")) {
        return TileKind::GeoTiff;
    }
    if (lower.ends_with(".asc")) {
        return TileKind::AsciiGrid;
    }
    return lower.ends_with(".xyz") ? TileKind::Xyz : TileKind::None;
}

using Archive = std::shared_ptr<io::ZipArchive>;

Result<XyzLines::NextPiece> piecesOf(const Archive& archive, const std::string& name)
{
    WB_TRY(auto opened, archive->member(name));
    const auto member = std::make_shared<io::ZipMember>(std::move(opened));
    return XyzLines::NextPiece([archive, member] { return member->next(); });
}

std::string prjInside(const io::ZipArchive& archive, const std::string& tile)
{
    for (const char* const extension : {".prj", ".PRJ"}) {
        const std::string name = tile.substr(0, tile.rfind('.')) + extension;
        if (archive.contains(name)) {
            const auto text = archive.text(name, kLongestPrj);
            return text ? repairedUtf8(*text) : std::string();
        }
    }
    return {};
}

/// Inflates a member once: so it is known to be sound, and not a bomb, before GDAL sees it.
Result<std::int64_t> inflatedSize(const io::ZipArchive& archive, const std::string& name, Job& job)
{
    WB_TRY(io::ZipMember member, archive.member(name));
    std::int64_t size = 0;
    while (true) {
        WB_TRY(const std::string_view piece, member.next());
        if (piece.empty()) {
            return size;
        }
        size += static_cast<std::int64_t>(piece.size());
        WB_CHECK(job.report(0.0, "raster"));
    }
}

Result<RasterMember> tileOf(const fs::path& file, const Archive& archive, const std::string& name,
                            const ReadChoices& choices, Job& job)
{
    const TileKind kind = kindOf(name);
    const std::string shown = fs::path(name).filename().string();
    const std::string prj = prjInside(*archive, name);
    if (kind == TileKind::Xyz) {
        return xyzRaster({.name = shown, .prj = prj, .open = [archive, name] { return piecesOf(archive, name); }}, job);
    }
    WB_TRY(const std::int64_t bytes, inflatedSize(*archive, name, job));
    WB_TRY(auto member, gdalRaster({.file = "/vsizip/{" + file.string() + "}/" + name,
                                    .opening = kind == TileKind::GeoTiff ? geoTiff() : asciiGrid(),
                                    .name = shown,
                                    .prj = prj,
                                    .fileBytes = bytes,
                                    .isText = kind == TileKind::AsciiGrid},
                                   choices));
    if (kind == TileKind::AsciiGrid) {
        WB_TRY(const auto pieces, piecesOf(archive, name));
        WB_CHECK(checkValueCount(member.name, pieces, member.layers.at(0).grid.cellCount(), job));
    }
    return member;
}

Error noTiles(const fs::path& file)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"das ZIP-Archiv enthält keine Rasterkacheln (.tif, .asc, .xyz)",
                             "the ZIP archive holds no raster tiles (.tif, .asc, .xyz)"},
                 .subject = file.filename().string(),
                 .advice = {"Das Archiv entpacken und die Datei darin nehmen", "Unpack it and take the file inside"}};
}

Result<RasterSource> archiveSource(const fs::path& file, const ReadChoices& choices, Job& job)
{
    const Budget budget;
    WB_TRY(auto opened, io::ZipArchive::open(
                            file, {.inflatedBytes = budget.inflatedBytes, .inflationRatio = budget.inflationRatio}));
    const auto archive = std::make_shared<io::ZipArchive>(std::move(opened));
    std::vector<std::string> names = archive->names();
    std::erase_if(names, [](const std::string& name) { return kindOf(name) == TileKind::None; });
    if (names.empty()) {
        return noTiles(file);
    }
    std::ranges::sort(names);
    RasterSource source{.name = file.stem().string()};
    for (const std::string& name : names) {
        Job part = job.part(0.0, 0.0);
        WB_TRY(RasterMember tile, tileOf(file, archive, name, choices, part));
        source.members.push_back(std::move(tile));
    }
    return source;
}

using Open = Result<RasterSource> (*)(const fs::path&, const ReadChoices&, Job&);

template <Open open>
Result<SourcePreview> previewOf(const fs::path& file, const ReadChoices& choices, Job& job)
{
    WB_TRY(const RasterSource source, open(file, choices, job));
    SourcePreview preview;
    WB_TRY(preview.layers, previewsOf(source, choices));
    return preview;
}

template <Open open>
Result<void> readFrom(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    WB_TRY(const RasterSource source, open(file, choices, job));
    return readRasters(source, choices, sink, job);
}

bool isArchive(std::string_view head, const fs::path& name)
{
    return head.starts_with("PK\x03\x04") && lowerCased(name.extension().string()) == ".zip";
}

} // namespace

Format geoTiffFormat()
{
    return {.id = "geotiff",
            .title = {"GeoTIFF", "GeoTIFF"},
            .extensions = {"tif", "tiff"},
            .recognises = isGeoTiff,
            .preview = previewOf<geoTiffSource>,
            .read = readFrom<geoTiffSource>};
}

Format asciiGridFormat()
{
    return {.id = "ascii-grid",
            .title = {"ASCII-Raster (Esri)", "ASCII grid (Esri)"},
            .extensions = {"asc", "grd", "txt"},
            .recognises = isAsciiGrid,
            .preview = previewOf<asciiGridSource>,
            .read = readFrom<asciiGridSource>};
}

Format xyzFormat()
{
    return {.id = "xyz",
            .title = {"XYZ-Raster (DGM, DOM)", "XYZ grid (terrain model)"},
            .extensions = {"xyz"},
            .recognises = isXyz,
            .preview = previewOf<xyzSource>,
            .read = readFrom<xyzSource>};
}

Format rasterArchiveFormat()
{
    return {.id = "raster-tiles",
            .title = {"Rasterkacheln (ZIP)", "raster tiles (ZIP)"},
            .extensions = {"zip"},
            .recognises = isArchive,
            .preview = previewOf<archiveSource>,
            .read = readFrom<archiveSource>};
}

} // namespace weitblick::intake
