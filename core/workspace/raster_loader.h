// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/layer_loader.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"
#include "core/workspace/sqlite.h"

#include <functional>
#include <memory>
#include <string>

namespace weitblick::workspace {

/// Fills a new raster layer of a GeoPackage, all or nothing; the raster's LayerLoader, with the same steps.
///
/// Method   The pieces are sorted into tiles in a file without a name (4 bytes a cell, only where there is something).
///          prepare() stores the tiles in the order of their rows and columns in a table that nobody sees, numbers as
///          TIFF, pictures as PNG, both without loss, and makes the coarser levels, each cell the mean of the four
///          below it. finish() names and registers the table and drops the staging mark in one small transaction.
/// No data  NaN, or full transparency; tiles of nothing else are not stored.
/// Threads  one thread, its own connection.
class RasterLoader {
public:
    /// `schema.raster` says what comes; its statistics are found here.
    /// Errors   InvalidInput  schema not valid.   UnsupportedCrs, Database, NoSpace, ReadOnly, Locked.
    static Result<RasterLoader> start(Database& database, LayerSchema schema, std::string purpose);
    RasterLoader(RasterLoader&&) noexcept;
    RasterLoader& operator=(RasterLoader&&) = delete;
    RasterLoader(const RasterLoader&) = delete;
    RasterLoader& operator=(const RasterLoader&) = delete;
    ~RasterLoader(); ///< without finish(): removes what was written

    [[nodiscard]] const LayerSchema& schema() const; ///< with statistics after prepare()

    /// `pieces`: rows of kRasterPieceColumns values. The first value of a cell stays; conflicts() counts the others.
    /// Errors   InvalidInput  a piece lies outside, or is not what the grid needs.   Cancelled, NoSpace, Io.
    Result<void> append(const RowBatch& pieces, Job& job);
    [[nodiscard]] std::int64_t conflicts() const;  ///< cells that came twice with different values
    [[nodiscard]] std::int64_t valueCount() const; ///< cells with a value, after prepare()

    /// As LayerLoader::prepare(): tiles, coarser levels, hash.
    Result<void> prepare(Job& job);
    /// As LayerLoader::finish().
    Result<LoadedLayer> finish(Job& job, const std::function<Result<void>(const LoadedLayer&)>& inCommit = {});

private:
    struct State;
    explicit RasterLoader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace weitblick::workspace
