// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/sqlite.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::workspace {

/// Where a dataset is kept.
struct DatasetPlace {
    std::int64_t id = 0;
    std::string name;  ///< what people and analyses call it
    std::string table; ///< in the bin it has another one
    bool inBin = false;
};

/// All datasets that are shown, by name: what gpkg_contents lists besides our own tables. One that another program
/// added has no content hash here; shownDataset() computes it.
Result<std::vector<Dataset>> shownDatasets(Database& database);

/// Method   one that another program added or changed (gpkg_contents.last_change) is read through for its count and
///          hash, so that they are those of its rows.
/// Errors   NotFound  the advice proposes the nearest name.   Database.
Result<Dataset> shownDataset(Database& database, std::string_view name);

/// What a dataset looks like, without reading it.
/// Errors   NotFound  as above.
Result<LayerSchema> shownSchema(Database& database, std::string_view name);

/// Id of a dataset that is shown. A table that another program added gets its entry in the catalogue by this.
/// Errors   NotFound  as above.
Result<std::int64_t> datasetId(Database& database, std::string_view name);

/// The same without an entry for a table of another program: 0. For connections that must not write.
Result<std::int64_t> knownDatasetId(Database& database, std::string_view name);

/// The newest dataset of that name in the bin.
/// Errors   NotFound.
Result<DatasetPlace> placeInBin(Database& database, std::string_view name);
Result<std::vector<DatasetPlace>> placesInBin(Database& database);

/// Enters a dataset whose table is registered already (schema, counts, hash, entry, lineageId); returns its id. What
/// the catalogue still says of a table of that name, which another program must have dropped, is forgotten. Errors
/// Database.
Result<std::int64_t> enterDataset(Database& database, const Dataset& dataset);

/// True where gpkg_contents says that the table was changed after we wrote it.
Result<bool> isChangedByOthers(Database& database, std::string_view name);

/// Brings row count and hash of a dataset up to date that another program changed; true where they differ now.
Result<bool> refreshDataset(Database& database, std::string_view name);

/// Removes every trace of a dataset from the catalogue (its table is not touched): entry, roles, rejected, results.
Result<void> forgetDataset(Database& database, std::int64_t id);

Result<CatalogueEntry> catalogueEntry(Database& database, std::int64_t id);
Result<void> setCatalogueEntry(Database& database, std::int64_t id, const CatalogueEntry& entry);

Result<void> enterRejected(Database& database, std::int64_t id, const std::vector<RejectedRecord>& records);
Result<std::vector<RejectedRecord>> rejectedRecords(Database& database, std::int64_t id);

} // namespace weitblick::workspace
