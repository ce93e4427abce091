// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/indicator/measuring.h"
#include "core/analysis/indicator/zone_set.h"
#include "core/analysis/role/role.h"
#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace weitblick::analysis::indicator {

/// What a row gives to a measure; NaN: a row without a value.
struct Contribution {
    Measured* measured = nullptr;
    double value = 0.0;
    double members = 1.0; ///< units that the row stands for, of measures of protected fields
};
struct PlacedRow {
    std::int64_t fid = 0;
    std::vector<Contribution> contributions;
};

/// Puts rows with a place into zones and adds them to their measures.
class RowPlacing {
public:
    /// `touched` are roles of polygons that measures ask for.
    /// Errors   UnsupportedCrs, InvalidInput, Cancelled.
    static Result<RowPlacing> create(RunContext& context, const role::Role& role, const std::vector<ZoneSet>& sets,
                                     const std::vector<std::string>& touched, Job& job);
    RowPlacing(RowPlacing&&) noexcept;
    RowPlacing& operator=(RowPlacing&&) noexcept;
    RowPlacing(const RowPlacing&) = delete;
    RowPlacing& operator=(const RowPlacing&) = delete;
    ~RowPlacing();

    /// A row with its geometry in the coordinates of the role's dataset. One that cannot be used is rejected.
    /// Errors   InvalidInput  GEOS cannot hold it.
    Result<void> add(PlacedRow row, std::span<const std::byte> geometry);
    /// A row at the centre of a grid cell.
    Result<void> addCell(PlacedRow row, const std::string& cell);

    /// Adds what is still waiting.
    /// Errors   Cancelled.
    Result<void> finish(Job& job);

    [[nodiscard]] std::int64_t outsideCount() const; ///< rows in no zone of the first set

private:
    struct State;
    explicit RowPlacing(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace weitblick::analysis::indicator
