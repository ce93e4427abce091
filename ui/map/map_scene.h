// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/theme_canvas.h"

#include <QImage>
#include <QStringList>

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

namespace weitblick::ui {

/// What is at a place of the map.
struct Identified {
    QString layer;
    std::int64_t fid = 0;
    QString value; ///< of the theme's column, as people read it
};

/// A picture of a view.
struct Frame {
    map::MapView view;
    QImage image;
};

/// The layers of a map, bottom first, and the one lock that the drawing thread and the window share.
/// Threads  every function locks; tryIdentify() gives up where a drawing is under way, so the window never waits.
class MapScene {
public:
    struct Layer {
        QString name;
        std::unique_ptr<map::ThemeCanvas> canvas;
        bool isShown = true;
    };

    void put(QString name, std::shared_ptr<const map::LayerFeatures> features, map::Theme theme);
    void remove(const QString& name);
    void clear();
    void setOrder(const QStringList& shownTopFirst);      ///< hides what is not named
    void setTheme(const QString& name, map::Theme theme); ///< same column: colours only
    void setValues(const QString& name, map::FeatureValues values, map::Theme theme);
    void setSelection(const QString& layer, std::set<std::int64_t> fids);

    [[nodiscard]] bool has(const QString& name) const;
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] std::optional<map::Theme> theme(const QString& name) const;
    [[nodiscard]] std::optional<map::Legend> legend(const QString& name) const;
    [[nodiscard]] geo::Envelope extent() const; ///< of all layers that are shown
    [[nodiscard]] geo::Envelope extentOf(const QString& name) const;

    /// Draws all shown layers. Cancelled while the user moves on.
    Result<Frame> draw(const map::MapView& view, map::EdgeQuality quality, Job& job);

    /// The topmost feature at a pixel of the last drawing; nothing also where a drawing is under way.
    std::optional<Identified> tryIdentify(double xPx, double yPx, std::uint32_t tolerancePx) const;
    /// Features of `layer` whose box meets `box`.
    std::set<std::int64_t> featuresIn(const QString& layer, const geo::Envelope& box) const;

private:
    Layer* find(const QString& name);
    const Layer* find(const QString& name) const;

    mutable std::mutex m_mutex;
    std::vector<Layer> m_layers;
    QString m_selectedLayer;
    std::set<std::int64_t> m_selected;
};

} // namespace weitblick::ui
