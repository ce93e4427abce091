// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/geos.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace weitblick::analysis::general {

/// The polygons of a layer with an index over them, for asking many features.
/// Threads  parts() from many threads at once; `thread` numbers them from 0.
class Mask {
public:
    /// Reads all polygons of an input, transformed to the coordinates `srsId`; invalid ones are repaired and counted.
    /// Errors   InvalidInput, UnsupportedCrs, Cancelled.
    static Result<Mask> read(RunContext& context, std::string_view input, std::int32_t srsId, Job& job);
    Mask(Mask&&) noexcept;
    Mask& operator=(Mask&&) noexcept;
    Mask(const Mask&) = delete;
    Mask& operator=(const Mask&) = delete;
    ~Mask();

    /// The part of a valid geometry inside the mask; a null pointer: all of it is inside. Empty: nothing is.
    [[nodiscard]] Result<geo::Geometry> parts(const GEOSGeometry& geometry, unsigned thread) const;

    [[nodiscard]] std::int64_t repairedCount() const;
    [[nodiscard]] std::size_t size() const;

private:
    struct State;
    explicit Mask(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace weitblick::analysis::general
