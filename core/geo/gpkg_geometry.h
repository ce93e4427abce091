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
    Envelope envelope; ///< from the header, or, without one, computed from the WKB (points)
    std::size_t wkbOffset = 0;
};

/// Errors   InvalidInput  not a GeoPackage binary, or too short for what its flags promise.
Result<GpkgHeader> readGpkgHeader(std::span<const std::byte> blob);

/// Writes the header in front of little-endian ISO WKB. Points and empty geometries get no envelope, others an xy one.
/// The WKB must be well formed (see checkWkb for foreign bytes).
void appendGpkg(std::vector<std::byte>& out, std::span<const std::byte> wkb, std::int32_t srsId,
                const Envelope& envelope, bool isEmpty);

/// Walks a WKB of any type of the simple features (with Z, M) within its bounds.
/// Method   one pass; nesting ≤ 32; every count is checked against the bytes that are left.
/// Errors   InvalidInput  truncated, unknown type, nested too deep, a coordinate that is not finite.
struct WkbSummary {
    std::uint32_t type = 0; ///< 1 point … 7 collection, without Z/M
    bool hasZ = false;
    bool hasM = false;
    bool isEmpty = false;
    std::size_t vertexCount = 0;
    Envelope envelope;
};
Result<WkbSummary> checkWkb(std::span<const std::byte> wkb);

/// Reprojects all vertices of a little-endian WKB that passed checkWkb, in place. `failed` counts the vertices that
/// could not be; `envelope` is that of the result.
void transformWkb(std::span<std::byte> wkb, const Transformer& transformer, std::size_t& failed, Envelope& envelope);

} // namespace weitblick::geo
