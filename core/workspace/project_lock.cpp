// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/project_lock.h"

#include "core/base/atomic_file.h"
#include "core/base/utc_time.h"
#include "core/workspace/detail/json.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace weitblick::workspace {

using detail::Json;

namespace {

constexpr off_t kLockedByte = 1 << 30; // far behind the text
constexpr int kAttempts = 20;
constexpr std::chrono::milliseconds kBetweenAttempts{50};

enum class KernelLock : std::uint8_t { Got, HeldByOther, Unsupported };

KernelLock lockByte(int descriptor)
{
    struct flock range{};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    range.l_start = kLockedByte;
    range.l_len = 1;
    if (::fcntl(descriptor, F_OFD_SETLK, &range) == 0) {
        return KernelLock::Got;
    }
    return errno == EAGAIN || errno == EACCES ? KernelLock::HeldByOther : KernelLock::Unsupported;
}

std::string textIn(int descriptor)
{
    std::array<char, 4096> text{};
    const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
    return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : std::string();
}

LockHolder holderFrom(const Json& json)
{
    return {.process = {.user = json.at("user"),
                        .host = json.at("host"),
                        .pid = detail::integerAt(json, "pid"),
                        .processStart = json.at("processStart"),
                        .program = json.at("program")},
            .since = json.at("since")};
}

std::optional<LockHolder> holderIn(int descriptor)
{
    auto holder = detail::readJson(textIn(descriptor), "lock", &holderFrom);
    return holder ? std::optional(std::move(holder).value()) : std::nullopt;
}

Result<void> writeHolder(int descriptor, const std::filesystem::path& file)
{
    const ProcessIdentity self = currentProcess();
    const std::string text = detail::textOf({{"user", self.user},
                                             {"host", self.host},
                                             {"pid", self.pid},
                                             {"processStart", self.processStart},
                                             {"program", self.program},
                                             {"since", isoUtc(utcNow())}});
    const bool written = ::ftruncate(descriptor, 0) == 0 &&
                         ::pwrite(descriptor, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()) &&
                         ::fsync(descriptor) == 0;
    return written ? Result<void>() : systemError(errno, file);
}

/// The file that is open here may have been removed by its former holder in between.
bool isStillThere(int descriptor, const std::filesystem::path& file)
{
    struct stat open{};
    struct stat named{};
    return ::fstat(descriptor, &open) == 0 && ::stat(file.c_str(), &named) == 0 && open.st_ino == named.st_ino &&
           open.st_dev == named.st_dev;
}

Error lockedBy(const std::optional<LockHolder>& holder, const std::filesystem::path& project)
{
    Error error{.code = ErrorCode::Locked,
                .message = {"das Projekt ist gerade zum Bearbeiten geöffnet", "the project is open for editing"},
                .subject = project.string()};
    if (!holder) {
        return error;
    }
    const ProcessIdentity& who = holder->process;
    const std::string where = who.program + ", " + std::to_string(who.pid);
    error.message = {"„" + who.user + "“ bearbeitet das Projekt auf dem Rechner „" + who.host + "“ seit " +
                         holder->since + " (" + where + ")",
                     "\"" + who.user + "\" has the project open for editing on the machine \"" + who.host +
                         "\" since " + holder->since + " (" + where + ")"};
    if (livenessOf(who) == Liveness::Unknown) {
        const std::string file = lockFileOf(project).string();
        error.advice = {"Zum Lesen öffnen oder warten; läuft dort sicher nichts mehr, die Datei " + file + " löschen",
                        "Open it for reading or wait; if nothing runs there any more for certain, delete the file " +
                            file};
    }
    return error;
}

bool mayTakeOver(const LockHolder& holder, KernelLock kernelLock, LockPlace place)
{
    if (kernelLock == KernelLock::Got && place == LockPlace::LocalDisk) {
        return true; // whoever wrote it holds it no more
    }
    return livenessOf(holder.process) == Liveness::Dead;
}

} // namespace

std::filesystem::path lockFileOf(const std::filesystem::path& project)
{
    return project.parent_path() / ("." + project.filename().string() + ".lock");
}

std::optional<LockHolder> lockHolderOf(const std::filesystem::path& project)
{
    const int descriptor = ::open(lockFileOf(project).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return std::nullopt;
    }
    auto holder = holderIn(descriptor);
    ::close(descriptor);
    return holder;
}

Result<ProjectLock> ProjectLock::acquire(const std::filesystem::path& project, LockPlace place)
{
    const std::filesystem::path file = lockFileOf(project);
    std::optional<LockHolder> lastSeen;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (descriptor < 0) {
            return systemError(errno, file);
        }
        ProjectLock lock({}, descriptor, std::nullopt); // closes it on every way out, removes nothing yet
        const KernelLock kernelLock = lockByte(descriptor);
        lock.m_takenOverFrom = holderIn(descriptor);
        if (kernelLock == KernelLock::HeldByOther) {
            // A process that was killed while it started another leaves its descriptors to that one, until that has
            // come to its own program.
            if (lock.m_takenOverFrom && livenessOf(lock.m_takenOverFrom->process) == Liveness::Dead) {
                std::this_thread::sleep_for(kBetweenAttempts);
                lastSeen = lock.m_takenOverFrom;
                continue;
            }
            return lockedBy(lock.m_takenOverFrom, project);
        }
        if (!isStillThere(descriptor, file)) {
            continue;
        }
        if (lock.m_takenOverFrom && !mayTakeOver(*lock.m_takenOverFrom, kernelLock, place)) {
            return lockedBy(lock.m_takenOverFrom, project);
        }
        WB_CHECK(writeHolder(descriptor, file));
        lock.m_file = file;
        return lock;
    }
    return lockedBy(lastSeen, project);
}

ProjectLock::ProjectLock(ProjectLock&& other) noexcept
    : m_file(std::exchange(other.m_file, {})),
      m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_takenOverFrom(std::move(other.m_takenOverFrom))
{
}

ProjectLock& ProjectLock::operator=(ProjectLock&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_takenOverFrom, other.m_takenOverFrom);
    return *this;
}

ProjectLock::~ProjectLock()
{
    if (m_descriptor < 0) {
        return;
    }
    if (!m_file.empty() && isStillThere(m_descriptor, m_file)) {
        ::unlink(m_file.c_str());
    }
    ::close(m_descriptor);
}

} // namespace weitblick::workspace
