// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/frame_drawing.h"

#include "app/map_host/known_crs.h"
#include "app/map_host/text.h"

#include <QPainter>
#include <qgsmaprendererparalleljob.h>
#include <qgsproject.h>

#include <cstdlib>
#include <cstring>

namespace weitblick::map_host {

namespace {

constexpr int kHungExitCode = 75;
constexpr int kMsToStop = 5'000; ///< a drawing that has been told to stop has this long

Error stopped()
{
    return Error{.code = ErrorCode::Cancelled, .message = {"vom Benutzer abgebrochen", "stopped by the user"}};
}

Error tookTooLong()
{
    return Error{.code = ErrorCode::Budget,
                 .message = {"das Zeichnen der Karte dauerte zu lange", "drawing the map took too long"}};
}

} // namespace

FrameDrawing::FrameDrawing(LayerStack& stack, const map_link::SharedFrames& frames, Answers answers, QObject* parent)
    : QObject(parent),
      m_stack(stack),
      m_frames(frames),
      m_answers(std::move(answers))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &FrameDrawing::outOfTime);
}

FrameDrawing::~FrameDrawing()
{
    abandon();
}

void FrameDrawing::request(const map_link::Render& request)
{
    if (!m_current) {
        m_current = request;
        begin();
        return;
    }
    if (m_next) {
        m_answers.failed(m_next->request, stopped());
    }
    m_next = request;
    cancel(m_current->request);
}

void FrameDrawing::cancel(map_link::RequestId request)
{
    if (m_next && m_next->request == request) {
        m_next.reset();
        m_answers.failed(request, stopped());
        return;
    }
    if (m_current && m_current->request == request && !m_stopReason) {
        m_stopReason = stopped();
        m_parts.clear();
        if (m_job) {
            m_job->cancelWithoutBlocking();
        }
        m_limit.start(kMsToStop);
    }
}

void FrameDrawing::abandon()
{
    if (m_job) {
        m_job->disconnect(this);
        m_job->cancel();
        m_job.reset();
    }
    m_parts.clear();
    m_limit.stop();
    m_stopReason.reset();
    for (const auto* waiting : {&m_current, &m_next}) {
        if (*waiting) {
            m_answers.failed((*waiting)->request, stopped());
        }
    }
    m_current.reset();
    m_next.reset();
}

Result<QgsMapSettings> FrameDrawing::settingsFor(const map_link::Render& request) const
{
    WB_TRY(const QgsCoordinateReferenceSystem crs, knownCrs(request.crs));
    QgsMapSettings settings;
    settings.setDestinationCrs(crs);
    settings.setOutputSize({static_cast<int>(request.widthPx), static_cast<int>(request.heightPx)});
    settings.setOutputDpi(request.dpi);
    settings.setBackgroundColor(QColor(0, 0, 0, 0));
    settings.setOutputImageFormat(QImage::Format_ARGB32_Premultiplied);
    settings.setTransformContext(m_stack.project().transformContext());
    settings.setPathResolver(m_stack.project().pathResolver());
    settings.setExtent(QgsRectangle(request.left, request.top - request.heightPx * request.unitsPerPx,
                                    request.left + request.widthPx * request.unitsPerPx, request.top));
    settings.setFlag(Qgis::MapSettingsFlag::Antialiasing, true);
    settings.setFlag(Qgis::MapSettingsFlag::UseAdvancedEffects, true);
    settings.setFlag(Qgis::MapSettingsFlag::DrawLabeling, request.drawLabels);
    return settings;
}

void FrameDrawing::begin()
{
    m_clock.start();
    m_problems.clear();
    m_parts.clear();
    m_stopReason.reset();
    auto settings = settingsFor(*m_current);
    if (!settings) {
        end(settings.error());
        return;
    }
    m_settings = *settings;
    m_picture = QImage(m_settings.outputSize(), QImage::Format_ARGB32_Premultiplied);
    m_picture.fill(toQt(m_current->backgroundArgb));
    const auto layers = m_current->content == map_link::FrameContent::Map ? m_stack.layers(m_current->layerIds)
                                                                          : m_stack.overlays(m_current->layerIds);
    if (m_stack.isCareful()) {
        for (QgsMapLayer* layer : layers) {
            m_parts.push_front({layer});
        }
    } else if (!layers.isEmpty()) {
        m_parts.push_back(layers);
    }
    m_limit.start(static_cast<int>(m_current->limitMs));
    drawNext();
}

void FrameDrawing::drawNext()
{
    if (m_parts.empty()) {
        finish();
        return;
    }
    const QList<QgsMapLayer*> layers = m_parts.front();
    m_parts.pop_front();
    m_answers.working({.request = m_current->request,
                       .layerId = layers.size() == 1 ? m_stack.idOf(layers.front()->id()) : std::string()});
    m_settings.setLayers(layers);
    m_job = std::make_unique<QgsMapRendererParallelJob>(m_settings);
    connect(m_job.get(), &QgsMapRendererJob::finished, this, &FrameDrawing::partFinished);
    m_job->start();
}

void FrameDrawing::partFinished()
{
    const auto errors = m_job->errors();
    for (const QgsMapRendererJob::Error& error : errors) {
        const std::string text = error.message.toStdString();
        m_problems.push_back({.layerId = m_stack.idOf(error.layerID), .messageDe = text, .messageEn = text});
    }
    if (!m_stopReason) {
        QPainter painter(&m_picture);
        painter.drawImage(0, 0, m_job->renderedImage());
    }
    m_job.release()->deleteLater(); // we are in its signal
    if (m_stopReason) {
        end(*m_stopReason);
    } else {
        drawNext();
    }
}

void FrameDrawing::finish()
{
    const auto pixels = m_frames.pixels(m_current->slot, m_current->widthPx, m_current->heightPx);
    if (!pixels) {
        end(pixels.error());
        return;
    }
    for (int row = 0; row < m_picture.height(); ++row) { // rows of a QImage may be padded
        std::memcpy(pixels->data() + static_cast<std::size_t>(row) * m_current->widthPx, m_picture.constScanLine(row),
                    std::size_t{m_current->widthPx} * sizeof(std::uint32_t));
    }
    m_answers.ready({.request = m_current->request,
                     .slot = m_current->slot,
                     .renderMs = static_cast<std::uint32_t>(m_clock.elapsed()),
                     .problems = m_problems});
    m_current.reset();
    m_limit.stop();
    if (m_next) {
        m_current = std::exchange(m_next, std::nullopt);
        begin();
    }
}

void FrameDrawing::end(const Error& error)
{
    m_answers.failed(m_current->request, error);
    m_current.reset();
    m_stopReason.reset();
    m_limit.stop();
    if (m_next) {
        m_current = std::exchange(m_next, std::nullopt);
        begin();
    }
}

void FrameDrawing::outOfTime()
{
    if (m_stopReason) { // told to stop, and still at it: only the end of the
                        // process helps
        std::_Exit(kHungExitCode);
    }
    m_stopReason = tookTooLong();
    m_parts.clear();
    if (m_job) {
        m_job->cancelWithoutBlocking();
    }
    m_limit.start(kMsToStop);
}

} // namespace weitblick::map_host
