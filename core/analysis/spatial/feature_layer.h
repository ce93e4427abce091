// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/box_tree.h"
#include "core/geo/geos.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace weitblick::analysis::spatial {

/// A value of a feature that is kept beyond its row.
using KeptValue = std::variant<std::monostate, std::int64_t, double, std::string>;

/// Adds a kept value to the row under construction.
void addKept(workspace::RowBatch& rows, const KeptValue& value);

/// All features of an input in memory, with a tree over their boxes and some of their columns. Feature i is the
/// input's i-th row in the order of feature ids.
/// Threads  const functions may run on many threads; geometry() keeps what each thread parsed.
class FeatureLayer {
public:
    /// Reads the input in the coordinates `srsId`. Features without a usable geometry are kept but never found, and
    /// rejected in `context`.
    /// Errors   UnsupportedCrs, Cancelled.
    static Result<FeatureLayer> read(RunContext& context, std::string_view input, std::int32_t srsId,
                                     const std::vector<std::string>& columns, Job& job);
    FeatureLayer(FeatureLayer&&) noexcept;
    FeatureLayer& operator=(FeatureLayer&&) noexcept;
    FeatureLayer(const FeatureLayer&) = delete;
    FeatureLayer& operator=(const FeatureLayer&) = delete;
    ~FeatureLayer();

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::int64_t fid(std::size_t feature) const;
    [[nodiscard]] const geo::Envelope& box(std::size_t feature) const;
    [[nodiscard]] const geo::BoxTree& tree() const;
    [[nodiscard]] std::span<const std::byte> bytes(std::size_t feature) const; ///< GeoPackage binary
    [[nodiscard]] const KeptValue& value(std::size_t feature, std::size_t column) const;

    /// The geometry as `thread` (from 0) may use it; lives as long as the layer.
    /// Errors   InvalidInput  GEOS cannot read it.
    Result<const GEOSGeometry*> geometry(std::size_t feature, unsigned thread) const;

private:
    struct State;
    explicit FeatureLayer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace weitblick::analysis::spatial
