// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/row_placing.h"

#include "core/analysis/role/grid_cell.h"
#include "core/analysis/spatial/reprojection.h"
#include "core/analysis/spatial/zone_shares.h"
#include "core/geo/geos.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <geos_c.h>
#include <map>
#include <utility>

namespace weitblick::analysis::indicator {

namespace {

using role::Placement;
using spatial::FeatureShares;
using spatial::ZoneShare;
using spatial::ZoneShareFinder;

constexpr std::size_t kRowsPerBatch = 1024;
constexpr double kEqualShares = 1e-9; // shares that differ by less are equal: then the first zone counts

/// Polygons that features may touch.
struct Touched {
    std::string role;
    spatial::ZoneLayer layer;
    std::unique_ptr<ZoneShareFinder> finder;
};

/// The features of a measure that are made one before they are measured.
struct Merge {
    Measured* measured = nullptr;
    std::vector<geo::Geometry> parts;
};

Result<std::vector<std::byte>> unionOf(std::vector<geo::Geometry> parts)
{
    GEOSContextHandle_t context = geo::geosContext();
    std::vector<GEOSGeometry*> raw;
    std::ranges::transform(parts, std::back_inserter(raw), [](geo::Geometry& part) { return part.release(); });
    WB_TRY(const geo::Geometry all,
           geo::checked(GEOSGeom_createCollection_r(context, GEOS_GEOMETRYCOLLECTION, raw.data(),
                                                    static_cast<unsigned>(raw.size())),
                        "collecting polygons"));
    WB_TRY(const geo::Geometry merged, geo::checked(GEOSUnaryUnion_r(context, all.get()), "merging polygons"));
    return geo::gpkgFromGeometry(*merged, 0);
}

std::span<const ZoneShare> largestOf(std::span<const ZoneShare> shares)
{
    if (shares.size() < 2) {
        return shares;
    }
    const double largest = std::ranges::max(shares, {}, &ZoneShare::share).share;
    const auto found =
        std::ranges::find_if(shares, [&](const ZoneShare& share) { return share.share > largest - kEqualShares; });
    return shares.subspan(static_cast<std::size_t>(found - shares.begin()), 1);
}

} // namespace

struct RowPlacing::State {
    RunContext& context;
    const role::Role& role;
    const std::vector<ZoneSet>& sets;
    spatial::Reprojection reprojection;
    std::vector<std::unique_ptr<ZoneShareFinder>> finders; ///< by zone set
    std::vector<Touched> touched;
    std::vector<PlacedRow> waiting;
    std::vector<Merge> merges;
    std::int64_t outside = 0;

    Result<void> take(PlacedRow row, std::span<const std::byte> bytes);
    Result<void> addToOthers(std::span<const std::byte> bytes);
    Result<void> keepForMerge(const PlacedRow& row, std::span<const std::byte> bytes);
    Result<void> addWaiting(Job& job);
    void addRow(std::size_t number, const std::vector<FeatureShares>& shares,
                const std::map<std::string, FeatureShares>& touches);
    void addToSet(const Contribution& contribution, std::size_t set, std::span<const ZoneShare> shares) const;
    Result<void> addMerges(Job& job);
    void reject(std::int64_t fid, const Text& reason) const
    {
        context.reject(
            {.source = context.input(role.id).schema.name, .line = fid, .reasonDe = reason.de, .reasonEn = reason.en});
    }
};

/// Brings a row to the finders; a geometry that cannot be used is one in no zone.
Result<void> RowPlacing::State::take(PlacedRow row, std::span<const std::byte> bytes)
{
    if (role.placement == Placement::Merged) {
        return keepForMerge(row, bytes);
    }
    if (const auto added = finders.front()->add(bytes); !added) {
        reject(row.fid, added.error().message);
        bytes = {};
        WB_CHECK(finders.front()->add(bytes));
    }
    WB_CHECK(addToOthers(bytes));
    waiting.push_back(std::move(row));
    Job quiet; // a batch is too short to report
    return waiting.size() < kRowsPerBatch ? Result<void>() : addWaiting(quiet);
}

Result<void> RowPlacing::State::addToOthers(std::span<const std::byte> bytes)
{
    for (std::size_t set = 1; set < finders.size(); ++set) {
        WB_CHECK(finders[set]->add(bytes));
    }
    for (const Touched& each : touched) {
        WB_CHECK(each.finder->add(bytes));
    }
    return {};
}

Result<void> RowPlacing::State::keepForMerge(const PlacedRow& row, std::span<const std::byte> bytes)
{
    for (const Contribution& contribution : row.contributions) {
        auto merge = std::ranges::find(merges, contribution.measured, &Merge::measured);
        if (merge == merges.end()) {
            merges.push_back({contribution.measured, {}});
            merge = merges.end() - 1;
        }
        auto geometry = geo::geometryFromGpkg(bytes);
        if (geometry && geometry.value() != nullptr) {
            geometry = geo::madeValid(std::move(geometry).value());
        }
        if (!geometry) {
            reject(row.fid, geometry.error().message);
        } else if (geometry.value() != nullptr) {
            merge->parts.push_back(std::move(geometry).value());
        }
    }
    return {};
}

void RowPlacing::State::addToSet(const Contribution& contribution, std::size_t set,
                                 std::span<const ZoneShare> shares) const
{
    Measured& measured = *contribution.measured;
    const bool isArea = measured.measure.kind == MeasureKind::Area;
    const bool isWhole = !isArea && role.placement == Placement::Whole;
    double sum = 0.0;
    for (const ZoneShare& share : isWhole ? largestOf(shares) : shares) {
        const double value = isArea && contribution.value == 1.0 ? share.measure : contribution.value;
        const double weight = isArea || isWhole ? 1.0 : share.share;
        measured.zones[set][share.zone].add(value, weight);
        measured.zones[set][share.zone].note(value * weight, contribution.members, measured.smallestGroup);
        sum += weight;
        if (set == 0 && isArea) {
            measured.whole[0].add(value, weight);
        }
    }
    if (set == 0 && !isArea && sum > 0.0) {
        measured.whole[0].add(contribution.value, sum);
        measured.whole[0].note(contribution.value * sum, contribution.members, measured.smallestGroup);
    }
}

void RowPlacing::State::addRow(std::size_t number, const std::vector<FeatureShares>& shares,
                               const std::map<std::string, FeatureShares>& touches)
{
    outside += shares.front().of(number).empty() ? 1 : 0;
    for (const Contribution& contribution : waiting[number].contributions) {
        const std::string& touchedRole = contribution.measured->measure.touches;
        if (!touchedRole.empty() && touches.at(touchedRole).of(number).empty()) {
            continue;
        }
        for (std::size_t set = 0; set < sets.size(); ++set) {
            addToSet(contribution, set, shares[set].of(number));
        }
    }
}

Result<void> RowPlacing::State::addWaiting(Job& job)
{
    std::vector<FeatureShares> shares;
    for (const auto& finder : finders) {
        WB_TRY(FeatureShares found, finder->take(job));
        shares.push_back(std::move(found));
    }
    std::map<std::string, FeatureShares> touches;
    for (const Touched& each : touched) {
        WB_TRY(FeatureShares found, each.finder->take(job));
        touches.emplace(each.role, std::move(found));
    }
    for (std::size_t number = 0; number < waiting.size(); ++number) {
        addRow(number, shares, touches);
    }
    waiting.clear();
    return {};
}

Result<void> RowPlacing::State::addMerges(Job& job)
{
    for (Merge& merge : merges) {
        if (merge.parts.empty()) {
            continue;
        }
        WB_TRY(const std::vector<std::byte> bytes, unionOf(std::move(merge.parts)));
        for (std::size_t set = 0; set < sets.size(); ++set) {
            WB_CHECK(finders[set]->add(bytes));
            WB_TRY(const FeatureShares shares, finders[set]->take(job));
            addToSet({.measured = merge.measured, .value = 1.0}, set, shares.of(0));
        }
    }
    merges.clear();
    return {};
}

RowPlacing::RowPlacing(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RowPlacing::RowPlacing(RowPlacing&&) noexcept = default;
RowPlacing& RowPlacing::operator=(RowPlacing&&) noexcept = default;
RowPlacing::~RowPlacing() = default;

Result<RowPlacing> RowPlacing::create(RunContext& context, const role::Role& role, const std::vector<ZoneSet>& sets,
                                      const std::vector<std::string>& touched, Job& job)
{
    const workspace::LayerSchema& schema = context.input(role.id).schema;
    const std::int32_t zonesSrsId = context.input("zones").schema.srsId;
    const bool hasGeometry = schema.geometry != workspace::GeometryType::None;
    WB_TRY(spatial::Reprojection reprojection,
           spatial::Reprojection::between(hasGeometry ? schema.srsId : role::kGridSrsId, zonesSrsId));
    if (!reprojection.isIdentity()) {
        context.note({role.title.de + " umgerechnet: " + reprojection.operation(),
                      role.title.en + " transformed: " + reprojection.operation()});
    }
    auto state = std::make_unique<State>(State{.context = context,
                                               .role = role,
                                               .sets = sets,
                                               .reprojection = std::move(reprojection),
                                               .finders = {},
                                               .touched = {},
                                               .waiting = {},
                                               .merges = {}});
    for (const ZoneSet& set : sets) {
        state->finders.push_back(std::make_unique<ZoneShareFinder>(set.layer().index()));
    }
    for (const std::string& other : touched) {
        WB_TRY(spatial::ZoneLayer layer, spatial::ZoneLayer::read(context, other, zonesSrsId, job));
        state->touched.push_back({other, std::move(layer), nullptr});
    }
    for (Touched& each : state->touched) { // their addresses no longer change
        each.finder = std::make_unique<ZoneShareFinder>(each.layer.index());
    }
    return RowPlacing(std::move(state));
}

Result<void> RowPlacing::add(PlacedRow row, std::span<const std::byte> geometry)
{
    const auto bytes = m_state->reprojection.apply(geometry);
    if (!bytes) {
        m_state->reject(row.fid, bytes.error().message);
        return m_state->take(std::move(row), {});
    }
    return m_state->take(std::move(row), *bytes);
}

Result<void> RowPlacing::addCell(PlacedRow row, const std::string& cell)
{
    const auto centre = role::gridCellCentre(cell);
    if (!centre) {
        m_state->reject(row.fid, {"„" + cell + "“ ist keine Gitterzelle", "“" + cell + "” is no grid cell"});
        return m_state->take(std::move(row), {});
    }
    WB_TRY(const geo::Geometry point,
           geo::checked(GEOSGeom_createPointFromXY_r(geo::geosContext(), centre->x, centre->y), "making a point"));
    const std::vector<std::byte> bytes = geo::gpkgFromGeometry(*point, role::kGridSrsId);
    return add(std::move(row), bytes);
}

Result<void> RowPlacing::finish(Job& job)
{
    WB_CHECK(m_state->addWaiting(job));
    return m_state->addMerges(job);
}

std::int64_t RowPlacing::outsideCount() const
{
    return m_state->outside;
}

} // namespace weitblick::analysis::indicator
