// SPDX-License-Identifier: GPL-3.0-or-later
// The menus and the tool bar of the main window: every action with its name and key, in one place.
#include "core/qgis/offered_tools.h"
#include "core/toolbox/analyses.h"
#include "ui/analysis/lineage_view.h"
#include "ui/base_map/base_map_menu.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/data/catalogue_panel.h"
#include "ui/data/table_panel.h"
#include "ui/help/handbook_view.h"
#include "ui/map/coordinate_field.h"
#include "ui/map/map_widget.h"
#include "ui/qgis/qgis_desk.h"
#include "ui/series/time_panel.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/start_page.h"
#include "ui/shell/tool_icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QSettings>
#include <QToolBar>

#include <tuple>

namespace weitblick::ui {

QAction* MainWindow::addTo(QMenu& menu, const ActionText& text, std::function<void()> act)
{
    QAction* action = menu.addAction(text.text);
    action->setShortcut(text.keys);
    connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
    addAction(action); // found by the command palette
    if (!text.icon.isEmpty()) {
        m_named[text.icon] = action;
    }
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
    makeToolBar();
}

void MainWindow::makeToolBar()
{
    m_tools = addToolBar(tr("Tools"));
    m_tools->setObjectName(QStringLiteral("tools"));
    m_tools->setMovable(false);
    m_tools->setContextMenuPolicy(Qt::PreventContextMenu);
    const int iconPx = fontMetrics().height() * 3 / 2; // grows with the letters
    m_tools->setIconSize({iconPx, iconPx});
    const QList<QStringList> groups{
        {QStringLiteral("map"), QStringLiteral("dashboard")},
        {QStringLiteral("import"), QStringLiteral("export"), QStringLiteral("print")},
        {QStringLiteral("undo"), QStringLiteral("redo")},
        {QStringLiteral("pan"), QStringLiteral("select"), QStringLiteral("polygon"), QStringLiteral("filter"),
         QStringLiteral("measure")},
        {QStringLiteral("zoom-all"), QStringLiteral("zoom-layer"), QStringLiteral("bookmark")},
        {QStringLiteral("table"), QStringLiteral("lineage")},
        {QStringLiteral("search"), QStringLiteral("help")}};
    for (const QStringList& group : groups) {
        if (!m_tools->actions().isEmpty()) {
            m_tools->addSeparator();
        }
        for (const QString& name : group) {
            m_tools->addAction(m_named[name]);
            QWidget* button = m_tools->widgetForAction(m_named[name]);
            button->setFocusPolicy(Qt::TabFocus);
            button->setAccessibleName(m_named[name]->text().remove(u'&'));
        }
    }
    refreshIcons();
}

void MainWindow::refreshIcons()
{
    for (auto named = m_named.cbegin(); named != m_named.cend(); ++named) {
        named.value()->setIcon(toolIcon(named.key(), QApplication::palette()));
        named.value()->setIconVisibleInMenu(false);
    }
    m_start->refreshIcons();
    m_dashboards->refreshIcons();
    m_time->refreshIcons();
}

void MainWindow::makeProjectActions(QMenu& menu)
{
    addTo(menu, {tr("&New project …"), {}, QKeySequence::New}, [this] { askCreate(); });
    addTo(menu, {tr("&Open project …"), {}, QKeySequence::Open}, [this] { askOpen(); });
    m_recent = menu.addMenu(tr("&Recent projects"));
    fillRecent();
    addTo(menu, {tr("Open the &sample region"), {}, {}}, [this] { openSample(); });
    menu.addSeparator();
    m_needProject << addTo(menu, {tr("&Map sheet as PDF or picture …"), QStringLiteral("print"), QKeySequence::Print},
                           [this] { askSheet(); })
                  << addTo(menu, {tr("Write a &QGIS project …"), {}, {}}, [this] { askQgisProject(); });
    m_needWriting << addTo(menu, {tr("Take over a QGIS project …"), {}, {}}, [this] { m_qgis->askProject(); });
    menu.addSeparator();
    m_needProject << addTo(menu, {tr("&Close project"), {}, QKeySequence::Close}, [this] {
        keepView();
        m_session.close();
    });
    addTo(menu, {tr("&Quit"), {}, QKeySequence::Quit}, [this] { close(); });
}

void MainWindow::makeEditActions(QMenu& menu)
{
    m_needWriting << addTo(menu, {tr("&Undo"), QStringLiteral("undo"), QKeySequence::Undo}, [this] {
        m_session.undo();
    }) << addTo(menu, {tr("&Redo"), QStringLiteral("redo"), QKeySequence::Redo}, [this] { m_session.redo(); });
    m_needProject << addTo(menu, {tr("&History"), {}, QKeySequence(QStringLiteral("Ctrl+H"))},
                           [this] { showPanel(QStringLiteral("history")); });
    menu.addSeparator();
    addTo(menu, {tr("&Find a command …"), QStringLiteral("search"), QKeySequence(QStringLiteral("Ctrl+K"))},
          [this] { showPalette(); });
}

void MainWindow::makeDataActions(QMenu& menu)
{
    m_needWriting << addTo(menu,
                           {tr("&Import files …"), QStringLiteral("import"), QKeySequence(QStringLiteral("Ctrl+I"))},
                           [this] { askImport(); });
    m_needDataset << addTo(menu, {tr("&Export …"), QStringLiteral("export"), QKeySequence(QStringLiteral("Ctrl+E"))},
                           [this] { askExport(); });
    menu.addSeparator();
    QList<QAction*> chosen{
        addTo(menu, {tr("Show the &table"), QStringLiteral("table"), QKeySequence(QStringLiteral("F6"))},
              [this] { showTable(); }),
        addTo(menu, {tr("&Where does it come from?"), QStringLiteral("lineage"), QKeySequence(QStringLiteral("F7"))},
              [this] {
                  m_lineage->explain(m_catalogue->currentDataset());
                  showPanel(QStringLiteral("lineage"));
              }),
        addTo(menu, {tr("Select by &condition …"), QStringLiteral("filter"), QKeySequence::Find},
              [this] { askCondition(); })};
    chosen << addTo(menu, {tr("Save as a QGIS style …"), {}, {}},
                    [this] { m_qgis->askStyleTarget(m_catalogue->currentDataset()); });
    menu.addSeparator();
    const QList<QAction*> changing{
        addTo(menu, {tr("&Role and columns …"), {}, QKeySequence(QStringLiteral("F8"))}, [this] { askRole(); }),
        addTo(menu, {tr("Load a QGIS style …"), {}, {}}, [this] { m_qgis->askStyle(m_catalogue->currentDataset()); }),
        addTo(menu, {tr("Re&name …"), {}, QKeySequence(QStringLiteral("F2"))}, [this] { renameCurrent(); }),
        addTo(menu, {tr("Re&move"), {}, QKeySequence(QStringLiteral("Ctrl+Del"))}, [this] { removeCurrent(); })};
    m_needWriting << changing;
    m_needDataset << chosen << changing;
    m_needProject << addTo(menu, {tr("&Parameters and factors"), {}, QKeySequence(QStringLiteral("F9"))},
                           [this] { showPanel(QStringLiteral("registry")); });
    m_catalogue->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_catalogue->addActions(m_needDataset);
    connect(m_catalogue, &QTreeWidget::itemActivated, this, [this] { showTable(); });
}

void MainWindow::makeAnalysisActions(QMenu& menu)
{
    for (const analysis::Descriptor& descriptor : toolbox::analyses()) {
        QAction* action = addTo(menu, {say(descriptor.title) + QStringLiteral(" …"), {}, {}},
                                [this, id = QString::fromStdString(descriptor.id)] { runAnalysis(id); });
        action->setStatusTip(say(descriptor.summary));
        action->setToolTip(say(descriptor.summary));
        m_needWriting << action;
    }
    menu.addSeparator();
    makeQgisToolActions(*menu.addMenu(tr("QGIS tools")));
}

void MainWindow::makeQgisToolActions(QMenu& menu)
{
    for (const qgis::OfferedTool& tool : qgis::offeredTools()) {
        QAction* action = addTo(menu, {tr("QGIS: %1 …").arg(say(tool.title)), {}, {}},
                                [this, id = QString::fromStdString(tool.id)] { m_qgis->openTool(id); });
        action->setStatusTip(say(tool.summary));
        action->setToolTip(say(tool.summary));
        m_needWriting << action;
    }
}

void MainWindow::makeToolActions(QMenu& menu)
{
    auto* tools = new QActionGroup(this);
    const std::tuple<MapTool, ActionText> choices[] = {
        {MapTool::Pan, {tr("&Move and identify"), QStringLiteral("pan"), QKeySequence(QStringLiteral("Ctrl+1"))}},
        {MapTool::Select,
         {tr("&Select by click or box"), QStringLiteral("select"), QKeySequence(QStringLiteral("Ctrl+2"))}},
        {MapTool::SelectPolygon,
         {tr("Select by &polygon"), QStringLiteral("polygon"), QKeySequence(QStringLiteral("Ctrl+3"))}},
        {MapTool::Measure, {tr("M&easure"), QStringLiteral("measure"), QKeySequence(QStringLiteral("Ctrl+4"))}}};
    for (const auto& [tool, text] : choices) {
        QAction* action = addTo(menu, text, [this, tool = tool] { m_map->setTool(tool); });
        action->setCheckable(true);
        action->setChecked(tool == MapTool::Pan);
        tools->addAction(action);
        m_needProject << action;
    }
}

void MainWindow::makeMapActions(QMenu& menu)
{
    makeToolActions(menu);
    menu.addSeparator();
    m_needProject << addTo(menu,
                           {tr("Show &everything"), QStringLiteral("zoom-all"), QKeySequence(QStringLiteral("Ctrl+0"))},
                           [this] { m_map->zoomToAll(); });
    m_needShapes << addTo(
        menu, {tr("&Zoom to the layer"), QStringLiteral("zoom-layer"), QKeySequence(QStringLiteral("Ctrl+J"))},
        [this] { m_map->zoomTo(m_catalogue->currentDataset()); });
    m_needProject << addTo(menu, {tr("Zoom to the se&lection"), {}, QKeySequence(QStringLiteral("Ctrl+L"))}, [this] {
        m_map->zoomToSelection();
    }) << addTo(menu, {tr("&Draw the map again"), {}, QKeySequence::Refresh}, [this] { m_map->redraw(); });
    menu.addSeparator();
    m_needWriting << addTo(
        menu, {tr("&Bookmark this view …"), QStringLiteral("bookmark"), QKeySequence(QStringLiteral("Ctrl+B"))},
        [this] { addBookmark(); });
    m_bookmarks = menu.addMenu(tr("B&ookmarks"));
    auto* baseMaps = new BaseMapMenu(m_map->baseMap(), BaseMapMenu::shipped(m_resources), this);
    menu.addMenu(baseMaps);
    addActions(baseMaps->findChild<QActionGroup*>()->actions());
    m_needProject << baseMaps->menuAction();
    m_needProject << addTo(menu, {tr("&Copy the coordinates"), {}, QKeySequence(QStringLiteral("Ctrl+Shift+C"))},
                           [this] { QApplication::clipboard()->setText(m_position->text()); });
}

void MainWindow::makeViewActions(QMenu& menu)
{
    makePageActions(menu);
    menu.addSeparator();
    for (QDockWidget* dock : std::as_const(m_docks)) {
        menu.addAction(dock->toggleViewAction());
        addAction(dock->toggleViewAction());
    }
    menu.addSeparator();
    auto* looks = new QActionGroup(this);
    const std::pair<Look, QString> choices[] = {
        {Look::Light, tr("&Light")}, {Look::Dark, tr("&Dark")}, {Look::HighContrast, tr("&High contrast")}};
    for (const auto& [look, text] : choices) {
        QAction* action = addTo(menu, {text, {}, {}}, [this, look = look] {
            setLook(look);
            QSettings().setValue(QStringLiteral("look"), idOf(look));
        });
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
        QAction* action = addTo(menu, {text, {}, {}}, [this, tag] {
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
    addTo(menu, {tr("&Handbook"), QStringLiteral("help"), QKeySequence::HelpContents},
          [this] { showPanel(QStringLiteral("handbook")); });
    addTo(menu, {tr("In &5 minutes"), {}, {}}, [this] { openTour(); });
}

void MainWindow::setLook(Look look)
{
    applyLook(*qApp, look);
    refreshIcons();
    if (auto* action = findChild<QAction*>(idOf(look))) {
        action->setChecked(true);
    }
}

void MainWindow::showPalette()
{
    CommandPalette(actions(), this).exec();
}

} // namespace weitblick::ui
