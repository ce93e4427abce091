// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/indicators_analysis.h"

#include "core/analysis/indicator/measuring.h"
#include "core/analysis/indicator/result_table.h"
#include "core/analysis/indicator/zone_set.h"
#include "core/analysis/run_context.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

namespace weitblick::analysis::indicator {

namespace {

constexpr std::size_t kRowsPerBatch = 512;
constexpr std::size_t kFingerprintDigits = 8;

/// All measures of the library, each once.
class Measures {
public:
    explicit Measures(const Library& library)
    {
        for (const Indicator& indicator : library.indicators()) {
            for (const auto* const list : {&indicator.numerator, &indicator.denominator}) {
                for (const Measure& measure : *list) {
                    take(measure);
                }
            }
        }
    }

    /// Goes through the roles one after the other.
    Result<void> run(RunContext& context, const std::vector<ZoneSet>& sets, Job& job)
    {
        std::map<std::string, std::vector<Measured*>> byRole;
        for (const auto& measured : m_measured) {
            byRole[measured->measure.role].push_back(measured.get());
        }
        double done = 0.0;
        for (auto& [role, measures] : byRole) {
            const double next = done + 1.0 / static_cast<double>(byRole.size());
            Job part = job.part(done, next);
            WB_CHECK(measureRole(context, role, sets, std::move(measures), part));
            done = next;
        }
        return withholdAll(context, sets);
    }

    [[nodiscard]] Measured& of(Measure measure)
    {
        measure.factor = 1.0;
        return **std::ranges::find_if(m_measured, [&](const auto& each) { return each->measure == measure; });
    }

private:
    Result<void> withholdAll(RunContext& context, const std::vector<ZoneSet>& sets)
    {
        constexpr double kPercent = 100.0;
        WB_TRY(const double largest, context.registryNumber("privacy/dominance_largest", "%"));
        WB_TRY(const double twoLargest, context.registryNumber("privacy/dominance_two_largest", "%"));
        for (const auto& measured : m_measured) {
            withhold(*measured, sets, {.largestShare = largest / kPercent, .twoLargestShare = twoLargest / kPercent});
        }
        return {};
    }
    void take(Measure measure)
    {
        measure.factor = 1.0;
        if (std::ranges::none_of(m_measured, [&](const auto& each) { return each->measure == measure; })) {
            m_measured.push_back(std::make_unique<Measured>(Measured{.measure = measure, .subject = {}}));
        }
    }
    std::vector<std::unique_ptr<Measured>> m_measured;
};

/// A zone of a level; nothing in `set`: all together.
struct Target {
    std::optional<std::size_t> set;
    std::size_t zone = 0;
    Level level = Level::Whole;
    std::string key;
    std::string name;
};

/// A sum of measures in the unit of the first.
struct SideValue {
    std::optional<double> value;
    Unit unit;
    double validShare = 1.0;
    Absence absence = Absence::None;
    std::string subject;
};

SideValue sideOf(const std::vector<Measure>& measures, Measures& all, const Target& target)
{
    SideValue side;
    double sum = 0.0;
    for (const Measure& measure : measures) {
        Measured& measured = all.of(measure);
        const MeasuredValue value = valueOf(measured, target.set, target.zone);
        side.validShare = std::min(side.validShare, value.validShare);
        if (value.absence != Absence::None) {
            side.absence = value.absence;
            side.subject = measured.subject.empty() ? measured.measure.role : measured.subject;
            return side;
        }
        side.unit = &measure == &measures.front() ? measured.unit : side.unit;
        const auto factor = conversion(measured.unit, side.unit);
        if (!factor) {
            side.absence = Absence::Formula;
            side.subject = factor.error().message.de;
            return side;
        }
        sum += measure.factor * factor->apply(*value.value);
    }
    side.value = sum;
    return side;
}

void fill(ResultRow& row, const Indicator& indicator, const SideValue& numerator, const SideValue& denominator)
{
    row.validShare = std::min(numerator.validShare, denominator.validShare);
    for (const SideValue* const side : {&numerator, &denominator}) {
        if (side->absence != Absence::None) {
            row.absence = side->absence;
            row.subject = side->subject;
            return;
        }
    }
    row.numerator = numerator.value;
    const bool isRatio = !indicator.denominator.empty();
    if (isRatio) {
        row.denominator = denominator.value;
    }
    if (isRatio && *denominator.value == 0.0) {
        row.absence = Absence::Divisor;
        return;
    }
    const Unit unit = isRatio ? quotient(numerator.unit, denominator.unit) : numerator.unit;
    const auto wanted = parseUnit(indicator.unit);
    const auto factor = wanted ? conversion(unit, *wanted) : Result<UnitConversion>(wanted.error());
    if (!factor) {
        row.absence = Absence::Formula;
        row.subject = factor.error().message.de;
        return;
    }
    row.value = factor->apply(isRatio ? *numerator.value / *denominator.value : *numerator.value) * indicator.per;
}

std::vector<Target> targetsOf(const std::vector<ZoneSet>& sets)
{
    std::vector<Target> targets = {{.set = std::nullopt, .key = {}, .name = {}}};
    for (std::size_t set = 0; set < sets.size(); ++set) {
        for (std::size_t zone = 0; zone < sets[set].size(); ++zone) {
            targets.push_back({.set = set,
                               .zone = zone,
                               .level = sets[set].level(),
                               .key = sets[set].key(zone),
                               .name = sets[set].name(zone)});
        }
    }
    return targets;
}

Result<void> writeAll(RunContext& context, const Library& library, const std::vector<ZoneSet>& sets, Measures& measures,
                      Job& job)
{
    WB_TRY(OutputLayer* const output, context.startOutput("result", resultSchema()));
    workspace::RowBatch rows;
    const std::vector<Target> targets = targetsOf(sets);
    for (const Target& target : targets) {
        for (const Indicator& indicator : library.indicators()) {
            if (indicator.analysis != kIndicatorsId) {
                continue;
            }
            ResultRow row{.level = target.level,
                          .zoneKey = target.key,
                          .zoneName = target.name,
                          .indicator = indicator.id,
                          .unit = indicator.unit,
                          .subject = {}};
            const SideValue denominator = sideOf(indicator.denominator, measures, target);
            fill(row, indicator, sideOf(indicator.numerator, measures, target), denominator);
            addRow(rows, row, indicator.title);
        }
        if (rows.rowCount() >= kRowsPerBatch || &target == &targets.back()) {
            WB_CHECK(output->append(rows, job));
            rows.clear();
        }
    }
    return {};
}

Result<void> runIndicators(RunContext& context, Job& job)
{
    WB_TRY(const Library* const library, shippedLibrary());
    const std::int32_t srsId = context.input("zones").schema.srsId;
    std::vector<ZoneSet> sets;
    Job zoneJob = job.part(0.0, 0.1);
    WB_TRY(ZoneSet zones, ZoneSet::read(context, "zones", Level::Zones, srsId, zoneJob));
    sets.push_back(std::move(zones));
    if (context.hasInput("districts")) {
        WB_TRY(ZoneSet districts, ZoneSet::read(context, "districts", Level::Districts, srsId, zoneJob));
        sets.push_back(std::move(districts));
    }
    Measures measures(*library);
    Job measureJob = job.part(0.1, 0.95);
    WB_CHECK(measures.run(context, sets, measureJob));
    Job writeJob = job.part(0.95, 1.0);
    return writeAll(context, *library, sets, measures, writeJob);
}

Input inputFor(const role::Role& role)
{
    return {.id = role.id,
            .title = role.title,
            .help = {role.help.de + ".", role.help.en + "."},
            .role = role.id,
            .kinds = role.kinds,
            .crs = CrsDemand::Any,
            .presence = Presence::Optional};
}

/// The municipalities, the districts, and every role that a measure names.
std::vector<Input> inputsFor(const Library& library, const role::RoleLibrary& roles)
{
    std::vector<std::string> ids = {"zones", "districts"};
    for (const Indicator& indicator : library.indicators()) {
        for (const std::string& id : indicator.roles()) {
            if (std::ranges::find(ids, id) == ids.end()) {
                ids.push_back(id);
            }
        }
    }
    std::vector<Input> inputs;
    for (const std::string& id : ids) {
        if (const role::Role* const role = roles.find(id); role != nullptr) {
            inputs.push_back(inputFor(*role));
        }
    }
    if (!inputs.empty()) {
        inputs.front().crs = CrsDemand::Metres;
        inputs.front().presence = Presence::Required;
    }
    return inputs;
}

} // namespace

Descriptor indicatorsAnalysis()
{
    Descriptor descriptor{
        .id = std::string(kIndicatorsId),
        .version = "2",
        .title = {"Kennzahlen", "Indicators"},
        .summary = {"Rechnet alle Kennzahlen, die die Rollen des Projekts erlauben, für jede Gemeinde, jeden Ortsteil "
                    "und alle zusammen; bei jeder steht, wie viele Werte vorlagen oder warum sie fehlt.",
                    "Computes every indicator that the project's roles allow, for each municipality, each district and "
                    "all together; beside each stands how many values were there, or why it is missing."},
        .group = {"Allgemein", "General"},
        .tags = {"kennzahl", "indikator", "statistik", "profil", "dashboard"},
        .inputs = {},
        .parameters = {},
        .outputs = {{.id = "result",
                     .title = {"Kennzahlen", "Indicators"},
                     .help = {"Eine Zeile je Gebiet und Kennzahl mit Wert, Zähler, Nenner, Einheit, Anteil gültiger "
                              "Daten und Grund des Fehlens.",
                              "One row for each area and indicator with value, numerator, denominator, unit, share of "
                              "valid data and reason where it is missing."},
                     .nameSuffix = "kennzahlen"}},
        .registryEntries = privacyEntries(),
        .methodPage = "indicators",
        .run = runIndicators,
    };
    const auto library = shippedLibrary();
    const auto roles = role::shippedRoles();
    if (library && roles) {
        descriptor.version += "." + (*library)->fingerprint().substr(0, kFingerprintDigits);
        descriptor.inputs = inputsFor(**library, **roles);
    }
    return descriptor;
}

} // namespace weitblick::analysis::indicator
