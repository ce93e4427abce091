// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/stop_matches.h"

#include "core/transit/earth_distance.h"
#include "core/transit/hidden_character.h"

#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

namespace weitblick::transit {

namespace {

constexpr double kSamePlaceM = 5.0;
constexpr double kCellDeg = 0.0002; // wider than 5 m up to 75 degrees of latitude

std::uint64_t cellKey(std::int64_t column, std::int64_t row)
{
    return (static_cast<std::uint64_t>(column) << 32U) ^ (static_cast<std::uint64_t>(row) & 0xffffffffU);
}
std::int64_t cellOf(double degrees)
{
    return static_cast<std::int64_t>(std::floor(degrees / kCellDeg));
}

bool isPlatform(const Stops& stops, std::size_t stop)
{
    return stops.kinds[stop] == StopKind::Platform && std::isfinite(stops.longitudesDeg[stop]) &&
           std::isfinite(stops.latitudesDeg[stop]);
}

/// The stop place of an IFOPT id ("de:08115:3238:0:4" -> "de:08115:3238"); empty where it names no quay.
std::string_view stopPlaceOf(std::string_view id)
{
    std::size_t colon = 0;
    for (int part = 0; part < 3; ++part) {
        colon = id.find(':', part == 0 ? 0 : colon + 1);
        if (colon == std::string_view::npos) {
            return {};
        }
    }
    return id.substr(0, colon);
}

/// Quays of one stop place are different stops however close they are drawn; "_G" marks the copy of a stop.
bool areQuaysOfOnePlace(const std::string& a, const std::string& b)
{
    const std::string_view place = stopPlaceOf(a);
    return !place.empty() && place == stopPlaceOf(b) && a != b + "_G" && b != a + "_G";
}

/// Whether two platforms can be the same stop, as far as the feed says.
bool mayBeOne(const Stops& stops, std::uint32_t a, std::uint32_t b)
{
    const bool haveStations = stops.parents[a] != kNone && stops.parents[b] != kNone;
    return !haveStations && !areQuaysOfOnePlace(stops.ids[a], stops.ids[b]) &&
           stops.platformCodes[a] == stops.platformCodes[b] &&
           withoutHiddenCharacters(stops.ids[a]) != withoutHiddenCharacters(stops.ids[b]) &&
           distanceM(stops.longitudesDeg[a], stops.latitudesDeg[a], stops.longitudesDeg[b], stops.latitudesDeg[b]) <=
               kSamePlaceM &&
           comparableName(stops.names[a]) == comparableName(stops.names[b]);
}

StopPair pairOf(const Stops& stops, std::uint32_t a, std::uint32_t b)
{
    const bool keepsFirst = std::pair(stops.ids[a].size(), a) < std::pair(stops.ids[b].size(), b);
    return keepsFirst ? StopPair{a, b} : StopPair{b, a};
}

} // namespace

std::string comparableName(std::string_view name)
{
    std::string out;
    int depth = 0;
    for (const char c : name) {
        depth += c == '(' ? 1 : 0;
        const auto byte = static_cast<unsigned char>(c);
        const bool isLetter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0x80U;
        if (depth == 0 && isLetter) {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        }
        depth -= c == ')' && depth > 0 ? 1 : 0;
    }
    return withoutHiddenCharacters(out);
}

std::vector<StopPair> hiddenTwins(const Stops& stops)
{
    std::map<std::string, std::uint32_t> plain;
    for (std::uint32_t stop = 0; stop < stops.size(); ++stop) {
        plain.try_emplace(stops.ids[stop], stop);
    }
    std::vector<StopPair> pairs;
    for (std::uint32_t stop = 0; stop < stops.size(); ++stop) {
        if (hasHiddenCharacter(stops.ids[stop])) {
            const auto [twin, isFirst] = plain.try_emplace(withoutHiddenCharacters(stops.ids[stop]), stop);
            if (!isFirst && twin->second != stop) {
                pairs.push_back({twin->second, stop});
            }
        }
    }
    return pairs;
}

std::vector<StopPair> duplicateStops(const Stops& stops)
{
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells;
    std::vector<StopPair> pairs;
    for (std::uint32_t stop = 0; stop < stops.size(); ++stop) {
        if (!isPlatform(stops, stop)) {
            continue;
        }
        const std::int64_t column = cellOf(stops.longitudesDeg[stop]);
        const std::int64_t row = cellOf(stops.latitudesDeg[stop]);
        bool isTold = false;
        for (int step = 0; step < 9 && !isTold; ++step) {
            const auto near = cells.find(cellKey(column + step % 3 - 1, row + step / 3 - 1));
            for (std::size_t i = 0; near != cells.end() && i < near->second.size() && !isTold; ++i) {
                isTold = mayBeOne(stops, near->second[i], stop);
                if (isTold) {
                    pairs.push_back(pairOf(stops, near->second[i], stop));
                }
            }
        }
        auto& own = cells[cellKey(column, row)];
        if (own.size() < 64) { // a feed with all stops in one place must not take for ever
            own.push_back(stop);
        }
    }
    return pairs;
}

std::vector<std::uint32_t> mergedStops(const Stops& stops)
{
    std::vector<std::uint32_t> target(stops.size());
    std::iota(target.begin(), target.end(), 0U);
    const auto rootOf = [&](std::uint32_t stop) {
        while (target[stop] != stop) {
            target[stop] = target[target[stop]];
            stop = target[stop];
        }
        return stop;
    };
    for (const auto& pairs : {hiddenTwins(stops), duplicateStops(stops)}) {
        for (const StopPair& pair : pairs) {
            target[rootOf(pair.copy)] = rootOf(pair.kept);
        }
    }
    for (std::uint32_t stop = 0; stop < stops.size(); ++stop) {
        target[stop] = rootOf(stop);
    }
    return target;
}

} // namespace weitblick::transit
