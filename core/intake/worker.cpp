// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/worker.h"

#include "core/base/confinement.h"
#include "core/base/number_text.h"
#include "core/intake/pipe_sink.h"
#include "core/intake/row_gate.h"
#include "core/intake/staging.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <sys/resource.h>
#include <unistd.h>

namespace weitblick::intake {

namespace {

Result<std::string> readAll(int input)
{
    constexpr std::size_t kLargestRequest = std::size_t{4} << 20U;
    std::string text;
    std::array<char, 65536> piece{};
    while (true) {
        const ssize_t got = ::read(input, piece.data(), piece.size());
        if (got == 0) {
            return text;
        }
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0 || text.size() + static_cast<std::size_t>(got) > kLargestRequest) {
            return Error{.code = ErrorCode::Io,
                         .message = {"der Auftrag ist nicht lesbar", "the request cannot be read"}};
        }
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
}

void limit(__rlimit_resource_t resource, std::int64_t value)
{
    const rlimit limits{.rlim_cur = static_cast<rlim_t>(value), .rlim_max = static_cast<rlim_t>(value)};
    setrlimit(resource, &limits); // a lower limit of the system is fine, too
}

/// `sourceBytes`: files are mapped, and count as address space.
void limitProcess(const Budget& budget, std::int64_t sourceBytes)
{
    constexpr std::int64_t kLargestFileBytes = std::int64_t{1} << 30U;
    constexpr std::int64_t kOpenFiles = 256;
    constexpr std::int64_t kCpuFactor = 6;
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, kOpenFiles);
    limit(RLIMIT_FSIZE, std::max(kLargestFileBytes, sourceBytes + kLargestFileBytes / 16)); // a copy of the source
    limit(RLIMIT_CPU, budget.secondsWithoutProgress * kCpuFactor);
#ifndef __SANITIZE_ADDRESS__ // which reserves terabytes of address space
    limit(RLIMIT_AS, budget.workerMemoryBytes + sourceBytes);
#else
    (void)sourceBytes;
#endif
}

/// Also behind bubblewrap; where that cannot be had, this is all there is.
void confineToFiles(const std::vector<std::string>& files)
{
    const char* temporary = std::getenv("TMPDIR"); // NOLINT(concurrency-mt-unsafe): one thread
    confineProcess({.readable = {files.begin(), files.end()},
                    .writable = {temporary != nullptr && *temporary != '\0' ? temporary : "/tmp"}});
}

void adoptErrorChannel(int descriptor)
{
    if (dup2(descriptor, STDERR_FILENO) >= 0 && descriptor != STDERR_FILENO) {
        close(descriptor);
    }
}

Result<void> readSource(StagedSource& source, const WorkerRequest& request, PipeSink& sink)
{
    WB_TRY(const Format* format, recognisedFormat(source));
    bool listening = true;
    std::stop_source stop;
    Job job(stop.get_token(), [&](double fraction, std::string_view step) {
        listening = listening && sink.progress(fraction, step).has_value();
        if (!listening) {
            stop.request_stop();
        }
    });
    WB_TRY(const std::filesystem::path file, source.fileFor(*format, job));
    if (request.task == WorkerTask::Preview) {
        WB_TRY(auto preview, format->preview(file, request.choices, job));
        preview.format = format->id;
        return sink.send(PreviewMade{std::move(preview)});
    }
    RowGate gate(sink, request.budget, request.targetSrsId);
    return format->read(file, request.choices, gate, job);
}

Result<void> work(const WorkerRequest& request, PipeSink& sink)
{
    WB_TRY(StagedSource source, StagedSource::create(request.files, request.budget));
    limitProcess(request.budget, source.totalBytes());
    confineToFiles(request.files);
    const auto read = readSource(source, request, sink);
    return read ? read : Result<void>(source.named(read.error()));
}

/// Foreign libraries throw; here it ends at the latest.
Result<void> guardedWork(const WorkerRequest& request, PipeSink& sink)
{
    try {
        return work(request, sink);
    } catch (const std::bad_alloc&) {
        const std::int64_t mebibytes = request.budget.workerMemoryBytes >> 20U;
        return Error{
            .code = ErrorCode::Budget,
            .message = {"die Datei braucht mehr Arbeitsspeicher als die erlaubten " + std::to_string(mebibytes) +
                            " MiB",
                        "the file needs more memory than the " + std::to_string(mebibytes) + " MiB that are allowed"}};
    } catch (const std::exception& exception) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {std::string("die Datei ist nicht lesbar (") + exception.what() + ")",
                                 std::string("the file cannot be read (") + exception.what() + ")"}};
    }
}

} // namespace

int runWorker(int input, int output, std::optional<int> errorChannel)
{
    if (errorChannel) {
        adoptErrorChannel(*errorChannel);
    }
    std::signal(SIGPIPE, SIG_IGN); // NOLINT(cert-err33-c): cannot fail for SIGPIPE
    PipeSink sink(output);
    if (!sink.send(WorkerHello{})) {
        return 1;
    }
    Result<void> outcome;
    const auto text = readAll(input);
    const auto request = text ? requestFromJson(*text) : Result<WorkerRequest>(text.error());
    if (!request) {
        outcome = request.error();
    } else if (request->version != kProtocolVersion) {
        outcome = Error{.code = ErrorCode::Worker,
                        .message = {"Programm und Import-Prozess haben verschiedene Versionen",
                                    "program and import process are of different versions"},
                        .advice = {"Weitblick neu installieren", "Install Weitblick again"}};
    } else {
        outcome = guardedWork(*request, sink);
    }
    const bool told =
        outcome ? sink.send(WorkerFinished{}).has_value() : sink.send(WorkerFailed{outcome.error()}).has_value();
    return told ? 0 : 1;
}

} // namespace weitblick::intake
