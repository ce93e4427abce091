// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/analysis/analysis_form.h"
#include "ui/analysis/lineage_view.h"
#include "ui/analysis/registry_panel.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/data/catalogue_panel.h"
#include "ui/data/feature_panel.h"
#include "ui/data/table_panel.h"
#include "ui/help/handbook_view.h"
#include "ui/map/coordinate_field.h"
#include "ui/map/map_widget.h"
#include "ui/map/theme_panel.h"
#include "ui/qgis/qgis_desk.h"
#include "ui/series/time_panel.h"
#include "ui/shell/history_panel.h"
#include "ui/shell/issues_panel.h"
#include "ui/shell/jobs_panel.h"
#include "ui/shell/language.h"
#include "ui/shell/start_page.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QToolBar>

#include <algorithm>

namespace weitblick::ui {

namespace {

/// Views are kept beside the projects, not in them: looking is no change.
QString viewKey(const std::filesystem::path& file)
{
    return QStringLiteral("view/") + QString::number(qHash(QString::fromStdString(file.string())), 16);
}

QString shownKey(const std::filesystem::path& file)
{
    return viewKey(file) + QStringLiteral("-shown");
}

} // namespace

MainWindow::MainWindow(ProjectSession& session, const QDir& handbook, QWidget* parent)
    : QMainWindow(parent),
      m_session(session),
      m_resources(QDir::cleanPath(handbook.filePath(QStringLiteral("..")))),
      m_pages(new QStackedWidget),
      m_start(new StartPage),
      m_map(new MapWidget),
      m_dashboards(new DashboardPage(session)),
      m_theme(new ThemePanel(session, *m_map)),
      m_position(new CoordinateField),
      m_catalogue(new CataloguePanel(session)),
      m_issues(new IssuesPanel),
      m_jobs(new JobsPanel(session)),
      m_history(new HistoryPanel(session)),
      m_lineage(new LineageView(session)),
      m_registry(new RegistryPanel(session)),
      m_feature(new FeaturePanel(session)),
      m_handbook(new HandbookView(handbook)),
      m_table(new TablePanel(session, *m_map)),
      m_time(new TimePanel(session, *m_map)),
      m_form(new QScrollArea),
      m_state(new QLabel),
      m_badge(new QLabel)
{
    setWindowTitle(QStringLiteral("Weitblick"));
    setAcceptDrops(true);
    constexpr QSize kFirstSize{1280, 800};
    resize(kFirstSize);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_map);
    m_pages->addWidget(m_dashboards);
    setCentralWidget(m_pages);
    m_state->setContentsMargins(8, 0, 0, 0);
    m_badge->setProperty("role", "badge");
    statusBar()->addWidget(m_state, 1);
    statusBar()->addPermanentWidget(m_badge);
    statusBar()->addPermanentWidget(m_position);
    makeDocks();
    makeActions();
    joinMap();
    joinQgis();
    joinDashboards();
    joinPanels();
    m_start->setRecent(QSettings().value(QStringLiteral("recent")).toStringList());
    projectClosed();
}

MainWindow::~MainWindow() = default;

QDockWidget* MainWindow::addPanel(const QString& id, const QString& title, QWidget* panel, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(id);
    dock->setWidget(panel);
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable |
                      QDockWidget::DockWidgetFloatable);
    addDockWidget(area, dock);
    m_docks[id] = dock;
    return dock;
}

void MainWindow::makeDocks()
{
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks | GroupedDragging);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_form->setWidgetResizable(true);
    m_form->setFrameShape(QFrame::NoFrame);
    m_form->setAccessibleName(tr("Form of the analysis"));
    auto* hint = new QLabel(tr("Choose an analysis from the menu."));
    hint->setProperty("role", "muted");
    hint->setAlignment(Qt::AlignCenter);
    m_form->setWidget(hint);

    addPanel(QStringLiteral("catalogue"), tr("Data"), m_catalogue, Qt::LeftDockWidgetArea);
    QList<QDockWidget*> right{
        addPanel(QStringLiteral("theme"), tr("Colours"), m_theme, Qt::RightDockWidgetArea),
        addPanel(QStringLiteral("feature"), tr("Feature"), m_feature, Qt::RightDockWidgetArea),
        addPanel(QStringLiteral("form"), tr("Analysis"), m_form, Qt::RightDockWidgetArea),
        addPanel(QStringLiteral("lineage"), tr("Where from?"), m_lineage, Qt::RightDockWidgetArea),
        addPanel(QStringLiteral("registry"), tr("Parameters"), m_registry, Qt::RightDockWidgetArea),
        addPanel(QStringLiteral("handbook"), tr("Handbook"), m_handbook, Qt::RightDockWidgetArea)};
    QList<QDockWidget*> bottom{addPanel(QStringLiteral("table"), tr("Table"), m_table, Qt::BottomDockWidgetArea),
                               addPanel(QStringLiteral("series"), tr("Time series"), m_time, Qt::BottomDockWidgetArea),
                               addPanel(QStringLiteral("issues"), tr("Problems"), m_issues, Qt::BottomDockWidgetArea),
                               addPanel(QStringLiteral("jobs"), tr("Running"), m_jobs, Qt::BottomDockWidgetArea),
                               addPanel(QStringLiteral("history"), tr("History"), m_history, Qt::BottomDockWidgetArea)};
    for (const auto& side : {right, bottom}) {
        for (qsizetype i = 1; i < side.size(); ++i) {
            tabifyDockWidget(side[i - 1], side[i]);
        }
        for (QDockWidget* dock : side) {
            dock->setTitleBarWidget(new QWidget); // the tab says it already
        }
        side.first()->raise();
    }
    const int letterPx = fontMetrics().height(); // panels grow with the letters, and leave the map the middle
    const auto sidePx = [&](int letters) { return std::min(letters * letterPx, width() * 3 / 10); };
    resizeDocks({m_docks[QStringLiteral("catalogue")], right.first()}, {sidePx(17), sidePx(21)}, Qt::Horizontal);
    resizeDocks({bottom.first()}, {std::min(12 * letterPx, height() * 3 / 10)}, Qt::Vertical);
}

void MainWindow::joinPanels()
{
    connect(m_start, &StartPage::createAsked, this, &MainWindow::askCreate);
    connect(m_start, &StartPage::openAsked, this, &MainWindow::askOpen);
    connect(m_start, &StartPage::sampleAsked, this, &MainWindow::openSample);
    connect(m_start, &StartPage::tourAsked, this, &MainWindow::openTour);
    connect(m_start, &StartPage::recentAsked, this,
            [this](const QString& file) { m_session.open(file.toStdString()); });
    connect(&m_session, &ProjectSession::opened, this, &MainWindow::projectOpened);
    connect(&m_session, &ProjectSession::closed, this, &MainWindow::projectClosed);
    connect(&m_session, &ProjectSession::changed, this, &MainWindow::updateActions);
    connect(&m_session, &ProjectSession::failed, this, [this](const Error& error) { m_issues->add(error); });
    connect(&m_session, &ProjectSession::edited, this, [this](const QString& what) { m_state->setText(what); });
    connect(m_catalogue, &CataloguePanel::currentDatasetChanged, this, &MainWindow::updateActions);
    connect(&m_session, &ProjectSession::worksChanged, this, [this] {
        const bool isWriting = std::ranges::any_of(m_session.works(), &RunningWork::changes);
        if (std::exchange(m_isWriting, isWriting) != isWriting) {
            m_map->setHostDrawing(isWriting ? HostDrawing::Held : HostDrawing::Allowed);
        }
    });
    connect(m_table, &TablePanel::failed, this, [this](const Error& error) { m_issues->add(error); });
    connect(m_time, &TimePanel::failed, this, [this](const Error& error) { m_issues->add(error); });
    connect(m_catalogue, &CataloguePanel::currentDatasetChanged, m_time, &TimePanel::showSet);
    connect(m_docks[QStringLiteral("series")], &QDockWidget::visibilityChanged, m_time, [this](bool isVisible) {
        const int roomPx = std::min(20 * fontMetrics().height(), height() * 2 / 5); // a chart wants more than a table
        if (isVisible && m_time->height() < roomPx) {
            resizeDocks({m_docks[QStringLiteral("series")]}, {roomPx}, Qt::Vertical);
        }
    });
    connect(m_issues, &IssuesPanel::countChanged, this, [this] {
        const int errors = m_issues->errorCount();
        m_docks[QStringLiteral("issues")]->setWindowTitle(errors == 0 ? tr("Problems")
                                                                      : tr("Problems (%1)").arg(errors));
        if (errors > 0) {
            showPanel(QStringLiteral("issues"));
        }
    });
}

void MainWindow::showPanel(const QString& id)
{
    m_docks[id]->show();
    m_docks[id]->raise();
}

void MainWindow::joinMap()
{
    m_map->useHost(mapHostProgram());
    connect(m_map->host(), &HostMap::stateChanged, this, &MainWindow::showHostState);
    connect(m_map->host(), &HostMap::documentWritten, this,
            [this](const QString& file) { m_state->setText(tr("Written: %1").arg(file)); });
    connect(m_catalogue, &CataloguePanel::shownChanged, this, &MainWindow::showShownLayers);
    connect(m_catalogue, &CataloguePanel::currentDatasetChanged, this, [this](const QString& dataset) {
        m_map->setActiveLayer(dataset);
        m_theme->setLayer(dataset);
        if (const workspace::Dataset* current = currentDataset()) {
            current->schema.raster ? m_table->clear() : m_table->show(*current);
        }
    });
    connect(m_map, &MapWidget::failed, this, [this](const Error& error) { m_issues->add(error); });
    connect(m_map, &MapWidget::pointed, this, [this](double x, double y) { m_position->show(x, y); });
    connect(m_map, &MapWidget::viewChanged, this, [this] { m_position->showScale(m_map->scaleDenominator()); });
    connect(m_map, &MapWidget::identified, this, [this](const std::vector<Identified>& hits) {
        m_feature->show(hits);
        showPanel(QStringLiteral("feature"));
    });
    connect(m_feature, &FeaturePanel::shown, this,
            [this](const QString& layer, std::int64_t fid) { m_map->select(layer, {fid}); });
    connect(m_map, &MapWidget::selectionChanged, this, [this](const QString& layer, int count) {
        m_state->setText(layer.isEmpty() ? QString() : tr("%1: %n selected", nullptr, count).arg(layer));
    });
    connect(m_map, &MapWidget::measured, this, [this](double lengthM, double areaM2) {
        const QLocale locale;
        m_state->setText(
            tr("Length %1 m, area %2 m²").arg(locale.toString(lengthM, 'f', 1), locale.toString(areaM2, 'f', 0)));
    });
}

void MainWindow::joinQgis()
{
    m_qgis = new QgisDesk(m_session, *m_map, this);
    connect(m_qgis, &QgisDesk::told, m_state, &QLabel::setText);
    connect(m_qgis, &QgisDesk::failed, this, [this](const Error& error) { m_issues->add(error); });
    connect(m_qgis, &QgisDesk::noticed, this, [this](const Issue& issue) { m_issues->add(issue); });
    connect(m_qgis, &QgisDesk::formMade, this, [this](AnalysisForm* form) {
        m_form->setWidget(form);
        form->prefer(m_catalogue->currentDataset());
        showPanel(QStringLiteral("form"));
    });
    connect(m_qgis, &QgisDesk::layerMade, m_catalogue, &CataloguePanel::choose);
    connect(m_qgis, &QgisDesk::toolRan, this, [this](const QString& layer) {
        m_lineage->explain(layer);
        m_catalogue->choose(layer);
        showTable();
    });
}

void MainWindow::showHostState()
{
    const HostMap& host = *m_map->host();
    QString text;
    QString help;
    switch (host.state()) {
    case HostState::Ready:
        if (!host.isSandboxed()) {
            text = tr("Map without protection");
            help = tr("The map process runs without a sandbox (bubblewrap), because this computer does not allow one.");
        }
        break;
    case HostState::Recovering:
        text = tr("Map is starting again …");
        help = tr("The map process has ended; the picture stays, and a new one draws it again.");
        break;
    case HostState::Unavailable:
        text = tr("Map without labels");
        help = tr("QGIS cannot be started; Weitblick draws the layers itself.");
        break;
    case HostState::Absent:
    case HostState::Starting:
        break;
    }
    m_badge->setText(text);
    m_badge->setToolTip(help);
    m_badge->setVisible(!text.isEmpty());
}

void MainWindow::showShownLayers()
{
    if (const auto& snapshot = m_session.snapshot()) {
        m_map->showProject(*snapshot);
        m_map->showLayers(m_catalogue->shownDatasets());
    }
}

void MainWindow::restoreLayout(Reopen reopen)
{
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    setLook(lookOf(settings.value(QStringLiteral("look")).toString()));
    const QString last = settings.value(QStringLiteral("project")).toString();
    if (reopen == Reopen::LastProject && QFileInfo::exists(last)) {
        m_session.open(last.toStdString());
    }
}

void MainWindow::keepView() const
{
    const auto& snapshot = m_session.snapshot();
    if (snapshot && !m_map->view().isEmpty()) {
        const geo::Envelope extent = m_map->view().extent();
        QSettings().setValue(viewKey(snapshot->file), QVariantList{extent.minX, extent.minY, extent.maxX, extent.maxY});
        QSettings().setValue(shownKey(snapshot->file), m_catalogue->shownDatasets());
        QSettings().setValue(QStringLiteral("docks"), m_mapDocks.isEmpty() ? saveState(kLayoutVersion) : m_mapDocks);
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    keepView();
    QSettings settings;
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    const auto& snapshot = m_session.snapshot();
    settings.setValue(QStringLiteral("project"),
                      snapshot ? QString::fromStdString(snapshot->file.string()) : QString());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            files << url.toLocalFile();
        }
    }
    event->acceptProposedAction();
    // The other program waits for the end of the drop: dialogs come afterwards.
    QMetaObject::invokeMethod(this, [this, files] { importFiles(files); }, Qt::QueuedConnection);
}

void MainWindow::tellOpenReport(const QString& file)
{
    for (const Text& remark : m_session.openReport().remarks) {
        m_issues->add({.text = say(remark), .subject = file});
    }
    for (const workspace::InterruptedLoad& load : m_session.openReport().interrupted) {
        m_issues->add({.kind = IssueKind::Warning,
                       .text = tr("An import of %1 was interrupted; nothing of it is in the project.")
                                   .arg(QString::fromStdString(load.layer)),
                       .advice = tr("Import the file again.")});
    }
}

/// As the user left them; the first time all but the handbook.
void MainWindow::showPanels()
{
    m_tools->show();
    if (restoreState(QSettings().value(QStringLiteral("docks")).toByteArray(), kLayoutVersion)) {
        return;
    }
    for (auto dock = m_docks.cbegin(); dock != m_docks.cend(); ++dock) {
        dock.value()->setVisible(dock.key() != QLatin1String("handbook"));
    }
    showPanel(QStringLiteral("theme"));
    showPanel(QStringLiteral("table"));
}

void MainWindow::projectOpened()
{
    const auto& snapshot = m_session.snapshot();
    const QString file = QString::fromStdString(snapshot->file.string());
    remember(file);
    setWindowFilePath(file);
    const QString title =
        snapshot->title.empty() ? QFileInfo(file).fileName() : QString::fromStdString(snapshot->title);
    setWindowTitle(snapshot->readOnly ? tr("%1 (read only) – Weitblick").arg(title)
                                      : QStringLiteral("%1 – Weitblick").arg(title));
    m_state->clear();
    m_position->setMapSrs(snapshot->srsId);
    m_pages->setCurrentWidget(m_map);
    showPanels();
    tellOpenReport(file);
    if (const QVariant shown = QSettings().value(shownKey(snapshot->file)); shown.isValid()) {
        m_catalogue->show(shown.toStringList());
    }
    showShownLayers();
    m_catalogue->chooseFirst();
    const QVariantList view = QSettings().value(viewKey(snapshot->file)).toList();
    constexpr qsizetype kSides = 4;
    if (view.size() == kSides) {
        geo::Envelope extent;
        extent.include(view[0].toDouble(), view[1].toDouble());
        extent.include(view[2].toDouble(), view[3].toDouble());
        m_map->setExtent(extent);
    }
    updateActions();
    m_map->setFocus();
    if (std::exchange(m_tourWaits, false)) {
        startTour();
    }
    openPage();
}

void MainWindow::projectClosed()
{
    m_mapDocks.clear();
    m_dashboards->closeProject();
    setWindowTitle(QStringLiteral("Weitblick"));
    setWindowFilePath({});
    m_pages->setCurrentWidget(m_start);
    m_table->clear();
    m_feature->clear();
    m_map->closeProject();
    for (QDockWidget* dock : std::as_const(m_docks)) {
        dock->hide();
    }
    m_tools->hide();
    m_state->clear();
    m_position->setVisible(false);
    showHostState();
    updateActions();
}

void MainWindow::updateActions()
{
    const auto& snapshot = m_session.snapshot();
    const bool isWritable = snapshot && !snapshot->readOnly;
    const workspace::Dataset* dataset = currentDataset();
    const bool hasShapes = dataset != nullptr && (dataset->schema.geometry != workspace::GeometryType::None ||
                                                  dataset->schema.raster.has_value());
    const auto enable = [](const QList<QAction*>& actions, bool enabled) {
        for (QAction* action : actions) {
            action->setEnabled(enabled);
        }
    };
    enable(m_needProject, snapshot.has_value());
    enable(m_needDataset, dataset != nullptr);
    enable(m_needShapes, hasShapes);
    for (QAction* action : std::as_const(m_needWriting)) {
        action->setEnabled(isWritable && (!m_needDataset.contains(action) || dataset != nullptr));
    }
    m_position->setVisible(snapshot.has_value() && m_pages->currentWidget() == m_map);
    fillBookmarks();
}

const workspace::Dataset* MainWindow::currentDataset() const
{
    const auto& snapshot = m_session.snapshot();
    if (!snapshot) {
        return nullptr;
    }
    const auto found = std::ranges::find(snapshot->datasets, m_catalogue->currentDataset().toStdString(),
                                         [](const workspace::Dataset& dataset) { return dataset.schema.name; });
    return found == snapshot->datasets.end() ? nullptr : &*found;
}

void MainWindow::remember(const QString& file)
{
    constexpr int kRecent = 10;
    QSettings settings;
    QStringList recent = settings.value(QStringLiteral("recent")).toStringList();
    recent.removeAll(file);
    recent.prepend(file);
    recent = recent.mid(0, kRecent);
    settings.setValue(QStringLiteral("recent"), recent);
    m_start->setRecent(recent);
    fillRecent();
}

} // namespace weitblick::ui
