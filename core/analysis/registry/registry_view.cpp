// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/registry/registry_view.h"

#include "core/base/unit.h"

#include <algorithm>

namespace weitblick::analysis::registry {

namespace {

Error wrongKind(const Entry& entry, const Text& expected)
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"der Registereintrag ist " + expected.de, "the registry entry is " + expected.en},
            .subject = entry.id};
}

workspace::LineageRegistryEntry lineageOf(const Registry::Found& found, const Value& value)
{
    return {.id = found.entry->id,
            .value = canonicalText(value),
            .unit = found.entry->unit,
            .validFrom = found.period->validFrom ? isoOf(*found.period->validFrom) : "",
            .source = (found.period->assumption ? "⚠ " : "") + found.period->source,
            .overridden = false};
}

} // namespace

RegistryView::RegistryView(const Registry& registry, Date day, std::vector<workspace::OverrideParameter> overrides)
    : m_registry(&registry),
      m_day(day),
      m_overrides(std::move(overrides))
{
}

Result<const RegistryView::Used*> RegistryView::use(std::string_view id)
{
    if (const auto known = m_used.find(id); known != m_used.end()) {
        return &known->second;
    }
    WB_TRY(const Registry::Found found, m_registry->find(id, m_day));
    Used used{found.entry, found.period->value, lineageOf(found, found.period->value)};
    const auto override = std::ranges::find(m_overrides, id, &workspace::OverrideParameter::entry);
    if (override != m_overrides.end() && override->value) {
        auto value = valueFromText(*found.entry, *override->value);
        if (!value) {
            return std::move(value).error().during("reading the override of " + std::string(id));
        }
        used.lineage.source =
            override->reason + " (" + used.lineage.value + " " + used.lineage.unit + ": " + used.lineage.source + ")";
        used.value = std::move(value).value();
        used.lineage.value = canonicalText(used.value);
        used.lineage.overridden = true;
    }
    return &m_used.emplace(std::string(id), std::move(used)).first->second;
}

Result<double> RegistryView::number(std::string_view id, std::string_view unit)
{
    WB_TRY(const Used* const used, use(id));
    const auto* const value = std::get_if<double>(&used->value);
    if (value == nullptr) {
        return wrongKind(*used->entry, {"keine Zahl", "not a number"});
    }
    return convertUnit(*value, used->entry->unit, unit);
}

Result<std::string> RegistryView::text(std::string_view id)
{
    WB_TRY(const Used* const used, use(id));
    const auto* const value = std::get_if<std::string>(&used->value);
    if (value == nullptr) {
        return wrongKind(*used->entry, {"kein Text", "not a text"});
    }
    return *value;
}

Result<const Table*> RegistryView::table(std::string_view id)
{
    WB_TRY(const Used* const used, use(id));
    const auto* const value = std::get_if<Table>(&used->value);
    if (value == nullptr) {
        return wrongKind(*used->entry, {"keine Tabelle", "not a table"});
    }
    return value;
}

Result<std::string> RegistryView::canonical(std::string_view id)
{
    WB_TRY(const Used* const used, use(id));
    return used->lineage.value + " " + used->lineage.unit;
}

std::vector<workspace::LineageRegistryEntry> RegistryView::used() const
{
    std::vector<workspace::LineageRegistryEntry> entries;
    std::ranges::transform(m_used, std::back_inserter(entries), [](const auto& item) { return item.second.lineage; });
    return entries;
}

Result<void> validate(const Registry& registry, const workspace::OverrideParameter& parameter)
{
    const auto entry = registry.entries().find(parameter.entry);
    if (entry == registry.entries().end()) {
        return registry.find(parameter.entry, today()).error();
    }
    if (!parameter.value) {
        return {};
    }
    WB_CHECK(valueFromText(entry->second, *parameter.value));
    if (parameter.reason.find_first_not_of(' ') == std::string::npos) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"eine Abweichung vom Register braucht eine Begründung",
                                 "an override of the registry needs a reason"},
                     .subject = parameter.entry};
    }
    return {};
}

} // namespace weitblick::analysis::registry
