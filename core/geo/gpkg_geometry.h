// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/envelope.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::geo {

class Transformer;

/// The header of a GeoPackage binary geometry (OGC 12-128r18, 2.1.3), and where its WKB begins.
struct GpkgHeader {
    std::int32_t srsId = 0;
    bool isEmpty = false;
    bool hasEnvelope = false;
    Envelope envelope; ///< from the header, or, without one, computed from the WKB; empty where isEmpty
    std::size_t wkbOffset = 0;
};

/// Method   one pass over the WKB where the header has no envelope; none otherwise.
/// Errors   InvalidInput  not a GeoPackage binary, too short for what its flags promise, of an extended type, or,
/// without
///          an envelope, with a WKB that checkWkb refuses.
Result<GpkgHeader> readGpkgHeader(std::span<const std::byte> blob);

/// Writes the header in front of little-endian ISO WKB. Points and empty geometries get no envelope, others an xy one.
/// The WKB must be well formed (see checkWkb for foreign bytes).
void appendGpkg(std::vector<std::byte>& out, std::span<const std::byte> wkb, std::int32_t srsId,
                const Envelope& envelope, bool isEmpty);

/// What a WKB is, as far as its bytes tell.
struct WkbSummary {
    std::uint32_t type = 0; ///< 1 point … 7 collection, without Z/M
    bool hasZ = false;
    bool hasM = false;
    bool isEmpty = false;
    std::size_t vertexCount = 0;
    Envelope envelope;
};

/// Walks an ISO WKB of any type of the simple features (with Z, M; either byte order) within its bounds.
///
/// Method   one pass; nesting ≤ 32; every count is checked against the bytes that are left.
/// No data  a point whose coordinates are all NaN is empty; Z and M may be NaN.
/// Errors   InvalidInput  truncated or with bytes left over, unknown type, members of another type, nested too deep, an
/// x or y that is not finite.
Result<WkbSummary> checkWkb(std::span<const std::byte> wkb);

/// Reprojects all vertices of a WKB that passed checkWkb, in place. `failed` grows by the vertices that could not be
/// (they become NaN); `envelope` is that of the result. Z and M stay.
void transformWkb(std::span<std::byte> wkb, const Transformer& transformer, std::size_t& failed, Envelope& envelope);

/// Appends the multi geometry whose only member is the given point, line string or polygon (a WKB that passed
/// checkWkb); an empty one becomes a multi geometry without members.
void appendMultiOf(std::vector<std::byte>& out, std::span<const std::byte> wkb);

} // namespace weitblick::geo
