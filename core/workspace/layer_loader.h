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
/// Method   Rows are collected and go, 16 MiB at a time, each time in one transaction, into a table that nobody sees
///          (wb_load_…, registered in wb_staging only); the packed R-tree (Hilbert order) is written straight into its
///          shadow tables; finish() names and registers table, geometry column, extensions and feature count and drops
///          the staging mark in one small transaction. A process that dies on the way leaves an unseen table, which
///          sweepStaging() removes. No transaction is open between two calls; readers are blocked only during the short
///          commits. Memory does not grow with the layer but for half a byte a feature; 40 bytes a feature are in a
///          temporary file (the boxes of the R-tree).
/// Threads  one thread, its own connection; hashing uses a second thread inside.
class LayerLoader {
public:
    /// `purpose` is kept in wb_staging as JSON, so that the next start can offer to repeat the import. The name may be
    /// taken until finish(), by the layer that this one is to replace.
    /// Errors   InvalidInput  schema not valid.   Database, NoSpace, ReadOnly, Locked.
    static Result<LayerLoader> start(Database& database, LayerSchema schema, std::string purpose);
    LayerLoader(LayerLoader&&) noexcept;
    LayerLoader& operator=(LayerLoader&&) = delete;
    LayerLoader(const LayerLoader&) = delete;
    LayerLoader& operator=(const LayerLoader&) = delete;
    ~LayerLoader(); ///< without finish(): removes what was written

    [[nodiscard]] const LayerSchema& schema() const;

    /// Feature ids count up from 1 in the order of the rows. A single geometry becomes a multi geometry where the layer
    /// has those; a whole number becomes a real one in a REAL column. After an error the load cannot be finished.
    /// Errors   InvalidInput  a value does not fit its column, or a geometry is not GeoPackage binary of the layer's
    ///          type and srs; the message names row and column.   Cancelled, Database, NoSpace, ReadOnly, Locked.
    Result<void> append(const RowBatch& rows, Job& job);

    /// Adds a column while loading (for sources that show their columns late); earlier rows hold null.
    Result<void> addColumn(Column column);

    /// The long part of finish(): stores the last rows, builds the R-tree. To be called first where finish() is to run
    /// inside a transaction of the caller: several layers at once, or one that takes the name of another.
    Result<void> prepare(Job& job);

    /// Makes the layer visible (after prepare(), if that was not called). `inCommit` runs inside the publishing
    /// transaction (catalogue, lineage), when the layer is registered, so that either everything or nothing is there.
    /// Errors   InvalidInput  there is a table of that name.   Cancelled, Database, NoSpace, ReadOnly, Locked.
    Result<LoadedLayer> finish(Job& job, const std::function<Result<void>(const LoadedLayer&)>& inCommit = {});

private:
    struct State;
    explicit LayerLoader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace weitblick::workspace
