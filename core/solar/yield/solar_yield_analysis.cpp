// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/yield/solar_yield_analysis.h"

#include "core/analysis/row_transform.h"
#include "core/analysis/spatial/column_names.h"
#include "core/solar/horizon/horizon_columns.h"
#include "core/solar/roof_class.h"
#include "core/solar/roof_fields.h"
#include "core/solar/roof_rows.h"
#include "core/solar/roof_suitability.h"
#include "core/solar/yield/district_yield.h"
#include "core/solar/yield/weather_rows.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace weitblick::solar {

namespace {

using analysis::GeometryKind;
using analysis::Parameter;
using analysis::ParameterKind;
using analysis::RunContext;
using workspace::ColumnType;

constexpr double kPercent = 100.0;
constexpr std::uint32_t kNone = 0xFFFF'FFFFU;

/// What a roof is before the sun: read once, computed for all roofs together, written in the second pass.
struct RoofPlan {
    double usableM2 = 0.0;
    double powerKWp = 0.0;
    std::uint32_t roof = kNone; ///< place in the surfaces; kNone: no area or tilt
    std::uint32_t rack = kNone; ///< first of two racks on a flat roof: east, then west
    Text reason;                ///< why it has none
};

struct Plans {
    RoofSurfaces surfaces;
    std::vector<RoofPlan> roofs;
    std::int64_t withoutHorizon = 0;
};

/// How roofs are taken; every roof counts here, what is suited is said by the class.
SuitabilityRules rulesOf(const RunContext& context)
{
    return {.flatUpToDeg = context.number("flat_up_to"),
            .steepestDeg = 90.0,
            .minimumPitchedM2 = 0.0,
            .minimumFlatM2 = 0.0,
            .usableShare = context.number("usable_share"),
            .flatCover = context.number("flat_cover"),
            .powerKWpPerM2 = context.number("module_power"),
            .takesNorthRoofs = true,
            .takesMonuments = true};
}

PvSystem systemOf(const RunContext& context)
{
    PvSystem system;
    system.temperatureCoefficientPerK = context.number("temperature_coefficient") / kPercent;
    system.lossPercent = context.number("losses");
    system.inverterEfficiency = context.number("inverter_efficiency") / kPercent;
    system.albedo = context.number("albedo");
    const std::string& model = context.text("sky_model");
    system.skyModel = model == "perez"       ? SkyModel::Perez
                      : model == "isotropic" ? SkyModel::Isotropic
                                             : SkyModel::HayDavies;
    return system;
}

/// The columns of the horizon by sector; empty: the roofs have none.
std::vector<std::size_t> horizonPlaces(const workspace::LayerSchema& schema)
{
    std::vector<std::size_t> places;
    for (std::size_t sector = 0; hasHorizon(schema) && sector < kHorizonSectors; ++sector) {
        places.push_back(schema.indexOf(horizonColumn(sector)).value_or(0));
    }
    return places;
}

/// The numbers of the cursor's row.
std::vector<std::optional<double>> numbersOf(workspace::RowCursor cursor, std::size_t columnCount)
{
    std::vector<std::optional<double>> values(columnCount);
    for (auto& value : values) {
        value = cellNumber(cursor.nextValue());
    }
    return values;
}

/// Nothing where a cell of the horizon is empty.
std::optional<PackedHorizon> horizonOf(const std::vector<std::optional<double>>& values,
                                       const std::vector<std::size_t>& places)
{
    if (places.empty()) {
        return std::nullopt;
    }
    Horizon horizon;
    for (std::size_t sector = 0; sector < places.size(); ++sector) {
        if (!values[places[sector]]) {
            return std::nullopt;
        }
        horizon.elevationDeg[sector] = static_cast<float>(*values[places[sector]]);
    }
    return packed(horizon);
}

std::uint32_t addSurface(RoofSurfaces& surfaces, const Plane& plane, const PackedHorizon& horizon)
{
    surfaces.tiltDeg.push_back(static_cast<float>(plane.tiltDeg));
    surfaces.azimuthDeg.push_back(static_cast<float>(plane.azimuthDeg));
    surfaces.horizons.push_back(horizon);
    return static_cast<std::uint32_t>(surfaces.tiltDeg.size() - 1);
}

/// Puts roofs and racks into the list of surfaces.
class Planner {
public:
    explicit Planner(const RunContext& context) : m_rules(rulesOf(context)), m_rackTiltDeg(context.number("rack_tilt"))
    {
    }

    /// `powerKWp`: where the layer says how much a roof carries (roof_potential), that counts.
    void add(const RoofRow& roof, const std::optional<PackedHorizon>& horizon, std::optional<double> powerKWp,
             Plans& plans) const
    {
        RoofPlan plan;
        if (!roof.tiltDeg || *roof.tiltDeg < 0.0 || *roof.tiltDeg > 90.0) {
            plan.reason = {"keine Neigung von 0 bis 90°", "no tilt from 0 to 90°"};
        } else if (!roof.areaM2 || *roof.areaM2 <= 0.0) {
            plan.reason = {"keine Fläche", "no area"};
        } else if (!roof.azimuthDeg && *roof.tiltDeg > m_rules.flatUpToDeg) {
            plan.reason = {"geneigt, aber ohne Ausrichtung", "tilted, but without azimuth"};
        } else {
            place(roof, horizon, plan, plans);
            plan.powerKWp = powerKWp.value_or(plan.powerKWp);
        }
        plans.roofs.push_back(std::move(plan));
    }

private:
    void place(const RoofRow& roof, const std::optional<PackedHorizon>& horizon, RoofPlan& plan, Plans& plans) const
    {
        const RoofPotential potential = potentialOf(
            {.areaM2 = roof.areaM2, .tiltDeg = *roof.tiltDeg, .azimuthDeg = roof.azimuthDeg, .isMonument = false},
            m_rules);
        plan.usableM2 = potential.usableM2;
        plan.powerKWp = potential.powerKWp;
        plans.withoutHorizon += horizon ? 0 : 1;
        const PackedHorizon view = horizon.value_or(PackedHorizon());
        plan.roof = addSurface(plans.surfaces, {*roof.tiltDeg, roof.azimuthDeg.value_or(180.0)}, view);
        if (potential.facing == RoofFacing::Flat && m_rackTiltDeg > 0.0) {
            plan.rack = addSurface(plans.surfaces, {m_rackTiltDeg, 90.0}, view);
            addSurface(plans.surfaces, {m_rackTiltDeg, 270.0}, view);
        }
    }

    SuitabilityRules m_rules;
    double m_rackTiltDeg;
};

const analysis::ChunkWork kCopy = [](const analysis::RowChunk& chunk, unsigned,
                                     analysis::TransformedChunk& out) -> Result<void> {
    out.rows = chunk.rows;
    return {};
};

Result<Plans> plansOf(RunContext& context, Job& job)
{
    const RoofRows reading(context);
    const Planner planner(context);
    const workspace::LayerSchema& schema = context.input("roofs").schema;
    const auto places = horizonPlaces(schema);
    const auto powerColumn = columnFor(context, "roofs", "roofs", "power");
    const auto power = powerColumn ? schema.indexOf(*powerColumn) : std::nullopt;
    // Not by transformRows(): these rows are read again when they are written, and count only then.
    WB_TRY(workspace::LayerReader reader, context.read("roofs"));
    const auto rowCount = static_cast<double>(std::max<std::int64_t>(1, context.input("roofs").rowCount));
    Plans plans;
    workspace::RowBatch row;
    workspace::RowBatch unused;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return plans;
        }
        row.beginRow();
        row.geometry(reader.geometry());
        for (std::size_t column = 0; column < reader.columnCount(); ++column) {
            row.addCell(reader.value(column));
        }
        row.endRow();
        workspace::RowCursor cursor(row);
        cursor.next();
        const auto numbers = numbersOf(cursor, reading.columnCount());
        unused.beginRow();
        planner.add(reading.read(cursor, unused), horizonOf(numbers, places), power ? numbers[*power] : std::nullopt,
                    plans);
        unused.endRow();
        unused.clear();
        row.clear();
        constexpr std::size_t kRowsPerReport = 256;
        if (plans.roofs.size() % kRowsPerReport == 0) {
            WB_CHECK(job.report(std::min(1.0, static_cast<double>(plans.roofs.size()) / rowCount), "roofs"));
        }
    }
}

workspace::LayerSchema resultSchema(const RunContext& context)
{
    workspace::LayerSchema schema = context.input("roofs").schema;
    const auto add = [&schema](const char* name, ColumnType type, const char* unit, const char* title) {
        schema.columns.push_back({analysis::spatial::freeColumnName(schema, name), type, unit, title});
    };
    add("pv_einstrahlung_kwh_m2a", ColumnType::Real, "kWh/m2", "Einstrahlung im Jahr");
    add("pv_einstrahlung_frei_kwh_m2a", ColumnType::Real, "kWh/m2", "Einstrahlung ohne Verschattung");
    add("pv_eignung", ColumnType::Text, "", "Eignung nach Einstrahlung");
    add("nutzflaeche_m2", ColumnType::Real, "m2", "Nutzbare Dachfläche");
    add("leistung_kwp", ColumnType::Real, "kWp", "Mögliche Leistung");
    add("ertrag_kwh_a", ColumnType::Real, "kWh", "Möglicher Ertrag im Jahr");
    add("ertrag_kwh_kwp", ColumnType::Real, "kWh/kWp", "Spezifischer Ertrag");
    return schema;
}

/// The year of all surfaces, with and without their horizons.
struct Years {
    DistrictYield seen;
    DistrictYield open; ///< empty where no roof has a horizon
};

Result<Years> yearsOf(Plans& plans, const WeatherYear& weather, const PvSystem& system, Job& job)
{
    Years years;
    Job first = job.part(0.0, 0.5);
    WB_TRY(years.seen, districtYield(plans.surfaces, weather, system, {}, first));
    if (plans.withoutHorizon < static_cast<std::int64_t>(plans.roofs.size())) {
        plans.surfaces.horizons.clear();
        Job second = job.part(0.5, 1.0);
        WB_TRY(years.open, districtYield(plans.surfaces, weather, system, {}, second));
    }
    return years;
}

/// Writes the roofs with what came out for them, in their order.
class Writer {
public:
    Writer(const Plans& plans, const Years& years, RoofClasses classes)
        : m_plans(plans),
          m_years(years),
          m_classes(std::move(classes))
    {
    }

    void add(workspace::RowBatch& rows)
    {
        constexpr int kColumns = 7;
        const RoofPlan& plan = m_plans.roofs[m_next++];
        if (plan.roof == kNone) {
            for (int i = 0; i < kColumns; ++i) {
                rows.addNull();
            }
            return;
        }
        const double irradiation = rounded(m_years.seen.planeKWhM2[plan.roof]);
        const auto& open = m_years.open.planeKWhM2.empty() ? m_years.seen : m_years.open;
        const double specific = specificYield(plan);
        rows.add(irradiation);
        rows.add(rounded(open.planeKWhM2[plan.roof]));
        rows.addText(m_classes.all()[m_classes.classOf(irradiation)].label);
        rows.add(plan.usableM2);
        rows.add(plan.powerKWp);
        rows.add(plan.powerKWp * specific);
        rows.add(specific);
        m_power += plan.powerKWp;
        m_energy += plan.powerKWp * specific;
    }
    [[nodiscard]] double powerKWp() const { return m_power; }
    [[nodiscard]] double energyKWh() const { return m_energy; }

private:
    /// Single precision carries four digits behind the point here.
    static double rounded(float value) { return std::round(static_cast<double>(value) * 100.0) / 100.0; }

    [[nodiscard]] double specificYield(const RoofPlan& plan) const
    {
        const auto& perKwp = m_years.seen.acKWhPerKwp;
        return plan.rack == kNone ? rounded(perKwp[plan.roof])
                                  : (rounded(perKwp[plan.rack]) + rounded(perKwp[plan.rack + 1])) / 2.0;
    }

    const Plans& m_plans;
    const Years& m_years;
    RoofClasses m_classes;
    std::size_t m_next = 0;
    double m_power = 0.0;
    double m_energy = 0.0;
};

Result<void> write(RunContext& context, Writer& writer, Job& job)
{
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", resultSchema(context)));
    const std::size_t columnCount = context.input("roofs").schema.columns.size();
    const analysis::ChunkSink take = [&](const analysis::TransformedChunk& chunk) -> Result<void> {
        workspace::RowBatch rows;
        workspace::RowCursor cursor(chunk.rows);
        while (cursor.next()) {
            rows.beginRow();
            rows.geometry(cursor.geometry());
            analysis::copyCells(cursor, columnCount, rows);
            writer.add(rows);
            rows.endRow();
        }
        return output->append(rows, job);
    };
    WB_TRY([[maybe_unused]] const auto counts,
           analysis::transformRows(context, "roofs", {.step = "write"}, kCopy, take, job));
    return {};
}

void addNotes(RunContext& context, const Plans& plans, const WeatherYear& weather, const Writer& writer)
{
    const auto without = std::ranges::count_if(plans.roofs, [](const RoofPlan& plan) { return plan.roof == kNone; });
    if (without > 0) {
        const std::string count = std::to_string(without);
        context.note({count + " Dachflächen ohne Fläche, Neigung oder Ausrichtung bleiben ohne Ertrag",
                      count + " roofs without area, tilt or azimuth have no yield"});
    }
    if (plans.withoutHorizon > 0) {
        const std::string count = std::to_string(plans.withoutHorizon);
        context.note({count + " Dachflächen ohne Horizont: gerechnet mit freier Sicht (Verschattung mit „horizon“)",
                      count + " roofs without a horizon: taken with a free view (shading: run “horizon” before)"});
    }
    double globalKWhM2 = 0.0;
    for (const WeatherHour& hour : weather.hours) {
        globalKWhM2 += hour.globalWM2 / 1000.0;
    }
    const std::string global = std::to_string(std::lround(globalKWhM2));
    const std::string power = std::to_string(std::lround(writer.powerKWp()));
    const std::string energy = std::to_string(std::lround(writer.energyKWh() / 1000.0));
    context.note({"Wetterjahr „" + weather.name + "“: Globalstrahlung " + global + " kWh/m²; alle Dächer zusammen " +
                      power + " kWp und " + energy + " MWh im Jahr",
                  "weather year “" + weather.name + "”: global irradiation " + global + " kWh/m²; all roofs together " +
                      power + " kWp and " + energy + " MWh a year"});
}

Result<void> runSolarYield(RunContext& context, Job& job)
{
    Job weatherJob = job.part(0.0, 0.1);
    WB_TRY(const WeatherYear weather, weatherYearOf(context, weatherJob));
    WB_TRY(const auto* const table, context.registryTable("solar_classes/hesse_classes"));
    WB_TRY(RoofClasses classes, RoofClasses::fromTable(*table));
    Job readJob = job.part(0.1, 0.4);
    WB_TRY(Plans plans, plansOf(context, readJob));
    Job sunJob = job.part(0.4, 0.6);
    WB_TRY(const Years years, yearsOf(plans, weather, systemOf(context), sunJob));
    Writer writer(plans, years, std::move(classes));
    Job writeJob = job.part(0.6, 1.0);
    WB_CHECK(write(context, writer, writeJob));
    addNotes(context, plans, weather, writer);
    return {};
}

/// A number whose default the registry supplies.
Parameter fromRegistry(const char* id, const Text& title, const Text& help, const char* unit, analysis::Range range,
                       const char* entry)
{
    return {.id = id,
            .title = title,
            .help = help,
            .kind = ParameterKind::Number,
            .unit = unit,
            .range = range,
            .registryEntry = entry};
}

std::vector<Parameter> parameters()
{
    return {
        {.id = "sky_model",
         .title = {"Himmelsmodell", "Sky model"},
         .help = {"Wie die diffuse Strahlung über den Himmel verteilt ist.",
                  "How diffuse light is spread over the sky."},
         .kind = ParameterKind::Choice,
         .defaultValue = "hay_davies",
         .choices = {{"hay_davies", {"Hay-Davies", "Hay-Davies"}},
                     {"perez", {"Perez", "Perez"}},
                     {"isotropic", {"gleichmäßig", "isotropic"}}}},
        fromRegistry("module_power", {"Modulleistung je Modulfläche", "Module power per module area"},
                     {"Leistung der Module unter Normbedingungen.", "Power of the modules at standard conditions."},
                     "kWp/m2", {0.05, 0.35}, "solar_classes/module_power_per_area"),
        fromRegistry("usable_share", {"Nutzbarer Anteil der Dachfläche", "Usable share of the roof"},
                     {"Was nach Abzug von Fenstern, Gauben und Rändern bleibt.",
                      "What is left without windows, dormers and rims."},
                     "1", {0.0, 1.0}, "solar_classes/roof_usable_share"),
        fromRegistry("flat_cover", {"Belegung flacher Dächer", "Cover ratio of flat roofs"},
                     {"Modulfläche je nutzbarer Fläche bei Ost-West-Aufständerung.",
                      "Module area by usable area with east-west racks."},
                     "1", {0.0, 1.0}, "solar_classes/flat_roof_cover_east_west"),
        fromRegistry("flat_up_to", {"Flach bis", "Flat up to"},
                     {"Bis zu dieser Neigung gilt ein Dach als flach und bekommt eine Aufständerung.",
                      "Up to this tilt a roof counts as flat and gets racks."},
                     "°", {0.0, 20.0}, "solar_classes/flat_roof_up_to"),
        fromRegistry("rack_tilt", {"Neigung der Aufständerung", "Tilt of racks"},
                     {"Auf flachen Dächern, halb nach Osten, halb nach Westen; 0 legt die Module auf das Dach.",
                      "On flat roofs, half to the east, half to the west; 0 lays the modules on the roof."},
                     "°", {0.0, 45.0}, "solar_yield/flat_roof_rack_tilt"),
        fromRegistry("losses", {"Systemverluste", "System losses"},
                     {"Alles zwischen Modul und Wechselrichter, ohne Verschattung durch Nachbarn und Gelände.",
                      "All between module and inverter, without shading by neighbours and land."},
                     "%", {0.0, 60.0}, "solar_yield/system_losses"),
        fromRegistry("temperature_coefficient", {"Temperaturkoeffizient", "Temperature coefficient"},
                     {"Änderung der Leistung je Kelvin über 25 °C.", "Change of power per kelvin above 25 °C."}, "%",
                     {-0.6, 0.0}, "solar_yield/temperature_coefficient"),
        fromRegistry("inverter_efficiency", {"Wirkungsgrad des Wechselrichters", "Efficiency of the inverter"},
                     {"Bei Nennleistung; darunter nach PVWatts.", "At rated power; below that as PVWatts."}, "%",
                     {80.0, 99.5}, "solar_yield/inverter_efficiency"),
        fromRegistry("albedo", {"Albedo", "Albedo"},
                     {"Anteil des Lichts, den die Umgebung zurückwirft.", "Share of light that the ground reflects."},
                     "1", {0.0, 1.0}, "solar_yield/albedo")};
}

} // namespace

analysis::Descriptor solarYieldAnalysis()
{
    return {
        .id = "solar_yield",
        .version = "1",
        .title = {"Solarertrag der Dächer", "Solar yield of roofs"},
        .summary = {"Einstrahlung, Eignungsklasse, mögliche Leistung und Jahresertrag jeder Dachfläche, Stunde für "
                    "Stunde aus einem Wetterjahr gerechnet.",
                    "Irradiation, class, possible power and yearly yield of each roof, computed hour by hour from a "
                    "weather year."},
        .group = {"Energie", "Energy"},
        .tags = {"solar", "photovoltaik", "dach", "einstrahlung", "ertrag"},
        .inputs = {{.id = "roofs",
                    .title = {"Dachflächen", "Roofs"},
                    .help = {"Dachflächen mit Neigung, Ausrichtung und Fläche; mit den Spalten der Analyse "
                             "„horizon“ auch verschattet.",
                             "Roofs with tilt, azimuth and area; with the columns of “horizon” shaded too."},
                    .role = "roofs",
                    .kinds = {GeometryKind::Polygons, GeometryKind::Points, GeometryKind::Table}},
                   weatherInput()},
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Dächer mit Solarertrag", "Roofs with solar yield"},
                     .help = {"Alle Dachflächen mit Einstrahlung, Eignung, Nutzfläche, Leistung und Ertrag.",
                              "All roofs with irradiation, class, usable area, power and yield."},
                     .nameSuffix = "solarertrag"}},
        .registryEntries = {"solar_classes/hesse_classes"},
        .methodPage = "solar_yield",
        .run = runSolarYield};
}

} // namespace weitblick::solar
