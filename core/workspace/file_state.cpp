// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/file_state.h"

#include "core/base/atomic_file.h"
#include "core/base/hash.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace weitblick::workspace {

namespace {

// Source: "Database File Format", section 1.3, sqlite.org/fileformat2.html
constexpr std::size_t kHeadBytes = 100;
constexpr std::size_t kChangeCounterAt = 24;
constexpr std::size_t kWriteVersionAt = 18;
constexpr std::size_t kSchemaCookieAt = 40;
constexpr std::size_t kVersionValidForAt = 92; // and behind it, the version of SQLite
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

using Head = std::array<unsigned char, kHeadBytes>;

std::uint32_t changeCounterIn(const Head& head)
{
    std::uint32_t counter = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        counter = counter << 8U | head[kChangeCounterAt + i];
    }
    return counter;
}

/// A file that SQLite has open.
class OpenFile {
public:
    static Result<OpenFile> of(sqlite3* connection, const std::filesystem::path& path)
    {
        sqlite3_file* file = nullptr;
        if (sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
            file == nullptr || file->pMethods == nullptr) {
            return systemError(EIO, path);
        }
        return OpenFile(file, path);
    }
    [[nodiscard]] Result<std::int64_t> sizeBytes() const
    {
        sqlite3_int64 size = 0;
        return m_file->pMethods->xFileSize(m_file, &size) == SQLITE_OK ? Result<std::int64_t>(size)
                                                                       : systemError(EIO, m_path);
    }
    Result<void> read(void* target, std::size_t size, std::int64_t offset) const
    {
        const int outcome = m_file->pMethods->xRead(m_file, target, static_cast<int>(size), offset);
        return outcome == SQLITE_OK ? Result<void>() : systemError(EIO, m_path);
    }
    [[nodiscard]] Result<FileHead> head() const
    {
        WB_TRY(const auto size, sizeBytes());
        Head head{};
        if (size >= static_cast<std::int64_t>(kHeadBytes)) {
            WB_CHECK(read(head.data(), kHeadBytes, 0));
        }
        const auto same = [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; };
        return FileHead{.state = {.changeCounter = changeCounterIn(head), .sizeBytes = size},
                        .isDatabase = std::ranges::equal(kMagic, std::span(head).first(kMagic.size()), same),
                        .isWal = head[kWriteVersionAt] == 2};
    }

private:
    OpenFile(sqlite3_file* file, std::filesystem::path path) : m_file(file), m_path(std::move(path)) {}
    sqlite3_file* m_file;
    std::filesystem::path m_path;
};

/// A query that is under way: nobody else changes the file meanwhile.
Result<Statement> sharedLock(Database& database)
{
    WB_TRY(auto query, database.prepare("SELECT count(*) FROM sqlite_schema"));
    WB_TRY(const bool row, query.step());
    static_cast<void>(row);
    return query;
}

} // namespace

Result<FileState> fileStateOf(Database& database)
{
    WB_TRY(const auto locked, sharedLock(database));
    WB_TRY(const auto file, OpenFile::of(database.handle(), database.file()));
    WB_TRY(const auto head, file.head());
    return head.state;
}

Result<std::string> hashOfFile(Database& database, Job& job)
{
    WB_TRY(const auto locked, sharedLock(database));
    WB_TRY(const auto file, OpenFile::of(database.handle(), database.file()));
    WB_TRY(const auto size, file.sizeBytes());
    constexpr std::int64_t kPiece = std::int64_t{1} << 20U;
    std::vector<std::byte> piece(kPiece);
    Sha256 hash;
    for (std::int64_t offset = 0; offset < size; offset += kPiece) {
        const auto bytes = static_cast<std::size_t>(std::min(kPiece, size - offset));
        WB_CHECK(file.read(piece.data(), bytes, offset));
        if (offset == 0 && bytes >= kHeadBytes) {
            std::fill_n(piece.begin() + kChangeCounterAt, 4, std::byte{0});
            std::fill_n(piece.begin() + kSchemaCookieAt, 4, std::byte{0});
            std::fill_n(piece.begin() + kVersionValidForAt, 8, std::byte{0});
        }
        hash.add(std::span(piece.data(), bytes));
        WB_CHECK(job.report(static_cast<double>(offset) / static_cast<double>(size), "sha256"));
    }
    return hash.hexDigest();
}

Result<FileHead> headOfFile(const std::filesystem::path& file)
{
    struct stat status{};
    if (::stat(file.c_str(), &status) != 0 || ::access(file.c_str(), R_OK) != 0) {
        return systemError(errno, file);
    }
    if (!S_ISREG(status.st_mode)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"das ist keine Datei", "this is not a file"},
                     .subject = file.string()};
    }
    std::error_code unusable;
    const auto absolute = std::filesystem::absolute(file, unusable); // never an address
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open_v2(absolute.c_str(), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closing(handle, &sqlite3_close);
    if (opened != SQLITE_OK) {
        return systemError(handle == nullptr ? ENOMEM : sqlite3_system_errno(handle), file);
    }
    WB_TRY(const auto open, OpenFile::of(handle, file));
    return open.head();
}

} // namespace weitblick::workspace
