// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace weitblick {

namespace {

/// Closes its descriptor at the end of the scope.
class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor()
    {
        if (m_value >= 0) {
            ::close(m_value);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_value; }

private:
    int m_value;
};

Result<void> writeAll(int descriptor, std::string_view content, const std::filesystem::path& file)
{
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return systemError(errno, file);
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor) != 0) {
        return systemError(errno, file);
    }
    return {};
}

std::filesystem::path folderOf(const std::filesystem::path& file)
{
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

Text fullDisk(const std::filesystem::path& file)
{
    std::error_code unknown;
    auto space = std::filesystem::space(file, unknown);
    if (unknown) { // it is not there: its folder may be
        space = std::filesystem::space(folderOf(file), unknown);
    }
    if (unknown) {
        return {"auf dem Datenträger ist kein Platz mehr", "there is no space left on the disk"};
    }
    const std::string free = std::to_string(space.available >> 20U);
    return {"auf dem Datenträger ist kein Platz mehr (frei: " + free + " MiB)",
            "there is no space left on the disk (free: " + free + " MiB)"};
}

Text messageFor(int errorNumber, const std::filesystem::path& file)
{
    switch (errorNumber) {
    case ENOSPC:
    case EDQUOT:
        return fullDisk(file);
    case EACCES:
    case EPERM:
        return {"die Berechtigung fehlt", "permission denied"};
    case EROFS:
        return {"der Datenträger ist schreibgeschützt", "the medium is write-protected"};
    case ENOENT:
    case ENOTDIR:
        return {"Datei oder Ordner sind nicht vorhanden", "the file or its folder does not exist"};
    case ENOMEM:
        return {"der Arbeitsspeicher reicht nicht", "there is not enough memory"};
    case EIO:
        return {"Lese- oder Schreibfehler des Datenträgers", "the medium reports a read or write error"};
    case ENOTCONN:
    case ESTALE:
    case EHOSTDOWN:
    case EHOSTUNREACH:
        return {"die Verbindung zum Netzlaufwerk ist unterbrochen", "the connection to the network share is lost"};
    default: {
        const std::string word = std::generic_category().message(errorNumber);
        return {"das Betriebssystem meldet: " + word, "the operating system says: " + word};
    }
    }
}

} // namespace

Error systemError(int errorNumber, const std::filesystem::path& file)
{
    ErrorCode code = ErrorCode::Io;
    if (errorNumber == ENOSPC || errorNumber == EDQUOT) {
        code = ErrorCode::NoSpace;
    } else if (errorNumber == EROFS || errorNumber == EACCES || errorNumber == EPERM) {
        code = ErrorCode::ReadOnly;
    } else if (errorNumber == ENOENT || errorNumber == ENOTDIR) {
        code = ErrorCode::NotFound;
    } else if (errorNumber == ENOMEM) {
        code = ErrorCode::Budget;
    }
    return Error{.code = code, .message = messageFor(errorNumber, file), .subject = file.string()};
}

Result<void> syncFolder(const std::filesystem::path& folder)
{
    const Descriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.get() < 0) {
        return systemError(errno, folder);
    }
    if (::fsync(handle.get()) != 0 && errno != EINVAL) { // EINVAL: a file system without folder sync
        return systemError(errno, folder);
    }
    return {};
}

Result<void> replaceFile(const std::filesystem::path& target, std::string_view content)
{
    std::string temporary = target.string() + ".XXXXXX";
    const Descriptor handle(::mkostemp(temporary.data(), O_CLOEXEC));
    if (handle.get() < 0) {
        return systemError(errno, target);
    }
    struct stat old{};
    const ::mode_t mode = ::stat(target.c_str(), &old) == 0 ? (old.st_mode & 07777U) : 0644U;
    auto outcome = writeAll(handle.get(), content, target);
    if (outcome && ::fchmod(handle.get(), mode) != 0) {
        outcome = systemError(errno, target);
    }
    if (outcome && ::rename(temporary.c_str(), target.c_str()) != 0) {
        outcome = systemError(errno, target);
    }
    if (!outcome) {
        ::unlink(temporary.c_str());
        return outcome;
    }
    return syncFolder(folderOf(target));
}

Result<void> publishFile(const std::filesystem::path& from, const std::filesystem::path& target)
{
    {
        const Descriptor handle(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
        if (handle.get() < 0 || ::fsync(handle.get()) != 0) {
            return systemError(errno, from);
        }
    }
    if (::rename(from.c_str(), target.c_str()) != 0) {
        return systemError(errno, target);
    }
    return syncFolder(folderOf(target));
}

} // namespace weitblick
