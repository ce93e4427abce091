// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/host_connection.h"

#include "core/base/sandbox.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace weitblick::map_link {

namespace {

constexpr std::size_t kMostOutgoingBytes = std::size_t{256} << 20U;

Error hostIsGone()
{
    return Error{.code = ErrorCode::Worker,
                 .message = {"der Kartenprozess hat sich beendet", "the map host has ended"}};
}

ChildCommand commandFor(const HostSetup& setup, int framesDescriptor, bool isSandboxed)
{
    ChildCommand command{.program = setup.program,
                         .arguments = setup.arguments,
                         .environment =
                             std::vector<std::string>{"QT_QPA_PLATFORM=offscreen", "LANG=C.UTF-8", "PROJ_NETWORK=OFF",
                                                      "GDAL_PAM_ENABLED=NO", "OGR_SQLITE_JOURNAL=DELETE"},
                         .descriptors = {framesDescriptor},
                         .errorOutput = ErrorOutput::Discard};
    if (!isSandboxed) {
        command.environment->push_back("PATH=/usr/bin:/bin");
        command.environment->push_back("HOME=" + setup.stagingFolder.string());
        return command;
    }
    return sandboxed(command, {.readable = setup.readable, .writable = {setup.stagingFolder}});
}

void makeNonBlocking(int descriptor)
{
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

} // namespace

Result<HostConnection> HostConnection::start(const HostSetup& setup, const SharedFrames& frames)
{
    bool isSandboxed = setup.sandbox != SandboxUse::Without;
    if (isSandboxed) {
        const auto possible = checkSandbox();
        if (!possible && setup.sandbox == SandboxUse::Require) {
            return possible.error();
        }
        isSandboxed = possible.has_value();
    }
    std::error_code problem;
    if (!std::filesystem::exists(setup.program, problem)) { // bubblewrap would only say so by dying
        return Error{.code = ErrorCode::NotFound,
                     .message = {"der Kartenprozess fehlt", "the map host program is missing"},
                     .subject = setup.program.string()};
    }
    std::signal(SIGPIPE, SIG_IGN); // NOLINT(cert-err33-c): a host that dies must
                                   // not take us with it
    WB_TRY(auto process, ChildProcess::start(commandFor(setup, frames.descriptor(), isSandboxed)));
    makeNonBlocking(process.input());
    makeNonBlocking(process.output());
    return HostConnection(std::move(process), isSandboxed);
}

Result<void> HostConnection::write()
{
    std::size_t written = 0;
    while (written < m_outgoing.size()) {
        const ssize_t count = ::write(m_process.input(), m_outgoing.data() + written, m_outgoing.size() - written);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0 && errno == EAGAIN) {
            break;
        }
        if (count < 0) {
            return hostIsGone();
        }
        written += static_cast<std::size_t>(count);
    }
    m_outgoing.erase(m_outgoing.begin(), m_outgoing.begin() + static_cast<std::ptrdiff_t>(written));
    if (m_outgoing.size() > kMostOutgoingBytes) {
        return hostIsGone(); // it does not read any more
    }
    return {};
}

Result<void> HostConnection::read()
{
    std::array<std::byte, 65536> piece;
    constexpr int kMostPieces = 16; // a host that floods us must not keep us here
    for (int i = 0; i < kMostPieces; ++i) {
        const ssize_t count = ::read(m_process.output(), piece.data(), piece.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0 && errno == EAGAIN) {
            return {};
        }
        if (count <= 0) {
            return hostIsGone();
        }
        m_incoming.add(std::span(piece).first(static_cast<std::size_t>(count)));
    }
    return {};
}

Result<std::vector<Packet>> HostConnection::exchange()
{
    const auto written = write();
    const auto received = read(); // also after a failed write: its last words may tell why
    std::vector<Packet> packets;
    while (true) {
        WB_TRY(auto packet, m_incoming.next());
        if (!packet) {
            break;
        }
        packets.push_back(std::move(*packet));
    }
    if (packets.empty()) {
        WB_CHECK(written);
        WB_CHECK(received);
    }
    return packets;
}

} // namespace weitblick::map_link
