// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/measuring.h"

#include "core/analysis/indicator/row_placing.h"
#include "core/analysis/role/protection.h"
#include "core/analysis/role/row_formulas.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace weitblick::analysis::indicator {

namespace {

using role::Placement;
using role::RowFormulas;
using role::Wanted;

constexpr std::int64_t kRowsPerReport = 256;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// The numbers of a measure's formulas among those of its role.
struct MeasureFormulas {
    std::optional<std::size_t> value;
    std::optional<std::size_t> where;
    std::optional<std::size_t> key;
    std::optional<std::size_t> outside;
    std::optional<std::size_t> members; ///< of a protected field: units that a row stands for
};

/// Marks what the dataset cannot give.
void refuse(Measured& measured, const Error& error)
{
    const bool isField = error.code == ErrorCode::NotFound && error.subject.find('.') != std::string::npos;
    measured.absence = isField ? Absence::Field : Absence::Formula;
    measured.subject = isField ? error.subject : error.message.de;
}

Result<std::optional<std::size_t>> added(RowFormulas& formulas, const std::string& text, Wanted wanted)
{
    if (text.empty()) {
        return std::optional<std::size_t>();
    }
    WB_TRY(const std::size_t number, formulas.add(text, wanted));
    return std::optional(number);
}

std::string asName(const std::string& field)
{
    return field.empty() ? "" : "[" + field + "]";
}

Result<MeasureFormulas> formulasOf(RowFormulas& formulas, const Measure& measure, const std::string& keyField)
{
    MeasureFormulas numbers;
    WB_TRY(numbers.where, added(formulas, measure.where, Wanted::Condition));
    WB_TRY(numbers.value, added(formulas, measure.value, Wanted::Number));
    WB_TRY(numbers.key, added(formulas, asName(keyField), Wanted::Any));
    WB_TRY(numbers.outside, added(formulas, asName(measure.outside), Wanted::Any));
    return numbers;
}

Unit unitFor(const Measure& measure, const RowFormulas& formulas, const MeasureFormulas& numbers)
{
    if (measure.kind == MeasureKind::Area) {
        return *parseUnit("m2");
    }
    return numbers.value ? formulas.unitOf(*numbers.value) : Unit();
}

/// The row's contribution to a measure; nothing where the condition is false. Where rows are counted, a row that is
/// known not to meet the condition is a row with an answer: nought.
std::optional<double> contributionOf(const Measure& measure, const MeasureFormulas& numbers,
                                     const RowFormulas& formulas, const workspace::LayerReader& reader)
{
    if (numbers.where) {
        const std::optional<bool> truth = formulas.truth(*numbers.where, reader);
        if (!truth) {
            return kUnknown;
        }
        if (!*truth) {
            return measure.kind == MeasureKind::Count ? std::optional(0.0) : std::nullopt;
        }
    }
    if (measure.kind == MeasureKind::Count || measure.kind == MeasureKind::Area) {
        return 1.0;
    }
    return formulas.number(*numbers.value, reader).value_or(kUnknown);
}

std::string keyOf(const RowFormulas& formulas, std::size_t number, const workspace::LayerReader& reader)
{
    const formula::Value value = formulas.evaluate(number, reader);
    if (const auto* const text = std::get_if<std::string>(&value)) {
        return normalisedKey(*text);
    }
    const auto* const whole = std::get_if<double>(&value);
    return whole == nullptr ? "" : normalisedKey(std::to_string(static_cast<std::int64_t>(std::llround(*whole))));
}

/// The protected field that a measure reads, if any.
const role::ProtectedField* protectedFieldOf(const Measure& measure, const std::vector<role::ProtectedField>& fields)
{
    const auto found = std::ranges::find_if(fields, [&](const role::ProtectedField& each) {
        return each.role == measure.role &&
               (role::names(measure.value, each.field) || role::names(measure.where, each.field));
    });
    return found == fields.end() ? nullptr : &*found;
}

/// What a row gives, and where besides its own zone it would count.
struct KeyedRow {
    std::string key;
    std::optional<std::string> outside;
    std::optional<double> value;
    double members = 1.0;
};

/// Adds a row to the zones of its key.
void addByKey(Measured& measured, const std::vector<ZoneSet>& sets, const KeyedRow& row)
{
    const auto& [key, outside, value, members] = row;
    for (std::size_t set = 0; set < sets.size(); ++set) {
        const KeyMatch match = sets[set].match(key);
        if (!match.zone) {
            measured.isCoarser[set] = measured.isCoarser[set] || match.isCoarser;
            continue;
        }
        Tally& tally = measured.zones[set][*match.zone];
        tally.hasRows = true;
        const std::optional<std::size_t> other = outside ? sets[set].match(*outside).zone : std::nullopt;
        if (value && (!outside || other != match.zone)) {
            tally.add(*value, 1.0);
            tally.note(*value, members, measured.smallestGroup);
        }
        if (set == 0) {
            measured.whole[0].hasRows = true;
            if (value && (!outside || !other)) {
                measured.whole[0].add(*value, 1.0);
                measured.whole[0].note(*value, members, measured.smallestGroup);
            }
        }
    }
}

/// One pass over the rows of a role.
class RolePass {
public:
    RolePass(RunContext& context, const role::Role& role, const std::vector<ZoneSet>& sets, RowFormulas formulas)
        : m_context(context),
          m_role(role),
          m_sets(sets),
          m_formulas(std::move(formulas))
    {
    }

    Result<void> prepare(const std::vector<Measured*>& measures, Job& job)
    {
        const workspace::LayerSchema& schema = m_context.input(m_role.id).schema;
        const bool hasGeometry = schema.geometry != workspace::GeometryType::None;
        const bool isKeyed = m_role.placement == Placement::Key;
        WB_TRY(const std::vector<role::ProtectedField> fields, role::protectedFields());
        for (Measured* const measured : measures) {
            std::string keyField = measured->measure.key;
            keyField = keyField.empty() && isKeyed ? "key" : keyField;
            const auto found = formulasOf(m_formulas, measured->measure, keyField);
            if (!found) {
                refuse(*measured, found.error());
                continue;
            }
            MeasureFormulas numbers = *found;
            if (const role::ProtectedField* const field = protectedFieldOf(measured->measure, fields)) {
                WB_TRY(measured->smallestGroup, m_context.registryNumber(field->group, "1"));
                if (const auto members = added(m_formulas, asName(field->members), Wanted::Number)) {
                    numbers.members = *members; // without that column a row is one unit
                }
            }
            measured->isByKey = numbers.key.has_value();
            measured->unit = unitFor(measured->measure, m_formulas, numbers);
            m_parts.push_back({measured, numbers});
            m_needsPlacing = m_needsPlacing || !measured->isByKey;
        }
        if (!m_needsPlacing) {
            return {};
        }
        if (!hasGeometry) {
            WB_TRY(m_cell, added(m_formulas, m_role.placement == Placement::Cell ? "[cell]" : "", Wanted::Any));
        }
        WB_TRY(auto placing, RowPlacing::create(m_context, m_role, m_sets, touchedRoles(), job));
        m_placing.emplace(std::move(placing));
        return {};
    }

    Result<void> run(Job& job)
    {
        WB_CHECK(addRows(job));
        if (m_placing) {
            WB_CHECK(m_placing->finish(job));
            noteWhatIsOutside();
        }
        return {};
    }

private:
    struct Part {
        Measured* measured;
        MeasureFormulas numbers;
    };

    [[nodiscard]] std::vector<std::string> touchedRoles() const
    {
        std::vector<std::string> roles;
        for (const Part& part : m_parts) {
            const std::string& touched = part.measured->measure.touches;
            if (!touched.empty() && std::ranges::find(roles, touched) == roles.end()) {
                roles.push_back(touched);
            }
        }
        return roles;
    }
    Result<void> addRows(Job& job)
    {
        WB_TRY(workspace::LayerReader reader,
               m_context.read(m_role.id, {.columns = m_formulas.columns(), .geometry = m_needsPlacing && !m_cell}));
        const std::int64_t count = std::max<std::int64_t>(m_context.input(m_role.id).rowCount, 1);
        for (std::int64_t row = 0;; ++row) {
            WB_TRY(const bool more, reader.next());
            if (!more) {
                m_context.countRead(row);
                return {};
            }
            WB_CHECK(addRow(reader));
            if (row % kRowsPerReport == 0) {
                const double done = static_cast<double>(row) / static_cast<double>(std::max(row, count));
                WB_CHECK(job.report(done, m_role.id));
            }
        }
    }
    Result<void> addRow(const workspace::LayerReader& reader)
    {
        PlacedRow placed{.fid = reader.fid(), .contributions = {}};
        for (const Part& part : m_parts) {
            const auto value = contributionOf(part.measured->measure, part.numbers, m_formulas, reader);
            const double members =
                part.numbers.members ? m_formulas.number(*part.numbers.members, reader).value_or(1.0) : 1.0;
            if (part.numbers.key) {
                const auto outside = part.numbers.outside
                                         ? std::optional(keyOf(m_formulas, *part.numbers.outside, reader))
                                         : std::nullopt;
                addByKey(*part.measured, m_sets,
                         {.key = keyOf(m_formulas, *part.numbers.key, reader),
                          .outside = outside,
                          .value = value,
                          .members = members});
            } else if (value) {
                placed.contributions.push_back({part.measured, *value, members});
            }
        }
        if (!m_placing || placed.contributions.empty()) {
            return {};
        }
        if (m_cell) {
            const formula::Value cell = m_formulas.evaluate(*m_cell, reader);
            const auto* const name = std::get_if<std::string>(&cell);
            return m_placing->addCell(std::move(placed), name == nullptr ? std::string() : *name);
        }
        return m_placing->add(std::move(placed), reader.geometry());
    }
    void noteWhatIsOutside()
    {
        if (const std::int64_t outside = m_placing->outsideCount(); outside > 0) {
            const std::string count = std::to_string(outside);
            m_context.note({m_role.title.de + ": " + count + " Objekte liegen in keiner Zone",
                            m_role.title.en + ": " + count + " features are in no zone"});
        }
    }

    RunContext& m_context;
    const role::Role& m_role;
    const std::vector<ZoneSet>& m_sets;
    RowFormulas m_formulas;
    std::vector<Part> m_parts;
    bool m_needsPlacing = false;
    std::optional<std::size_t> m_cell;
    std::optional<RowPlacing> m_placing;
};

/// The project's mapping of a role's fields, as the run sees it.
std::map<std::string, std::string> mappingOf(const RunContext& context, const role::Role& role)
{
    std::map<std::string, std::string> mapping;
    for (const role::Field& field : role.fields) {
        if (const auto column = context.fieldColumn(role.id, field.id)) {
            mapping[field.id] = *column;
        }
    }
    return mapping;
}

void startTallies(Measured& measured, const std::vector<ZoneSet>& sets)
{
    const auto median = measured.measure.kind == MeasureKind::Median ? spatial::Median::Yes : spatial::Median::No;
    measured.whole.assign(1, Tally(median));
    for (const ZoneSet& set : sets) {
        measured.zones.emplace_back(set.size(), Tally(median));
    }
    measured.isCoarser.assign(sets.size(), false);
}

/// The area of the zones themselves.
void measureZones(Measured& measured, const std::vector<ZoneSet>& sets)
{
    measured.unit = *parseUnit("m2");
    for (std::size_t set = 0; set < sets.size(); ++set) {
        for (std::size_t zone = 0; zone < sets[set].size(); ++zone) {
            measured.zones[set][zone].add(sets[set].areaM2(zone), 1.0);
            if (set == 0) {
                measured.whole[0].add(sets[set].areaM2(zone), 1.0);
            }
        }
    }
}

MeasuredValue meanOrMedian(const spatial::ZoneSummary& summary, MeasureKind kind)
{
    const bool isMedian = kind == MeasureKind::Median;
    return {.value = isMedian ? summary.median : std::optional(summary.mean), .validShare = 1.0 - summary.missingShare};
}

/// Whether a tally must not be told by itself: counts are never dominated by one of the counted.
bool mustHide(const Measured& measured, const Tally& tally, const privacy::DominanceRule& dominance)
{
    const bool isAmount = measured.measure.kind == MeasureKind::Sum || measured.measure.kind == MeasureKind::Mean;
    const bool isTooFew = tally.group.members > 0.0 && tally.group.members < measured.smallestGroup;
    return isTooFew || (isAmount && privacy::isDominated(tally.group, dominance));
}

/// Hides some zones of a set that are parts of one total.
void hideParts(Measured& measured, std::size_t set, const std::vector<std::size_t>& parts, privacy::Total total,
               const privacy::DominanceRule& dominance)
{
    std::vector<double> members;
    std::vector<bool> must;
    for (const std::size_t zone : parts) {
        members.push_back(measured.zones[set][zone].group.members);
        must.push_back(mustHide(measured, measured.zones[set][zone], dominance));
    }
    const privacy::Suppression found = privacy::suppressed(members, must, measured.smallestGroup, total);
    for (std::size_t part = 0; part < parts.size(); ++part) {
        measured.hidden[set][parts[part]] = found.hidden[part];
    }
    measured.isWholeHidden = measured.isWholeHidden || (set == 0 && found.isTotalHidden);
}

} // namespace

const std::vector<std::string>& privacyEntries()
{
    static const std::vector<std::string> kEntries = {"privacy/metering_group", "privacy/heat_planning_group",
                                                      "privacy/heating_appliances_group", "privacy/dominance_largest",
                                                      "privacy/dominance_two_largest"};
    return kEntries;
}

void withhold(Measured& measured, const std::vector<ZoneSet>& sets, const privacy::DominanceRule& dominance)
{
    using privacy::Total;
    if (measured.smallestGroup <= 0.0 || measured.absence != Absence::None) {
        return;
    }
    measured.isWholeHidden = mustHide(measured, measured.whole[0], dominance);
    for (std::size_t set = 0; set < sets.size(); ++set) {
        measured.hidden.emplace_back(sets[set].size(), false);
        std::map<std::optional<std::size_t>, std::vector<std::size_t>> parts; // by the zone around them
        for (std::size_t zone = 0; zone < sets[set].size(); ++zone) {
            parts[set == 0 ? std::nullopt : sets[0].match(sets[set].key(zone)).zone].push_back(zone);
        }
        for (const auto& [around, zones] : parts) {
            const bool isAroundHidden = around && measured.hidden[0][*around];
            if (isAroundHidden) { // whoever knows all of its parts knows it
                std::ranges::for_each(zones, [&](std::size_t zone) { measured.hidden[set][zone] = true; });
                continue;
            }
            const bool isTotalShown = set > 0 || !measured.isWholeHidden;
            hideParts(measured, set, zones, isTotalShown ? Total::Shown : Total::Hidden, dominance);
        }
    }
}

MeasuredValue valueOf(Measured& measured, std::optional<std::size_t> set, std::size_t zone)
{
    if (measured.absence != Absence::None) {
        return {.value = std::nullopt, .validShare = 0.0, .absence = measured.absence};
    }
    if (set ? !measured.hidden.empty() && measured.hidden[*set][zone] : measured.isWholeHidden) {
        return {.value = std::nullopt, .validShare = 0.0, .absence = Absence::Group};
    }
    Tally& tally = set ? measured.zones[*set][zone] : measured.whole[0];
    if (measured.isByKey && !tally.hasRows) {
        const bool isCoarser = set && measured.isCoarser[*set];
        return {.value = std::nullopt, .validShare = 0.0, .absence = isCoarser ? Absence::Level : Absence::Rows};
    }
    const MeasureKind kind = measured.measure.kind;
    const bool isTotal = kind != MeasureKind::Mean && kind != MeasureKind::Median;
    const auto summary = tally.values.summary();
    if (!summary) {
        return isTotal && tally.rows == 0.0
                   ? MeasuredValue{.value = 0.0}
                   : MeasuredValue{.value = std::nullopt, .validShare = 0.0, .absence = Absence::Values};
    }
    if (isTotal) {
        return {.value = summary->sum, .validShare = 1.0 - summary->missingShare};
    }
    return meanOrMedian(*summary, kind);
}

Result<void> measureRole(RunContext& context, const std::string& role, const std::vector<ZoneSet>& sets,
                         std::vector<Measured*> measures, Job& job)
{
    WB_TRY(const role::RoleLibrary* const library, role::shippedRoles());
    const role::Role* const known = library->find(role);
    std::ranges::for_each(measures, [&](Measured* measured) { startTallies(*measured, sets); });
    if (role == "zones" || role == "districts") {
        std::ranges::for_each(measures, [&](Measured* measured) { measureZones(*measured, sets); });
        return {};
    }
    std::erase_if(measures, [&](Measured* measured) {
        const std::string& touched = measured->measure.touches;
        const bool hasAll = context.hasInput(role) && (touched.empty() || context.hasInput(touched));
        if (!hasAll) {
            measured->absence = Absence::Role;
            measured->subject = context.hasInput(role) ? touched : role;
        }
        return !hasAll;
    });
    if (measures.empty() || known == nullptr) {
        return {};
    }
    RolePass pass(context, *known, sets,
                  role::RowFormulas(known, context.input(role).schema, mappingOf(context, *known)));
    Job prepareJob = job.part(0.0, 0.1);
    WB_CHECK(pass.prepare(measures, prepareJob));
    Job runJob = job.part(0.1, 1.0);
    return pass.run(runJob);
}

} // namespace weitblick::analysis::indicator
