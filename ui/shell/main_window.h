// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/intake/importer.h"
#include "ui/project/project_session.h"
#include "ui/shell/look.h"

#include <QDir>
#include <QMainWindow>
#include <QMap>

class QDockWidget;
class QLabel;
class QMenu;
class QScrollArea;
class QStackedWidget;
class QToolBar;

namespace weitblick::ui {

class CataloguePanel;
class CoordinateField;
class DashboardPage;
class FeaturePanel;
class HandbookView;
class HistoryPanel;
class IssuesPanel;
class JobsPanel;
class LineageView;
class MapWidget;
class QgisDesk;
class RegistryPanel;
class StartPage;
class TablePanel;
class TimePanel;
class ThemePanel;

enum class Reopen : std::uint8_t { Nothing, LastProject };

/// Of the arrangement of docks that is kept; raised when docks are added or renamed.
inline constexpr int kLayoutVersion = 3;

/// The window: what is where, and which action does what. Features live in their own folders; this only joins them.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(ProjectSession& session, const QDir& handbook, QWidget* parent = nullptr);
    ~MainWindow() override;

    void restoreLayout(Reopen reopen); ///< after show(): geometry, docks and look of the last time
    void setLook(Look look);
    void importFiles(const QStringList& files, const QString& role = {});
    void runAnalysis(const QString& id);
    void showMap();
    void showDashboards(const QString& dashboard = {}); ///< empty: the one that was looked at last
    void showPanel(const QString& id);                  ///< "catalogue", "theme", "table", "handbook" …

    [[nodiscard]] CataloguePanel& catalogue() { return *m_catalogue; }
    [[nodiscard]] DashboardPage& dashboards() { return *m_dashboards; }
    [[nodiscard]] IssuesPanel& issues() { return *m_issues; }
    [[nodiscard]] MapWidget& map() { return *m_map; }
    [[nodiscard]] ThemePanel& theme() { return *m_theme; }
    [[nodiscard]] TablePanel& table() { return *m_table; }
    [[nodiscard]] TimePanel& time() { return *m_time; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void makeDocks();
    void joinPanels();
    void joinMap();
    void joinDashboards();
    void joinQgis();
    void makeActions();
    void makeProjectActions(QMenu& menu);
    void makeEditActions(QMenu& menu);
    void makeDataActions(QMenu& menu);
    void makeAnalysisActions(QMenu& menu);
    void makeQgisToolActions(QMenu& menu);
    void makeMapActions(QMenu& menu);
    void makeToolActions(QMenu& menu);
    void makePageActions(QMenu& menu);
    void makeViewActions(QMenu& menu);
    void makeHelpActions(QMenu& menu);
    void makeToolBar();
    struct ActionText {
        QString text;
        QString icon; ///< of toolIcon(); empty: none
        QKeySequence keys;
    };
    QAction* addTo(QMenu& menu, const ActionText& text, std::function<void()> act);
    QDockWidget* addPanel(const QString& id, const QString& title, QWidget* panel, Qt::DockWidgetArea area);
    void refreshIcons();

    void askCreate();
    void askOpen();
    void askImport();
    void askExport();
    void askSheet();
    void askImportFor(const QString& role);
    void askQgisProject();
    void openSample();
    void openTour();
    void startTour();
    void showTable();
    void askCondition();
    void askRole();
    void askRoleOf(const workspace::Dataset& dataset);
    void removeCurrent();
    void renameCurrent();
    void addBookmark();
    void fillBookmarks();
    void fillRecent();
    void exportCurrent(const QString& dataset, const QString& file);
    void showOutcome(const Result<std::vector<intake::ImportedLayer>>& layers);
    void showPanels();
    void openPage(); ///< map or dashboards, as the last time
    void projectOpened();
    void projectClosed();
    void tellOpenReport(const QString& file);
    void showShownLayers();
    void showHostState();
    void keepView() const;
    void updateActions();
    void remember(const QString& file);
    void showPalette();
    [[nodiscard]] const workspace::Dataset* currentDataset() const; ///< valid until the next change

    ProjectSession& m_session;
    QDir m_resources;
    QStackedWidget* m_pages;
    StartPage* m_start;
    MapWidget* m_map;
    DashboardPage* m_dashboards;
    ThemePanel* m_theme;
    CoordinateField* m_position;
    CataloguePanel* m_catalogue;
    IssuesPanel* m_issues;
    JobsPanel* m_jobs;
    HistoryPanel* m_history;
    LineageView* m_lineage;
    RegistryPanel* m_registry;
    FeaturePanel* m_feature;
    HandbookView* m_handbook;
    QgisDesk* m_qgis = nullptr;
    TablePanel* m_table;
    TimePanel* m_time;
    QScrollArea* m_form;
    QLabel* m_state;
    QLabel* m_badge; ///< what the map host lacks; hidden while it lacks nothing
    QMenu* m_bookmarks = nullptr;
    QMenu* m_recent = nullptr;
    QToolBar* m_tools = nullptr;
    QByteArray m_mapDocks;    ///< as they stood beside the map while dashboards are shown
    bool m_tourWaits = false; ///< for the project that is being opened
    bool m_isWriting = false; ///< a work that changes the project is under way
    QList<QAction*> m_needProject;
    QList<QAction*> m_needWriting;
    QList<QAction*> m_needDataset;
    QList<QAction*> m_needShapes;
    QMap<QString, QAction*> m_named; ///< by icon: what the tool bar shows
    QMap<QString, QDockWidget*> m_docks;
};

} // namespace weitblick::ui
