// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qgis/detail/qml_symbol.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace weitblick::qgis::detail {

namespace {

constexpr double kPxPerMm = 96.0 / 25.4;
constexpr double kWidestPx = 100.0;
constexpr std::uint8_t kHollowAlpha = 2; ///< not 0: a class that is not drawn has no border either

/// The value of a property of a symbol layer, in either spelling.
std::string property(pugi::xml_node layer, const char* name)
{
    if (const auto old = layer.find_child_by_attribute("prop", "k", name)) {
        return old.attribute("v").as_string();
    }
    for (const pugi::xml_node map : layer.children("Option")) {
        if (const auto option = map.find_child_by_attribute("Option", "name", name)) {
            return option.attribute("value").as_string();
        }
    }
    return {};
}

std::optional<double> pixels(pugi::xml_node layer, const char* name)
{
    const std::string text = property(layer, name);
    double millimetres = 0.0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), millimetres);
    if (read.ec != std::errc() || !(millimetres >= 0)) {
        return std::nullopt;
    }
    const bool isInPixels = property(layer, (std::string(name) + "_unit").c_str()) == "Pixel";
    return std::min(kWidestPx, isInPixels ? millimetres : millimetres * kPxPerMm);
}

void readFill(pugi::xml_node layer, QmlSymbol& symbol)
{
    symbol.color = qmlColor(property(layer, "color")).value_or(symbol.color);
    const bool isHollow = property(layer, "style") == "no";
    if (isHollow) {
        symbol.color = {255, 255, 255, kHollowAlpha};
    }
    const auto border = qmlColor(property(layer, "outline_color"));
    symbol.outline = {.isVisible = border.has_value() && property(layer, "outline_style") != "no",
                      .color = border.value_or(map::Color{}),
                      .widthPx = std::max(1.0, pixels(layer, "outline_width").value_or(1.0))};
}

void readLine(pugi::xml_node layer, QmlSymbol& symbol)
{
    const auto color = qmlColor(property(layer, "line_color"));
    symbol.color = color ? *color : qmlColor(property(layer, "color")).value_or(symbol.color);
    const auto width = pixels(layer, "line_width");
    symbol.lineWidthPx = width ? width : pixels(layer, "width");
}

void readMarker(pugi::xml_node layer, QmlSymbol& symbol)
{
    readFill(layer, symbol);
    symbol.pointSizePx = pixels(layer, "size");
}

} // namespace

std::optional<map::Color> qmlColor(std::string_view text)
{
    constexpr int kMost = 255;
    std::array<std::uint8_t, 4> channels{0, 0, 0, kMost};
    std::size_t count = 0;
    while (count < channels.size() && !text.empty()) {
        int value = -1;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        if (read.ec != std::errc() || value < 0 || value > kMost) {
            break;
        }
        channels.at(count++) = static_cast<std::uint8_t>(value);
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
        if (!text.starts_with(',')) {
            break;
        }
        text.remove_prefix(1);
    }
    constexpr std::size_t kRgb = 3;
    if (count < kRgb) {
        return std::nullopt;
    }
    return map::Color{channels[0], channels[1], channels[2], channels[3]};
}

QmlSymbol readSymbol(pugi::xml_node node)
{
    QmlSymbol symbol;
    const std::string type = node.attribute("type").as_string();
    int layers = 0;
    for (const pugi::xml_node layer : node.children("layer")) {
        if (++layers > 1) {
            continue;
        }
        const std::string_view kind = layer.attribute("class").as_string();
        symbol.isRough = kind != "SimpleFill" && kind != "SimpleLine" && kind != "SimpleMarker";
        if (type == "line") {
            readLine(layer, symbol);
        } else if (type == "marker") {
            readMarker(layer, symbol);
        } else if (kind == "SimpleLine") { // an area that is only an outline
            readLine(layer, symbol);
            symbol.outline = {
                .isVisible = true, .color = symbol.color, .widthPx = std::max(1.0, symbol.lineWidthPx.value_or(1.0))};
            symbol.color = {255, 255, 255, kHollowAlpha};
        } else {
            readFill(layer, symbol);
        }
    }
    symbol.isRough = symbol.isRough || layers > 1;
    const double alpha = std::clamp(node.attribute("alpha").as_double(1.0), 0.0, 1.0);
    symbol.color.alpha = static_cast<std::uint8_t>(symbol.color.alpha * alpha + 0.5);
    return symbol;
}

} // namespace weitblick::qgis::detail
