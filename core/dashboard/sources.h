// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/indicator/library.h"
#include "core/analysis/role/row_formulas.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dashboard/indicator_results.h"
#include "core/dashboard/tile_answer.h"
#include "core/workspace/workspace.h"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace weitblick::dashboard {

/// A value, or what is missing for it.
template <typename T>
using OrMissing = std::variant<T, MissingAnswer>;

/// Rows of a dataset that a chart is about to walk.
struct OpenRows {
    workspace::Dataset dataset;
    const analysis::role::Role* role = nullptr;
    analysis::role::RowFormulas formulas;
    std::optional<std::size_t> where; ///< number of the condition
    std::string whereInColumns;

    [[nodiscard]] Binding binding(std::string column) const
    {
        return {.dataset = dataset.schema.name, .column = std::move(column), .where = whereInColumns};
    }
    /// Title of a field: the role's, else the column's, else its name.
    [[nodiscard]] Text titleOf(const std::string& field) const;
    [[nodiscard]] NumberForm formOf(const std::string& field) const; ///< of a number field: its unit
};

/// A field of rows that are open: number of its formula, and its column.
struct OpenField {
    std::size_t formula = 0;
    std::string column;
};

/// What the tiles of one dashboard have in common while they are answered: indicator results and the roles of datasets
/// are read once.
class Sources {
public:
    Sources(workspace::Workspace& project, const Dashboard& dashboard, const Selection& selection)
        : m_project(project),
          m_dashboard(dashboard),
          m_selection(selection)
    {
    }

    [[nodiscard]] workspace::Workspace& project() const { return m_project; }
    [[nodiscard]] const Dashboard& dashboard() const { return m_dashboard; }
    [[nodiscard]] const Selection& selection() const { return m_selection; }

    /// Definition and newest result of an indicator.
    struct Indicated {
        const analysis::indicator::Indicator* indicator = nullptr;
        const IndicatorResults* results = nullptr;
    };
    Result<OrMissing<Indicated>> indicated(const std::string& id, Job& job);
    /// The result in a dataset of that name; nullptr: there is none.
    Result<const IndicatorResults*> resultsIn(const std::string& dataset, Job& job);

    /// The dataset that plays a role; nothing: none does.
    Result<std::optional<workspace::RoleAssignment>> player(const std::string& role);
    Result<OrMissing<OpenRows>> open(const RowSource& source);
    static OrMissing<OpenField> field(OpenRows& rows, const std::string& field, analysis::role::Wanted wanted);

private:
    workspace::Workspace& m_project;
    const Dashboard& m_dashboard;
    const Selection& m_selection;
    std::optional<std::vector<ResultDataset>> m_resultDatasets;
    std::map<std::string, std::unique_ptr<IndicatorResults>> m_results;
};

/// Walks the rows that meet the condition.
/// Errors   those of reading and of `work`.   Cancelled.
Result<void> walk(workspace::Workspace& project, const OpenRows& rows,
                  const std::function<Result<void>(const workspace::LayerReader&)>& work, Job& job);

/// What an absent value means for the reader.
MissingAnswer missingFor(analysis::indicator::Absence absence, const std::string& subject);
MissingAnswer missingRole(const std::string& role);
MissingAnswer missingPart(const Text& reason, const std::string& id); ///< the tile names nothing: edit it

/// A value as the text that groups and labels show; nothing for null.
std::optional<std::string> textOf(const analysis::formula::Value& value);

/// A value as a place along an axis: a number as it is, a date or time in seconds; nothing for anything else.
struct AxisValue {
    double at = 0.0;
    bool isTime = false;
};
std::optional<AxisValue> axisValueOf(const analysis::formula::Value& value);

/// How numbers of an indicator are written.
NumberForm formOf(const analysis::indicator::Indicator& indicator);

} // namespace weitblick::dashboard
