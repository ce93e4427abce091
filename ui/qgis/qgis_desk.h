// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"
#include "core/map_link/documents.h"
#include "core/qgis/project_layers.h"
#include "ui/project/project_session.h"
#include "ui/shell/issues_panel.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QWidget;

namespace weitblick::ui {

class AnalysisForm;
class MapWidget;

/// What the window does with QGIS besides drawing: its tools as analyses, its projects and styles in and out.
/// All of it runs in the map host or one like it; this only asks and shows.
class QgisDesk : public QObject {
    Q_OBJECT

public:
    QgisDesk(ProjectSession& session, MapWidget& map, QWidget* window);

    void openTool(const QString& id); ///< formMade() follows, once QGIS has said what it needs
    void askProject();
    void takeProject(const QString& file);
    void askStyle(const QString& layer);
    void loadStyle(const QString& layer, const QString& file);
    void askStyleTarget(const QString& layer);

    static bool isQgisProject(const QString& file); ///< by its name

signals:
    void told(const QString& sentence);
    void noticed(const weitblick::ui::Issue& issue);
    void failed(const weitblick::Error& error);
    void formMade(weitblick::ui::AnalysisForm* form);
    void layerMade(const QString& layer);
    void toolRan(const QString& layer);

private:
    void showForm(const std::string& tool);
    void run(AnalysisForm& form, const analysis::Descriptor& tool);
    void takeLayers(const std::vector<map_link::Layer>& layers);
    void showTaken(const std::vector<qgis::TakenLayer>& layers);

    ProjectSession& m_session;
    MapWidget& m_map;
    QWidget* m_window;
    std::vector<map_link::Algorithm> m_tools; ///< as QGIS has described them; empty: not asked yet
    std::string m_wantedTool;
};

} // namespace weitblick::ui
