// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_scene.h"
#include "ui/project/project_session.h"

#include <QWidget>

class QComboBox;
class QTreeWidget;

namespace weitblick::ui {

/// What the project knows of the feature that was clicked at: every column with its value, to read and to copy. Where
/// several layers have something there, one is chosen.
class FeaturePanel : public QWidget {
    Q_OBJECT

public:
    explicit FeaturePanel(ProjectSession& session, QWidget* parent = nullptr);

    void show(const std::vector<Identified>& hits);
    void clear();

signals:
    void shown(const QString& layer, std::int64_t fid);

private:
    void read();
    void copy() const;

    ProjectSession& m_session;
    std::vector<Identified> m_hits;
    QComboBox* m_choice;
    QTreeWidget* m_values;
};

} // namespace weitblick::ui
