// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/network_share.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <sys/statfs.h>

namespace weitblick::workspace {

namespace {

// Source: statfs(2) and linux/magic.h
constexpr std::array<std::uint32_t, 10> kShared = {
    0x6969,     // NFS
    0x517B,     // SMB
    0xFF534D42, // CIFS
    0xFE534D42, // SMB2
    0x65735546, // FUSE: sshfs, davfs, rclone …
    0x5346414F, // AFS
    0x73757245, // Coda
    0x00C36400, // Ceph
    0x01021997, // 9P
    0x47504653, // GPFS
};

} // namespace

bool isOnNetworkShare(const std::filesystem::path& path)
{
    struct statfs found{};
    if (::statfs(path.c_str(), &found) != 0 &&
        (!path.has_parent_path() || ::statfs(path.parent_path().c_str(), &found) != 0)) {
        return false;
    }
    return std::ranges::find(kShared, static_cast<std::uint32_t>(found.f_type)) != kShared.end();
}

std::filesystem::path userCacheFolder()
{
    // NOLINTBEGIN(concurrency-mt-unsafe): nobody writes the environment
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && *cache == '/') {
        return cache;
    }
    const char* home = std::getenv("HOME");
    // NOLINTEND(concurrency-mt-unsafe)
    if (home != nullptr && *home == '/') {
        return std::filesystem::path(home) / ".cache";
    }
    std::error_code ignored;
    return std::filesystem::temp_directory_path(ignored);
}

} // namespace weitblick::workspace
