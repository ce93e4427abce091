// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/theme.h"
#include "core/series/states_at.h"
#include "core/series/time_slices.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::ui {

/// What the steps of the slider are.
struct StepWishes {
    series::CivilStep step = series::CivilStep::Hour;
    series::Aggregate aggregate = series::Aggregate::Mean;
    bool isLatest = false; ///< in place of the aggregate: the last reading at the end of the step, with its age
    double parameter = 0.0;
    series::TimeSpan span;
    friend bool operator==(const StepWishes&, const StepWishes&) = default;
};

/// One step: a number a station.
struct TimeStep {
    std::size_t bin = 0;
    std::string label;
    series::TimeSpan span;               ///< of the bin; empty in a profile
    std::vector<double> values;          ///< NaN: none
    std::vector<series::StateAt> states; ///< only of the latest readings
};

/// The steps over loaded series. One job at a time may ask.
class TimeSteps {
public:
    /// Errors   as series::TimeSlices::over().
    static Result<std::shared_ptr<TimeSteps>> over(std::shared_ptr<const series::SeriesColumns> columns,
                                                   const StepWishes& wishes);

    [[nodiscard]] std::size_t count() const { return m_slices.bins().binCount; }
    [[nodiscard]] const series::CivilBins& bins() const { return m_slices.bins(); }
    [[nodiscard]] std::size_t binAt(std::int64_t utcS) const; ///< the step that holds an instant, or the nearest end
    /// Errors   InvalidInput  no such step.   Cancelled.
    Result<TimeStep> at(std::size_t bin, Job& job);
    /// Classes that suit the values of all steps, so that a colour means the same at every time.
    /// Errors   as map::chosenTheme().
    Result<map::Theme> theme(const std::string& layer, const std::string& title, Job& job);

private:
    TimeSteps(std::shared_ptr<const series::SeriesColumns> columns, series::TimeSlices slices, StepWishes wishes)
        : m_columns(std::move(columns)),
          m_slices(std::move(slices)),
          m_wishes(wishes)
    {
    }

    std::shared_ptr<const series::SeriesColumns> m_columns;
    series::TimeSlices m_slices;
    StepWishes m_wishes;
};

} // namespace weitblick::ui
