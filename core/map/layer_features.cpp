// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/layer_features.h"

#include "core/base/parallel.h"
#include "core/workspace/workspace.h"

#include <algorithm>
#include <utility>

namespace weitblick::map {

namespace {

using workspace::Access;
using workspace::Dataset;
using workspace::Workspace;

std::string crsOf(const Dataset& dataset)
{
    return "EPSG:" + std::to_string(dataset.schema.srsId);
}

geo::Envelope extentOf(const Dataset& dataset)
{
    geo::Envelope box;
    if (dataset.rowCount > 0) {
        box.include(dataset.extent[0], dataset.extent[1]);
        box.include(dataset.extent[2], dataset.extent[3]);
    }
    return box;
}

struct FidRange {
    std::optional<std::int64_t> after;
    std::int64_t last = std::numeric_limits<std::int64_t>::max();
};

/// Feature ids count up from 1, so halves of the count are halves of the layer; gaps only make them unequal.
std::vector<FidRange> halves(const Dataset& dataset)
{
    constexpr std::int64_t kWorthTwoThreads = 20'000;
    const std::int64_t middle = dataset.rowCount / 2;
    if (dataset.rowCount < kWorthTwoThreads) {
        return {FidRange{}};
    }
    return {{.after = std::nullopt, .last = middle}, {.after = middle}};
}

workspace::ReadOptions optionsFor(const FeatureSource& source, const FidRange& range)
{
    workspace::ReadOptions options{.columns = std::vector<std::string>{}, .afterFid = range.after};
    if (!source.column.empty()) {
        options.columns->push_back(source.column);
    }
    return options;
}

Result<FeaturePart> readPart(const FeatureSource& source, const Dataset& dataset, const FidRange& range, Job& job)
{
    WB_TRY(auto project, Workspace::open(source.file, Access::ReadOnly));
    WB_TRY(const auto transformer, geo::Transformer::create({crsOf(dataset)}, source.crs));
    WB_TRY(auto reader, project.read(source.layer, optionsFor(source, range)));
    const auto grid = ShapeGrid::over(envelopeIn(extentOf(dataset), transformer));
    ShapeCollector collector(grid, &transformer);
    return collectFeatures(reader, collector, job, range.last);
}

} // namespace

geo::Envelope envelopeIn(const geo::Envelope& box, const geo::Transformer& transformer)
{
    geo::Envelope result;
    if (box.isEmpty() || transformer.isIdentity()) {
        return box;
    }
    constexpr int kSteps = 20;
    std::vector<double> coordinates;
    for (int i = 0; i <= kSteps; ++i) {
        for (int j = 0; j <= kSteps; ++j) {
            coordinates.push_back(box.minX + (box.maxX - box.minX) * i / kSteps);
            coordinates.push_back(box.minY + (box.maxY - box.minY) * j / kSteps);
        }
    }
    transformer.applyInterleaved(coordinates, 2);
    for (std::size_t i = 0; i < coordinates.size(); i += 2) {
        if (coordinates[i] == coordinates[i]) { // not NaN
            result.include(coordinates[i], coordinates[i + 1]);
        }
    }
    return result;
}

Result<FeaturePart> collectFeatures(workspace::LayerReader& reader, ShapeCollector& collector, Job& job,
                                    std::int64_t lastFid)
{
    constexpr std::size_t kRowsBetweenReports = 4096;
    FeaturePart part;
    const bool hasColumn = reader.columnCount() > 0;
    for (std::size_t count = 0;; ++count) {
        if (count % kRowsBetweenReports == 0) {
            WB_CHECK(job.report(0.0, "reading features"));
        }
        WB_TRY(const bool isThere, reader.next());
        if (!isThere || reader.fid() > lastFid) {
            break;
        }
        collector.add(reader.fid(), reader.geometry());
        if (hasColumn) {
            part.values.add(reader.value(0));
        }
    }
    part.blocks = collector.take();
    return part;
}

Result<LayerFeatures> readFeatures(const FeatureSource& source, Job& job)
{
    WB_TRY(auto project, Workspace::open(source.file, Access::ReadOnly));
    WB_TRY(const Dataset dataset, project.dataset(source.layer));
    if (dataset.schema.geometry == workspace::GeometryType::None) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Tabelle hat keine Geometrie und kann nicht auf die Karte",
                                 "the table has no geometry and cannot be shown on the map"},
                     .subject = source.layer};
    }
    WB_TRY(const auto transformer, geo::Transformer::create({crsOf(dataset)}, source.crs));
    const auto ranges = halves(dataset);
    std::vector<FeaturePart> parts(ranges.size());
    WB_CHECK(parallelChunks(ranges.size(), {.chunkSize = 1, .step = "reading features"}, job,
                            [&](const Chunk& chunk) -> Result<void> {
                                Job own = chunk.thread == 0 ? job.part(0.0, 1.0) : job.quiet();
                                WB_TRY(parts[chunk.begin], readPart(source, dataset, ranges[chunk.begin], own));
                                return {};
                            }));
    LayerFeatures features;
    std::vector<ShapeBlock> blocks;
    for (FeaturePart& part : parts) {
        std::ranges::move(part.blocks, std::back_inserter(blocks));
        features.values.append(part.values);
    }
    features.shapes =
        FeatureShapes(source.crs, ShapeGrid::over(envelopeIn(extentOf(dataset), transformer)), std::move(blocks));
    return features;
}

Result<FeatureValues> readValues(const FeatureSource& source, Job& job)
{
    WB_TRY(auto project, Workspace::open(source.file, Access::ReadOnly));
    auto options = optionsFor(source, {});
    options.geometry = false;
    WB_TRY(auto reader, project.read(source.layer, options));
    FeatureValues values;
    constexpr std::size_t kRowsBetweenReports = 8192;
    for (std::size_t count = 0;; ++count) {
        if (count % kRowsBetweenReports == 0) {
            WB_CHECK(job.report(0.0, "reading values"));
        }
        WB_TRY(const bool isThere, reader.next());
        if (!isThere) {
            return values;
        }
        values.add(reader.value(0));
    }
}

} // namespace weitblick::map
