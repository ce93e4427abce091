// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/region/peer_table.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weitblick::region {

/// What a feature says of a municipality among its peers.
enum class Standing : std::uint8_t {
    Usual,    ///< in the middle half
    Strength, ///< in the best quarter
    Weakness, ///< in the worst quarter
    High,     ///< in the upper quarter of a feature that is neither good nor bad
    Low,      ///< in the lower quarter of one
    Unknown   ///< no value, or fewer than kLeastPeers peers with one
};
Text titleOf(Standing standing); ///< "Stärke" / "strength" …

/// A percentile of fewer others says nothing.
inline constexpr std::size_t kLeastPeers = 4;

/// One feature of a municipality against its peers.
struct ProfileLine {
    std::size_t feature = 0;
    std::optional<double> value;
    std::size_t peerCount = 0;  ///< others with a value
    std::size_t lessCount = 0;  ///< of them with a smaller one
    std::size_t moreCount = 0;  ///< of them with a larger one
    double percentile = 50.0;   ///< 0 (smallest) … 100, ties in the middle, itself counted
    double lowerQuartile = 0.0; ///< of the others
    double median = 0.0;
    double upperQuartile = 0.0;
    std::optional<double> change; ///< against the earlier table
    Standing standing = Standing::Unknown;
};

/// Each number feature of `row` against the rows in `peers` (itself is left out).
/// Method   percentile = 100 · (smaller + half of the equal) / n with the municipality among them; quartiles with
/// linear
///          interpolation (type 7 of Hyndman & Fan, as R, Excel, numpy); the best and worst quarter by percentile.
/// No data  NaN is no value. `earlier` may hold fewer rows and other features: matched by key and id.
std::vector<ProfileLine> profileOf(const PeerTable& table, std::size_t row, std::span<const std::size_t> peers,
                                   const PeerTable* earlier);

/// What a line says, with its numbers: "Steuerkraft je Einwohner: 1.945 €; Median der Vergleichsgemeinden 1.400 €. 6
/// von 59 haben mehr, 53 haben weniger. Gegenüber dem früheren Stand um 45 € gestiegen."
Text sentenceOf(const ProfileLine& line, const Feature& feature);

} // namespace weitblick::region
