// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/gpkg_geometry.h"

#include "core/geo/crs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace weitblick::geo {

namespace {

constexpr std::size_t kGpkgFixedBytes = 8; // 'G' 'P', version, flags, srs id
constexpr std::array<std::size_t, 5> kEnvelopeBytes{0, 32, 48, 48, 64};
constexpr std::size_t kWkbHeadBytes = 5; // byte order, type
constexpr int kNestingLimit = 32;

enum WkbType : std::uint32_t { Point = 1, LineString = 2, Polygon = 3, MultiPoint = 4, Collection = 7 };

template <typename T>
T readAs(const std::byte* at, bool littleEndian)
{
    std::array<std::byte, sizeof(T)> raw{};
    std::memcpy(raw.data(), at, sizeof(T));
    if (littleEndian != (std::endian::native == std::endian::little)) {
        std::ranges::reverse(raw);
    }
    return std::bit_cast<T>(raw);
}

template <typename T>
void writeAs(std::byte* at, T value, bool littleEndian)
{
    auto raw = std::bit_cast<std::array<std::byte, sizeof(T)>>(value);
    if (littleEndian != (std::endian::native == std::endian::little)) {
        std::ranges::reverse(raw);
    }
    std::memcpy(at, raw.data(), sizeof(T));
}

Error unusable(std::string german, std::string english)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Geometrie ist beschädigt: " + std::move(german),
                             "the geometry is damaged: " + std::move(english)}};
}

/// The type number of ISO WKB, taken apart.
struct TypeCode {
    std::uint32_t type = 0;
    bool hasZ = false;
    bool hasM = false;

    [[nodiscard]] std::size_t pointBytes() const
    {
        return sizeof(double) * (2U + static_cast<unsigned>(hasZ) + static_cast<unsigned>(hasM));
    }
};

TypeCode typeCodeOf(std::uint32_t number)
{
    const std::uint32_t dimensions = number / 1000;
    return {.type = number % 1000, .hasZ = dimensions == 1 || dimensions == 3, .hasM = dimensions >= 2};
}

bool isKnown(std::uint32_t number)
{
    return number / 1000 <= 3 && number % 1000 >= Point && number % 1000 <= Collection;
}

/// Consecutive vertices of one geometry, as they lie in the WKB.
struct VertexRun {
    std::size_t offset = 0;
    std::size_t count = 0;
    std::size_t stride = 0;
    bool littleEndian = true;
    bool isPoint = false; ///< the only vertex of a point: all NaN means empty
};

/// Walks a WKB and shows each run of vertices to `see(run)`, which says whether to go on.
template <typename See>
class WkbWalk {
public:
    WkbWalk(std::span<const std::byte> wkb, See see) : m_wkb(wkb), m_see(std::move(see)) {}

    Result<TypeCode> whole()
    {
        WB_TRY(const TypeCode code, geometry(0));
        if (m_at != m_wkb.size()) {
            return unusable("hinter ihr stehen noch Bytes", "bytes are left behind it");
        }
        return code;
    }

private:
    Result<TypeCode> geometry(int depth)
    {
        if (depth > kNestingLimit) {
            return unusable("zu tief geschachtelt", "nested too deep");
        }
        if (left() < kWkbHeadBytes) {
            return unusable("abgeschnitten", "truncated");
        }
        const auto order = std::to_integer<int>(m_wkb[m_at]);
        const bool littleEndian = order == 1;
        const auto number = readAs<std::uint32_t>(&m_wkb[m_at + 1], littleEndian);
        if (order > 1 || !isKnown(number)) {
            return unusable("unbekannter Geometrietyp", "unknown geometry type");
        }
        m_at += kWkbHeadBytes;
        const TypeCode code = typeCodeOf(number);
        WB_CHECK(content(code, littleEndian, depth));
        return code;
    }

    Result<void> content(const TypeCode& code, bool littleEndian, int depth)
    {
        switch (code.type) {
        case Point:
            return vertices(1, code, littleEndian);
        case LineString:
            return countedVertices(code, littleEndian);
        case Polygon:
            return rings(code, littleEndian);
        default:
            return members(code, littleEndian, depth);
        }
    }

    Result<void> countedVertices(const TypeCode& code, bool littleEndian)
    {
        WB_TRY(const std::uint32_t count, countOf(code.pointBytes(), littleEndian));
        return vertices(count, code, littleEndian);
    }

    Result<void> rings(const TypeCode& code, bool littleEndian)
    {
        WB_TRY(const std::uint32_t count, countOf(sizeof(std::uint32_t), littleEndian));
        for (std::uint32_t ring = 0; ring < count; ++ring) {
            WB_CHECK(countedVertices(code, littleEndian));
        }
        return {};
    }

    Result<void> members(const TypeCode& code, bool littleEndian, int depth)
    {
        WB_TRY(const std::uint32_t count, countOf(kWkbHeadBytes + sizeof(std::uint32_t), littleEndian));
        for (std::uint32_t member = 0; member < count; ++member) {
            WB_TRY(const TypeCode inner, geometry(depth + 1));
            const bool fits = code.type == Collection || inner.type == code.type - (MultiPoint - Point);
            if (!fits) { // a part may lack Z or M: GEOS 3.11 writes collections like that
                return unusable("ein Teil hat einen anderen Typ als das Ganze",
                                "a part is of another type than the whole");
            }
        }
        return {};
    }

    /// A count of things that take at least `itemBytes` each.
    Result<std::uint32_t> countOf(std::size_t itemBytes, bool littleEndian)
    {
        if (left() < sizeof(std::uint32_t)) {
            return unusable("abgeschnitten", "truncated");
        }
        const auto count = readAs<std::uint32_t>(&m_wkb[m_at], littleEndian);
        m_at += sizeof(std::uint32_t);
        if (count > left() / itemBytes) {
            return unusable("abgeschnitten", "truncated");
        }
        return count;
    }

    Result<void> vertices(std::uint32_t count, const TypeCode& code, bool littleEndian)
    {
        const VertexRun run{.offset = m_at,
                            .count = count,
                            .stride = code.pointBytes(),
                            .littleEndian = littleEndian,
                            .isPoint = code.type == Point};
        if (left() < run.count * run.stride) {
            return unusable("abgeschnitten", "truncated");
        }
        m_at += run.count * run.stride;
        if (!m_see(run)) {
            return unusable("eine Koordinate ist keine Zahl", "a coordinate is not a number");
        }
        return {};
    }

    [[nodiscard]] std::size_t left() const { return m_wkb.size() - m_at; }

    std::span<const std::byte> m_wkb;
    See m_see;
    std::size_t m_at = 0;
};

} // namespace

Result<WkbSummary> checkWkb(std::span<const std::byte> wkb)
{
    WkbSummary summary;
    const auto see = [&](const VertexRun& run) {
        const std::byte* vertex = wkb.data() + run.offset;
        for (std::size_t i = 0; i < run.count; ++i, vertex += run.stride) {
            const auto x = readAs<double>(vertex, run.littleEndian);
            const auto y = readAs<double>(vertex + sizeof(double), run.littleEndian);
            if (!std::isfinite(x) || !std::isfinite(y)) {
                return run.isPoint && std::isnan(x) && std::isnan(y);
            }
            summary.envelope.include(x, y);
        }
        summary.vertexCount += run.count;
        return true;
    };
    WB_TRY(const TypeCode code, WkbWalk(wkb, see).whole());
    summary.type = code.type;
    summary.hasZ = code.hasZ;
    summary.hasM = code.hasM;
    summary.isEmpty = summary.vertexCount == 0;
    return summary;
}

Result<GpkgHeader> readGpkgHeader(std::span<const std::byte> blob)
{
    if (blob.size() < kGpkgFixedBytes || blob[0] != std::byte{'G'} || blob[1] != std::byte{'P'}) {
        return unusable("kein GeoPackage-Binärformat", "not a GeoPackage binary");
    }
    const auto flags = std::to_integer<unsigned>(blob[3]);
    const bool littleEndian = (flags & 1U) != 0;
    const unsigned envelopeKind = (flags >> 1U) & 7U;
    const bool isExtended = (flags & 0x20U) != 0;
    if (blob[2] != std::byte{0} || envelopeKind >= kEnvelopeBytes.size() || isExtended) {
        return unusable("unbekannte Art von GeoPackage-Geometrie", "unknown kind of GeoPackage geometry");
    }
    GpkgHeader header{.srsId = readAs<std::int32_t>(&blob[4], littleEndian),
                      .isEmpty = (flags & 0x10U) != 0,
                      .hasEnvelope = envelopeKind != 0,
                      .envelope = {},
                      .wkbOffset = kGpkgFixedBytes + kEnvelopeBytes[envelopeKind]};
    if (blob.size() < header.wkbOffset + kWkbHeadBytes) {
        return unusable("abgeschnitten", "truncated");
    }
    if (header.isEmpty) {
        return header;
    }
    if (header.hasEnvelope) {
        const std::byte* at = blob.data() + kGpkgFixedBytes;
        header.envelope = {.minX = readAs<double>(at, littleEndian),
                           .minY = readAs<double>(at + 16, littleEndian),
                           .maxX = readAs<double>(at + 8, littleEndian),
                           .maxY = readAs<double>(at + 24, littleEndian)};
        return header;
    }
    WB_TRY(const WkbSummary summary, checkWkb(blob.subspan(header.wkbOffset)));
    header.isEmpty = summary.isEmpty;
    header.envelope = summary.envelope;
    return header;
}

void appendGpkg(std::vector<std::byte>& out, std::span<const std::byte> wkb, std::int32_t srsId,
                const Envelope& envelope, bool isEmpty)
{
    const bool isPoint = readAs<std::uint32_t>(&wkb[1], wkb[0] == std::byte{1}) % 1000 == Point;
    const bool hasEnvelope = !isEmpty && !isPoint;
    std::array<std::byte, kGpkgFixedBytes + 32> head{std::byte{'G'}, std::byte{'P'}};
    head[3] = std::byte(1U | (hasEnvelope ? 2U : 0U) | (isEmpty ? 0x10U : 0U));
    writeAs(&head[4], srsId, true);
    if (hasEnvelope) {
        writeAs(&head[8], envelope.minX, true);
        writeAs(&head[16], envelope.maxX, true);
        writeAs(&head[24], envelope.minY, true);
        writeAs(&head[32], envelope.maxY, true);
    }
    const std::size_t headBytes = hasEnvelope ? head.size() : kGpkgFixedBytes;
    const std::size_t start = out.size();
    out.resize(start + headBytes + wkb.size());
    std::memcpy(&out[start], head.data(), headBytes);
    std::memcpy(&out[start + headBytes], wkb.data(), wkb.size());
}

void transformWkb(std::span<std::byte> wkb, const Transformer& transformer, std::size_t& failed, Envelope& envelope)
{
    std::vector<VertexRun> runs;
    std::vector<double> coordinates; // x, y of every vertex: aligned, and one call to PROJ
    const auto gather = [&](const VertexRun& run) {
        if (run.isPoint && std::isnan(readAs<double>(&wkb[run.offset], run.littleEndian))) {
            return true; // an empty point stays one
        }
        runs.push_back(run);
        for (std::size_t i = 0; i < run.count; ++i) {
            const std::byte* vertex = &wkb[run.offset + i * run.stride];
            coordinates.push_back(readAs<double>(vertex, run.littleEndian));
            coordinates.push_back(readAs<double>(vertex + sizeof(double), run.littleEndian));
        }
        return true;
    };
    envelope = {};
    if (!WkbWalk(std::span<const std::byte>(wkb), gather).whole() || coordinates.empty()) {
        return;
    }
    failed += transformer.applyInterleaved(coordinates, 2);
    const double* next = coordinates.data();
    for (const VertexRun& run : runs) {
        for (std::size_t i = 0; i < run.count; ++i, next += 2) {
            std::byte* vertex = &wkb[run.offset + i * run.stride];
            writeAs(vertex, next[0], run.littleEndian);
            writeAs(vertex + sizeof(double), next[1], run.littleEndian);
            if (std::isfinite(next[0])) {
                envelope.include(next[0], next[1]);
            }
        }
    }
}

void appendMultiOf(std::vector<std::byte>& out, std::span<const std::byte> wkb)
{
    const bool littleEndian = wkb[0] == std::byte{1};
    const auto number = readAs<std::uint32_t>(&wkb[1], littleEndian);
    const auto summary = checkWkb(wkb);
    const bool hasMember = summary.has_value() && !summary->isEmpty;
    std::array<std::byte, kWkbHeadBytes + sizeof(std::uint32_t)> head{std::byte{1}};
    writeAs(&head[1], number + (MultiPoint - Point), true);
    writeAs(&head[kWkbHeadBytes], std::uint32_t{hasMember ? 1U : 0U}, true);
    out.insert(out.end(), head.begin(), head.end());
    if (hasMember) {
        out.insert(out.end(), wkb.begin(), wkb.end());
    }
}

} // namespace weitblick::geo
