// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/crs.h"
#include "core/geo/envelope.h"
#include "core/geo/point.h"

#include <cstdint>

namespace weitblick::map {

/// Which part of the world a picture shows: top left corner, scale and size. Pixels are square; x runs east, y of the
/// picture runs south. Units are those of the CRS.
struct MapView {
    geo::Crs crs;
    double left = 0.0;
    double top = 0.0;
    double unitsPerPx = 1.0;
    std::uint32_t widthPx = 0;
    std::uint32_t heightPx = 0;
    double density = 1.0; ///< pixels of the picture for one of a screen of 96 dpi: lines and points are that much wider
    friend bool operator==(const MapView&, const MapView&) = default;

    [[nodiscard]] geo::Envelope extent() const;
    [[nodiscard]] geo::Point mapPointAt(double xPx, double yPx) const; ///< pixel corner (0, 0) is the top left
    [[nodiscard]] geo::Point pixelAt(geo::Point mapPoint) const;       ///< fractions of pixels
    [[nodiscard]] bool isEmpty() const { return widthPx == 0 || heightPx == 0; }

    /// The view moved by whole pixels: what was at (dx, dy) comes to the top left.
    [[nodiscard]] MapView panned(std::int64_t dxPx, std::int64_t dyPx) const;
    /// `factor` > 1 shows more detail; the place under (xPx, yPx) stays there.
    [[nodiscard]] MapView zoomed(double factor, double xPx, double yPx) const;
    /// The same place in `factor` times as many pixels each way (for smooth edges and for screens of high density).
    [[nodiscard]] MapView finer(std::uint32_t factor) const;
};

/// A picture's size in pixels.
struct PixelSize {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    friend bool operator==(const PixelSize&, const PixelSize&) = default;
};

/// The view that shows all of `extent` centred, with `margin` (a share of the size) around it. An extent without area
/// is shown 100 units wide.
MapView viewShowing(const geo::Envelope& extent, PixelSize size, geo::Crs crs, double margin = 0.03);

} // namespace weitblick::map
