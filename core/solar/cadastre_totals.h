// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/roof_class.h"
#include "core/solar/roof_places.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace weitblick::solar {

/// A roof as the totals count it.
struct CountedRoof {
    RoofPlace place;
    double areaM2 = 0.0;
    double usableM2 = 0.0;
    double irradiationKWh = 0.0;     ///< a year, on the usable area
    std::size_t roofClass = 0;       ///< of the roof as a whole
    std::vector<double> classShares; ///< of its area in each class; empty: all of it in `roofClass`
    std::string exclusion;           ///< why it does not count; empty: it does
};

/// Sums over roofs by class: for all of them, and for each district, use, kind of owner and roof type. Roofs that do
/// not count are summed by their reason, so that nothing is missing.
class CadastreTotals {
public:
    void add(const CountedRoof& roof);

    static workspace::LayerSchema schema();
    /// The rows, in the order of the groups, then by name and class.
    void write(const RoofClasses& classes, workspace::RowBatch& rows) const;

private:
    struct Sums {
        std::int64_t roofs = 0;
        double areaM2 = 0.0;
        double usableM2 = 0.0;
        double irradiationKWh = 0.0;
    };
    enum class Group : std::uint8_t { All, District, Use, Owner, RoofType, Excluded };
    using Key = std::tuple<Group, std::string, std::size_t>; ///< group, key, class

    void addTo(Group group, const std::string& key, const CountedRoof& roof);
    static const char* nameOf(Group group);

    std::map<Key, Sums> m_sums;
    std::map<std::string, std::string> m_districtNames; ///< by key
};

} // namespace weitblick::solar
