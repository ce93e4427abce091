// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/zone_shares.h"

#include "core/analysis/spatial/zone_layer.h"
#include "core/geo/feature_kind.h"
#include "core/geo/overlay.h"

#include <algorithm>
#include <map>

namespace weitblick::analysis::spatial {

namespace {

constexpr double kOverlapRounding = 1e-9; // shares may sum up to this much more than 1 without an overlap

} // namespace

/// What the kernels say about everything that was added.
struct ZoneShareFinder::Found {
    std::vector<std::uint32_t> zoneOfPoint;
    std::vector<std::uint32_t> zoneOfLineStart;
    std::vector<std::uint32_t> zoneOfPolygonStart;
    geo::Overlay lines;
    geo::Overlay polygons;
};

Result<void> ZoneShareFinder::add(std::span<const std::byte> geoPackageBinary)
{
    WB_TRY(const geo::FeatureKind kind, geo::featureKindOf(geoPackageBinary));
    switch (kind) {
    case geo::FeatureKind::Nothing:
        m_features.push_back({});
        return {};
    case geo::FeatureKind::Points:
        return addPoints(geoPackageBinary);
    case geo::FeatureKind::Lines:
        WB_CHECK(geo::appendLine(m_lines, 0, geoPackageBinary));
        m_features.push_back({Kind::Line, m_lines.lineCount() - 1, 0});
        return {};
    case geo::FeatureKind::Polygons:
        WB_CHECK(appendValidPolygon(m_polygons, 0, geoPackageBinary, m_repairedCount));
        m_features.push_back({Kind::Polygon, m_polygons.zoneCount() - 1, 0});
        return {};
    case geo::FeatureKind::Collection:
        break;
    }
    return Error{
        .code = ErrorCode::InvalidInput,
        .message = {"die Geometrie mischt Punkte, Linien und Flächen", "the geometry mixes points, lines and areas"}};
}

Result<void> ZoneShareFinder::addPoints(std::span<const std::byte> geoPackageBinary)
{
    const std::size_t before = m_points.size();
    WB_CHECK(geo::appendPoints(m_points, geoPackageBinary));
    m_features.push_back({Kind::Points, before, m_points.size() - before});
    return {};
}

Result<FeatureShares> ZoneShareFinder::take(Job& job)
{
    const auto lookUp = [&](std::span<const geo::Point> points) { return m_zones.firstCovering(points, job); };
    std::vector<geo::Point> lineStarts(m_lines.lineCount());
    for (std::size_t line = 0; line < lineStarts.size(); ++line) {
        if (m_lines.lineStarts[line] < m_lines.lineStarts[line + 1]) {
            lineStarts[line] = m_lines.path(m_lines.lineStarts[line]).front();
        }
    }
    std::vector<geo::Point> polygonStarts(m_polygons.zoneCount());
    for (std::size_t polygon = 0; polygon < polygonStarts.size(); ++polygon) {
        if (!m_polygons.envelopes[polygon].isEmpty()) {
            polygonStarts[polygon] = m_polygons.vertices[m_polygons.firstVertex(polygon)];
        }
    }
    Found found;
    WB_TRY(found.zoneOfPoint, lookUp(m_points));
    WB_TRY(found.zoneOfLineStart, lookUp(lineStarts));
    WB_TRY(found.zoneOfPolygonStart, lookUp(polygonStarts));
    WB_TRY(found.lines, geo::intersectionLengths(m_lines, m_zones, job));
    WB_TRY(found.polygons, geo::intersectionAreas(m_polygons, m_zones, job));
    FeatureShares shares;
    for (const Feature& feature : m_features) {
        appendShares(feature, found, shares);
        shares.starts.push_back(shares.shares.size());
    }
    m_features.clear();
    m_points.clear();
    m_lines = {};
    m_polygons = {};
    return shares;
}

namespace {

void appendPointShares(std::span<const std::uint32_t> zones, FeatureShares& shares)
{
    std::map<std::uint32_t, double> byZone;
    for (const std::uint32_t zone : zones) {
        if (zone != geo::kNoZone) {
            byZone[zone] += 1.0 / static_cast<double>(zones.size());
        }
    }
    for (const auto& [zone, share] : byZone) {
        shares.shares.push_back({zone, share, 0.0});
    }
}

/// `whole` is the feature's area or length, `startZone` where its first vertex is.
void appendMeasuredShares(const geo::Overlay& overlay, std::size_t number, double whole, std::uint32_t startZone,
                          FeatureShares& shares)
{
    if (!(whole > 0.0)) {
        if (startZone != geo::kNoZone) {
            shares.shares.push_back({startZone, 1.0, 0.0});
        }
        return;
    }
    const auto parts =
        std::span(overlay.parts).subspan(overlay.starts[number], overlay.starts[number + 1] - overlay.starts[number]);
    double sum = 0.0;
    for (const geo::ZonePart& part : parts) {
        sum += part.measure / whole;
    }
    const bool isOverlaid = sum > 1.0 + kOverlapRounding;
    if (isOverlaid) {
        shares.overlaid.push_back(shares.starts.size() - 1);
    }
    for (const geo::ZonePart& part : parts) {
        const double share = part.measure / whole;
        shares.shares.push_back({part.zone, isOverlaid ? share / sum : share, part.measure});
    }
}

} // namespace

void ZoneShareFinder::appendShares(const Feature& feature, const Found& found, FeatureShares& shares) const
{
    double measure = 0.0;
    if (feature.kind == Kind::Points) {
        appendPointShares(std::span(found.zoneOfPoint).subspan(feature.number, feature.pointCount), shares);
    } else if (feature.kind == Kind::Line) {
        measure = geo::lengthOf(m_lines, feature.number);
        const bool isEmpty = m_lines.lineStarts[feature.number] == m_lines.lineStarts[feature.number + 1];
        appendMeasuredShares(found.lines, feature.number, measure,
                             isEmpty ? geo::kNoZone : found.zoneOfLineStart[feature.number], shares);
    } else if (feature.kind == Kind::Polygon) {
        measure = geo::areaOf(m_polygons, feature.number);
        const bool isEmpty = m_polygons.envelopes[feature.number].isEmpty();
        appendMeasuredShares(found.polygons, feature.number, measure,
                             isEmpty ? geo::kNoZone : found.zoneOfPolygonStart[feature.number], shares);
    }
    shares.measures.push_back(measure);
}

} // namespace weitblick::analysis::spatial
