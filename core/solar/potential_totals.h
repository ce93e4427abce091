// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/roof_places.h"
#include "core/solar/roof_suitability.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

namespace weitblick::solar {

/// A roof as the totals count it.
struct JudgedRoof {
    RoofPlace place;
    double areaM2 = 0.0;
    RoofPotential potential;
};

/// "Süd", "flach" …
const char* nameOf(RoofFacing facing);
/// Why a roof is not suited, in a few words; "" where it is.
const char* reasonOf(Unsuited reason);

/// Sums over roofs: of all, and of each district, use and kind of owner; each in all and by where the roofs look.
class PotentialTotals {
public:
    void add(const JudgedRoof& roof);
    static workspace::LayerSchema schema();
    /// The rows: the whole before its parts, otherwise by name.
    void write(workspace::RowBatch& rows) const;

private:
    struct Sums {
        std::int64_t roofs = 0;
        std::int64_t suited = 0;
        double areaM2 = 0.0;
        double usableM2 = 0.0;
        double modulesM2 = 0.0;
        double powerKWp = 0.0;
        void add(const JudgedRoof& roof);
    };
    enum class Group : std::uint8_t { All, District, Use, Owner };
    using Key = std::tuple<Group, std::string, int>; ///< group, key, facing; -1: all

    void addTo(Group group, const std::string& key, const JudgedRoof& roof);
    static const char* groupName(Group group);

    std::map<Key, Sums> m_sums;
    std::map<std::string, std::string> m_districtNames; ///< by key
};

} // namespace weitblick::solar
