// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map_link/codec.h"

#include <mutex>

namespace weitblick::map_host {

/// The way back to the program. Any thread may send; messages never mix.
class ReplyPipe {
public:
    explicit ReplyPipe(int descriptor) : m_descriptor(descriptor) {}

    template <typename Message>
    void send(const Message& message)
    {
        write(map_link::encode(message));
    }
    void fail(map_link::RequestId request, const Error& error) { send(map_link::failedOf(request, error)); }

private:
    void write(const map_link::Bytes& bytes);
    int m_descriptor;
    std::mutex m_mutex;
};

} // namespace weitblick::map_host
