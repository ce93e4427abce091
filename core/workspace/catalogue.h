// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/utc_time.h"
#include "core/workspace/layer_schema.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace weitblick::workspace {

/// What the catalogue says of a dataset; the first six are the user's to edit.
struct CatalogueEntry {
    std::string title;
    std::string source;      ///< who made the data
    std::string licence;     ///< e.g. "dl-de/by-2-0"
    std::string attribution; ///< the sentence that must stand beside the map
    std::string dataDate;    ///< ISO date or year of the data, may be empty
    std::string note;
    friend bool operator==(const CatalogueEntry&, const CatalogueEntry&) = default;
};

/// A dataset (layer, table or raster) as the workspace knows it.
struct Dataset {
    LayerSchema schema;
    CatalogueEntry entry;
    std::int64_t rowCount = 0;
    std::array<double, 4> extent{}; ///< minX, minY, maxX, maxY in the layer's CRS
    std::string contentHash;
    std::int64_t lineageId = 0;     ///< 0: not known (a foreign table)
    std::int64_t rejectedCount = 0; ///< rows that the import did not take; listed by Workspace::rejected()
    bool stale = false;             ///< an input of its analysis has changed
    UtcSeconds changed{};
};

/// A record that an import could not take.
struct RejectedRecord {
    std::string source;    ///< file, and layer within it
    std::int64_t line = 0; ///< line or feature number in the source, 0: not known
    std::string reasonDe;
    std::string reasonEn;
    std::string content; ///< the record as it was, cut at 1,000 bytes
};

/// A dataset's part for the analyses: what it is, and which of its columns is which field of the role.
struct RoleAssignment {
    std::string role; ///< e.g. "zones"; see core/workspace/roles.h
    std::string dataset;
    std::map<std::string, std::string> fields; ///< role field -> column
    friend bool operator==(const RoleAssignment&, const RoleAssignment&) = default;
};

/// A field mapping kept under a name and found again by the columns of next year's file.
struct MappingProfile {
    std::string name;
    std::string role;
    std::map<std::string, std::string> fields; ///< role field -> column
    std::vector<std::string> columns;          ///< the columns of the file it was made for
    std::string readOptions;                   ///< JSON of the reader (separator, number forms, header line …)
    friend bool operator==(const MappingProfile&, const MappingProfile&) = default;
};

} // namespace weitblick::workspace
