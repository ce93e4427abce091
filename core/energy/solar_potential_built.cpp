// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/solar_potential_built.h"

#include "core/energy/potential_interval.h"
#include "core/energy/potential_stock.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace weitblick::energy {

using namespace analysis;
using workspace::ColumnType;

namespace {

struct DistrictSums {
    std::int64_t roofs = 0;
    double areaM2 = 0.0;
    double powerKwp = 0.0;
    double yieldKwh = 0.0;
    double groundKw = 0.0;
    BuiltInterval built;
};

struct Stocks {
    Districts districts;
    RoofStock roofs;
    UnitStock units;
    std::vector<DistrictSums> sums;
    double unplacedElsewhereKw = 0.0; ///< of municipalities without a district here
};

std::string municipalityOf(const District& district)
{
    constexpr std::size_t kMunicipalityDigits = 8;
    return district.municipality.empty() ? district.key.substr(0, kMunicipalityDigits) : district.municipality;
}

/// Numbers of municipalities in the order in which districts name them.
class Municipalities {
public:
    explicit Municipalities(const std::vector<District>& districts)
    {
        for (const District& district : districts) {
            m_numbers.emplace(municipalityOf(district), m_numbers.size());
        }
    }
    [[nodiscard]] std::optional<std::size_t> find(const std::string& key) const
    {
        const auto found = m_numbers.find(key);
        if (found != m_numbers.end()) {
            return found->second;
        }
        return key.empty() && m_numbers.size() == 1 ? std::optional<std::size_t>(0) : std::nullopt;
    }

private:
    std::map<std::string, std::size_t> m_numbers;
};

void addRoofs(Stocks& stocks)
{
    for (const PotentialRoof& roof : stocks.roofs.roofs) {
        if (roof.district) {
            DistrictSums& sums = stocks.sums[*roof.district];
            ++sums.roofs;
            sums.areaM2 += roof.areaM2;
            sums.powerKwp += roof.powerKwp;
            sums.yieldKwh += roof.yieldKwh;
        }
    }
}

void addUnits(Stocks& stocks)
{
    const Municipalities municipalities(stocks.districts.list);
    std::vector<CandidateZone> zones;
    for (std::size_t i = 0; i < stocks.sums.size(); ++i) {
        zones.push_back({.group = municipalities.find(municipalityOf(stocks.districts.list[i])).value_or(0),
                         .weight = stocks.sums[i].powerKwp});
    }
    std::vector<UnplacedUnit> unplaced;
    for (SolarUnit& unit : stocks.units.units) {
        unit.isHere = unit.district.has_value() || municipalities.find(unit.municipality).has_value();
        if (!unit.isRunning) {
            continue;
        }
        if (unit.isOnGround) {
            (unit.district ? stocks.sums[*unit.district].groundKw : stocks.unplacedElsewhereKw) += unit.powerKw;
        } else if (unit.district) {
            zones[*unit.district].placedKw += unit.powerKw;
        } else if (const auto group = municipalities.find(unit.municipality)) {
            unplaced.push_back({unit.powerKw, *group});
        } else {
            stocks.unplacedElsewhereKw += unit.powerKw;
        }
    }
    const auto intervals = builtIntervals(zones, unplaced);
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        stocks.sums[i].built = intervals[i];
    }
}

double percentOf(double part, double whole)
{
    return whole > 0.0 ? 100.0 * part / whole : 0.0;
}

struct Target {
    std::int64_t firstYear = 0; ///< the last year with data
    std::int64_t year = 0;
    double share = 0.0; ///< of the potential
};

double neededPerYear(double builtKw, double potentialKw, const Target& target)
{
    const auto years = static_cast<double>(std::max<std::int64_t>(1, target.year - target.firstYear));
    return std::max(0.0, target.share * potentialKw - builtKw) / years;
}

Result<void> writeDistricts(RunContext& context, const Stocks& stocks, const Target& target, Job& job)
{
    workspace::LayerSchema schema{
        .name = {},
        .geometry = context.input("districts").schema.geometry,
        .srsId = context.input("districts").schema.srsId,
        .columns = {{"schluessel", ColumnType::Text, "", "Schlüssel"},
                    {"name", ColumnType::Text, "", "Ortsteil"},
                    {"daecher", ColumnType::Integer, "", "Geeignete Dachflächen"},
                    {"dachflaeche", ColumnType::Real, "m2", "Geeignete Dachfläche"},
                    {"potenzial", ColumnType::Real, "kWp", "Potenzial"},
                    {"ertrag", ColumnType::Real, "kWh", "Möglicher Ertrag im Jahr"},
                    {"gebaut_sicher", ColumnType::Real, "kWp", "Gebaut, sicher hier"},
                    {"gebaut_erwartet", ColumnType::Real, "kWp", "Gebaut, erwartet"},
                    {"gebaut_moeglich", ColumnType::Real, "kWp", "Gebaut, höchstens"},
                    {"wahrscheinlich_von", ColumnType::Real, "kWp", "Gebaut, wahrscheinlich von"},
                    {"wahrscheinlich_bis", ColumnType::Real, "kWp", "Gebaut, wahrscheinlich bis"},
                    {"anteil_von", ColumnType::Real, "%", "Gebaut am Potenzial, von"},
                    {"anteil_erwartet", ColumnType::Real, "%", "Gebaut am Potenzial"},
                    {"anteil_bis", ColumnType::Real, "%", "Gebaut am Potenzial, bis"},
                    {"offen", ColumnType::Real, "kWp", "Noch offen"},
                    {"noetig_im_jahr", ColumnType::Real, "kWp", "Nötig im Jahr bis zum Ziel"},
                    {"freiflaeche", ColumnType::Real, "kWp", "Gebaut auf Freiflächen"}}};
    WB_TRY(auto reader, context.read("districts", {.columns = std::vector<std::string>{}}));
    WB_TRY(OutputLayer* const output, context.startOutput("result", std::move(schema)));
    workspace::RowBatch rows;
    for (std::size_t i = 0; i < stocks.sums.size(); ++i) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        const DistrictSums& sums = stocks.sums[i];
        const BuiltInterval& built = sums.built;
        rows.beginRow();
        rows.geometry(reader.geometry());
        rows.addText(stocks.districts.list[i].key);
        rows.addText(stocks.districts.list[i].name);
        rows.add(sums.roofs);
        for (const double value :
             {sums.areaM2, sums.powerKwp, sums.yieldKwh, built.surelyKw, built.expectedKw, built.possiblyKw,
              built.likelyFromKw, built.likelyToKw, percentOf(built.likelyFromKw, sums.powerKwp),
              percentOf(built.expectedKw, sums.powerKwp), percentOf(built.likelyToKw, sums.powerKwp),
              std::max(0.0, sums.powerKwp - built.expectedKw), neededPerYear(built.expectedKw, sums.powerKwp, target),
              sums.groundKw}) {
            rows.add(value);
        }
        rows.endRow();
    }
    return output->append(rows, job);
}

struct MonthSums {
    double newKw = 0.0;
    double closedKw = 0.0;
    std::int64_t newUnits = 0;
};

std::string monthText(std::int32_t month)
{
    const std::int32_t number = month % 100;
    return std::to_string(month / 100) + (number < 10 ? "-0" : "-") + std::to_string(number) + "-01";
}

/// Growth by month, without gaps between the first and the last one.
Result<void> writeGrowth(RunContext& context, const std::vector<SolarUnit>& units, Job& job)
{
    std::map<std::int32_t, MonthSums> months; // 202106
    for (const SolarUnit& unit : units) {
        if (unit.started > 0 && unit.isHere) {
            months[unit.started / 100].newKw += unit.powerKw;
            ++months[unit.started / 100].newUnits;
            if (unit.ended > 0) {
                months[unit.ended / 100].closedKw += unit.powerKw;
            }
        }
    }
    WB_TRY(OutputLayer* const output,
           context.startOutput("growth", {.name = {},
                                          .columns = {{"monat", ColumnType::Date, "", "Monat"},
                                                      {"jahr", ColumnType::Integer, "", "Jahr"},
                                                      {"neu", ColumnType::Real, "kWp", "Neu"},
                                                      {"stillgelegt", ColumnType::Real, "kWp", "Stillgelegt"},
                                                      {"bestand", ColumnType::Real, "kWp", "Bestand"},
                                                      {"neue_anlagen", ColumnType::Integer, "", "Neue Anlagen"}}}));
    workspace::RowBatch rows;
    double running = 0.0;
    const std::int32_t last = months.empty() ? 0 : months.rbegin()->first;
    for (std::int32_t month = months.empty() ? 1 : months.begin()->first; month <= last;
         month += month % 100 == 12 ? 89 : 1) {
        const MonthSums sums = months[month];
        running += sums.newKw - sums.closedKw;
        rows.beginRow();
        rows.addText(monthText(month));
        rows.add(std::int64_t{month / 100});
        rows.add(sums.newKw);
        rows.add(sums.closedKw);
        rows.add(running);
        rows.add(sums.newUnits);
        rows.endRow();
    }
    return output->append(rows, job);
}

/// The straight way from what stands to the target, year by year, with the pace of the last three full years.
Result<void> writePath(RunContext& context, const Stocks& stocks, const Target& target, Job& job)
{
    const auto total = [&stocks](auto value) {
        return std::accumulate(stocks.sums.begin(), stocks.sums.end(), 0.0,
                               [&](double sum, const DistrictSums& one) { return sum + value(one); });
    };
    const double potential = total([](const DistrictSums& one) { return one.powerKwp; });
    const double built = total([](const DistrictSums& one) { return one.built.expectedKw; });
    double lately = 0.0;
    constexpr std::int32_t kYears = 3;
    for (const SolarUnit& unit : stocks.units.units) {
        const auto year = unit.started / 10000;
        lately += unit.isHere && !unit.isOnGround && year > target.firstYear - kYears && year <= target.firstYear
                      ? unit.powerKw
                      : 0.0;
    }
    const double pace = lately / kYears;
    const double needed = neededPerYear(built, potential, target);
    WB_TRY(OutputLayer* const output,
           context.startOutput("path", {.name = {},
                                        .columns = {{"jahr", ColumnType::Integer, "", "Jahr"},
                                                    {"ziel", ColumnType::Real, "kWp", "Zielpfad"},
                                                    {"trend", ColumnType::Real, "kWp", "Im bisherigen Tempo"},
                                                    {"noetig_im_jahr", ColumnType::Real, "kWp", "Nötig im Jahr"},
                                                    {"tempo_im_jahr", ColumnType::Real, "kWp", "Bisher im Jahr"}}}));
    workspace::RowBatch rows;
    for (std::int64_t year = target.firstYear; year <= target.year; ++year) {
        const auto passed = static_cast<double>(year - target.firstYear);
        rows.beginRow();
        rows.add(year);
        rows.add(built + passed * needed);
        rows.add(built + passed * pace);
        rows.add(needed);
        rows.add(pace);
        rows.endRow();
    }
    return output->append(rows, job);
}

/// Municipal roofs, those with the largest yield first.
Result<void> writePriority(RunContext& context, Stocks& stocks, Job& job)
{
    std::vector<const PotentialRoof*> roofs;
    for (const PotentialRoof& roof : stocks.roofs.roofs) {
        if (roof.isMunicipal) {
            roofs.push_back(&roof);
        }
    }
    std::ranges::sort(roofs, [](const PotentialRoof* a, const PotentialRoof* b) {
        return a->yieldKwh != b->yieldKwh ? a->yieldKwh > b->yieldKwh : a->fid < b->fid;
    });
    WB_TRY(OutputLayer* const output,
           context.startOutput("priority", {.name = {},
                                            .geometry = context.input("roofs").schema.geometry,
                                            .srsId = context.input("roofs").schema.srsId,
                                            .columns = {{"rang", ColumnType::Integer, "", "Rang"},
                                                        {"gebaeude", ColumnType::Text, "", "Gebäude"},
                                                        {"ortsteil", ColumnType::Text, "", "Ortsteil"},
                                                        {"eignung", ColumnType::Text, "", "Eignung"},
                                                        {"flaeche", ColumnType::Real, "m2", "Dachfläche"},
                                                        {"leistung", ColumnType::Real, "kWp", "Mögliche Leistung"},
                                                        {"ertrag", ColumnType::Real, "kWh", "Möglicher Ertrag im Jahr"},
                                                        {"ertrag_je_kwp", ColumnType::Real, "", "kWh je kWp"}}}));
    workspace::RowBatch rows;
    std::int64_t rank = 0;
    for (const PotentialRoof* const roof : roofs) {
        rows.beginRow();
        rows.geometry(roof->geometry);
        rows.add(++rank);
        rows.addText(roof->building);
        rows.addText(roof->district ? stocks.districts.list[*roof->district].name : std::string());
        rows.addText(roof->suitability);
        rows.add(roof->areaM2);
        rows.add(roof->powerKwp);
        rows.add(roof->yieldKwh);
        rows.add(roof->powerKwp > 0.0 ? roof->yieldKwh / roof->powerKwp : 0.0);
        rows.endRow();
    }
    return output->append(rows, job);
}

void tell(RunContext& context, const Stocks& stocks)
{
    const auto say = [&context](std::int64_t count, const char* german, const char* english) {
        if (count > 0) {
            context.note({std::to_string(count) + german, std::to_string(count) + english});
        }
    };
    say(stocks.roofs.unsuitable, " Dachflächen sind zu klein, zu schattig oder Denkmäler",
        " roofs are too small, too shaded or monuments");
    say(stocks.roofs.outside, " geeignete Dachflächen liegen in keinem Ortsteil", " suitable roofs are in no district");
    say(stocks.units.withoutPlace,
        " Solaranlagen ohne genauen Standort sind nach Dachpotenzial auf die Ortsteile verteilt",
        " solar units without an exact place are shared out by roof potential");
    say(stocks.units.wrongMunicipality,
        " Anlagen stehen laut Koordinaten in einer anderen Gemeinde: ihr Standort zählt nicht",
        " units are in another municipality by their coordinates: their place does not count");
    if (stocks.unplacedElsewhereKw > 0.0) {
        const std::string power = std::to_string(std::llround(stocks.unplacedElsewhereKw));
        context.note({power + " kW ohne Ortsteil: Freiflächen ohne Standort und andere Gemeinden",
                      power + " kW without district: ground-mounted units without a place, other municipalities"});
    }
}

Result<void> runSolarPotentialBuilt(RunContext& context, Job& job)
{
    const RoofEstimate estimate{.kwpPerM2 = context.number("module_density"),
                                .usableShare = context.number("usable_share") / 100.0,
                                .performanceRatio = context.number("performance_ratio") / 100.0,
                                .lowestIrradiationKwhM2 = context.number("lowest_irradiation"),
                                .smallestAreaM2 = context.number("smallest_area"),
                                .takesMonuments = context.flag("monuments")};
    Job districtJob = job.part(0.0, 0.1);
    WB_TRY(Districts districts, readDistricts(context, context.input("roofs").schema.srsId, districtJob));
    Job roofJob = job.part(0.1, 0.5);
    WB_TRY(RoofStock roofs, readRoofs(context, &districts, estimate, roofJob));
    Job unitJob = job.part(0.5, 0.9);
    const std::int32_t asOf = context.has("day") ? dayNumberOf(context.text("day")) : 0;
    if (context.has("day") && asOf == 0) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"der Stichtag ist kein Tag", "this is no day"},
                     .subject = "day",
                     .advice = {"So schreiben: 2023-12-31", "Write it so: 2023-12-31"}};
    }
    WB_TRY(UnitStock units, readUnits(context, districts, asOf, unitJob));
    Stocks stocks{.districts = std::move(districts), .roofs = std::move(roofs), .units = std::move(units), .sums = {}};
    stocks.sums.resize(stocks.districts.list.size());
    addRoofs(stocks);
    addUnits(stocks);
    std::int32_t newest = 0;
    for (const SolarUnit& unit : stocks.units.units) {
        newest = unit.isHere ? std::max({newest, unit.started, unit.ended}) : newest;
    }
    const Target target{.firstYear = newest > 0 ? newest / 10000 : context.integer("target_year") - 1,
                        .year = context.integer("target_year"),
                        .share = context.number("target_share") / 100.0};
    Job writing = job.part(0.9, 1.0);
    WB_CHECK(writeDistricts(context, stocks, target, writing));
    WB_CHECK(writeGrowth(context, stocks.units.units, writing));
    WB_CHECK(writePath(context, stocks, target, writing));
    WB_CHECK(writePriority(context, stocks, writing));
    tell(context, stocks);
    return {};
}

std::vector<Input> inputs()
{
    return {
        {.id = "roofs",
         .title = {"Dachflächen", "Roofs"},
         .help = {"Solarkataster oder Ergebnis der Ertragsrechnung.", "Solar cadastre, or the result of the yield."},
         .role = "roofs",
         .kinds = {GeometryKind::Polygons}},
        {.id = "units",
         .title = {"Erzeugungsanlagen", "Generation units"},
         .help = {"Anlagen des Marktstammdatenregisters.", "Units of the energy market data register."},
         .role = "generation_units",
         .kinds = {GeometryKind::Points, GeometryKind::Table}},
        {.id = "districts",
         .title = {"Ortsteile", "Districts"},
         .help = {"Ortsteile mit Schlüssel; er beginnt mit dem Gemeindeschlüssel.",
                  "Districts with their key; it begins with that of the municipality."},
         .role = "districts",
         .kinds = {GeometryKind::Polygons}}};
}

std::vector<Parameter> parameters()
{
    const char* const kRule = "Faustwert; gilt nur, wo die Dachebene keine eigene Leistung oder keinen Ertrag hat";
    return {{.id = "module_density",
             .title = {"Leistung je Quadratmeter", "Power for each square metre"},
             .help = {"Modulleistung je nutzbarem Quadratmeter Dach.", "Module power for each usable square metre."},
             .unit = "kWp/m2",
             .range = {0.05, 0.4},
             .defaultValue = "0,2",
             .source = kRule},
            {.id = "usable_share",
             .title = {"Nutzbarer Anteil der Dachfläche", "Usable share of the roof"},
             .help = {"Was nach Fenstern, Gauben und Abständen bleibt.", "What windows, dormers and margins leave."},
             .unit = "%",
             .range = {1, 100},
             .defaultValue = "75",
             .source = kRule},
            {.id = "performance_ratio",
             .title = {"Anlagengüte", "Performance ratio"},
             .help = {"Strom am Zähler im Verhältnis zur Einstrahlung.", "Electricity at the meter by irradiation."},
             .unit = "%",
             .range = {50, 100},
             .defaultValue = "80",
             .source = kRule},
            {.id = "lowest_irradiation",
             .title = {"Geringste Einstrahlung", "Lowest irradiation"},
             .help = {"Dächer mit weniger zählen nicht.", "Roofs with less do not count."},
             .unit = "kWh/m2",
             .range = {0, 2000},
             .defaultValue = "900",
             .source = "Solarkataster Hessen: ab „bedingt geeignet“"},
            {.id = "smallest_area",
             .title = {"Kleinste Dachfläche", "Smallest roof"},
             .help = {"Kleinere Flächen zählen nicht.", "Smaller ones do not count."},
             .unit = "m2",
             .range = {0, 1000},
             .defaultValue = "10"},
            {.id = "monuments",
             .title = {"Denkmäler mitzählen", "Count monuments"},
             .help = {"Auch Dächer von Denkmälern.", "Roofs of monuments too."},
             .kind = ParameterKind::Boolean,
             .defaultValue = "nein"},
            {.id = "day",
             .title = {"Stichtag", "Day"},
             .help = {"Was an diesem Tag stand, als 2023-12-31; ohne Angabe: wie im Register.",
                      "What stood on that day, as 2023-12-31; without it: as in the register."},
             .kind = ParameterKind::Text,
             .presence = Presence::Optional},
            {.id = "target_year",
             .title = {"Zieljahr", "Target year"},
             .help = {"Bis wann das Ziel erreicht sein soll.", "By when the target is to be reached."},
             .kind = ParameterKind::Integer,
             .range = {2000, 2100},
             .defaultValue = "2035"},
            {.id = "target_share",
             .title = {"Ziel: Anteil am Potenzial", "Target: share of the potential"},
             .help = {"Wie viel des Potenzials im Zieljahr gebaut sein soll.",
                      "How much of the potential is to be built in the target year."},
             .unit = "%",
             .range = {0, 100},
             .defaultValue = "60"}};
}

} // namespace

Descriptor solarPotentialBuiltAnalysis()
{
    return {
        .id = "solar_potential_built",
        .version = "2",
        .title = {"Solarpotenzial und Ausbau", "Solar potential and what is built"},
        .summary = {"Was die Dächer jedes Ortsteils tragen könnten, was laut Marktstammdatenregister schon steht (mit "
                    "Spanne für Anlagen ohne Standort), Zubau, Zielpfad und die kommunalen Dächer nach Ertrag.",
                    "What the roofs of each district could carry, what stands there by the register (with a range for "
                    "units without a place), growth, path to a target, and the municipal roofs by yield."},
        .group = {"Energie", "Energy"},
        .tags = {"solar", "photovoltaik", "mastr", "ausbau", "potenzial"},
        .inputs = inputs(),
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Ortsteile mit Potenzial und Bestand", "Districts with potential and stock"},
                     .help = {"Je Ortsteil Potenzial, gebaute Leistung als Spanne, Anteil und nötiger Zubau.",
                              "For each district potential, built power as a range, share and needed growth."},
                     .nameSuffix = "potenzial"},
                    {.id = "growth",
                     .title = {"Zubau je Monat", "Growth by month"},
                     .help = {"Neue, stillgelegte und laufende Leistung je Monat.",
                              "New, closed and running power by month."},
                     .nameSuffix = "zubau"},
                    {.id = "path",
                     .title = {"Zielpfad", "Path to the target"},
                     .help = {"Bestand je Jahr auf dem Weg zum Ziel und im bisherigen Tempo.",
                              "Stock by year on the way to the target and at the present pace."},
                     .nameSuffix = "zielpfad"},
                    {.id = "priority",
                     .title = {"Kommunale Dächer", "Municipal roofs"},
                     .help = {"Geeignete Dächer der Kommune, der größte Ertrag zuerst.",
                              "Suitable roofs of the municipality, the largest yield first."},
                     .nameSuffix = "kommunale_daecher"}},
        .methodPage = "solar_ausbau",
        .run = runSolarPotentialBuilt,
    };
}

} // namespace weitblick::energy
