// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace weitblick::io {

/// A file read front to back in pieces, so that memory does not depend on its size.
class FilePieces {
public:
    static constexpr std::size_t kPieceBytes = std::size_t{1} << 20U;

    /// Errors   NotFound, Io.
    static Result<FilePieces> open(const std::filesystem::path& file);
    FilePieces(FilePieces&& other) noexcept;
    FilePieces& operator=(FilePieces&& other) noexcept;
    FilePieces(const FilePieces&) = delete;
    FilePieces& operator=(const FilePieces&) = delete;
    ~FilePieces();

    /// The next bytes, empty behind `end()`. They live until the next call.
    /// Errors   Io  also when the file shrinks while it is read.
    Result<std::string_view> next();

    void restrictTo(std::int64_t begin, std::int64_t end); ///< bytes [begin, end) of the file, and start at `begin`
    [[nodiscard]] std::int64_t size() const { return m_size; }
    [[nodiscard]] std::int64_t position() const { return m_position; }
    [[nodiscard]] std::int64_t end() const { return m_end; }

private:
    FilePieces(int descriptor, std::int64_t size, std::filesystem::path file);

    int m_descriptor = -1;
    std::int64_t m_size = 0;
    std::int64_t m_position = 0;
    std::int64_t m_end = 0;
    std::filesystem::path m_file;
    std::string m_piece;
};

/// The first `count` bytes of a file, or all of a smaller one.
/// Errors   NotFound, Io.
Result<std::string> headOf(const std::filesystem::path& file, std::size_t count);

} // namespace weitblick::io
