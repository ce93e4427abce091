// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/gdal_session.h"

#include "core/base/utf8.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal_frmts.h>
#include <ogrsf_frmts.h>

#include <mutex>

namespace weitblick::intake {

namespace {

std::string& messages()
{
    thread_local std::string text;
    return text;
}

void keepMessage(CPLErr level, CPLErrorNum, const char* message)
{
    constexpr std::size_t kMostKept = 2000;
    std::string& text = messages();
    if (level >= CE_Warning && text.size() < kMostKept) {
        text += text.empty() ? "" : "; ";
        text += repairedUtf8(message);
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
    return std::exchange(messages(), {});
}

Error gdalError(const std::filesystem::path& file, Text message)
{
    const std::string word = takeGdalMessages();
    if (!word.empty()) {
        message.de += " (" + word + ")";
        message.en += " (" + word + ")";
    }
    return Error{.code = ErrorCode::InvalidInput, .message = std::move(message), .subject = file.filename().string()};
}

Result<GDALDatasetUniquePtr> openWithGdal(const std::filesystem::path& file, const GdalOpening& opening)
{
    prepareGdal();
    messages().clear();
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
