// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the main window: every action with its name and key, in one place.
#include "core/analysis/analyses.h"
#include "ui/analysis/lineage_view.h"
#include "ui/data/catalogue_panel.h"
#include "ui/help/handbook_view.h"
#include "ui/map/map_widget.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QSettings>

#include <tuple>

namespace weitblick::ui {

QAction* MainWindow::addTo(QMenu& menu, const QString& text, const QKeySequence& keys, std::function<void()> act)
{
    QAction* action = menu.addAction(text);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
    addAction(action); // found by the command palette
    return action;
}

void MainWindow::makeActions()
{
    makeProjectActions(*menuBar()->addMenu(tr("&Project")));
    makeEditActions(*menuBar()->addMenu(tr("&Edit")));
    makeDataActions(*menuBar()->addMenu(tr("&Data")));
    makeAnalysisActions(*menuBar()->addMenu(tr("&Analysis")));
    makeMapActions(*menuBar()->addMenu(tr("&Map")));
    makeViewActions(*menuBar()->addMenu(tr("&View")));
    makeHelpActions(*menuBar()->addMenu(tr("&Help")));
}

void MainWindow::makeProjectActions(QMenu& menu)
{
    addTo(menu, tr("&New project …"), QKeySequence::New, [this] { askCreate(); });
    addTo(menu, tr("&Open project …"), QKeySequence::Open, [this] { askOpen(); });
    addTo(menu, tr("Open the &sample region"), {}, [this] { openSample(); });
    menu.addSeparator();
    m_needProject << addTo(menu, tr("&Close project"), QKeySequence::Close, [this] { m_session.close(); });
    addTo(menu, tr("&Quit"), QKeySequence::Quit, [this] { close(); });
}

void MainWindow::makeEditActions(QMenu& menu)
{
    m_needProject << addTo(menu, tr("&Undo"), QKeySequence::Undo, [this] { m_session.undo(); });
    m_needProject << addTo(menu, tr("&Redo"), QKeySequence::Redo, [this] { m_session.redo(); });
    menu.addSeparator();
    addTo(menu, tr("&Find a command …"), QKeySequence(QStringLiteral("Ctrl+K")), [this] { showPalette(); });
}

void MainWindow::makeDataActions(QMenu& menu)
{
    m_needProject << addTo(menu, tr("&Import files …"), QKeySequence(QStringLiteral("Ctrl+I")),
                           [this] { askImport(); });
    m_needDataset << addTo(menu, tr("&Export …"), QKeySequence(QStringLiteral("Ctrl+E")), [this] { askExport(); });
    menu.addSeparator();
    m_needDataset << addTo(menu, tr("Show the &table"), QKeySequence(QStringLiteral("F6")), [this] { showTable(); });
    m_needDataset << addTo(menu, tr("&Where does it come from?"), QKeySequence(QStringLiteral("F7")), [this] {
        m_lineage->explain(m_catalogue->currentDataset());
        m_docks[QStringLiteral("lineage")]->show();
        m_docks[QStringLiteral("lineage")]->raise();
    });
    m_needDataset << addTo(menu, tr("Re&name …"), QKeySequence(QStringLiteral("F2")), [this] { renameCurrent(); });
    m_needDataset << addTo(menu, tr("&Remove"), QKeySequence::Delete, [this] { removeCurrent(); });
    m_catalogue->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_catalogue->addActions(m_needDataset);
    connect(m_catalogue, &QTreeWidget::itemActivated, this, [this] { showTable(); });
}

void MainWindow::makeAnalysisActions(QMenu& menu)
{
    for (const analysis::Descriptor& descriptor : analysis::analyses()) {
        QAction* action = addTo(menu, say(descriptor.title) + QStringLiteral(" …"), {},
                                [this, id = QString::fromStdString(descriptor.id)] { runAnalysis(id); });
        action->setStatusTip(say(descriptor.summary));
        action->setToolTip(say(descriptor.summary));
        m_needProject << action;
    }
}

void MainWindow::makeMapActions(QMenu& menu)
{
    auto* tools = new QActionGroup(this);
    const std::tuple<MapTool, QString, QString> choices[] = {
        {MapTool::Pan, tr("&Move and identify"), QStringLiteral("Ctrl+1")},
        {MapTool::Select, tr("&Select"), QStringLiteral("Ctrl+2")},
        {MapTool::Measure, tr("M&easure"), QStringLiteral("Ctrl+3")}};
    for (const auto& [tool, text, keys] : choices) {
        QAction* action = addTo(menu, text, QKeySequence(keys), [this, tool = tool] { m_map->setTool(tool); });
        action->setCheckable(true);
        action->setChecked(tool == MapTool::Pan);
        tools->addAction(action);
        m_needProject << action;
    }
    menu.addSeparator();
    m_needProject << addTo(menu, tr("Show &everything"), QKeySequence(QStringLiteral("Ctrl+0")),
                           [this] { m_map->zoomToAll(); });
    m_needDataset << addTo(menu, tr("&Zoom to the layer"), QKeySequence(QStringLiteral("Ctrl+J")),
                           [this] { m_map->zoomTo(m_catalogue->currentDataset()); });
}

void MainWindow::makeViewActions(QMenu& menu)
{
    for (QDockWidget* dock : std::as_const(m_docks)) {
        menu.addAction(dock->toggleViewAction());
        addAction(dock->toggleViewAction());
    }
    menu.addSeparator();
    auto* looks = new QActionGroup(this);
    const std::pair<Look, QString> choices[] = {
        {Look::Light, tr("&Light")}, {Look::Dark, tr("&Dark")}, {Look::HighContrast, tr("&High contrast")}};
    for (const auto& [look, text] : choices) {
        QAction* action = addTo(menu, text, {}, [this, look = look] { setLook(look); });
        action->setCheckable(true);
        action->setObjectName(idOf(look));
        looks->addAction(action);
    }
    menu.addSeparator();
    auto* languages = new QActionGroup(this);
    const std::pair<Language, QString> tongues[] = {{Language::German, QStringLiteral("Deutsch")},
                                                    {Language::English, QStringLiteral("English")}};
    for (const auto& [language, text] : tongues) {
        const QString tag = language == Language::German ? QStringLiteral("de") : QStringLiteral("en");
        QAction* action = addTo(menu, text, {}, [this, tag] {
            QSettings().setValue(QStringLiteral("language"), tag);
            m_state->setText(tr("The language changes with the next start."));
        });
        action->setCheckable(true);
        action->setChecked(currentLanguage() == language);
        languages->addAction(action);
    }
}

void MainWindow::makeHelpActions(QMenu& menu)
{
    addTo(menu, tr("&Handbook"), QKeySequence::HelpContents, [this] {
        m_docks[QStringLiteral("handbook")]->show();
        m_docks[QStringLiteral("handbook")]->raise();
    });
    addTo(menu, tr("In &5 minutes"), {}, [this] {
        m_handbook->open(QStringLiteral("in_5_minuten"));
        m_docks[QStringLiteral("handbook")]->show();
        m_docks[QStringLiteral("handbook")]->raise();
    });
}

void MainWindow::setLook(Look look)
{
    applyLook(*qApp, look);
    QSettings().setValue(QStringLiteral("look"), idOf(look));
    if (auto* action = findChild<QAction*>(idOf(look))) {
        action->setChecked(true);
    }
}

void MainWindow::showPalette()
{
    CommandPalette(actions(), this).exec();
}

} // namespace weitblick::ui
