// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry.h"
#include "core/workspace/edit.h"
#include "core/workspace/lineage.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis::registry {

/// The registry as one run sees it: the values of a day, the user's overrides in their place, and a record of what was
/// read, ready for the lineage.
class RegistryView {
public:
    /// `registry` must outlive the view.
    RegistryView(const Registry& registry, Date day, std::vector<workspace::OverrideParameter> overrides);

    /// Units    the value converted to `unit`.
    /// Errors   NotFound      no such entry, or no value on the day.
    ///          InvalidInput  not a number, another quantity, or an override that does not fit.
    Result<double> number(std::string_view id, std::string_view unit);
    Result<std::string> text(std::string_view id);
    Result<const Table*> table(std::string_view id); ///< lives as long as the view

    /// Reads an entry of any kind, for the run hash.
    Result<std::string> canonical(std::string_view id);

    [[nodiscard]] Date day() const { return m_day; }
    /// By id; an assumption's source starts with "⚠ ", an override's with its reason.
    [[nodiscard]] std::vector<workspace::LineageRegistryEntry> used() const;

private:
    struct Used {
        const Entry* entry = nullptr;
        Value value;
        workspace::LineageRegistryEntry lineage;
    };
    Result<const Used*> use(std::string_view id);

    const Registry* m_registry;
    Date m_day;
    std::vector<workspace::OverrideParameter> m_overrides;
    std::map<std::string, Used, std::less<>> m_used;
};

/// Whether an override can be used: the entry exists, the value is of its kind, unit and range, and a reason is given.
/// Errors   NotFound, InvalidInput, Ambiguous.
Result<void> validate(const Registry& registry, const workspace::OverrideParameter& parameter);

} // namespace weitblick::analysis::registry
