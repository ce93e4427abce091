// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/staging.h"

#include "core/base/utc_time.h"
#include "core/workspace/load_intent.h"
#include "core/workspace/process_identity.h"

#include <algorithm>

namespace weitblick::workspace {

Result<std::int64_t> markStaged(Database& database, const StagedTable& staged)
{
    const ProcessIdentity self = currentProcess();
    WB_TRY(auto insert, database.prepare("INSERT INTO wb_staging(table_name,layer,purpose,started,host,pid,"
                                         "process_start) VALUES(?1,?2,?3,?4,?5,?6,?7)"));
    insert.bind(1, staged.table).bind(2, staged.layer).bind(3, staged.purpose).bind(4, isoUtc(utcNow()));
    insert.bind(5, self.host).bind(6, self.pid).bind(7, self.processStart);
    WB_CHECK(insert.execute());
    return database.lastInsertId();
}

Result<void> unmarkStaged(Database& database, std::int64_t id)
{
    WB_TRY(auto remove, database.prepare("DELETE FROM wb_staging WHERE id=?1"));
    return remove.bind(1, id).execute();
}

Result<bool> isStaged(Database& database, std::string_view table)
{
    WB_TRY(auto find, database.prepare("SELECT 1 FROM wb_staging WHERE table_name=?1 COLLATE NOCASE"));
    return find.bind(1, table).step();
}

Result<void> dropLayerTable(Database& database, std::string_view table)
{
    const std::string tree = "rtree_" + std::string(table) + "_" + std::string(kGeometryColumn);
    // The layer first: its triggers, which go with it, name the tree.
    for (const std::string& name : {std::string(table), tree}) {
        if (name.starts_with("gpkg_") || name.starts_with("sqlite_")) {
            return Error{.code = ErrorCode::Internal,
                         .message = {"das ist keine Ebene", "this is not a layer"},
                         .subject = name};
        }
        WB_TRY(const bool isThere, database.hasTable(name));
        if (isThere) {
            WB_CHECK(database.execute("DROP TABLE " + quoteIdentifier(name)));
        }
    }
    return {};
}

Result<void> dropUnlessPublished(Database& database, std::int64_t stagingId, std::string_view table)
{
    if (stagingId == 0) {
        return {};
    }
    WB_TRY(auto mark, database.prepare("SELECT 1 FROM wb_staging WHERE id=?1"));
    WB_TRY(const bool isLeft, mark.bind(1, stagingId).step());
    mark.reset();
    if (!isLeft) {
        return {};
    }
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_CHECK(dropLayerTable(database, table));
    WB_CHECK(unmarkStaged(database, stagingId));
    return transaction.commit();
}

namespace {

struct Leftover {
    std::int64_t id = 0;
    std::string table;
    ProcessIdentity owner;
    InterruptedLoad load;
};

/// A note that an import begins says nothing more where the same process had begun to load it.
bool isTold(const Leftover& leftover, const std::vector<Leftover>& all)
{
    return !isIntentName(leftover.table) || std::ranges::none_of(all, [&leftover](const Leftover& other) {
        return !isIntentName(other.table) && other.owner == leftover.owner;
    });
}

Result<std::vector<Leftover>> leftovers(Database& database)
{
    WB_TRY(auto rows, database.prepare("SELECT id,table_name,layer,purpose,started,host,pid,process_start"
                                       " FROM wb_staging ORDER BY id"));
    std::vector<Leftover> found;
    while (true) {
        WB_TRY(const bool row, rows.step());
        if (!row) {
            return found;
        }
        const ProcessIdentity owner{
            .host = std::string(rows.text(5)), .pid = rows.integer(6), .processStart = std::string(rows.text(7))};
        if (livenessOf(owner) == Liveness::Dead) {
            found.push_back({.id = rows.integer(0),
                             .table = std::string(rows.text(1)),
                             .owner = owner,
                             .load = {.layer = std::string(rows.text(2)),
                                      .purpose = std::string(rows.text(3)),
                                      .started = std::string(rows.text(4))}});
        }
    }
}

} // namespace

Result<std::vector<InterruptedLoad>> interruptedLoads(Database& database)
{
    WB_TRY(const auto found, leftovers(database));
    std::vector<InterruptedLoad> loads;
    for (const Leftover& leftover : found) {
        if (isTold(leftover, found)) {
            loads.push_back(leftover.load);
        }
    }
    return loads;
}

Result<std::vector<InterruptedLoad>> sweepStaging(Database& database)
{
    std::vector<InterruptedLoad> swept;
    WB_TRY(const auto found, leftovers(database));
    if (found.empty()) { // opening must not change a byte
        return swept;
    }
    WB_TRY(auto transaction, Transaction::begin(database));
    for (const Leftover& leftover : found) {
        // A mark must not make us drop a table that is already shown.
        WB_TRY(auto shown, database.prepare("SELECT 1 FROM gpkg_contents WHERE table_name=?1 COLLATE NOCASE"));
        WB_TRY(const bool isShown, shown.bind(1, leftover.table).step());
        shown.reset();
        if (!isShown && !leftover.table.starts_with("gpkg_")) {
            WB_CHECK(dropLayerTable(database, leftover.table));
        }
        WB_CHECK(unmarkStaged(database, leftover.id));
        if (isTold(leftover, found)) {
            swept.push_back(leftover.load);
        }
    }
    WB_CHECK(transaction.commit());
    return swept;
}

} // namespace weitblick::workspace
