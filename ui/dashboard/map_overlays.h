// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/feature_values.h"
#include "core/map/layer_features.h"
#include "core/map/legend.h"
#include "core/map/map_view.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace weitblick::ui {

/// The classes of a map with the number of features in each: beside the map where there is room, else on paper of its
/// own in a corner. Only to read: the mouse goes through.
class MapLegend : public QWidget {
    Q_OBJECT

public:
    explicit MapLegend(QWidget* parent);

    void setLegend(map::Legend legend);
    [[nodiscard]] const map::Legend& legend() const { return m_legend; }
    enum class Place : std::uint8_t { Beside, LowerLeft, LowerRight }; ///< Beside: where there is room
    void setPlace(Place place);
    /// Finds its place in `room`, hides where there is none; what it leaves to the map.
    QRect placeIn(const QRect& room);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] QSize sizeFor(int widthPx) const;
    [[nodiscard]] int titleHeight(int widthPx) const;

    map::Legend m_legend;
    Place m_place = Place::Beside;
    bool m_isBeside = false;
};

/// Names over the middle of the features that are large enough on the screen. The mouse goes through.
class MapNames : public QWidget {
    Q_OBJECT

public:
    explicit MapNames(QWidget* parent);

    void setNames(std::shared_ptr<const map::LayerFeatures> features, map::FeatureValues names);
    void setView(const map::MapView& view);
    void setCovered(const QRect& covered); ///< where tools lie: no names there
    [[nodiscard]] const map::FeatureValues& names() const { return m_names; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::shared_ptr<const map::LayerFeatures> m_features;
    map::FeatureValues m_names;
    map::MapView m_view;
    QRect m_covered;
};

} // namespace weitblick::ui
