// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/edit_log.h"

#include "core/base/utc_time.h"
#include "core/workspace/dataset_move.h"
#include "core/workspace/dataset_store.h"
#include "core/workspace/detail/row_walk.h"
#include "core/workspace/edit_apply.h"
#include "core/workspace/process_identity.h"

#include <algorithm>

namespace weitblick::workspace {

namespace {

// States of a row: "applied", "undone", and "closed" for what can be neither undone nor redone any more.

Result<void> setState(Database& database, std::int64_t id, std::string_view state, const Edit& inverse)
{
    WB_TRY(auto update, database.prepare("UPDATE wb_edit SET state=?2,inverse=?3 WHERE id=?1"));
    return update.bind(1, id).bind(2, state).bind(3, std::string_view(toJson(inverse))).execute();
}

/// The newest applied edit that removed something which the bin still holds; 0: none.
Result<std::int64_t> newestRemoval(Database& database)
{
    WB_TRY(const auto places, placesInBin(database));
    WB_TRY(auto rows, database.prepare("SELECT id,edit FROM wb_edit WHERE state='applied' ORDER BY id DESC"));
    while (true) {
        WB_TRY(const bool row, rows.step());
        if (!row) {
            return std::int64_t{0};
        }
        WB_TRY(const auto edit, editFromJson(std::string(rows.text(1))));
        const auto* removal = std::get_if<RemoveDataset>(&edit);
        if (removal != nullptr && std::ranges::any_of(places, [removal](const DatasetPlace& place) {
                return place.name == removal->dataset;
            })) {
            return rows.integer(0);
        }
    }
}

} // namespace

Result<Edit> applyLogged(Database& database, const Edit& edit)
{
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_TRY(auto inverse, applyEdit(database, edit));
    if (inverse == edit) {
        return inverse;
    }
    WB_CHECK(database.execute("UPDATE wb_edit SET state='closed' WHERE state='undone'"));
    WB_TRY(auto insert, database.prepare("INSERT INTO wb_edit(time,user,edit,inverse,state)"
                                         " VALUES(?1,?2,?3,?4,'applied')"));
    const ProcessIdentity self = currentProcess();
    insert.bind(1, std::string_view(isoUtc(utcNow()))).bind(2, self.user);
    WB_CHECK(insert.bind(3, std::string_view(toJson(edit))).bind(4, std::string_view(toJson(inverse))).execute());
    WB_CHECK(transaction.commit());
    return inverse;
}

Result<std::optional<Edit>> undoLogged(Database& database)
{
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_TRY(auto find, database.prepare("SELECT id,edit,inverse FROM wb_edit WHERE state='applied'"
                                       " ORDER BY id DESC LIMIT 1"));
    WB_TRY(const bool isThere, find.step());
    if (!isThere) {
        return std::optional<Edit>();
    }
    const std::int64_t id = find.integer(0);
    WB_TRY(auto edit, editFromJson(std::string(find.text(1))));
    WB_TRY(const auto inverse, editFromJson(std::string(find.text(2))));
    find.reset();
    WB_TRY(const auto again, applyEdit(database, inverse));
    static_cast<void>(again); // equal to `edit`, which stays in the log
    WB_CHECK(setState(database, id, "undone", inverse));
    WB_CHECK(transaction.commit());
    return std::optional(std::move(edit));
}

Result<std::optional<Edit>> redoLogged(Database& database)
{
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_TRY(auto find, database.prepare("SELECT id,edit FROM wb_edit WHERE state='undone' ORDER BY id LIMIT 1"));
    WB_TRY(const bool isThere, find.step());
    if (!isThere) {
        return std::optional<Edit>();
    }
    const std::int64_t id = find.integer(0);
    WB_TRY(auto edit, editFromJson(std::string(find.text(1))));
    find.reset();
    WB_TRY(const auto inverse, applyEdit(database, edit));
    WB_CHECK(setState(database, id, "applied", inverse));
    WB_CHECK(transaction.commit());
    return std::optional(std::move(edit));
}

Result<void> emptyBinLogged(Database& database)
{
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_TRY(const auto newest, newestRemoval(database));
    WB_TRY(auto close, database.prepare("UPDATE wb_edit SET state='closed' WHERE state='undone' OR id<=?1"));
    WB_CHECK(close.bind(1, newest).execute());
    WB_CHECK(emptyDatasetBin(database));
    return transaction.commit();
}

Result<std::vector<LoggedEdit>> editHistory(Database& database)
{
    WB_TRY(auto rows, database.prepare("SELECT time,user,edit,state FROM wb_edit ORDER BY id DESC"));
    return detail::rowsOf<LoggedEdit>(rows, [](const Statement& row) -> Result<LoggedEdit> {
        WB_TRY(auto edit, editFromJson(std::string(row.text(2))));
        return LoggedEdit{.time = std::string(row.text(0)),
                          .user = std::string(row.text(1)),
                          .edit = std::move(edit),
                          .isUndone = row.text(3) == "undone"};
    });
}

} // namespace weitblick::workspace
