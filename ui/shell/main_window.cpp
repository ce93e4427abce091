// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "core/analysis/analyses.h"
#include "core/analysis/runner.h"
#include "core/exporter/exporter.h"
#include "ui/analysis/analysis_form.h"
#include "ui/analysis/lineage_view.h"
#include "ui/data/attribute_model.h"
#include "ui/data/catalogue_panel.h"
#include "ui/data/import_dialog.h"
#include "ui/help/handbook_view.h"
#include "ui/map/map_widget.h"
#include "ui/map/theme_panel.h"
#include "ui/shell/issues_panel.h"
#include "ui/shell/jobs_panel.h"
#include "ui/shell/language.h"
#include "ui/shell/start_page.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QMimeData>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTableView>

namespace weitblick::ui {

namespace {

constexpr int kLayoutVersion = 1; // raise when docks are added or renamed

/// Roles that the import offers; analyses ask for data by these.
QStringList knownRoles()
{
    return {QStringLiteral("buildings"),       QStringLiteral("zones"),        QStringLiteral("parcels"),
            QStringLiteral("streets"),         QStringLiteral("facilities"),   QStringLiteral("population_grid"),
            QStringLiteral("timetable"),       QStringLiteral("sensor_sites"), QStringLiteral("roof_surfaces"),
            QStringLiteral("generation_units")};
}

} // namespace

MainWindow::MainWindow(ProjectSession& session, const QDir& handbook, QWidget* parent)
    : QMainWindow(parent),
      m_session(session),
      m_handbookFolder(handbook),
      m_pages(new QStackedWidget),
      m_start(new StartPage),
      m_map(new MapWidget),
      m_theme(new ThemePanel(session, *m_map)),
      m_position(new QLabel),
      m_catalogue(new CataloguePanel(session)),
      m_issues(new IssuesPanel),
      m_jobs(new JobsPanel(session)),
      m_lineage(new LineageView(session)),
      m_handbook(new HandbookView(handbook)),
      m_attributes(new AttributeModel(this)),
      m_table(new QTableView),
      m_form(new QScrollArea),
      m_state(new QLabel)
{
    setWindowTitle(QStringLiteral("Weitblick"));
    setAcceptDrops(true);
    resize(1280, 800);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_map);
    setCentralWidget(m_pages);
    statusBar()->addWidget(m_state, 1);
    statusBar()->addPermanentWidget(m_position);
    makeDocks();
    makeActions();
    joinMap();
    connect(m_start, &StartPage::createAsked, this, &MainWindow::askCreate);
    connect(m_start, &StartPage::openAsked, this, &MainWindow::askOpen);
    connect(m_start, &StartPage::sampleAsked, this, &MainWindow::openSample);
    connect(m_start, &StartPage::recentAsked, this,
            [this](const QString& file) { m_session.open(file.toStdString()); });
    connect(m_start, &StartPage::tourAsked, this, [this] {
        m_handbook->open(QStringLiteral("in_5_minuten"));
        m_docks[QStringLiteral("handbook")]->show();
        m_docks[QStringLiteral("handbook")]->raise();
    });
    connect(&session, &ProjectSession::opened, this, &MainWindow::projectOpened);
    connect(&session, &ProjectSession::closed, this, &MainWindow::projectClosed);
    connect(&session, &ProjectSession::changed, this, &MainWindow::updateActions);
    connect(&session, &ProjectSession::failed, this, [this](const Error& error) { m_issues->add(error); });
    connect(&session, &ProjectSession::edited, this, [this](const QString& what) { m_state->setText(what); });
    connect(m_catalogue, &CataloguePanel::currentDatasetChanged, this, &MainWindow::updateActions);
    connect(m_issues, &IssuesPanel::countChanged, this, [this] {
        const int errors = m_issues->errorCount();
        m_docks[QStringLiteral("issues")]->setWindowTitle(errors == 0 ? tr("Problems")
                                                                      : tr("Problems (%1)").arg(errors));
        if (errors > 0) {
            m_docks[QStringLiteral("issues")]->show();
            m_docks[QStringLiteral("issues")]->raise();
        }
    });
    m_start->setRecent(QSettings().value(QStringLiteral("recent")).toStringList());
    projectClosed();
}

MainWindow::~MainWindow() = default;

QDockWidget* MainWindow::addPanel(const QString& id, const QString& title, QWidget* panel, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(id);
    dock->setWidget(panel);
    addDockWidget(area, dock);
    m_docks[id] = dock;
    return dock;
}

void MainWindow::makeDocks()
{
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    m_table->setModel(m_attributes);
    m_table->setAccessibleName(tr("Attribute table"));
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // measuring a million rows would block
    m_form->setWidgetResizable(true);
    m_form->setAccessibleName(tr("Form of the analysis"));

    addPanel(QStringLiteral("catalogue"), tr("Data"), m_catalogue, Qt::LeftDockWidgetArea);
    addPanel(QStringLiteral("form"), tr("Analysis"), m_form, Qt::RightDockWidgetArea);
    QDockWidget* theme = addPanel(QStringLiteral("theme"), tr("Colours"), m_theme, Qt::RightDockWidgetArea);
    QDockWidget* lineage = addPanel(QStringLiteral("lineage"), tr("Where from?"), m_lineage, Qt::RightDockWidgetArea);
    QDockWidget* table = addPanel(QStringLiteral("table"), tr("Table"), m_table, Qt::BottomDockWidgetArea);
    QDockWidget* issues = addPanel(QStringLiteral("issues"), tr("Problems"), m_issues, Qt::BottomDockWidgetArea);
    QDockWidget* jobs = addPanel(QStringLiteral("jobs"), tr("Running"), m_jobs, Qt::BottomDockWidgetArea);
    QDockWidget* handbook = addPanel(QStringLiteral("handbook"), tr("Handbook"), m_handbook, Qt::RightDockWidgetArea);
    tabifyDockWidget(theme, m_docks[QStringLiteral("form")]);
    tabifyDockWidget(m_docks[QStringLiteral("form")], lineage);
    tabifyDockWidget(lineage, handbook);
    tabifyDockWidget(table, issues);
    tabifyDockWidget(issues, jobs);
    theme->raise();
    table->raise();
    resizeDocks({m_docks[QStringLiteral("catalogue")], theme}, {280, 360}, Qt::Horizontal);
    resizeDocks({table}, {200}, Qt::Vertical);
}

void MainWindow::joinMap()
{
    connect(m_catalogue, &CataloguePanel::shownChanged, this,
            [this] { m_map->showLayers(m_catalogue->shownDatasets()); });
    connect(m_catalogue, &CataloguePanel::currentDatasetChanged, this, [this](const QString& dataset) {
        m_map->setActiveLayer(dataset);
        m_theme->setLayer(dataset);
    });
    connect(m_map, &MapWidget::failed, this, [this](const Error& error) { m_issues->add(error); });
    connect(m_map, &MapWidget::pointed, this, [this](double x, double y) {
        const auto& snapshot = m_session.snapshot();
        const QLocale locale;
        m_position->setText(tr("E %1  N %2   1 : %3   EPSG:%4")
                                .arg(locale.toString(x, 'f', 1), locale.toString(y, 'f', 1),
                                     locale.toString(static_cast<qlonglong>(m_map->scaleDenominator())))
                                .arg(snapshot ? snapshot->srsId : 0));
    });
    connect(m_map, &MapWidget::identified, this, [this](const Identified& what) {
        m_state->setText(what.value.isEmpty() ? tr("%1, object %2").arg(what.layer).arg(what.fid)
                                              : tr("%1, object %2: %3").arg(what.layer).arg(what.fid).arg(what.value));
    });
    connect(m_map, &MapWidget::selectionChanged, this, [this](const QString& layer, int count) {
        m_state->setText(layer.isEmpty() ? QString() : tr("%1: %n selected", nullptr, count).arg(layer));
    });
    connect(m_map, &MapWidget::measured, this, [this](double lengthM, double areaM2) {
        const QLocale locale;
        m_state->setText(
            tr("Length %1 m, area %2 m²").arg(locale.toString(lengthM, 'f', 1), locale.toString(areaM2, 'f', 0)));
    });
}

void MainWindow::restoreLayout(Reopen reopen)
{
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("docks")).toByteArray(), kLayoutVersion);
    setLook(lookOf(settings.value(QStringLiteral("look")).toString()));
    const QString last = settings.value(QStringLiteral("project")).toString();
    if (reopen == Reopen::LastProject && !last.isEmpty()) {
        m_session.open(last.toStdString());
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings settings;
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("docks"), saveState(kLayoutVersion));
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
    importFiles(files);
}

void MainWindow::importFiles(const QStringList& files)
{
    for (const QString& file : files) {
        ImportDialog dialog(file.toStdString(), knownRoles(), this);
        if (dialog.exec() != QDialog::Accepted) {
            continue;
        }
        m_session.run<std::vector<intake::ImportedLayer>>(
            tr("Importing %1").arg(QFileInfo(file).fileName()), ProjectSession::Touch::Changes,
            [request = dialog.request()](workspace::Workspace& project, Job& job) {
                return intake::importSource(project, request, {}, job);
            },
            this,
            [this](const Result<std::vector<intake::ImportedLayer>>& layers) {
                if (!layers) {
                    m_issues->add(layers.error());
                    return;
                }
                for (const intake::ImportedLayer& layer : *layers) {
                    m_issues->add({.kind = layer.rowsRejected > 0 ? IssueKind::Warning : IssueKind::Remark,
                                   .text = tr("%1 read, %2 kept, %3 rejected")
                                               .arg(countText(layer.rowsRead), countText(layer.rowsKept),
                                                    countText(layer.rowsRejected)),
                                   .subject = QString::fromStdString(layer.dataset.schema.name)});
                }
            });
    }
}

void MainWindow::runAnalysis(const QString& id)
{
    const auto found = analysis::findAnalysis(id.toStdString());
    if (!found) {
        m_issues->add(found.error());
        return;
    }
    auto* form = new AnalysisForm(**found, m_session);
    m_form->setWidget(form);
    m_docks[QStringLiteral("form")]->show();
    m_docks[QStringLiteral("form")]->raise();
    connect(form, &AnalysisForm::runAsked, this, [this, form, descriptor = *found] {
        analysis::RunOptions options;
        if (!form->outputName().isEmpty() && !descriptor->outputs.empty()) {
            options.outputNames[descriptor->outputs.front().id] = form->outputName().toStdString();
        }
        m_session.run<analysis::RunOutcome>(
            say(descriptor->title), ProjectSession::Touch::Changes,
            [descriptor, arguments = form->arguments(), options](workspace::Workspace& project, Job& job) {
                return analysis::run(project, *descriptor, arguments, options, job);
            },
            this,
            [this](const Result<analysis::RunOutcome>& outcome) {
                if (!outcome) {
                    m_issues->add(outcome.error());
                    return;
                }
                for (const auto& [output, dataset] : outcome->outputs) {
                    m_lineage->explain(QString::fromStdString(dataset.schema.name));
                }
                for (const Text& note : outcome->notes) {
                    m_issues->add({.text = say(note)});
                }
            });
    });
}

void MainWindow::askCreate()
{
    QString file = QFileDialog::getSaveFileName(this, tr("New project"), QDir::homePath(), tr("Weitblick (*.gpkg)"));
    if (file.isEmpty()) {
        return;
    }
    if (!file.endsWith(QLatin1String(".gpkg"))) {
        file += QStringLiteral(".gpkg");
    }
    m_session.create(file.toStdString(), QFileInfo(file).completeBaseName());
}

void MainWindow::askOpen()
{
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Open a project"), QDir::homePath(), tr("Weitblick (*.gpkg)"));
    if (!file.isEmpty()) {
        m_session.open(file.toStdString());
    }
}

void MainWindow::askImport()
{
    importFiles(QFileDialog::getOpenFileNames(this, tr("Import files"), QDir::homePath()));
}

void MainWindow::askExport()
{
    const QString dataset = m_catalogue->currentDataset();
    QStringList filters;
    for (const exporter::ExportFormat& format : exporter::exportFormats()) {
        filters << QStringLiteral("%1 (*.%2)").arg(say(format.title), QString::fromStdString(format.extension));
    }
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export %1").arg(dataset), QDir::home().filePath(dataset), filters.join(QStringLiteral(";;")));
    if (!file.isEmpty()) {
        exportCurrent(dataset, file);
    }
}

void MainWindow::exportCurrent(const QString& dataset, const QString& file)
{
    m_session.run<exporter::ExportOutcome>(
        tr("Exporting %1").arg(dataset), ProjectSession::Touch::Reads,
        [dataset = dataset.toStdString(), file = file.toStdString()](workspace::Workspace& project, Job& job) {
            return exporter::exportDataset(project, dataset, file, {.existing = exporter::Existing::Replace}, job);
        },
        this,
        [this, file](const Result<exporter::ExportOutcome>& outcome) {
            if (!outcome) {
                m_issues->add(outcome.error());
                return;
            }
            m_state->setText(tr("%1 rows written to %2").arg(countText(outcome->rowCount), file));
            for (const Text& remark : outcome->remarks) {
                m_issues->add({.kind = IssueKind::Warning, .text = say(remark), .subject = file});
            }
        });
}

void MainWindow::openSample()
{
    const QString file = QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
                             .filePath(QStringLiteral("musterkreis.gpkg"));
    if (!QFileInfo::exists(file)) {
        m_issues->add({.text = tr("The sample region has not been made yet."),
                       .advice = tr("Run packaging/demo once; it makes the sample region.")});
        m_docks[QStringLiteral("issues")]->show();
        m_docks[QStringLiteral("issues")]->raise();
        return;
    }
    m_session.open(file.toStdString());
}

void MainWindow::showTable()
{
    const auto& snapshot = m_session.snapshot();
    const std::string name = m_catalogue->currentDataset().toStdString();
    for (const workspace::Dataset& dataset : snapshot ? snapshot->datasets : std::vector<workspace::Dataset>()) {
        if (dataset.schema.name == name) {
            m_attributes->show(snapshot->file, dataset);
            m_docks[QStringLiteral("table")]->setWindowTitle(tr("Table: %1").arg(QString::fromStdString(name)));
            m_docks[QStringLiteral("table")]->show();
            m_docks[QStringLiteral("table")]->raise();
        }
    }
}

void MainWindow::removeCurrent()
{
    m_session.apply(workspace::RemoveDataset{.dataset = m_catalogue->currentDataset().toStdString()});
}

void MainWindow::renameCurrent()
{
    const QString old = m_catalogue->currentDataset();
    bool accepted = false;
    const QString name =
        QInputDialog::getText(this, tr("Rename"), tr("New name:"), QLineEdit::Normal, old, &accepted).trimmed();
    if (accepted && !name.isEmpty() && name != old) {
        m_session.apply(workspace::RenameDataset{.from = old.toStdString(), .to = name.toStdString()});
    }
}

void MainWindow::projectOpened()
{
    const auto& snapshot = m_session.snapshot();
    const QString file = QString::fromStdString(snapshot->file.string());
    remember(file);
    setWindowFilePath(file);
    setWindowTitle(
        QStringLiteral("%1 – Weitblick")
            .arg(snapshot->title.empty() ? QFileInfo(file).fileName() : QString::fromStdString(snapshot->title)));
    for (const Text& remark : m_session.openReport().remarks) {
        m_issues->add({.text = say(remark), .subject = file});
    }
    for (const workspace::InterruptedLoad& load : m_session.openReport().interrupted) {
        m_issues->add({.kind = IssueKind::Warning,
                       .text = tr("An import of %1 was interrupted; nothing of it is in the project.")
                                   .arg(QString::fromStdString(load.layer)),
                       .advice = tr("Import the file again.")});
    }
    m_map->showProject(snapshot->file, snapshot->srsId);
    m_map->showLayers(m_catalogue->shownDatasets());
    m_pages->setCurrentWidget(m_map);
    for (const auto* id : {"catalogue", "theme", "table"}) {
        m_docks[QString::fromLatin1(id)]->show();
    }
    updateActions();
}

void MainWindow::projectClosed()
{
    setWindowTitle(QStringLiteral("Weitblick"));
    setWindowFilePath({});
    m_pages->setCurrentWidget(m_start);
    m_attributes->clear();
    for (QDockWidget* dock : std::as_const(m_docks)) {
        dock->hide();
    }
    updateActions();
}

void MainWindow::updateActions()
{
    const bool open = m_session.isOpen();
    for (QAction* action : std::as_const(m_needProject)) {
        action->setEnabled(open);
    }
    const bool chosen = open && !m_catalogue->currentDataset().isEmpty();
    for (QAction* action : std::as_const(m_needDataset)) {
        action->setEnabled(chosen);
    }
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
}

} // namespace weitblick::ui
