// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/time_steps.h"

#include "core/map/feature_values.h"
#include "core/map/theme_choice.h"

#include <algorithm>

namespace weitblick::ui {

Result<std::shared_ptr<TimeSteps>> TimeSteps::over(std::shared_ptr<const series::SeriesColumns> columns,
                                                   const StepWishes& wishes)
{
    const series::AggregateRequest request{
        .step = wishes.step, .aggregate = wishes.aggregate, .parameter = wishes.parameter, .span = wishes.span};
    WB_TRY(auto slices, series::TimeSlices::over(columns, request));
    return std::shared_ptr<TimeSteps>(new TimeSteps(std::move(columns), std::move(slices), wishes));
}

std::size_t TimeSteps::binAt(std::int64_t utcS) const
{
    const auto& edges = bins().edgesUtcS;
    const auto after = std::ranges::upper_bound(edges, utcS);
    const auto stretch = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, after - edges.begin() - 1));
    return bins().isProfile() ? 0 : std::min(stretch, count() - 1);
}

Result<TimeStep> TimeSteps::at(std::size_t bin, Job& job)
{
    TimeStep step{.bin = bin, .label = series::labelOf(bins(), bin), .span = {0, 0}, .values = {}, .states = {}};
    if (!bins().isProfile() && bin < count()) {
        step.span = {bins().edgesUtcS[bin], bins().edgesUtcS[bin + 1]};
    }
    if (m_wishes.isLatest && !bins().isProfile()) {
        step.states = series::statesAt(*m_columns, step.span.toUtcS - 1);
        std::ranges::transform(step.states, std::back_inserter(step.values), &series::StateAt::value);
        return step;
    }
    WB_TRY(const auto values, m_slices.at(bin, job));
    step.values.assign(values.begin(), values.end());
    return step;
}

Result<map::Theme> TimeSteps::theme(const std::string& layer, const std::string& title, Job& job)
{
    constexpr std::size_t kSamples = 24;
    constexpr std::size_t kMostValues = 20'000;
    map::FeatureValues values;
    for (std::size_t i = 0; i < std::min(kSamples, count()) && values.count() < kMostValues; ++i) {
        // Not every n-th: hours of the same time of day would be all that is seen.
        const std::size_t bin = count() <= kSamples ? i : i * 7'919 * (count() / kSamples + 1) % count();
        WB_TRY(const TimeStep step, at(bin, job));
        std::ranges::for_each(step.values, [&values](double value) { values.addNumber(value); });
    }
    WB_TRY(auto theme, map::chosenTheme(layer, title, values, {}, job));
    return theme;
}

} // namespace weitblick::ui
