// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/row_writer.h"

#include <algorithm>

namespace weitblick::intake {

namespace {

constexpr std::size_t kBatchBytes = std::size_t{1} << 20U;
constexpr std::int64_t kRowsBetweenClockLooks = 256;
constexpr std::chrono::milliseconds kBetweenReports{25};

} // namespace

RowWriter::RowWriter(RowSink& sink, const LayerPreview& layer, std::int64_t expectedRows, Job& job)
    : m_sink(sink),
      m_layer(layer),
      m_expectedRows(expectedRows),
      m_job(job),
      m_gate(layer.schema.geometry, layer.schema.srsId),
      m_reported(std::chrono::steady_clock::now())
{
}

Result<void> RowWriter::begin()
{
    return m_sink.beginLayer(m_layer);
}

std::optional<Text> RowWriter::beginRow(std::span<const std::byte> wkb)
{
    std::span<const std::byte> geometry;
    if (!wkb.empty() && m_layer.schema.geometry != workspace::GeometryType::None) {
        auto checked = m_gate.toGpkg(wkb);
        if (!checked) {
            return checked.error().message;
        }
        geometry = *checked;
    }
    m_batch.beginRow();
    if (!geometry.empty()) {
        m_batch.geometry(geometry);
    }
    return std::nullopt;
}

Result<void> RowWriter::reportNow()
{
    const auto now = std::chrono::steady_clock::now();
    if (now - m_reported < kBetweenReports) {
        return {};
    }
    m_reported = now;
    const double fraction =
        m_expectedRows > 0 ? static_cast<double>(m_rowsRead) / static_cast<double>(m_expectedRows) : 0.0;
    return m_job.report(std::min(fraction, 1.0), m_layer.schema.name);
}

Result<void> RowWriter::endRow()
{
    m_batch.endRow();
    ++m_rowsRead;
    if (m_batch.bytes().size() >= kBatchBytes) {
        WB_CHECK(flush());
    }
    return m_rowsRead % kRowsBetweenClockLooks == 0 ? reportNow() : Result<void>();
}

Result<void> RowWriter::flush()
{
    if (m_batch.empty()) {
        return {};
    }
    WB_CHECK(m_sink.rows(m_batch));
    m_batch.clear();
    return {};
}

Result<void> RowWriter::reject(const Text& reason, std::string_view content)
{
    WB_CHECK(flush()); // keeps rows and rejected ones in the order of the source
    ++m_rowsRead;
    WB_CHECK(m_sink.rejected({.source = m_layer.schema.name,
                              .line = m_rowsRead,
                              .reasonDe = reason.de,
                              .reasonEn = reason.en,
                              .content = std::string(content)}));
    return reportNow();
}

Result<void> RowWriter::finish()
{
    WB_CHECK(flush());
    for (const Text& text : m_gate.remarks()) {
        WB_CHECK(m_sink.remark(text));
    }
    return m_sink.endLayer(m_rowsRead);
}

} // namespace weitblick::intake
