// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/confinement.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <linux/landlock.h>
#include <memory>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace weitblick {

namespace {

// --- files: Landlock. Source: docs.kernel.org/userspace-api/landlock.html; younger rights than the headers of Debian
// 12 know are given by their numbers.

constexpr std::uint64_t kReadFile = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t kRead = kReadFile | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kRightsOfVersion1 = (std::uint64_t{1} << 13U) - 1;
constexpr std::uint64_t kRefer = std::uint64_t{1} << 13U;       // version 2: links and renames between folders
constexpr std::uint64_t kTruncate = std::uint64_t{1} << 14U;    // version 3
constexpr std::uint64_t kIoctlDevice = std::uint64_t{1} << 15U; // version 5
constexpr std::uint64_t kRightsOfFiles =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | kReadFile | kTruncate | kIoctlDevice;

long landlockVersion()
{
    return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

std::uint64_t rightsOf(long version)
{
    return kRightsOfVersion1 | (version >= 2 ? kRefer : 0) | (version >= 3 ? kTruncate : 0) |
           (version >= 5 ? kIoctlDevice : 0);
}

/// Closed at the end of the scope.
class Ruleset {
public:
    explicit Ruleset(std::uint64_t handled) : m_handled(handled)
    {
        const landlock_ruleset_attr attributes{.handled_access_fs = handled};
        m_descriptor = static_cast<int>(
            ::syscall(SYS_landlock_create_ruleset, &attributes, sizeof(attributes.handled_access_fs), 0));
    }
    ~Ruleset()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    Ruleset(const Ruleset&) = delete;
    Ruleset& operator=(const Ruleset&) = delete;

    /// What does not exist cannot be allowed, and need not be.
    void allow(const std::filesystem::path& path, std::uint64_t rights) const
    {
        const int parent = ::open(path.c_str(), O_PATH | O_CLOEXEC);
        struct stat status{};
        if (parent < 0 || ::fstat(parent, &status) != 0) {
            return;
        }
        const std::uint64_t fitting = S_ISDIR(status.st_mode) ? rights : rights & kRightsOfFiles;
        const landlock_path_beneath_attr rule{.allowed_access = fitting & m_handled, .parent_fd = parent};
        ::syscall(SYS_landlock_add_rule, m_descriptor, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
        ::close(parent);
    }
    [[nodiscard]] bool enforce() const
    {
        return m_descriptor >= 0 && ::syscall(SYS_landlock_restrict_self, m_descriptor, 0) == 0;
    }

private:
    std::uint64_t m_handled;
    int m_descriptor = -1;
};

bool confineFiles(const SandboxView& view)
{
    const long version = landlockVersion();
    if (version < 1) {
        return false;
    }
    const Ruleset rules(rightsOf(version));
    for (const char* path :
         {"/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime", "/proc/self",
          "/proc/meminfo", "/proc/cpuinfo", "/sys/devices/system/cpu", "/dev/urandom"}) {
        rules.allow(path, kRead);
    }
    rules.allow("/dev/null", kRead | LANDLOCK_ACCESS_FS_WRITE_FILE);
    for (const auto& path : view.readable) {
        rules.allow(path, kRead);
    }
    for (const auto& path : view.writable) {
        rules.allow(path, rightsOf(version) & ~std::uint64_t{LANDLOCK_ACCESS_FS_EXECUTE});
    }
    return rules.enforce();
}

// --- calls: seccomp

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

/// Refused whatever their arguments are. "kill" is for others: a process that aborts uses tgkill.
constexpr std::array kRefused = {
    SCMP_SYS(socket),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(kill),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(name_to_handle_at),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(truncate),
    SCMP_SYS(chmod),
    SCMP_SYS(fchmod),
    SCMP_SYS(fchmodat),
    SCMP_SYS(chown),
    SCMP_SYS(lchown),
    SCMP_SYS(fchown),
    SCMP_SYS(fchownat),
    SCMP_SYS(setxattr),
    SCMP_SYS(lsetxattr),
    SCMP_SYS(fsetxattr),
    SCMP_SYS(removexattr),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(kexec_load),
};

bool confineCalls()
{
    const Filter filter(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release);
    if (!filter) {
        return false;
    }
    bool good = true;
    for (const int call : kRefused) {
        good = good && seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0) == 0;
    }
    // A new user namespace would give all capabilities. The flags of clone3 and openat2 lie in memory, where no filter
    // can look: as if the kernel did not know them, the C library falls back to clone and openat. Landlock knows
    // emptying a file while opening it for reading only since version 3 (Debian 12 has 2).
    for (const int call : {SCMP_SYS(clone3), SCMP_SYS(openat2)}) {
        good = good && seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), call, 0) == 0;
    }
    constexpr scmp_datum_t kEmptying = O_TRUNC | O_ACCMODE;
    good = good &&
           seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(open), 1,
                            SCMP_A1(SCMP_CMP_MASKED_EQ, kEmptying, O_TRUNC | O_RDONLY)) == 0 &&
           seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(openat), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, kEmptying, O_TRUNC | O_RDONLY)) == 0 &&
           seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                            SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER)) == 0;
    return good && seccomp_load(filter.get()) == 0;
}

} // namespace

Confinement possibleConfinement()
{
    return {.files = landlockVersion() >= 1, .calls = ::prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0};
}

Confinement confineProcess(const SandboxView& view)
{
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return {};
    }
    const bool files = confineFiles(view);
    return {.files = files, .calls = confineCalls()};
}

} // namespace weitblick
