// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/point.h"
#include "core/map/map_view.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::map {

enum class BaseMapKind : std::uint8_t { Xyz, Wms };

/// A map of somebody else's, on the web, that can lie below ours.
struct BaseMap {
    std::string id;
    Text title;
    BaseMapKind kind = BaseMapKind::Xyz;
    std::string address;      ///< with {z} {x} {y}; of a WMS without its parameters
    std::string layers;       ///< of a WMS
    std::string format;       ///< of a WMS: "image/png"
    std::vector<int> systems; ///< EPSG codes that a WMS draws in
    int mostZoom = 19;
    std::string attribution; ///< must stand on the map
    std::string licence;
    std::string terms; ///< where they can be read
};

/// Reads a list of base maps (resources/base_maps/base_maps.yaml).
/// Errors   InvalidInput  a field is missing or not as it should be; an address that is not https, unless its host is
///                        this machine (127.0.0.1).
Result<std::vector<BaseMap>> baseMapsFromYaml(std::string_view yaml);

/// "tile.openstreetmap.org" of "https://tile.openstreetmap.org/{z}/…", with the port where one is given; empty where
/// it is no address.
std::string hostOf(std::string_view address);

/// One picture of a base map and where it lies.
struct BaseTile {
    std::string address;
    std::array<geo::Point, 4> corners; ///< in the CRS of the map: top left, top right, bottom right, bottom left
};

/// Cuts the views of one map into tiles of a base map.
class BaseMapGrid {
public:
    /// Errors   UnsupportedCrs  there is no way from the base map's system to `crs`.
    static Result<BaseMapGrid> create(const BaseMap& map, const geo::Crs& crs);

    /// The tiles that cover a view, those in its middle first; at most kMostTiles, coarser ones where it would be more.
    ///
    /// Method   Xyz: 256 pixels, Web Mercator. Wms: 512 pixels in the system of the map where the server has it, else
    ///          in Web Mercator; the same halving scales, so that tiles are found again in a cache. Corners are
    ///          transformed one by one: a tile is so small that it stays a quadrilateral.
    [[nodiscard]] std::vector<BaseTile> tilesFor(const MapView& view) const;

    static constexpr std::size_t kMostTiles = 80;

private:
    BaseMapGrid(BaseMap map, int srsId) : m_map(std::move(map)), m_srsId(srsId) {}
    [[nodiscard]] int zoomFor(const MapView& view, double stretch) const;
    [[nodiscard]] std::string addressOf(int zoom, std::int64_t column, std::int64_t row) const;
    [[nodiscard]] double tileSpan(int zoom) const;
    [[nodiscard]] geo::Envelope gridBox(const MapView& view) const;

    BaseMap m_map;
    int m_srsId = 3857;                       ///< of the tiles
    std::optional<geo::Transformer> m_toGrid; ///< nothing: the map has the same system
    std::optional<geo::Transformer> m_toMap;
};

} // namespace weitblick::map
