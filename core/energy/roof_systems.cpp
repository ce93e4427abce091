// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/roof_systems.h"

#include "core/analysis/spatial/key_groups.h"
#include "core/geo/gpkg_geometry.h"
#include "core/solar/roof_fields.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/cell_number.h"

#include <array>
#include <cmath>
#include <limits>

namespace weitblick::energy {

namespace {

using analysis::RunContext;
using workspace::LayerReader;

constexpr std::int64_t kRowsPerReport = 2048;

enum Slot : std::uint8_t { Power, Yield, Tilt, Azimuth, Building, Demand, SlotCount };

constexpr std::array<std::string_view, SlotCount> kFields = {"power", "yield", "tilt", "azimuth", "building", "demand"};

/// Which of the columns that are read holds what.
struct RoofColumns {
    std::vector<std::string> names;
    std::array<std::optional<std::size_t>, SlotCount> at;
};

Result<RoofColumns> findColumns(const RunContext& context)
{
    RoofColumns columns;
    for (std::size_t slot = 0; slot < SlotCount; ++slot) {
        const std::string field(kFields[slot]);
        const auto column = columnFor(context, "roofs", field + "_column", field);
        if (!column && (slot == Power || slot == Yield)) {
            const std::string& layer = context.input("roofs").schema.name;
            return Error{.code = ErrorCode::NotFound,
                         .message = slot == Power ? Text{"„" + layer + "“ hat keine Spalte mit der Leistung in kWp",
                                                         "“" + layer + "” has no column with the power in kWp"}
                                                  : Text{"„" + layer + "“ hat keine Spalte mit dem Jahresertrag in kWh",
                                                         "“" + layer + "” has no column with the yearly yield in kWh"},
                         .subject = field + "_column",
                         .advice = {"Zuerst den Ertrag der Dachflächen rechnen, oder die Spalte angeben",
                                    "First compute the yield of the roofs, or name the column"}};
        }
        if (column) {
            columns.at[slot] = columns.names.size();
            columns.names.push_back(*column);
        }
    }
    return columns;
}

double numberOf(const LayerReader& reader, const std::optional<std::size_t>& column)
{
    const auto number = column ? workspace::numberIn(reader.value(*column)) : std::nullopt;
    return number.value_or(std::numeric_limits<double>::quiet_NaN());
}

class RoofCollector {
public:
    RoofCollector(RunContext& context, const RoofColumns& columns) : m_context(context), m_columns(columns) {}

    void add(const LayerReader& reader)
    {
        const double power = numberOf(reader, m_columns.at[Power]);
        const double yield = numberOf(reader, m_columns.at[Yield]);
        if (!(power > 0.0 && yield > 0.0)) {
            m_context.reject({.source = m_context.input("roofs").schema.name,
                              .line = reader.fid(),
                              .reasonDe = "keine Leistung oder kein Ertrag",
                              .reasonEn = "no power or no yield"});
            return;
        }
        RoofSystem& system = m_found.systems[systemOf(reader)];
        system.roofs.push_back(m_found.roofs.size());
        system.powerKwp += power;
        system.yieldKwh += yield;
        if (const double demand = numberOf(reader, m_columns.at[Demand]); demand >= 0.0 && !system.demandKwh) {
            system.demandKwh = demand;
        }
        Roof roof{.fid = reader.fid(),
                  .system = static_cast<std::size_t>(&system - m_found.systems.data()),
                  .powerKwp = power,
                  .yieldKwh = yield,
                  .orientation = orientationClassOf(numberOf(reader, m_columns.at[Tilt]),
                                                    numberOf(reader, m_columns.at[Azimuth]))};
        if (const auto header = geo::readGpkgHeader(reader.geometry()); header && !header->envelope.isEmpty()) {
            const geo::Envelope& box = header->envelope;
            roof.centre = {(box.minX + box.maxX) / 2.0, (box.minY + box.maxY) / 2.0};
        } else {
            constexpr double kNowhere = std::numeric_limits<double>::quiet_NaN();
            roof.centre = {kNowhere, kNowhere};
        }
        m_found.roofs.push_back(roof);
    }
    RoofSystems take() && { return std::move(m_found); }

private:
    std::size_t systemOf(const LayerReader& reader)
    {
        const auto building = m_columns.at[Building] ? analysis::spatial::keyOf(reader.value(*m_columns.at[Building]))
                                                     : std::optional<std::string>();
        if (building && !m_buildings.add(*building)) {
            return m_systemOfBuilding[*m_buildings.find(*building)];
        }
        m_found.systems.emplace_back();
        if (building) {
            m_systemOfBuilding.push_back(m_found.systems.size() - 1);
        }
        return m_found.systems.size() - 1;
    }

    RunContext& m_context;
    const RoofColumns& m_columns;
    RoofSystems m_found;
    analysis::spatial::KeyGroups m_buildings;
    std::vector<std::size_t> m_systemOfBuilding;
};

} // namespace

std::optional<std::string> columnFor(const RunContext& context, std::string_view input, std::string_view parameter,
                                     std::string_view field)
{
    if (context.has(parameter)) {
        return context.text(parameter);
    }
    return solar::columnFor(context, input, input, field); // inputs are called as their roles
}

Result<RoofSystems> readRoofSystems(RunContext& context, Job& job)
{
    WB_TRY(const RoofColumns columns, findColumns(context));
    WB_TRY(LayerReader reader, context.read("roofs", {.columns = columns.names}));
    const double rowCount = static_cast<double>(std::max<std::int64_t>(1, context.input("roofs").rowCount));
    RoofCollector collector(context, columns);
    for (std::int64_t row = 0;; ++row) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            context.countRead(row);
            return std::move(collector).take();
        }
        if (row % kRowsPerReport == 0) {
            WB_CHECK(job.report(std::min(1.0, static_cast<double>(row) / rowCount), "roofs"));
        }
        collector.add(reader);
    }
}

} // namespace weitblick::energy
