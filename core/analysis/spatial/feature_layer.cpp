// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/feature_layer.h"

#include "core/analysis/spatial/reprojection.h"
#include "core/geo/gpkg_geometry.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <thread>

namespace weitblick::analysis::spatial {

namespace {

constexpr std::int64_t kRowsPerReport = 1024;

KeptValue keptOf(const workspace::Cell& cell)
{
    if (const auto* const integer = std::get_if<std::int64_t>(&cell)) {
        return *integer;
    }
    if (const auto* const real = std::get_if<double>(&cell)) {
        return *real;
    }
    if (const auto* const text = std::get_if<std::string_view>(&cell)) {
        return std::string(*text);
    }
    return std::monostate();
}

} // namespace

void addKept(workspace::RowBatch& rows, const KeptValue& value)
{
    if (const auto* const integer = std::get_if<std::int64_t>(&value)) {
        rows.add(*integer);
    } else if (const auto* const real = std::get_if<double>(&value)) {
        rows.add(*real);
    } else if (const auto* const text = std::get_if<std::string>(&value)) {
        rows.addText(*text);
    } else {
        rows.addNull();
    }
}

struct FeatureLayer::State {
    std::vector<std::int64_t> fids;
    std::vector<geo::Envelope> boxes;
    std::vector<std::size_t> starts{0}; ///< feature -> first byte
    std::vector<std::byte> bytes;
    std::vector<KeptValue> values; ///< feature by feature
    std::size_t columnCount = 0;
    std::unique_ptr<geo::BoxTree> tree;
    mutable std::vector<std::vector<geo::Geometry>> parsed; ///< by thread, by feature; each touches its own only

    /// Errors   InvalidInput  not a GeoPackage binary: the feature is there without geometry.
    Result<void> add(std::int64_t fid, std::span<const std::byte> geometry)
    {
        fids.push_back(fid);
        boxes.emplace_back();
        starts.push_back(bytes.size());
        if (geometry.empty()) {
            return {};
        }
        WB_TRY(const geo::GpkgHeader header, geo::readGpkgHeader(geometry));
        WB_CHECK(geo::checkWkb(geometry.subspan(header.wkbOffset)));
        bytes.insert(bytes.end(), geometry.begin(), geometry.end());
        starts.back() = bytes.size();
        if (!header.isEmpty) {
            boxes.back() = header.envelope;
        }
        return {};
    }
};

FeatureLayer::FeatureLayer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
FeatureLayer::FeatureLayer(FeatureLayer&&) noexcept = default;
FeatureLayer& FeatureLayer::operator=(FeatureLayer&&) noexcept = default;
FeatureLayer::~FeatureLayer() = default;

Result<FeatureLayer> FeatureLayer::read(RunContext& context, std::string_view input, std::int32_t srsId,
                                        const std::vector<std::string>& columns, Job& job)
{
    const workspace::Dataset& dataset = context.input(input);
    WB_TRY(Reprojection reprojection, Reprojection::between(dataset.schema.srsId, srsId));
    WB_TRY(workspace::LayerReader reader, context.read(input, {.columns = columns}));
    auto state = std::make_unique<State>();
    state->columnCount = columns.size();
    for (std::int64_t row = 0;; ++row) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        if (row % kRowsPerReport == 0) {
            const auto rows = static_cast<double>(std::max(row + 1, dataset.rowCount));
            WB_CHECK(job.report(static_cast<double>(row) / rows, input));
        }
        const auto geometry = reprojection.apply(reader.geometry());
        auto added = geometry ? state->add(reader.fid(), *geometry) : Result<void>(geometry.error());
        if (!geometry) {
            WB_CHECK(state->add(reader.fid(), {}));
        }
        if (!added) {
            context.reject({.source = dataset.schema.name,
                            .line = reader.fid(),
                            .reasonDe = added.error().message.de,
                            .reasonEn = added.error().message.en});
        }
        for (std::size_t column = 0; column < columns.size(); ++column) {
            state->values.push_back(keptOf(reader.value(column)));
        }
    }
    if (!reprojection.isIdentity()) {
        context.note({dataset.schema.name + " umgerechnet: " + reprojection.operation(),
                      dataset.schema.name + " transformed: " + reprojection.operation()});
    }
    state->tree = std::make_unique<geo::BoxTree>(state->boxes);
    state->parsed.resize(std::max(1U, std::thread::hardware_concurrency()));
    return FeatureLayer(std::move(state));
}

std::size_t FeatureLayer::size() const
{
    return m_state->fids.size();
}
std::int64_t FeatureLayer::fid(std::size_t feature) const
{
    return m_state->fids[feature];
}
const geo::Envelope& FeatureLayer::box(std::size_t feature) const
{
    return m_state->boxes[feature];
}
const geo::BoxTree& FeatureLayer::tree() const
{
    return *m_state->tree;
}
std::span<const std::byte> FeatureLayer::bytes(std::size_t feature) const
{
    return std::span(m_state->bytes)
        .subspan(m_state->starts[feature], m_state->starts[feature + 1] - m_state->starts[feature]);
}
const KeptValue& FeatureLayer::value(std::size_t feature, std::size_t column) const
{
    return m_state->values[feature * m_state->columnCount + column];
}

Result<const GEOSGeometry*> FeatureLayer::geometry(std::size_t feature, unsigned thread) const
{
    std::vector<geo::Geometry>& mine = m_state->parsed.at(thread);
    mine.resize(size());
    if (!mine[feature]) {
        WB_TRY(mine[feature], geo::geometryFromGpkg(bytes(feature)));
    }
    return mine[feature].get();
}

} // namespace weitblick::analysis::spatial
