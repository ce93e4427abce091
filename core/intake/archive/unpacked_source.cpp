// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/archive/unpacked_source.h"

#include "core/base/atomic_file.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <utility>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

Error tooLarge(const std::string& name)
{
    return Error{.code = ErrorCode::Budget,
                 .message = {"„" + name + "“ im ZIP-Archiv ist entpackt größer als 1 GiB",
                             "'" + name + "' in the ZIP archive is larger than 1 GiB when unpacked"},
                 .subject = name,
                 .advice = {"Das Archiv entpacken und die Datei darin importieren",
                            "Unpack the archive and import the file inside"}};
}

std::string lowerExtension(const std::string& name)
{
    std::string extension = fs::path(name).extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return extension;
}

/// A name of the archive as one of a file: whatever the archive says, it stays in its folder.
std::string plainStem(const std::string& stem)
{
    constexpr std::size_t kLongest = 100;
    const bool isPlain =
        !stem.empty() && stem.size() <= kLongest && isUtf8(stem) && std::ranges::none_of(stem, [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '/' || c == '\\';
        });
    return isPlain ? stem : "quelle";
}

Result<void> unpack(const io::ZipArchive& archive, const std::string& name, const fs::path& target, std::int64_t& bytes,
                    Job& job)
{
    WB_TRY(io::ZipMember member, archive.member(name));
    if (bytes + member.size() > UnpackedSource::kMostBytes) {
        return tooLarge(name);
    }
    std::ofstream file(target, std::ios::binary);
    while (file) {
        WB_TRY(const std::string_view piece, member.next());
        bytes += static_cast<std::int64_t>(piece.size());
        if (bytes > UnpackedSource::kMostBytes) { // the archive may lie about sizes
            return tooLarge(name);
        }
        if (piece.empty()) {
            file.close();
            break;
        }
        file.write(piece.data(), static_cast<std::streamsize>(piece.size()));
        WB_CHECK(job.report(0.0, "unpacking"));
    }
    return file ? Result<void>() : Result<void>(systemError(errno, target));
}

} // namespace

UnpackedSource::UnpackedSource(UnpackedSource&& other) noexcept
    : m_folder(std::exchange(other.m_folder, {})),
      m_file(std::exchange(other.m_file, {}))
{
}

UnpackedSource::~UnpackedSource()
{
    if (!m_folder.empty()) {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
}

Result<UnpackedSource> UnpackedSource::of(const io::ZipArchive& archive, const ArchiveContent::Source& source,
                                          const fs::path& folder, const std::string& stem, Job& job)
{
    UnpackedSource unpacked;
    std::string pattern = (folder / "zip-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        return systemError(errno, folder);
    }
    unpacked.m_folder = pattern;
    std::int64_t bytes = 0;
    for (const std::string& name : source.members) {
        const fs::path target = unpacked.m_folder / (plainStem(stem) + lowerExtension(name));
        std::error_code failure;
        if (fs::exists(target, failure)) {
            continue; // "a.dbf" and "a.DBF": the first one counts
        }
        WB_CHECK(unpack(archive, name, target, bytes, job));
        unpacked.m_file = unpacked.m_file.empty() ? target : unpacked.m_file;
    }
    return unpacked;
}

} // namespace weitblick::intake
