// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/intake/importer.h"
#include "ui/project/project_session.h"
#include "ui/shell/look.h"

#include <QDir>
#include <QMainWindow>

class QDockWidget;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QTableView;

namespace weitblick::ui {

class AttributeModel;
class CataloguePanel;
class HandbookView;
class IssuesPanel;
class JobsPanel;
class LineageView;
class MapWidget;
class StartPage;
class ThemePanel;

enum class Reopen : std::uint8_t { Nothing, LastProject };

/// The window: what is where, and which action does what. Features live in their own folders; this only joins them.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(ProjectSession& session, const QDir& handbook, QWidget* parent = nullptr);
    ~MainWindow() override;

    void restoreLayout(Reopen reopen); ///< after show(): geometry, docks and look of the last time
    void importFiles(const QStringList& files);
    void runAnalysis(const QString& id);

    [[nodiscard]] CataloguePanel& catalogue() { return *m_catalogue; }
    [[nodiscard]] IssuesPanel& issues() { return *m_issues; }
    [[nodiscard]] MapWidget& map() { return *m_map; }
    [[nodiscard]] ThemePanel& theme() { return *m_theme; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void makeDocks();
    void joinMap();
    void makeActions();
    void makeProjectActions(QMenu& menu);
    void makeEditActions(QMenu& menu);
    void makeDataActions(QMenu& menu);
    void makeAnalysisActions(QMenu& menu);
    void makeMapActions(QMenu& menu);
    void makeViewActions(QMenu& menu);
    void makeHelpActions(QMenu& menu);
    QAction* addTo(QMenu& menu, const QString& text, const QKeySequence& keys, std::function<void()> act);
    QDockWidget* addPanel(const QString& id, const QString& title, QWidget* panel, Qt::DockWidgetArea area);

    void askCreate();
    void askOpen();
    void askImport();
    void askExport();
    void openSample();
    void showTable();
    void removeCurrent();
    void renameCurrent();
    void exportCurrent(const QString& dataset, const QString& file);
    void projectOpened();
    void projectClosed();
    void updateActions();
    void remember(const QString& file);
    void setLook(Look look);
    void showPalette();

    ProjectSession& m_session;
    QDir m_handbookFolder;
    QStackedWidget* m_pages;
    StartPage* m_start;
    MapWidget* m_map;
    ThemePanel* m_theme;
    QLabel* m_position;
    CataloguePanel* m_catalogue;
    IssuesPanel* m_issues;
    JobsPanel* m_jobs;
    LineageView* m_lineage;
    HandbookView* m_handbook;
    AttributeModel* m_attributes;
    QTableView* m_table;
    QScrollArea* m_form;
    QLabel* m_state;
    QList<QAction*> m_needProject;
    QList<QAction*> m_needDataset;
    QMap<QString, QDockWidget*> m_docks;
};

} // namespace weitblick::ui
