// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/indicator/indicator.h"
#include "core/base/text.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::region {

using analysis::indicator::Direction;

/// Number: far apart or near. Logarithm: what counts is how many times as large (inhabitants, density). Category: equal
/// or not.
enum class FeatureKind : std::uint8_t { Number, Logarithm, Category };

/// One thing that is known of municipalities.
struct Feature {
    std::string id; ///< of the indicator or column
    Text title;
    Text unit; ///< as people read it behind the number; may be empty
    FeatureKind kind = FeatureKind::Number;
    Direction direction = Direction::Neutral;
    int decimals = 1;
    double weight = 1.0;
};

/// Municipalities with what is known of them.
struct PeerTable {
    std::vector<Feature> features;
    std::vector<std::string> keys;  ///< official keys, by row
    std::vector<std::string> names; ///< by row
    std::vector<double> values;     ///< feature by feature; NaN: not known; categories are numbered

    [[nodiscard]] std::size_t rowCount() const { return keys.size(); }
    [[nodiscard]] std::span<const double> column(std::size_t feature) const
    {
        return std::span(values).subspan(feature * rowCount(), rowCount());
    }
    [[nodiscard]] double at(std::size_t row, std::size_t feature) const { return values[feature * rowCount() + row]; }
    /// The row of a key, or of a name that is there once; nothing: none.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view keyOrName) const;
};

} // namespace weitblick::region
