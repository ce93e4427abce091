// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window does with data: import, export, analyses, the chosen dataset, bookmarks.
#include "core/analysis/runner.h"
#include "core/exporter/exporter.h"
#include "core/toolbox/analyses.h"
#include "ui/analysis/analysis_form.h"
#include "ui/analysis/lineage_view.h"
#include "ui/data/catalogue_panel.h"
#include "ui/data/import_dialog.h"
#include "ui/data/role_dialog.h"
#include "ui/data/table_panel.h"
#include "ui/help/guided_tour.h"
#include "ui/help/handbook_view.h"
#include "ui/map/bookmarks.h"
#include "ui/map/map_widget.h"
#include "ui/qgis/qgis_desk.h"
#include "ui/shell/issues_panel.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"

#include <QDate>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QSettings>
#include <QStandardPaths>

namespace weitblick::ui {

namespace {

QString sampleFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("musterkreis.gpkg"));
}

} // namespace

void MainWindow::importFiles(const QStringList& files, const QString& role)
{
    const QStringList projects = files.filter(QStringLiteral(".gpkg"), Qt::CaseInsensitive);
    if (!m_session.isOpen() && files.size() == 1 && !projects.isEmpty()) { // dropped on the first page
        m_session.open(files.first().toStdString());
        return;
    }
    if (!m_session.isOpen()) {
        m_state->setText(tr("Open or create a project first; then files can be brought in."));
        return;
    }
    for (const QString& file : files) {
        if (QgisDesk::isQgisProject(file)) {
            m_qgis->takeProject(file);
            continue;
        }
        ImportDialog dialog(file.toStdString(), this);
        dialog.preferRole(role);
        if (dialog.exec() != QDialog::Accepted) {
            continue;
        }
        m_session.run<std::vector<intake::ImportedLayer>>(
            tr("Importing %1").arg(QFileInfo(file).fileName()), ProjectSession::Touch::Changes,
            [request = dialog.request()](workspace::Workspace& project, Job& job) {
                return intake::importSource(project, request, {}, job);
            },
            this, [this](const Result<std::vector<intake::ImportedLayer>>& layers) { showOutcome(layers); });
    }
}

void MainWindow::showOutcome(const Result<std::vector<intake::ImportedLayer>>& layers)
{
    if (!layers) {
        m_issues->add(layers.error());
        return;
    }
    for (const intake::ImportedLayer& layer : *layers) {
        const QString name = QString::fromStdString(layer.dataset.schema.name);
        m_issues->add(
            {.kind = layer.rowsRejected > 0 ? IssueKind::Warning : IssueKind::Remark,
             .text = tr("%1 read, %2 kept, %3 rejected")
                         .arg(countText(layer.rowsRead), countText(layer.rowsKept), countText(layer.rowsRejected)),
             .subject = name,
             .jump = [this, name] {
                 m_catalogue->choose(name);
                 m_map->zoomTo(name);
             }});
        m_state->setText(tr("%1: %2 rows").arg(name, countText(layer.rowsKept)));
        m_catalogue->choose(name);
    }
}

void MainWindow::runAnalysis(const QString& id)
{
    const auto found = toolbox::findAnalysis(id.toStdString());
    if (!found) {
        m_issues->add(found.error());
        return;
    }
    auto* form = new AnalysisForm(**found, m_session);
    m_form->setWidget(form);
    form->prefer(m_catalogue->currentDataset());
    showPanel(QStringLiteral("form"));
    connect(form, &AnalysisForm::helpAsked, this, [this, id] {
        m_handbook->open(QStringLiteral("methods/") + id);
        showPanel(QStringLiteral("handbook"));
    });
    connect(form, &AnalysisForm::runAsked, this, [this, form, descriptor = *found] {
        analysis::RunOptions options;
        if (!form->outputName().isEmpty() && !descriptor->outputs.empty()) {
            options.outputNames[descriptor->outputs.front().id] = form->outputName().toStdString();
        }
        showPanel(QStringLiteral("jobs"));
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
                    const QString name = QString::fromStdString(dataset.schema.name);
                    m_lineage->explain(name);
                    m_catalogue->choose(name);
                    m_state->setText(tr("%1: %2 rows").arg(name, countText(dataset.rowCount)));
                }
                showTable();
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

void MainWindow::askSheet()
{
    const auto& snapshot = m_session.snapshot();
    if (m_map->host()->state() != HostState::Ready || !snapshot) {
        m_state->setText(tr("The map process that draws sheets is not ready."));
        return;
    }
    const QString file = QFileDialog::getSaveFileName(this, tr("Map sheet"), QDir::home().filePath(tr("map.pdf")),
                                                      tr("PDF (*.pdf);;PNG (*.png);;SVG (*.svg)"));
    if (file.isEmpty()) {
        return;
    }
    const map::MapView& view = m_map->view();
    const geo::Envelope extent = view.extent();
    const workspace::Dataset* dataset = currentDataset();
    m_map->host()->write(
        map_link::MakeLayout{
            .crs = view.crs.definition,
            .minX = extent.minX,
            .minY = extent.minY,
            .maxX = extent.maxX,
            .maxY = extent.maxY,
            .texts = {{"title", snapshot->title},
                      {"subtitle",
                       QLocale().toString(QDate::currentDate(), QStringLiteral("dd.MM.yyyy")).toStdString()},
                      {"attribution", dataset == nullptr ? "" : dataset->entry.attribution}}},
        file);
}

void MainWindow::askQgisProject()
{
    const auto& snapshot = m_session.snapshot();
    if (m_map->host()->state() != HostState::Ready || !snapshot) {
        m_state->setText(tr("The map process that writes QGIS projects is not ready."));
        return;
    }
    const QString own = QString::fromStdString(snapshot->file.string());
    const QString file = QFileDialog::getSaveFileName(
        this, tr("QGIS project"),
        QFileInfo(own).dir().filePath(QFileInfo(own).completeBaseName() + QStringLiteral(".qgz")),
        tr("QGIS project (*.qgz)"));
    if (file.isEmpty()) {
        return;
    }
    const geo::Envelope extent = m_map->view().extent();
    m_map->host()->write(map_link::ExportProject{.title = snapshot->title,
                                                 .crs = m_map->view().crs.definition,
                                                 .minX = extent.minX,
                                                 .minY = extent.minY,
                                                 .maxX = extent.maxX,
                                                 .maxY = extent.maxY},
                         file);
}

void MainWindow::openSample()
{
    const QString file = sampleFile();
    if (!QFileInfo::exists(file)) {
        m_issues->add({.text = tr("The sample region has not been made yet."),
                       .advice = tr("Run packaging/demo once; it makes the sample region.")});
        showPanel(QStringLiteral("issues"));
        return;
    }
    m_session.open(file.toStdString());
}

/// Through the parts of the window; without a project the sample region is opened for it, and where there is none the
/// page of the handbook says the same.
void MainWindow::openTour()
{
    if (m_session.isOpen()) {
        return startTour();
    }
    if (QFileInfo::exists(sampleFile())) {
        m_tourWaits = true;
        m_session.open(sampleFile().toStdString());
        return;
    }
    m_handbook->open(QStringLiteral("in_5_minuten"));
    showPanel(QStringLiteral("handbook"));
}

void MainWindow::startTour()
{
    const QStringList panels{
        QStringLiteral("catalogue"), {}, QStringLiteral("theme"), QStringLiteral("form"), QStringLiteral("lineage")};
    const auto dock = [&](qsizetype step) -> QWidget* { return m_docks.value(panels[step]); };
    auto* tour = new GuidedTour(
        {{dock(0), tr("Your data"),
          tr("Drop files on the window, or choose Data › Import files. The tick shows a layer on the map; the right "
             "mouse button says what can be done with it.")},
         {m_map, tr("The map"),
          tr("Drag to move, turn the wheel to zoom, click to ask what is there. The tools above select and measure.")},
         {dock(2), tr("Colours"),
          tr("Choose a column, and the layer is coloured by its values. Classes, bounds and colours change at once.")},
         {dock(3), tr("Analyses"),
          tr("The menu Analysis holds everything that can be computed. Each has a form with units, limits and help; "
             "the result is a new layer.")},
         {dock(4), tr("Where does a number come from?"),
          tr("This panel names sources, steps and parameters of every result. Ctrl+Z takes back any change, Ctrl+K "
             "finds any command.")}},
        this);
    connect(tour, &GuidedTour::stepChanged, this, [this, panels](int step) {
        if (!panels[step].isEmpty()) {
            showPanel(panels[step]);
        }
    });
}

void MainWindow::showTable()
{
    if (const workspace::Dataset* dataset = currentDataset(); dataset != nullptr && !dataset->schema.raster) {
        m_table->show(*dataset);
        showPanel(QStringLiteral("table"));
    }
}

void MainWindow::askCondition()
{
    showTable();
    m_table->askForCondition();
}

void MainWindow::askRole()
{
    if (const workspace::Dataset* dataset = currentDataset()) {
        askRoleOf(*dataset);
    }
}

void MainWindow::askRoleOf(const workspace::Dataset& dataset)
{
    RoleDialog dialog(m_session, dataset, this);
    if (dialog.exec() == QDialog::Accepted) {
        for (const workspace::Edit& edit : dialog.edits()) {
            m_session.apply(edit);
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
    if (!accepted || name.isEmpty() || name == old) {
        return;
    }
    const auto theme = m_map->scene().theme(old);
    m_session.apply(workspace::RenameDataset{.from = old.toStdString(), .to = name.toStdString()});
    if (theme && m_session.snapshot()->themes.contains(old.toStdString())) { // its colours go with it
        m_session.apply(workspace::SetProjectValue{.key = themeKey(name.toStdString()), .value = map::toJson(*theme)});
    }
}

void MainWindow::addBookmark()
{
    bool accepted = false;
    const QString name = QInputDialog::getText(this, tr("Bookmark"), tr("Name of this part of the map:"),
                                               QLineEdit::Normal, {}, &accepted)
                             .trimmed();
    if (!accepted || name.isEmpty() || !m_session.snapshot()) {
        return;
    }
    QList<Bookmark> bookmarks = bookmarksFromJson(m_session.snapshot()->bookmarks);
    bookmarks.removeIf([&](const Bookmark& one) { return one.name == name; });
    bookmarks << Bookmark{.name = name, .extent = m_map->view().extent()};
    m_session.apply(workspace::SetProjectValue{.key = kBookmarksKey, .value = toJson(bookmarks)});
}

void MainWindow::fillBookmarks()
{
    m_bookmarks->clear();
    const auto& snapshot = m_session.snapshot();
    for (const Bookmark& one : bookmarksFromJson(snapshot ? snapshot->bookmarks : std::string())) {
        QAction* action = m_bookmarks->addAction(one.name);
        connect(action, &QAction::triggered, this, [this, extent = one.extent] { m_map->setExtent(extent); });
    }
    m_bookmarks->setEnabled(!m_bookmarks->isEmpty());
}

void MainWindow::fillRecent()
{
    m_recent->clear();
    for (const QString& file : QSettings().value(QStringLiteral("recent")).toStringList()) {
        QAction* action = m_recent->addAction(QFileInfo(file).fileName().replace(u'&', QStringLiteral("&&")));
        action->setStatusTip(file);
        connect(action, &QAction::triggered, this, [this, file] { m_session.open(file.toStdString()); });
    }
    m_recent->setEnabled(!m_recent->isEmpty());
}

} // namespace weitblick::ui
