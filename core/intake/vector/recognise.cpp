// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/recognise.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

namespace weitblick::intake {

namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

std::string_view withoutBom(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF")) {
        head.remove_prefix(3);
    }
    return head;
}

std::string_view trimmedStart(std::string_view text)
{
    text = withoutBom(text);
    const auto first = text.find_first_not_of(kWhiteSpace);
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

bool equalsIgnoringCase(std::string_view text, std::string_view lower)
{
    return std::ranges::equal(text, lower,
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

bool startsIgnoringCase(std::string_view text, std::string_view lower)
{
    return text.size() >= lower.size() && equalsIgnoringCase(text.substr(0, lower.size()), lower);
}

bool isNamed(const std::filesystem::path& name, std::string_view lowerExtension)
{
    return equalsIgnoringCase(name.extension().string(), lowerExtension);
}

/// The local name of an XML document's root element, behind declaration, comments and document type.
std::string_view xmlRoot(std::string_view head)
{
    std::string_view rest = trimmedStart(head);
    while (rest.starts_with("<?") || rest.starts_with("<!")) {
        const bool isComment = rest.starts_with("<!--");
        const bool hasSubset = rest.starts_with("<!DOCTYPE") && rest.find('[') < rest.find('>');
        const std::string_view end = isComment ? "-->" : hasSubset ? "]>" : ">";
        const auto close = rest.find(end);
        if (close == std::string_view::npos) {
            return {};
        }
        rest = trimmedStart(rest.substr(close + end.size()));
    }
    if (!rest.starts_with('<')) {
        return {};
    }
    rest.remove_prefix(1);
    const std::string_view name = rest.substr(0, rest.find_first_of(" \t\r\n/>"));
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::uint32_t bigEndian32(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    }
    return value;
}

std::uint32_t littleEndian32(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

} // namespace

bool isGeoPackage(std::string_view head, const std::filesystem::path& name)
{
    constexpr std::size_t kApplicationId = 68;
    if (!head.starts_with(std::string_view("SQLite format 3\0", 16)) || head.size() < kApplicationId + 4) {
        return false;
    }
    const std::string_view id = head.substr(kApplicationId, 4);
    return id == "GPKG" || id == "GP10" || id == "GP11" || isNamed(name, ".gpkg");
}

bool isFlatGeobuf(std::string_view head, const std::filesystem::path&)
{
    return head.starts_with("fgb\x03"
                            "fgb");
}

bool isShapefile(std::string_view head, const std::filesystem::path& name)
{
    constexpr std::uint32_t kFileCode = 9994;
    constexpr std::uint32_t kVersion = 1000;
    constexpr std::size_t kVersionAt = 28;
    return head.size() >= kVersionAt + 4 && bigEndian32(head, 0) == kFileCode &&
           littleEndian32(head, kVersionAt) == kVersion && !isNamed(name, ".shx");
}

bool isDbf(std::string_view head, const std::filesystem::path& name)
{
    constexpr std::size_t kHeaderBytes = 32;
    if (head.size() <= kHeaderBytes || !isNamed(name, ".dbf")) {
        return false;
    }
    const auto version = static_cast<unsigned char>(head[0]);
    return (version & 0x07U) == 3 || version == 0x30 || version == 0x31 || version == 0xF5;
}

bool isGeoJson(std::string_view head, const std::filesystem::path&)
{
    const std::string_view text = trimmedStart(head);
    if (!text.starts_with('{')) {
        return false;
    }
    constexpr std::array<std::string_view, 9> kTypes{
        "\"FeatureCollection\"", "\"Feature\"",      "\"Point\"",           "\"LineString\"",        "\"Polygon\"",
        "\"MultiPoint\"",        "\"MultiPolygon\"", "\"MultiLineString\"", "\"GeometryCollection\""};
    return text.find("\"type\"") != std::string_view::npos &&
           (text.find("\"features\"") != std::string_view::npos ||
            std::ranges::any_of(kTypes,
                                [text](std::string_view type) { return text.find(type) != std::string_view::npos; }));
}

bool isGeoJsonSequence(std::string_view head, const std::filesystem::path& name)
{
    if (head.starts_with('\x1E')) {
        return true;
    }
    const std::string_view text = trimmedStart(head);
    const auto lineEnd = text.find('\n');
    const std::string_view line = text.substr(0, lineEnd);
    const auto last = line.find_last_not_of(kWhiteSpace);
    const bool lineIsFeature = line.starts_with('{') && last != std::string_view::npos && line[last] == '}' &&
                               line.find("\"Feature\"") != std::string_view::npos;
    if (!lineIsFeature || lineEnd == std::string_view::npos) {
        return lineIsFeature && (isNamed(name, ".geojsonl") || isNamed(name, ".geojsons") || isNamed(name, ".ndjson"));
    }
    return trimmedStart(text.substr(lineEnd)).starts_with('{');
}

bool isKml(std::string_view head, const std::filesystem::path&)
{
    return xmlRoot(head) == "kml";
}

bool isKmz(std::string_view head, const std::filesystem::path& name)
{
    return head.starts_with("PK\x03\x04") &&
           (isNamed(name, ".kmz") || head.substr(0, 512).find("doc.kml") != std::string_view::npos);
}

bool isGpx(std::string_view head, const std::filesystem::path&)
{
    return xmlRoot(head) == "gpx";
}

bool isCityGml(std::string_view head, const std::filesystem::path&)
{
    return xmlRoot(head) == "CityModel";
}

bool isGml(std::string_view head, const std::filesystem::path&)
{
    constexpr std::array<std::string_view, 11> kOthers{"StyledLayerDescriptor",

                                                       "kml",
                                                       "gpx",
                                                       "html",
                                                       "svg",
                                                       "qgis",
                                                       "OGRVRTDataSource",
                                                       "VRTDataset",
                                                       "GDAL_WMS",
                                                       "GDAL_WMTS",
                                                       "WCS_GDAL"};
    const std::string_view root = xmlRoot(head);
    if (root.empty() || std::ranges::find(kOthers, root) != kOthers.end()) {
        return false;
    }
    return root == "XPlanAuszug" || head.find("http://www.opengis.net/gml") != std::string_view::npos;
}

bool isDxf(std::string_view head, const std::filesystem::path& name)
{
    std::string_view text = trimmedStart(head);
    // Group code 999 is a comment, and some writers start with one.
    while (text.starts_with("999")) {
        const auto comment = text.find('\n');
        const auto next = comment == std::string_view::npos ? comment : text.find('\n', comment + 1);
        if (next == std::string_view::npos) {
            return isNamed(name, ".dxf");
        }
        text = trimmedStart(text.substr(next));
    }
    return text.starts_with('0') && trimmedStart(text.substr(1)).starts_with("SECTION");
}

bool isMapInfoTab(std::string_view head, const std::filesystem::path&)
{
    return startsIgnoringCase(trimmedStart(head), "!table");
}

bool isMapInfoMif(std::string_view head, const std::filesystem::path& name)
{
    return startsIgnoringCase(trimmedStart(head), "version") && isNamed(name, ".mif");
}

bool isGeoTiff(std::string_view head, const std::filesystem::path&)
{
    using namespace std::string_view_literals;
    return head.starts_with("II*\0"sv) || head.starts_with("MM\0*"sv) || head.starts_with("II+\0"sv) ||
           head.starts_with("MM\0+"sv);
}

bool isAsciiGrid(std::string_view head, const std::filesystem::path&)
{
    const std::string_view text = trimmedStart(head);
    return startsIgnoringCase(text, "ncols") || startsIgnoringCase(text, "nrows");
}

bool isXyz(std::string_view head, const std::filesystem::path& name)
{
    if (!isNamed(name, ".xyz")) {
        return false;
    }
    const std::string_view text = trimmedStart(head);
    return !text.empty() && text.find('\0') == std::string_view::npos;
}

} // namespace weitblick::intake
