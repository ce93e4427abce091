// SPDX-License-Identifier: GPL-3.0-or-later
// A map host without QGIS that can be told to misbehave: fake_host FAULT
// [ARGUMENT].
#include "core/map_link/codec.h"
#include "core/map_link/shared_frames.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <string>
#include <unistd.h>

using namespace weitblick;
using namespace weitblick::map_link;

namespace {

void put(const Bytes& bytes)
{
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(STDOUT_FILENO, bytes.data() + written, bytes.size() - written);
        if (count <= 0) {
            std::_Exit(0);
        }
        written += static_cast<std::size_t>(count);
    }
}

template <typename Message>
void say(const Message& message)
{
    put(encode(message));
}

[[noreturn]] void hang()
{
    while (true) {
        ::pause();
    }
}

class FakeHost {
public:
    FakeHost(std::string fault, std::string argument, SharedFrames frames)
        : m_fault(std::move(fault)),
          m_argument(std::move(argument)),
          m_frames(std::move(frames))
    {
    }

    void handle(const Packet& packet)
    {
        switch (packet.tag) {
        case Tag::Hello:
            return greet(decode<Hello>(packet).value());
        case Tag::SetLayers:
            return setLayers(decode<SetLayers>(packet).value());
        case Tag::Render:
            return render(decode<Render>(packet).value());
        case Tag::Cancel:
            if (m_fault != "ignore-cancel") {
                const Error error{.code = ErrorCode::Cancelled, .message = {"abgebrochen", "cancelled"}};
                say(failedOf(decode<Cancel>(packet)->request, error));
            }
            return;
        case Tag::MakeLegend:
            if (m_fault == "slow-legend") {
                return; // never answers
            }
            return say(LegendReady{.request = decode<MakeLegend>(packet)->request});
        case Tag::RunAlgorithm:
            if (m_fault == "die-at-algorithm") {
                std::_Exit(3);
            }
            return;
        default:
            return;
        }
    }

private:
    void greet(const Hello& hello)
    {
        if (m_fault == "exit-at-start") {
            std::_Exit(4);
        }
        if (m_fault == "silent-start") {
            hang();
        }
        if (m_fault == "garbage") {
            put(Bytes(5000, std::byte{0xab}));
            hang();
        }
        if (m_fault == "huge-length") {
            Bytes header(kHeaderBytes, std::byte{0xff});
            put(header);
            hang();
        }
        if (m_fault == "half-message") {
            Bytes half = encode(Welcome{.nonce = hello.nonce});
            half.resize(half.size() / 2);
            put(half);
            std::_Exit(5);
        }
        Welcome welcome{.nonce = hello.nonce, .qgisVersion = "0.0-fake"};
        if (m_fault == "wrong-version") {
            welcome.protocolVersion = 999;
        }
        if (m_fault == "wrong-nonce") {
            ++welcome.nonce;
        }
        say(welcome);
        if (m_fault == "flood") {
            for (std::uint64_t i = 0;; ++i) {
                say(Heartbeat{.number = i});
            }
        }
        if (m_fault == "hang") {
            hang();
        }
        if (m_fault == "welcome-twice") {
            say(welcome);
        }
    }

    void setLayers(const SetLayers& request)
    {
        m_ids.clear();
        m_isCareful = request.isCareful;
        for (const Layer& layer : request.layers) {
            say(Working{.request = request.request, .layerId = layer.id});
            if (m_fault == "crash-at-opening" && layer.id == m_argument) {
                std::abort();
            }
            m_ids.push_back(layer.id);
        }
        say(LayersSet{.request = request.request});
    }

    void render(const Render& request)
    {
        say(Working{.request = request.request});
        if (m_fault == "never-ready" || m_fault == "ignore-cancel") {
            return;
        }
        for (const std::string& id : m_ids) {
            if (m_isCareful) {
                say(Working{.request = request.request, .layerId = id});
            }
            if (m_fault == "crash-at-drawing" && id == m_argument) {
                std::abort();
            }
        }
        const auto pixels = m_frames.pixels(request.slot, request.widthPx, request.heightPx);
        std::ranges::fill(*pixels, 0xff000000U + request.request);
        say(FrameReady{.request = request.request, .slot = request.slot, .renderMs = 1});
        if (m_fault == "die-after-frame") {
            std::_Exit(6);
        }
    }

    std::string m_fault;
    std::string m_argument;
    SharedFrames m_frames;
    std::vector<std::string> m_ids;
    bool m_isCareful = false;
};

} // namespace

int main(int argc, char** argv)
{
    constexpr int kFramesDescriptor = 3;
    auto frames = SharedFrames::adopt(kFramesDescriptor, kSlots);
    if (!frames) {
        return 64;
    }
    FakeHost host(argc > 1 ? argv[1] : "", argc > 2 ? argv[2] : "", std::move(frames).value());
    PacketReader reader;
    std::array<std::byte, 4096> piece{};
    for (ssize_t count = 0; (count = ::read(STDIN_FILENO, piece.data(), piece.size())) > 0;) {
        reader.add(std::span(piece).first(static_cast<std::size_t>(count)));
        for (auto packet = reader.next(); packet && packet->has_value(); packet = reader.next()) {
            host.handle(**packet);
        }
    }
    return 0;
}
