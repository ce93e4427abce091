// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry.h"
#include "core/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::solar {

/// A class of suitability, as a table of the parameter registry has it.
struct RoofClass {
    std::string id;    ///< "very_good"
    std::string label; ///< "sehr gut"
    double minimum = 0.0;
    bool includesMinimum = true; ///< false: only what is above it
    std::string colour;          ///< "#d73027"
};

/// The classes of a scheme, the best first.
class RoofClasses {
public:
    /// From solar_classes/hesse_classes (class, label, minimum, edge, colour) or solar_classes/sun_area_classes (the
    /// same without edge). Errors   InvalidInput  other columns, no rows, or limits that do not fall.
    static Result<RoofClasses> fromTable(const analysis::registry::Table& table);

    [[nodiscard]] const std::vector<RoofClass>& all() const { return m_classes; }

    /// The class of a value in the unit of the limits. Below the last limit it is the last class.
    [[nodiscard]] std::size_t classOf(double value) const;

    /// The class that a cadastre names: by label or id, whatever the case, with or without "geeignet" behind it.
    [[nodiscard]] std::optional<std::size_t> classNamed(std::string_view name) const;

private:
    std::vector<RoofClass> m_classes;
};

} // namespace weitblick::solar
