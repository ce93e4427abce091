// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/importer.h"

#include <filesystem>
#include <future>
#include <stop_token>
#include <string>
#include <vector>

namespace weitblick::intake {

/// What will be known of an import later: files with their hashes (taken in a thread of its own while the worker
/// reads), times, choices and remarks.
class ImportRecord {
public:
    explicit ImportRecord(const std::vector<std::filesystem::path>& files);
    ImportRecord(const ImportRecord&) = delete;
    ImportRecord& operator=(const ImportRecord&) = delete;
    ~ImportRecord();

    /// Waits for the hashes.
    /// Errors   InvalidInput  a file was changed while it was read.   NotFound, Io, Cancelled.
    Result<void> finish(Job& job);

    [[nodiscard]] workspace::LineageRecord lineageOf(const LayerPreview& layer) const;
    /// What the user said, with title and date of the data filled in where nothing was said.
    [[nodiscard]] workspace::CatalogueEntry entryFor(workspace::CatalogueEntry given, const std::string& name) const;

private:
    struct FileState {
        std::filesystem::path file;
        std::uintmax_t sizeBytes = 0;
        std::filesystem::file_time_type written;
        friend bool operator==(const FileState&, const FileState&) = default;
    };
    static FileState stateOf(const std::filesystem::path& file);

    std::vector<FileState> m_files;
    std::stop_source m_stop;
    std::future<Result<std::vector<workspace::SourceFile>>> m_hashing;
    std::vector<workspace::SourceFile> m_sources;
    UtcSeconds m_started;
};

/// JSON kept with an unfinished load, from which the import can be offered again:
/// {"activity":"import","source":…,"choices":…,"layerName":…,"role":…,"profile":…,"replace":…,"entry":…}
std::string purposeOf(const ImportRequest& request, const ReadChoices& choices);

} // namespace weitblick::intake
