// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/intake/archive/archive_content.h"
#include "core/io/zip_archive.h"

#include <filesystem>

namespace weitblick::intake {

/// One source of an archive as files in a folder of its own, removed at the end.
class UnpackedSource {
public:
    static constexpr std::int64_t kMostBytes = std::int64_t{1} << 30U; ///< the folder may lie in memory

    /// Unpacks below `folder`; the files are called `stem` with their own extensions, so no name of the archive leads
    /// anywhere else.
    /// Errors   Budget  more than kMostBytes.   InvalidInput  damaged, protected by a password.   NoSpace, Io,
    /// Cancelled.
    static Result<UnpackedSource> of(const io::ZipArchive& archive, const ArchiveContent::Source& source,
                                     const std::filesystem::path& folder, const std::string& stem, Job& job);

    UnpackedSource(UnpackedSource&& other) noexcept;
    UnpackedSource& operator=(UnpackedSource&&) = delete;
    UnpackedSource(const UnpackedSource&) = delete;
    UnpackedSource& operator=(const UnpackedSource&) = delete;
    ~UnpackedSource();

    [[nodiscard]] const std::filesystem::path& file() const { return m_file; } ///< the one to read

private:
    UnpackedSource() = default;

    std::filesystem::path m_folder;
    std::filesystem::path m_file;
};

} // namespace weitblick::intake
