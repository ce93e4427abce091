// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/gdal_session.h"

#include "core/base/utf8.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal_frmts.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cstdio>
#include <mutex>
#include <string_view>
#include <utility>

namespace weitblick::intake {

namespace {

/// What GDAL said.
struct Said {
    std::string failures;
    std::string warnings;
    bool outOfMemory = false;
};

Said& said()
{
    thread_local Said words;
    return words;
}

/// The folder of the file that was opened last, which means nothing to the user.
std::string& openedFolder()
{
    thread_local std::string folder;
    return folder;
}

std::string withoutFolder(std::string text)
{
    const std::string& folder = openedFolder();
    for (std::size_t at = text.find(folder); !folder.empty() && at != std::string::npos; at = text.find(folder, at)) {
        text.erase(at, folder.size());
    }
    return text;
}

void append(std::string& text, std::string_view words)
{
    constexpr std::size_t kMostKept = 2000;
    if (!words.empty() && text.size() < kMostKept) {
        text += text.empty() ? "" : "; ";
        text += words;
    }
}

void keepMessage(CPLErr level, CPLErrorNum number, const char* message)
{
    if (level == CE_Fatal) {
        std::fputs(message, stderr); // GDAL ends the process now: its last words
    } else if (level >= CE_Warning) {
        append(level == CE_Failure ? said().failures : said().warnings, withoutFolder(repairedUtf8(message)));
        said().outOfMemory = said().outOfMemory || number == CPLE_OutOfMemory;
    }
}

struct Setting {
    const char* key;
    const char* value;
};

constexpr Setting kSettings[] = {
    // Belt and braces: the drivers are not registered, and the sandbox has no network.
    {"GDAL_SKIP", "VRT,WMS,WCS,WMTS,HTTP,DAAS,EEDAI,NGW,PLMOSAIC,STACIT,STACTA"},
    {"OGR_SKIP", "OGR_VRT,HTTP,WFS,OAPIF,LVBAG,GMLAS,CARTO,Elastic,AmigoCloud,CSW,NGW,PLSCENES,PostgreSQL,MySQL"},
    {"GDAL_DRIVER_PATH", "disable"},
    {"GDAL_HTTP_PROXY", "127.0.0.1:9"},
    {"GDAL_HTTPS_PROXY", "127.0.0.1:9"},
    {"GDAL_HTTP_TIMEOUT", "1"},
    {"GDAL_HTTP_CONNECTTIMEOUT", "1"},
    {"CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{noext}"},
    {"CPL_VSIL_DEFLATE_CHUNK_SIZE", "1M"},
    {"GML_SKIP_RESOLVE_ELEMS", "ALL"},   // no xlink:href is followed
    {"GML_FIELDTYPES", "ALWAYS_STRING"}, // GDAL's guess loses the leading zero of an AGS
    {"GDAL_PAM_ENABLED", "NO"},
    {"GDAL_NUM_THREADS", "1"},
    {"GDAL_CACHEMAX", "128"},
    {"CPL_DEBUG", "OFF"},
};

void registerDrivers()
{
    RegisterOGRShape();
    RegisterOGRTAB();
    RegisterOGRGML();
    RegisterOGRLIBKML();
    RegisterOGRKML();
    RegisterOGRFlatGeobuf();
    RegisterOGRGeoJSON();
    RegisterOGRGeoJSONSeq();
    RegisterOGRDXF();
    RegisterOGRGPX();
    RegisterOGRGeoPackage();
    GDALRegister_GTiff();
    GDALRegister_AAIGrid();
    GDALRegister_XYZ();
    GDALRegister_MEM();
}

} // namespace

void prepareGdal()
{
    static std::once_flag once;
    std::call_once(once, [] {
        for (const Setting& setting : kSettings) {
            CPLSetConfigOption(setting.key, setting.value);
        }
        CPLSetErrorHandler(keepMessage);
        registerDrivers();
    });
}

std::string takeGdalMessages()
{
    Said words = std::exchange(said(), {});
    append(words.failures, words.warnings);
    return std::move(words.failures);
}

std::string takeGdalFailures()
{
    return std::exchange(said().failures, {});
}

bool gdalFailed()
{
    return !said().failures.empty();
}

Error gdalError(const std::filesystem::path& file, Text message)
{
    const bool outOfMemory = said().outOfMemory;
    const std::string word = takeGdalMessages();
    if (outOfMemory) {
        message = {"die Datei braucht mehr Arbeitsspeicher, als erlaubt ist",
                   "the file needs more memory than is allowed"};
    }
    if (!word.empty()) {
        message.de += " (" + word + ")";
        message.en += " (" + word + ")";
    }
    return Error{.code = outOfMemory ? ErrorCode::Budget : ErrorCode::InvalidInput,
                 .message = std::move(message),
                 .subject = file.filename().string()};
}

Result<GDALDatasetUniquePtr> openWithGdal(const std::filesystem::path& file, const GdalOpening& opening)
{
    prepareGdal();
    said() = {};
    openedFolder() = file.has_parent_path() ? file.parent_path().string() + "/" : "";
    std::vector<const char*> options;
    for (const std::string& option : opening.options) {
        options.push_back(option.c_str());
    }
    options.push_back(nullptr);
    const std::array<const char*, 2> drivers{opening.driver, nullptr};
    GDALDatasetUniquePtr dataset(GDALDataset::Open(file.c_str(),
                                                   opening.kind | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                                   drivers.data(), options.data(), nullptr));
    if (!dataset) {
        return gdalError(file, {"die Datei ist beschädigt oder nicht lesbar", "the file is damaged or cannot be read"});
    }
    return dataset;
}

} // namespace weitblick::intake
