// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/worker_process.h"

#include "core/base/atomic_file.h"
#include "core/base/sandbox.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace weitblick::intake {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

namespace {

constexpr int kPollMs = 50;
constexpr int kFirstPassedDescriptor = 3; ///< as which ChildProcess hands on the first of its descriptors
constexpr std::size_t kKeptErrorBytes = 8192;
constexpr int kPipeBytes = 1 << 20;

void closeDescriptor(int& descriptor)
{
    if (descriptor >= 0) {
        ::close(std::exchange(descriptor, -1));
    }
}

Error workerError(Text message, const std::string& subject)
{
    return Error{.code = ErrorCode::Worker, .message = std::move(message), .subject = subject};
}

Error cannotStart(const std::string& why)
{
    return workerError({"der Import-Prozess lässt sich nicht starten (" + why + ")",
                        "the import process cannot be started (" + why + ")"},
                       "weitblick-worker");
}

/// Writing to a process that has died raises SIGPIPE, which would end ours: held back while this lives, and swallowed.
class PipeSignalGuard {
public:
    PipeSignalGuard()
    {
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    PipeSignalGuard(const PipeSignalGuard&) = delete;
    PipeSignalGuard& operator=(const PipeSignalGuard&) = delete;
    ~PipeSignalGuard()
    {
        const timespec atOnce{};
        sigtimedwait(&m_pipe, nullptr, &atOnce);
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }

private:
    sigset_t m_pipe{};
    sigset_t m_before{};
};

Result<fs::path> scratchFolder()
{
    std::error_code failure;
    std::string pattern = (fs::temp_directory_path(failure) / "weitblick-import-XXXXXX").string();
    if (failure || mkdtemp(pattern.data()) == nullptr) {
        return systemError(failure ? failure.value() : errno, pattern);
    }
    return fs::path(pattern);
}

std::vector<std::string> environmentOf(const fs::path& temporaryFolder)
{
    return {"PATH=/usr/bin",
            "LANG=C.UTF-8",
            "LC_ALL=C.UTF-8",
            "TZ=UTC",
            "TMPDIR=" + temporaryFolder.string(),
            "ASAN_OPTIONS=detect_leaks=0"}; // the leak sanitizer needs ptrace, which the sandbox does not give
}

} // namespace

fs::path defaultWorkerProgram()
{
    std::error_code failure;
    const fs::path self = fs::read_symlink("/proc/self/exe", failure);
    return self.parent_path() / "weitblick-worker";
}

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : m_subject(std::move(other.m_subject)),
      m_scratch(std::exchange(other.m_scratch, {})),
      m_child(std::exchange(other.m_child, std::nullopt)),
      m_errors(std::exchange(other.m_errors, -1)),
      m_sandboxed(other.m_sandboxed),
      m_greeted(other.m_greeted),
      m_assembler(std::move(other.m_assembler)),
      m_standardError(std::move(other.m_standardError)),
      m_patience(other.m_patience),
      m_lastHeard(other.m_lastHeard)
{
}

WorkerProcess::~WorkerProcess()
{
    kill();
    closeDescriptor(m_errors);
    if (!m_scratch.empty()) {
        std::error_code ignored;
        fs::remove_all(m_scratch, ignored);
    }
}

Result<WorkerProcess> WorkerProcess::start(const WorkerSetup& setup, const std::vector<fs::path>& files,
                                           WorkerRequest request)
{
    WorkerProcess worker;
    worker.m_subject = files.front().filename().string();
    worker.m_patience = std::chrono::seconds(setup.budget.secondsWithoutProgress);
    worker.m_sandboxed = checkSandbox().has_value();
    if (!worker.m_sandboxed && setup.requireSandbox) {
        return Error{.code = ErrorCode::Refused,
                     .message = {"Importe sind nur geschützt erlaubt, aber bubblewrap lässt sich hier nicht nutzen",
                                 "imports are allowed in the sandbox only, but bubblewrap cannot be used here"},
                     .subject = worker.m_subject,
                     .advice = {"Paket bubblewrap installieren oder Nutzer-Namensräume erlauben",
                                "Install the package bubblewrap, or allow user namespaces"}};
    }
    if (!std::ranges::all_of(files, [](const fs::path& file) { return isUtf8(file.string()); })) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"der Name der Datei oder eines Ordners darüber ist nicht in UTF-8",
                                 "the name of the file, or of a folder above it, is not in UTF-8"},
                     .subject = repairedUtf8(worker.m_subject),
                     .advice = {"Datei umbenennen und noch einmal importieren", "Rename the file and import it again"}};
    }
    std::error_code failure;
    const fs::path program = fs::canonical(setup.program.empty() ? defaultWorkerProgram() : setup.program, failure);
    if (failure) {
        return cannotStart(failure.message());
    }
    WB_CHECK(worker.launch(program, files, request.task));
    for (const fs::path& file : files) {
        request.files.push_back(file.string());
    }
    worker.sendRequest(toJson(request));
    worker.m_lastHeard = steady_clock::now();
    return worker;
}

Result<void> WorkerProcess::launch(const fs::path& program, const std::vector<fs::path>& files, WorkerTask task)
{
    std::array<int, 2> errors{-1, -1};
    if (pipe2(errors.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return cannotStart("pipe");
    }
    m_errors = errors[0];
    // What bubblewrap itself has to say is of no use to anybody, so the worker gets a channel of its own.
    ChildCommand command{.program = program,
                         .arguments = {task == WorkerTask::Preview ? "preview" : "read", "--channel-fd",
                                       std::to_string(kFirstPassedDescriptor)},
                         .descriptors = {errors[1]},
                         .errorOutput = ErrorOutput::Discard};
    if (m_sandboxed) {
        command.environment = environmentOf("/tmp");
        command = sandboxed(command, {.readable = files});
    } else {
        auto scratch = scratchFolder();
        m_scratch = scratch ? *scratch : fs::path();
        command.environment = environmentOf(m_scratch.empty() ? fs::path("/tmp") : m_scratch);
    }
    auto child = ChildProcess::start(command);
    closeDescriptor(errors[1]);
    if (!child) {
        return cannotStart(child.error().message.en);
    }
    m_child = std::move(child).value();
    fcntl(m_child->output(), F_SETPIPE_SZ, kPipeBytes); // NOLINT(cppcoreguidelines-pro-type-vararg): only for speed
    return {};
}

void WorkerProcess::sendRequest(const std::string& request)
{
    const PipeSignalGuard guard;
    std::string_view rest = request;
    while (!rest.empty()) {
        const ssize_t sent = ::write(m_child->input(), rest.data(), rest.size());
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent < 0) {
            break; // it is dead: the first next() says of what
        }
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    m_child->closeInput();
}

Result<std::optional<WorkerMessage>> WorkerProcess::readMessage()
{
    const std::span<std::byte> space = m_assembler.space();
    const ssize_t got = ::read(m_child->output(), space.data(), space.size());
    if (got < 0 && errno == EINTR) {
        return std::optional<WorkerMessage>();
    }
    if (got <= 0) {
        return deathReport();
    }
    m_lastHeard = steady_clock::now();
    auto message = m_assembler.filled(static_cast<std::size_t>(got));
    if (!message) {
        kill();
    }
    return message;
}

void WorkerProcess::readStandardError()
{
    std::array<char, 4096> piece{};
    const ssize_t got = m_errors >= 0 ? ::read(m_errors, piece.data(), piece.size()) : 0;
    if (got > 0) {
        m_standardError.append(piece.data(), static_cast<std::size_t>(got));
        if (m_standardError.size() > kKeptErrorBytes) {
            m_standardError.erase(0, m_standardError.size() - kKeptErrorBytes);
        }
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        closeDescriptor(m_errors);
    }
}

Result<bool> WorkerProcess::consume(const WorkerMessage& message, Job& job)
{
    if (const auto* hello = std::get_if<WorkerHello>(&message)) {
        m_greeted = true;
        if (hello->version == kProtocolVersion) {
            return true;
        }
    }
    if (!m_greeted || std::holds_alternative<WorkerHello>(message)) {
        kill();
        return workerError({"Programm und Import-Prozess haben verschiedene Versionen",
                            "program and import process are of different versions"},
                           m_subject);
    }
    if (const auto* progress = std::get_if<WorkerProgress>(&message)) {
        if (auto goOn = job.report(progress->fraction, progress->step); !goOn) {
            kill();
            return goOn.error();
        }
        return true;
    }
    return false;
}

Result<WorkerMessage> WorkerProcess::next(Job& job)
{
    while (true) {
        if (job.stopRequested()) {
            kill();
            return Error{.code = ErrorCode::Cancelled, .message = {"vom Benutzer abgebrochen", "stopped by the user"}};
        }
        if (!m_child) {
            return workerError({"der Import-Prozess ist beendet", "the import process has ended"}, m_subject);
        }
        std::array<pollfd, 2> waiting{{{m_child->output(), POLLIN, 0}, {m_errors, POLLIN, 0}}};
        const int ready = poll(waiting.data(), waiting.size(), kPollMs);
        if (ready > 0 && waiting[1].revents != 0) {
            readStandardError();
        }
        if (ready > 0 && waiting[0].revents != 0) {
            WB_TRY(auto message, readMessage());
            if (message) {
                WB_TRY(const bool consumed, consume(*message, job));
                if (!consumed) {
                    return std::move(*message);
                }
            }
        } else if (steady_clock::now() - m_lastHeard > m_patience) {
            kill();
            const std::string seconds = std::to_string(m_patience.count());
            return workerError({"die Datei wurde nicht fertig gelesen: seit " + seconds + " Sekunden kein Fortschritt",
                                "the file was not read to its end: no progress for " + seconds + " seconds"},
                               m_subject);
        }
    }
}

void WorkerProcess::kill()
{
    m_child.reset(); // kills and reaps
}

Error WorkerProcess::deathReport()
{
    constexpr std::chrono::milliseconds kPatience{500}; // it has closed its output; it may not linger
    const auto end = m_child->waitFor(kPatience);
    readStandardError();
    kill();
    constexpr int kSignalBase = 128; // as which bubblewrap passes on that its child died of a signal
    const int signal = !end ? SIGKILL : end->signal != 0 ? end->signal : std::max(end->code - kSignalBase, 0);
    const std::string cause = signal != 0 ? "Signal " + std::to_string(signal) : "Code " + std::to_string(end->code);
    const bool reachedLimit = signal == SIGXCPU || signal == SIGXFSZ || signal == SIGKILL;
    Error error = reachedLimit
                      ? workerError({"der Import-Prozess hat seine Grenzen erreicht und wurde beendet (" + cause + ")",
                                     "the import process reached its limits and was ended (" + cause + ")"},
                                    m_subject)
                      : workerError({"der Import-Prozess ist beim Lesen abgestürzt (" + cause + ")",
                                     "the import process crashed while reading (" + cause + ")"},
                                    m_subject);
    if (!m_standardError.empty()) {
        error.trail.push_back("worker: " + repairedUtf8(m_standardError));
    }
    return error;
}

} // namespace weitblick::intake
