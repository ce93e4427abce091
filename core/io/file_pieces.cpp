// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/file_pieces.h"

#include "core/base/atomic_file.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace weitblick::io {

FilePieces::FilePieces(int descriptor, std::int64_t size, std::filesystem::path file)
    : m_descriptor(descriptor),
      m_size(size),
      m_end(size),
      m_file(std::move(file))
{
}

FilePieces::FilePieces(FilePieces&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_size(other.m_size),
      m_position(other.m_position),
      m_end(other.m_end),
      m_file(std::move(other.m_file)),
      m_piece(std::move(other.m_piece))
{
}

FilePieces& FilePieces::operator=(FilePieces&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    m_size = other.m_size;
    m_position = other.m_position;
    m_end = other.m_end;
    m_file = std::move(other.m_file);
    m_piece = std::move(other.m_piece);
    return *this;
}

FilePieces::~FilePieces()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Result<FilePieces> FilePieces::open(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return systemError(errno, file);
    }
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        const int problem = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
        ::close(descriptor);
        return systemError(problem, file);
    }
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return FilePieces(descriptor, status.st_size, file);
}

void FilePieces::restrictTo(std::int64_t begin, std::int64_t end)
{
    m_end = std::clamp<std::int64_t>(end, 0, m_size);
    m_position = std::clamp<std::int64_t>(begin, 0, m_end);
}

Result<std::string_view> FilePieces::next()
{
    const auto wanted = std::min<std::int64_t>(static_cast<std::int64_t>(kPieceBytes), m_end - m_position);
    if (wanted <= 0) {
        return std::string_view();
    }
    m_piece.resize(static_cast<std::size_t>(wanted));
    ssize_t count = 0;
    do {
        count = ::pread(m_descriptor, m_piece.data(), m_piece.size(), m_position);
    } while (count < 0 && errno == EINTR);
    if (count < 0) {
        return systemError(errno, m_file);
    }
    if (count == 0) {
        return Error{.code = ErrorCode::Io,
                     .message = {"die Datei wurde kürzer, während sie gelesen wurde",
                                 "the file became shorter while it was being read"},
                     .subject = m_file.string()};
    }
    m_position += count;
    return std::string_view(m_piece).substr(0, static_cast<std::size_t>(count));
}

Result<std::string> headOf(const std::filesystem::path& file, std::size_t count)
{
    WB_TRY(auto pieces, FilePieces::open(file));
    pieces.restrictTo(0, static_cast<std::int64_t>(count));
    std::string head;
    while (true) {
        WB_TRY(const std::string_view piece, pieces.next());
        if (piece.empty()) {
            return head;
        }
        head += piece;
    }
}

} // namespace weitblick::io
