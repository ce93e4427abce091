// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::geo {

/// Cells along each side of a raster tile.
inline constexpr int kTileEdge = 256;
inline constexpr std::size_t kTileCells = std::size_t{kTileEdge} * kTileEdge;

/// A tile of numbers as a TIFF of one band, single precision, LZW with predictor: what the GeoPackage extension for
/// gridded coverages asks for. Every value comes back bit for bit.
///
/// Method   GDAL, in memory. `cells` row by row from the top, kTileCells of them.
/// Errors   Internal  GDAL cannot write it.
/// Source   OGC 17-066r1, requirements for TIFF tiles.
/// Threads  any.
Result<std::vector<std::byte>> encodeValueTile(std::span<const float> cells);

/// Errors   InvalidInput  not such a tile.
Result<void> decodeValueTile(std::span<const std::byte> tile, std::span<float> cells);

/// A cell of a picture: red, green, blue, opacity, from the lowest byte up.
using Rgba = std::uint32_t;

/// A tile of a picture as PNG: without loss, with transparency where it has some.
/// Errors   Internal  GDAL cannot write it.
/// Threads  any.
Result<std::vector<std::byte>> encodeImageTile(std::span<const Rgba> cells);

/// Method   PNG or JPEG of one to four channels, as other programs write them, too.
/// Errors   InvalidInput  not such a tile.
Result<void> decodeImageTile(std::span<const std::byte> tile, std::span<Rgba> cells);

} // namespace weitblick::geo
