// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/quality_scheme.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace weitblick::mobility {

namespace {

using analysis::registry::Table;
using analysis::registry::TableCell;

constexpr double kHeadwayNoiseMin = 1e-9; ///< 840 / 16.8 is 50 but for the last bit

Error badTable(const std::string& entry, std::size_t row)
{
    const std::string number = std::to_string(row + 1);
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"Zeile " + number + " der Tabelle ist unvollständig oder falsch",
                             "row " + number + " of the table is incomplete or wrong"},
                 .subject = entry};
}

double numberIn(const std::vector<TableCell>& row, std::size_t column)
{
    const auto* number = column < row.size() ? std::get_if<double>(&row[column]) : nullptr;
    return number == nullptr ? -1.0 : *number;
}

Result<void> readModes(QualityScheme& scheme, const Table& table, const std::string& entry)
{
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const QualityScheme::ModeRange range{static_cast<int>(numberIn(table.rows[i], 1)),
                                             static_cast<int>(numberIn(table.rows[i], 2)),
                                             static_cast<int>(numberIn(table.rows[i], 0))};
        if (range.group < 1 || range.group > QualityScheme::kGroups || range.firstType < 0 ||
            range.lastType < range.firstType) {
            return badTable(entry, i);
        }
        scheme.modes.push_back(range);
    }
    return {};
}

Result<void> readCategories(QualityScheme& scheme, const Table& table, const std::string& entry)
{
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        QualityScheme::CategoryRow row{.limit = numberIn(table.rows[i], 0)};
        for (std::size_t group = 0; group < row.categories.size(); ++group) {
            row.categories[group] = std::max(0, static_cast<int>(numberIn(table.rows[i], group + 1)));
        }
        if (row.limit <= 0.0) {
            return badTable(entry, i);
        }
        scheme.categories.push_back(row);
    }
    return {};
}

Result<void> readClasses(QualityScheme& scheme, const Table& table, const std::string& entry)
{
    std::set<std::string> names;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        const auto* name = row.size() > 2 ? std::get_if<std::string>(&row[2]) : nullptr;
        if (name == nullptr || name->empty() || numberIn(row, 0) < 1.0 || numberIn(row, 1) <= 0.0) {
            return badTable(entry, i);
        }
        names.insert(*name);
    }
    scheme.classNames.assign(names.begin(), names.end()); // A is better than B
    for (const auto& row : table.rows) {
        const auto rank = std::ranges::lower_bound(scheme.classNames, std::get<std::string>(row[2]));
        scheme.classes.push_back(
            {static_cast<int>(numberIn(row, 0)), numberIn(row, 1), static_cast<int>(rank - scheme.classNames.begin())});
    }
    return {};
}

} // namespace

double QualityScheme::widestM() const
{
    double widest = 0.0;
    for (const ClassRow& row : classes) {
        widest = std::max(widest, row.withinM);
    }
    return widest;
}

const std::vector<SchemeNames>& schemes()
{
    static const std::vector<SchemeNames> kSchemes = [] {
        std::vector<SchemeNames> all;
        const auto add = [&](std::string_view id, Directions directions) {
            const std::string start = "service_quality/" + std::string(id);
            all.push_back({id, directions, start + "_modes", start + "_categories", start + "_classes"});
        };
        add("goat", Directions::HalvedUnlessSingle);
        add("oerok", Directions::Halved);
        add("hamburg", Directions::Together);
        return all;
    }();
    return kSchemes;
}

const SchemeNames* findScheme(std::string_view id)
{
    const auto found = std::ranges::find(schemes(), id, &SchemeNames::id);
    return found == schemes().end() ? nullptr : &*found;
}

Result<QualityScheme> schemeFrom(const SchemeNames& names, const SchemeTables& tables)
{
    QualityScheme scheme{.directions = names.directions};
    WB_CHECK(readModes(scheme, *tables.modes, names.modes));
    WB_CHECK(readCategories(scheme, *tables.categories, names.categories));
    WB_CHECK(readClasses(scheme, *tables.classes, names.classes));
    return scheme;
}

int groupOf(const QualityScheme& scheme, int routeType)
{
    const auto found = std::ranges::find_if(scheme.modes, [&](const QualityScheme::ModeRange& range) {
        return routeType >= range.firstType && routeType <= range.lastType;
    });
    return found == scheme.modes.end() ? 0 : found->group;
}

double headwayMin(const QualityScheme& scheme, const StationService& service, double hours)
{
    const bool isHalved = scheme.directions != Directions::HalvedUnlessSingle || service.stopCount != 1;
    const double departures = isHalved ? service.departures / 2.0 : service.departures;
    return departures > 0.0 ? hours * 60.0 / departures : 0.0;
}

int categoryOf(const QualityScheme& scheme, const StationService& service, double hours, HeadwayEdge edge)
{
    if (service.group < 1 || service.departures <= 0.0) {
        return 0;
    }
    const double headway = headwayMin(scheme, service, hours);
    const double perHour = std::round(service.departures / hours);
    const double noise = edge == HeadwayEdge::Below ? -kHeadwayNoiseMin : kHeadwayNoiseMin;
    const auto row = std::ranges::find_if(scheme.categories, [&](const QualityScheme::CategoryRow& one) {
        return scheme.directions == Directions::Together ? perHour >= one.limit : headway < one.limit + noise;
    });
    return row == scheme.categories.end() ? 0 : row->categories[static_cast<std::size_t>(service.group - 1)];
}

int classRankAt(const QualityScheme& scheme, int category, double distanceM)
{
    int best = -1;
    for (const QualityScheme::ClassRow& row : scheme.classes) {
        if (row.category == category && distanceM <= row.withinM && (best < 0 || row.rank < best)) {
            best = row.rank;
        }
    }
    return best;
}

} // namespace weitblick::mobility
