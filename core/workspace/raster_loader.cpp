// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/raster_loader.h"

#include "core/geo/raster_tile.h"
#include "core/workspace/detail/raster_tally.h"
#include "core/workspace/feature_table.h"
#include "core/workspace/raster_cells.h"
#include "core/workspace/raster_table.h"
#include "core/workspace/staging.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace weitblick::workspace {

using geo::Rgba;

namespace {

constexpr std::size_t kBytesATransaction = 16 << 20;

Error notToBeContinued(const std::string& layer)
{
    return Error{.code = ErrorCode::Internal,
                 .message = {"das Laden ist nach einem Fehler oder am Ende nicht fortsetzbar",
                             "a load cannot go on after an error or behind its end"},
                 .subject = layer};
}

Error notAPiece(const std::string& layer)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"das ist kein Teil eines Rasters", "this is no piece of a raster"},
                 .subject = layer};
}

/// The four numbers in front of a piece's cells.
Result<geo::RasterWindow> windowOf(RowCursor& cursor, const std::string& layer)
{
    std::array<int, 4> numbers{};
    for (int& number : numbers) {
        const Cell cell = cursor.nextValue();
        const auto* value = std::get_if<std::int64_t>(&cell);
        if (value == nullptr || !std::in_range<int>(*value)) {
            return notAPiece(layer);
        }
        number = static_cast<int>(*value);
    }
    return geo::RasterWindow{numbers[0], numbers[1], numbers[2], numbers[3]};
}

struct TilePlace {
    int level = 0;
    int column = 0;
    int row = 0;
};

/// Puts the halved cells of a tile of the finer level into the coarser one.
Result<void> addHalved(RasterCells& coarser, const TilePlace& finer, std::span<const Rgba> half)
{
    constexpr int kHalf = geo::kTileEdge / 2;
    const int count = std::min(kHalf, coarser.columns() - finer.column * kHalf);
    const int lines = std::min(kHalf, coarser.rows() - finer.row * kHalf);
    for (int line = 0; line < lines; ++line) {
        const auto run = half.subspan(static_cast<std::size_t>(line) * kHalf, static_cast<std::size_t>(count));
        WB_CHECK(coarser.write({finer.column * kHalf, finer.row * kHalf + line, count, 1}, std::as_bytes(run)));
    }
    return {};
}

/// Stores encoded tiles, some in one transaction.
class TileInsert {
public:
    static Result<TileInsert> prepare(Database& database, const std::string& table)
    {
        WB_TRY(auto statement, database.prepare("INSERT INTO " + quoteIdentifier(table) +
                                                "(zoom_level,tile_column,tile_row,tile_data) VALUES(?1,?2,?3,?4)"));
        return TileInsert(database, std::move(statement));
    }
    Result<void> add(const TilePlace& place, std::span<const std::byte> tile)
    {
        if (!m_transaction) {
            WB_TRY(auto transaction, Transaction::begin(*m_database));
            m_transaction.emplace(std::move(transaction));
        }
        m_statement.bind(1, place.level).bind(2, place.column).bind(3, place.row).bindBorrowed(4, tile);
        WB_CHECK(m_statement.execute());
        m_bytes += tile.size();
        return m_bytes >= kBytesATransaction ? commit() : Result<void>();
    }
    Result<void> commit()
    {
        m_bytes = 0;
        if (!m_transaction) {
            return {};
        }
        WB_CHECK(m_transaction->commit());
        m_transaction.reset();
        return {};
    }

private:
    TileInsert(Database& database, Statement statement) : m_database(&database), m_statement(std::move(statement)) {}
    Database* m_database;
    Statement m_statement;
    std::optional<Transaction> m_transaction;
    std::size_t m_bytes = 0;
};

/// "wb_load_1" or the next that is free; the caller's transaction keeps it so.
Result<std::string> freeTableName(Database& database)
{
    for (int number = 1;; ++number) {
        std::string name = "wb_load_" + std::to_string(number);
        WB_TRY(const bool isTaken, database.hasTable(name));
        WB_TRY(const bool isMarked, isStaged(database, name));
        if (!isTaken && !isMarked) {
            return name;
        }
    }
}

} // namespace

struct RasterLoader::State {
    Database* database = nullptr;
    LayerSchema schema;
    std::string table; ///< that it has until finish()
    std::int64_t stagingId = 0;
    std::optional<RasterCells> cells;
    std::vector<Rgba> stored; ///< a tile with noData where it has no value
    LoadedLayer loaded;
    std::int64_t conflicts = 0;
    bool isPrepared = false;
    bool isPublished = false;
    bool isBroken = false;

    State(Database& target, LayerSchema what) : database(&target), schema(std::move(what)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        static_cast<void>(
            dropUnlessPublished(*database, stagingId, table)); // what cannot be removed now is swept at the next start
    }

    Result<void> create(const std::string& purpose);
    Result<void> append(const RowBatch& pieces, Job& job);
    Result<void> prepare(Job& job);
    Result<bool> storeTile(TileInsert& insert, const TilePlace& place, std::span<const Rgba> tile,
                           detail::RasterTally* tally);
    Result<std::optional<RasterCells>> storeLevel(const RasterCells& level, int zoom, detail::RasterTally* tally,
                                                  Job& job);
    Result<void> publish(const std::function<Result<void>(const LoadedLayer&)>& inCommit);
    [[nodiscard]] const RasterGrid& grid() const { return *schema.raster; }

    Result<void> orBroken(Result<void> outcome)
    {
        isBroken = isBroken || !outcome.has_value();
        return outcome;
    }
};

Result<void> RasterLoader::State::create(const std::string& purpose)
{
    WB_TRY(auto transaction, Transaction::begin(*database));
    WB_TRY(table, freeTableName(*database));
    WB_CHECK(createRasterTable(*database, table));
    WB_TRY(const std::int64_t id, markStaged(*database, {.table = table, .layer = schema.name, .purpose = purpose}));
    WB_CHECK(transaction.commit());
    stagingId = id;
    WB_TRY(cells, RasterCells::create(database->file().parent_path(), grid().kind, grid().columns, grid().rows));
    return {};
}

Result<void> RasterLoader::State::append(const RowBatch& pieces, Job& job)
{
    for (RowCursor cursor(pieces); cursor.next();) {
        if (job.stopRequested()) {
            return Error{.code = ErrorCode::Cancelled, .message = {"vom Benutzer abgebrochen", "stopped by the user"}};
        }
        WB_TRY(const geo::RasterWindow window, windowOf(cursor, schema.name));
        const Cell cell = cursor.nextValue();
        const auto* bytes = std::get_if<std::span<const std::byte>>(&cell);
        if (bytes == nullptr) {
            return notAPiece(schema.name);
        }
        WB_CHECK(cells->write(window, *bytes));
    }
    return {};
}

/// Stores one tile of a level, unless it is empty; says whether it was stored.
Result<bool> RasterLoader::State::storeTile(TileInsert& insert, const TilePlace& place, std::span<const Rgba> tile,
                                            detail::RasterTally* tally)
{
    const bool isValues = grid().kind == RasterKind::Values;
    const auto isNothing = [isValues](Rgba cell) {
        return isValues ? std::isnan(std::bit_cast<float>(cell)) : cell >> 24U == 0;
    };
    if (std::ranges::all_of(tile, isNothing)) {
        return false;
    }
    stored.resize(geo::kTileCells);
    const Rgba noData = std::bit_cast<Rgba>(grid().noData);
    std::ranges::transform(tile, stored.begin(),
                           [&](Rgba cell) { return isValues && isNothing(cell) ? noData : cell; });
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the four bytes of a cell are a float here
    const std::span<const float> numbers(reinterpret_cast<const float*>(stored.data()), stored.size());
    WB_TRY(const auto encoded, isValues ? geo::encodeValueTile(numbers) : geo::encodeImageTile(stored));
    WB_CHECK(insert.add(place, encoded));
    if (tally != nullptr) {
        tally->add(place.column, place.row, stored);
    }
    return true;
}

/// Stores the tiles of one level, and gathers the cells of the next coarser one (none behind the last).
Result<std::optional<RasterCells>> RasterLoader::State::storeLevel(const RasterCells& level, int zoom,
                                                                   detail::RasterTally* tally, Job& job)
{
    std::optional<RasterCells> coarser;
    if (zoom > 0) {
        WB_TRY(coarser, RasterCells::create(database->file().parent_path(), grid().kind, (level.columns() + 1) / 2,
                                            (level.rows() + 1) / 2));
    }
    WB_TRY(TileInsert insert, TileInsert::prepare(*database, table));
    for (int row = 0; row < level.tileRows(); ++row) {
        for (int column = 0; column < level.tileColumns(); ++column) {
            WB_CHECK(job.report(static_cast<double>(row) / level.tileRows(), schema.name));
            const std::span<const Rgba> tile = level.tile(column, row);
            WB_TRY(const bool isStored, storeTile(insert, {zoom, column, row}, tile, tally));
            if (isStored && coarser) {
                WB_CHECK(addHalved(*coarser, {zoom, column, row}, halved(grid().kind, tile)));
            }
        }
    }
    WB_CHECK(insert.commit());
    return coarser;
}

Result<void> RasterLoader::State::prepare(Job& job)
{
    if (isPrepared) {
        return {};
    }
    detail::RasterTally tally(schema);
    conflicts = cells->conflicts();
    int zoom = finestLevelOf(grid());
    detail::RasterTally* counting = &tally; // the finest level only
    while (cells) {
        Job part = job.part(counting != nullptr ? 0.0 : 0.75, counting != nullptr ? 0.75 : 1.0);
        WB_TRY(auto coarser, storeLevel(*cells, zoom, counting, part));
        cells = std::move(coarser);
        counting = nullptr;
        --zoom;
    }
    schema.raster->minimum = tally.minimum();
    schema.raster->maximum = tally.maximum();
    schema.raster->mean = tally.mean();
    loaded.rowCount = tally.valueCount();
    loaded.contentHash = tally.hash();
    isPrepared = true;
    return {};
}

Result<void> RasterLoader::State::publish(const std::function<Result<void>(const LoadedLayer&)>& inCommit)
{
    loaded.table = schema.name;
    loaded.minX = grid().west;
    loaded.minY = grid().south();
    loaded.maxX = grid().east();
    loaded.maxY = grid().north;
    WB_TRY(auto transaction, Transaction::begin(*database));
    WB_CHECK(renameLayerTable(*database, table, schema.name));
    WB_CHECK(registerRaster(*database, schema));
    WB_CHECK(unmarkStaged(*database, stagingId));
    if (inCommit) {
        WB_CHECK(inCommit(loaded));
    }
    WB_CHECK(transaction.commit());
    isPublished = true;
    return {};
}

RasterLoader::RasterLoader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RasterLoader::RasterLoader(RasterLoader&&) noexcept = default;
RasterLoader::~RasterLoader() = default;

Result<RasterLoader> RasterLoader::start(Database& database, LayerSchema schema, std::string purpose)
{
    if (!schema.raster) {
        return notAPiece(schema.name);
    }
    WB_CHECK(validate(schema));
    auto state = std::make_unique<State>(database, std::move(schema));
    WB_CHECK(state->create(purpose));
    return RasterLoader(std::move(state));
}

const LayerSchema& RasterLoader::schema() const
{
    return m_state->schema;
}

std::int64_t RasterLoader::conflicts() const
{
    return m_state->conflicts;
}

std::int64_t RasterLoader::valueCount() const
{
    return m_state->loaded.rowCount;
}

Result<void> RasterLoader::append(const RowBatch& pieces, Job& job)
{
    if (m_state->isBroken || m_state->isPrepared) {
        return notToBeContinued(m_state->schema.name);
    }
    return m_state->orBroken(m_state->append(pieces, job));
}

Result<void> RasterLoader::prepare(Job& job)
{
    if (m_state->isBroken) {
        return notToBeContinued(m_state->schema.name);
    }
    return m_state->orBroken(m_state->prepare(job));
}

Result<LoadedLayer> RasterLoader::finish(Job& job, const std::function<Result<void>(const LoadedLayer&)>& inCommit)
{
    if (m_state->isPublished) {
        return notToBeContinued(m_state->schema.name);
    }
    WB_CHECK(prepare(job));
    WB_CHECK(job.report(1.0));
    WB_CHECK(m_state->publish(inCommit));
    return m_state->loaded;
}

} // namespace weitblick::workspace
