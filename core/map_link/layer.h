// SPDX-License-Identifier: GPL-3.0-or-later
// What the map host is told of a layer. Values only; sources are local files,
// never addresses.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::map_link {

enum class SourceKind : std::uint8_t { Vector, Raster };
constexpr auto lastOf(SourceKind)
{
    return SourceKind::Raster;
}

/// Default: as QGIS would. Raster: `raster`. Qml: the document in `qml`. The others: the classes
/// of a theme, so that paper and screen show the same.
enum class StyleKind : std::uint8_t { Default, Single, Graduated, Categorised, Qml, Raster };
constexpr auto lastOf(StyleKind)
{
    return StyleKind::Raster;
}

/// A class of a theme. Graduated: lower < value <= upper (the first class also
/// takes its lower bound).
struct StyleClass {
    double lower = 0.0;
    double upper = 0.0;
    std::string value; ///< Categorised
    std::string label;
    std::uint32_t argb = 0xff808080; ///< 0xAARRGGBB, not premultiplied
    bool isVisible = true;
    friend bool operator==(const StyleClass&, const StyleClass&) = default;
    static void fields(auto& m, auto&& field)
    {
        field(m.lower), field(m.upper), field(m.value), field(m.label), field(m.argb), field(m.isVisible);
    }
};

/// The writing beside features.
struct LabelStyle {
    std::string column; ///< empty: no labels
    double sizePt = 9.0;
    std::uint32_t argb = 0xff202020;
    std::uint32_t haloArgb = 0xd0ffffff;
    double smallestScale = 0.0; ///< no labels on maps smaller than 1 : this; 0: on all
    friend bool operator==(const LabelStyle&, const LabelStyle&) = default;
    static void fields(auto& m, auto&& field)
    {
        field(m.column), field(m.sizePt), field(m.argb), field(m.haloArgb), field(m.smallestScale);
    }
};

/// Ramp: the values of the first band from `lowest` to `highest` in these colours. Relief: heights, lit from the
/// north-west.
enum class RasterLook : std::uint8_t { Ramp, Relief };
constexpr auto lastOf(RasterLook)
{
    return RasterLook::Relief;
}

/// How the cells of a raster are shown.
struct RasterStyle {
    RasterLook look = RasterLook::Ramp;
    double lowest = 0.0;
    double highest = 0.0;                ///< not above `lowest`: those of the data
    std::vector<std::uint32_t> rampArgb; ///< evenly spaced, lowest first; two at least
    friend bool operator==(const RasterStyle&, const RasterStyle&) = default;
    static void fields(auto& m, auto&& field) { field(m.look), field(m.lowest), field(m.highest), field(m.rampArgb); }
};

struct LayerStyle {
    StyleKind kind = StyleKind::Default;
    std::string column;
    std::vector<StyleClass> classes;
    std::uint32_t missingArgb = 0; ///< features without value; 0: not drawn
    std::uint32_t otherArgb = 0;   ///< values in no class; 0: not drawn
    double opacity = 1.0;
    std::uint32_t outlineArgb = 0; ///< 0: none
    double outlineWidthPx = 1.0;   ///< pixels of 96 dpi
    double lineWidthPx = 2.0;
    double pointSizePx = 7.0;
    double pointGroundM = 0.0; ///< points are as large as this on the ground, between the two sizes; 0: always
                               ///< pointSizePx
    double pointLeastPx = 0.0;
    RasterStyle raster;
    std::string qml;
    LabelStyle label;
    friend bool operator==(const LayerStyle&, const LayerStyle&) = default;
    static void fields(auto& m, auto&& field)
    {
        field(m.kind), field(m.column), field(m.classes), field(m.missingArgb), field(m.otherArgb);
        field(m.opacity), field(m.outlineArgb), field(m.outlineWidthPx), field(m.lineWidthPx), field(m.pointSizePx);
        field(m.pointGroundM), field(m.pointLeastPx), field(m.raster);
        field(m.qml), field(m.label);
    }
};

struct Layer {
    std::string id; ///< stable for the life of the project
    std::string title;
    SourceKind source = SourceKind::Vector;
    std::string file;  ///< absolute path
    std::string table; ///< table of a GeoPackage; empty: the only one
    std::string crs;   ///< "EPSG:25832"; empty: the file says it
    std::string attribution;
    LayerStyle style;
    friend bool operator==(const Layer&, const Layer&) = default;
    static void fields(auto& m, auto&& field)
    {
        field(m.id), field(m.title), field(m.source), field(m.file), field(m.table), field(m.crs);
        field(m.attribution), field(m.style);
    }
};

/// Something that went wrong with one layer while the rest was drawn.
struct LayerProblem {
    std::string layerId;
    std::string messageDe;
    std::string messageEn;
    friend bool operator==(const LayerProblem&, const LayerProblem&) = default;
    static void fields(auto& m, auto&& field) { field(m.layerId), field(m.messageDe), field(m.messageEn); }
};

} // namespace weitblick::map_link
