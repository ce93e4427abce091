// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/raster_theme.h"
#include "ui/project/project_session.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QSlider;

namespace weitblick::ui {

class MapWidget;

/// How a raster is shown: greys, a ramp or a relief, between which values, how transparent. Kept with the project.
class RasterPanel : public QWidget {
    Q_OBJECT

public:
    RasterPanel(ProjectSession& session, MapWidget& map, QWidget* parent = nullptr);

    void setLayer(const QString& layer);

private:
    void read(); ///< what the project says
    void save();
    [[nodiscard]] map::RasterTheme theme() const; ///< as the fields have it

    ProjectSession& m_session;
    MapWidget& m_map;
    QString m_layer;
    QComboBox* m_look;
    QComboBox* m_ramp;
    QLineEdit* m_lowest;
    QLineEdit* m_highest;
    QSlider* m_opacity;
    QTimer m_save;
};

} // namespace weitblick::ui
