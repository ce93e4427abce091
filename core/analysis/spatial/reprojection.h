// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/crs.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weitblick::analysis::spatial {

/// Brings the geometries of one layer into the coordinates of another; does nothing where they are the same.
class Reprojection {
public:
    /// Both EPSG codes.
    /// Errors   UnsupportedCrs  one is not known, or there is no operation between them.
    static Result<Reprojection> between(std::int32_t fromSrsId, std::int32_t toSrsId);

    /// The geometry's bytes in the other coordinates; they live until the next call.
    /// Errors   InvalidInput    not a well-formed geometry.
    ///          UnsupportedCrs  some of its points have no place in the other coordinates.
    Result<std::span<const std::byte>> apply(std::span<const std::byte> geoPackageBinary);

    [[nodiscard]] bool isIdentity() const { return !m_transformer; }
    [[nodiscard]] std::string operation() const { return m_transformer ? m_transformer->operation() : std::string(); }

private:
    std::optional<geo::Transformer> m_transformer;
    std::vector<std::byte> m_bytes;
};

} // namespace weitblick::analysis::spatial
