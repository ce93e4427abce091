// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/surface_rows.h"

#include <string_view>

namespace weitblick::intake {

using workspace::ColumnType;

namespace {

/// "1000; 3100" where the body says several.
std::string valuesOf(const Building& building, std::string_view name, int body)
{
    std::string all;
    for (const BuildingAttribute& attribute : building.attributes) {
        const bool isMeant = attribute.name == name && !attribute.isGeneric && attribute.body == body;
        if (isMeant && !attribute.value.empty()) {
            all += (all.empty() ? "" : "; ") + attribute.value;
        }
    }
    return all.empty() && body != 0 ? valuesOf(building, name, 0) : all;
}

void addText(workspace::RowBatch& batch, const std::string& text)
{
    if (text.empty()) {
        batch.addNull();
    } else {
        batch.addText(text);
    }
}

std::string partId(const Building& building, int body)
{
    return body == 0 ? std::string() : building.partIds.at(static_cast<std::size_t>(body) - 1);
}

std::string mendedFlaws(const SurfacePlane& plane)
{
    std::string flaws = plane.hasOpenRing ? "Ring nicht geschlossen" : "";
    if (plane.isReversed) {
        flaws += (flaws.empty() ? "" : "; ") + std::string("Ecken von oben gesehen im Uhrzeigersinn");
    }
    return flaws;
}

} // namespace

std::vector<workspace::Column> surfaceColumns()
{
    return {{"gml_id", ColumnType::Text, "", "Kennung der Fläche"},
            {"surface_id", ColumnType::Text, "", "Kennung der Begrenzungsfläche"},
            {"building_id", ColumnType::Text, "", "Kennung des Gebäudes"},
            {"part_id", ColumnType::Text, "", "Kennung des Gebäudeteils"},
            {"function", ColumnType::Text, "", "Gebäudefunktion"},
            {"roofType", ColumnType::Text, "", "Dachform"},
            {"lod", ColumnType::Integer, "", "Detailstufe (LoD)"},
            {"area", ColumnType::Real, "m2", "Wahre Fläche"},
            {"planArea", ColumnType::Real, "m2", "Fläche im Grundriss"},
            {"tilt", ColumnType::Real, "°", "Neigung"},
            {"azimuth", ColumnType::Real, "°", "Ausrichtung (0 = Nord, 90 = Ost)"},
            {"lowestHeight", ColumnType::Real, "m", "Höhe des tiefsten Punktes"},
            {"highestHeight", ColumnType::Real, "m", "Höhe des höchsten Punktes"},
            {"deviation", ColumnType::Real, "m", "Größter Abstand einer Ecke von der Ebene"},
            {"flaw", ColumnType::Text, "", "Behobener Mangel"}};
}

void addSurface(workspace::RowBatch& batch, const Building& building, const BuildingPolygon& polygon,
                const SurfacePlane& plane)
{
    addText(batch, polygon.id.empty() ? polygon.surfaceId : polygon.id);
    addText(batch, polygon.surfaceId);
    addText(batch, building.id);
    addText(batch, partId(building, polygon.body));
    addText(batch, valuesOf(building, "function", polygon.body));
    addText(batch, valuesOf(building, "roofType", polygon.body));
    batch.add(std::int64_t{polygon.levelOfDetail});
    batch.add(plane.areaM2);
    batch.add(plane.planAreaM2);
    batch.add(plane.tiltDeg);
    if (plane.azimuthDeg) {
        batch.add(*plane.azimuthDeg);
    } else {
        batch.addNull();
    }
    batch.add(plane.lowestM);
    batch.add(plane.highestM);
    batch.add(plane.deviationM);
    addText(batch, mendedFlaws(plane));
}

std::string surfaceName(const Building& building, const BuildingPolygon& polygon)
{
    std::string name = polygon.surfaceId.empty() ? polygon.id : polygon.surfaceId;
    name = name.empty() ? "?" : name;
    if (!polygon.surfaceId.empty() && !polygon.id.empty()) {
        name += " (Polygon " + polygon.id + ")";
    }
    return name + ", Gebäude " + (building.id.empty() ? "?" : building.id);
}

} // namespace weitblick::intake
