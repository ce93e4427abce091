// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/pv_economics.h"

#include "core/analysis/row_transform.h"
#include "core/analysis/spatial/column_names.h"
#include "core/analysis/spatial/zone_layer.h"
#include "core/base/parallel.h"
#include "core/energy/economics_total.h"
#include "core/energy/pv_economics_form.h"
#include "core/energy/role_columns.h"
#include "core/energy/roof_systems.h"
#include "core/energy/standard_profiles.h"
#include "core/energy/system_plan.h"
#include "core/solar/yield/weather_rows.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <optional>

namespace weitblick::energy {

namespace {

using analysis::RunContext;
using workspace::Column;
using workspace::ColumnType;
using workspace::LayerSchema;
using workspace::RowBatch;

constexpr double kPercent = 100.0;
constexpr double kCtPerEuro = 100.0;
constexpr std::size_t kRowsPerBatch = 2048;

/// A roof's result, or why it has none.
struct RoofResult {
    std::optional<RoofOutcome> outcome;
    SystemTerms terms;
    Text reason;
};

/// The sheet is the one whose hash the registry has; reading the entry puts it into the lineage.
Result<void> checkProfileSheet(RunContext& context, const std::string& sheet)
{
    WB_TRY(const std::string wanted, context.registryText("load_profiles/" + sheet));
    WB_TRY(const std::string found, profileSheetHash(sheet));
    if (wanted != found) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"das Blatt der Lastprofile ist nicht das, dessen Prüfsumme im Parameterregister steht",
                                 "the sheet of load profiles is not the one whose checksum the registry has"},
                     .subject = sheet};
    }
    return {};
}

Result<YearShapes> shapesFor(RunContext& context, const RoofSystems& systems, Job& job)
{
    if (!context.hasInput("weather")) {
        return Error{
            .code = ErrorCode::NotFound,
            .message = {"der ausführliche Weg braucht ein Wetterjahr", "the detailed mode needs a weather year"},
            .subject = "weather",
            .advice = {"Ein Testreferenzjahr importieren und als weather angeben, oder mode=quick",
                       "Import a test reference year and give it as weather, or mode=quick"}};
    }
    const std::string& id = context.text("load_profile");
    WB_CHECK(checkProfileSheet(context, id.size() == 2 ? "bdew_1999" : "bdew_2025"));
    WB_TRY(const LoadProfile* const profile, standardProfile(id));
    WB_TRY(const CivilYear year, CivilYear::of(static_cast<int>(context.integer("load_year")), FederalState::Hessen));
    if (year.dayCount() != 365) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"das Kalenderjahr der Last darf kein Schaltjahr sein",
                                 "the calendar year of the load must not be a leap year"},
                     .subject = "load_year"};
    }
    WB_TRY(std::vector<double> load, profile->yearKw(year, 1.0));
    Job weatherJob = job.part(0.0, 0.2);
    WB_TRY(const solar::WeatherYear weather, solar::weatherYearOf(context, weatherJob));
    std::vector<OrientationClass> classes;
    for (const Roof& roof : systems.roofs) {
        classes.push_back(roof.orientation);
    }
    Job shapeJob = job.part(0.2, 1.0);
    WB_TRY(YieldShapes yields, YieldShapes::of(weather, classes, shapeJob));
    return YearShapes{.loadPerKwh = std::move(load), .yields = std::move(yields)};
}

Result<void> computeSystem(const SystemPlan& plan, const RoofSystem& system, const std::vector<Roof>& roofs,
                           const YearShapes* shapes, std::vector<RoofResult>& results)
{
    const auto terms = termsOf(plan, system, roofs, shapes);
    for (const std::size_t number : system.roofs) {
        RoofResult& result = results[number];
        if (!terms) {
            result.reason = terms.error().message;
            continue;
        }
        result.terms = *terms;
        RoofOutcome outcome{.investment = investmentOf(plan, *terms, roofs[number]),
                            .powerKwp = roofs[number].powerKwp,
                            .avoidedTonnes = avoidedTonnes(plan, *terms, roofs[number].yieldKwh)};
        WB_TRY(outcome.economics, pvEconomics(outcome.investment));
        result.outcome = std::move(outcome);
    }
    return {};
}

Result<std::vector<RoofResult>> computeAll(const SystemPlan& plan, const RoofSystems& systems, const YearShapes* shapes,
                                           Job& job)
{
    std::vector<RoofResult> results(systems.roofs.size());
    const auto work = [&](const Chunk& chunk) -> Result<void> {
        for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
            WB_CHECK(computeSystem(plan, systems.systems[i], systems.roofs, shapes, results));
        }
        return {};
    };
    WB_CHECK(parallelChunks(systems.systems.size(), {.chunkSize = 16, .step = "economics"}, job, work));
    return results;
}

std::vector<Column> resultColumns()
{
    return {{"pv_kwp", ColumnType::Real, "kWp", "Leistung"},
            {"pv_ertrag_kwh_a", ColumnType::Real, "kWh/a", "Ertrag im ersten Jahr"},
            {"pv_eigenverbrauch_pct", ColumnType::Real, "%", "Eigenverbrauchsquote"},
            {"pv_autarkie_pct", ColumnType::Real, "%", "Autarkiegrad"},
            {"pv_nutzbar_pct", ColumnType::Real, "%", "Eigenverbrauch nach Verlusten des Speichers"},
            {"pv_abgeregelt_pct", ColumnType::Real, "%", "Abgeregelter Teil des Ertrags"},
            {"pv_verguetung_ct", ColumnType::Real, "ct/kWh", "Vergütung der Einspeisung"},
            {"pv_speicher_kwh", ColumnType::Real, "kWh", "Kapazität des Speichers"},
            {"pv_investition_eur", ColumnType::Real, "€", "Investition"},
            {"pv_einnahme_eur_a", ColumnType::Real, "€/a", "Überschuss im ersten Jahr"},
            {"pv_kapitalwert_eur", ColumnType::Real, "€", "Kapitalwert"},
            {"pv_amortisation_a", ColumnType::Real, "a", "Amortisation"},
            {"pv_gestehung_ct", ColumnType::Real, "ct/kWh", "Stromgestehungskosten"},
            {"pv_rendite_pct", ColumnType::Real, "%", "Interner Zinsfuß"},
            {"pv_co2_t_a", ColumnType::Real, "t CO2e/a", "Vermiedene Treibhausgase"}};
}

void addOptional(RowBatch& rows, const std::optional<double>& value, double factor = 1.0)
{
    if (value) {
        rows.add(*value * factor);
    } else {
        rows.addNull();
    }
}

void addResult(RowBatch& rows, const RoofResult& result)
{
    const PvInvestment& investment = result.outcome->investment;
    const PvEconomics& economics = result.outcome->economics;
    rows.add(result.outcome->powerKwp);
    rows.add(investment.firstYearKwh);
    rows.add(investment.ownUseShare * kPercent);
    addOptional(rows, result.terms.selfSufficiency, kPercent);
    rows.add(investment.usableShare * kPercent);
    rows.add(investment.curtailedShare * kPercent);
    rows.add(result.terms.tariffCt);
    const double systemKwp = result.terms.systemKwp;
    rows.add(result.terms.batteryKwh * result.outcome->powerKwp / systemKwp);
    rows.add(investment.investmentEuro);
    rows.add(economics.firstYearEuro);
    rows.add(economics.netPresentValueEuro);
    addOptional(rows, economics.paybackYears);
    addOptional(rows, economics.costEuroPerKwh, kCtPerEuro);
    addOptional(rows, economics.internalRate, kPercent);
    rows.add(result.outcome->avoidedTonnes);
}

LayerSchema withColumns(LayerSchema schema, const std::vector<Column>& columns)
{
    for (Column column : columns) {
        column.name = analysis::spatial::freeColumnName(schema, column.name);
        schema.columns.push_back(std::move(column));
    }
    return schema;
}

Result<void> writeRoofs(RunContext& context, const RoofSystems& systems, const std::vector<RoofResult>& results,
                        Job& job)
{
    const LayerSchema& source = context.input("roofs").schema;
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", withColumns(source, resultColumns())));
    WB_TRY(workspace::LayerReader reader, context.read("roofs"));
    RowBatch rows;
    std::size_t next = 0;
    while (true) {
        WB_TRY(const bool more, reader.next());
        const bool isRoof = more && next < systems.roofs.size() && systems.roofs[next].fid == reader.fid();
        if (isRoof) {
            const RoofResult& result = results[next++];
            if (!result.outcome) {
                context.reject({.source = source.name,
                                .line = reader.fid(),
                                .reasonDe = result.reason.de,
                                .reasonEn = result.reason.en});
                continue;
            }
            rows.beginRow();
            if (!reader.geometry().empty()) {
                rows.geometry(reader.geometry());
            }
            for (std::size_t column = 0; column < reader.columnCount(); ++column) {
                analysis::addCell(rows, reader.value(column));
            }
            addResult(rows, result);
            rows.endRow();
        }
        if (rows.rowCount() >= kRowsPerBatch || !more) {
            WB_CHECK(output->append(rows, job));
            rows.clear();
            WB_CHECK(job.report(static_cast<double>(next) / static_cast<double>(systems.roofs.size() + 1), "write"));
        }
        if (!more) {
            return {};
        }
    }
}

std::vector<Column> totalColumns()
{
    return {{"pv_dachflaechen", ColumnType::Integer, "", "Dachflächen"},
            {"pv_wirtschaftlich", ColumnType::Integer, "", "Dachflächen mit Kapitalwert über 0"},
            {"pv_kwp", ColumnType::Real, "kWp", "Leistung"},
            {"pv_ertrag_kwh_a", ColumnType::Real, "kWh/a", "Ertrag im ersten Jahr"},
            {"pv_eigenverbrauch_pct", ColumnType::Real, "%", "Eigenverbrauchsquote"},
            {"pv_investition_eur", ColumnType::Real, "€", "Investition"},
            {"pv_einnahme_eur_a", ColumnType::Real, "€/a", "Überschuss im ersten Jahr"},
            {"pv_kapitalwert_eur", ColumnType::Real, "€", "Kapitalwert"},
            {"pv_amortisation_a", ColumnType::Real, "a", "Amortisation"},
            {"pv_gestehung_ct", ColumnType::Real, "ct/kWh", "Stromgestehungskosten"},
            {"pv_co2_t_a", ColumnType::Real, "t CO2e/a", "Vermiedene Treibhausgase"}};
}

Result<void> addTotal(RowBatch& rows, const EconomicsTotal& total)
{
    rows.add(total.count());
    rows.add(total.profitableCount());
    rows.add(total.powerKwp());
    rows.add(total.yieldKwh());
    if (total.count() == 0) {
        rows.addNull();
    } else {
        rows.add(total.ownUseShare() * kPercent);
    }
    rows.add(total.investmentEuro());
    rows.add(total.firstYearEuro());
    rows.add(total.netPresentValueEuro());
    PvEconomics together;
    if (total.count() > 0) {
        WB_TRY(together, total.together());
    }
    addOptional(rows, together.paybackYears);
    addOptional(rows, together.costEuroPerKwh, kCtPerEuro);
    rows.add(total.avoidedTonnes());
    return {};
}

/// One row for all roofs.
Result<void> writeTotal(RunContext& context, const std::vector<RoofResult>& results, Job& job)
{
    EconomicsTotal total;
    for (const RoofResult& result : results) {
        if (result.outcome) {
            total.add(*result.outcome);
        }
    }
    const LayerSchema schema = withColumns({.columns = {{"gebiet", ColumnType::Text, "", "Gebiet"}}}, totalColumns());
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("totals", schema));
    RowBatch rows;
    rows.beginRow();
    rows.addText("alle Dachflächen");
    WB_CHECK(addTotal(rows, total));
    rows.endRow();
    return output->append(rows, job);
}

/// The districts with their totals.
Result<void> writeDistricts(RunContext& context, const RoofSystems& systems, const std::vector<RoofResult>& results,
                            Job& job)
{
    Job zoneJob = job.part(0.0, 0.4);
    WB_TRY(const auto zones,
           analysis::spatial::ZoneLayer::read(context, "districts", context.input("roofs").schema.srsId, zoneJob));
    std::vector<EconomicsTotal> totals(zones.size());
    std::int64_t outside = 0;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const std::uint32_t zone = zones.index().firstCovering(systems.roofs[i].centre);
        if (results[i].outcome && zone != geo::kNoZone) {
            totals[zone].add(*results[i].outcome);
        }
        outside += zone == geo::kNoZone ? 1 : 0;
    }
    if (outside > 0) {
        const std::string count = std::to_string(outside);
        context.note({count + " Dachflächen liegen in keinem Ortsteil", count + " roofs are in no district"});
    }
    std::vector<Column> columns = totalColumns();
    columns.push_back({"gebiet", ColumnType::Text, "", "Gebiet"}); // whatever the layer calls its names
    const LayerSchema schema = withColumns(context.input("districts").schema, columns);
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("totals", schema));
    WB_TRY(workspace::LayerReader reader, context.read("districts"));
    WB_TRY(FieldRows names, FieldRows::open(context, "districts", "districts", {{"name", FieldNeed::Optional}}));
    RowBatch rows;
    for (const EconomicsTotal& total : totals) {
        WB_TRY([[maybe_unused]] const bool more, reader.next());
        rows.beginRow();
        if (!reader.geometry().empty()) {
            rows.geometry(reader.geometry());
        }
        for (std::size_t column = 0; column < reader.columnCount(); ++column) {
            analysis::addCell(rows, reader.value(column));
        }
        WB_CHECK(addTotal(rows, total));
        WB_TRY([[maybe_unused]] const bool named, names.next());
        rows.addText(names.text(0));
        rows.endRow();
    }
    return output->append(rows, job);
}

Result<void> runPvEconomics(RunContext& context, Job& job)
{
    WB_TRY(const SystemPlan plan, systemPlanFrom(context));
    Job readJob = job.part(0.0, 0.1);
    WB_TRY(const RoofSystems systems, readRoofSystems(context, readJob));
    const bool isDetailed = context.text("mode") == "detailed" && plan.feedIn == FeedIn::Surplus;
    std::optional<YearShapes> shapes;
    if (isDetailed) {
        Job shapeJob = job.part(0.1, 0.3);
        WB_TRY(shapes, shapesFor(context, systems, shapeJob));
    }
    Job computeJob = job.part(0.3, 0.7);
    WB_TRY(const std::vector<RoofResult> results, computeAll(plan, systems, shapes ? &*shapes : nullptr, computeJob));
    Job writeJob = job.part(0.7, 0.9);
    WB_CHECK(writeRoofs(context, systems, results, writeJob));
    Job totalJob = job.part(0.9, 1.0);
    return context.hasInput("districts") ? writeDistricts(context, systems, results, totalJob)
                                         : writeTotal(context, results, totalJob);
}

} // namespace

analysis::Descriptor pvEconomicsAnalysis()
{
    return {
        .id = "pv_economics",
        .version = "2",
        .title = {"Wirtschaftlichkeit von Photovoltaik", "Economics of photovoltaics"},
        .summary = {"Investition, Eigenverbrauch, Einnahmen, Kapitalwert, Amortisation, Stromgestehungskosten und "
                    "vermiedene Treibhausgase für jede Dachfläche und für die Ortsteile.",
                    "Investment, own use, income, net present value, payback, levelised cost and greenhouse gases "
                    "avoided, for each roof and for the districts."},
        .group = {"Energie", "Energy"},
        .tags = {"photovoltaik", "solar", "dach", "wirtschaftlichkeit", "speicher", "eeg"},
        .inputs = pvEconomicsInputs(),
        .parameters = pvEconomicsParameters(),
        .outputs = {{.id = "result",
                     .title = {"Dachflächen mit Wirtschaftlichkeit", "Roofs with their economics"},
                     .help = {"Alle Spalten der Dachflächen und die der Rechnung (pv_…).",
                              "All columns of the roofs and those of the computation (pv_…)."},
                     .nameSuffix = "wirtschaftlichkeit"},
                    {.id = "totals",
                     .title = {"Summen", "Totals"},
                     .help = {"Je Ortsteil, ohne Ortsteile eine Zeile für alle Dachflächen.",
                              "For each district; without districts one row for all roofs."},
                     .nameSuffix = "wirtschaftlichkeit_summen"}},
        .registryEntries = {"eeg/surplus_value", "eeg/full_value", "eeg/tariff_deduction", "eeg/tariff_limit",
                            "energy_prices/photovoltaic_investment", "energy_prices/battery_investment",
                            "photovoltaic_systems/battery_charge_efficiency",
                            "photovoltaic_systems/battery_discharge_efficiency", "photovoltaic_systems/battery_power",
                            "emission_factors/on_site_renewable_electricity", "load_profiles/bdew_1999",
                            "load_profiles/bdew_2025"},
        .methodPage = "wirtschaftlichkeit_pv",
        .run = runPvEconomics,
    };
}

} // namespace weitblick::energy
