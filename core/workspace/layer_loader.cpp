// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/layer_loader.h"

#include "core/base/hash.h"
#include "core/workspace/feature_table.h"
#include "core/workspace/layer_table.h"
#include "core/workspace/packed_rtree.h"
#include "core/workspace/row_check.h"
#include "core/workspace/row_feed.h"
#include "core/workspace/spatial_ref_systems.h"
#include "core/workspace/staging.h"

#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace weitblick::workspace {

namespace {

constexpr std::size_t kBytesATransaction = 16 << 20;
constexpr int kRowsBetweenStopChecks = 1024;

/// The rows of a batch as SQLite takes them: geometry (where the layer has one), then the columns.
class BatchRows final : public RowSource {
public:
    BatchRows(const RowBatch& rows, const LayerSchema& schema, Job& job)
        : m_cursor(rows),
          m_job(job),
          m_hasGeometry(schema.geometry != GeometryType::None),
          m_columnCount(schema.columns.size())
    {
    }

    Result<bool> next() override
    {
        if (++m_row % kRowsBetweenStopChecks == 0 && m_job.stopRequested()) {
            return Error{.code = ErrorCode::Cancelled, .message = {"vom Benutzer abgebrochen", "stopped by the user"}};
        }
        if (!m_cursor.next()) {
            return false;
        }
        m_cells.clear();
        if (m_hasGeometry) {
            m_cells.push_back(m_cursor.geometry().empty() ? Cell() : Cell(m_cursor.geometry()));
        }
        for (std::size_t column = 0; column < m_columnCount; ++column) {
            m_cells.push_back(m_cursor.nextValue());
        }
        return true;
    }
    [[nodiscard]] Cell value(int column) const override { return m_cells[static_cast<std::size_t>(column)]; }

private:
    RowCursor m_cursor;
    Job& m_job;
    bool m_hasGeometry;
    std::size_t m_columnCount;
    std::vector<Cell> m_cells;
    int m_row = 0;
};

/// Runs `work` on a thread of its own, or at once where the system has none left.
template <typename Work>
std::jthread besideUs(Work work)
{
    try {
        return std::jthread(work);
    } catch (const std::system_error&) {
        work();
        return {};
    }
}

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

/// A feed and the statement that reads from it.
struct RowInsert {
    RowFeed feed;
    Statement statement;

    static Result<RowInsert> prepare(Database& database, const std::string& table, const LayerSchema& schema)
    {
        const bool hasGeometry = schema.geometry != GeometryType::None;
        const auto columnCount = static_cast<int>(schema.columns.size()) + (hasGeometry ? 1 : 0);
        WB_TRY(auto feed, RowFeed::open(database, columnCount));
        // The fid is NULL: SQLite counts it up and appends without a search.
        const std::string columns = columnCount == 0 ? "NULL" : "NULL,*";
        WB_TRY(auto statement, database.prepare("INSERT INTO " + quoteIdentifier(table) + " SELECT " + columns +
                                                " FROM " + feed.name()));
        return RowInsert{.feed = std::move(feed), .statement = std::move(statement)};
    }
};

} // namespace

struct LayerLoader::State {
    Database* database = nullptr;
    std::string name;  ///< that the layer is to have
    std::string table; ///< that it has until then
    std::int64_t stagingId = 0;
    RowCheck check;
    std::optional<RowInsert> insert;
    RowBatch pending; ///< checked, not yet stored
    std::int64_t rowCount = 0;
    std::optional<RtreeEntries> boxes;
    std::optional<Sha256> hash; ///< nothing once a column came after rows: computed again at the end
    LoadedLayer loaded;
    bool isPrepared = false;
    bool isPublished = false;
    bool isBroken = false;

    State(Database& target, LayerSchema schema) : database(&target), check(std::move(schema)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        insert.reset();
        static_cast<void>(
            dropUnlessPublished(*database, stagingId, table)); // what cannot be removed now is swept at the next start
    }

    Result<void> create(const std::string& purpose);
    Result<void> append(const RowBatch& rows, Job& job);
    Result<void> addColumn(Column column);
    Result<void> flush(Job& job);
    Result<void> prepare(Job& job);
    Result<void> publish(const std::function<Result<void>(const LoadedLayer&)>& inCommit);

    /// Whatever failed: what is stored may not be all of it.
    Result<void> orBroken(Result<void> outcome)
    {
        isBroken = isBroken || !outcome.has_value();
        return outcome;
    }
    [[nodiscard]] LayerSchema schemaOf(const std::string& tableName) const
    {
        LayerSchema schema = check.schema();
        schema.name = tableName;
        return schema;
    }
};

Result<void> LayerLoader::State::create(const std::string& purpose)
{
    WB_TRY(auto transaction, Transaction::begin(*database));
    if (check.schema().geometry != GeometryType::None) {
        WB_CHECK(ensureSrs(*database, check.schema().srsId));
    }
    WB_TRY(table, freeTableName(*database));
    WB_CHECK(createLayerTable(*database, table, check.schema()));
    WB_TRY(const std::int64_t id, markStaged(*database, {.table = table, .layer = name, .purpose = purpose}));
    WB_CHECK(transaction.commit());
    stagingId = id;
    return {};
}

Result<void> LayerLoader::State::append(const RowBatch& rows, Job& job)
{
    for (RowCursor cursor(rows); cursor.next();) {
        WB_TRY(const auto box, check.admit(cursor, rowCount + 1, pending));
        ++rowCount;
        if (box && !boxes) {
            WB_TRY(boxes, RtreeEntries::create(database->file().parent_path()));
        }
        if (box) {
            WB_CHECK(boxes->add(rowCount, *box));
        }
        if (pending.bytes().size() >= kBytesATransaction) {
            WB_CHECK(flush(job));
        }
    }
    return {};
}

Result<void> LayerLoader::State::addColumn(Column column)
{
    Job job;
    WB_CHECK(flush(job));
    LayerSchema wider = schemaOf(name);
    wider.columns.push_back(column);
    WB_CHECK(validate(wider));
    insert.reset();
    WB_CHECK(addLayerColumn(*database, table, column));
    check.addColumn(std::move(column));
    hash.reset();
    return {};
}

Result<void> LayerLoader::State::flush(Job& job)
{
    if (pending.empty()) {
        return {};
    }
    if (!insert) {
        WB_TRY(insert, RowInsert::prepare(*database, table, check.schema()));
    }
    if (!hash && rowCount == static_cast<std::int64_t>(pending.rowCount())) {
        hash.emplace();
        hash->add(canonicalText(check.schema()));
    }
    {
        const std::jthread hashing = besideUs([this] {
            if (hash) {
                hash->add(pending.bytes());
            }
        });
        BatchRows rows(pending, check.schema(), job);
        WB_TRY(auto transaction, Transaction::begin(*database));
        WB_CHECK(insert->feed.run(insert->statement, rows));
        WB_CHECK(transaction.commit());
    }
    pending.clear();
    return {};
}

Result<void> LayerLoader::State::prepare(Job& job)
{
    if (isPrepared) {
        return {};
    }
    WB_CHECK(flush(job));
    insert.reset();
    if (check.schema().geometry != GeometryType::None) {
        WB_CHECK(createRtree(*database, table));
    }
    if (boxes) {
        WB_CHECK(fillRtree(*database, rtreeNameOf(table), *boxes, job));
    }
    if (hash) {
        loaded.contentHash = hash->hexDigest();
    } else {
        WB_TRY(LayerContent content, contentOfTable(*database, schemaOf(table), job));
        loaded.contentHash = std::move(content.contentHash);
    }
    isPrepared = true;
    return {};
}

Result<void> LayerLoader::State::publish(const std::function<Result<void>(const LoadedLayer&)>& inCommit)
{
    loaded.table = name;
    loaded.rowCount = rowCount;
    const geo::Envelope extent = boxes ? boxes->extent() : geo::Envelope{};
    if (!extent.isEmpty()) {
        loaded.minX = extent.minX;
        loaded.minY = extent.minY;
        loaded.maxX = extent.maxX;
        loaded.maxY = extent.maxY;
    }
    WB_TRY(auto transaction, Transaction::begin(*database));
    WB_CHECK(renameLayerTable(*database, table, name));
    WB_CHECK(registerLayer(*database, schemaOf(name), {.rowCount = rowCount, .extent = extent}));
    WB_CHECK(unmarkStaged(*database, stagingId));
    if (inCommit) {
        WB_CHECK(inCommit(loaded));
    }
    WB_CHECK(transaction.commit());
    isPublished = true;
    return {};
}

LayerLoader::LayerLoader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
LayerLoader::LayerLoader(LayerLoader&&) noexcept = default;
LayerLoader::~LayerLoader() = default;

Result<LayerLoader> LayerLoader::start(Database& database, LayerSchema schema, std::string purpose)
{
    WB_CHECK(validate(schema));
    auto state = std::make_unique<State>(database, schema);
    state->name = std::move(schema.name);
    WB_CHECK(state->create(purpose));
    return LayerLoader(std::move(state));
}

const LayerSchema& LayerLoader::schema() const
{
    return m_state->check.schema();
}

namespace {

Error notToBeContinued(const std::string& layer)
{
    return Error{.code = ErrorCode::Internal,
                 .message = {"das Laden ist nach einem Fehler oder am Ende nicht fortsetzbar",
                             "a load cannot go on after an error or behind its end"},
                 .subject = layer};
}

} // namespace

Result<void> LayerLoader::append(const RowBatch& rows, Job& job)
{
    if (m_state->isBroken || m_state->isPrepared) {
        return notToBeContinued(m_state->name);
    }
    return m_state->orBroken(m_state->append(rows, job));
}

Result<void> LayerLoader::addColumn(Column column)
{
    if (m_state->isBroken || m_state->isPrepared) {
        return notToBeContinued(m_state->name);
    }
    return m_state->orBroken(m_state->addColumn(std::move(column)));
}

Result<void> LayerLoader::prepare(Job& job)
{
    if (m_state->isBroken) {
        return notToBeContinued(m_state->name);
    }
    return m_state->orBroken(m_state->prepare(job));
}

Result<LoadedLayer> LayerLoader::finish(Job& job, const std::function<Result<void>(const LoadedLayer&)>& inCommit)
{
    if (m_state->isPublished) {
        return notToBeContinued(m_state->name);
    }
    WB_CHECK(prepare(job));
    WB_CHECK(job.report(1.0));
    WB_CHECK(m_state->publish(inCommit));
    return m_state->loaded;
}

} // namespace weitblick::workspace
