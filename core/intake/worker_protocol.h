// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/intake/budget.h"
#include "core/intake/source.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace weitblick::intake {

inline constexpr std::uint32_t kProtocolVersion = 1;
inline constexpr std::size_t kLargestMessageBytes = std::size_t{64} << 20U;

enum class WorkerTask : std::uint8_t { Preview, Read };

/// What the worker is asked, once, on its standard input.
struct WorkerRequest {
    std::uint32_t version = kProtocolVersion;
    WorkerTask task = WorkerTask::Preview;
    std::vector<std::string> files; ///< as the worker sees them; the first is the source, the others belong to it
    ReadChoices choices;
    Budget budget;
    int targetSrsId = 0; ///< reproject to this EPSG code; 0: leave coordinates alone
    friend bool operator==(const WorkerRequest&, const WorkerRequest&) = default;
};
std::string toJson(const WorkerRequest& request);
Result<WorkerRequest> requestFromJson(const std::string& json);

// What the worker says on its standard output.
struct WorkerHello {
    std::uint32_t version = kProtocolVersion;
};
struct PreviewMade {
    SourcePreview preview;
};
struct LayerBegun {
    LayerPreview layer;
};
struct RowsRead {
    std::vector<std::byte> batch; ///< bytes of a RowBatch; RowBatch::fromBytes() checks them
};
struct RecordRejected {
    workspace::RejectedRecord record;
};
struct RemarkMade {
    Text remark;
};
struct LayerEnded {
    std::int64_t rowsRead = 0;
    std::int64_t rowsRejected = 0;
};
struct WorkerProgress {
    double fraction = 0.0;
    std::string step;
};
struct WorkerFailed {
    Error error;
};
struct WorkerFinished {};

using WorkerMessage = std::variant<WorkerHello, PreviewMade, LayerBegun, RowsRead, RecordRejected, RemarkMade,
                                   LayerEnded, WorkerProgress, WorkerFailed, WorkerFinished>;

/// The five bytes in front of a message: u32 size of the payload (little endian), u8 kind.
inline constexpr std::size_t kFrameHeaderBytes = 5;
using FrameHeader = std::array<std::byte, kFrameHeaderBytes>;

/// Header of a message of rows whose payload is sent as it is.
FrameHeader rowsHeader(std::size_t payloadBytes);

/// A whole frame, header and payload.
std::vector<std::byte> encode(const WorkerMessage& message);

/// Puts messages together from bytes that arrive in pieces. Memory grows with the bytes that came, not with those that
/// a header promises.
/// Example  read() into space(), then tell filled() how many bytes came.
class FrameAssembler {
public:
    /// Where the next bytes go; never empty.
    [[nodiscard]] std::span<std::byte> space();

    /// `count` bytes have been put into space(): the message, if that was its last byte.
    /// Errors   Worker  larger than 64 MiB, an unknown kind, or a field that is missing or out of range.
    Result<std::optional<WorkerMessage>> filled(std::size_t count);

    /// True where no message is half done.
    [[nodiscard]] bool isBetweenMessages() const { return !m_inPayload && m_have == 0; }

private:
    void makeRoom();

    FrameHeader m_header{};
    std::vector<std::byte> m_payload;
    std::size_t m_have = 0;
    std::size_t m_promised = 0; ///< bytes of the payload
    bool m_inPayload = false;
};

} // namespace weitblick::intake
