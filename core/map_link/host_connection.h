// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/child_process.h"
#include "core/map_link/codec.h"
#include "core/map_link/shared_frames.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace weitblick::map_link {

/// Prefer: where no sandbox can be had, the host runs without, and that is
/// told. Require: then not at all.
enum class SandboxUse : std::uint8_t { Prefer, Require, Without };

struct HostSetup {
    std::filesystem::path program;               ///< weitblick-maphost
    std::vector<std::string> arguments;          ///< for tests
    std::vector<std::filesystem::path> readable; ///< folders and files with the data
    std::filesystem::path stagingFolder;         ///< exists; the only place the host may write to
    SandboxUse sandbox = SandboxUse::Prefer;
};

/// One running host and the pipes to it. Nothing here blocks.
/// Threads  one.
class HostConnection {
public:
    /// Errors   NotFound  no such program.  Refused  no sandbox, and one is
    /// required.  Io.
    static Result<HostConnection> start(const HostSetup& setup, const SharedFrames& frames);

    template <typename Message>
    void send(const Message& message)
    {
        sendEncoded(encode(message));
    }
    void sendEncoded(const Bytes& packet) { m_outgoing.insert(m_outgoing.end(), packet.begin(), packet.end()); }

    /// Writes and reads as much as goes without waiting.
    /// Errors   Worker  the host has closed its end, or sends what is no message.
    Result<std::vector<Packet>> exchange();

    [[nodiscard]] bool wantsToWrite() const { return !m_outgoing.empty(); }
    [[nodiscard]] int readDescriptor() const { return m_process.output(); }
    [[nodiscard]] int writeDescriptor() const { return m_process.input(); }
    [[nodiscard]] bool isSandboxed() const { return m_isSandboxed; }
    [[nodiscard]] int processId() const { return m_process.id(); }
    std::optional<ChildExit> exit() { return m_process.exit(); }
    void closeInput() { m_process.closeInput(); } ///< tells it to end
    void kill() { m_process.kill(); }

private:
    HostConnection(ChildProcess process, bool isSandboxed) : m_process(std::move(process)), m_isSandboxed(isSandboxed)
    {
    }
    Result<void> write();
    Result<void> read();
    ChildProcess m_process;
    bool m_isSandboxed = false;
    Bytes m_outgoing;
    PacketReader m_incoming;
};

} // namespace weitblick::map_link
