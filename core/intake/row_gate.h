// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/crs.h"
#include "core/intake/budget.h"
#include "core/intake/source.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace weitblick::intake {

/// Stands between a reader and whoever takes its rows, and holds what is true for every format: open questions stop
/// the import, limits are kept, coordinates arrive in the target CRS, and no row is lost without being counted.
///
/// CRS      from LayerPreview::choices.crs (or schema.srsId) to `targetSrsId`; 0 leaves coordinates alone.
/// Errors   Ambiguous       a layer has questions without an answer.
///          Budget          too many columns or rows.
///          UnsupportedCrs  no way from the layer's CRS to the target.
///          Internal        read is not kept + rejected: the reader lost a row.
class RowGate final : public RowSink {
public:
    RowGate(RowSink& target, const Budget& budget, int targetSrsId);
    ~RowGate() override;

    Result<void> beginLayer(const LayerPreview& layer) override;
    Result<void> rows(const workspace::RowBatch& batch) override;
    Result<void> rejected(const workspace::RejectedRecord& record) override;
    Result<void> remark(const Text& remark) override;
    Result<void> endLayer(std::int64_t rowsRead) override;

private:
    Result<void> openTransformer(const LayerPreview& layer, LayerPreview& arriving);
    [[nodiscard]] bool fits(const workspace::RowBatch& batch) const;
    std::optional<Text> moveGeometry(std::span<const std::byte> geometry);
    std::optional<Text> moveRow(workspace::RowCursor& cursor);
    Result<void> rewrite(const workspace::RowBatch& batch);

    RowSink& m_target;
    Budget m_budget;
    int m_targetSrsId;
    std::optional<geo::Transformer> m_transformer; ///< only where coordinates change
    bool m_rewritesGeometry = false;
    std::size_t m_columnCount = 0;
    std::string m_layerName;
    std::int64_t m_ordinal = 0; ///< rows and rejected records of this layer so far
    std::int64_t m_kept = 0;
    std::int64_t m_rejectedByReader = 0;
    std::int64_t m_totalRows = 0; ///< of all layers
    workspace::RowBatch m_moved;
    std::vector<std::byte> m_geometry;
    std::vector<std::byte> m_wkb;
};

/// The error of a source whose questions have no answer yet; names each question and its options.
Error openQuestions(const LayerPreview& layer);

} // namespace weitblick::intake
