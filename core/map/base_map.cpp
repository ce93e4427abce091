// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/base_map.h"

#include "core/map/layer_features.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace weitblick::map {

namespace {

constexpr int kWebMercator = 3857;
constexpr double kWebMercatorHalf = 20'037'508.342789244;
constexpr int kXyzTilePx = 256;
constexpr int kWmsTilePx = 512;

void replaceAll(std::string& text, std::string_view what, const std::string& with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

std::string numberText(double number)
{
    constexpr std::size_t kLongest = 64;
    constexpr int kDecimals = 3;
    std::string text(kLongest, '\0');
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, kDecimals);
    text.resize(static_cast<std::size_t>(end.ptr - text.data()));
    return text;
}

/// A WMS value: what could be mistaken for something else is written as %XX.
std::string escaped(std::string_view text)
{
    std::string result;
    for (const char one : text) {
        const auto byte = static_cast<unsigned char>(one);
        if (std::isalnum(byte) != 0 || one == '_' || one == '-' || one == '.' || one == ',' || one == '/' ||
            one == ':') {
            result += one;
        } else {
            constexpr std::string_view kDigits = "0123456789ABCDEF";
            result += '%';
            result += kDigits[byte >> 4U];
            result += kDigits[byte & 15U];
        }
    }
    return result;
}

/// The size of the picture in cells of the first zoom, which cover the world.
double firstSpan(BaseMapKind kind)
{
    const double world = 2 * kWebMercatorHalf;
    return kind == BaseMapKind::Xyz ? world : world * kWmsTilePx / kXyzTilePx;
}

std::size_t countOf(const geo::Envelope& box, double span)
{
    const auto along = [span](double from, double to) { return std::floor(to / span) - std::floor(from / span) + 1; };
    return static_cast<std::size_t>(std::min(1e9, along(box.minX, box.maxX) * along(box.minY, box.maxY)));
}

} // namespace

std::string hostOf(std::string_view address)
{
    const auto scheme = address.find("://");
    if (scheme == std::string_view::npos) {
        return {};
    }
    std::string_view rest = address.substr(scheme + 3);
    rest = rest.substr(0, rest.find_first_of("/?#"));
    if (rest.find('@') != std::string_view::npos) { // somebody's name and password, or a trick
        return {};
    }
    return std::string(rest);
}

Result<BaseMapGrid> BaseMapGrid::create(const BaseMap& map, const geo::Crs& crs)
{
    int srsId = kWebMercator;
    for (const int system : map.kind == BaseMapKind::Wms ? map.systems : std::vector<int>()) {
        if (crs.definition == "EPSG:" + std::to_string(system)) {
            srsId = system;
        }
    }
    BaseMapGrid grid(map, srsId);
    const geo::Crs own{.definition = "EPSG:" + std::to_string(srsId)};
    if (own != crs) {
        WB_TRY(auto toGrid, geo::Transformer::create(crs, own));
        WB_TRY(auto toMap, geo::Transformer::create(own, crs));
        grid.m_toGrid.emplace(std::move(toGrid));
        grid.m_toMap.emplace(std::move(toMap));
    }
    return grid;
}

double BaseMapGrid::tileSpan(int zoom) const
{
    return firstSpan(m_map.kind) / std::pow(2.0, zoom);
}

geo::Envelope BaseMapGrid::gridBox(const MapView& view) const
{
    return m_toGrid ? envelopeIn(view.extent(), *m_toGrid) : view.extent();
}

/// `stretch`: units of the grid for one of the map; Web Mercator is that much larger than the ground.
int BaseMapGrid::zoomFor(const MapView& view, double stretch) const
{
    const double tilePx = m_map.kind == BaseMapKind::Xyz ? kXyzTilePx : kWmsTilePx;
    const double wanted = view.unitsPerPx * stretch * tilePx;
    const int zoom = static_cast<int>(std::lround(std::log2(firstSpan(m_map.kind) / wanted)));
    return std::clamp(zoom, 0, m_map.mostZoom);
}

std::string BaseMapGrid::addressOf(int zoom, std::int64_t column, std::int64_t row) const
{
    if (m_map.kind == BaseMapKind::Xyz) {
        std::string address = m_map.address;
        replaceAll(address, "{z}", std::to_string(zoom));
        replaceAll(address, "{x}", std::to_string(column));
        replaceAll(address, "{y}", std::to_string(row));
        return address;
    }
    const double span = tileSpan(zoom);
    const double left = static_cast<double>(column) * span;
    const double bottom = static_cast<double>(-row - 1) * span;
    const std::string box =
        numberText(left) + ',' + numberText(bottom) + ',' + numberText(left + span) + ',' + numberText(bottom + span);
    const std::string size = std::to_string(kWmsTilePx);
    return m_map.address + (m_map.address.find('?') == std::string::npos ? "?" : "&") +
           "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=&LAYERS=" + escaped(m_map.layers) +
           "&CRS=EPSG:" + std::to_string(m_srsId) + "&BBOX=" + box + "&WIDTH=" + size + "&HEIGHT=" + size +
           "&FORMAT=" + escaped(m_map.format);
}

std::vector<BaseTile> BaseMapGrid::tilesFor(const MapView& view) const
{
    const geo::Envelope box = gridBox(view);
    if (view.isEmpty() || box.isEmpty()) {
        return {};
    }
    // Xyz counts from the top left of the world, our WMS grid from (0, 0); rows run south in both.
    const double originX = m_map.kind == BaseMapKind::Xyz ? -kWebMercatorHalf : 0.0;
    const double originY = m_map.kind == BaseMapKind::Xyz ? kWebMercatorHalf : 0.0;
    const double stretch = (box.maxX - box.minX) / (view.widthPx * view.unitsPerPx);
    int zoom = zoomFor(view, stretch);
    while (zoom > 0 && countOf(box, tileSpan(zoom)) > kMostTiles) {
        --zoom;
    }
    const double span = tileSpan(zoom);
    const auto number = [span](double distance) { return static_cast<std::int64_t>(std::floor(distance / span)); };
    std::vector<BaseTile> tiles;
    for (std::int64_t row = number(originY - box.maxY); row <= number(originY - box.minY); ++row) {
        for (std::int64_t column = number(box.minX - originX); column <= number(box.maxX - originX); ++column) {
            const auto last = (std::int64_t{1} << static_cast<unsigned>(zoom)) - 1;
            const bool isInWorld = row >= 0 && column >= 0 && row <= last && column <= last;
            if (m_map.kind == BaseMapKind::Xyz && !isInWorld) {
                continue;
            }
            const double left = originX + static_cast<double>(column) * span;
            const double top = originY - static_cast<double>(row) * span;
            std::array<double, 4> x{left, left + span, left + span, left};
            std::array<double, 4> y{top, top, top - span, top - span};
            if (m_toMap && m_toMap->apply(x, y) > 0) {
                continue;
            }
            tiles.push_back({.address = addressOf(zoom, column, row),
                             .corners = {geo::Point{x[0], y[0]}, {x[1], y[1]}, {x[2], y[2]}, {x[3], y[3]}}});
        }
    }
    const geo::Point middle = view.mapPointAt(view.widthPx / 2.0, view.heightPx / 2.0);
    std::ranges::stable_sort(tiles, {}, [&](const BaseTile& tile) {
        return std::hypot((tile.corners[0].x + tile.corners[2].x) / 2 - middle.x,
                          (tile.corners[0].y + tile.corners[2].y) / 2 - middle.y);
    });
    return tiles;
}

} // namespace weitblick::map
