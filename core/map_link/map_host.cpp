// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/map_host.h"

#include <algorithm>
#include <csignal>
#include <random>

namespace weitblick::map_link {

namespace {

constexpr std::size_t kEarlyDeaths = 5; ///< in a minute, before it was ever ready: it makes no sense to go on
constexpr int kSignalExit = 128;        ///< how bubblewrap passes on a signal

std::uint64_t freshNonce()
{
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
}

Text reasonOf(const ChildExit& exit)
{
    if (exit.signal != 0 || exit.code > kSignalExit) {
        const int signal = exit.signal != 0 ? exit.signal : exit.code - kSignalExit;
        return {"der Kartenprozess ist abgestürzt (Signal " + std::to_string(signal) + ")",
                "the map host crashed (signal " + std::to_string(signal) + ")"};
    }
    return {"der Kartenprozess hat sich beendet (Code " + std::to_string(exit.code) + ")",
            "the map host ended (code " + std::to_string(exit.code) + ")"};
}

} // namespace

MapHost::MapHost(HostSetup setup, HostPatience patience, Clock clock)
    : m_setup(std::move(setup)),
      m_patience(patience),
      m_clock(std::move(clock))
{
}

MapHost::~MapHost() = default;

Result<void> MapHost::start()
{
    if (!m_frames) {
        WB_TRY(m_frames, SharedFrames::create(kSlots));
    }
    WB_TRY(m_connection, HostConnection::start(m_setup, *m_frames));
    m_state = State::Starting;
    m_since = m_clock();
    m_lastBeat = m_since;
    m_nonce = freshNonce();
    m_workingAt.clear();
    m_isWorking = false;
    m_connection->send(Hello{.nonce = m_nonce, .stagingFolder = m_setup.stagingFolder.string()});
    return {};
}

void MapHost::stop()
{
    m_connection.reset();
    m_state = State::Stopped;
}

void MapHost::restart()
{
    m_connection.reset();
    m_earlyDeaths.clear();
    m_state = State::Pausing;
    m_since = m_clock() - m_patience.pause;
}

RequestId MapHost::setLayers(SetLayers request)
{
    request.request = nextRequest();
    if (m_layers && request.revision != m_layers->revision) { // other data: every layer gets its chance again
        for (const Layer& layer : request.layers) {
            m_quarantine.release(layer.id);
        }
    }
    m_layers = std::move(request);
    if (isReady()) {
        sendState();
    }
    return m_layers->request;
}

RequestId MapHost::render(Render request)
{
    request.request = nextRequest();
    Drawing& drawn = drawing(request.content);
    if (drawn.isPending && isReady() && drawn.wanted) {
        m_connection->send(Cancel{.request = drawn.wanted->request});
    }
    const FrameContent content = request.content;
    drawn.wanted = std::move(request);
    drawn.isPending = true;
    if (isReady()) {
        sendRender(content);
    }
    return drawn.wanted->request;
}

std::uint8_t MapHost::freeSlot(FrameContent content)
{
    Drawing& drawn = drawing(content);
    const auto first = static_cast<std::uint8_t>(static_cast<std::uint8_t>(content) * kSlotsEach);
    do { // neither the one that is shown nor the one that an older request may
         // still fill
        drawn.lastSlot = static_cast<std::uint8_t>((drawn.lastSlot + 1) % kSlotsEach);
    } while (drawn.shown && drawn.shown->slot == first + drawn.lastSlot);
    return static_cast<std::uint8_t>(first + drawn.lastSlot);
}

void MapHost::sendRender(FrameContent content)
{
    Drawing& drawn = drawing(content);
    drawn.wanted->slot = freeSlot(content);
    m_connection->send(*drawn.wanted);
}

void MapHost::sendState()
{
    if (m_layers) {
        SetLayers allowed = *m_layers;
        std::erase_if(allowed.layers, [this](const Layer& layer) { return m_quarantine.holds(layer.id); });
        allowed.isCareful = m_quarantine.isCareful(m_clock());
        m_connection->send(allowed);
    }
}

void MapHost::cancel(RequestId request)
{
    for (Drawing& drawn : m_drawings) {
        if (drawn.isPending && drawn.wanted && drawn.wanted->request == request) {
            drawn.wanted.reset();
            drawn.isPending = false;
            if (!isReady()) { // no host has heard of it, so none will answer
                m_dropped.push_back(request);
                return;
            }
            m_pending.insert(request);
        }
    }
    if (!m_pending.contains(request)) {
        return; // answered already: nothing will come that could be waited for
    }
    m_cancelled.try_emplace(request, m_clock());
    if (isReady()) {
        m_connection->send(Cancel{.request = request});
    }
}

void MapHost::release(const std::string& layerId)
{
    m_quarantine.release(layerId);
    if (isReady()) {
        sendState();
    }
}

std::vector<HostEvent> MapHost::pump()
{
    std::vector<HostEvent> events;
    for (const RequestId request : std::exchange(m_dropped, {})) {
        events.emplace_back(Failed{.request = request,
                                   .code = ErrorCode::Cancelled,
                                   .messageDe = "vom Benutzer abgebrochen",
                                   .messageEn = "stopped by the user"});
    }
    if (m_state == State::Pausing && m_clock() - m_since >= m_patience.pause) {
        launch(events);
    }
    std::erase_if(m_dying, [](HostConnection& one) { return one.exit().has_value(); });
    if (m_state == State::Ending) {
        settle(events);
    } else if (m_connection) {
        auto packets = m_connection->exchange();
        if (packets) {
            const int process = processId();
            for (const Packet& packet : *packets) {
                if (processId() != process) {
                    break; // the rest was said by a host that is no more
                }
                handle(packet, events);
            }
        } else if (packets.error().subject.empty()) { // it is gone
            m_endedFrom = m_state;
            m_state = State::Ending;
            m_since = m_clock();
            settle(events);
        } else {
            lose(packets.error().message, Blame::Layer, events);
        }
    }
    watch(events);
    return events; // what was added to be sent goes out with the next call; see
                   // writeDescriptor()
}

template <typename Message>
void MapHost::pass(const Packet& packet, std::vector<HostEvent>& events)
{
    auto message = decode<Message>(packet);
    if (!message) {
        lose(message.error().message, Blame::Layer, events);
        return;
    }
    m_isWorking = false;
    m_pending.erase(message->request);
    m_cancelled.erase(message->request);
    events.emplace_back(*message);
}

void MapHost::handle(const Packet& packet, std::vector<HostEvent>& events)
{
    const auto refuse = [&](const Error& error) { lose(error.message, Blame::Layer, events); };
    m_lastBeat = m_clock(); // whatever comes, it is alive
    if (m_state == State::Starting && packet.tag != Tag::Welcome && packet.tag != Tag::Heartbeat) {
        return refuse(malformed("no welcome"));
    }
    switch (packet.tag) {
    case Tag::Welcome: {
        const auto message = decode<Welcome>(packet);
        return message ? welcome(*message, events) : refuse(message.error());
    }
    case Tag::Heartbeat:
    case Tag::Pong:
        return;
    case Tag::Working: {
        const auto message = decode<Working>(packet);
        if (!message) {
            return refuse(message.error());
        }
        m_workingAt = message->layerId;
        m_isWorking = true;
        return;
    }
    case Tag::FrameReady: {
        const auto message = decode<FrameReady>(packet);
        return message ? frameReady(*message, events) : refuse(message.error());
    }
    case Tag::Progress: {
        const auto message = decode<Progress>(packet);
        return message ? static_cast<void>(events.emplace_back(*message)) : refuse(message.error());
    }
    case Tag::LayersSet:
        return pass<LayersSet>(packet, events);
    case Tag::LegendReady:
        return pass<LegendReady>(packet, events);
    case Tag::LayoutMade:
        return pass<LayoutMade>(packet, events);
    case Tag::ProjectExported:
        return pass<ProjectExported>(packet, events);
    case Tag::ProjectImported:
        return pass<ProjectImported>(packet, events);
    case Tag::AlgorithmList:
        return pass<AlgorithmList>(packet, events);
    case Tag::AlgorithmFinished:
        return pass<AlgorithmFinished>(packet, events);
    case Tag::StyleMade:
        return pass<StyleMade>(packet, events);
    case Tag::Failed:
        return pass<Failed>(packet, events);
    default:
        return refuse(malformed("unexpected tag"));
    }
}

void MapHost::welcome(const Welcome& message, std::vector<HostEvent>& events)
{
    if (message.protocolVersion != kProtocolVersion || message.nonce != m_nonce || m_state != State::Starting) {
        lose({"Programm und Kartenprozess haben verschiedene Versionen",
              "program and map host are of different versions"},
             Blame::Layer, events);
        return;
    }
    m_state = State::Ready;
    m_since = m_clock();
    events.emplace_back(HostReady{.qgisVersion = message.qgisVersion, .isSandboxed = m_connection->isSandboxed()});
    sendState();
    for (const FrameContent content : {FrameContent::Map, FrameContent::LabelsAndOutlines}) {
        if (drawing(content).isPending && drawing(content).wanted) {
            sendRender(content);
        }
    }
    for (const Bytes& request : m_waiting) {
        m_connection->sendEncoded(request);
    }
    m_waiting.clear();
    for (auto& [request, since] : m_cancelled) { // its time begins now
        since = m_clock();
        m_connection->send(Cancel{.request = request});
    }
}

void MapHost::frameReady(const FrameReady& message, std::vector<HostEvent>& events)
{
    m_isWorking = false;
    m_cancelled.erase(message.request);
    for (Drawing& drawn : m_drawings) {
        if (drawn.wanted && drawn.wanted->request == message.request && drawn.wanted->slot == message.slot) {
            drawn.shown = drawn.wanted;
            drawn.isPending = false;
            events.emplace_back(message);
        }
    }
}

void MapHost::blame(std::vector<HostEvent>& events)
{
    const Time now = m_clock();
    if (!m_isWorking) {
        return;
    }
    std::string guilty = m_workingAt;
    if (guilty.empty() && m_layers && m_layers->layers.size() == 1) {
        guilty = m_layers->layers.front().id;
    }
    if (guilty.empty()) {
        m_quarantine.suspectAll(now);
    } else if (m_quarantine.blame(guilty, now)) {
        events.emplace_back(LayerQuarantined{.layerId = guilty});
    }
}

/// A host that closed its pipes: how it ended is known a moment later. The window's loop turns meanwhile.
void MapHost::settle(std::vector<HostEvent>& events)
{
    constexpr std::chrono::milliseconds kMoment{50};
    const std::optional<ChildExit> known = m_connection->exit();
    if (!known && m_clock() - m_since <= kMoment) {
        return;
    }
    const ChildExit exit = known.value_or(ChildExit{.signal = SIGKILL});
    m_state = m_endedFrom;
    // SIGKILL that we did not send: a person, or the system when memory runs out. No layer is to blame.
    const bool fromOutside = exit.signal == SIGKILL || exit.code == kSignalExit + SIGKILL;
    lose(reasonOf(exit), fromOutside ? Blame::Nobody : Blame::Layer, events);
}

void MapHost::lose(const Text& reason, Blame blamed, std::vector<HostEvent>& events)
{
    const Time now = m_clock();
    events.emplace_back(HostLost{.reason = reason, .layerId = m_isWorking ? m_workingAt : std::string()});
    if (blamed == Blame::Layer) {
        blame(events);
    }
    for (const RequestId request : m_pending) {
        const bool wasCancelled = m_cancelled.contains(request);
        events.emplace_back(Failed{.request = request,
                                   .code = wasCancelled ? ErrorCode::Cancelled : ErrorCode::Worker,
                                   .messageDe = wasCancelled ? "vom Benutzer abgebrochen" : reason.de,
                                   .messageEn = wasCancelled ? "stopped by the user" : reason.en});
    }
    m_pending.clear();
    m_cancelled.clear();
    m_waiting.clear();
    m_isWorking = false;
    m_connection->kill(); // what is left of it
    m_dying.push_back(std::move(*m_connection));
    m_connection.reset();
    const bool wasEarly = m_state == State::Starting;
    std::erase_if(m_earlyDeaths, [now](Time death) { return now - death > Quarantine::kWithin; });
    if (wasEarly) {
        m_earlyDeaths.push_back(now);
    }
    if (m_earlyDeaths.size() >= kEarlyDeaths) {
        m_earlyDeaths.clear();
        m_state = State::Pausing;
        m_since = now;
        events.emplace_back(HostUnavailable{Error{
            .code = ErrorCode::Worker,
            .message = {"die Karte lässt sich nicht starten: " + reason.de, "the map cannot be started: " + reason.en},
            .advice = {"Ist QGIS installiert? Es wird in einer halben Minute "
                       "erneut versucht",
                       "Is QGIS installed? It is tried again in half a minute"}}});
        return;
    }
    launch(events);
}

void MapHost::launch(std::vector<HostEvent>& events)
{
    if (const auto started = start(); !started) {
        m_connection.reset();
        m_state = State::Pausing;
        m_since = m_clock();
        events.emplace_back(HostUnavailable{started.error()});
    }
}

void MapHost::watch(std::vector<HostEvent>& events)
{
    const Time now = m_clock();
    if (m_state == State::Starting && now - m_since > m_patience.start) {
        return lose({"der Kartenprozess wird nicht fertig mit dem Start", "the map host does not get ready"},
                    Blame::Layer, events);
    }
    if (m_state != State::Ready) {
        return;
    }
    if (now - m_lastBeat > m_patience.heartbeat) {
        return lose({"der Kartenprozess antwortet nicht mehr", "the map host does not answer any more"}, Blame::Layer,
                    events);
    }
    const bool overdue =
        std::ranges::any_of(m_cancelled, [&](const auto& entry) { return now - entry.second > m_patience.cancel; });
    if (overdue) {
        return lose({"der Kartenprozess ließ sich nicht anhalten", "the map host could not be stopped"}, Blame::Nobody,
                    events);
    }
}

std::optional<MapHost::Frame> MapHost::frame(FrameContent content) const
{
    const Drawing& drawn = m_drawings[static_cast<std::size_t>(content)];
    if (!drawn.shown || !m_frames) {
        return std::nullopt;
    }
    const auto pixels = m_frames->pixels(drawn.shown->slot, drawn.shown->widthPx, drawn.shown->heightPx);
    return pixels ? std::optional(Frame{.pixels = *pixels, .request = *drawn.shown}) : std::nullopt;
}

int MapHost::readDescriptor() const
{
    return m_connection && m_state != State::Ending ? m_connection->readDescriptor() : -1;
}

int MapHost::writeDescriptor() const
{
    return m_connection && m_state != State::Ending && m_connection->wantsToWrite() ? m_connection->writeDescriptor()
                                                                                    : -1;
}

std::chrono::milliseconds MapHost::nextTimeout() const
{
    constexpr std::chrono::milliseconds kIdle{1000};
    if (m_state == State::Ending) {
        constexpr std::chrono::milliseconds kSoon{2};
        return kSoon;
    }
    if (!m_cancelled.empty()) {
        return std::min(kIdle, m_patience.cancel / 2 + std::chrono::milliseconds{1});
    }
    return std::min({kIdle, m_patience.heartbeat / 4, m_patience.pause / 2});
}

int MapHost::processId() const
{
    return m_connection ? m_connection->processId() : 0;
}

} // namespace weitblick::map_link
