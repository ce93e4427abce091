// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qgis/qml_style.h"

#include "core/qgis/detail/qml_symbol.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <pugixml.hpp>
#include <sstream>

namespace weitblick::qgis {

namespace {

using detail::QmlSymbol;
using map::Theme;
using map::ThemeClass;
using map::ThemeKind;
using pugi::xml_node;

constexpr std::size_t kMostBytes = std::size_t{8} << 20U;
constexpr std::size_t kMostClasses = 250; ///< a class is one byte of the colour table

Error noStyle(const char* german, const char* english)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {std::string("die Datei ist kein lesbarer QGIS-Stil: ") + german,
                             std::string("the file is no readable style of QGIS: ") + english}};
}

/// One reading of one document.
class Reading {
public:
    Reading(xml_node root, const std::vector<std::string>& columns) : m_root(root), m_columns(columns) {}

    QmlTheme run(const std::string& layer);

private:
    void readSingle(xml_node renderer);
    void readGraduated(xml_node renderer);
    void readCategorised(xml_node renderer);
    void readOther(xml_node renderer, const std::string& type);
    bool takeColumn(xml_node renderer);
    void takeCommonLooks(const QmlSymbol& symbol);
    [[nodiscard]] QmlSymbol symbolOf(xml_node renderer, const char* name) const;
    void listWhatIsNotTaken();
    void simplify(Text text) { m_result.simplified.push_back(std::move(text)); }

    xml_node m_root;
    const std::vector<std::string>& m_columns;
    QmlTheme m_result;
};

QmlSymbol Reading::symbolOf(xml_node renderer, const char* name) const
{
    const xml_node symbols = renderer.child("symbols");
    const xml_node named = symbols.find_child_by_attribute("symbol", "name", name);
    return detail::readSymbol(named ? named : symbols.child("symbol"));
}

void Reading::takeCommonLooks(const QmlSymbol& symbol)
{
    Theme& theme = m_result.theme;
    theme.outline = symbol.outline;
    theme.lineWidthPx = symbol.lineWidthPx.value_or(theme.lineWidthPx);
    theme.pointSizePx = symbol.pointSizePx.value_or(theme.pointSizePx);
    if (symbol.isRough) {
        simplify({"Muster, Bilder und mehrfache Symbollagen", "patterns, pictures and symbols of several layers"});
    }
}

/// "einwohner" or "\"einwohner\""; anything else is an expression.
bool Reading::takeColumn(xml_node renderer)
{
    std::string column = renderer.attribute("attr").as_string();
    if (column.size() > 1 && column.front() == '"' && column.back() == '"') {
        column = column.substr(1, column.size() - 2);
    }
    const auto equalsIgnoringCase = [&](const std::string& one) {
        return std::ranges::equal(one, column,
                                  [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
    };
    const auto found = std::ranges::find_if(m_columns, equalsIgnoringCase);
    if (found == m_columns.end()) {
        simplify({"Klassen nach „" + column + "“: die Ebene hat keine solche Spalte",
                  "classes by “" + column + "”: the layer has no such column"});
        return false;
    }
    m_result.theme.column = *found;
    return true;
}

void Reading::readSingle(xml_node renderer)
{
    const QmlSymbol symbol = symbolOf(renderer, "0");
    m_result.theme.kind = ThemeKind::Single;
    m_result.theme.classes = {ThemeClass{.color = symbol.color}};
    takeCommonLooks(symbol);
}

void Reading::readGraduated(xml_node renderer)
{
    if (!takeColumn(renderer)) {
        return readSingle(renderer);
    }
    std::vector<ThemeClass> classes;
    for (const xml_node range : renderer.child("ranges").children("range")) {
        const QmlSymbol symbol = symbolOf(renderer, range.attribute("symbol").as_string());
        const ThemeClass one{.lower = range.attribute("lower").as_double(),
                             .upper = range.attribute("upper").as_double(),
                             .label = range.attribute("label").as_string(),
                             .color = symbol.color,
                             .isVisible = range.attribute("render").as_bool(true)};
        if (std::isfinite(one.lower) && std::isfinite(one.upper) && one.lower <= one.upper &&
            classes.size() < kMostClasses / 2) {
            classes.push_back(one);
        }
    }
    std::ranges::sort(classes, {}, &ThemeClass::lower);
    Theme& theme = m_result.theme;
    theme.kind = ThemeKind::Graduated;
    theme.method = map::ClassMethod::Manual;
    theme.missingColor.reset(); // QGIS draws neither
    theme.otherColor.reset();
    for (ThemeClass& one : classes) {
        if (!theme.classes.empty() && one.lower > theme.classes.back().upper) { // a gap
            theme.classes.push_back(
                {.lower = theme.classes.back().upper, .upper = one.lower, .label = "–", .isVisible = false});
        } else if (!theme.classes.empty()) {
            one.lower = theme.classes.back().upper;
            one.upper = std::max(one.upper, one.lower);
        }
        theme.classes.push_back(std::move(one));
    }
    if (theme.classes.empty()) {
        return readSingle(renderer);
    }
    takeCommonLooks(symbolOf(renderer, "0"));
}

void Reading::readCategorised(xml_node renderer)
{
    if (!takeColumn(renderer)) {
        return readSingle(renderer);
    }
    Theme& theme = m_result.theme;
    theme.kind = ThemeKind::Categorised;
    theme.missingColor.reset();
    theme.otherColor.reset();
    for (const xml_node category : renderer.child("categories").children("category")) {
        const QmlSymbol symbol = symbolOf(renderer, category.attribute("symbol").as_string());
        const std::string value = category.attribute("value").as_string();
        const std::string type = category.attribute("type").as_string();
        const bool isVisible = category.attribute("render").as_bool(true);
        if (type == "NULL" || (value.empty() && type != "string")) { // takes all that is in no other
            theme.otherColor = isVisible ? std::optional(symbol.color) : std::nullopt;
            theme.missingColor = theme.otherColor;
        } else if (theme.classes.size() < kMostClasses) {
            theme.classes.push_back({.value = value,
                                     .label = category.attribute("label").as_string(),
                                     .color = symbol.color,
                                     .isVisible = isVisible});
        }
    }
    takeCommonLooks(symbolOf(renderer, "0"));
}

void Reading::readOther(xml_node renderer, const std::string& type)
{
    readSingle(renderer);
    simplify(type == "RuleRenderer" ? Text{"Regeln", "rules"}
                                    : Text{"Darstellung „" + type + "“", "renderer “" + type + "”"});
}

void Reading::listWhatIsNotTaken()
{
    const auto leave = [&](bool isThere, Text text) {
        if (isThere) {
            m_result.notTaken.push_back(std::move(text));
        }
    };
    const auto hasText = [&](const char* name) { return *m_root.child(name).text().get() != '\0'; };
    leave(!m_root.child("attributeactions").child("actionsetting").empty(),
          {"Aktionen: sie könnten fremden Code ausführen", "actions: they could run foreign code"});
    leave(hasText("editform") || hasText("editforminit") || hasText("editforminitcode"),
          {"Formulare und ihr Code", "forms and their code"});
    leave(!m_root.child("SingleCategoryDiagramRenderer").empty() ||
              !m_root.child("LinearlyInterpolatedDiagramRenderer").empty(),
          {"Diagramme auf der Karte", "diagrams on the map"});
    leave(hasText("mapTip"), {"Kartentipps", "map tips"});
    leave(m_root.child("aliases").find_child([](xml_node one) { return *one.attribute("name").value() != '\0'; }) !=
              xml_node(),
          {"Anzeigenamen von Spalten", "display names of columns"});
}

QmlTheme Reading::run(const std::string& layer)
{
    Theme& theme = m_result.theme;
    theme.layer = layer;
    theme.opacity = std::clamp(m_root.child("layerOpacity").text().as_double(1.0), 0.0, 1.0);
    const xml_node renderer = m_root.child("renderer-v2");
    const std::string type = renderer.attribute("type").as_string();
    if (type == "singleSymbol") {
        readSingle(renderer);
    } else if (type == "graduatedSymbol") {
        readGraduated(renderer);
    } else if (type == "categorizedSymbol") {
        readCategorised(renderer);
    } else if (renderer) {
        readOther(renderer, type);
    }
    if (m_root.attribute("labelsEnabled").as_int() == 1 && m_root.child("labeling")) {
        simplify({"Beschriftung", "labels"});
    }
    listWhatIsNotTaken();
    std::ranges::sort(m_result.simplified, {}, &Text::de);
    const auto same = std::ranges::unique(m_result.simplified, {}, &Text::de);
    m_result.simplified.erase(same.begin(), same.end());
    return std::move(m_result);
}

bool isRemote(std::string_view value)
{
    constexpr std::array<std::string_view, 4> kPlaces{"http:", "https:", "ftp:", "/vsicurl"};
    return std::ranges::any_of(kPlaces, [&](std::string_view place) { return value.starts_with(place); });
}

/// Empties the values that name something on the web. True: there were some.
bool dropRemote(xml_node node)
{
    bool dropped = false;
    for (pugi::xml_attribute attribute : node.attributes()) {
        if (isRemote(attribute.value())) {
            attribute.set_value("");
            dropped = true;
        }
    }
    for (const xml_node child : node.children()) {
        dropped = dropRemote(child) || dropped;
    }
    return dropped;
}

/// The document with nothing but looks.
std::string looksOf(xml_node root, std::vector<Text>& notTaken)
{
    constexpr std::array kLooks{"renderer-v2",      "labeling",          "blendMode", "layerOpacity",
                                "featureBlendMode", "layerTransparency", "pipe",      "pipe-data-defined-properties"};
    pugi::xml_document document;
    document.append_child(pugi::node_doctype).set_value("qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'");
    xml_node copy = document.append_child("qgis");
    for (const char* name : {"version", "labelsEnabled"}) {
        if (const auto attribute = root.attribute(name)) {
            copy.append_copy(attribute);
        }
    }
    for (const xml_node child : root.children()) {
        if (std::ranges::any_of(kLooks, [&](const char* look) { return std::string_view(child.name()) == look; })) {
            copy.append_copy(child);
        }
    }
    if (dropRemote(copy)) {
        notTaken.push_back({"Bilder aus dem Internet", "pictures from the web"});
    }
    std::ostringstream text;
    document.save(text, " ", pugi::format_default | pugi::format_no_declaration);
    return text.str();
}

} // namespace

Result<QmlTheme> themeFromQml(std::string_view qml, const std::string& layer, const std::vector<std::string>& columns)
{
    if (qml.size() > kMostBytes) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"der QGIS-Stil ist größer als 8 MiB", "the style of QGIS is larger than 8 MiB"}};
    }
    pugi::xml_document document;
    const auto read = document.load_buffer(qml.data(), qml.size(), pugi::parse_default | pugi::parse_doctype);
    if (!read) {
        return noStyle("kein gültiges XML", "no valid XML");
    }
    const xml_node root = document.child("qgis");
    if (!root.child("renderer-v2") && !root.child("pipe")) {
        return noStyle("er enthält keine Darstellung", "it holds no renderer");
    }
    QmlTheme result = Reading(root, columns).run(layer);
    result.theme.qml = looksOf(root, result.notTaken);
    return result;
}

} // namespace weitblick::qgis
