// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qgis/tool_descriptor.h"

#include "core/base/number_text.h"
#include "core/qgis/offered_tools.h"

#include <algorithm>
#include <charconv>

namespace weitblick::qgis {

namespace {

using analysis::GeometryKind;
using analysis::Parameter;
using analysis::ParameterKind;
using analysis::Presence;
using map_link::AlgorithmParameter;

/// QGIS has one text, in the language it was asked in.
Text inBoth(const std::string& text)
{
    return {text, text};
}

Presence presenceOf(const AlgorithmParameter& one)
{
    return one.isOptional ? Presence::Optional : Presence::Required;
}

std::vector<GeometryKind> kindsOf(const std::vector<std::int32_t>& shapes)
{
    constexpr std::int32_t kPoints = 0;
    constexpr std::int32_t kLines = 1;
    constexpr std::int32_t kPolygons = 2;
    std::vector<GeometryKind> kinds;
    for (const std::int32_t shape : shapes) {
        if (shape == kPoints) {
            kinds.push_back(GeometryKind::Points);
        } else if (shape == kLines) {
            kinds.push_back(GeometryKind::Lines);
        } else if (shape == kPolygons) {
            kinds.push_back(GeometryKind::Polygons);
        }
    }
    if (kinds.empty()) {
        kinds = {GeometryKind::Points, GeometryKind::Lines, GeometryKind::Polygons};
    }
    return kinds;
}

bool isSource(const AlgorithmParameter& one)
{
    return one.type == "source" || one.type == "vector";
}

void addLimits(const AlgorithmParameter& one, Parameter& parameter)
{
    constexpr double kNoLimit = 1e300;
    if (one.least < one.most) {
        if (one.least > -kNoLimit) {
            parameter.range.minimum = one.least;
        }
        if (one.most < kNoLimit) {
            parameter.range.maximum = one.most;
        }
    }
}

std::optional<std::string> numberDefault(const AlgorithmParameter& one)
{
    double value = 0.0;
    const std::string& text = one.defaultText;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) {
        return std::nullopt;
    }
    return canonicalNumber(value);
}

void addChoices(const AlgorithmParameter& one, Parameter& parameter)
{
    for (std::size_t i = 0; i < one.options.size(); ++i) {
        parameter.choices.push_back({.id = std::to_string(i), .title = inBoth(one.options[i])});
    }
    const bool isKnown =
        std::ranges::find(parameter.choices, one.defaultText, &analysis::Choice::id) != parameter.choices.end();
    if (isKnown) {
        parameter.defaultValue = one.defaultText;
    }
}

/// Nothing: a form cannot ask for it.
std::optional<Parameter> parameterOf(const AlgorithmParameter& one)
{
    Parameter parameter{.id = one.name, .title = inBoth(one.title), .source = "QGIS", .presence = presenceOf(one)};
    if (one.type == "number" || one.type == "distance" || one.type == "area") {
        parameter.kind = one.isWhole ? ParameterKind::Integer : ParameterKind::Number;
        parameter.unit = one.type == "distance" ? "m" : one.type == "area" ? "m2" : "";
        parameter.defaultValue = numberDefault(one);
        addLimits(one, parameter);
    } else if (one.type == "boolean") {
        parameter.kind = ParameterKind::Boolean;
        parameter.defaultValue = one.defaultText == "true" || one.defaultText == "1" ? "true" : "false";
    } else if (one.type == "enum" && !one.options.empty()) {
        parameter.kind = ParameterKind::Choice;
        addChoices(one, parameter);
    } else if (one.type == "field") {
        parameter.kind = one.isMany ? ParameterKind::Columns : ParameterKind::Column;
        parameter.columnOf = one.parent;
    } else if (one.type == "string") {
        parameter.kind = ParameterKind::Text;
        if (!one.defaultText.empty()) {
            parameter.defaultValue = one.defaultText;
        }
    } else {
        return std::nullopt;
    }
    return parameter;
}

Error notAskable(const OfferedTool& tool, const AlgorithmParameter& parameter)
{
    return Error{
        .code = ErrorCode::InvalidInput,
        .message = {"das QGIS-Werkzeug „" + tool.title.de +
                        "“ verlangt eine Angabe, für die es hier kein Feld "
                        "gibt: " +
                        parameter.title,
                    "the QGIS tool “" + tool.title.en + "” needs something that has no field here: " + parameter.title},
        .subject = tool.id};
}

} // namespace

Result<analysis::Descriptor> descriptorOf(const map_link::Algorithm& tool, const std::string& qgisVersion)
{
    const OfferedTool* offered = findOfferedTool(tool.id);
    if (offered == nullptr) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"dieses QGIS-Werkzeug wird nicht angeboten", "this QGIS tool is not offered"},
                     .subject = tool.id};
    }
    analysis::Descriptor descriptor{.id = tool.id,
                                    .version = qgisVersion,
                                    .title = offered->title,
                                    .summary = offered->summary,
                                    .group = {"QGIS-Werkzeuge", "QGIS tools"}};
    for (const AlgorithmParameter& one : tool.parameters) {
        if (one.isOutput) {
            continue;
        }
        if (isSource(one)) {
            descriptor.inputs.push_back({.id = one.name,
                                         .title = inBoth(one.title),
                                         .kinds = kindsOf(one.shapes),
                                         .crs = analysis::CrsDemand::Metres,
                                         .presence = presenceOf(one)});
        } else if (auto parameter = parameterOf(one)) {
            descriptor.parameters.push_back(std::move(*parameter));
        } else if (!one.isOptional && one.defaultText.empty()) {
            return notAskable(*offered, one);
        }
    }
    descriptor.outputs = {{.id = kToolOutput, .title = offered->title, .nameSuffix = offered->nameSuffix}};
    return descriptor;
}

} // namespace weitblick::qgis
