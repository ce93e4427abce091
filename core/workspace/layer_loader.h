// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"
#include "core/workspace/sqlite.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace weitblick::workspace {

/// What a finished load wrote; goes into the manifest and the lineage.
struct LoadedLayer {
    std::string table;
    std::int64_t rowCount = 0;
    std::string contentHash; ///< SHA-256 over canonicalText(schema) and every row's bytes, in order
    double minX = 0.0, minY = 0.0, maxX = 0.0, maxY = 0.0; ///< of all geometries; all 0 where there is none
};

/// Fills a new layer of a GeoPackage, fast and all or nothing.
///
/// Method   Rows go in moderate transactions into a table that nobody sees (registered in wb_staging only); the packed
///          R-tree (Hilbert order) is written straight into its shadow tables; finish() registers table, geometry
///          column, extensions and manifest (count, hash) and drops the staging mark in one small transaction.
///          A process that dies on the way leaves an unseen table, which sweepStaging() removes.
///          Readers are blocked only during the short commits; memory does not grow with the layer but for 40 bytes a
///          feature in a temporary file (the boxes of the R-tree).
/// Threads  one thread, its own connection; hashing and sorting may use a second thread inside.
class LayerLoader {
public:
    /// `purpose` is kept in wb_staging as JSON, so that the next start can offer to repeat the import.
    /// Errors   InvalidInput  schema not valid, or the name is taken.   Database, NoSpace, ReadOnly, Locked.
    static Result<LayerLoader> start(Database& database, LayerSchema schema, std::string purpose);
    LayerLoader(LayerLoader&&) noexcept;
    LayerLoader& operator=(LayerLoader&&) = delete;
    LayerLoader(const LayerLoader&) = delete;
    LayerLoader& operator=(const LayerLoader&) = delete;
    ~LayerLoader(); ///< without finish(): removes what was written

    [[nodiscard]] const LayerSchema& schema() const;

    /// Feature ids count up from 1 in the order of the rows.
    /// Errors   InvalidInput  a value does not fit its column, or a geometry is not GeoPackage binary of the layer's
    /// srs.
    Result<void> append(const RowBatch& rows, Job& job);

    /// Adds a column while loading (for sources that show their columns late); earlier rows hold null.
    Result<void> addColumn(Column column);

    /// Builds the R-tree and makes the layer visible. `inCommit` runs inside the publishing transaction (catalogue,
    /// lineage), so that either everything or nothing is there.
    Result<LoadedLayer> finish(Job& job, const std::function<Result<void>(const LoadedLayer&)>& inCommit = {});

private:
    struct State;
    explicit LayerLoader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace weitblick::workspace
