// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/host_session.h"

#include "app/map_host/legend_symbols.h"
#include "app/map_host/print_layout.h"
#include "app/map_host/project_reading.h"
#include "app/map_host/project_writing.h"
#include "app/map_host/theme_style.h"

#include <QCoreApplication>
#include <qgis.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace weitblick::map_host {

namespace {

using map_link::Packet;
using map_link::Tag;
using namespace std::chrono_literals;

constexpr int kBadMessageExitCode = 65;
constexpr Heart::Duration kOpeningLimit = 60s; ///< of one layer
constexpr Heart::Duration kLayoutLimit = 10min;
constexpr Heart::Duration kProjectLimit = 2min;

} // namespace

HostSession::HostSession(int input, int output, map_link::SharedFrames frames)
    : m_frames(std::move(frames)),
      m_replies(output),
      m_heart(m_replies),
      m_notifier(input, QSocketNotifier::Read)
{
    ::fcntl(input, F_SETFL, ::fcntl(input, F_GETFL) | O_NONBLOCK);
    // By name: Qt 5 has two signals of that name, and neither can be named as a
    // type.
    connect(&m_notifier, SIGNAL(activated(QSocketDescriptor, QSocketNotifier::Type)), this, SLOT(readInput()));
    connect(&m_turn, &QTimer::timeout, this, [this] { m_heart.turned(); });
    constexpr int kTurnMs = 250;
    m_turn.start(kTurnMs);
    for (auto& drawing : m_drawings) {
        drawing = std::make_unique<FrameDrawing>(m_stack, m_frames, drawingAnswers());
    }
}

HostSession::~HostSession() = default;

FrameDrawing::Answers HostSession::drawingAnswers()
{
    return {.ready = [this](const map_link::FrameReady& ready) { m_replies.send(ready); },
            .failed = [this](map_link::RequestId request, const Error& error) { m_replies.fail(request, error); },
            .working = [this](const map_link::Working& working) { m_replies.send(working); }};
}

void HostSession::leave(int code)
{
    m_notifier.setEnabled(false);
    QCoreApplication::exit(code);
}

void HostSession::readInput()
{
    std::array<std::byte, 65536> piece;
    const ssize_t count = ::read(static_cast<int>(m_notifier.socket()), piece.data(), piece.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
        return;
    }
    if (count <= 0) { // the program is gone
        leave(0);
        return;
    }
    m_incoming.add(std::span(piece).first(static_cast<std::size_t>(count)));
    while (true) {
        const auto packet = m_incoming.next();
        if (!packet) {
            leave(kBadMessageExitCode);
            return;
        }
        if (!packet->has_value()) {
            return;
        }
        handle(**packet);
    }
}

template <typename Message, typename Work>
void HostSession::with(const Packet& packet, Work&& work)
{
    const auto message = map_link::decode<Message>(packet);
    if (!message) {
        m_replies.fail(0, message.error());
        leave(kBadMessageExitCode);
        return;
    }
    work(*message);
}

/// For requests that keep the main loop busy: the heart is told, and what comes
/// out is the answer.
template <typename Message, typename Work>
void HostSession::answer(const Packet& packet, Heart::Duration limit, Work&& work)
{
    with<Message>(packet, [&](const Message& message) {
        m_replies.send(map_link::Working{.request = message.request});
        const Heart::LongStep step(m_heart, limit);
        const auto done = work(message);
        if (done) {
            m_replies.send(*done);
        } else {
            m_replies.fail(message.request, done.error());
        }
    });
}

void HostSession::greet(const Packet& packet)
{
    with<map_link::Hello>(packet, [this](const map_link::Hello& hello) {
        if (hello.protocolVersion != map_link::kProtocolVersion) {
            leave(kBadMessageExitCode);
        } else {
            m_isGreeted = true;
            m_stagingFolder = hello.stagingFolder;
        }
        m_replies.send(map_link::Welcome{.nonce = hello.nonce, .qgisVersion = Qgis::version().toStdString()});
    });
}

void HostSession::setLayers(const map_link::SetLayers& request)
{
    for (const auto& drawing : m_drawings) {
        drawing->abandon();
    }
    std::optional<Heart::LongStep> step;
    const auto problems = m_stack.set(request, [&](const std::string& id) {
        m_replies.send(map_link::Working{.request = request.request, .layerId = id});
        step.reset();
        step.emplace(m_heart, kOpeningLimit);
    });
    m_replies.send(map_link::LayersSet{.request = request.request, .problems = problems});
}

void HostSession::render(const map_link::Render& request)
{
    m_drawings[static_cast<std::size_t>(request.content)]->request(request);
}

void HostSession::cancel(map_link::RequestId request)
{
    for (const auto& drawing : m_drawings) {
        drawing->cancel(request);
    }
    if (m_algorithms) {
        m_algorithms->cancel(request);
    }
}

void HostSession::handle(const Packet& packet)
{
    if (!m_isGreeted && packet.tag != Tag::Hello) {
        leave(kBadMessageExitCode);
        return;
    }
    switch (packet.tag) {
    case Tag::Hello:
        return greet(packet);
    case Tag::SetLayers:
        return with<map_link::SetLayers>(packet, [this](const auto& message) { setLayers(message); });
    case Tag::Render:
        return with<map_link::Render>(packet, [this](const auto& message) { render(message); });
    case Tag::Cancel:
        return with<map_link::Cancel>(packet, [this](const auto& message) { cancel(message.request); });
    case Tag::Ping:
        return with<map_link::Ping>(
            packet, [this](const auto& message) { m_replies.send(map_link::Pong{.number = message.number}); });
    default:
        return makeDocument(packet);
    }
}

void HostSession::makeDocument(const Packet& packet)
{
    const auto algorithms = [this]() -> Algorithms& {
        if (!m_algorithms) {
            const Heart::LongStep step(m_heart, kProjectLimit);
            m_algorithms = std::make_unique<Algorithms>(
                m_stack, m_stagingFolder,
                Algorithms::Answers{
                    .finished = [this](const map_link::AlgorithmFinished& done) { m_replies.send(done); },
                    .progress = [this](const map_link::Progress& progress) { m_replies.send(progress); },
                    .failed = [this](map_link::RequestId request, const Error& e) { m_replies.fail(request, e); }});
        }
        return *m_algorithms;
    };
    switch (packet.tag) {
    case Tag::MakeLegend:
        return answer<map_link::MakeLegend>(packet, kProjectLimit, [this](const auto& message) {
            return Result<map_link::LegendReady>(legendOf(m_stack, message));
        });
    case Tag::MakeLayout:
        return answer<map_link::MakeLayout>(packet, kLayoutLimit, [this](const auto& message) {
            return makeLayout(m_stack, message, m_stagingFolder);
        });
    case Tag::ExportProject:
        return answer<map_link::ExportProject>(packet, kProjectLimit, [this](const auto& message) {
            return writeProject(m_stack, message, m_stagingFolder);
        });
    case Tag::ImportProject:
        return answer<map_link::ImportProject>(packet, kProjectLimit,
                                               [](const auto& message) { return readProject(message); });
    case Tag::MakeStyle:
        return answer<map_link::MakeStyle>(packet, kProjectLimit,
                                           [this](const auto& message) { return styleOf(m_stack, message); });
    case Tag::ListAlgorithms:
        return answer<map_link::ListAlgorithms>(packet, kProjectLimit, [&](const auto& message) {
            return Result<map_link::AlgorithmList>(algorithms().list(message));
        });
    case Tag::RunAlgorithm:
        return with<map_link::RunAlgorithm>(packet, [&](const auto& message) { algorithms().run(message); });
    default:
        m_replies.fail(0, map_link::malformed("unexpected tag"));
        leave(kBadMessageExitCode);
    }
}

} // namespace weitblick::map_host
