// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/geos.h"
#include "core/workspace/workspace.h"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace weitblick::test {

/// A value as a test writes it; std::monostate is null.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// A row: geometry as WKT ("" for none) and one value a column.
struct Row {
    std::string wkt;
    std::vector<Value> values;
};

inline Result<workspace::RowBatch> batchOf(const workspace::LayerSchema& schema, const std::vector<Row>& rows)
{
    workspace::RowBatch batch;
    for (const Row& row : rows) {
        batch.beginRow();
        if (!row.wkt.empty()) {
            WB_TRY(const auto geometry, geo::geometryFromWkt(row.wkt.c_str()));
            batch.geometry(geo::gpkgFromGeometry(*geometry, schema.srsId));
        }
        for (const Value& value : row.values) {
            if (const auto* whole = std::get_if<std::int64_t>(&value)) {
                batch.add(*whole);
            } else if (const auto* real = std::get_if<double>(&value)) {
                batch.add(*real);
            } else if (const auto* text = std::get_if<std::string>(&value)) {
                batch.addText(*text);
            } else {
                batch.addNull();
            }
        }
        batch.endRow();
    }
    return batch;
}

/// Puts a small layer into a project, as an import would.
inline Result<workspace::Dataset> addLayer(workspace::Workspace& project, const workspace::LayerSchema& schema,
                                           const std::vector<Row>& rows, const std::string& sourceHash = "test")
{
    Job job;
    WB_TRY(const auto batch, batchOf(schema, rows));
    WB_TRY(auto loader, project.load(schema, R"({"source":"test"})"));
    WB_CHECK(loader.append(batch, job));
    workspace::LineageRecord lineage{.dataset = schema.name, .activity = "import", .activityVersion = "1"};
    lineage.sources.push_back({.path = "/daten/" + schema.name + ".csv", .sha256 = sourceHash, .sizeBytes = 1});
    lineage.rowsRead = lineage.rowsKept = static_cast<std::int64_t>(rows.size());
    return project.publish(std::move(loader), {.entry = {.title = schema.name}, .lineage = lineage}, job);
}

} // namespace weitblick::test
