// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace weitblick::solar {

/// What the threads of a row transformation found out about the rows of a chunk besides its result, until the chunk
/// comes by in its turn. Chunks are known by their first feature id.
template <typename Finding>
class PendingChunks {
public:
    void put(std::int64_t firstFid, std::vector<Finding> findings)
    {
        const std::scoped_lock lock(m_mutex);
        m_chunks[firstFid] = std::move(findings);
    }
    std::vector<Finding> take(std::int64_t firstFid)
    {
        const std::scoped_lock lock(m_mutex);
        auto node = m_chunks.extract(firstFid);
        return node.empty() ? std::vector<Finding>() : std::move(node.mapped());
    }

private:
    std::mutex m_mutex;
    std::map<std::int64_t, std::vector<Finding>> m_chunks;
};

} // namespace weitblick::solar
