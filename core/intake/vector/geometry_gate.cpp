// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/geometry_gate.h"

#include "core/geo/gpkg_geometry.h"

#include <cmath>
#include <cstring>
#include <string>

namespace weitblick::intake {

using workspace::GeometryType;

namespace {

constexpr int kDeepest = 32;
constexpr std::uint32_t kPoint = 1;
constexpr std::uint32_t kLineString = 2;
constexpr std::uint32_t kPolygon = 3;
constexpr std::uint32_t kMultiPoint = 4;
constexpr std::uint32_t kMultiPolygon = 6;
constexpr std::uint32_t kCollection = 7;
constexpr std::size_t kSmallestGeometryBytes = 9; // byte order, type, count

Error refused(Text message)
{
    return Error{.code = ErrorCode::InvalidInput, .message = std::move(message)};
}

Error truncated()
{
    return refused({"die Geometrie ist unvollständig", "the geometry is truncated"});
}

template <typename Value>
Value valueAt(const std::byte* from)
{
    Value value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

template <typename Value>
void append(std::vector<std::byte>& out, Value value)
{
    const auto* bytes = reinterpret_cast<const std::byte*>(&value); // NOLINT: the bytes of a number
    out.insert(out.end(), bytes, bytes + sizeof value);
}

} // namespace

Result<GeometryGate::Header> GeometryGate::readHeader(Source& source)
{
    constexpr std::size_t kBytes = 5;
    if (source.rest.size() < kBytes || source.rest[0] != std::byte{1}) {
        return truncated();
    }
    const auto code = valueAt<std::uint32_t>(source.rest.data() + 1);
    source.rest = source.rest.subspan(kBytes);
    Header header;
    header.type = code % 1000;
    const std::uint32_t dimensions = code / 1000;
    if (header.type < kPoint || header.type > kCollection || dimensions > 3) {
        return refused({"unbekannte Art von Geometrie (" + std::to_string(code) + ")",
                        "unknown kind of geometry (" + std::to_string(code) + ")"});
    }
    const bool hasM = dimensions >= 2;
    header.hasZ = dimensions == 1 || dimensions == 3;
    header.stride = 2 + (header.hasZ ? 1U : 0U) + (hasM ? 1U : 0U);
    m_dropsMeasures = m_dropsMeasures || hasM;
    return header;
}

Result<std::uint32_t> GeometryGate::readCount(Source& source, std::size_t leastBytesEach)
{
    if (source.rest.size() < sizeof(std::uint32_t)) {
        return truncated();
    }
    const auto count = valueAt<std::uint32_t>(source.rest.data());
    source.rest = source.rest.subspan(sizeof count);
    if (count > source.rest.size() / leastBytesEach) {
        return truncated();
    }
    return count;
}

void GeometryGate::writeHeader(std::uint32_t type, bool hasZ)
{
    m_wkb.push_back(std::byte{1});
    append(m_wkb, type + (hasZ ? 1000U : 0U));
}

std::size_t GeometryGate::writeCount(std::uint32_t count)
{
    append(m_wkb, count);
    return m_wkb.size() - sizeof count;
}

void GeometryGate::setCount(std::size_t position, std::uint32_t count)
{
    std::memcpy(m_wkb.data() + position, &count, sizeof count);
}

Result<bool> GeometryGate::copyVertices(Source& source, const Header& header, std::uint32_t count)
{
    const std::size_t fromBytes = header.stride * sizeof(double);
    const std::size_t toBytes = header.keptStride() * sizeof(double);
    if (source.rest.size() / fromBytes < count) {
        return truncated();
    }
    const std::size_t start = m_wkb.size();
    m_wkb.resize(start + count * toBytes);
    for (std::size_t i = 0; i < count; ++i) {
        const std::byte* from = source.rest.data() + i * fromBytes;
        const auto x = valueAt<double>(from);
        const auto y = valueAt<double>(from + sizeof(double));
        if (!std::isfinite(x) || !std::isfinite(y)) {
            return refused({"eine Koordinate ist keine Zahl oder unendlich", "a coordinate is not a finite number"});
        }
        m_envelope.include(x, y);
        std::memcpy(m_wkb.data() + start + i * toBytes, from, toBytes);
    }
    source.rest = source.rest.subspan(count * fromBytes);
    return true;
}

Result<bool> GeometryGate::copyPoint(Source& source, const Header& header)
{
    if (source.rest.size() >= 2 * sizeof(double) && std::isnan(valueAt<double>(source.rest.data())) &&
        std::isnan(valueAt<double>(source.rest.data() + sizeof(double)))) {
        if (source.rest.size() < header.stride * sizeof(double)) {
            return truncated();
        }
        source.rest = source.rest.subspan(header.stride * sizeof(double));
        return false; // POINT EMPTY
    }
    writeHeader(kPoint, header.hasZ);
    return copyVertices(source, header, 1);
}

Result<bool> GeometryGate::copyLine(Source& source, const Header& header)
{
    WB_TRY(const std::uint32_t count, readCount(source, header.stride * sizeof(double)));
    if (count == 0) {
        return false;
    }
    if (count == 1) {
        return refused({"eine Linie hat nur einen Stützpunkt", "a line has only one vertex"});
    }
    writeHeader(kLineString, header.hasZ);
    writeCount(count);
    return copyVertices(source, header, count);
}

Result<bool> GeometryGate::copyRing(Source& source, const Header& header, bool isOuter)
{
    WB_TRY(std::uint32_t count, readCount(source, header.stride * sizeof(double)));
    if (count == 0) {
        return false;
    }
    const std::size_t start = m_wkb.size();
    const geo::Envelope before = m_envelope;
    writeCount(count);
    const std::size_t vertices = m_wkb.size();
    WB_CHECK(copyVertices(source, header, count));
    const std::size_t vertexBytes = header.keptStride() * sizeof(double);
    const std::size_t last = m_wkb.size() - vertexBytes;
    if (std::memcmp(m_wkb.data() + vertices, m_wkb.data() + last, 2 * sizeof(double)) != 0) {
        m_wkb.resize(m_wkb.size() + vertexBytes);
        std::memcpy(m_wkb.data() + m_wkb.size() - vertexBytes, m_wkb.data() + vertices, vertexBytes);
        setCount(start, ++count);
        m_closesRings = true;
    }
    constexpr std::uint32_t kLeastVertices = 4;
    if (count < kLeastVertices) {
        if (isOuter) {
            return refused(
                {"ein Außenring hat weniger als vier Stützpunkte", "an outer ring has less than four vertices"});
        }
        m_wkb.resize(start);
        m_envelope = before;
        m_dropsParts = true;
        return false;
    }
    m_crossings.addRing(m_wkb.data() + vertices, count, header.keptStride());
    return true;
}

Result<bool> GeometryGate::copyPolygon(Source& source, const Header& header)
{
    WB_TRY(const std::uint32_t rings, readCount(source, sizeof(std::uint32_t)));
    const std::size_t start = m_wkb.size();
    writeHeader(kPolygon, header.hasZ);
    const std::size_t countAt = writeCount(0);
    m_crossings.clear();
    std::uint32_t written = 0;
    for (std::uint32_t ring = 0; ring < rings; ++ring) {
        WB_TRY(const bool any, copyRing(source, header, ring == 0));
        if (ring == 0 && !any && rings > 1) {
            return refused({"der Außenring ist leer", "the outer ring is empty"});
        }
        written += any ? 1U : 0U;
    }
    if (written == 0) {
        m_wkb.resize(start);
        return false;
    }
    setCount(countAt, written);
    m_crosses = m_crosses || m_crossings.found();
    return true;
}

Result<bool> GeometryGate::copyMembers(Source& source, const Header& header, int depth)
{
    WB_TRY(const std::uint32_t members, readCount(source, kSmallestGeometryBytes));
    const std::size_t start = m_wkb.size();
    writeHeader(header.type, header.hasZ);
    const std::size_t countAt = writeCount(0);
    const std::uint32_t required = header.type == kCollection ? 0 : header.type - 3;
    std::uint32_t written = 0;
    for (std::uint32_t member = 0; member < members; ++member) {
        WB_TRY(const bool any, copyGeometry(source, depth + 1, required));
        written += any ? 1U : 0U;
    }
    m_dropsParts = m_dropsParts || (written > 0 && written < members);
    if (written == 0) {
        m_wkb.resize(start);
        return false;
    }
    setCount(countAt, written);
    return true;
}

Result<bool> GeometryGate::copyBody(Source& source, const Header& header, int depth)
{
    switch (header.type) {
    case kPoint:
        return copyPoint(source, header);
    case kLineString:
        return copyLine(source, header);
    case kPolygon:
        return copyPolygon(source, header);
    default:
        return copyMembers(source, header, depth);
    }
}

Result<bool> GeometryGate::copyGeometry(Source& source, int depth, std::uint32_t requiredType)
{
    if (depth > kDeepest) {
        return refused({"die Geometrie ist zu tief geschachtelt", "the geometry is nested too deep"});
    }
    WB_TRY(const Header header, readHeader(source));
    if (requiredType != 0 && header.type != requiredType) {
        return refused({"ein Teil der Geometrie ist von anderer Art", "a part of the geometry is of another kind"});
    }
    return copyBody(source, header, depth);
}

std::uint32_t GeometryGate::layerTypeNumber() const
{
    switch (m_layerType) {
    case GeometryType::Point:
        return 1;
    case GeometryType::LineString:
        return 2;
    case GeometryType::Polygon:
        return 3;
    case GeometryType::MultiPoint:
        return 4;
    case GeometryType::MultiLineString:
        return 5;
    case GeometryType::MultiPolygon:
        return 6;
    case GeometryType::GeometryCollection:
        return 7;
    default:
        return 0;
    }
}

Result<bool> GeometryGate::copyAsLayerType(Source& source)
{
    const std::uint32_t wanted = layerTypeNumber();
    WB_TRY(const Header header, readHeader(source));
    if (wanted == 0 || header.type == wanted) {
        return copyBody(source, header, 0);
    }
    const bool becomesMulti = wanted == kCollection || (wanted >= kMultiPoint && header.type + 3 == wanted);
    if (becomesMulti) {
        const std::size_t start = m_wkb.size();
        writeHeader(wanted, header.hasZ);
        writeCount(1);
        WB_TRY(const bool any, copyBody(source, header, 1));
        m_wkb.resize(any ? m_wkb.size() : start);
        return any;
    }
    if (header.type == wanted + 3 && header.type <= kMultiPolygon) {
        WB_TRY(const std::uint32_t members, readCount(source, kSmallestGeometryBytes));
        if (members == 0) {
            return false;
        }
        if (members == 1) {
            return copyGeometry(source, 1, wanted);
        }
    }
    return refused({"die Art der Geometrie passt nicht zur Ebene (" + std::string(nameOf(m_layerType)) + ")",
                    "the kind of geometry does not fit the layer (" + std::string(nameOf(m_layerType)) + ")"});
}

Result<std::span<const std::byte>> GeometryGate::toGpkg(std::span<const std::byte> wkb)
{
    m_wkb.clear();
    m_gpkg.clear();
    m_envelope = {};
    m_dropsMeasures = m_closesRings = m_crosses = m_dropsParts = false;
    Source source{wkb};
    WB_TRY(const bool any, copyAsLayerType(source));
    m_withMeasures += m_dropsMeasures ? 1 : 0;
    m_withClosedRings += m_closesRings ? 1 : 0;
    m_withCrossings += m_crosses ? 1 : 0;
    m_withDroppedParts += m_dropsParts ? 1 : 0;
    if (!any) {
        ++m_empty;
        return std::span<const std::byte>();
    }
    geo::appendGpkg(m_gpkg, m_wkb, m_srsId, m_envelope, false);
    return std::span<const std::byte>(m_gpkg);
}

std::vector<Text> GeometryGate::remarks() const
{
    std::vector<Text> remarks;
    const auto add = [&remarks](std::int64_t count, const char* german, const char* english) {
        if (count > 0) {
            remarks.emplace_back(std::to_string(count) + german, std::to_string(count) + english);
        }
    };
    add(m_withCrossings,
        " Flächen überschneiden sich selbst; sie sind unverändert übernommen, Auswertungen reparieren sie",
        " polygons cross themselves; they are kept as they are, analyses repair them");
    add(m_withClosedRings, " Flächen hatten offene Ringe, die geschlossen wurden",
        " polygons had open rings, which were closed");
    add(m_withDroppedParts, " Geometrien hatten leere oder entartete Teile, die weggelassen wurden",
        " geometries had empty or degenerate parts, which were left out");
    add(m_withMeasures, " Geometrien hatten Messwerte (M), die weggelassen wurden",
        " geometries had measures (M), which were left out");
    add(m_empty, " Geometrien waren leer; die Objekte sind ohne Geometrie übernommen",
        " geometries were empty; the features are kept without geometry");
    return remarks;
}

} // namespace weitblick::intake
