// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/private_copy.h"

#include "core/base/atomic_file.h"
#include "core/workspace/database_copy.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>
#include <utility>

namespace weitblick::workspace {

namespace {

constexpr std::array<const char*, 2> kJournals = {"-journal", "-wal"};

bool hasBytes(const std::filesystem::path& file)
{
    std::error_code missing;
    const auto size = std::filesystem::file_size(file, missing);
    return !missing && size > 0;
}

/// What sessions that crashed left behind. A reader seldom stays a week.
void sweepOldCopies(const std::filesystem::path& parent)
{
    std::error_code failed;
    std::filesystem::directory_iterator entry(parent, failed);
    for (; !failed && entry != std::filesystem::directory_iterator(); entry.increment(failed)) {
        std::error_code ignored;
        const auto made = entry->last_write_time(ignored);
        if (!ignored && std::filesystem::file_time_type::clock::now() - made > std::chrono::days(7)) {
            std::filesystem::remove_all(entry->path(), ignored);
        }
    }
}

} // namespace

bool hasJournals(const std::filesystem::path& file)
{
    return std::ranges::any_of(kJournals, [&file](const char* suffix) { return hasBytes(file.string() + suffix); });
}

Result<PrivateCopy> PrivateCopy::of(const std::filesystem::path& file, const std::filesystem::path& cacheFolder,
                                    Job& job)
{
    const std::filesystem::path parent = cacheFolder / "weitblick" / "reading";
    std::error_code failed;
    std::filesystem::create_directories(parent, failed);
    sweepOldCopies(parent);
    std::string folder = (parent / "XXXXXX").string();
    if (failed || ::mkdtemp(folder.data()) == nullptr) {
        return systemError(failed ? failed.value() : errno, parent);
    }
    PrivateCopy copy(folder, file.filename());
    const auto size = std::filesystem::file_size(file, failed);
    WB_CHECK(requireSpace(parent, failed ? 0 : static_cast<std::int64_t>(size)));
    for (const char* suffix : kJournals) { // first: they must not be newer than the file
        if (hasBytes(file.string() + suffix)) {
            WB_CHECK(copyClosedFile(file.string() + suffix, copy.file().string() + suffix, job));
        }
    }
    WB_CHECK(copyClosedFile(file, copy.file(), job));
    return copy;
}

PrivateCopy::PrivateCopy(PrivateCopy&& other) noexcept
    : m_folder(std::exchange(other.m_folder, {})),
      m_name(std::exchange(other.m_name, {}))
{
}

PrivateCopy& PrivateCopy::operator=(PrivateCopy&& other) noexcept
{
    std::swap(m_folder, other.m_folder);
    std::swap(m_name, other.m_name);
    return *this;
}

PrivateCopy::~PrivateCopy()
{
    if (!m_folder.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
}

} // namespace weitblick::workspace
