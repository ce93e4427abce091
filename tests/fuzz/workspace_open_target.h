// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <unistd.h>

namespace weitblick::fuzz {

/// Stops a job when its time is up.
class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds time)
        : m_watch([this, time](const std::stop_token& ended) {
              std::mutex mutex;
              std::unique_lock lock(mutex);
              std::condition_variable_any ring;
              if (!ring.wait_for(lock, ended, time, [&ended] { return ended.stop_requested(); })) {
                  m_source.request_stop();
              }
          })
    {
    }
    [[nodiscard]] Job job() const { return {m_source.get_token(), {}}; }

private:
    std::stop_source m_source;
    std::jthread m_watch; ///< last: it uses the source
};

inline void readEverything(workspace::Workspace& project, Job& job)
{
    constexpr int kMostDatasets = 20;
    constexpr std::int64_t kMostRows = 200;
    project.database().stopWith(&job);
    const auto datasets = project.datasets();
    int count = 0;
    for (std::size_t i = 0; datasets && i < datasets->size() && count < kMostDatasets; ++i, ++count) {
        const std::string& name = (*datasets)[i].schema.name;
        auto rows = project.read(name, {.columns = {}, .geometry = true, .box = {}, .limit = kMostRows});
        if (rows) {
            workspace::LayerReader reader = std::move(rows).value();
            for (auto row = reader.next(); row && *row; row = reader.next()) {
                for (std::size_t column = 0; column < reader.columnCount(); ++column) {
                    static_cast<void>(reader.value(column));
                }
            }
        }
        static_cast<void>(project.dataset(name));
        static_cast<void>(project.lineage(name));
        static_cast<void>(project.rejected(name));
    }
    static_cast<void>(project.roles());
    static_cast<void>(project.profiles());
    static_cast<void>(project.overrides());
    static_cast<void>(project.history());
    static_cast<void>(project.markStale());
    static_cast<void>(project.resultFor("x"));
    static_cast<void>(project.check(job));
    project.database().stopWith(nullptr);
}

/// Opens the bytes as a project file for reading and reads all there is, against the clock.
inline void workspaceOpenTarget(const std::uint8_t* bytes, std::size_t size)
{
    std::error_code ignored;
    static const std::filesystem::path kFile =
        std::filesystem::temp_directory_path(ignored) / ("weitblick-fuzz-" + std::to_string(::getpid()) + ".gpkg");
    std::ofstream(kFile, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(size));
    const Deadline deadline(std::chrono::milliseconds(2000));
    Job job = deadline.job();
    auto opened = workspace::Workspace::open(kFile, {.access = workspace::Access::ReadOnly}, job);
    if (opened) {
        workspace::Workspace project = std::move(opened).value();
        readEverything(project, job);
    }
    std::filesystem::remove(kFile, ignored);
}

} // namespace weitblick::fuzz
