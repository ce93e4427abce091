// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::io {

/// Limits against archives that inflate without end.
struct ZipBudget {
    std::int64_t inflatedBytes = std::int64_t{8} << 30U; ///< of one member
    std::int64_t inflationRatio = 200;                   ///< beyond ratioFreeBytes
    std::int64_t ratioFreeBytes = std::int64_t{10} << 20U;
    std::int64_t entries = 100'000;
};

class ZipArchive;

/// A member of an archive, inflated as it is read. Must not outlive its archive.
class ZipMember {
public:
    ZipMember(ZipMember&&) noexcept;
    ZipMember& operator=(ZipMember&&) noexcept;
    ZipMember(const ZipMember&) = delete;
    ZipMember& operator=(const ZipMember&) = delete;
    ~ZipMember();

    /// The next bytes, empty at the end. They live until the next call.
    /// Errors   Budget  it inflates beyond the limits; InvalidInput  it is damaged (also its checksum).
    Result<std::string_view> next();
    [[nodiscard]] std::int64_t size() const;     ///< inflated, as the archive says
    [[nodiscard]] std::int64_t position() const; ///< inflated bytes read so far

private:
    friend class ZipArchive;
    struct State;
    explicit ZipMember(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// A zip file whose members are read as streams by their exact names; nothing is ever extracted to disk, so a name
/// with ".." leads nowhere.
class ZipArchive {
public:
    /// Errors   NotFound; InvalidInput  not a zip file, or damaged; Budget  too many entries.
    static Result<ZipArchive> open(const std::filesystem::path& file, const ZipBudget& budget = {});
    ZipArchive(ZipArchive&&) noexcept;
    ZipArchive& operator=(ZipArchive&&) noexcept;
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;
    ~ZipArchive();

    [[nodiscard]] bool contains(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> names() const;

    /// Errors   NotFound  no member of that name; InvalidInput  damaged, or protected by a password.
    Result<ZipMember> member(const std::string& name) const;
    /// A small member in one piece.
    /// Errors   as above; Budget  larger than `maximumBytes`.
    Result<std::string> text(const std::string& name, std::int64_t maximumBytes) const;

private:
    struct State;
    explicit ZipArchive(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace weitblick::io
