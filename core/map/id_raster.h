// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/map/feature_shapes.h"
#include "core/map/map_view.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weitblick::map {

/// How wide what has no area is drawn.
struct BurnStyle {
    double lineWidthPx = 2.0;
    double pointSizePx = 7.0;
    friend bool operator==(const BurnStyle&, const BurnStyle&) = default;
};

/// For each pixel of a view, which feature is there: its number + 1, or 0 for none. Where features overlap, the one
/// with the larger number (the later id) is on top, whatever the order of drawing.
class IdRaster {
public:
    IdRaster() = default;

    [[nodiscard]] const MapView& view() const { return m_view; }
    [[nodiscard]] std::span<const std::uint32_t> ids() const { return m_ids; }
    [[nodiscard]] std::uint32_t idAt(std::uint32_t column, std::uint32_t row) const
    {
        return m_ids[std::size_t{row} * m_view.widthPx + column];
    }

    /// No id is larger than this: the number of features it was burnt from.
    [[nodiscard]] std::size_t idLimit() const { return m_idLimit; }

private:
    friend Result<void> burn(const FeatureShapes&, const MapView&, const BurnStyle&, IdRaster&, Job&);
    friend Result<void> burnMoved(const IdRaster&, const FeatureShapes&, const MapView&, const BurnStyle&, IdRaster&,
                                  Job&);
    friend void approximate(const IdRaster&, const MapView&, IdRaster&);

    MapView m_view;
    std::size_t m_idLimit = 0;
    std::vector<std::uint32_t> m_ids;
    /// All rasters that were moved from one another share this corner: edges fall on the same pixels to the last bit.
    double m_anchorLeft = 0.0;
    double m_anchorTop = 0.0;
    std::int64_t m_columnsFromAnchor = 0;
    std::int64_t m_rowsFromAnchor = 0;
};

/// Draws the numbers of all features of a view into `target`, whose memory is used again.
///
/// Method   A polygon takes the pixels whose centres it covers (even-odd rule; neighbours that share an edge leave no
///          gap and do not overlap), one too small for any takes the pixel at its middle: nothing vanishes. A line
///          takes the pixels within half its width (at least one pixel), a point a disc. Every processor draws some of
///          the features into a raster of its own; the larger ids win.
/// CRS      view.crs must be shapes.crs().
/// Errors   UnsupportedCrs  it is not.   InvalidInput  the view is larger than 16,384 pixels a side.   Cancelled.
///          `target` then holds nothing of use.
/// Threads  pure.
Result<void> burn(const FeatureShapes& shapes, const MapView& view, const BurnStyle& style, IdRaster& target, Job& job);

/// The raster of a view that is the old one moved by whole pixels (see wholePixelShift): only uncovered strips are
/// drawn. Equal, pixel for pixel, whether moved in one step or in many. Falls back to burn() where nothing is shared.
/// `target` is another raster than `old`. Errors as burn().
Result<void> burnMoved(const IdRaster& old, const FeatureShapes& shapes, const MapView& view, const BurnStyle& style,
                       IdRaster& target, Job& job);

/// The old raster stretched to another view: what to show in the instant before burn() has an exact one.
void approximate(const IdRaster& old, const MapView& view, IdRaster& target);

struct PixelShift {
    std::int64_t columns = 0; ///< the new view's left edge is this many pixels right of the old one's
    std::int64_t rows = 0;    ///< … and its top this many below
    friend bool operator==(const PixelShift&, const PixelShift&) = default;
};

/// By how many pixels `to` is moved against `from`; nothing where scale, size or CRS differ or pixels do not coincide.
std::optional<PixelShift> wholePixelShift(const MapView& from, const MapView& to);

/// The number of the feature at a pixel, or of the nearest one within `tolerancePx` (for lines and points).
std::optional<std::size_t> featureAt(const IdRaster& raster, double xPx, double yPx, std::uint32_t tolerancePx = 0);

} // namespace weitblick::map
