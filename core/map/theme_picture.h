// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/feature_values.h"
#include "core/map/id_raster.h"
#include "core/map/theme.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::map {

/// The pixel of each class, for the inside of a feature and for its border: 256 entries, so that a change of colours,
/// transparency or outline costs nothing before the pixels themselves.
struct PixelTable {
    std::array<std::uint32_t, 256> inside{}; ///< premultiplied 0xAARRGGBB
    std::array<std::uint32_t, 256> border{};
    std::uint32_t borderPx = 0; ///< width of the border in pixels of the raster; 0: none
};

/// The colours of a theme. `pixelsPerPx`: how many pixels of the raster make one of the screen (1, or 2 for smooth
/// edges).
PixelTable pixelTable(const Theme& theme, std::uint32_t pixelsPerPx = 1);

/// A picture in memory: premultiplied 0xAARRGGBB, rows without padding (QImage::Format_ARGB32_Premultiplied).
struct Picture {
    std::uint32_t widthPx = 0;
    std::uint32_t heightPx = 0;
    std::vector<std::uint32_t> pixels;
};

/// Colours every pixel of an id raster: two look-ups each, no drawing.
///
/// Method   pixel = table[classOfId[id]]; a pixel whose neighbour to the right or below (within borderPx) is another
///          feature, or who has nothing to its left or above it, gets the border's. Where borders would cover more than
///          half of the coloured pixels (features smaller than some pixels) none are drawn. Bands of rows on all
///          processors.
/// Errors   InvalidInput  `out` does not have the raster's size, or an id is not in `classOfId`.
/// Threads  pure.
Result<void> recolour(const IdRaster& raster, std::span<const std::uint8_t> classOfId, const PixelTable& table,
                      std::span<std::uint32_t> out);

/// The same from a raster burnt at `view.finer(2)`: each pixel is the mean of four, which smooths the edges. `out` has
/// a quarter of the raster's pixels.
Result<void> recolourSmooth(const IdRaster& raster, std::span<const std::uint8_t> classOfId, const PixelTable& table,
                            std::span<std::uint32_t> out);

/// How selected or hovered features stand out.
struct Highlight {
    Color tint{255, 220, 0, 110}; ///< laid over the inside
    Color border{20, 20, 20, 255};
    std::uint32_t borderPx = 2;
};

/// Lays a highlight over a picture of the raster's size for all features with markedById[id] != 0 (index as classOfId).
Result<void> paintHighlight(const IdRaster& raster, std::span<const std::uint8_t> markedById,
                            const Highlight& highlight, std::span<std::uint32_t> picture);

/// `above` laid over `below`, both premultiplied.
std::uint32_t over(std::uint32_t above, std::uint32_t below);

} // namespace weitblick::map
