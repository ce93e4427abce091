// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/worker_protocol.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

namespace weitblick::fuzz {

/// Feeds bytes to the reader of the pipe in pieces of `step`; what it makes of them, until it refuses.
inline std::vector<intake::WorkerMessage> messagesIn(std::span<const std::byte> bytes, std::size_t step)
{
    intake::FrameAssembler assembler;
    std::vector<intake::WorkerMessage> messages;
    while (!bytes.empty()) {
        const std::span<std::byte> space = assembler.space();
        if (space.empty()) {
            std::abort(); // there must always be room for the next byte
        }
        const std::size_t count = std::min({step, space.size(), bytes.size()});
        std::copy_n(bytes.begin(), count, space.begin());
        bytes = bytes.subspan(count);
        auto message = assembler.filled(count);
        if (!message) {
            break;
        }
        if (*message) {
            messages.push_back(std::move(**message));
        }
    }
    return messages;
}

/// The bytes are what a worker has written to its pipe (the first byte says in which pieces they arrive), or, behind an
/// "r", the request that a worker is given. What is accepted must come back the same when it is sent again.
inline void workerProtocolTarget(const std::uint8_t* bytes, std::size_t size)
{
    using namespace intake;
    if (size == 0) {
        return;
    }
    const auto rest = std::as_bytes(std::span(bytes, size)).subspan(1);
    if (bytes[0] == 'r') {
        const auto request = requestFromJson({reinterpret_cast<const char*>(rest.data()), rest.size()});
        const auto again = request ? requestFromJson(toJson(*request)) : request;
        if (request && (!again || !(*again == *request))) {
            std::abort();
        }
        return;
    }
    for (const WorkerMessage& message : messagesIn(rest, bytes[0] + std::size_t{1})) {
        const std::vector<std::byte> frame = encode(message);
        const std::vector<WorkerMessage> again = messagesIn(frame, frame.size());
        if (again.size() != 1 || again[0].index() != message.index() || encode(again[0]) != frame) {
            std::abort();
        }
    }
}

} // namespace weitblick::fuzz
