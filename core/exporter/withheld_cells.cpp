// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporter/withheld_cells.h"

#include "core/analysis/role/protection.h"
#include "core/workspace/cell_number.h"

#include <algorithm>
#include <string>

namespace weitblick::exporter {

Result<WithheldCells> WithheldCells::of(workspace::Workspace& project, const workspace::Dataset& dataset,
                                        PersonalValues personal)
{
    WithheldCells withheld;
    if (personal == PersonalValues::Keep || dataset.schema.raster) {
        return withheld;
    }
    WB_TRY(const analysis::role::Protection protection, analysis::role::protectionOf(project, dataset));
    for (const analysis::role::ProtectedColumn& column : protection.columns) {
        const auto at = dataset.schema.indexOf(column.column);
        if (!at) {
            continue;
        }
        withheld.m_columns.resize(std::max(withheld.m_columns.size(), *at + 1));
        withheld.m_columns[*at] = Guarded{
            .title = column.title,
            .smallestGroup = column.smallestGroup,
            .members = column.membersColumn.empty() ? std::nullopt : dataset.schema.indexOf(column.membersColumn)};
    }
    if (protection.places) {
        withheld.m_power = dataset.schema.indexOf(protection.places->column);
        withheld.m_smallUnit = protection.places->upTo;
    }
    return withheld;
}

workspace::Cell WithheldCells::cell(const workspace::LayerReader& reader, std::size_t column)
{
    workspace::Cell cell = reader.value(column);
    if (column >= m_columns.size() || !m_columns[column] || std::holds_alternative<std::monostate>(cell)) {
        return cell;
    }
    Guarded& guarded = *m_columns[column];
    const double members = guarded.members ? workspace::numberIn(reader.value(*guarded.members)).value_or(1.0) : 1.0;
    if (members >= guarded.smallestGroup) {
        return cell;
    }
    ++guarded.withheld;
    return {};
}

std::span<const std::byte> WithheldCells::place(const workspace::LayerReader& reader)
{
    const std::span<const std::byte> geometry = reader.geometry();
    if (!m_power || geometry.empty() || workspace::numberIn(reader.value(*m_power)).value_or(0.0) > m_smallUnit) {
        return geometry;
    }
    ++m_withheldPlaces;
    return {};
}

std::int64_t WithheldCells::count() const
{
    std::int64_t count = m_withheldPlaces;
    for (const auto& column : m_columns) {
        count += column ? column->withheld : 0;
    }
    return count;
}

std::vector<Text> WithheldCells::remarks() const
{
    std::vector<Text> remarks;
    for (const auto& column : m_columns) {
        if (column && column->withheld > 0) {
            const std::string count = std::to_string(column->withheld);
            const std::string least = std::to_string(static_cast<std::int64_t>(column->smallestGroup));
            remarks.emplace_back(
                "„" + column->title.de + "“: " + count + " Werte sind leer, weil sie für weniger als " + least +
                    " Einheiten stehen (Datenschutz)",
                "“" + column->title.en + "”: " + count + " values are empty because they stand for fewer than " +
                    least + " units (privacy)");
        }
    }
    if (m_withheldPlaces > 0) {
        const std::string count = std::to_string(m_withheldPlaces);
        remarks.emplace_back(count + " kleine Anlagen stehen ohne genauen Ort in der Datei (Datenschutz)",
                             count + " small units are in the file without their exact place (privacy)");
    }
    return remarks;
}

} // namespace weitblick::exporter
