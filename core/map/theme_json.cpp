// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/theme.h"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

namespace weitblick::map {

namespace {

using nlohmann::json;

constexpr double kWidestStrokePx = 100.0;
constexpr std::size_t kMostClasses = 254; ///< a class is one byte of the colour table
constexpr std::array<std::string_view, 3> kKindNames{"single", "graduated", "categorised"};

Error badField(const std::string& field)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Kartendarstellung ist nicht lesbar: das Feld " + field + " fehlt oder passt nicht",
                             "the theme cannot be read: field " + field + " is missing or does not fit"},
                 .subject = field};
}

/// Reads fields of one object; remembers the first that is not as it should be.
class Fields {
public:
    explicit Fields(const json& object) : m_object(object) {}

    std::string text(const std::string& name, const std::string& otherwise = {})
    {
        const auto found = m_object.find(name);
        if (found == m_object.end()) {
            return otherwise;
        }
        if (!found->is_string()) {
            fail(name);
            return otherwise;
        }
        return found->get<std::string>();
    }
    double number(const std::string& name, double otherwise, double least, double most)
    {
        const auto found = m_object.find(name);
        if (found == m_object.end()) {
            return otherwise;
        }
        const double value = found->is_number() ? found->get<double>() : std::nan("");
        if (!(value >= least && value <= most)) {
            fail(name);
            return otherwise;
        }
        return value;
    }
    bool flag(const std::string& name, bool otherwise)
    {
        const auto found = m_object.find(name);
        if (found != m_object.end() && !found->is_boolean()) {
            fail(name);
            return otherwise;
        }
        return found == m_object.end() ? otherwise : found->get<bool>();
    }
    Color color(const std::string& name, Color otherwise)
    {
        const auto read = colorFromHex(text(name, hexOf(otherwise)));
        if (!read) {
            fail(name);
            return otherwise;
        }
        return *read;
    }
    std::optional<Color> colorOrNone(const std::string& name, std::optional<Color> otherwise)
    {
        const auto found = m_object.find(name);
        if (found != m_object.end() && found->is_null()) {
            return std::nullopt;
        }
        return found == m_object.end() ? otherwise : std::optional(color(name, Color{}));
    }
    void fail(const std::string& name)
    {
        if (m_bad.empty()) {
            m_bad = name;
        }
    }
    [[nodiscard]] const std::string& bad() const { return m_bad; }

private:
    const json& m_object;
    std::string m_bad;
};

json jsonOf(const ThemeClass& one, ThemeKind kind)
{
    json object{{"color", hexOf(one.color)}};
    if (kind == ThemeKind::Graduated) {
        object["lower"] = one.lower;
        object["upper"] = one.upper;
    } else if (kind == ThemeKind::Categorised) {
        object["value"] = one.value;
    }
    if (!one.label.empty()) {
        object["label"] = one.label;
    }
    if (!one.isVisible) {
        object["visible"] = false;
    }
    return object;
}

Result<ThemeClass> classFromJson(const json& object, ThemeKind kind)
{
    if (!object.is_object()) {
        return badField("classes");
    }
    constexpr double kAny = std::numeric_limits<double>::max();
    Fields fields(object);
    ThemeClass one{
        .label = fields.text("label"), .color = fields.color("color", {}), .isVisible = fields.flag("visible", true)};
    if (kind == ThemeKind::Graduated) {
        one.lower = fields.number("lower", std::nan(""), -kAny, kAny);
        one.upper = fields.number("upper", std::nan(""), -kAny, kAny);
        if (!(one.lower <= one.upper)) {
            fields.fail("classes.lower");
        }
    } else {
        one.value = fields.text("value");
    }
    if (!fields.bad().empty()) {
        return badField(fields.bad());
    }
    return one;
}

Result<void> readClasses(Theme& theme, const json& list)
{
    if (!list.is_array() || list.size() > kMostClasses) {
        return badField("classes");
    }
    for (const json& object : list) {
        WB_TRY(ThemeClass one, classFromJson(object, theme.kind));
        if (theme.kind == ThemeKind::Graduated && !theme.classes.empty() && one.lower != theme.classes.back().upper) {
            return badField("classes.lower"); // without gaps, so that one search finds the class
        }
        theme.classes.push_back(std::move(one));
    }
    return {};
}

Result<Theme> readTheme(const json& object)
{
    Fields fields(object);
    Theme theme{.layer = fields.text("layer"),
                .column = fields.text("column"),
                .title = fields.text("title"),
                .unit = fields.text("unit"),
                .isWhole = fields.flag("whole", false)};
    const auto kind = std::ranges::find(kKindNames, fields.text("kind", "graduated"));
    const auto method = classMethodOf(fields.text("method", std::string(nameOf(theme.method))));
    const auto direction = fields.text("direction", "forward");
    if (kind == kKindNames.end() || !method || (direction != "forward" && direction != "reversed")) {
        return badField(kind == kKindNames.end() ? "kind" : !method ? "method" : "direction");
    }
    theme.qml = fields.text("qml");
    theme.kind = static_cast<ThemeKind>(kind - kKindNames.begin());
    theme.method = *method;
    theme.direction = direction == "forward" ? RampDirection::Forward : RampDirection::Reversed;
    theme.ramp = fields.text("ramp", theme.ramp);
    theme.missingColor = fields.colorOrNone("missingColor", theme.missingColor);
    theme.otherColor = fields.colorOrNone("otherColor", theme.otherColor);
    theme.opacity = fields.number("opacity", theme.opacity, 0.0, 1.0);
    theme.lineWidthPx = fields.number("lineWidthPx", theme.lineWidthPx, 0.0, kWidestStrokePx);
    theme.pointSizePx = fields.number("pointSizePx", theme.pointSizePx, 0.0, kWidestStrokePx);
    theme.outline = {.isVisible = fields.flag("outlineVisible", theme.outline.isVisible),
                     .color = fields.color("outlineColor", theme.outline.color),
                     .widthPx = fields.number("outlineWidthPx", theme.outline.widthPx, 0.0, kWidestStrokePx)};
    if (!fields.bad().empty()) {
        return badField(fields.bad());
    }
    WB_CHECK(readClasses(theme, object.value("classes", json::array())));
    return theme;
}

json colorOrNull(const std::optional<Color>& color)
{
    return color ? json(hexOf(*color)) : json(nullptr);
}

} // namespace

std::string toJson(const Theme& theme)
{
    json classes = json::array();
    for (const ThemeClass& one : theme.classes) {
        classes.push_back(jsonOf(one, theme.kind));
    }
    json object{{"layer", theme.layer},
                {"column", theme.column},
                {"title", theme.title},
                {"unit", theme.unit},
                {"kind", kKindNames[static_cast<std::size_t>(theme.kind)]},
                {"method", nameOf(theme.method)},
                {"ramp", theme.ramp},
                {"direction", theme.direction == RampDirection::Forward ? "forward" : "reversed"},
                {"classes", std::move(classes)},
                {"missingColor", colorOrNull(theme.missingColor)},
                {"otherColor", colorOrNull(theme.otherColor)},
                {"opacity", theme.opacity},
                {"outlineVisible", theme.outline.isVisible},
                {"outlineColor", hexOf(theme.outline.color)},
                {"outlineWidthPx", theme.outline.widthPx},
                {"lineWidthPx", theme.lineWidthPx},
                {"pointSizePx", theme.pointSizePx}};
    if (!theme.qml.empty()) {
        object["qml"] = theme.qml;
    }
    if (theme.isWhole) {
        object["whole"] = true;
    }
    return object.dump(2, ' ', false, json::error_handler_t::replace);
}

Result<Theme> themeFromJson(std::string_view text)
{
    const json object = json::parse(text, nullptr, false);
    if (!object.is_object()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Kartendarstellung ist kein JSON-Objekt", "the theme is not a JSON object"}};
    }
    return readTheme(object);
}

} // namespace weitblick::map
