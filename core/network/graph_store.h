// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/network/street_graph.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace weitblick::network {

/// Where the networks of a project are kept: a folder beside its file, named after it.
std::filesystem::path networkFolder(const std::filesystem::path& projectFile);

/// Whether a network came from its file or had to be made.
struct StoredGraph {
    StreetGraph graph;
    enum class Origin : std::uint8_t { Kept, Built } origin = Origin::Built;
};

/// The network of that key from the folder, else a new one that is put there.
///
/// Method   the key says everything that goes into a network (hash of its source, rules, version), so that one that is
///          outdated is never found. Damaged files are made anew. The eight that were used last are kept. Where the
///          folder cannot be written, the network stays in memory.
/// Errors   those of `build`; Cancelled.
Result<StoredGraph> storedGraph(const std::filesystem::path& folder, const std::string& key,
                                const std::function<Result<std::vector<std::byte>>(Job&)>& build, Job& job);

} // namespace weitblick::network
