// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/qgis/qgis_desk.h"

#include "core/qgis/qml_style.h"
#include "core/qgis/tool_descriptor.h"
#include "core/qgis/tool_run.h"
#include "ui/analysis/analysis_form.h"
#include "ui/map/map_widget.h"
#include "ui/qgis/qgis_project_dialog.h"
#include "ui/shell/language.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace weitblick::ui {

QgisDesk::QgisDesk(ProjectSession& session, MapWidget& map, QWidget* window)
    : QObject(window),
      m_session(session),
      m_map(map),
      m_window(window)
{
    connect(map.host(), &HostMap::toolsListed, this, [this](const std::vector<map_link::Algorithm>& tools) {
        m_tools = tools;
        if (!m_wantedTool.empty()) {
            showForm(std::exchange(m_wantedTool, {}));
        }
    });
}

bool QgisDesk::isQgisProject(const QString& file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    return ending == QLatin1String("qgz") || ending == QLatin1String("qgs");
}

void QgisDesk::openTool(const QString& id)
{
    if (!m_tools.empty()) {
        return showForm(id.toStdString());
    }
    if (m_map.host()->state() != HostState::Ready) {
        emit told(tr("QGIS is not ready; its tools cannot be used now."));
        return;
    }
    m_wantedTool = id.toStdString();
    emit told(tr("Asking QGIS what the tool needs …"));
    m_map.host()->listTools();
}

void QgisDesk::showForm(const std::string& id)
{
    const auto found = std::ranges::find(m_tools, id, &map_link::Algorithm::id);
    if (found == m_tools.end()) {
        emit told(tr("The installed QGIS does not have this tool."));
        return;
    }
    auto descriptor = qgis::descriptorOf(*found, m_map.host()->qgisVersion());
    if (!descriptor) {
        emit failed(descriptor.error());
        return;
    }
    auto* form = new AnalysisForm(*descriptor, m_session);
    connect(form, &AnalysisForm::runAsked, this,
            [this, form, tool = std::move(descriptor).value()] { run(*form, tool); });
    emit told({});
    emit formMade(form);
}

void QgisDesk::run(AnalysisForm& form, const analysis::Descriptor& tool)
{
    m_session.run<intake::ImportedLayer>(
        say(tool.title), ProjectSession::Touch::Changes,
        [tool, arguments = form.arguments(),
         setup = qgis::ToolSetup{.mapHost = mapHostProgram(), .outputName = form.outputName().toStdString()}](
            workspace::Workspace& project, Job& job) { return qgis::runTool(project, tool, arguments, setup, job); },
        this,
        [this](const Result<intake::ImportedLayer>& made) {
            if (!made) {
                emit failed(made.error());
                return;
            }
            const QString name = QString::fromStdString(made->dataset.schema.name);
            emit toolRan(name);
            emit told(tr("%1: %2 rows").arg(name, countText(made->rowsKept)));
            for (const Text& remark : made->remarks) {
                emit noticed({.text = say(remark), .subject = name});
            }
        });
}

void QgisDesk::askProject()
{
    const QString file = QFileDialog::getOpenFileName(m_window, tr("Take over a QGIS project"), QDir::homePath(),
                                                      tr("QGIS project (*.qgz *.qgs)"));
    if (!file.isEmpty()) {
        takeProject(file);
    }
}

void QgisDesk::takeProject(const QString& file)
{
    m_session.run<map_link::ProjectImported>(
        tr("Reading %1").arg(QFileInfo(file).fileName()), ProjectSession::Touch::Reads,
        [file = file.toStdString(), host = mapHostProgram()](workspace::Workspace&, Job& job) {
            return qgis::readQgisProject(file, host, job);
        },
        this,
        [this](const Result<map_link::ProjectImported>& read) {
            if (!read) {
                emit failed(read.error());
                return;
            }
            QgisProjectDialog dialog(*read, m_window);
            if (dialog.exec() != QDialog::Accepted) {
                return;
            }
            takeLayers(dialog.chosen());
            for (const map_link::LeftOut& one : read->leftOut) {
                emit noticed({.kind = IssueKind::Warning,
                              .text = tr("not taken: %1").arg(say({one.reasonDe, one.reasonEn})),
                              .subject = QString::fromStdString(one.name)});
            }
        });
}

void QgisDesk::takeLayers(const std::vector<map_link::Layer>& layers)
{
    if (layers.empty()) {
        return;
    }
    m_session.run<std::vector<qgis::TakenLayer>>(
        tr("Taking over a QGIS project"), ProjectSession::Touch::Changes,
        [layers](workspace::Workspace& project, Job& job) { return qgis::takeLayers(project, layers, {}, job); }, this,
        [this](const Result<std::vector<qgis::TakenLayer>>& taken) {
            if (!taken) {
                emit failed(taken.error());
                return;
            }
            showTaken(*taken);
        });
}

void QgisDesk::showTaken(const std::vector<qgis::TakenLayer>& layers)
{
    for (const qgis::TakenLayer& layer : layers) {
        if (layer.failure) {
            emit failed(*layer.failure);
            continue;
        }
        for (const intake::ImportedLayer& one : layer.imported) {
            const QString name = QString::fromStdString(one.dataset.schema.name);
            emit noticed(
                {.kind = one.rowsRejected > 0 ? IssueKind::Warning : IssueKind::Remark,
                 .text = tr("%1 read, %2 kept, %3 rejected")
                             .arg(countText(one.rowsRead), countText(one.rowsKept), countText(one.rowsRejected)),
                 .subject = name});
            emit layerMade(name);
        }
        if (layer.theme) {
            m_session.apply(
                workspace::SetProjectValue{.key = themeKey(layer.theme->layer), .value = map::toJson(*layer.theme)});
        }
        for (const Text& one : layer.notTaken) {
            emit noticed({.kind = IssueKind::Warning,
                          .text = tr("not taken: %1").arg(say(one)),
                          .subject = QString::fromStdString(layer.title)});
        }
    }
}

void QgisDesk::askStyle(const QString& layer)
{
    const QString file =
        QFileDialog::getOpenFileName(m_window, tr("Load a QGIS style"), QDir::homePath(), tr("QGIS style (*.qml)"));
    if (!file.isEmpty()) {
        loadStyle(layer, file);
    }
}

void QgisDesk::loadStyle(const QString& layer, const QString& name)
{
    constexpr qint64 kMostBytes = 9'000'000; // refused as too large
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        emit failed(Error{.code = ErrorCode::Io,
                          .message = {"der QGIS-Stil lässt sich nicht lesen", "the style of QGIS cannot be read"},
                          .subject = name.toStdString()});
        return;
    }
    const auto& snapshot = m_session.snapshot();
    std::vector<std::string> columns;
    for (const workspace::Dataset& dataset : snapshot ? snapshot->datasets : std::vector<workspace::Dataset>()) {
        if (QString::fromStdString(dataset.schema.name) == layer) {
            std::ranges::transform(dataset.schema.columns, std::back_inserter(columns), &workspace::Column::name);
        }
    }
    auto style = qgis::themeFromQml(file.read(kMostBytes).toStdString(), layer.toStdString(), columns);
    if (!style) {
        Error error = style.error();
        error.subject = QFileInfo(name).fileName().toStdString();
        emit failed(error);
        return;
    }
    m_session.apply(
        workspace::SetProjectValue{.key = themeKey(layer.toStdString()), .value = map::toJson(style->theme)});
    for (const Text& one : style->notTaken) {
        emit noticed({.kind = IssueKind::Warning, .text = tr("not taken: %1").arg(say(one)), .subject = layer});
    }
    for (const Text& one : style->simplified) {
        emit noticed({.text = tr("drawn by QGIS once the map stands still: %1").arg(say(one)), .subject = layer});
    }
    emit told(tr("%1 is drawn by the style %2").arg(layer, QFileInfo(name).fileName()));
}

void QgisDesk::askStyleTarget(const QString& layer)
{
    if (m_map.host()->state() != HostState::Ready) {
        emit told(tr("QGIS, which writes the style, is not ready."));
        return;
    }
    const QString file =
        QFileDialog::getSaveFileName(m_window, tr("Save as a QGIS style"),
                                     QDir::home().filePath(layer + QStringLiteral(".qml")), tr("QGIS style (*.qml)"));
    if (!file.isEmpty()) {
        m_map.host()->write(map_link::MakeStyle{.layerId = layer.toStdString()}, file);
    }
}

} // namespace weitblick::ui
