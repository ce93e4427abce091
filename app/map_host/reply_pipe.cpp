// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/reply_pipe.h"

#include <cerrno>
#include <cstdlib>
#include <unistd.h>

namespace weitblick::map_host {

void ReplyPipe::write(const map_link::Bytes& bytes)
{
    const std::scoped_lock lock(m_mutex);
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(m_descriptor, bytes.data() + written, bytes.size() - written);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) { // nobody listens any more: nothing is left to do
            std::_Exit(0);
        }
        written += static_cast<std::size_t>(count);
    }
}

} // namespace weitblick::map_host
