// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/raster_theme.h"

#include "core/map/color_ramp.h"
#include "core/map/detail/folded_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

namespace weitblick::map {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> kLooks{"grey", "ramp", "relief"};

Error badField(const char* field)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {std::string("die Darstellung des Rasters ist nicht lesbar: ") + field,
                             std::string("the looks of the raster cannot be read: ") + field},
                 .subject = field};
}

std::uint32_t argbOf(Color color)
{
    return 0xff000000U | (std::uint32_t{color.red} << 16U) | (std::uint32_t{color.green} << 8U) | color.blue;
}

} // namespace

RasterTheme plainRasterTheme(const std::string& layer)
{
    constexpr std::array<std::string_view, 7> kHeights{"hoehe", "relief", "dgm", "dom", "gelaende", "elevation", "dem"};
    const std::string name = detail::folded(layer);
    const bool isHeights =
        std::ranges::any_of(kHeights, [&](std::string_view word) { return name.find(word) != std::string::npos; });
    return {.layer = layer, .look = isHeights ? RasterLook::Relief : RasterLook::Grey};
}

std::string toJson(const RasterTheme& theme)
{
    const json object{{"raster", kLooks.at(static_cast<std::size_t>(theme.look))},
                      {"layer", theme.layer},
                      {"ramp", theme.ramp},
                      {"lowest", theme.lowest},
                      {"highest", theme.highest},
                      {"opacity", theme.opacity}};
    return object.dump(2, ' ', false, json::error_handler_t::replace);
}

Result<RasterTheme> rasterThemeFromJson(std::string_view text)
{
    const json object = json::parse(text, nullptr, false);
    if (!object.is_object()) {
        return badField("JSON");
    }
    const auto word = [&](const char* name) {
        const auto found = object.find(name);
        return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    const auto number = [&](const char* name) {
        const auto found = object.find(name);
        return found != object.end() && found->is_number() ? found->get<double>() : std::nan("");
    };
    RasterTheme theme{.layer = word("layer"),
                      .ramp = word("ramp"),
                      .lowest = number("lowest"),
                      .highest = number("highest"),
                      .opacity = number("opacity")};
    const auto look = std::ranges::find(kLooks, word("raster"));
    if (look == kLooks.end()) {
        return badField("raster");
    }
    if (!std::isfinite(theme.lowest) || !std::isfinite(theme.highest)) {
        return badField("lowest, highest");
    }
    if (!(theme.opacity >= 0 && theme.opacity <= 1)) {
        return badField("opacity");
    }
    theme.look = static_cast<RasterLook>(look - kLooks.begin());
    return theme;
}

Result<map_link::LayerStyle> hostStyleOf(const RasterTheme& theme)
{
    constexpr int kStops = 16;
    map_link::LayerStyle style{.kind = map_link::StyleKind::Raster, .opacity = theme.opacity};
    style.raster = {.look =
                        theme.look == RasterLook::Relief ? map_link::RasterLook::Relief : map_link::RasterLook::Ramp,
                    .lowest = theme.lowest,
                    .highest = theme.highest};
    if (theme.look == RasterLook::Grey) {
        style.raster.rampArgb = {0xff000000, 0xffffffff};
    } else if (theme.look == RasterLook::Ramp) {
        WB_TRY(const ColorRamp ramp, colorRamp(theme.ramp));
        for (int i = 0; i < kStops; ++i) {
            style.raster.rampArgb.push_back(argbOf(colorAt(ramp, i / (kStops - 1.0))));
        }
    }
    return style;
}

} // namespace weitblick::map
