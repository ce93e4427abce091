// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace weitblick::geo {

/// A coordinate reference system by its definition: "EPSG:25832", or WKT where it has no code.
struct Crs {
    std::string definition;
    friend bool operator==(const Crs&, const Crs&) = default;
};

/// What PROJ says of it.
struct CrsDescription {
    std::string name;        ///< "ETRS89 / UTM zone 32N"
    std::optional<int> epsg; ///< where it is, or certainly equals, an EPSG one
    bool isProjectedInMetres = false;
    bool isGeographic = false;
    double west = -180, south = -90, east = 180, north = 90; ///< area of use, degrees
};

/// Errors   UnsupportedCrs  PROJ does not know it, or it is not a 2D/3D geographic or projected CRS.
Result<CrsDescription> describeCrs(const Crs& crs);

/// Turns coordinates of one CRS into another: x = east/longitude first, whatever the authority says.
///
/// Method   PROJ 9, best operation for the data's area, grids preferred; network off.
/// Units    as the two CRS have them (metres or degrees).
/// Errors   UnsupportedCrs  one of the two is not known or there is no operation between them.
class Transformer {
public:
    /// `area` (west, south, east, north, degrees) picks the operation; without it the whole area of use counts.
    static Result<Transformer> create(const Crs& from, const Crs& to,
                                      std::optional<std::array<double, 4>> area = std::nullopt);
    Transformer(Transformer&&) noexcept;
    Transformer& operator=(Transformer&&) noexcept;
    Transformer(const Transformer&) = delete;
    Transformer& operator=(const Transformer&) = delete;
    ~Transformer();

    /// In place; a point that cannot be transformed becomes NaN, NaN. Returns how many could not.
    std::size_t apply(std::span<double> x, std::span<double> y) const;
    std::size_t applyInterleaved(std::span<double> coordinates,
                                 std::size_t stride) const; ///< x at 0, y at 1 of each stride

    [[nodiscard]] bool isIdentity() const;
    [[nodiscard]] std::string operation() const;           ///< e.g. "… + DHDN to ETRS89 (8) …", for lineage and preview
    [[nodiscard]] std::optional<double> accuracyM() const; ///< as PROJ states it
    [[nodiscard]] bool lacksGrid() const; ///< a better operation exists but its grid file is missing: warn

private:
    struct State;
    explicit Transformer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace weitblick::geo
