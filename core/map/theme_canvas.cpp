// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/theme_canvas.h"

#include "core/map/symbol_size.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace weitblick::map {

namespace {

/// Whether the same features fall into the same classes, whatever their colours.
bool haveSameClasses(const Theme& one, const Theme& other)
{
    return one.kind == other.kind &&
           std::ranges::equal(one.classes, other.classes, [](const ThemeClass& a, const ThemeClass& b) {
               return a.lower == b.lower && a.upper == b.upper && a.value == b.value;
           });
}

} // namespace

ThemeCanvas::ThemeCanvas(std::shared_ptr<const LayerFeatures> features, Theme theme) : m_features(std::move(features))
{
    setTheme(std::move(theme));
}

void ThemeCanvas::setTheme(Theme theme)
{
    const bool sameClasses = haveSameClasses(m_theme, theme) && !m_assignment.classOfId.empty();
    m_theme = std::move(theme);
    if (!sameClasses) {
        m_assignment = assignClasses(m_theme, values(), m_features->shapes.featureCount());
    }
}

void ThemeCanvas::setValues(FeatureValues values, Theme theme)
{
    m_values = std::move(values);
    m_assignment = {};
    setTheme(std::move(theme));
}

BurnStyle ThemeCanvas::style(const MapView& view) const
{
    return {.lineWidthPx = m_theme.lineWidthPx * view.density, .pointSizePx = pointSizePxAt(m_theme, view)};
}

Result<void> ThemeCanvas::show(const MapView& view, EdgeQuality quality, Job& job)
{
    constexpr std::uint32_t kSmoothFactor = 2;
    const std::uint32_t finer = quality == EdgeQuality::Smooth ? kSmoothFactor : 1;
    BurnStyle wanted = style(view);
    wanted.lineWidthPx *= finer;
    wanted.pointSizePx *= finer;
    const MapView wantedView = view.finer(finer);
    const bool isUsable = m_isExact && finer == m_finer && wanted == m_burntWith;
    if (!isUsable || m_raster.view() != wantedView) {
        WB_CHECK(isUsable ? burnMoved(m_raster, m_features->shapes, wantedView, wanted, m_spare, job)
                          : burn(m_features->shapes, wantedView, wanted, m_spare, job));
        std::swap(m_raster, m_spare);
    }
    m_view = view;
    m_finer = finer;
    m_burntWith = wanted;
    m_isExact = true;
    return {};
}

void ThemeCanvas::showApproximately(const MapView& view)
{
    approximate(m_raster, view, m_spare);
    std::swap(m_raster, m_spare);
    m_view = view;
    m_finer = 1;
    m_isExact = false;
}

Result<void> ThemeCanvas::paint(std::span<std::uint32_t> out) const
{
    const auto widthOfPx = static_cast<std::uint32_t>(std::lround(m_finer * std::max(1.0, m_view.density)));
    PixelTable table = pixelTable(m_theme, widthOfPx);
    if (m_features->shapes.mainKind() == ShapeKind::Lines) {
        table.borderPx = 0; // a rim would eat thin lines
    }
    return m_finer == 1 ? recolour(m_raster, m_assignment.classOfId, table, out)
                        : recolourSmooth(m_raster, m_assignment.classOfId, table, out);
}

std::optional<std::size_t> ThemeCanvas::featureAt(double xPx, double yPx, std::uint32_t tolerancePx) const
{
    return map::featureAt(m_raster, xPx * m_finer, yPx * m_finer, tolerancePx * m_finer);
}

std::string ThemeCanvas::valueText(std::size_t feature) const
{
    return feature < values().count() ? values().textOf(feature) : std::string();
}

} // namespace weitblick::map
