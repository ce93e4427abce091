// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/graph_store.h"

#include "core/base/atomic_file.h"

#include <algorithm>
#include <string_view>

namespace weitblick::network {

namespace {

constexpr std::size_t kMostKept = 8;
constexpr std::string_view kSuffix = ".strassennetz";

/// Removes all but the newest files of ours; what cannot be removed stays.
void removeOldest(const std::filesystem::path& folder)
{
    std::error_code failure;
    std::vector<std::filesystem::directory_entry> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        if (entry.path().extension() == kSuffix) {
            files.push_back(entry);
        }
    }
    std::ranges::sort(files, std::greater<>(), [](const auto& entry) {
        std::error_code ignored;
        return entry.last_write_time(ignored);
    });
    for (std::size_t i = kMostKept; i < files.size(); ++i) {
        std::filesystem::remove(files[i].path(), failure);
    }
}

} // namespace

std::filesystem::path networkFolder(const std::filesystem::path& projectFile)
{
    std::filesystem::path folder = projectFile;
    folder.replace_extension(".netze");
    return folder;
}

Result<StoredGraph> storedGraph(const std::filesystem::path& folder, const std::string& key,
                                const std::function<Result<std::vector<std::byte>>(Job&)>& build, Job& job)
{
    const std::filesystem::path file = folder / (key.substr(0, 32) + std::string(kSuffix));
    std::error_code failure;
    if (std::filesystem::is_regular_file(file, failure)) {
        auto kept = StreetGraph::open(file);
        if (kept && kept->key() == key.substr(0, 64)) {
            std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now(), failure);
            return StoredGraph{std::move(kept).value(), StoredGraph::Origin::Kept};
        }
    }
    WB_TRY(std::vector<std::byte> bytes, build(job));
    std::filesystem::create_directories(folder, failure);
    const std::string_view content(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (replaceFile(file, content)) {
        removeOldest(folder);
        if (auto mapped = StreetGraph::open(file)) {
            return StoredGraph{std::move(mapped).value(), StoredGraph::Origin::Built};
        }
    }
    WB_TRY(StreetGraph graph, StreetGraph::fromBytes(std::move(bytes)));
    return StoredGraph{std::move(graph), StoredGraph::Origin::Built};
}

} // namespace weitblick::network
