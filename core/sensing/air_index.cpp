// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/air_index.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::sensing {

namespace {

constexpr std::size_t kHoursOfDay = 24;
constexpr std::size_t kLeastHoursOfDay = 18;

/// Means over the last 24 hours.
std::vector<double> runningDayMeans(std::span<const double> hours)
{
    std::vector<double> means;
    for (std::size_t end = 1; end <= hours.size(); ++end) {
        const std::size_t begin = end < kHoursOfDay ? 0 : end - kHoursOfDay;
        double sum = 0.0;
        std::size_t count = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (!std::isnan(hours[i])) {
                sum += hours[i];
                ++count;
            }
        }
        means.push_back(count < kLeastHoursOfDay ? std::numeric_limits<double>::quiet_NaN()
                                                 : sum / static_cast<double>(count));
    }
    return means;
}

void include(std::vector<AirIndex>& index, const IndexRow& row, std::span<const double> means)
{
    for (std::size_t hour = 0; hour < means.size(); ++hour) {
        const std::uint8_t grade = gradeOf(row, means[hour]);
        if (grade == 0) {
            continue;
        }
        ++index[hour].measured;
        if (grade > index[hour].grade) {
            index[hour].grade = grade;
            index[hour].pollutant = row.pollutant;
        }
    }
}

} // namespace

std::uint8_t gradeOf(const IndexRow& row, double mean)
{
    if (std::isnan(mean)) {
        return 0;
    }
    const double whole = std::floor(mean + 0.5 + 1e-9);
    std::uint8_t grade = 1;
    for (const double upper : row.upper) {
        grade = static_cast<std::uint8_t>(grade + (whole > upper ? 1 : 0));
    }
    return grade;
}

Result<std::vector<AirIndex>> airIndex(std::span<const PollutantHours> hours, std::span<const IndexRow> rows)
{
    std::vector<AirIndex> index(hours.empty() ? 0 : hours.front().means.size());
    for (const PollutantHours& one : hours) {
        if (one.means.size() != index.size()) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Schadstoffe haben verschieden viele Stunden",
                                     "the pollutants have different numbers of hours"},
                         .subject = one.pollutant};
        }
        const auto row = std::ranges::find(rows, one.pollutant, &IndexRow::pollutant);
        if (row != rows.end()) {
            row->isRunningDay ? include(index, *row, runningDayMeans(one.means)) : include(index, *row, one.means);
        }
    }
    return index;
}

Result<std::vector<IndexRow>> indexRowsFrom(const analysis::registry::Table& table)
{
    constexpr std::size_t kColumns = 6;
    std::vector<IndexRow> rows;
    for (const auto& cells : table.rows) {
        IndexRow row;
        bool isSound = cells.size() == kColumns;
        const auto* const pollutant = isSound ? std::get_if<std::string>(&cells[0]) : nullptr;
        const auto* const averaging = isSound ? std::get_if<std::string>(&cells[1]) : nullptr;
        isSound = pollutant != nullptr && averaging != nullptr;
        for (std::size_t i = 0; isSound && i < row.upper.size(); ++i) {
            const auto* const upper = std::get_if<double>(&cells[i + 2]);
            isSound = upper != nullptr && (i == 0 || *upper > row.upper.at(i - 1));
            row.upper.at(i) = upper == nullptr ? 0.0 : *upper;
        }
        if (!isSound) {
            return Error{
                .code = ErrorCode::InvalidInput,
                .message = {"eine Zeile des Luftqualitätsindex ist keine", "a row of the air quality index is none"},
                .subject = "air_quality/uba_index"};
        }
        row.pollutant = *pollutant;
        row.isRunningDay = *averaging == "running_day";
        rows.push_back(std::move(row));
    }
    return rows;
}

Text titleOfGrade(std::uint8_t grade)
{
    switch (grade) {
    case 1:
        return {"sehr gut", "very good"};
    case 2:
        return {"gut", "good"};
    case 3:
        return {"mäßig", "moderate"};
    case 4:
        return {"schlecht", "poor"};
    case 5:
        return {"sehr schlecht", "very poor"};
    default:
        return {"keine Messung", "nothing measured"};
    }
}

} // namespace weitblick::sensing
