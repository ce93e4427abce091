// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/station_report.h"

#include "core/analysis/registry/registry.h"
#include "core/base/unit_text.h"
#include "core/sensing/hour_means.h"
#include "core/sensing/pollutant.h"
#include "core/sensing/quality_flags.h"
#include "core/series/day_totals.h"
#include "core/series/series_store.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace weitblick::ui {

namespace {

using analysis::registry::Date;
using series::AggregateRequest;
using series::SeriesColumn;

dashboard::NumberForm formOf(const LoadedSeries& loaded, const ReportWishes& wishes)
{
    const bool isCount =
        wishes.aggregate == series::Aggregate::Count || wishes.aggregate == series::Aggregate::Exceedances;
    return {.unit = isCount ? std::string() : loaded.unit, .unitTitle = {}, .decimals = 1};
}

Result<dashboard::TileAnswer> calendarOf(const LoadedSeries& loaded, const SeriesColumn& column,
                                         const ReportWishes& wishes)
{
    const AggregateRequest request{.step = series::CivilStep::Day,
                                   .aggregate =
                                       wishes.isCompleteness ? series::Aggregate::Completeness : wishes.aggregate,
                                   .parameter = wishes.parameter,
                                   .span = wishes.span};
    WB_TRY(const auto days, series::civilBins(request.step, wishes.span));
    WB_TRY(const auto clock, BerlinClock::over(wishes.span.fromUtcS, wishes.span.toUtcS));
    const auto values = series::aggregate(column, days, request);
    dashboard::HeatCalendarAnswer calendar;
    calendar.form = wishes.isCompleteness ? dashboard::NumberForm{.unit = "%", .unitTitle = {}, .decimals = 0}
                                          : formOf(loaded, wishes);
    bool isFirst = true;
    for (std::size_t day = 0; day < days.binCount; ++day) {
        const double value = values.values[day] * (wishes.isCompleteness ? 100.0 : 1.0);
        calendar.days.push_back({.day = series::civilDay(days.edgesUtcS[day], clock),
                                 .value = std::isnan(value) ? std::nullopt : std::optional(value)});
        if (!std::isnan(value)) {
            calendar.minimum = isFirst ? value : std::min(calendar.minimum, value);
            calendar.maximum = isFirst ? value : std::max(calendar.maximum, value);
            isFirst = false;
        }
    }
    return dashboard::TileAnswer{.tile = "calendar",
                                 .kind = dashboard::TileKind::HeatCalendar,
                                 .title = wishes.isCompleteness ? Text("Vollständigkeit je Tag", "Completeness a day")
                                                                : Text("Tag für Tag", "Day by day"),
                                 .shown = std::move(calendar)};
}

Result<dashboard::TileAnswer> profileOf(const LoadedSeries& loaded, const SeriesColumn& column,
                                        const ReportWishes& wishes)
{
    static const std::array<Text, 7> kDays = {Text("Mo", "Mon"), Text("Di", "Tue"), Text("Mi", "Wed"),
                                              Text("Do", "Thu"), Text("Fr", "Fri"), Text("Sa", "Sat"),
                                              Text("So", "Sun")};
    constexpr std::size_t kHours = 24;
    const AggregateRequest request{.step = series::CivilStep::HourOfWeek,
                                   .aggregate = wishes.aggregate,
                                   .parameter = wishes.parameter,
                                   .span = wishes.span};
    WB_TRY(const auto bins, series::civilBins(request.step, wishes.span));
    const auto values = series::aggregate(column, bins, request);
    dashboard::LineAnswer lines;
    lines.axisX = {"Uhrzeit", "hour of the day"};
    for (std::size_t day = 0; day < kDays.size(); ++day) {
        dashboard::LineSeries line{.name = kDays.at(day), .color = day, .points = {}, .form = formOf(loaded, wishes)};
        for (std::size_t hour = 0; hour < kHours; ++hour) {
            const double value = values.values[day * kHours + hour];
            line.points.emplace_back(static_cast<double>(hour),
                                     std::isnan(value) ? std::nullopt : std::optional(value));
        }
        lines.series.push_back(std::move(line));
    }
    return dashboard::TileAnswer{.tile = "profile",
                                 .kind = dashboard::TileKind::Line,
                                 .title = {"Woche, Stunde für Stunde", "The week, hour by hour"},
                                 .shown = std::move(lines)};
}

int yearOf(std::int64_t utcS)
{
    const std::chrono::sys_days day =
        std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(utcS + 3'600))); // CET
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

Result<const analysis::registry::Table*> tableOf(const char* entry, int year)
{
    WB_TRY(const auto* const registry, analysis::registry::shipped());
    const Date day = std::chrono::year(year) / std::chrono::July / 1;
    WB_TRY(const auto found, registry->find(entry, day));
    const auto* const table = std::get_if<analysis::registry::Table>(&found.period->value);
    if (table == nullptr) {
        return Error{.code = ErrorCode::InvalidInput, .message = {"kein Verzeichnis", "not a table"}, .subject = entry};
    }
    return table;
}

Result<void> addLimits(const LoadedSeries& loaded, const SeriesColumn& column, StationReport& report)
{
    const series::TimeSpan span = column.span();
    if (sensing::pollutantOf(loaded.quantity).empty() || column.chunks.empty()) {
        return {};
    }
    constexpr int kMostYears = 30;
    const int last = yearOf(span.toUtcS - 1);
    for (int year = std::max(yearOf(span.fromUtcS), last - kMostYears); year <= last; ++year) {
        const auto counts = sensing::countExceedances(column, limitsFor(loaded, year), year);
        for (const sensing::LimitCount& count : counts ? *counts : std::vector<sensing::LimitCount>()) {
            if (count.possibleMeans > 0) {
                report.limits.push_back({.year = year, .count = count});
            }
        }
    }
    return {};
}

/// The index of the last year measured, by what this series measures alone.
Result<void> addIndex(const LoadedSeries& loaded, const SeriesColumn& column, StationReport& report)
{
    const std::string pollutant = sensing::pollutantOf(loaded.quantity);
    const auto factor = sensing::toMicrogramsPerCubicMetre(column.description);
    if (pollutant.empty() || column.chunks.empty() || !factor) {
        return {};
    }
    const int year = yearOf(column.span().toUtcS - 1);
    const auto table = tableOf("air_quality/uba_index", year);
    const auto rows = table ? sensing::indexRowsFrom(**table) : Result<std::vector<sensing::IndexRow>>(table.error());
    if (!rows) {
        return {};
    }
    std::vector<double> means = sensing::hourMeans(column, year);
    std::ranges::for_each(means, [&factor](double& mean) { mean *= *factor; });
    WB_TRY(const auto index,
           sensing::airIndex(std::vector<sensing::PollutantHours>{{.pollutant = pollutant, .means = means}}, *rows));
    IndexShares shares{.hours = std::vector<std::int64_t>(6, 0), .note = std::to_string(year)};
    for (const sensing::AirIndex& hour : index) {
        ++shares.hours[hour.grade];
    }
    if (shares.hours.front() < static_cast<std::int64_t>(index.size())) {
        report.index = std::move(shares);
    }
    return {};
}

bool isDirection(const series::SeriesDescription& series)
{
    std::string name = series.property + " " + series.title;
    std::ranges::transform(name, name.begin(),
                           [](unsigned char sign) { return static_cast<char>(std::tolower(sign)); });
    return name.find("windrichtung") != std::string::npos || name.find("wind direction") != std::string::npos ||
           name.find("wind_direction") != std::string::npos || name.find("winddirection") != std::string::npos;
}

/// The direction that is measured at the station, else anywhere in the set.
Result<SeriesColumn> directionFor(const LoadedSeries& loaded, const SeriesColumn& column, ProjectReader& reader,
                                  Job& job)
{
    return reader.ask<SeriesColumn>(job, [&](workspace::Workspace& project, Job& inner) -> Result<SeriesColumn> {
        WB_TRY(auto store, series::SeriesStore::open(project));
        WB_TRY(const auto all, store.series(loaded.set));
        const series::SeriesDescription* best = nullptr;
        for (const series::SeriesDescription& one : all) {
            if (isDirection(one) && (best == nullptr || one.site == column.description.site)) {
                best = &one;
            }
        }
        if (best == nullptr) {
            return SeriesColumn{};
        }
        WB_TRY(auto columns, store.columns(std::array{best->id}, {}, inner));
        return std::move(columns.series.front());
    });
}

/// Bounds that divide values other than wind speeds: fifths of them, rounded.
std::vector<double> fifthsOf(const std::vector<sensing::DirectedValue>& pairs)
{
    std::vector<double> values;
    std::ranges::transform(pairs, std::back_inserter(values), &sensing::DirectedValue::value);
    std::ranges::sort(values);
    std::vector<double> bounds;
    for (std::size_t i = 1; i < 5; ++i) {
        const double bound = std::round(values[values.size() * i / 5] * 10.0) / 10.0;
        if (bounds.empty() || bound > bounds.back()) {
            bounds.push_back(bound);
        }
    }
    return bounds;
}

Result<void> addRose(const LoadedSeries& loaded, const SeriesColumn& column, const ReportWishes& wishes,
                     ProjectReader& reader, StationReport& report, Job& job)
{
    WB_TRY(const SeriesColumn direction, directionFor(loaded, column, reader, job));
    const auto pairs = sensing::directedValues(direction, column, wishes.span);
    if (pairs.empty()) {
        report.roseReason = {"Eine Windrose braucht eine Reihe „Windrichtung“ in derselben Sammlung.",
                             "A wind rose needs a series “wind direction” in the same set."};
        return {};
    }
    sensing::RoseOptions options;
    if (loaded.unit != "m/s") {
        options.bounds = fifthsOf(pairs);
    }
    WB_TRY(report.rose, sensing::windRose(pairs, options));
    report.roseUnit = printedUnit(loaded.unit);
    return {};
}

} // namespace

std::vector<sensing::LimitValue> limitsFor(const LoadedSeries& series, int year)
{
    const auto table = tableOf("air_quality/limits", year);
    const auto limits = table ? sensing::limitsFrom(**table) : Result<std::vector<sensing::LimitValue>>(table.error());
    return limits ? sensing::limitsOf(*limits, sensing::pollutantOf(series.quantity))
                  : std::vector<sensing::LimitValue>();
}

Result<StationReport> reportOf(const LoadedSeries& series, const ReportWishes& wishes, ProjectReader& reader, Job& job)
{
    StationReport report;
    const SeriesColumn& column = series.columns->series.at(wishes.station);
    WB_TRY(report.calendar, calendarOf(series, column, wishes));
    WB_CHECK(job.report(0.2, "calendar"));
    WB_TRY(report.profile, profileOf(series, column, wishes));
    WB_CHECK(job.report(0.4, "limits"));
    WB_CHECK(addLimits(series, column, report));
    WB_CHECK(addIndex(series, column, report));
    WB_CHECK(job.report(0.7, "quality"));
    report.flags = sensing::flagsAlone(column, wishes.span, {});
    WB_CHECK(job.report(0.8, "wind"));
    WB_CHECK(addRose(series, column, wishes, reader, report, job));
    return report;
}

} // namespace weitblick::ui
