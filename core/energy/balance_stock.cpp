// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/balance_stock.h"

#include "core/analysis/spatial/zone_layer.h"
#include "core/energy/role_columns.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace weitblick::energy {

using analysis::spatial::ZoneLayer;

namespace {

constexpr FieldNeed kOptional = FieldNeed::Optional;

/// Source   ALKIS-Objektartenkatalog, Gebäudefunktion: 1xxx Wohnen, 27xx Land- und Forstwirtschaft.
LoadKind kindOf(const std::string& functionCode)
{
    const std::string code = functionCode.substr(functionCode.size() > 4 ? functionCode.size() - 4 : 0);
    if (code.starts_with("27")) {
        return LoadKind::Farm;
    }
    return code.empty() || code.starts_with('1') ? LoadKind::Household : LoadKind::Business;
}

double heatFactorOf(const std::string& heating, const HeatFactors& factors)
{
    if (heating.find("Gas") != std::string::npos || heating.find("gas") != std::string::npos) {
        return factors.gas;
    }
    return heating.find("Öl") != std::string::npos || heating.find("öl") != std::string::npos ? factors.oil : 0.0;
}

/// Finds the building of a roof.
class BuildingFinder {
public:
    explicit BuildingFinder(const ZoneLayer& outlines) : m_outlines(outlines) {}

    void add(std::size_t row, const std::string& key, std::size_t building)
    {
        m_byRow.emplace(row, building);
        if (!key.empty()) {
            m_byKey.emplace(key, building);
        }
    }
    [[nodiscard]] std::optional<std::size_t> find(const std::string& key, std::optional<geo::Point> middle) const
    {
        if (const auto found = m_byKey.find(key); !key.empty() && found != m_byKey.end()) {
            return found->second;
        }
        const std::uint32_t row = middle ? m_outlines.index().firstCovering(*middle) : geo::kNoZone;
        const auto found = row == geo::kNoZone ? m_byRow.end() : m_byRow.find(row);
        return found == m_byRow.end() ? std::nullopt : std::optional(found->second);
    }

private:
    const ZoneLayer& m_outlines;
    std::unordered_map<std::size_t, std::size_t> m_byRow;
    std::unordered_map<std::string, std::size_t> m_byKey;
};

Result<void> readBuildings(analysis::RunContext& context, const std::optional<ZoneLayer>& area,
                           const HeatFactors& factors, BalanceStock& stock, BuildingFinder& finder)
{
    WB_TRY(FieldRows rows, FieldRows::open(context, "buildings", "buildings",
                                           {{"electricity"},
                                            {"heat_demand", kOptional},
                                            {"function_code", kOptional},
                                            {"heating", kOptional},
                                            {"dwellings", kOptional},
                                            {"key", kOptional}}));
    std::size_t row = 0;
    while (true) {
        WB_TRY(const bool more, rows.next());
        if (!more) {
            break;
        }
        const std::size_t own = row++;
        const auto electricity = rows.number(0);
        stock.consumersByRow.push_back(electricity.value_or(0.0) > 0.0 ? 1.0 : 0.0);
        const auto middle = middleOf(rows.geometry());
        if (!middle || (area && area->index().firstCovering(*middle) == geo::kNoZone)) {
            continue;
        }
        stock.withoutConsumption += electricity ? 0 : 1;
        finder.add(own, rows.text(5), stock.buildings.size());
        stock.buildings.push_back({.fid = rows.fid(),
                                   .row = own,
                                   .kind = kindOf(rows.text(2)),
                                   .electricityKwh = std::max(0.0, electricity.value_or(0.0)),
                                   .heatKwh = std::max(0.0, rows.number(1).value_or(0.0)),
                                   .heatCo2KgPerKwh = heatFactorOf(rows.text(3), factors),
                                   .dwellings = std::max(0.0, rows.number(4).value_or(0.0)),
                                   .yieldByClass = {}});
    }
    context.countRead(static_cast<std::int64_t>(row));
    return {};
}

void addRoof(BalanceStock& stock, const PotentialRoof& roof, std::optional<std::size_t> building)
{
    if (!building) {
        ++stock.roofsWithoutBuilding;
        return;
    }
    const OrientationClass orientation = orientationClassOf(roof.tiltDeg, roof.azimuthDeg);
    stock.classes.emplace(orientation.number, orientation);
    BalanceBuilding& own = stock.buildings[*building];
    own.powerKwp += roof.powerKwp;
    own.yieldKwh += roof.yieldKwh;
    own.yieldByClass[orientation.number] += roof.yieldKwh;
}

} // namespace

Result<BalanceStock> readStock(analysis::RunContext& context, const RoofEstimate& estimate, const HeatFactors& factors,
                               Job& job)
{
    const std::int32_t srsId = context.input("buildings").schema.srsId;
    BalanceStock stock;
    std::optional<ZoneLayer> area;
    if (context.hasInput("area")) {
        Job areaJob = job.part(0.0, 0.1);
        WB_TRY(area, ZoneLayer::read(context, "area", srsId, areaJob));
    }
    Job outlineJob = job.part(0.1, 0.5);
    WB_TRY(const ZoneLayer outlines, ZoneLayer::read(context, "buildings", srsId, outlineJob));
    BuildingFinder finder(outlines);
    WB_CHECK(readBuildings(context, area, factors, stock, finder));
    Job roofJob = job.part(0.5, 1.0);
    WB_TRY(const RoofStock roofs, readRoofs(context, nullptr, estimate, roofJob));
    for (const PotentialRoof& roof : roofs.roofs) {
        addRoof(stock, roof, finder.find(roof.building, roof.middle));
    }
    return stock;
}

} // namespace weitblick::energy
