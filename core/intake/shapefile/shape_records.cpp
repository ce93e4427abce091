// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/shapefile/shape_records.h"

#include "core/intake/shapefile/little_endian.h"

#include <cpl_error.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <array>
#include <memory>

namespace weitblick::intake {

using workspace::GeometryType;

namespace {

constexpr std::size_t kFileHeaderBytes = 100;
constexpr std::size_t kRecordHeaderBytes = 8;
constexpr std::size_t kBoxBytes = 32;
constexpr std::int32_t kFileCode = 9994;
constexpr int kNullShape = 0;
constexpr int kPoint = 1;
constexpr int kLine = 3;
constexpr int kPolygon = 5;
constexpr int kMultiPoint = 8;
constexpr std::size_t kPointBytes = 2 * sizeof(double);
constexpr double kNoMeasure = -1e38; // everything below means "no measure" (ESRI 1998, p. 2)

Error badRecord(const char* german, const char* english)
{
    return Error{.code = ErrorCode::InvalidInput, .message = {german, english}};
}

Error badCounts()
{
    return badRecord("die Anzahlen im Geometrie-Datensatz passen nicht zu seiner Länge",
                     "the counts in the geometry record do not fit its length");
}

template <typename Value>
void append(std::vector<std::byte>& out, Value value)
{
    const auto* bytes = reinterpret_cast<const std::byte*>(&value); // NOLINT: the bytes of a number
    out.insert(out.end(), bytes, bytes + sizeof value);
}

void appendHeader(std::vector<std::byte>& out, std::uint32_t type, bool hasZ)
{
    out.push_back(std::byte{1});
    append(out, type + (hasZ ? 1000U : 0U));
}

constexpr std::uint32_t kWkbPoint = 1;
constexpr std::uint32_t kWkbLine = 2;
constexpr std::uint32_t kWkbPolygon = 3;
constexpr std::uint32_t kWkbMultiPoint = 4;
constexpr std::uint32_t kWkbMultiLine = 5;
constexpr std::uint32_t kWkbMultiPolygon = 6;

} // namespace

GeometryType ShapeHeader::geometryType() const
{
    switch (baseType()) {
    case kPoint:
        return GeometryType::Point;
    case kLine:
        return GeometryType::MultiLineString;
    case kPolygon:
        return GeometryType::MultiPolygon;
    default:
        return GeometryType::MultiPoint;
    }
}

Result<ShapeHeader> readShapeHeader(std::string_view shp)
{
    if (shp.size() < kFileHeaderBytes || bigEndian32(shp, 0) != kFileCode) {
        return badRecord("das ist kein Shapefile", "this is not a shapefile");
    }
    ShapeHeader header;
    header.shapeType = littleEndian<std::int32_t>(shp, 32);
    const int base = header.baseType();
    const bool isKnown = header.shapeType > 0 && header.shapeType < 30 &&
                         (base == kPoint || base == kLine || base == kPolygon || base == kMultiPoint);
    if (!isKnown) {
        return badRecord("Shapefiles dieser Art liest die allgemeine Bibliothek",
                         "shapefiles of this kind are read by the general library");
    }
    header.extent = {littleEndian<double>(shp, 36), littleEndian<double>(shp, 44), littleEndian<double>(shp, 52),
                     littleEndian<double>(shp, 60)};
    return header;
}

ShapeWalker::ShapeWalker(std::string_view shp) : m_shp(shp), m_offset(std::min(shp.size(), kFileHeaderBytes))
{
    if (shp.size() >= kFileHeaderBytes) {
        const auto stated = static_cast<std::uint64_t>(static_cast<std::uint32_t>(bigEndian32(shp, 24))) * 2;
        // What a program left behind the stated end is not data.
        m_shp = shp.substr(0, std::min<std::uint64_t>(shp.size(), std::max<std::uint64_t>(stated, kFileHeaderBytes)));
        m_broken = stated > shp.size();
    }
}

std::optional<std::string_view> ShapeWalker::next()
{
    if (m_offset == m_shp.size()) {
        return std::nullopt;
    }
    if (m_shp.size() - m_offset < kRecordHeaderBytes) {
        m_broken = true;
        return std::nullopt;
    }
    const std::int32_t number = bigEndian32(m_shp, m_offset);
    const std::int32_t words = bigEndian32(m_shp, m_offset + 4);
    const std::size_t rest = m_shp.size() - m_offset - kRecordHeaderBytes;
    if (number != m_number + 1 || words < 2 || static_cast<std::size_t>(words) * 2 > rest) {
        m_broken = true;
        return std::nullopt;
    }
    m_number = number;
    const std::string_view content = m_shp.substr(m_offset + kRecordHeaderBytes, static_cast<std::size_t>(words) * 2);
    m_offset += kRecordHeaderBytes + content.size();
    return content;
}

std::optional<std::int64_t> soundRecordCount(std::string_view shp, std::string_view shx)
{
    constexpr std::size_t kIndexEntryBytes = 8;
    const bool hasIndex = shx.size() >= kFileHeaderBytes;
    const std::size_t entries = hasIndex ? (shx.size() - kFileHeaderBytes) / kIndexEntryBytes : 0;
    ShapeWalker walker(shp);
    std::size_t count = 0;
    for (std::size_t offset = walker.offset(); walker.next(); offset = walker.offset()) {
        if (hasIndex) {
            const std::size_t at = kFileHeaderBytes + count * kIndexEntryBytes;
            if (count >= entries ||
                static_cast<std::size_t>(static_cast<std::uint32_t>(bigEndian32(shx, at))) * 2 != offset) {
                return std::nullopt;
            }
        }
        ++count;
    }
    if (walker.broken() || (hasIndex && count != entries)) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(count);
}

Result<std::span<const std::byte>> ShapeToWkb::convert(std::string_view content)
{
    m_wkb.clear();
    const auto type = littleEndian<std::int32_t>(content, 0);
    if (type == kNullShape) {
        return std::span<const std::byte>();
    }
    if (type != m_header.shapeType) {
        return badRecord("der Datensatz hat eine andere Geometrieart als die Datei",
                         "the record has another kind of geometry than the file");
    }
    if (m_header.baseType() == kPoint) {
        WB_CHECK(readPoint(content));
        return std::span<const std::byte>(m_wkb);
    }
    WB_CHECK(readShape(content));
    const std::size_t parts = m_shape.starts.size() - 1;
    if (m_shape.starts.back() == 0 || parts == 0) {
        return std::span<const std::byte>();
    }
    if (m_header.baseType() == kMultiPoint) {
        appendHeader(m_wkb, kWkbMultiPoint, m_header.hasZ());
        append(m_wkb, m_shape.starts.back());
        for (std::size_t point = 0; point < m_shape.starts.back(); ++point) {
            appendHeader(m_wkb, kWkbPoint, m_header.hasZ());
            writeVertices(point, point + 1);
        }
    } else if (m_header.baseType() == kLine) {
        writeLines();
    } else {
        writePolygons();
    }
    return std::span<const std::byte>(m_wkb);
}

Result<void> ShapeToWkb::readPoint(std::string_view content)
{
    const std::size_t dimensions = m_header.hasZ() ? 3 : 2;
    if (content.size() < sizeof(std::int32_t) + dimensions * sizeof(double)) {
        return badCounts();
    }
    countMeasures(content, sizeof(std::int32_t) + dimensions * sizeof(double), 1);
    appendHeader(m_wkb, kWkbPoint, m_header.hasZ());
    for (std::size_t i = 0; i < dimensions; ++i) {
        append(m_wkb, littleEndian<double>(content, sizeof(std::int32_t) + i * sizeof(double)));
    }
    return {};
}

Result<void> ShapeToWkb::readShape(std::string_view content)
{
    const bool hasParts = m_header.baseType() != kMultiPoint;
    std::size_t at = sizeof(std::int32_t) + kBoxBytes;
    const std::size_t countBytes = hasParts ? 2 * sizeof(std::int32_t) : sizeof(std::int32_t);
    if (content.size() < at + countBytes) {
        return badCounts();
    }
    const std::uint64_t parts = hasParts ? littleEndian<std::uint32_t>(content, at) : 1;
    const std::uint64_t points = littleEndian<std::uint32_t>(content, at + countBytes - sizeof(std::int32_t));
    at += countBytes;
    const std::uint64_t partBytes = hasParts ? parts * sizeof(std::int32_t) : 0;
    if (partBytes + points * kPointBytes > content.size() - at) {
        return badCounts();
    }
    m_shape.starts.resize(parts + 1);
    for (std::size_t part = 0; part < parts; ++part) {
        m_shape.starts[part] = hasParts ? littleEndian<std::uint32_t>(content, at + part * sizeof(std::int32_t)) : 0;
    }
    m_shape.starts[parts] = static_cast<std::uint32_t>(points);
    if (!std::ranges::is_sorted(m_shape.starts) || (parts > 0 && m_shape.starts[0] != 0)) {
        return badCounts();
    }
    at += partBytes;
    m_shape.points = content.data() + at;
    at += points * kPointBytes;
    constexpr std::size_t kRangeBytes = 2 * sizeof(double);
    if (m_header.hasZ()) {
        if (content.size() < at + kRangeBytes + points * sizeof(double)) {
            return badCounts();
        }
        m_shape.heights = content.data() + at + kRangeBytes;
        at += kRangeBytes + points * sizeof(double);
    }
    countMeasures(content, at + kRangeBytes, points);
    return {};
}

void ShapeToWkb::countMeasures(std::string_view content, std::size_t at, std::size_t count)
{
    if (m_header.shapeType < 10 || content.size() < at + count * sizeof(double)) {
        return;
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (littleEndian<double>(content, at + i * sizeof(double)) > kNoMeasure) {
            ++m_withMeasures;
            return;
        }
    }
}

void ShapeToWkb::writeVertices(std::size_t from, std::size_t to)
{
    const auto* points = reinterpret_cast<const std::byte*>(m_shape.points); // NOLINT: bytes of the file
    if (!m_header.hasZ()) {
        m_wkb.insert(m_wkb.end(), points + from * kPointBytes, points + to * kPointBytes);
        return;
    }
    for (std::size_t i = from; i < to; ++i) {
        m_wkb.insert(m_wkb.end(), points + i * kPointBytes, points + (i + 1) * kPointBytes);
        append(m_wkb, littleEndian<double>(m_shape.heights + i * sizeof(double)));
    }
}

void ShapeToWkb::writePart(std::size_t part)
{
    append(m_wkb, m_shape.starts[part + 1] - m_shape.starts[part]);
    writeVertices(m_shape.starts[part], m_shape.starts[part + 1]);
}

void ShapeToWkb::writeLines()
{
    const std::size_t parts = m_shape.starts.size() - 1;
    if (parts > 1) {
        appendHeader(m_wkb, kWkbMultiLine, m_header.hasZ());
        append(m_wkb, static_cast<std::uint32_t>(parts));
    }
    for (std::size_t part = 0; part < parts; ++part) {
        appendHeader(m_wkb, kWkbLine, m_header.hasZ());
        writePart(part);
    }
}

bool ShapeToWkb::isClockwise(std::size_t part) const
{
    // Relative to the first vertex, as large coordinates would eat the area of a small ring.
    const std::size_t first = m_shape.starts[part];
    const std::size_t last = m_shape.starts[part + 1];
    if (first == last) {
        return false;
    }
    const double x0 = littleEndian<double>(m_shape.points + first * kPointBytes);
    const double y0 = littleEndian<double>(m_shape.points + first * kPointBytes + sizeof(double));
    double doubledArea = 0.0;
    double beforeX = 0.0;
    double beforeY = 0.0;
    for (std::size_t i = first + 1; i < last; ++i) {
        const double x = littleEndian<double>(m_shape.points + i * kPointBytes) - x0;
        const double y = littleEndian<double>(m_shape.points + i * kPointBytes + sizeof(double)) - y0;
        doubledArea += beforeX * y - x * beforeY;
        beforeX = x;
        beforeY = y;
    }
    return doubledArea < 0.0;
}

void ShapeToWkb::writePolygons()
{
    const std::size_t rings = m_shape.starts.size() - 1;
    std::size_t outer = 1;
    bool firstIsOuter = true;
    if (rings > 1) {
        outer = 0;
        for (std::size_t ring = 0; ring < rings; ++ring) {
            const bool clockwise = isClockwise(ring);
            outer += clockwise ? 1 : 0;
            firstIsOuter = ring == 0 ? clockwise : firstIsOuter;
        }
    }
    if (outer == 1 && firstIsOuter) {
        appendHeader(m_wkb, kWkbPolygon, m_header.hasZ());
        append(m_wkb, static_cast<std::uint32_t>(rings));
        for (std::size_t ring = 0; ring < rings; ++ring) {
            writePart(ring);
        }
    } else if (outer == rings) {
        appendHeader(m_wkb, kWkbMultiPolygon, m_header.hasZ());
        append(m_wkb, static_cast<std::uint32_t>(rings));
        for (std::size_t ring = 0; ring < rings; ++ring) {
            appendHeader(m_wkb, kWkbPolygon, m_header.hasZ());
            append(m_wkb, std::uint32_t{1});
            writePart(ring);
        }
    } else {
        writeOrganized();
    }
}

void ShapeToWkb::writeOrganized()
{
    std::vector<OGRGeometry*> polygons; // organizePolygons takes them over
    for (std::size_t ring = 0; ring + 1 < m_shape.starts.size(); ++ring) {
        auto line = std::make_unique<OGRLinearRing>();
        for (std::size_t i = m_shape.starts[ring]; i < m_shape.starts[ring + 1]; ++i) {
            const double x = littleEndian<double>(m_shape.points + i * kPointBytes);
            const double y = littleEndian<double>(m_shape.points + i * kPointBytes + sizeof(double));
            if (m_header.hasZ()) {
                line->addPoint(x, y, littleEndian<double>(m_shape.heights + i * sizeof(double)));
            } else {
                line->addPoint(x, y);
            }
        }
        auto polygon = std::make_unique<OGRPolygon>();
        polygon->addRingDirectly(line.release());
        polygons.push_back(polygon.release());
    }
    const std::array<const char*, 2> options{"METHOD=ONLY_CCW", nullptr};
    int isValid = FALSE;
    CPLPushErrorHandler(CPLQuietErrorHandler);
    auto** options2 = const_cast<const char**>(options.data()); // NOLINT: GDAL does not write to it
    const std::unique_ptr<OGRGeometry> organized(
        OGRGeometryFactory::organizePolygons(polygons.data(), static_cast<int>(polygons.size()), &isValid, options2));
    CPLPopErrorHandler();
    m_wkb.resize(organized->WkbSize());
    organized->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(m_wkb.data()), wkbVariantIso); // NOLINT
}

} // namespace weitblick::intake
