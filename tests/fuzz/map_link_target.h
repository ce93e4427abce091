// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map_link/codec.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace weitblick::fuzz {

/// Decodes a packet as each kind of message; what is accepted must encode to
/// the same bytes.
template <typename... Messages>
void decodeAs(const map_link::Packet& packet)
{
    const auto one = [&]<typename Message>(Message /*kind*/) {
        if (packet.tag != Message::kTag) {
            return;
        }
        const auto message = map_link::decode<Message>(packet);
        if (!message) {
            return;
        }
        const map_link::Bytes again = map_link::encode(*message);
        if (again.size() != packet.payload.size() + map_link::kHeaderBytes ||
            !std::equal(packet.payload.begin(), packet.payload.end(), again.begin() + map_link::kHeaderBytes)) {
            __builtin_trap();
        }
    };
    (one(Messages{}), ...);
}

/// The bytes are what one side of the link has written; both sides' messages
/// are tried.
inline void mapLinkTarget(const std::uint8_t* bytes, std::size_t size)
{
    using namespace map_link;
    PacketReader reader;
    reader.add(std::as_bytes(std::span(bytes, size)));
    for (auto packet = reader.next(); packet && packet->has_value(); packet = reader.next()) {
        decodeAs<Hello, SetLayers, Render, MakeLegend, MakeLayout, ExportProject, ImportProject, ListAlgorithms,
                 RunAlgorithm, Cancel, Ping>(**packet);
        decodeAs<Welcome, Working, Heartbeat, Pong, LayersSet, FrameReady, LegendReady, LayoutMade, ProjectExported,
                 ProjectImported, AlgorithmList, AlgorithmFinished, StyleMade, Progress, Failed>(**packet);
    }
}

} // namespace weitblick::fuzz
