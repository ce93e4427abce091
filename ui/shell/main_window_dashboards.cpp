// SPDX-License-Identifier: GPL-3.0-or-later
// Map or dashboards in the middle of the main window, and what dashboards ask of it.
#include "ui/analysis/lineage_view.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/map/map_widget.h"
#include "ui/shell/issues_panel.h"
#include "ui/shell/main_window.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QFileDialog>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>

namespace weitblick::ui {

namespace {

constexpr auto kPageKey = "page"; // "map" or "dashboards"

} // namespace

void MainWindow::joinDashboards()
{
    connect(m_dashboards, &DashboardPage::failed, this, [this](const Error& error) { m_issues->add(error); });
    connect(m_dashboards, &DashboardPage::importAsked, this, &MainWindow::askImportFor);
    connect(m_dashboards, &DashboardPage::analysisAsked, this, &MainWindow::runAnalysis);
    connect(m_dashboards, &DashboardPage::undoAsked, &m_session, &ProjectSession::undo);
    connect(m_dashboards, &DashboardPage::redoAsked, &m_session, &ProjectSession::redo);
    connect(m_dashboards, &DashboardPage::lineageAsked, this, [this](const QString& dataset) {
        m_lineage->explain(dataset);
        showPanel(QStringLiteral("lineage"));
    });
    connect(m_dashboards, &DashboardPage::mappingAsked, this, [this](const QString& dataset) {
        const auto& snapshot = m_session.snapshot();
        const auto found = std::ranges::find(snapshot->datasets, dataset.toStdString(),
                                             [](const workspace::Dataset& one) { return one.schema.name; });
        if (found != snapshot->datasets.end()) {
            askRoleOf(*found);
        }
    });
}

void MainWindow::makePageActions(QMenu& menu)
{
    auto* pages = new QActionGroup(this);
    QAction* map =
        addTo(menu, {tr("Map"), QStringLiteral("map"), QKeySequence(QStringLiteral("F3"))}, [this] { showMap(); });
    QAction* dashboards =
        addTo(menu, {tr("Dashboards"), QStringLiteral("dashboard"), QKeySequence(QStringLiteral("F4"))},
              [this] { showDashboards(); });
    for (QAction* action : {map, dashboards}) {
        action->setCheckable(true);
        pages->addAction(action);
        m_needProject << action;
    }
    map->setChecked(true);
    connect(m_pages, &QStackedWidget::currentChanged, this, [this, map, dashboards] {
        (m_pages->currentWidget() == m_dashboards ? dashboards : map)->setChecked(true);
        updateActions();
    });
}

void MainWindow::openPage()
{
    if (QSettings().value(QLatin1String(kPageKey)).toString() == QLatin1String("dashboards")) {
        showDashboards();
    }
}

void MainWindow::showMap()
{
    QSettings().setValue(QLatin1String(kPageKey), QStringLiteral("map"));
    m_pages->setCurrentWidget(m_map);
    if (!m_mapDocks.isEmpty()) {
        restoreState(std::exchange(m_mapDocks, {}), kLayoutVersion);
    }
    m_map->setFocus();
}

/// Dashboards fill the window; the panels beside the map come back with it.
void MainWindow::showDashboards(const QString& dashboard)
{
    if (!m_session.isOpen()) {
        return;
    }
    QSettings().setValue(QLatin1String(kPageKey), QStringLiteral("dashboards"));
    if (m_mapDocks.isEmpty()) {
        m_mapDocks = saveState(kLayoutVersion);
        for (QDockWidget* dock : std::as_const(m_docks)) {
            dock->hide();
        }
    }
    if (m_dashboards->isEmpty()) {
        m_dashboards->openProject(dashboard);
    } else if (!dashboard.isEmpty()) {
        m_dashboards->showDashboard(dashboard);
    }
    m_pages->setCurrentWidget(m_dashboards);
}

void MainWindow::askImportFor(const QString& role)
{
    importFiles(QFileDialog::getOpenFileNames(this, tr("Import files"), QDir::homePath()), role);
}

} // namespace weitblick::ui
