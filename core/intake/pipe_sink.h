// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/worker_protocol.h"

#include <chrono>
#include <string>

namespace weitblick::intake {

/// The worker's end of the pipe: sends what a reader finds as messages of the protocol.
/// Errors   Cancelled  nobody listens any more.   Io  the pipe failed.
class PipeSink final : public RowSink {
public:
    explicit PipeSink(int fileDescriptor) : m_fileDescriptor(fileDescriptor) {}

    Result<void> send(const WorkerMessage& message);
    /// At most twenty messages of progress a second go out; the others are dropped.
    Result<void> progress(double fraction, std::string_view step);

    Result<void> beginLayer(const LayerPreview& layer) override;
    Result<void> rows(const workspace::RowBatch& batch) override;
    Result<void> rejected(const workspace::RejectedRecord& record) override;
    Result<void> remark(const Text& remark) override;
    Result<void> endLayer(std::int64_t rowsRead) override;

private:
    Result<void> write(std::span<const std::byte> bytes);

    int m_fileDescriptor;
    std::int64_t m_rejected = 0;
    std::chrono::steady_clock::time_point m_lastProgress{};
};

} // namespace weitblick::intake
