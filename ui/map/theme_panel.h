// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/theme.h"
#include "core/map/theme_choice.h"
#include "ui/jobs/job_slot.h"
#include "ui/project/project_session.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;
class QSpinBox;
class QTreeWidget;

namespace weitblick::ui {

class MapWidget;
class RasterPanel;

/// How a layer is coloured: column, classes, ramp, transparency; below it the legend with counts.
class ThemePanel : public QWidget {
    Q_OBJECT

public:
    ThemePanel(ProjectSession& session, MapWidget& map, QWidget* parent = nullptr);
    ~ThemePanel() override;

    void setLayer(const QString& layer);
    void chooseColumn(const QString& column); ///< as if the user had chosen it

private:
    void refillColumns();
    void classify(); ///< reads the column, makes classes
    void classifyBy(map::ThemeWishes wishes);
    void recolour();            ///< the same classes, another ramp or transparency
    void use(map::Theme theme); ///< shows it now, and keeps it with the project a moment later
    void save();
    void showLegend();
    void takeBounds(); ///< what the user has written
    void tell(const QString& problem);
    [[nodiscard]] map::ColorRamp ramp() const;

    ProjectSession& m_session;
    MapWidget& m_map;
    QString m_layer;
    QLabel* m_title;
    QWidget* m_shapes; ///< what there is to choose for shapes
    RasterPanel* m_raster;
    QComboBox* m_column;
    QComboBox* m_method;
    QSpinBox* m_classes;
    QLineEdit* m_bounds; ///< of the classes, to be edited
    QLabel* m_problem;   ///< why what was written there is not taken; hidden otherwise
    QComboBox* m_ramp;
    QSlider* m_opacity;
    QTreeWidget* m_legend;
    JobSlot m_job;
    QTimer m_save;
    std::optional<map::Theme> m_unsaved; ///< chosen, perhaps not drawn yet
    bool m_rampWasChosen = false;        ///< else the ramp follows the kind of the column
};

} // namespace weitblick::ui
