// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/geometry_text.h"

#include "core/geo/envelope.h"
#include "core/geo/gpkg_geometry.h"
#include "core/intake/budget.h"

#include <cpl_error.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <utility>

namespace weitblick::intake::table {

namespace {

constexpr std::uint32_t kEwkbZ = 0x80000000U;
constexpr std::uint32_t kEwkbM = 0x40000000U;
constexpr std::uint32_t kEwkbSrid = 0x20000000U;
constexpr std::size_t kSmallestHex = 42; // a point: order, type, two doubles

struct Keyword {
    std::string_view word;
    std::uint32_t type;
};
constexpr std::array<Keyword, 13> kKeywords = {{{"POINT", 1},
                                                {"LINESTRING", 2},
                                                {"POLYGON", 3},
                                                {"MULTIPOINT", 4},
                                                {"MULTILINESTRING", 5},
                                                {"MULTIPOLYGON", 6},
                                                {"GEOMETRYCOLLECTION", 7},
                                                {"MULTICURVE", 5},
                                                {"MULTISURFACE", 6},
                                                {"CURVEPOLYGON", 3},
                                                {"CIRCULARSTRING", 2},
                                                {"COMPOUNDCURVE", 2},
                                                {"TRIANGLE", 0}}};

struct GeometryDeleter {
    void operator()(OGRGeometry* geometry) const { OGRGeometryFactory::destroyGeometry(geometry); }
};
using Geometry = std::unique_ptr<OGRGeometry, GeometryDeleter>;

class QuietErrors {
public:
    QuietErrors() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    ~QuietErrors() { CPLPopErrorHandler(); }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;
};

int hexValue(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<std::vector<unsigned char>> bytesOfHex(std::string_view hex)
{
    if (hex.size() % 2 != 0) {
        return std::nullopt;
    }
    std::vector<unsigned char> bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = hexValue(hex[i]);
        const int low = hexValue(hex[i + 1]);
        if (high < 0 || low < 0) {
            return std::nullopt;
        }
        bytes.push_back(static_cast<unsigned char>(high * 16 + low));
    }
    return bytes;
}

std::uint32_t numberAt(const std::vector<unsigned char>& bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t shift = bytes[0] == 1 ? i : 3 - i;
        number |= static_cast<std::uint32_t>(bytes[at + i]) << (8 * shift);
    }
    return number;
}

GeometryText hexTextOf(std::string_view text)
{
    GeometryText found;
    if (text.size() < kSmallestHex || text[0] != '0' || (text[1] != '0' && text[1] != '1')) {
        return found;
    }
    const auto head = bytesOfHex(text.substr(0, 18));
    if (!head) {
        return found;
    }
    const std::uint32_t code = numberAt(*head, 1);
    const std::uint32_t plain = code & 0x0FFFFFFFU;
    if (plain % 1000 < 1 || plain % 1000 > 12 || plain > 3012) {
        return found;
    }
    found.kind = GeometryText::Kind::Hex;
    found.type = plain % 1000 <= 7 ? plain % 1000 : 0;
    found.hasZ = (code & kEwkbZ) != 0 || plain / 1000 == 1 || plain / 1000 == 3;
    if ((code & kEwkbSrid) != 0) {
        found.srid = static_cast<std::int32_t>(numberAt(*head, 5));
    }
    return found;
}

/// Cuts "SRID=25832;" off.
std::optional<std::int32_t> takeSrid(std::string_view& text)
{
    if (!text.starts_with("SRID=") && !text.starts_with("srid=")) {
        return std::nullopt;
    }
    std::int32_t srid = 0;
    const auto [end, problem] = std::from_chars(text.data() + 5, text.data() + text.size(), srid);
    if (problem != std::errc() || end == text.data() + text.size() || *end != ';') {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end + 1 - text.data()));
    return srid;
}

Error unreadable(Text message)
{
    return Error{.code = ErrorCode::InvalidInput, .message = std::move(message)};
}

/// EWKB without its SRID, which OGR does not read.
Result<Geometry> geometryOfHex(std::string_view text)
{
    auto bytes = bytesOfHex(text);
    if (!bytes || bytes->size() < 9) {
        return unreadable({"die Geometrie ist kein gültiges WKB", "the geometry is no valid WKB"});
    }
    const std::uint32_t code = numberAt(*bytes, 1);
    if ((code & kEwkbSrid) != 0) {
        const std::size_t flagByte = (*bytes)[0] == 1 ? 4 : 1;
        (*bytes)[flagByte] = static_cast<unsigned char>((*bytes)[flagByte] & ~(kEwkbSrid >> 24U));
        bytes->erase(bytes->begin() + 5, bytes->begin() + 9);
    }
    OGRGeometry* made = nullptr;
    const OGRErr problem = OGRGeometryFactory::createFromWkb(bytes->data(), nullptr, &made, bytes->size());
    Geometry geometry(made);
    if (problem != OGRERR_NONE || geometry == nullptr) {
        return unreadable({"die Geometrie ist kein gültiges WKB", "the geometry is no valid WKB"});
    }
    return geometry;
}

Result<Geometry> geometryOfWkt(std::string_view text)
{
    takeSrid(text);
    const std::string wkt(text);
    OGRGeometry* made = nullptr;
    const char* rest = wkt.c_str();
    const OGRErr problem = OGRGeometryFactory::createFromWkt(&rest, nullptr, &made);
    Geometry geometry(made);
    const bool hasRest = std::string_view(rest).find_first_not_of(" \t\r\n;") != std::string_view::npos;
    if (problem != OGRERR_NONE || geometry == nullptr || hasRest) {
        return unreadable({"die Geometrie ist kein gültiges WKT", "the geometry is no valid WKT"});
    }
    return geometry;
}

} // namespace

GeometryText geometryTextOf(std::string_view text)
{
    GeometryText found;
    if (text.empty()) {
        return found;
    }
    if (text.front() == '0') {
        return hexTextOf(text);
    }
    found.srid = takeSrid(text);
    std::string word;
    for (const char c : text.substr(0, 24)) {
        const bool isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!isLetter && c != ' ') {
            break;
        }
        word += static_cast<char>(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
    }
    const bool isOnlyLetters = word.size() >= text.size();
    std::erase(word, ' ');
    const bool isEmpty = word.ends_with("EMPTY");
    if (isOnlyLetters && !isEmpty) {
        return found;
    }
    word.resize(word.size() - (isEmpty ? 5 : 0));
    const char opening = text[std::min(text.find_first_of("(-0123456789;"), text.size() - 1)];
    const auto* const keyword =
        std::ranges::find_if(kKeywords, [&](const Keyword& entry) { return word.starts_with(entry.word); });
    if (keyword == kKeywords.end() || (!isEmpty && opening != '(')) {
        return found;
    }
    const std::string_view rest = std::string_view(word).substr(keyword->word.size());
    if (rest.empty() || rest == "Z" || rest == "M" || rest == "ZM") {
        found.kind = GeometryText::Kind::Wkt;
        found.type = keyword->type;
        found.hasZ = rest.starts_with('Z');
    }
    return found;
}

Result<void> appendGeometry(std::vector<std::byte>& out, std::string_view text, const GeometryTextOptions& options)
{
    const QuietErrors quiet;
    const bool isHex = geometryTextOf(text).kind == GeometryText::Kind::Hex;
    WB_TRY(Geometry geometry, isHex ? geometryOfHex(text) : geometryOfWkt(text));
    if (geometry->hasCurveGeometry() != FALSE) {
        geometry.reset(geometry->getLinearGeometry());
    }
    if (geometry == nullptr) {
        return unreadable({"die Geometrie hat Bögen, die sich nicht umsetzen lassen",
                           "the geometry has arcs that cannot be converted"});
    }
    geometry->setMeasured(FALSE);
    if (options.keepsZ) {
        geometry->set3D(TRUE);
    } else {
        geometry->flattenTo2D();
    }
    std::vector<unsigned char> wkb(geometry->WkbSize());
    if (geometry->exportToWkb(wkbNDR, wkb.data(), wkbVariantIso) != OGRERR_NONE) {
        return unreadable({"die Geometrie lässt sich nicht umsetzen", "the geometry cannot be converted"});
    }
    const auto bytes = std::as_bytes(std::span(wkb));
    WB_TRY(const geo::WkbSummary summary, geo::checkWkb(bytes));
    if (static_cast<std::int64_t>(summary.vertexCount) > Budget{}.verticesPerGeometry) {
        return unreadable({"die Geometrie hat zu viele Stützpunkte", "the geometry has too many vertices"});
    }
    geo::appendGpkg(out, bytes, options.srsId, summary.envelope, summary.isEmpty);
    return {};
}

void appendPoint(std::vector<std::byte>& out, double x, double y, std::int32_t srsId)
{
    std::array<std::byte, 21> wkb{};
    wkb[0] = std::byte{1};
    wkb[1] = std::byte{1};
    const std::array<double, 2> coordinates = {x, y};
    static_assert(std::endian::native == std::endian::little);
    std::memcpy(wkb.data() + 5, coordinates.data(), sizeof coordinates);
    geo::Envelope envelope;
    envelope.include(x, y);
    geo::appendGpkg(out, wkb, srsId, envelope, false);
}

} // namespace weitblick::intake::table
