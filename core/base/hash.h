// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace weitblick {

/// SHA-256 over bytes that arrive in pieces (OpenSSL). Identifies files, inputs and results.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::span<const std::byte> bytes);
    void add(std::string_view text);
    /// Length-prefixed, so that ("ab","c") and ("a","bc") differ.
    void addField(std::string_view text);
    [[nodiscard]] std::string hexDigest(); ///< 64 lower-case hex digits; ends this hash

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Hex SHA-256 of a text held in memory.
std::string sha256Of(std::string_view text);

/// Hex SHA-256 of a file, read in pieces of 1 MiB.
/// Errors   NotFound, Io, Cancelled.
Result<std::string> sha256OfFile(const std::filesystem::path& file, Job& job);

} // namespace weitblick
