// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/child_process.h"

#include "core/base/atomic_file.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace weitblick {

namespace {

constexpr int kFirstPassedDescriptor = 3;

struct Pipe {
    int readEnd = -1;
    int writeEnd = -1;
};

void closeDescriptor(int& descriptor)
{
    if (descriptor >= 0) {
        ::close(descriptor);
        descriptor = -1;
    }
}

bool open(Pipe& pipe)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return false;
    }
    pipe = {.readEnd = ends[0], .writeEnd = ends[1]};
    return true;
}

/// Owns the two C structures that posix_spawn wants.
class SpawnPlan {
public:
    SpawnPlan()
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigemptyset(&none);
        sigset_t all;
        sigfillset(&all);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all); // an ignored SIGPIPE must not be inherited
        posix_spawnattr_setpgroup(&m_attributes, 0);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnPlan()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    void connect(int descriptor, int as) { posix_spawn_file_actions_adddup2(&m_actions, descriptor, as); }
    void discard(int as) { posix_spawn_file_actions_addopen(&m_actions, as, "/dev/null", O_WRONLY, 0); }
    void closeFrom(int first) { posix_spawn_file_actions_addclosefrom_np(&m_actions, first); }
    [[nodiscard]] int run(pid_t& id, const char* program, char* const* arguments, char* const* environment) const
    {
        return posix_spawn(&id, program, &m_actions, &m_attributes, arguments, environment);
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

std::vector<char*> pointersTo(std::vector<std::string>& words)
{
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

ChildExit exitOf(int status)
{
    return WIFSIGNALED(status) ? ChildExit{.signal = WTERMSIG(status)} : ChildExit{.code = WEXITSTATUS(status)};
}

/// Lifts the passed descriptors above the numbers they will get, so that no dup2 overwrites one that is still needed.
std::vector<int> liftedCopies(const std::vector<int>& descriptors)
{
    std::vector<int> copies;
    const int above = kFirstPassedDescriptor + static_cast<int>(descriptors.size());
    copies.reserve(descriptors.size());
    for (const int descriptor : descriptors) {
        copies.push_back(::fcntl(descriptor, F_DUPFD_CLOEXEC, above));
    }
    return copies;
}

int spawn(const ChildCommand& command, const Pipe& toChild, const Pipe& fromChild, pid_t& id)
{
    std::vector<std::string> words{command.program.string()};
    words.insert(words.end(), command.arguments.begin(), command.arguments.end());
    std::vector<std::string> variables = command.environment.value_or(std::vector<std::string>{});
    std::vector<int> lifted = liftedCopies(command.descriptors);
    SpawnPlan plan;
    plan.connect(toChild.readEnd, STDIN_FILENO);
    plan.connect(fromChild.writeEnd, STDOUT_FILENO);
    if (command.errorOutput == ErrorOutput::Discard) {
        plan.discard(STDERR_FILENO);
    }
    int next = kFirstPassedDescriptor;
    for (const int descriptor : lifted) {
        plan.connect(descriptor, next++);
    }
    plan.closeFrom(next);
    const auto arguments = pointersTo(words);
    const auto environment = pointersTo(variables);
    const int outcome =
        plan.run(id, command.program.c_str(), arguments.data(), command.environment ? environment.data() : environ);
    for (int& descriptor : lifted) {
        closeDescriptor(descriptor);
    }
    return outcome;
}

} // namespace

Result<ChildProcess> ChildProcess::start(const ChildCommand& command)
{
    Pipe toChild;
    Pipe fromChild;
    int outcome = 0;
    pid_t id = -1;
    if (!open(toChild) || !open(fromChild)) {
        outcome = errno;
    } else {
        outcome = spawn(command, toChild, fromChild, id);
    }
    closeDescriptor(toChild.readEnd);
    closeDescriptor(fromChild.writeEnd);
    if (outcome != 0) {
        closeDescriptor(toChild.writeEnd);
        closeDescriptor(fromChild.readEnd);
        return systemError(outcome, command.program).during("starting a process");
    }
    return ChildProcess(id, toChild.writeEnd, fromChild.readEnd);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_id(std::exchange(other.m_id, -1)),
      m_input(std::exchange(other.m_input, -1)),
      m_output(std::exchange(other.m_output, -1)),
      m_exit(std::exchange(other.m_exit, std::nullopt))
{
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    std::swap(m_id, other.m_id);
    std::swap(m_input, other.m_input);
    std::swap(m_output, other.m_output);
    std::swap(m_exit, other.m_exit);
    return *this;
}

ChildProcess::~ChildProcess()
{
    kill();
    if (m_id > 0 && !m_exit) {
        int status = 0;
        while (::waitpid(m_id, &status, 0) < 0 && errno == EINTR) {
        }
    }
    closeInput();
    closeDescriptor(m_output);
}

void ChildProcess::closeInput()
{
    closeDescriptor(m_input);
}

void ChildProcess::kill()
{
    if (m_id > 0 && !m_exit) {
        ::kill(m_id, SIGKILL);
    }
}

std::optional<ChildExit> ChildProcess::exit()
{
    int status = 0;
    if (!m_exit && m_id > 0 && ::waitpid(m_id, &status, WNOHANG) == m_id) {
        m_exit = exitOf(status);
    }
    return m_exit;
}

Result<ChildExit> ChildProcess::waitFor(std::chrono::milliseconds limit)
{
    if (!exit()) {
        // A descriptor for the process becomes readable when it ends (Linux 5.3): no polling in steps.
        int watch = static_cast<int>(::syscall(SYS_pidfd_open, m_id, 0));
        pollfd waiting{.fd = watch, .events = POLLIN, .revents = 0};
        ::poll(&waiting, watch >= 0 ? 1 : 0, static_cast<int>(limit.count()));
        closeDescriptor(watch);
    }
    if (const auto ended = exit()) {
        return *ended;
    }
    return Error{.code = ErrorCode::Worker,
                 .message = {"der Hilfsprozess läuft noch", "the helper process is still running"}};
}

} // namespace weitblick
