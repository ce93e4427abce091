// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <ogrsf_frmts.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake {

/// The attributes of an OGR layer as columns of ours.
///
/// Method   Integer, Integer64 → integer, with subtype boolean → boolean; real → real; date → date; date and time →
///          UTC; binary → blob; lists → JSON text; everything else → text. The feature id becomes a column only where
///          the source gives it a name of its own.
class OgrFields {
public:
    explicit OgrFields(OGRLayer& layer);
    /// With the types of `columns` (of the same layer) in place of OGR's: texts are read as what they are.
    OgrFields(OGRLayer& layer, const std::vector<workspace::Column>& columns);

    /// For a source that has only texts: types by all values of the layer, which is read once.
    /// Errors   Cancelled.
    Result<void> typesByValues(OGRLayer& layer, Job& job);

    [[nodiscard]] const std::vector<workspace::Column>& columns() const { return m_columns; }
    void add(workspace::RowBatch& batch, const OGRFeature& feature);
    /// The values in one line, for the list of rejected records.
    [[nodiscard]] std::string contentOf(const OGRFeature& feature) const;

    [[nodiscard]] std::int64_t valuesWithBrokenText() const { return m_brokenTexts; }
    [[nodiscard]] std::int64_t timesWithoutZone() const { return m_timesWithoutZone; }

private:
    void addText(workspace::RowBatch& batch, const char* text);
    void addValue(workspace::RowBatch& batch, const OGRFeature& feature, int field, workspace::ColumnType type);
    void addParsed(workspace::RowBatch& batch, std::string_view text, workspace::ColumnType type);
    void addTime(workspace::RowBatch& batch, const OGRFeature& feature, int field, workspace::ColumnType type);

    std::vector<workspace::Column> m_columns;
    bool m_hasFidColumn = false;
    std::int64_t m_brokenTexts = 0;
    std::int64_t m_timesWithoutZone = 0;
};

} // namespace weitblick::intake
