// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/quality_indicators.h"

#include "core/analysis/indicator/library.h"
#include "core/analysis/indicator/result_table.h"
#include "core/analysis/indicator/zone_set.h"

#include <algorithm>

namespace weitblick::mobility {

namespace {

using analysis::indicator::Absence;
using analysis::indicator::Level;
using analysis::indicator::ResultRow;
using analysis::indicator::ZoneSet;

constexpr const char* kWellServed = "pt_well_served";
constexpr const char* kUnserved = "pt_unserved";
constexpr const char* kDepartures = "pt_departures";
constexpr double kPerPeople = 1000.0;

/// What is counted in one zone.
struct Counts {
    double people = 0.0;
    double wellServed = 0.0;
    double unserved = 0.0;
    double departures = 0.0;
};

/// How many of the best classes are good: A to C.
std::size_t goodClassCount(const QualityScheme& scheme)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(scheme.classNames, [](const std::string& name) { return name <= "C"; }));
}

class Counting {
public:
    Counting(const ServiceState& state, const ClassedPeople& people) : m_state(state), m_people(people) {}

    /// For every zone of an index, or, without one, for all together.
    [[nodiscard]] std::vector<Counts> of(const ZoneSet* zones) const
    {
        std::vector<Counts> counts(zones == nullptr ? 1 : zones->size());
        std::vector<std::uint32_t> owners{0};
        const auto ownersOf = [&](geo::Point place) {
            if (zones != nullptr) {
                owners.clear();
                zones->layer().index().appendOwning(place, owners);
            }
        };
        const std::size_t good = goodClassCount(m_state.scheme);
        for (std::size_t i = 0; i < m_people.ranks.size(); ++i) {
            ownersOf(m_people.people.places[i]);
            for (const std::uint32_t zone : owners) {
                const double inhabitants = m_people.people.inhabitants[i];
                counts[zone].people += inhabitants;
                counts[zone].wellServed += m_people.ranks[i] < good ? inhabitants : 0.0;
                counts[zone].unserved += m_people.ranks[i] == kNoClass ? inhabitants : 0.0;
            }
        }
        for (std::size_t i = 0; i < m_state.stations.size(); ++i) {
            ownersOf(m_state.places[i]);
            for (const std::uint32_t zone : owners) {
                counts[zone].departures += static_cast<double>(m_state.stations[i].departures);
            }
        }
        return counts;
    }

private:
    const ServiceState& m_state;
    const ClassedPeople& m_people;
};

void addRatio(workspace::RowBatch& rows, ResultRow row, const char* id, double numerator, double denominator,
              double factor)
{
    const auto library = analysis::indicator::shippedLibrary();
    const auto* indicator = library ? (*library)->find(id) : nullptr;
    row.indicator = id;
    row.unit = indicator == nullptr ? "1" : indicator->unit;
    row.numerator = numerator;
    row.denominator = denominator;
    if (denominator > 0.0) {
        row.value = factor * numerator / denominator;
    } else {
        row.absence = Absence::Rows;
        row.subject = "population_grid";
    }
    analysis::indicator::addRow(rows, row, indicator == nullptr ? Text{id, id} : indicator->title);
}

void addCounts(workspace::RowBatch& rows, const ResultRow& zone, const Counts& counts)
{
    addRatio(rows, zone, kWellServed, counts.wellServed, counts.people, 100.0);
    addRatio(rows, zone, kUnserved, counts.unserved, counts.people, 100.0);
    addRatio(rows, zone, kDepartures, counts.departures, counts.people, kPerPeople);
}

} // namespace

Result<void> writeIndicators(analysis::RunContext& context, const ServiceState& state, const ClassedPeople& people,
                             std::int32_t srsId, Job& job)
{
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("indicators", analysis::indicator::resultSchema()));
    const Counting counting(state, people);
    workspace::RowBatch rows;
    addCounts(rows, {.level = Level::Whole}, counting.of(nullptr).front());
    struct LevelInput {
        Level level;
        const char* input;
    };
    for (const LevelInput& one : {LevelInput{Level::Zones, "zones"}, LevelInput{Level::Districts, "districts"}}) {
        if (!context.hasInput(one.input)) {
            continue;
        }
        WB_TRY(const ZoneSet zones, ZoneSet::read(context, one.input, one.level, srsId, job));
        const std::vector<Counts> counts = counting.of(&zones);
        for (std::size_t zone = 0; zone < zones.size(); ++zone) {
            addCounts(rows, {.level = one.level, .zoneKey = zones.key(zone), .zoneName = zones.name(zone)},
                      counts[zone]);
        }
    }
    return output->append(rows, job);
}

} // namespace weitblick::mobility
