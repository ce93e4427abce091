// SPDX-License-Identifier: GPL-3.0-or-later
// The messages about legends, layouts, projects and algorithms; part of the
// link as messages.h is.
#pragma once

#include "core/map_link/messages.h"

namespace weitblick::map_link {

struct MakeLegend {
    static constexpr Tag kTag = Tag::MakeLegend;
    RequestId request = 0;
    std::uint32_t iconSizePx = 20;
    static void fields(auto& m, auto&& field) { field(m.request), field(m.iconSizePx); }
};

/// One symbol of a layer; pixels are premultiplied 0xAARRGGBB.
struct LegendSymbol {
    std::string layerId;
    std::string label;
    std::uint32_t widthPx = 0, heightPx = 0;
    std::vector<std::uint32_t> pixels;
    static void fields(auto& m, auto&& field)
    {
        field(m.layerId), field(m.label), field(m.widthPx), field(m.heightPx), field(m.pixels);
    }
};

struct LegendReady {
    static constexpr Tag kTag = Tag::LegendReady;
    RequestId request = 0;
    std::vector<LegendSymbol> symbols; ///< layers in their order, symbols in that of the renderer
    static void fields(auto& m, auto&& field) { field(m.request), field(m.symbols); }
};

/// A name and a text: a text item of a layout, an argument or an output of an
/// algorithm.
struct NamedText {
    std::string name;
    std::string text;
    friend bool operator==(const NamedText&, const NamedText&) = default;
    static void fields(auto& m, auto&& field) { field(m.name), field(m.text); }
};

enum class LayoutFormat : std::uint8_t { Pdf, Svg, Png };
constexpr auto lastOf(LayoutFormat)
{
    return LayoutFormat::Png;
}

/// Fills a print template, or a plain sheet of ours, and writes it into the
/// staging folder.
struct MakeLayout {
    static constexpr Tag kTag = Tag::MakeLayout;
    RequestId request = 0;
    LayoutFormat format = LayoutFormat::Pdf;
    std::string outputName;                       ///< file name without a folder
    std::string templateQpt;                      ///< a QGIS layout template; its first map gets
                                                  ///< extent and layers. Empty: the plain sheet
    double pageWidthMm = 297, pageHeightMm = 210; ///< of the plain sheet
    double dpi = 300;
    std::string crs;
    double minX = 0, minY = 0, maxX = 0, maxY = 0;
    std::vector<NamedText> texts; ///< label items by id; the plain sheet has
                                  ///< title, subtitle and attribution
    static void fields(auto& m, auto&& field)
    {
        field(m.request), field(m.format), field(m.outputName), field(m.templateQpt), field(m.dpi), field(m.crs);
        field(m.pageWidthMm), field(m.pageHeightMm);
        field(m.minX), field(m.minY), field(m.maxX), field(m.maxY), field(m.texts);
    }
};

struct LayoutMade {
    static constexpr Tag kTag = Tag::LayoutMade;
    RequestId request = 0;
    std::vector<std::string> files; ///< names in the staging folder; SVG and PNG: one a page
    static void fields(auto& m, auto&& field) { field(m.request), field(m.files); }
};

/// Writes the layers with their styles as a QGIS project into the staging
/// folder.
struct ExportProject {
    static constexpr Tag kTag = Tag::ExportProject;
    RequestId request = 0;
    std::string outputName;  ///< "projekt.qgz"
    std::string finalFolder; ///< where it will lie: data sources are written
                             ///< relative to it
    std::string title;
    std::string crs;
    double minX = 0, minY = 0, maxX = 0, maxY = 0; ///< first view
    static void fields(auto& m, auto&& field)
    {
        field(m.request), field(m.outputName), field(m.finalFolder), field(m.title), field(m.crs);
        field(m.minX), field(m.minY), field(m.maxX), field(m.maxY);
    }
};

struct ProjectExported {
    static constexpr Tag kTag = Tag::ProjectExported;
    RequestId request = 0;
    std::string outputName;
    static void fields(auto& m, auto&& field) { field(m.request), field(m.outputName); }
};

struct ImportProject {
    static constexpr Tag kTag = Tag::ImportProject;
    RequestId request = 0;
    std::string file; ///< .qgz or .qgs
    static void fields(auto& m, auto&& field) { field(m.request), field(m.file); }
};

/// Something of a project that was not taken, and why.
struct LeftOut {
    std::string kind; ///< "macro", "action", "form", "remote-layer",
                      ///< "missing-file", "unsupported-layer", "relation" …
    std::string name;
    std::string reasonDe;
    std::string reasonEn;
    friend bool operator==(const LeftOut&, const LeftOut&) = default;
    static void fields(auto& m, auto&& field) { field(m.kind), field(m.name), field(m.reasonDe), field(m.reasonEn); }
};

struct ProjectImported {
    static constexpr Tag kTag = Tag::ProjectImported;
    RequestId request = 0;
    std::string title;
    std::string crs;
    double minX = 0, minY = 0, maxX = 0, maxY = 0;
    std::vector<Layer> layers; ///< top first, styles as QML
    std::vector<LeftOut> leftOut;
    static void fields(auto& m, auto&& field)
    {
        field(m.request), field(m.title), field(m.crs), field(m.minX), field(m.minY), field(m.maxX), field(m.maxY);
        field(m.layers), field(m.leftOut);
    }
};

/// The looks of a layer as a style document of QGIS (.qml).
struct MakeStyle {
    static constexpr Tag kTag = Tag::MakeStyle;
    RequestId request = 0;
    std::string layerId;
    static void fields(auto& m, auto&& field) { field(m.request), field(m.layerId); }
};

struct StyleMade {
    static constexpr Tag kTag = Tag::StyleMade;
    RequestId request = 0;
    std::string qml;
    static void fields(auto& m, auto&& field) { field(m.request), field(m.qml); }
};

struct ListAlgorithms {
    static constexpr Tag kTag = Tag::ListAlgorithms;
    RequestId request = 0;
    std::string language; ///< "de": titles in this language, as far as QGIS has them; of the first request
    static void fields(auto& m, auto&& field) { field(m.request), field(m.language); }
};

struct AlgorithmParameter {
    std::string name;
    std::string title;
    std::string type; ///< as QGIS calls it: "source", "distance", "number",
                      ///< "boolean", "enum", "sink" …
    std::string defaultText;
    std::vector<std::string> options; ///< of an enum
    std::vector<std::int32_t> shapes; ///< of a source, as QGIS numbers them: 0 points, 1 lines, 2 polygons; empty: any
    std::string parent;               ///< the source that a field or a distance belongs to
    double least = 0.0;               ///< of a number; not below `most`: no limits
    double most = 0.0;
    bool isWhole = false; ///< a number without decimals
    bool isMany = false;  ///< several fields
    bool isOptional = false;
    bool isOutput = false;
    static void fields(auto& m, auto&& field)
    {
        field(m.name), field(m.title), field(m.type), field(m.defaultText), field(m.options), field(m.shapes);
        field(m.parent), field(m.least), field(m.most), field(m.isWhole), field(m.isMany), field(m.isOptional);
        field(m.isOutput);
    }
};

struct Algorithm {
    std::string id; ///< "native:buffer"
    std::string title;
    std::string group;
    std::string help;
    std::vector<AlgorithmParameter> parameters;
    static void fields(auto& m, auto&& field)
    {
        field(m.id), field(m.title), field(m.group), field(m.help), field(m.parameters);
    }
};

struct AlgorithmList {
    static constexpr Tag kTag = Tag::AlgorithmList;
    RequestId request = 0;
    std::vector<Algorithm> algorithms;
    static void fields(auto& m, auto&& field) { field(m.request), field(m.algorithms); }
};

/// Runs a QGIS algorithm. A source is given by layer id; an output by a file
/// name in the staging folder.
struct RunAlgorithm {
    static constexpr Tag kTag = Tag::RunAlgorithm;
    RequestId request = 0;
    std::string algorithm;
    std::vector<NamedText> arguments;
    static void fields(auto& m, auto&& field) { field(m.request), field(m.algorithm), field(m.arguments); }
};

struct AlgorithmFinished {
    static constexpr Tag kTag = Tag::AlgorithmFinished;
    RequestId request = 0;
    std::vector<NamedText> outputs; ///< file names in the staging folder, numbers and texts
    std::string log;
    static void fields(auto& m, auto&& field) { field(m.request), field(m.outputs), field(m.log); }
};

} // namespace weitblick::map_link
