// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/join_pairs.h"

#include "core/geo/feature_kind.h"
#include "core/geo/gpkg_geometry.h"
#include "core/geo/line_set.h"
#include "core/geo/overlay.h"

#include <algorithm>
#include <tuple>

namespace weitblick::analysis::spatial {

namespace {

using Blob = std::span<const std::byte>;

/// A row as GEOS has it, prepared once the first candidate needs it.
class PreparedRow {
public:
    static Result<PreparedRow> read(Blob bytes)
    {
        WB_TRY(geo::Geometry geometry, geo::geometryFromGpkg(bytes));
        return PreparedRow(std::move(geometry));
    }
    [[nodiscard]] bool matches(const GEOSGeometry& other, JoinPredicate predicate)
    {
        const GEOSContextHandle_t context = geo::geosContext();
        if (!m_prepared) {
            m_prepared.reset(GEOSPrepare_r(context, m_geometry.get()));
        }
        switch (predicate) {
        case JoinPredicate::Contains:
            return GEOSPreparedContains_r(context, m_prepared.get(), &other) == 1;
        case JoinPredicate::Within:
            return GEOSPreparedWithin_r(context, m_prepared.get(), &other) == 1;
        case JoinPredicate::Intersects:
        case JoinPredicate::Nearest:
            break;
        }
        return GEOSPreparedIntersects_r(context, m_prepared.get(), &other) == 1;
    }
    [[nodiscard]] double distanceTo(const GEOSGeometry& other) const
    {
        double distance = 0.0;
        GEOSDistance_r(geo::geosContext(), m_geometry.get(), &other, &distance);
        return distance;
    }
    [[nodiscard]] geo::Envelope box() const { return geo::envelopeOf(*m_geometry); }

private:
    explicit PreparedRow(geo::Geometry geometry) : m_geometry(std::move(geometry)) {}
    geo::Geometry m_geometry;
    geo::PreparedGeometry m_prepared;
};

/// One point in polygons needs no GEOS. False where the row is something else.
Result<bool> addPointInZones(std::size_t row, Blob bytes, const ZoneLayer& zones, JoinPredicate predicate,
                             std::vector<JoinPair>& pairs)
{
    WB_TRY(const geo::FeatureKind kind, geo::featureKindOf(bytes));
    std::vector<geo::Point> points;
    if (kind == geo::FeatureKind::Points) {
        WB_CHECK(geo::appendPoints(points, bytes));
    }
    if (points.size() != 1) {
        return false;
    }
    std::vector<geo::ZoneHit> hits;
    zones.index().appendCovering(points.front(), hits);
    for (const geo::ZoneHit& hit : hits) {
        if (predicate == JoinPredicate::Intersects || hit.location == geo::PointLocation::Inside) {
            pairs.push_back({.row = row, .other = hit.zone});
        }
    }
    return true;
}

Result<void> addNearest(std::size_t row, const PreparedRow& prepared, const FeatureLayer& features, unsigned thread,
                        std::vector<JoinPair>& pairs)
{
    if (prepared.box().isEmpty()) {
        return {};
    }
    Result<void> failure;
    const auto distanceTo = [&](std::uint32_t feature) {
        const auto other = features.geometry(feature, thread);
        if (!other) {
            failure = other.error();
            return 0.0;
        }
        return prepared.distanceTo(**other);
    };
    for (const geo::Neighbour& neighbour : features.tree().nearest(prepared.box(), {.count = 1}, distanceTo)) {
        pairs.push_back({.row = row, .other = neighbour.item, .distance = neighbour.distance});
    }
    return failure;
}

Result<void> addMatches(std::size_t row, PreparedRow& prepared, const FeatureLayer& features, JoinPredicate predicate,
                        unsigned thread, std::vector<JoinPair>& pairs)
{
    std::vector<std::uint32_t> near;
    features.tree().appendMeeting(prepared.box(), near);
    std::ranges::sort(near);
    for (const std::uint32_t feature : near) {
        WB_TRY(const GEOSGeometry* const other, features.geometry(feature, thread));
        if (prepared.matches(*other, predicate)) {
            pairs.push_back({.row = row, .other = feature});
        }
    }
    return {};
}

Result<void> addRow(std::size_t row, Blob bytes, const JoinSide& side, JoinPredicate predicate, unsigned thread,
                    std::vector<JoinPair>& pairs)
{
    const bool canUseIndex = predicate == JoinPredicate::Intersects || predicate == JoinPredicate::Within;
    if (side.zones != nullptr && canUseIndex) {
        WB_TRY(const bool isDone, addPointInZones(row, bytes, *side.zones, predicate, pairs));
        if (isDone) {
            return {};
        }
    }
    WB_TRY(PreparedRow prepared, PreparedRow::read(bytes));
    if (predicate == JoinPredicate::Nearest) {
        return addNearest(row, prepared, side.features, thread, pairs);
    }
    return addMatches(row, prepared, side.features, predicate, thread, pairs);
}

/// Some rows as the kernels want them; rows of the other kind are empty.
struct MeasuredRows {
    geo::PolygonSet polygons;
    geo::LineSet lines;

    Result<void> add(Blob bytes)
    {
        WB_TRY(const geo::FeatureKind kind, geo::featureKindOf(bytes));
        const bool isLine = kind == geo::FeatureKind::Lines;
        std::int64_t repaired = 0;
        WB_CHECK(geo::appendLine(lines, 0, isLine ? bytes : Blob()));
        return appendValidPolygon(polygons, 0, isLine ? Blob() : bytes, repaired);
    }
    [[nodiscard]] geo::Envelope box() const
    {
        geo::Envelope all;
        for (const geo::Envelope& envelope : polygons.envelopes) {
            all.include(envelope);
        }
        return all;
    }
};

void appendPairs(const geo::Overlay& overlay, std::vector<JoinPair>& pairs)
{
    for (std::size_t row = 0; row + 1 < overlay.starts.size(); ++row) {
        for (std::size_t part = overlay.starts[row]; part < overlay.starts[row + 1]; ++part) {
            pairs.push_back({.row = row, .other = overlay.parts[part].zone, .measure = overlay.parts[part].measure});
        }
    }
}

/// Lines of the joined layer in polygon rows: here the rows get the index.
Result<void> appendLinesInRows(const MeasuredRows& rows, const FeatureLayer& features, std::vector<JoinPair>& pairs)
{
    Job quiet;
    WB_TRY(const geo::CellIndex index, geo::CellIndex::build(rows.polygons, quiet));
    std::vector<std::uint32_t> near;
    features.tree().appendMeeting(rows.box(), near);
    std::ranges::sort(near);
    geo::LineSet lines;
    for (const std::uint32_t feature : near) {
        WB_TRY(const geo::FeatureKind kind, geo::featureKindOf(features.bytes(feature)));
        WB_CHECK(geo::appendLine(lines, 0, kind == geo::FeatureKind::Lines ? features.bytes(feature) : Blob()));
    }
    WB_TRY(const geo::Overlay overlay, geo::intersectionLengths(lines, index, quiet));
    for (std::size_t line = 0; line < near.size(); ++line) {
        for (std::size_t part = overlay.starts[line]; part < overlay.starts[line + 1]; ++part) {
            pairs.push_back(
                {.row = overlay.parts[part].zone, .other = near[line], .measure = overlay.parts[part].measure});
        }
    }
    return {};
}

} // namespace

Result<std::vector<JoinPair>> pairsByPredicate(std::span<const Blob> rows, const JoinSide& side,
                                               JoinPredicate predicate, unsigned thread)
{
    std::vector<JoinPair> pairs;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!rows[row].empty()) {
            WB_CHECK(addRow(row, rows[row], side, predicate, thread, pairs));
        }
    }
    return pairs;
}

Result<std::vector<JoinPair>> pairsByMeasure(std::span<const Blob> rows, const JoinSide& side)
{
    MeasuredRows measured;
    for (const Blob row : rows) {
        WB_CHECK(measured.add(row));
    }
    std::vector<JoinPair> pairs;
    Job quiet;
    if (side.zones != nullptr) {
        WB_TRY(const geo::Overlay areas, geo::intersectionAreas(measured.polygons, side.zones->index(), quiet));
        WB_TRY(const geo::Overlay lengths, geo::intersectionLengths(measured.lines, side.zones->index(), quiet));
        appendPairs(areas, pairs);
        appendPairs(lengths, pairs);
    } else {
        WB_CHECK(appendLinesInRows(measured, side.features, pairs));
    }
    std::ranges::sort(pairs, {}, [](const JoinPair& pair) { return std::tuple(pair.row, pair.other); });
    return pairs;
}

} // namespace weitblick::analysis::spatial
