// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/solar/roof_rows.h"

#include <memory>
#include <string>
#include <vector>

namespace weitblick::solar {

/// What a roof's place adds to what its own row says; empty where nobody says it.
struct RoofPlace {
    std::string districtKey;
    std::string districtName;
    std::string use;   ///< function of its building
    std::string owner; ///< kind of owner: of the roof or building, else of its parcel
    std::string roofType;
    bool isMonument = false;
};

/// The inputs `districts`, `buildings` and `parcels`, each optional, ready to be asked by place.
///
/// Method   a roof belongs to the one that covers a point inside of it (the first one where they overlap).
class RoofPlaces {
public:
    /// Reads the inputs in the coordinates of `roofs`.
    /// Errors   UnsupportedCrs, Budget, Cancelled, Database.
    static Result<RoofPlaces> read(analysis::RunContext& context, Job& job);
    RoofPlaces(RoofPlaces&&) noexcept;
    RoofPlaces& operator=(RoofPlaces&&) noexcept;
    RoofPlaces(const RoofPlaces&) = delete;
    RoofPlaces& operator=(const RoofPlaces&) = delete;
    ~RoofPlaces();

    /// Threads  many at once.
    [[nodiscard]] RoofPlace of(const RoofRow& roof) const;

private:
    struct State;
    explicit RoofPlaces(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// The optional inputs that RoofPlaces reads, for descriptors.
std::vector<analysis::Input> placeInputs();

} // namespace weitblick::solar
