// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/map_host/layer_stack.h"
#include "core/map_link/messages.h"
#include "core/map_link/shared_frames.h"

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QTimer>
#include <qgsmapsettings.h>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

class QgsMapRendererParallelJob;

namespace weitblick::map_host {

/// Draws the frames of one content, one after another, without keeping the main
/// loop busy. A newer request makes the one that is being drawn stale.
class FrameDrawing : public QObject {
    Q_OBJECT

public:
    struct Answers {
        std::function<void(const map_link::FrameReady&)> ready;
        std::function<void(map_link::RequestId, const Error&)> failed;
        std::function<void(const map_link::Working&)> working;
    };

    FrameDrawing(LayerStack& stack, const map_link::SharedFrames& frames, Answers answers, QObject* parent = nullptr);
    ~FrameDrawing() override;

    void request(const map_link::Render& request);
    void cancel(map_link::RequestId request);
    void abandon(); ///< stops at once and waits for it: the layers are about to change

private:
    void begin();
    void drawNext();
    void partFinished();
    void finish();
    void end(const Error& error);
    void outOfTime();
    [[nodiscard]] Result<QgsMapSettings> settingsFor(const map_link::Render& request) const;

    LayerStack& m_stack;
    const map_link::SharedFrames& m_frames;
    Answers m_answers;
    std::optional<map_link::Render> m_current;
    std::optional<map_link::Render> m_next;
    std::optional<Error> m_stopReason;
    QgsMapSettings m_settings;
    std::deque<QList<QgsMapLayer*>> m_parts; ///< drawn one over the other, the lowest first
    std::vector<map_link::LayerProblem> m_problems;
    QImage m_picture;
    std::unique_ptr<QgsMapRendererParallelJob> m_job;
    QElapsedTimer m_clock;
    QTimer m_limit;
};

} // namespace weitblick::map_host
