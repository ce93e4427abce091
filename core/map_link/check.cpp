// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/check.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace weitblick::map_link {

namespace {

/// Collects the first field that is out of its limits.
class Checks {
public:
    Checks& that(bool good, const char* field)
    {
        if (!good && m_bad == nullptr) {
            m_bad = field;
        }
        return *this;
    }
    Checks& name(std::string_view text, const char* field)
    {
        return that(text.size() <= kMostNameBytes && text.find('\0') == std::string_view::npos && isUtf8(text), field);
    }
    Checks& text(std::string_view text, const char* field)
    {
        return that(text.size() <= kMostTextBytes && isUtf8(text), field);
    }
    Checks& names(const std::vector<std::string>& texts, const char* field)
    {
        for (const std::string& one : texts) {
            name(one, field);
        }
        return *this;
    }
    Checks& named(const std::vector<NamedText>& items, const char* field)
    {
        for (const NamedText& item : items) {
            name(item.name, field).text(item.text, field);
        }
        return *this;
    }
    Checks& problems(const std::vector<LayerProblem>& items)
    {
        that(items.size() <= kMostLayers, "problems");
        for (const LayerProblem& item : items) {
            name(item.layerId, "problems").text(item.messageDe, "problems").text(item.messageEn, "problems");
        }
        return *this;
    }
    Checks& number(double value, double least, double most, const char* field)
    {
        return that(value >= least && value <= most, field); // NaN is not
    }
    Checks& box(double minX, double minY, double maxX, double maxY)
    {
        constexpr double kFar = 1e12;
        for (const double side : {minX, minY, maxX, maxY}) {
            number(side, -kFar, kFar, "extent");
        }
        return that(minX <= maxX && minY <= maxY, "extent");
    }
    [[nodiscard]] Result<void> result() const
    {
        if (m_bad == nullptr) {
            return {};
        }
        return malformed(m_bad);
    }

private:
    const char* m_bad = nullptr;
};

constexpr double kWidestPx = 200.0;
constexpr double kFarM = 1e9;

void checkStyle(Checks& checks, const LayerStyle& style)
{
    checks.name(style.column, "column").text(style.qml, "qml").number(style.opacity, 0, 1, "opacity");
    checks.number(style.outlineWidthPx, 0, kWidestPx, "outlineWidthPx");
    checks.number(style.lineWidthPx, 0, kWidestPx, "lineWidthPx");
    checks.number(style.pointSizePx, 0, kWidestPx, "pointSizePx");
    checks.number(style.pointGroundM, 0, kFarM, "pointGroundM")
        .number(style.pointLeastPx, 0, kWidestPx, "pointLeastPx");
    checks.name(style.label.column, "label").number(style.label.sizePt, 1, kWidestPx, "label");
    checks.number(style.label.smallestScale, 0, kFarM, "smallestScale");
    checks.that(std::isfinite(style.raster.lowest) && std::isfinite(style.raster.highest), "raster");
    checks.that(style.raster.rampArgb.size() <= kMostClasses, "rampArgb");
    checks.that(style.classes.size() <= kMostClasses, "classes");
    for (const StyleClass& one : style.classes) {
        checks.that(std::isfinite(one.lower) && std::isfinite(one.upper), "classes");
        checks.name(one.value, "classes").name(one.label, "classes");
    }
}

void checkLayer(Checks& checks, const Layer& layer)
{
    checks.that(!layer.id.empty(), "id").name(layer.id, "id").name(layer.title, "title");
    checks.name(layer.file, "file").that(isLocalPath(layer.file), "file");
    checks.name(layer.table, "table").name(layer.crs, "crs").name(layer.attribution, "attribution");
    checkStyle(checks, layer.style);
}

void checkLayers(Checks& checks, const std::vector<Layer>& layers)
{
    checks.that(layers.size() <= kMostLayers, "layers");
    for (const Layer& layer : layers) {
        checkLayer(checks, layer);
    }
}

} // namespace

Error malformed(const char* what)
{
    return Error{.code = ErrorCode::Worker,
                 .message = {"eine Nachricht zwischen Programm und Kartenprozess ist fehlerhaft",
                             "a message between program and map host is malformed"},
                 .subject = what};
}

Failed failedOf(RequestId request, const Error& error)
{
    return {.request = request,
            .code = error.code,
            .messageDe = repairedUtf8(error.message.de),
            .messageEn = repairedUtf8(error.message.en),
            .subject = repairedUtf8(error.subject)};
}

Error errorOf(const Failed& failed)
{
    return Error{.code = failed.code, .message = {failed.messageDe, failed.messageEn}, .subject = failed.subject};
}

bool isPlainFileName(std::string_view name)
{
    constexpr std::size_t kLongest = 200;
    const bool harmless = std::ranges::none_of(name, [](char c) {
        return c == '/' || c == '\\' || static_cast<unsigned char>(c) < ' ' || c == ':' || c == '*' || c == '?' ||
               c == '"' || c == '<' || c == '>' || c == '|';
    });
    return !name.empty() && name.size() <= kLongest && harmless && name.front() != '.' && name.front() != ' ' &&
           isUtf8(name);
}

bool isLocalPath(std::string_view path)
{
    constexpr std::string_view kUp = "/..";
    return path.starts_with('/') && !path.starts_with("/vsi") && !path.starts_with("//") &&
           path.find('\0') == std::string_view::npos && path.find("/../") == std::string_view::npos &&
           !path.ends_with(kUp);
}

Result<void> check(const Hello& m)
{
    return Checks().name(m.stagingFolder, "stagingFolder").that(isLocalPath(m.stagingFolder), "stagingFolder").result();
}
Result<void> check(const Welcome& m)
{
    return Checks().name(m.qgisVersion, "qgisVersion").result();
}
Result<void> check(const SetLayers& m)
{
    Checks checks;
    checkLayers(checks, m.layers);
    return checks.result();
}
Result<void> check(const LayersSet& m)
{
    return Checks().problems(m.problems).result();
}
Result<void> check(const Render& m)
{
    constexpr double kFar = 1e12;
    constexpr std::uint64_t kMostPixels = 64'000'000;
    return Checks()
        .that(m.slot < kSlots && m.slot / kSlotsEach == static_cast<std::uint8_t>(m.content), "slot")
        .that(m.widthPx > 0 && m.widthPx <= kMostPx && m.heightPx > 0 && m.heightPx <= kMostPx, "size")
        .that(std::uint64_t{m.widthPx} * m.heightPx <= kMostPixels, "size")
        .number(m.left, -kFar, kFar, "left")
        .number(m.top, -kFar, kFar, "top")
        .number(m.unitsPerPx, 1e-9, 1e9, "unitsPerPx")
        .number(m.dpi, 10, 2400, "dpi")
        .name(m.crs, "crs")
        .that(m.layerIds.size() <= kMostLayers, "layerIds")
        .names(m.layerIds, "layerIds")
        .that(m.limitMs > 0, "limitMs")
        .result();
}
Result<void> check(const FrameReady& m)
{
    return Checks().that(m.slot < kSlots, "slot").problems(m.problems).result();
}
Result<void> check(const Working& m)
{
    return Checks().name(m.layerId, "layerId").result();
}
Result<void> check(const Heartbeat& /*m*/)
{
    return {};
}
Result<void> check(const Ping& /*m*/)
{
    return {};
}
Result<void> check(const Pong& /*m*/)
{
    return {};
}
Result<void> check(const Cancel& /*m*/)
{
    return {};
}
Result<void> check(const Progress& m)
{
    return Checks().number(m.fraction, 0, 1, "fraction").name(m.step, "step").result();
}
Result<void> check(const Failed& m)
{
    return Checks().text(m.messageDe, "message").text(m.messageEn, "message").text(m.subject, "subject").result();
}
Result<void> check(const MakeLegend& m)
{
    return Checks().number(m.iconSizePx, 4, 256, "iconSizePx").result();
}
Result<void> check(const LegendReady& m)
{
    constexpr std::uint32_t kLargestIconPx = 1024;
    Checks checks;
    for (const LegendSymbol& symbol : m.symbols) {
        checks.name(symbol.layerId, "layerId").name(symbol.label, "label");
        checks.that(symbol.widthPx <= kLargestIconPx && symbol.heightPx <= kLargestIconPx &&
                        symbol.pixels.size() == std::size_t{symbol.widthPx} * symbol.heightPx,
                    "pixels");
    }
    return checks.result();
}
Result<void> check(const MakeLayout& m)
{
    return Checks()
        .that(isPlainFileName(m.outputName), "outputName")
        .text(m.templateQpt, "templateQpt")
        .number(m.dpi, 10, 1200, "dpi")
        .number(m.pageWidthMm, 20, 2000, "pageWidthMm")
        .number(m.pageHeightMm, 20, 2000, "pageHeightMm")
        .name(m.crs, "crs")
        .box(m.minX, m.minY, m.maxX, m.maxY)
        .named(m.texts, "texts")
        .result();
}
Result<void> check(const LayoutMade& m)
{
    return Checks().that(std::ranges::all_of(m.files, isPlainFileName), "files").result();
}
Result<void> check(const ExportProject& m)
{
    return Checks()
        .that(isPlainFileName(m.outputName), "outputName")
        .name(m.finalFolder, "finalFolder")
        .that(isLocalPath(m.finalFolder), "finalFolder")
        .name(m.title, "title")
        .name(m.crs, "crs")
        .box(m.minX, m.minY, m.maxX, m.maxY)
        .result();
}
Result<void> check(const ProjectExported& m)
{
    return Checks().that(isPlainFileName(m.outputName), "outputName").result();
}
Result<void> check(const ImportProject& m)
{
    return Checks().name(m.file, "file").that(isLocalPath(m.file), "file").result();
}
Result<void> check(const ProjectImported& m)
{
    Checks checks;
    checks.name(m.title, "title").name(m.crs, "crs").box(m.minX, m.minY, m.maxX, m.maxY);
    checkLayers(checks, m.layers);
    for (const LeftOut& item : m.leftOut) {
        checks.name(item.kind, "leftOut").name(item.name, "leftOut").text(item.reasonDe, "leftOut");
        checks.text(item.reasonEn, "leftOut");
    }
    return checks.result();
}
Result<void> check(const MakeStyle& m)
{
    return Checks().name(m.layerId, "layerId").result();
}
Result<void> check(const StyleMade& m)
{
    return Checks().text(m.qml, "qml").result();
}
Result<void> check(const ListAlgorithms& m)
{
    return Checks().name(m.language, "language").result();
}
Result<void> check(const AlgorithmList& m)
{
    Checks checks;
    for (const Algorithm& algorithm : m.algorithms) {
        checks.name(algorithm.id, "id").name(algorithm.title, "title").name(algorithm.group, "group");
        checks.text(algorithm.help, "help");
        for (const AlgorithmParameter& parameter : algorithm.parameters) {
            checks.name(parameter.name, "parameter")
                .name(parameter.title, "parameter")
                .name(parameter.type, "parameter");
            checks.text(parameter.defaultText, "parameter").names(parameter.options, "parameter");
            checks.name(parameter.parent, "parameter").that(parameter.shapes.size() <= kMostClasses, "parameter");
            checks.that(!std::isnan(parameter.least) && !std::isnan(parameter.most), "parameter");
        }
    }
    return checks.result();
}
Result<void> check(const RunAlgorithm& m)
{
    return Checks().name(m.algorithm, "algorithm").named(m.arguments, "arguments").result();
}
Result<void> check(const AlgorithmFinished& m)
{
    return Checks().named(m.outputs, "outputs").text(m.log, "log").result();
}

} // namespace weitblick::map_link
