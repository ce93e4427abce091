// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/process_identity.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <pwd.h>
#include <sstream>
#include <unistd.h>
#include <vector>

namespace weitblick::workspace {

namespace {

std::string userName()
{
    std::vector<char> buffer(16384);
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr) {
        return found->pw_name;
    }
    return std::to_string(::getuid());
}

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

/// Field 22 of /proc/<pid>/stat with the boot's id; "" where there is no such process.
std::string startOf(std::int64_t pid)
{
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    std::getline(stat, line);
    const std::size_t nameEnd = line.rfind(')'); // the name may hold blanks and brackets
    if (nameEnd == std::string::npos) {
        return "";
    }
    std::istringstream fields(line.substr(nameEnd + 1));
    std::string field;
    constexpr int kFieldsFromStateToStart = 20;
    for (int i = 0; i < kFieldsFromStateToStart; ++i) {
        fields >> field;
    }
    std::ifstream boot("/proc/sys/kernel/random/boot_id");
    std::string bootId;
    std::getline(boot, bootId);
    return bootId + "/" + field;
}

} // namespace

ProcessIdentity currentProcess()
{
    std::error_code unreadable;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unreadable);
    return {.user = userName(),
            .host = hostName(),
            .pid = ::getpid(),
            .processStart = startOf(::getpid()),
            .program = unreadable ? "" : program.filename().string()};
}

Liveness livenessOf(const ProcessIdentity& process)
{
    if (process.host != hostName()) {
        return Liveness::Unknown;
    }
    if (process.pid <= 0 || (::kill(static_cast<pid_t>(process.pid), 0) != 0 && errno == ESRCH)) {
        return Liveness::Dead;
    }
    const std::string start = startOf(process.pid);
    return start.empty() || (!process.processStart.empty() && start != process.processStart) ? Liveness::Dead
                                                                                             : Liveness::Alive;
}

} // namespace weitblick::workspace
