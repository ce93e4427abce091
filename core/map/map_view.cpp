// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/map_view.h"

#include <algorithm>

namespace weitblick::map {

geo::Envelope MapView::extent() const
{
    return {.minX = left, .minY = top - heightPx * unitsPerPx, .maxX = left + widthPx * unitsPerPx, .maxY = top};
}

geo::Point MapView::mapPointAt(double xPx, double yPx) const
{
    return {.x = left + xPx * unitsPerPx, .y = top - yPx * unitsPerPx};
}

geo::Point MapView::pixelAt(geo::Point mapPoint) const
{
    return {.x = (mapPoint.x - left) / unitsPerPx, .y = (top - mapPoint.y) / unitsPerPx};
}

MapView MapView::panned(std::int64_t dxPx, std::int64_t dyPx) const
{
    MapView view = *this;
    view.left += static_cast<double>(dxPx) * unitsPerPx;
    view.top -= static_cast<double>(dyPx) * unitsPerPx;
    return view;
}

MapView MapView::zoomed(double factor, double xPx, double yPx) const
{
    const geo::Point kept = mapPointAt(xPx, yPx);
    MapView view = *this;
    view.unitsPerPx = unitsPerPx / factor;
    view.left = kept.x - xPx * view.unitsPerPx;
    view.top = kept.y + yPx * view.unitsPerPx;
    return view;
}

MapView MapView::finer(std::uint32_t factor) const
{
    MapView view = *this;
    view.unitsPerPx = unitsPerPx / factor;
    view.widthPx *= factor;
    view.heightPx *= factor;
    return view;
}

MapView viewShowing(const geo::Envelope& extent, PixelSize size, geo::Crs crs, double margin)
{
    constexpr double kWidthOfAPoint = 100.0;
    MapView view{.crs = std::move(crs), .widthPx = size.width, .heightPx = size.height};
    if (extent.isEmpty() || view.isEmpty()) {
        return view;
    }
    const double usable = std::max(0.1, 1 - 2 * margin);
    view.unitsPerPx = std::max((extent.maxX - extent.minX) / (size.width * usable),
                               (extent.maxY - extent.minY) / (size.height * usable));
    if (!(view.unitsPerPx > 0)) {
        view.unitsPerPx = kWidthOfAPoint / size.width;
    }
    view.left = (extent.minX + extent.maxX) / 2 - size.width * view.unitsPerPx / 2;
    view.top = (extent.minY + extent.maxY) / 2 + size.height * view.unitsPerPx / 2;
    return view;
}

} // namespace weitblick::map
