// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/economics_workbook.h"

#include "core/base/atomic_file.h"
#include "core/energy/pv_economics_form.h"
#include "core/energy/workbook_sheets.h"

#include <algorithm>
#include <charconv>
#include <xlsxwriter.h>

namespace weitblick::energy {

namespace {

constexpr std::size_t kMostRows = 1'000'000;
constexpr std::size_t kRowsPerReport = 2000;

Error unfit(const std::string& dataset, Text message)
{
    return {.code = ErrorCode::InvalidInput, .message = std::move(message), .subject = dataset};
}

double numberOf(std::string_view text)
{
    double value = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Where a registry value came from; "" for a value that was given.
std::string sourceOf(const workspace::LineageRecord& record, std::string_view entry)
{
    const auto found = std::ranges::find(record.registry, entry, &workspace::LineageRegistryEntry::id);
    return found == record.registry.end() ? std::string() : found->source;
}

AssumptionRow assumptionOf(const workspace::LineageRecord& record, std::string_view id)
{
    const std::vector<analysis::Parameter> form = pvEconomicsParameters();
    const auto parameter = std::ranges::find(form, id, &analysis::Parameter::id);
    const auto used = std::ranges::find(record.parameters, id, &workspace::LineageParameter::id);
    AssumptionRow row;
    if (parameter != form.end() && used != record.parameters.end()) {
        row.title = parameter->title.de;
        row.value = numberOf(used->value);
        row.unit = parameter->unit;
        row.source = used->isDefault ? sourceOf(record, parameter->registryEntry) : "angegeben";
    }
    return row;
}

SheetAssumptions assumptionsOf(const workspace::LineageRecord& record)
{
    constexpr const char* kOwnEmission = "emission_factors/on_site_renewable_electricity";
    SheetAssumptions assumptions{.electricityPrice = assumptionOf(record, "electricity_price"),
                                 .runningCost = assumptionOf(record, "running_cost"),
                                 .priceIncrease = assumptionOf(record, "price_increase"),
                                 .discountRate = assumptionOf(record, "discount_rate"),
                                 .degradation = assumptionOf(record, "degradation"),
                                 .years = assumptionOf(record, "years"),
                                 .emissionFactor = assumptionOf(record, "emission_factor"),
                                 .ownEmission = {.title = "Emissionen des eigenen Stroms",
                                                 .unit = "g CO2e/kWh",
                                                 .source = sourceOf(record, kOwnEmission)}};
    const auto own = std::ranges::find(record.registry, kOwnEmission, &workspace::LineageRegistryEntry::id);
    assumptions.ownEmission.value = own == record.registry.end() ? 0.0 : numberOf(own->value);
    return assumptions;
}

Result<std::vector<SheetRoof>> readRoofs(workspace::Workspace& project, const std::string& dataset, Job& job)
{
    WB_TRY(workspace::LayerReader reader,
           project.read(dataset,
                        {.columns = std::vector<std::string>{"pv_kwp", "pv_ertrag_kwh_a", "pv_eigenverbrauch_pct",
                                                             "pv_nutzbar_pct", "pv_abgeregelt_pct", "pv_verguetung_ct",
                                                             "pv_investition_eur", "pv_kapitalwert_eur"},
                         .geometry = false}));
    std::vector<SheetRoof> roofs;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        if (roofs.size() % kRowsPerReport == 0) {
            WB_CHECK(job.report(0.0, "workbook"));
        }
        const auto value = [&](std::size_t column) {
            const workspace::Cell cell = reader.value(column);
            const auto* const real = std::get_if<double>(&cell);
            return real != nullptr ? *real : 0.0;
        };
        roofs.push_back({reader.fid(), value(0), value(1), value(2), value(3), value(4), value(5), value(6), value(7)});
        if (roofs.size() > kMostRows) {
            return unfit(dataset, {"mehr als 1.000.000 Zeilen passen nicht in eine Arbeitsmappe",
                                   "more than 1,000,000 rows do not fit into a workbook"});
        }
    }
    if (roofs.empty()) {
        return unfit(dataset, {"der Datensatz hat keine Dachfläche", "the dataset has no roof"});
    }
    return roofs;
}

Result<void> writeFile(const std::filesystem::path& file, const SheetAssumptions& assumptions,
                       const std::vector<SheetRoof>& roofs, std::size_t shown)
{
    lxw_workbook* const workbook = workbook_new(file.c_str());
    auto added = addEconomicsSheets(workbook, assumptions, roofs, shown);
    const lxw_error status = workbook_close(workbook);
    if (added && status != LXW_NO_ERROR) {
        return Error{.code = ErrorCode::Io,
                     .message = {std::string("die Arbeitsmappe lässt sich nicht schreiben: ") + lxw_strerror(status),
                                 std::string("the workbook cannot be written: ") + lxw_strerror(status)},
                     .subject = file.string()};
    }
    return added;
}

} // namespace

Result<std::int64_t> writeEconomicsWorkbook(workspace::Workspace& project, const std::string& dataset,
                                            const std::filesystem::path& target, const WorkbookOptions& options,
                                            Job& job)
{
    std::error_code status;
    if (options.target == WorkbookTarget::MustBeNew && std::filesystem::exists(target, status)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Datei gibt es schon", "the file is there already"},
                     .subject = target.string(),
                     .advice = {"Einen anderen Namen nehmen oder ersetzen lassen", "Take another name, or replace it"}};
    }
    WB_TRY(const workspace::LineageTree lineage, project.lineage(dataset));
    if (lineage.record.activity != "pv_economics") {
        return unfit(dataset, {"der Datensatz ist kein Ergebnis der Wirtschaftlichkeitsrechnung",
                               "the dataset is not a result of the economics"});
    }
    WB_TRY(const workspace::Dataset described, project.dataset(dataset));
    if (!described.schema.indexOf("pv_nutzbar_pct")) {
        return unfit(dataset, {"das sind die Summen; die Arbeitsmappe braucht die Dachflächen",
                               "these are the totals; the workbook needs the roofs"});
    }
    WB_TRY(const std::vector<SheetRoof> roofs, readRoofs(project, dataset, job));
    const auto chosen =
        options.roofFid == 0 ? roofs.begin() : std::ranges::find(roofs, options.roofFid, &SheetRoof::fid);
    if (chosen == roofs.end()) {
        return unfit(dataset, {"die Dachfläche " + std::to_string(options.roofFid) + " ist nicht im Ergebnis",
                               "the roof " + std::to_string(options.roofFid) + " is not in the result"});
    }
    const std::filesystem::path part = target.string() + ".part";
    const auto shown = static_cast<std::size_t>(chosen - roofs.begin());
    auto written = writeFile(part, assumptionsOf(lineage.record), roofs, shown);
    if (written) {
        written = publishFile(part, target);
    }
    if (!written) {
        std::filesystem::remove(part, status);
        return std::move(written).error();
    }
    return static_cast<std::int64_t>(roofs.size());
}

} // namespace weitblick::energy
