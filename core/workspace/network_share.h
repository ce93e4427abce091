// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace weitblick::workspace {

/// True where a file or folder lies on a file system that other machines may write at the same time (NFS, SMB, AFS,
/// Ceph, 9P) or of which the kernel knows nothing (FUSE): locks and write-ahead logs cannot be relied on there.
/// False where it cannot be found out.
bool isOnNetworkShare(const std::filesystem::path& path);

/// Where this user's programs keep what they can make anew: $XDG_CACHE_HOME, or ~/.cache, or the temporary folder.
std::filesystem::path userCacheFolder();

} // namespace weitblick::workspace
