// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/layer_features.h"
#include "core/map/legend.h"
#include "core/map/theme_picture.h"

#include <memory>
#include <optional>

namespace weitblick::map {

/// Pixels as sharp as the screen's while the view moves, or smooth edges (four times the work) once it stands still.
enum class EdgeQuality : std::uint8_t { Quick, Smooth };

/// The theme layer of one map view: keeps what the next picture can use of the last one.
/// A new theme colours again (about 1 ms), a moved view draws the uncovered strips, another scale draws anew.
/// Threads  one at a time; show() may run beside the window's thread on a canvas that nobody else touches meanwhile.
class ThemeCanvas {
public:
    /// `features` may be shared with other canvases; the numbers of features are those of its shapes.
    ThemeCanvas(std::shared_ptr<const LayerFeatures> features, Theme theme);

    /// Another theme of the same features. Draws nothing; a change of line width or point size makes the next show()
    /// draw anew.
    void setTheme(Theme theme);
    /// Another column: values in the order of the features.
    void setValues(FeatureValues values, Theme theme);

    /// Brings the id raster to `view`.
    /// Errors   as burn(). On error (also Cancelled) the old raster stays.
    Result<void> show(const MapView& view, EdgeQuality quality, Job& job);
    /// The raster of the last show() stretched to `view`: what to paint until show() is through.
    void showApproximately(const MapView& view);

    /// The picture of the theme; has the size of the view.
    Result<void> paint(std::span<std::uint32_t> out) const;

    [[nodiscard]] const MapView& view() const { return m_view; }
    [[nodiscard]] bool isExact() const { return m_isExact; } ///< false after showApproximately()
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] const LayerFeatures& features() const { return *m_features; }
    [[nodiscard]] const ClassAssignment& assignment() const { return m_assignment; }
    [[nodiscard]] const IdRaster& raster() const { return m_raster; } ///< of view(), or of view().finer(2) if Smooth
    [[nodiscard]] Legend legend(Language language) const { return legendOf(m_theme, m_assignment, language); }

    /// The number of the feature at a place of the picture, for identify and hover.
    [[nodiscard]] std::optional<std::size_t> featureAt(double xPx, double yPx, std::uint32_t tolerancePx = 0) const;
    /// Its value as people read it; empty for none.
    [[nodiscard]] std::string valueText(std::size_t feature) const;

private:
    [[nodiscard]] const FeatureValues& values() const { return m_values ? *m_values : m_features->values; }
    [[nodiscard]] BurnStyle style(const MapView& view) const;

    std::shared_ptr<const LayerFeatures> m_features;
    std::optional<FeatureValues> m_values;
    Theme m_theme;
    ClassAssignment m_assignment;
    MapView m_view;
    IdRaster m_raster;
    IdRaster m_spare; ///< memory for the next raster
    BurnStyle m_burntWith;
    std::uint32_t m_finer = 1; ///< pixels of the raster for one of the view, each way
    bool m_isExact = false;
};

} // namespace weitblick::map
