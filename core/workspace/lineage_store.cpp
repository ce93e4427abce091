// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/lineage_store.h"

#include "core/workspace/dataset_store.h"
#include "core/workspace/detail/row_walk.h"
#include "core/workspace/project_state.h"
#include "core/workspace/series_state.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace weitblick::workspace {

using detail::rowsOf;

namespace {

constexpr int kDeepest = 64;
constexpr int kLongestChain = 1000;
constexpr int kMostRecords = 2000;

/// What the stale marks depend on, in memory: a project has few datasets.
struct Made {
    std::int64_t id = 0;
    std::string name;
    std::string contentHash;
    bool marked = false;
    std::vector<LineageInput> inputs;
    std::vector<std::int64_t> inputIds;
};

Result<std::int64_t> idOrZero(Database& database, std::string_view name)
{
    auto id = datasetId(database, name);
    if (!id && id.error().code == ErrorCode::NotFound) {
        return std::int64_t{0};
    }
    return id;
}

Result<std::vector<std::int64_t>> inputIdsOf(Database& database, std::int64_t lineageId)
{
    WB_TRY(auto rows,
           database.prepare("SELECT dataset_id FROM wb_lineage_input WHERE lineage_id=?1 ORDER BY position"));
    rows.bind(1, lineageId);
    return rowsOf<std::int64_t>(rows, [](const Statement& row) { return row.integer(0); });
}

Result<Made> madeFromRow(Database& database, const Statement& row)
{
    Made made{.id = row.integer(0),
              .name = std::string(row.text(1)),
              .contentHash = std::string(row.text(2)),
              .marked = row.integer(3) != 0};
    if (!row.isNull(4)) {
        WB_TRY(auto record, lineageFromJson(std::string(row.text(4))));
        made.inputs = std::move(record.inputs);
        WB_TRY(made.inputIds, inputIdsOf(database, row.integer(5)));
    }
    made.inputIds.resize(made.inputs.size());
    return made;
}

/// Decides for every dataset once whether it is stale.
class StaleSearch {
public:
    static Result<StaleSearch> over(Database& database)
    {
        StaleSearch search;
        WB_TRY(auto rows, database.prepare("SELECT d.id,d.name,d.content_hash,d.stale,l.record,l.id FROM wb_dataset d"
                                           " LEFT JOIN wb_lineage l ON l.id=d.lineage_id WHERE d.in_bin=0"));
        WB_TRY(search.m_made,
               rowsOf<Made>(rows, [&database](const Statement& row) { return madeFromRow(database, row); }));
        WB_CHECK(search.addReadings(database));
        for (const Made& made : search.m_made) {
            search.m_byId[made.id] = &made;
            search.m_byName[made.name] = &made;
        }
        WB_TRY(const auto bin, placesInBin(database));
        for (const DatasetPlace& place : bin) {
            search.m_nameInBin[place.id] = place.name;
        }
        return search;
    }
    [[nodiscard]] const std::vector<Made>& all() const { return m_made; }

    bool isStale(const Made& made, int depth = 0)
    {
        const auto [known, isNew] = m_stale.try_emplace(made.id, false); // false also breaks circles
        if (!isNew || depth > kLongestChain) {
            return known->second;
        }
        bool stale = false;
        for (std::size_t i = 0; i < made.inputs.size() && !stale; ++i) {
            const Made* input = current(made.inputs[i], made.inputIds[i]);
            stale = input != nullptr && input->id != made.id &&
                    (input->contentHash != made.inputs[i].contentHash || isStale(*input, depth + 1));
        }
        m_stale[made.id] = stale;
        return stale;
    }

private:
    /// Readings of time series are no dataset, but results depend on them: by the state that is kept of each set.
    Result<void> addReadings(Database& database)
    {
        WB_TRY(const auto keys, projectSettingKeys(database, kSeriesStatePrefix));
        for (const std::string& key : keys) {
            WB_TRY(auto state, projectSetting(database, key));
            const auto id = -1 - static_cast<std::int64_t>(m_made.size()); // no dataset has it
            m_made.push_back({.id = id, .name = key, .contentHash = state.value_or(""), .inputs = {}, .inputIds = {}});
        }
        return {};
    }
    /// The dataset that the input is now: itself under whatever name, or what has taken its place.
    [[nodiscard]] const Made* current(const LineageInput& input, std::int64_t id) const
    {
        if (const auto found = m_byId.find(id); found != m_byId.end()) {
            return found->second;
        }
        const auto inBin = m_nameInBin.find(id);
        const auto found = m_byName.find(inBin == m_nameInBin.end() ? input.dataset : inBin->second);
        return found == m_byName.end() ? nullptr : found->second;
    }

    std::vector<Made> m_made;
    std::map<std::int64_t, const Made*> m_byId;
    std::map<std::string, const Made*> m_byName;
    std::map<std::int64_t, std::string> m_nameInBin;
    std::map<std::int64_t, bool> m_stale;
};

// --- the tree

struct Found {
    LineageRecord record;
    std::int64_t id = 0;
};

Result<std::optional<Found>> foundBy(Statement& find)
{
    WB_TRY(const bool isThere, find.step());
    if (!isThere) {
        return std::optional<Found>();
    }
    WB_TRY(auto record, lineageFromJson(std::string(find.text(1))));
    record.id = find.integer(0); // hostile files: the row counts
    return std::optional(Found{.record = std::move(record), .id = find.integer(0)});
}

class TreeBuilder {
public:
    TreeBuilder(Database& database, std::set<std::int64_t> stale) : m_database(&database), m_stale(std::move(stale)) {}

    Result<LineageTree> treeOf(Found found, std::int64_t datasetId, int depth)
    {
        LineageTree tree{.record = std::move(found.record), .stale = m_stale.contains(datasetId)};
        WB_TRY(auto inputIds, inputIdsOf(*m_database, found.id));
        inputIds.resize(tree.record.inputs.size());
        for (std::size_t i = 0; i < tree.record.inputs.size(); ++i) {
            WB_TRY(auto input, recordOfInput(tree.record.inputs[i], inputIds[i], found.id));
            if (!input || depth >= kDeepest || ++m_count > kMostRecords) {
                tree.inputs.emplace_back();
                continue;
            }
            WB_TRY(auto branch, treeOf(std::move(*input), inputIds[i], depth + 1));
            tree.inputs.push_back(std::move(branch));
        }
        return tree;
    }

private:
    Result<std::optional<Found>> recordOfInput(const LineageInput& input, std::int64_t datasetId, std::int64_t madeBy)
    {
        WB_TRY(auto find, m_database->prepare("SELECT id,record FROM wb_lineage WHERE id<?1 AND"
                                              " ((output_hash=?2 AND ?2<>'') OR dataset_id=?3)"
                                              " ORDER BY output_hash=?2 DESC, dataset_id=?3 DESC, dataset=?4 DESC,"
                                              " id DESC LIMIT 1"));
        find.bind(1, madeBy).bind(2, input.contentHash).bind(3, datasetId).bind(4, input.dataset);
        return foundBy(find);
    }

    Database* m_database;
    std::set<std::int64_t> m_stale;
    int m_count = 0;
};

} // namespace

Result<std::int64_t> enterLineage(Database& database, std::int64_t datasetId, LineageRecord record)
{
    WB_TRY(auto insert,
           database.prepare("INSERT INTO wb_lineage(dataset_id,dataset,activity,finished,output_hash,record)"
                            " VALUES(?1,?2,?3,?4,?5,'')"));
    insert.bind(1, datasetId).bind(2, record.dataset).bind(3, record.activity);
    WB_CHECK(insert.bind(4, isoUtc(record.finished)).bind(5, record.outputHash).execute());
    record.id = database.lastInsertId();
    WB_TRY(auto fill, database.prepare("UPDATE wb_lineage SET record=?2 WHERE id=?1"));
    WB_CHECK(fill.bind(1, record.id).bind(2, std::string_view(toJson(record))).execute());
    WB_TRY(auto tie, database.prepare("UPDATE wb_dataset SET lineage_id=?2 WHERE id=?1"));
    WB_CHECK(tie.bind(1, datasetId).bind(2, record.id).execute());
    WB_TRY(auto addInput, database.prepare("INSERT INTO wb_lineage_input(lineage_id,position,dataset_id)"
                                           " VALUES(?1,?2,?3)"));
    for (std::size_t i = 0; i < record.inputs.size(); ++i) {
        WB_TRY(const auto id, idOrZero(database, record.inputs[i].dataset));
        addInput.bind(1, record.id).bind(2, static_cast<std::int64_t>(i)).bind(3, id);
        WB_CHECK(addInput.execute());
    }
    return record.id;
}

Result<LineageTree> lineageTree(Database& database, std::string_view dataset)
{
    WB_TRY(auto search, StaleSearch::over(database));
    std::set<std::int64_t> stale;
    for (const Made& made : search.all()) {
        if (search.isStale(made)) {
            stale.insert(made.id);
        }
    }
    WB_TRY(auto find, database.prepare("SELECT l.id,l.record,d.id FROM wb_dataset d JOIN wb_lineage l"
                                       " ON l.id=d.lineage_id WHERE d.in_bin=0 AND d.name=?1 COLLATE NOCASE"));
    find.bind(1, dataset);
    WB_TRY(auto found, foundBy(find));
    if (!found) {
        WB_TRY(const auto shown, shownDataset(database, dataset)); // says NotFound with a proposal
        return Error{.code = ErrorCode::NotFound,
                     .message = {"zu „" + shown.schema.name + "“ ist keine Herkunft bekannt",
                                 "nothing is known about the origin of \"" + shown.schema.name + "\""},
                     .subject = shown.schema.name,
                     .advice = {"Die Ebene stammt aus einem anderen Programm; erneut importieren, um sie zu belegen",
                                "Another program made the layer; import it again to document it"}};
    }
    const std::int64_t id = find.integer(2);
    return TreeBuilder(database, std::move(stale)).treeOf(std::move(*found), id, 0);
}

Result<std::vector<std::string>> updateStaleMarks(Database& database)
{
    WB_TRY(const auto datasets, shownDatasets(database));
    WB_TRY(auto transaction, Transaction::begin(database));
    for (const Dataset& dataset : datasets) {
        WB_TRY(const bool changed, refreshDataset(database, dataset.schema.name));
        static_cast<void>(changed);
    }
    WB_TRY(auto names, updateStaleMarksFromCatalogue(database));
    WB_CHECK(transaction.commit());
    return names;
}

Result<std::vector<std::string>> updateStaleMarksFromCatalogue(Database& database)
{
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_TRY(auto search, StaleSearch::over(database));
    WB_TRY(auto mark, database.prepare("UPDATE wb_dataset SET stale=?2 WHERE id=?1"));
    std::vector<std::string> names;
    for (const Made& made : search.all()) {
        const bool stale = search.isStale(made);
        if (stale != made.marked) {
            WB_CHECK(mark.bind(1, made.id).bind(2, stale ? 1 : 0).execute());
        }
        if (stale) {
            names.push_back(made.name);
        }
    }
    WB_CHECK(transaction.commit());
    std::ranges::sort(names);
    return names;
}

Result<std::vector<std::string>> staleDatasets(Database& database)
{
    WB_TRY(auto search, StaleSearch::over(database));
    std::vector<std::string> names;
    for (const Made& made : search.all()) {
        if (search.isStale(made)) {
            names.push_back(made.name);
        }
    }
    std::ranges::sort(names);
    return names;
}

} // namespace weitblick::workspace
