// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/indicator/result_table.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/workspace.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace weitblick::dashboard {

/// The rows of one result of an analysis that computes indicators.
class IndicatorResults {
public:
    /// Errors   as analysis::indicator::readResults().
    static Result<IndicatorResults> read(workspace::Workspace& project, const workspace::Dataset& dataset, Job& job);

    /// nullptr: the result does not know the indicator there.
    [[nodiscard]] const analysis::indicator::ResultRow*
    find(std::string_view indicator, analysis::indicator::Level level, std::string_view zone) const;
    /// The row of a zone of any level; empty key: of all together.
    [[nodiscard]] const analysis::indicator::ResultRow* find(std::string_view indicator, std::string_view zone) const;

    /// The zones of a level, in their order: any row of each.
    [[nodiscard]] std::vector<const analysis::indicator::ResultRow*> zones(analysis::indicator::Level level) const;

    [[nodiscard]] const std::string& dataset() const { return m_dataset; }
    [[nodiscard]] bool isStale() const { return m_isStale; }

private:
    std::string m_dataset;
    bool m_isStale = false;
    std::vector<analysis::indicator::ResultRow> m_rows;
    std::map<std::tuple<std::string, analysis::indicator::Level, std::string>, std::size_t, std::less<>> m_places;
};

/// The datasets of a project that hold indicators, the newest first, with the analysis that made each.
struct ResultDataset {
    workspace::Dataset dataset;
    std::string analysis;
};
/// Errors   Database.
Result<std::vector<ResultDataset>> resultDatasets(workspace::Workspace& project);

} // namespace weitblick::dashboard
