// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analyses.h"
#include "core/analysis/registry/registry.h"
#include "core/analysis/runner.h"

#include <QTemporaryDir>

#include <string>
#include <vector>

#include "tests/support/small_project.h"

namespace weitblick::test {

/// A row as it is read back: geometry as WKT ("" for none) and its values.
struct ReadRow {
    std::int64_t fid = 0;
    std::string wkt;
    std::vector<Value> values;
};

inline Value valueOf(const workspace::Cell& cell)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return *whole;
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return *real;
    }
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
        return std::string(*text);
    }
    return std::monostate();
}

inline Result<std::vector<ReadRow>> rowsOf(workspace::Workspace& project, const std::string& dataset)
{
    WB_TRY(auto reader, project.read(dataset));
    std::vector<ReadRow> rows;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return rows;
        }
        ReadRow row{.fid = reader.fid()};
        if (!reader.geometry().empty()) {
            WB_TRY(const geo::Geometry geometry, geo::geometryFromGpkg(reader.geometry()));
            row.wkt = geo::wktOf(*geometry);
        }
        for (std::size_t column = 0; column < reader.columnCount(); ++column) {
            row.values.push_back(valueOf(reader.value(column)));
        }
        rows.push_back(std::move(row));
    }
}

/// A project in a temporary folder, with the shipped registry.
struct AnalysisProject {
    QTemporaryDir folder;
    workspace::Workspace project = workspace::Workspace::create(folder.filePath("test.gpkg").toStdString()).value();
    analysis::registry::Registry registry =
        analysis::registry::Registry::load(WB_SOURCE_DIR "/resources/registry").value();

    Result<analysis::RunOutcome> run(const std::string& id, const analysis::Arguments& arguments,
                                     analysis::RunOptions options = {})
    {
        WB_TRY(const analysis::Descriptor* const descriptor, analysis::findAnalysis(id));
        return run(*descriptor, arguments, std::move(options));
    }
    Result<analysis::RunOutcome> run(const analysis::Descriptor& descriptor, const analysis::Arguments& arguments,
                                     analysis::RunOptions options = {})
    {
        Job job;
        options.registry = &registry;
        return analysis::run(project, descriptor, arguments, options, job);
    }
    /// The rows of the output "result".
    Result<std::vector<ReadRow>> rows(const std::string& id, const analysis::Arguments& arguments)
    {
        WB_TRY(const analysis::RunOutcome outcome, run(id, arguments));
        return rowsOf(project, outcome.outputs.at("result").schema.name);
    }
};

} // namespace weitblick::test
