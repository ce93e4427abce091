// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/potential_totals.h"

namespace weitblick::solar {

using workspace::ColumnType;

const char* nameOf(RoofFacing facing)
{
    switch (facing) {
    case RoofFacing::Flat:
        return "flach";
    case RoofFacing::North:
        return "Nord";
    case RoofFacing::East:
        return "Ost";
    case RoofFacing::South:
        return "Süd";
    case RoofFacing::West:
        return "West";
    }
    return "";
}

const char* reasonOf(Unsuited reason)
{
    switch (reason) {
    case Unsuited::No:
        return "";
    case Unsuited::Monument:
        return "Denkmal";
    case Unsuited::TooSmall:
        return "kleiner als die Mindestfläche";
    case Unsuited::TooSteep:
        return "zu steil";
    case Unsuited::FacesNorth:
        return "nach Norden geneigt";
    case Unsuited::NoArea:
        return "ohne Fläche";
    }
    return "";
}

const char* PotentialTotals::groupName(Group group)
{
    switch (group) {
    case Group::All:
        return "gesamt";
    case Group::District:
        return "Ortsteil";
    case Group::Use:
        return "Nutzung";
    case Group::Owner:
        return "Eigentümer";
    }
    return "";
}

void PotentialTotals::Sums::add(const JudgedRoof& roof)
{
    ++roofs;
    suited += roof.potential.unsuited == Unsuited::No ? 1 : 0;
    areaM2 += roof.areaM2;
    usableM2 += roof.potential.usableM2;
    modulesM2 += roof.potential.modulesM2;
    powerKWp += roof.potential.powerKWp;
}

void PotentialTotals::addTo(Group group, const std::string& key, const JudgedRoof& roof)
{
    m_sums[{group, key, -1}].add(roof);
    m_sums[{group, key, static_cast<int>(roof.potential.facing)}].add(roof);
}

void PotentialTotals::add(const JudgedRoof& roof)
{
    const RoofPlace& place = roof.place;
    addTo(Group::All, "", roof);
    const std::string& district = place.districtKey.empty() ? place.districtName : place.districtKey;
    if (!district.empty()) {
        m_districtNames[district] = place.districtName;
        addTo(Group::District, district, roof);
    }
    if (!place.use.empty()) {
        addTo(Group::Use, place.use, roof);
    }
    if (!place.owner.empty()) {
        addTo(Group::Owner, place.owner, roof);
    }
}

workspace::LayerSchema PotentialTotals::schema()
{
    return {.name = {},
            .columns = {{"gruppe", ColumnType::Text, "", "Gruppe"},
                        {"schluessel", ColumnType::Text, "", "Schlüssel"},
                        {"name", ColumnType::Text, "", "Name"},
                        {"ausrichtung", ColumnType::Text, "", "Ausrichtung"},
                        {"daecher", ColumnType::Integer, "", "Dachflächen"},
                        {"geeignet", ColumnType::Integer, "", "davon geeignet"},
                        {"flaeche_m2", ColumnType::Real, "m2", "Dachfläche"},
                        {"nutzbar_m2", ColumnType::Real, "m2", "Nutzbare Fläche"},
                        {"modulflaeche_m2", ColumnType::Real, "m2", "Modulfläche"},
                        {"leistung_kwp", ColumnType::Real, "kWp", "Mögliche Leistung"}}};
}

void PotentialTotals::write(workspace::RowBatch& rows) const
{
    for (const auto& [key, sums] : m_sums) {
        const auto& [group, name, facing] = key;
        const auto district = m_districtNames.find(name);
        const std::string shown =
            group == Group::District && district != m_districtNames.end() ? district->second : name;
        rows.beginRow();
        rows.addText(groupName(group));
        for (const std::string& text : {name, shown}) {
            if (text.empty()) {
                rows.addNull();
            } else {
                rows.addText(text);
            }
        }
        rows.addText(facing < 0 ? "alle" : nameOf(static_cast<RoofFacing>(facing)));
        rows.add(sums.roofs);
        rows.add(sums.suited);
        rows.add(sums.areaM2);
        rows.add(sums.usableM2);
        rows.add(sums.modulesM2);
        rows.add(sums.powerKWp);
        rows.endRow();
    }
}

} // namespace weitblick::solar
