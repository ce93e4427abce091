// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/pipe_sink.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace weitblick::intake {

namespace {

constexpr std::size_t kLongestRecord = 1000;

/// Valid UTF-8 of at most kLongestRecord bytes, not cut within a character.
std::string shortened(std::string_view text)
{
    std::size_t length = std::min(text.size(), kLongestRecord);
    if (length < text.size()) {
        while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
            --length;
        }
    }
    return repairedUtf8(text.substr(0, length));
}

} // namespace

Result<void> PipeSink::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_fileDescriptor, bytes.data(), bytes.size());
        if (written >= 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        } else if (errno == EPIPE) {
            return Error{.code = ErrorCode::Cancelled,
                         .message = {"niemand wartet mehr auf die Daten", "nobody waits for the data any more"}};
        } else if (errno != EINTR) {
            const std::string reason = std::strerror(errno); // NOLINT(concurrency-mt-unsafe): one thread
            return Error{.code = ErrorCode::Io,
                         .message = {"die Verbindung zum Programm ist gestört (" + reason + ")",
                                     "the connection to the program failed (" + reason + ")"}};
        }
    }
    return {};
}

Result<void> PipeSink::send(const WorkerMessage& message)
{
    return write(encode(message));
}

Result<void> PipeSink::progress(double fraction, std::string_view step)
{
    constexpr std::chrono::milliseconds kBetweenMessages{50};
    const auto now = std::chrono::steady_clock::now();
    if (now - m_lastProgress < kBetweenMessages) {
        return {};
    }
    m_lastProgress = now;
    return send(WorkerProgress{.fraction = std::clamp(fraction, 0.0, 1.0), .step = repairedUtf8(step)});
}

Result<void> PipeSink::beginLayer(const LayerPreview& layer)
{
    m_rejected = 0;
    return send(LayerBegun{layer});
}

Result<void> PipeSink::rows(const workspace::RowBatch& batch)
{
    if (batch.bytes().size() > kLargestMessageBytes) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"ein Datensatz ist größer als 64 MiB", "a record is larger than 64 MiB"}};
    }
    WB_CHECK(write(rowsHeader(batch.bytes().size())));
    return write(batch.bytes());
}

Result<void> PipeSink::rejected(const workspace::RejectedRecord& record)
{
    ++m_rejected;
    RecordRejected message{record};
    message.record.content = shortened(record.content);
    return send(message);
}

Result<void> PipeSink::remark(const Text& remark)
{
    return send(RemarkMade{remark});
}

Result<void> PipeSink::endLayer(std::int64_t rowsRead)
{
    return send(LayerEnded{.rowsRead = rowsRead, .rowsRejected = m_rejected});
}

} // namespace weitblick::intake
