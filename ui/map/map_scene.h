// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/theme_canvas.h"

#include <QImage>
#include <QMap>
#include <QPolygonF>
#include <QStringList>

#include <functional>
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

/// A picture of a view in two sheets: what lies below the lowest theme, and the rest with the selection. The lower one
/// is what the map host can draw in its place.
struct Frame {
    map::MapView view;
    QImage below;
    QImage above;
    QStringList relabelled; ///< layers whose legend is new with this picture
};

/// The layers of a map. What the window changes is noted and carried out by the next draw(), on its thread; so the
/// window never waits for a drawing. Threads  draw() on one thread, everything else on the window's. tryIdentify()
/// gives up while a drawing is under way.
class MapScene {
public:
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
    [[nodiscard]] std::shared_ptr<const map::LayerFeatures> features(const QString& name) const; ///< nullptr: not read
    [[nodiscard]] std::optional<map::Legend> legend(const QString& name) const; ///< of the last drawing
    [[nodiscard]] geo::Envelope extent() const;                                 ///< of all layers that are shown
    [[nodiscard]] geo::Envelope extentOf(const QString& name) const;
    [[nodiscard]] geo::Envelope extentOf(const QString& layer, const std::set<std::int64_t>& fids) const;
    [[nodiscard]] std::pair<QString, std::set<std::int64_t>> selection() const;
    /// The layers that are shown, top first, and how many of them lie at or above the lowest theme.
    [[nodiscard]] std::pair<QStringList, qsizetype> stack() const;

    /// Draws all shown layers. Cancelled while the user moves on.
    Result<Frame> draw(const map::MapView& view, map::EdgeQuality quality, Job& job);

    /// The features at a pixel of the last drawing, those of `first` and then the topmost first; areas that are only a
    /// line around nothing come last. Nothing also where a drawing is under way.
    std::vector<Identified> tryIdentify(double xPx, double yPx, std::uint32_t tolerancePx, const QString& first) const;
    /// Features of `layer` whose box meets `box`; with an `outline`, those that have a pixel of the last drawing
    /// inside.
    std::set<std::int64_t> featuresIn(const QString& layer, const geo::Envelope& box) const;
    std::set<std::int64_t> featuresIn(const QString& layer, const QPolygonF& outlinePx) const;

private:
    /// What the window knows of a layer.
    struct Layer {
        QString name;
        map::Theme theme;
        std::shared_ptr<const map::LayerFeatures> features;
        bool isShown = true;
    };
    using Canvases = QMap<QString, std::shared_ptr<map::ThemeCanvas>>;
    using Change = std::function<void(Canvases&)>;
    struct Wanted {
        std::vector<Layer> layers;
        std::size_t lowestTheme = 0;
        QString selectedLayer;
        std::set<std::int64_t> selected;
    };
    Wanted takeChanges(QStringList& changed); ///< with m_drawing held
    [[nodiscard]] std::size_t lowestTheme() const;
    void note(const QString& layer, Change change);
    Layer* find(const QString& name);
    const Layer* find(const QString& name) const;

    mutable std::mutex m_mutex; ///< held for moments: all but the canvases
    std::vector<Layer> m_layers;
    std::vector<std::pair<QString, Change>> m_changes; ///< not carried out yet
    QMap<QString, map::Legend> m_legends;
    QString m_selectedLayer;
    std::set<std::int64_t> m_selected;
    mutable std::mutex m_drawing; ///< held while drawing; never waited for by the window's common paths
    Canvases m_canvases;
};

} // namespace weitblick::ui
