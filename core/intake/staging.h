// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/budget.h"
#include "core/intake/source.h"
#include "core/workspace/private_copy.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake {

/// A source as a reader sees it: links with plain names in a private folder. So no driver can write beside the user's
/// file, take a hostile name for a command, or find companions that were not handed over.
class StagedSource {
public:
    /// `files`: the source, then what belongs to it (the other files of a shapefile).
    /// Errors   NotFound, Io, InvalidInput (a folder, a device, empty), Budget (too large).
    static Result<StagedSource> create(const std::vector<std::string>& files, const Budget& budget);

    StagedSource(StagedSource&& other) noexcept;
    StagedSource& operator=(StagedSource&&) = delete;
    StagedSource(const StagedSource&) = delete;
    StagedSource& operator=(const StagedSource&) = delete;
    ~StagedSource(); ///< removes the folder

    [[nodiscard]] const std::string& head() const { return m_head; } ///< up to 64 KiB
    [[nodiscard]] const std::filesystem::path& original() const { return m_files.front(); }
    [[nodiscard]] std::int64_t totalBytes() const { return m_totalBytes; }
    /// An error as the user should see it: with the name of the file in place of the path of the link.
    [[nodiscard]] Error named(Error error) const;

    /// The link to the source, with an extension that the format's drivers expect. A database beside which a program
    /// left a journal or a write-ahead log is a private copy with all that was committed: nothing of it is missed.
    /// Errors   NoSpace  for that copy.   Io, Database, Cancelled.
    [[nodiscard]] Result<std::filesystem::path> fileFor(const Format& format, Job& job);

private:
    StagedSource() = default;
    Result<std::filesystem::path> targetOf(const std::filesystem::path& file, Job& job);

    std::filesystem::path m_folder;
    std::vector<std::filesystem::path> m_files;
    std::string m_head;
    std::int64_t m_totalBytes = 0;
    std::optional<workspace::PrivateCopy> m_settled; ///< of a database with a journal
};

/// The format that the content says, whatever the name says.
/// Errors   InvalidInput  none; the message says what the file seems to be and what to do with it.
Result<const Format*> recognisedFormat(const StagedSource& source);

} // namespace weitblick::intake
