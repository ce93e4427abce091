// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"
#include "core/intake/vector/geometry_gate.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace weitblick::intake {

/// Hands the features of one layer to a sink: checks geometries, fills batches, counts, reports progress.
///
/// Example  WB_CHECK(writer.begin());
///          while (next feature) {
///              if (auto reason = writer.beginRow(wkb)) { WB_CHECK(writer.reject(*reason, content)); continue; }
///              writer.values().add(…);
///              WB_CHECK(writer.endRow());
///          }
///          WB_CHECK(writer.finish());
class RowWriter {
public:
    /// `expectedRows` scales the progress; 0 where it is not known.
    RowWriter(RowSink& sink, const LayerPreview& layer, std::int64_t expectedRows, Job& job);

    Result<void> begin();
    /// An empty `wkb` is a feature without geometry. A reason: the row has not begun and should be rejected.
    std::optional<Text> beginRow(std::span<const std::byte> wkb);
    workspace::RowBatch& values() { return m_batch; }
    Result<void> endRow();
    Result<void> reject(const Text& reason, std::string_view content);
    Result<void> remark(const Text& text) { return m_sink.remark(text); }
    Result<void> finish();

    [[nodiscard]] std::int64_t rowsRead() const { return m_rowsRead; }

private:
    Result<void> flush();
    Result<void> reportNow();

    RowSink& m_sink;
    const LayerPreview& m_layer;
    std::int64_t m_expectedRows;
    Job& m_job;
    GeometryGate m_gate;
    workspace::RowBatch m_batch;
    std::int64_t m_rowsRead = 0;
    std::chrono::steady_clock::time_point m_reported;
};

} // namespace weitblick::intake
