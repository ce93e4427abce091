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

/// The classes of a map with the number of features in each, on paper of its own in a corner of the map. Only to read:
/// the mouse goes through.
class MapLegend : public QWidget {
    Q_OBJECT

public:
    explicit MapLegend(QWidget* parent);

    void setLegend(map::Legend legend);
    [[nodiscard]] const map::Legend& legend() const { return m_legend; }
    void placeIn(const QRect& map); ///< lower left, above the scale bar; hides where there is no room

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int lineHeight() const;

    map::Legend m_legend;
    std::size_t m_shown = 0; ///< entries that fit
};

/// Names over the middle of the features that are large enough on the screen. The mouse goes through.
class MapNames : public QWidget {
    Q_OBJECT

public:
    explicit MapNames(QWidget* parent);

    void setNames(std::shared_ptr<const map::LayerFeatures> features, map::FeatureValues names);
    void setView(const map::MapView& view);
    [[nodiscard]] const map::FeatureValues& names() const { return m_names; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::shared_ptr<const map::LayerFeatures> m_features;
    map::FeatureValues m_names;
    map::MapView m_view;
};

} // namespace weitblick::ui
