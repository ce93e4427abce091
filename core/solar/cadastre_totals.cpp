// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/cadastre_totals.h"

#include <algorithm>
#include <utility>

namespace weitblick::solar {

using workspace::ColumnType;

namespace {

constexpr std::size_t kNoClass = 0xffff;

void addText(workspace::RowBatch& rows, const std::string& text)
{
    if (text.empty()) {
        rows.addNull();
    } else {
        rows.addText(text);
    }
}

} // namespace

const char* CadastreTotals::nameOf(Group group)
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
    case Group::RoofType:
        return "Dachform";
    case Group::Excluded:
        return "nicht gezählt";
    }
    return "";
}

void CadastreTotals::addTo(Group group, const std::string& key, const CountedRoof& roof)
{
    if (group == Group::Excluded) {
        Sums& sums = m_sums[{group, key, kNoClass}];
        ++sums.roofs;
        sums.areaM2 += roof.areaM2;
        return;
    }
    ++m_sums[{group, key, roof.roofClass}].roofs;
    const std::size_t count = std::max(roof.classShares.size(), roof.roofClass + 1);
    for (std::size_t it = 0; it < count; ++it) {
        const double share = !roof.classShares.empty() ? roof.classShares[it] : it == roof.roofClass ? 1.0 : 0.0;
        if (share > 0.0) {
            Sums& sums = m_sums[{group, key, it}];
            sums.areaM2 += share * roof.areaM2;
            sums.usableM2 += share * roof.usableM2;
            sums.irradiationKWh += share * roof.irradiationKWh;
        }
    }
}

void CadastreTotals::add(const CountedRoof& roof)
{
    if (!roof.exclusion.empty()) {
        addTo(Group::Excluded, roof.exclusion, roof);
        return;
    }
    const RoofPlace& place = roof.place;
    addTo(Group::All, "", roof);
    if (!place.districtKey.empty() || !place.districtName.empty()) {
        const std::string& key = place.districtKey.empty() ? place.districtName : place.districtKey;
        m_districtNames[key] = place.districtName;
        addTo(Group::District, key, roof);
    }
    for (const auto& [group, key] :
         {std::pair(Group::Use, place.use), {Group::Owner, place.owner}, {Group::RoofType, place.roofType}}) {
        if (!key.empty()) {
            addTo(group, key, roof);
        }
    }
}

workspace::LayerSchema CadastreTotals::schema()
{
    return {.name = {},
            .columns = {{"gruppe", ColumnType::Text, "", "Gruppe"},
                        {"schluessel", ColumnType::Text, "", "Schlüssel"},
                        {"name", ColumnType::Text, "", "Name"},
                        {"klasse_nr", ColumnType::Integer, "", "Nummer der Klasse"},
                        {"klasse", ColumnType::Text, "", "Eignungsklasse"},
                        {"farbe", ColumnType::Text, "", "Farbe"},
                        {"daecher", ColumnType::Integer, "", "Dachflächen"},
                        {"flaeche_m2", ColumnType::Real, "m2", "Dachfläche"},
                        {"nutzbar_m2", ColumnType::Real, "m2", "Nutzbare Fläche"},
                        {"einstrahlung_kwh", ColumnType::Real, "kWh", "Einstrahlung im Jahr auf die nutzbare Fläche"}}};
}

void CadastreTotals::write(const RoofClasses& classes, workspace::RowBatch& rows) const
{
    for (const auto& [key, sums] : m_sums) {
        const auto& [group, name, roofClass] = key;
        rows.beginRow();
        rows.addText(nameOf(group));
        addText(rows, name);
        const auto district = m_districtNames.find(name);
        addText(rows, group == Group::District && district != m_districtNames.end() ? district->second : name);
        if (roofClass < classes.all().size()) {
            rows.add(static_cast<std::int64_t>(roofClass) + 1);
            rows.addText(classes.all()[roofClass].label);
            rows.addText(classes.all()[roofClass].colour);
        } else {
            rows.addNull();
            rows.addNull();
            rows.addNull();
        }
        rows.add(sums.roofs);
        rows.add(sums.areaM2);
        rows.add(sums.usableM2);
        rows.add(sums.irradiationKWh);
        rows.endRow();
    }
}

} // namespace weitblick::solar
