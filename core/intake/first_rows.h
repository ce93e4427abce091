// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

#include <string>
#include <vector>

namespace weitblick::intake {

/// Collects the first rows of a layer as text, for a preview, and then stops the reader.
class FirstRows final : public RowSink {
public:
    static constexpr std::size_t kRows = 20;

    Result<void> beginLayer(const LayerPreview& layer) override;
    Result<void> rows(const workspace::RowBatch& batch) override;
    Result<void> rejected(const workspace::RejectedRecord& record) override;
    Result<void> remark(const Text& remark) override;
    Result<void> endLayer(std::int64_t rowsRead) override;

    /// What a reader's outcome means: being stopped by us is success.
    Result<void> outcome(Result<void> reading) const;
    [[nodiscard]] std::vector<std::vector<std::string>> take() { return std::move(m_rows); }
    [[nodiscard]] std::vector<Text> takeRemarks() { return std::move(m_remarks); }

private:
    [[nodiscard]] Result<void> goOn();

    std::vector<std::vector<std::string>> m_rows;
    std::vector<Text> m_remarks;
    std::size_t m_columnCount = 0;
    std::size_t m_rejected = 0;
    bool m_stopped = false;
};

} // namespace weitblick::intake
