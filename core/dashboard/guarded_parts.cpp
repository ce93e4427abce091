// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/guarded_parts.h"

#include "core/analysis/registry/registry_view.h"
#include "core/workspace/cell_number.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

namespace weitblick::dashboard {

namespace {

constexpr std::size_t kRowsPerWord = 64;

} // namespace

bool GuardedUnits::areAllGroups(double smallest) const
{
    return std::ranges::all_of(members, [&](double each) { return each == 0.0 || each >= smallest; });
}

double GuardedUnits::membersOf(std::int64_t fid) const
{
    const auto at = std::ranges::lower_bound(fids, fid);
    return at == fids.end() || *at != fid ? 0.0 : members[static_cast<std::size_t>(at - fids.begin())];
}

Result<GuardedUnits> guardedUnits(workspace::Workspace& project, const std::string& dataset,
                                  const analysis::role::ProtectedColumn& column, Job& job)
{
    std::vector<std::string> columns = {column.column};
    const bool hasMembers = !column.membersColumn.empty() && column.membersColumn != column.column;
    if (hasMembers) {
        columns.push_back(column.membersColumn);
    }
    WB_TRY(workspace::LayerReader reader, project.read(dataset, {.columns = std::move(columns), .geometry = false}));
    GuardedUnits units;
    constexpr std::size_t kBetweenReports = 4096;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return units;
        }
        const bool hasValue = !std::holds_alternative<std::monostate>(reader.value(0));
        units.fids.push_back(reader.fid());
        units.members.push_back(!hasValue    ? 0.0
                                : hasMembers ? workspace::numberIn(reader.value(1)).value_or(1.0)
                                             : 1.0);
        if (units.fids.size() % kBetweenReports == 0) {
            WB_CHECK(job.report(0.0, "privacy"));
        }
    }
}

GuardedParts guardedParts(const RowMeasure& measure, const std::vector<std::size_t>& columns, const GuardedUnits& units,
                          double smallest)
{
    const std::size_t words = (units.fids.size() + kRowsPerWord - 1) / kRowsPerWord;
    GuardedParts parts;
    for (const std::size_t number : columns) {
        const RowMeasure::Column& column = measure.columns[number];
        for (std::size_t row = 0; row < units.fids.size(); ++row) {
            const bool hasNumber = column.numbers.empty() || !std::isnan(column.numbers[row]);
            if (column.parts[row] == kNoPart || !hasNumber || units.members[row] == 0.0) {
                continue;
            }
            GuardedPart& part = parts[column.parts[row]];
            part.rows.resize(words, 0);
            part.rows[row / kRowsPerWord] |= std::uint64_t{1} << (row % kRowsPerWord);
            const double amount = column.numbers.empty() ? 0.0 : column.numbers[row];
            if (units.members[row] < smallest) {
                part.group.add(amount, units.members[row]);
            } else {
                part.group.addGroup(amount, units.members[row]);
            }
        }
    }
    return parts;
}

privacy::ReleaseSubject subjectOf(const Sources& sources, const OpenRows& rows,
                                  const analysis::role::ProtectedColumn& column, const GuardedUnits& units)
{
    return {.key = sources.project().file().string() + '\n' + rows.dataset.schema.name + '\n' +
                   rows.dataset.contentHash + '\n' + column.column,
            .members = units.members,
            .smallest = column.smallestGroup};
}

std::vector<std::uint32_t> hiddenParts(const GuardedParts& parts, const privacy::ReleaseSubject& subject,
                                       const privacy::DominanceRule& dominance)
{
    std::vector<std::uint32_t> hidden;
    std::vector<std::uint32_t> asked;
    for (const auto& [number, part] : parts) {
        (privacy::isDominated(part.group, dominance) ? hidden : asked).push_back(number);
    }
    std::ranges::stable_sort(asked, std::ranges::greater(),
                             [&](std::uint32_t number) { return parts.at(number).group.members; });
    std::vector<std::vector<std::uint64_t>> selections;
    std::ranges::transform(asked, std::back_inserter(selections),
                           [&](std::uint32_t number) { return parts.at(number).rows; });
    const auto verdicts = privacy::ReleaseLedger::ofProgram().release(subject, selections);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (verdicts[i] != privacy::Verdict::Released) {
            hidden.push_back(asked[i]);
        }
    }
    std::ranges::sort(hidden);
    return hidden;
}

std::optional<privacy::Interval> hiddenInterval(const GuardedParts& parts, const std::vector<std::uint32_t>& hidden,
                                                const privacy::ReleaseSubject& subject)
{
    std::vector<std::vector<std::uint64_t>> together(1);
    together.front().resize((subject.members.size() + kRowsPerWord - 1) / kRowsPerWord, 0);
    double sum = 0.0;
    for (const std::uint32_t number : hidden) {
        const GuardedPart& part = parts.at(number);
        std::ranges::transform(together.front(), part.rows, together.front().begin(), std::bit_or<>());
        sum += part.group.sum;
    }
    const auto verdicts = privacy::ReleaseLedger::ofProgram().release(subject, together);
    return verdicts.front() == privacy::Verdict::Released ? std::optional(privacy::intervalOf(sum, 0.0)) : std::nullopt;
}

Result<privacy::DominanceRule> dominanceRule(workspace::Workspace& project)
{
    constexpr double kPercent = 100.0;
    WB_TRY(const auto* const shipped, analysis::registry::shipped());
    WB_TRY(std::vector<workspace::OverrideParameter> overrides, project.overrides());
    analysis::registry::RegistryView view(*shipped, analysis::registry::today(), std::move(overrides));
    WB_TRY(const double largest, view.number("privacy/dominance_largest", "%"));
    WB_TRY(const double twoLargest, view.number("privacy/dominance_two_largest", "%"));
    return privacy::DominanceRule{.largestShare = largest / kPercent, .twoLargestShare = twoLargest / kPercent};
}

} // namespace weitblick::dashboard
