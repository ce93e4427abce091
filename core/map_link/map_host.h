// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map_link/host_connection.h"
#include "core/map_link/quarantine.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace weitblick::map_link {

// What pump() tells besides answers of the host.

/// The host is up and has been told all that it has to know.
struct HostReady {
    std::string qgisVersion;
    bool isSandboxed = false; ///< false: show the badge "ohne Schutz"
};
/// The host has died or was killed because it did not answer; another one is on
/// its way.
struct HostLost {
    Text reason;
    std::string layerId; ///< what it was at; empty: not known
};
/// The host does not stay alive; tried again after a while, or by restart().
struct HostUnavailable {
    Error error;
};
/// This layer has killed the host again and again and is not drawn any more.
struct LayerQuarantined {
    std::string layerId;
};

using HostEvent =
    std::variant<HostReady, HostLost, HostUnavailable, LayerQuarantined, LayersSet, FrameReady, LegendReady, LayoutMade,
                 ProjectExported, ProjectImported, AlgorithmList, AlgorithmFinished, StyleMade, Progress, Failed>;

/// How long the keeper waits for what. Defaults as the reliability goals have
/// them.
struct HostPatience {
    std::chrono::milliseconds start{20'000};
    std::chrono::milliseconds heartbeat{10'000}; ///< killed when there was none for so long
    std::chrono::milliseconds cancel{200};       ///< killed when a cancelled request is not answered by then
    std::chrono::milliseconds pause{30'000};     ///< before the next try after HostUnavailable
};

/// Keeps a map host alive: starts it, watches it, kills it when it hangs,
/// starts another one when it died and tells that one the last state; leaves
/// out layers that kill it again and again. No thread and no wait of its own:
/// call pump() when readDescriptor() has something (QSocketNotifier, poll) and
/// at the latest after nextTimeout(). Threads  one.
class MapHost {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Clock = std::function<Time()>;

    explicit MapHost(
        HostSetup setup, HostPatience patience = {}, Clock clock = [] { return std::chrono::steady_clock::now(); });
    ~MapHost();
    MapHost(const MapHost&) = delete;
    MapHost& operator=(const MapHost&) = delete;

    /// Starts the host; HostReady comes by pump(). Errors as
    /// HostConnection::start(), Io for the frame memory.
    Result<void> start();
    void stop();    ///< ends the host; the frames stay readable
    void restart(); ///< a new host at once, also out of HostUnavailable

    /// The layer stack, top first; kept for the next host. Quarantined layers are
    /// left out.
    RequestId setLayers(SetLayers request);
    /// Asks for a frame of request.content; an older request for it that is not
    /// ready is dropped. Slot and number are filled in. Kept: a new host draws it
    /// again, with the same number.
    RequestId render(Render request);
    /// Any other request. If the host dies before the answer, Failed comes in its
    /// place.
    template <typename Message>
    RequestId ask(Message request)
    {
        request.request = nextRequest();
        m_pending.insert(request.request);
        if (isReady()) {
            m_connection->send(request);
        } else {
            m_waiting.push_back(encode(request));
        }
        return request.request;
    }
    void cancel(RequestId request);           ///< Failed with Cancelled follows within
                                              ///< HostPatience::cancel
    void release(const std::string& layerId); ///< draws a quarantined layer again

    /// Does what is due now and tells what happened.
    std::vector<HostEvent> pump();

    /// The picture of the last FrameReady for this content; stays until the next
    /// one, also while the host is dead.
    struct Frame {
        std::span<const std::uint32_t> pixels;
        Render request;
    };
    [[nodiscard]] std::optional<Frame> frame(FrameContent content) const;

    [[nodiscard]] bool isReady() const { return m_state == State::Ready; }
    [[nodiscard]] int readDescriptor() const;  ///< -1 while there is no host
    [[nodiscard]] int writeDescriptor() const; ///< to be watched while there is something to write; else -1
    [[nodiscard]] std::chrono::milliseconds nextTimeout() const;
    [[nodiscard]] const Quarantine& quarantine() const { return m_quarantine; }
    [[nodiscard]] int processId() const; ///< 0 while there is no host

private:
    enum class State : std::uint8_t { Stopped, Starting, Ready, Ending, Pausing };
    enum class Blame : std::uint8_t { Layer, Nobody };
    struct Drawing {
        std::optional<Render> wanted; ///< the last request; sent again to a new host
        bool isPending = false;
        std::optional<Render> shown; ///< whose picture stands in its slot
        std::uint8_t lastSlot = 0;   ///< of those of its content
    };

    RequestId nextRequest() { return ++m_lastRequest; }
    void handle(const Packet& packet, std::vector<HostEvent>& events);
    template <typename Message>
    void pass(const Packet& packet, std::vector<HostEvent>& events);
    void welcome(const Welcome& message, std::vector<HostEvent>& events);
    void frameReady(const FrameReady& message, std::vector<HostEvent>& events);
    void lose(const Text& reason, Blame blamed, std::vector<HostEvent>& events);
    void settle(std::vector<HostEvent>& events);
    void blame(std::vector<HostEvent>& events);
    void launch(std::vector<HostEvent>& events);
    void watch(std::vector<HostEvent>& events);
    void sendState();
    void sendRender(FrameContent content);
    std::uint8_t freeSlot(FrameContent content);
    Drawing& drawing(FrameContent content) { return m_drawings[static_cast<std::size_t>(content)]; }

    HostSetup m_setup;
    HostPatience m_patience;
    Clock m_clock;
    State m_state = State::Stopped;
    std::optional<SharedFrames> m_frames;
    std::optional<HostConnection> m_connection;
    std::vector<HostConnection> m_dying; ///< killed; to be reaped once they are through, which nobody waits for
    State m_endedFrom = State::Stopped;  ///< the state before Ending
    Quarantine m_quarantine;
    std::optional<SetLayers> m_layers;
    std::array<Drawing, kFrameContents> m_drawings;
    std::set<RequestId> m_pending;
    std::vector<Bytes> m_waiting; ///< requests made while no host was ready
    std::map<RequestId, Time> m_cancelled;
    std::vector<RequestId> m_dropped; ///< cancelled while no host was ready
    std::string m_workingAt;
    bool m_isWorking = false;
    std::uint64_t m_nonce = 0;
    RequestId m_lastRequest = 0;
    Time m_since{}; ///< start of the state
    Time m_lastBeat{};
    std::vector<Time> m_earlyDeaths;
};

} // namespace weitblick::map_link
