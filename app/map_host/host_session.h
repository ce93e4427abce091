// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/map_host/algorithms.h"
#include "app/map_host/frame_drawing.h"
#include "app/map_host/heart.h"
#include "app/map_host/layer_stack.h"
#include "app/map_host/reply_pipe.h"
#include "core/map_link/codec.h"
#include "core/map_link/shared_frames.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <array>
#include <memory>
#include <optional>

namespace weitblick::map_host {

/// One program at the other end of two pipes: reads its messages, has them
/// done, sends the answers. Ends the main loop when the program is gone or
/// talks nonsense.
class HostSession : public QObject {
    Q_OBJECT

public:
    HostSession(int input, int output, map_link::SharedFrames frames);
    ~HostSession() override;

private slots:
    void readInput();

private:
    void handle(const map_link::Packet& packet);
    void greet(const map_link::Packet& packet);
    void setLayers(const map_link::SetLayers& request);
    void render(const map_link::Render& request);
    void cancel(map_link::RequestId request);
    void makeDocument(const map_link::Packet& packet);
    void leave(int code);
    [[nodiscard]] FrameDrawing::Answers drawingAnswers();
    template <typename Message, typename Work>
    void answer(const map_link::Packet& packet, Heart::Duration limit, Work&& work);
    template <typename Message, typename Work>
    void with(const map_link::Packet& packet, Work&& work);

    map_link::SharedFrames m_frames;
    ReplyPipe m_replies;
    Heart m_heart;
    map_link::PacketReader m_incoming;
    std::filesystem::path m_stagingFolder;
    bool m_isGreeted = false;
    LayerStack m_stack;
    std::array<std::unique_ptr<FrameDrawing>, map_link::kFrameContents> m_drawings;
    std::unique_ptr<Algorithms> m_algorithms; ///< made when first needed: registering takes a moment
    QSocketNotifier m_notifier;
    QTimer m_turn;
};

} // namespace weitblick::map_host
