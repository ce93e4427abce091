// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/host_map.h"

#include "core/base/atomic_file.h"
#include "core/base/sandbox.h"
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <type_traits>

namespace weitblick::ui {

using map_link::FrameContent;

namespace {

constexpr double kUsualDpi = 96.0;

map_link::Render requestFor(const map::MapView& view, FrameContent content, const HostLayers& layers)
{
    const bool isWhole = content == FrameContent::Map;
    return {.content = content,
            .widthPx = view.widthPx,
            .heightPx = view.heightPx,
            .left = view.left,
            .top = view.top,
            .unitsPerPx = view.unitsPerPx,
            .dpi = kUsualDpi * view.density,
            .crs = view.crs.definition,
            .layerIds = isWhole ? layers.below : layers.labelled,
            .drawLabels = !isWhole || layers.labelled.empty()};
}

bool showsSame(const map_link::Render& one, const map_link::Render& other)
{
    return one.widthPx == other.widthPx && one.heightPx == other.heightPx && one.left == other.left &&
           one.top == other.top && one.unitsPerPx == other.unitsPerPx && one.dpi == other.dpi && one.crs == other.crs &&
           one.layerIds == other.layerIds && one.drawLabels == other.drawLabels;
}

QImage imageOf(const map_link::MapHost::Frame& frame)
{
    const map_link::Render& request = frame.request;
    return QImage(reinterpret_cast<const uchar*>(frame.pixels.data()), static_cast<int>(request.widthPx),
                  static_cast<int>(request.heightPx), static_cast<int>(request.widthPx * sizeof(std::uint32_t)),
                  QImage::Format_ARGB32_Premultiplied);
}

} // namespace

HostMap::HostMap(std::filesystem::path program, QObject* parent) : QObject(parent), m_program(std::move(program))
{
    // Whether a sandbox can be had is found out by trying, once a program: not on the window's thread.
    m_warming = std::jthread([] { static_cast<void>(checkSandbox()); });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HostMap::turn);
}

HostMap::~HostMap() = default;

void HostMap::open(const std::filesystem::path& file)
{
    close();
    std::error_code ignored;
    if (!std::filesystem::exists(m_program, ignored) || !m_staging.isValid()) {
        return;
    }
    m_host = std::make_unique<map_link::MapHost>(
        map_link::HostSetup{.program = m_program,
                            .readable = {std::filesystem::absolute(file, ignored).lexically_normal()},
                            .stagingFolder = m_staging.path().toStdString()});
    if (const auto started = m_host->start(); !started) {
        m_host.reset();
        setState(HostState::Unavailable);
        emit problem(started.error());
        return;
    }
    setState(HostState::Starting);
    turn();
}

void HostMap::close()
{
    m_readable.reset();
    m_writable.reset();
    m_timer.stop();
    m_host.reset();
    m_stackRequest = 0;
    m_asked.clear();
    m_documents.clear();
    setState(HostState::Absent);
}

void HostMap::setLayers(std::vector<map_link::Layer> topFirst, std::uint64_t revision)
{
    if (m_host && (m_stackRequest == 0 || topFirst != m_layers || revision != m_revision)) {
        m_layers = topFirst;
        m_revision = revision;
        m_stackRequest = m_host->setLayers({.layers = std::move(topFirst), .revision = revision});
        watch();
    }
}

void HostMap::render(const map::MapView& view, const HostLayers& layers)
{
    if (!m_host || view.isEmpty() || m_drawing == HostDrawing::Held) {
        return;
    }
    m_asked.clear();
    if (!layers.below.empty()) {
        m_asked.push_back(m_host->render(requestFor(view, FrameContent::Map, layers)));
    }
    if (!layers.labelled.empty()) {
        m_asked.push_back(m_host->render(requestFor(view, FrameContent::LabelsAndOutlines, layers)));
    }
    watch();
}

void HostMap::setDrawing(HostDrawing drawing)
{
    m_drawing = drawing;
    if (m_host && drawing == HostDrawing::Held) {
        for (const map_link::RequestId frame : m_asked) { // one that is finished is not known any more: no harm
            m_host->cancel(frame);
        }
        m_asked.clear();
        watch();
    }
}

void HostMap::write(map_link::MakeLayout sheet, const QString& target)
{
    const QString ending = QFileInfo(target).suffix().toLower();
    sheet.format = ending == QLatin1String("png")   ? map_link::LayoutFormat::Png
                   : ending == QLatin1String("svg") ? map_link::LayoutFormat::Svg
                                                    : map_link::LayoutFormat::Pdf;
    sheet.outputName = "karte." + (ending.isEmpty() ? std::string("pdf") : ending.toStdString());
    if (m_host) {
        m_documents[m_host->ask(std::move(sheet))] = target;
        watch();
    }
}

void HostMap::write(map_link::ExportProject project, const QString& target)
{
    project.outputName = "projekt.qgz";
    project.finalFolder = QFileInfo(target).absolutePath().toStdString();
    if (m_host) {
        m_documents[m_host->ask(std::move(project))] = target;
        watch();
    }
}

void HostMap::write(map_link::MakeStyle style, const QString& target)
{
    if (m_host) {
        m_documents[m_host->ask(std::move(style))] = target;
        watch();
    }
}

void HostMap::listTools()
{
    if (m_host) {
        m_host->ask(map_link::ListAlgorithms{.language = currentLanguage() == Language::German ? "de" : "en"});
        watch();
    }
}

void HostMap::finishText(map_link::RequestId request, const std::string& content)
{
    const auto document = m_documents.extract(request);
    if (document.empty()) {
        return;
    }
    if (const auto written = replaceFile(document.mapped().toStdString(), content); !written) {
        emit problem(written.error());
    } else {
        emit documentWritten(document.mapped());
    }
}

/// The host may only write into the staging folder, and that is perhaps on another disk: first beside the target, then
/// in one step over it.
void HostMap::finish(map_link::RequestId request, const std::string& stagedName)
{
    const auto document = m_documents.extract(request);
    if (document.empty()) {
        return;
    }
    const QString target = document.mapped();
    const QString beside = target + QStringLiteral(".part");
    QFile::remove(beside);
    if (!QFile::copy(m_staging.filePath(QString::fromStdString(stagedName)), beside)) {
        emit problem(Error{.code = ErrorCode::Io,
                           .message = {"die Datei lässt sich nicht schreiben", "the file cannot be written"},
                           .subject = target.toStdString()});
    } else if (const auto published = publishFile(beside.toStdString(), target.toStdString()); !published) {
        emit problem(published.error());
    } else {
        emit documentWritten(target);
    }
}

void HostMap::retry()
{
    if (m_host) {
        const auto held = m_host->quarantine().held();
        for (const std::string& layer : held) {
            m_host->release(layer);
        }
        if (m_state == HostState::Unavailable) {
            m_host->restart();
        }
        turn();
    }
}

std::optional<QImage> HostMap::picture(FrameContent content, const map::MapView& view, const HostLayers& layers) const
{
    const auto frame = m_host ? m_host->frame(content) : std::nullopt;
    if (!frame || frame->request.request < m_stackRequest ||
        !showsSame(frame->request, requestFor(view, content, layers))) {
        return std::nullopt;
    }
    return imageOf(*frame);
}

std::optional<HostPicture> HostMap::lastPicture(FrameContent content) const
{
    const auto frame = m_host ? m_host->frame(content) : std::nullopt;
    if (!frame) {
        return std::nullopt;
    }
    const map_link::Render& request = frame->request;
    return HostPicture{.view = {.crs = {request.crs},
                                .left = request.left,
                                .top = request.top,
                                .unitsPerPx = request.unitsPerPx,
                                .widthPx = request.widthPx,
                                .heightPx = request.heightPx,
                                .density = request.dpi / kUsualDpi},
                       .image = imageOf(*frame)};
}

void HostMap::turn()
{
    if (!m_host) {
        return;
    }
    for (const map_link::HostEvent& event : m_host->pump()) {
        take(event);
        if (!m_host) { // a receiver has closed us
            return;
        }
    }
    watch();
}

/// The descriptors change with every new host, and there is not always something to write.
void HostMap::watch()
{
    const auto follow = [this](std::unique_ptr<QSocketNotifier>& notifier, int descriptor, QSocketNotifier::Type type) {
        if (notifier && notifier->socket() == descriptor) {
            return;
        }
        if (notifier) {
            notifier->setEnabled(false);
            notifier.release()->deleteLater(); // we may be in its signal
        }
        if (descriptor >= 0) {
            notifier = std::make_unique<QSocketNotifier>(descriptor, type);
            connect(notifier.get(), &QSocketNotifier::activated, this, &HostMap::turn);
        }
    };
    follow(m_readable, m_host->readDescriptor(), QSocketNotifier::Read);
    follow(m_writable, m_host->writeDescriptor(), QSocketNotifier::Write);
    m_timer.start(m_host->nextTimeout());
}

void HostMap::take(const map_link::HostEvent& event)
{
    if (const auto* ready = std::get_if<map_link::HostReady>(&event)) {
        m_isSandboxed = ready->isSandboxed;
        m_qgisVersion = ready->qgisVersion;
        setState(HostState::Ready);
    } else if (std::holds_alternative<map_link::HostLost>(event)) {
        setState(HostState::Recovering);
    } else if (const auto* unavailable = std::get_if<map_link::HostUnavailable>(&event)) {
        setState(HostState::Unavailable);
        emit problem(unavailable->error);
    } else if (const auto* left = std::get_if<map_link::LayerQuarantined>(&event)) {
        emit problem(Error{.code = ErrorCode::Worker,
                           .message = {"die Ebene bringt den Kartenprozess zum Absturz und bleibt aus seiner Zeichnung",
                                       "the layer crashes the map host and is left out of its drawing"},
                           .subject = left->layerId,
                           .advice = {"Karte › „Karte neu zeichnen“ versucht es noch einmal",
                                      "Map › “Draw the map again” tries once more"}});
    } else if (const auto* set = std::get_if<map_link::LayersSet>(&event)) {
        for (const map_link::LayerProblem& one : set->problems) {
            emit problem(Error{
                .code = ErrorCode::InvalidInput, .message = {one.messageDe, one.messageEn}, .subject = one.layerId});
        }
    } else if (const auto* frame = std::get_if<map_link::FrameReady>(&event)) {
        std::erase(m_asked, frame->request);
        emit pictureReady();
    } else if (const auto* made = std::get_if<map_link::LayoutMade>(&event); made != nullptr && !made->files.empty()) {
        finish(made->request, made->files.front());
    } else if (const auto* exported = std::get_if<map_link::ProjectExported>(&event)) {
        finish(exported->request, exported->outputName);
    } else if (const auto* style = std::get_if<map_link::StyleMade>(&event)) {
        finishText(style->request, style->qml);
    } else if (const auto* tools = std::get_if<map_link::AlgorithmList>(&event)) {
        emit toolsListed(tools->algorithms);
    } else if (const auto* failed = std::get_if<map_link::Failed>(&event)) {
        std::erase(m_asked, failed->request);
        if (m_documents.erase(failed->request) > 0) {
            emit problem(map_link::errorOf(*failed));
        }
    }
}

void HostMap::setState(HostState state)
{
    if (std::exchange(m_state, state) != state) {
        emit stateChanged();
    }
}

std::filesystem::path mapHostProgram()
{
    const QString given = qEnvironmentVariable("WEITBLICK_MAPHOST");
    return given.isEmpty()
               ? std::filesystem::path(QCoreApplication::applicationDirPath().toStdString()) / "weitblick-maphost"
               : std::filesystem::path(given.toStdString());
}

} // namespace weitblick::ui
