// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/intake/mastr/register_scan.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake::mastr {

/// The tables of the register that are read; the others (market actors, gas, permits) are not.
enum class RegisterTable : std::uint8_t {
    Units,         ///< EinheitenSolar, EinheitenWind …
    EegPlants,     ///< AnlagenEegSolar …
    ChpPlants,     ///< AnlagenKwk
    StoragePlants, ///< AnlagenStromSpeicher
    GridPoints,    ///< Netzanschlusspunkte
    Grids,         ///< Netze
    Catalogue      ///< Katalogwerte
};

/// One XML file of an export.
struct RegisterMember {
    std::string name;
    RegisterTable table = RegisterTable::Units;
    std::string unitKind; ///< of Units: "Solar", "Wind" …
    std::int64_t bytes = 0;
};

/// What the name of a file or a root element says: "EinheitenSolar_12.xml", "EinheitenSolar". Nothing for tables that
/// are not read.
std::optional<RegisterMember> registerMemberNamed(std::string_view name);

/// An export of the register: the ZIP of the full export, or one of its XML files.
class RegisterFile {
public:
    /// Errors   NotFound, Io; InvalidInput  no ZIP archive, or one without a table of units.
    static Result<RegisterFile> openArchive(const std::filesystem::path& file);
    /// Errors   NotFound, Io; InvalidInput  the root element is no table of units.
    static Result<RegisterFile> openXml(const std::filesystem::path& file);

    /// In the order in which they are read: tables by name, parts of a table by number.
    [[nodiscard]] const std::vector<RegisterMember>& members() const { return m_members; }
    [[nodiscard]] std::vector<RegisterMember> members(RegisterTable table) const;
    [[nodiscard]] const std::vector<std::string>& others() const { return m_others; } ///< not read
    [[nodiscard]] std::int64_t bytes(RegisterTable table) const;

    using Keep = std::function<bool(const RegisterRecord&)>; ///< called from several threads at once
    using Take = std::function<Result<void>(const RegisterMember&, const RegisterRecord&)>;

    /// Reads members, two or more at a time, and hands their records to `take` in the order of the file.
    ///
    /// Method   each member is inflated and parsed on a thread of its own that is a few MiB ahead at most, so memory
    ///          does not grow with the file. `keep` sorts out before a record is handed over.
    /// Errors   InvalidInput  a member is damaged or no XML (with its name and line); Budget; Cancelled; what `take`
    ///          says.
    Result<void> read(const std::vector<RegisterMember>& members, std::span<const std::string_view> fields,
                      const Keep& keep, const Take& take, Job& job) const;

    /// Characters that XML does not know and that were replaced in the last read().
    [[nodiscard]] std::int64_t replacedCharacters() const { return m_replaced; }

private:
    std::filesystem::path m_file;
    bool m_isArchive = false;
    std::vector<RegisterMember> m_members;
    std::vector<std::string> m_others;
    mutable std::int64_t m_replaced = 0;
};

} // namespace weitblick::intake::mastr
