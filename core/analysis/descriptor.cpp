// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/descriptor.h"

#include "core/base/number_text.h"
#include "core/base/unit.h"

#include <algorithm>
#include <array>
#include <set>

namespace weitblick::analysis {

namespace {

constexpr std::array<std::string_view, 9> kParameterKinds = {"number", "integer", "text",    "choice", "boolean",
                                                             "column", "columns", "formula", "file"};
constexpr std::array<std::string_view, 5> kGeometryKinds = {"table", "points", "lines", "polygons", "raster"};

template <typename T>
const T* find(const std::vector<T>& things, std::string_view id)
{
    const auto found = std::ranges::find(things, id, &T::id);
    return found == things.end() ? nullptr : &*found;
}

bool isId(std::string_view id)
{
    return !id.empty() && std::ranges::all_of(id, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
    });
}

bool isBilingual(const Text& text)
{
    return !text.de.empty() && !text.en.empty();
}

/// Collects what is wrong under the name of the thing it is wrong with.
class Flaws {
public:
    void demand(bool isFine, std::string_view thing, std::string_view flaw)
    {
        if (!isFine) {
            m_found.push_back(std::string(thing) + ": " + std::string(flaw));
        }
    }
    [[nodiscard]] std::vector<std::string> found() && { return std::move(m_found); }

private:
    std::vector<std::string> m_found;
};

void checkNumber(const Parameter& parameter, Flaws& flaws)
{
    flaws.demand(parseUnit(parameter.unit).has_value(), parameter.id, "unknown unit");
    if (!parameter.defaultValue) {
        return;
    }
    const auto number = numberFromText(*parameter.defaultValue);
    flaws.demand(number.has_value() && number->unit.empty(), parameter.id, "default is not a number in its unit");
    if (number) {
        flaws.demand(!parameter.range.minimum || number->value >= *parameter.range.minimum, parameter.id,
                     "default below the range");
        flaws.demand(!parameter.range.maximum || number->value <= *parameter.range.maximum, parameter.id,
                     "default above the range");
    }
}

void checkParameter(const Descriptor& descriptor, const Parameter& parameter, Flaws& flaws)
{
    const ParameterKind kind = parameter.kind;
    const bool isNumber = kind == ParameterKind::Number || kind == ParameterKind::Integer;
    const bool namesColumns =
        kind == ParameterKind::Column || kind == ParameterKind::Columns || kind == ParameterKind::Formula;
    flaws.demand(isBilingual(parameter.title) && isBilingual(parameter.help), parameter.id, "title or help missing");
    flaws.demand(namesColumns == (findInput(descriptor, parameter.columnOf) != nullptr), parameter.id,
                 "columnOf must name an input exactly for column, columns and formula");
    flaws.demand(isNumber || (parameter.unit.empty() && !parameter.range.minimum && !parameter.range.maximum),
                 parameter.id, "only numbers have unit and range");
    flaws.demand((kind == ParameterKind::Choice) == !parameter.choices.empty(), parameter.id, "choices");
    flaws.demand(!parameter.defaultValue || parameter.registryEntry.empty(), parameter.id,
                 "default both here and in the registry");
    if (isNumber) {
        checkNumber(parameter, flaws);
    }
    if (kind == ParameterKind::Choice && parameter.defaultValue) {
        flaws.demand(find(parameter.choices, *parameter.defaultValue) != nullptr, parameter.id,
                     "default is not among the choices");
    }
    for (const Choice& choice : parameter.choices) {
        flaws.demand(isId(choice.id) && isBilingual(choice.title), parameter.id, "choice without id or title");
    }
}

} // namespace

const Input* findInput(const Descriptor& descriptor, std::string_view id)
{
    return find(descriptor.inputs, id);
}

const Parameter* findParameter(const Descriptor& descriptor, std::string_view id)
{
    return find(descriptor.parameters, id);
}

const Output* findOutput(const Descriptor& descriptor, std::string_view id)
{
    return find(descriptor.outputs, id);
}

std::string_view nameOf(ParameterKind kind)
{
    return kParameterKinds.at(static_cast<std::size_t>(kind));
}

std::string_view nameOf(GeometryKind kind)
{
    return kGeometryKinds.at(static_cast<std::size_t>(kind));
}

Text titleOf(GeometryKind kind)
{
    switch (kind) {
    case GeometryKind::Points:
        return {"Punkte", "points"};
    case GeometryKind::Lines:
        return {"Linien", "lines"};
    case GeometryKind::Polygons:
        return {"Polygone", "polygons"};
    case GeometryKind::Raster:
        return {"Raster", "raster"};
    case GeometryKind::Table:
        break;
    }
    return {"Tabelle", "table"};
}

std::vector<std::string> flawsOf(const Descriptor& descriptor)
{
    Flaws flaws;
    flaws.demand(isId(descriptor.id), descriptor.id, "id is not snake_case");
    flaws.demand(!descriptor.version.empty(), descriptor.id, "version missing");
    flaws.demand(isBilingual(descriptor.title) && isBilingual(descriptor.summary) && isBilingual(descriptor.group),
                 descriptor.id, "title, summary or group missing");
    flaws.demand(descriptor.run != nullptr, descriptor.id, "no function to run");
    flaws.demand(!descriptor.outputs.empty(), descriptor.id, "no output");
    flaws.demand(!descriptor.methodPage.empty(), descriptor.id, "no method page");
    std::set<std::string> ids;
    for (const Input& input : descriptor.inputs) {
        flaws.demand(isId(input.id) && ids.insert(input.id).second, input.id, "id not snake_case or doubled");
        flaws.demand(isBilingual(input.title) && isBilingual(input.help), input.id, "title or help missing");
    }
    for (const Parameter& parameter : descriptor.parameters) {
        flaws.demand(isId(parameter.id) && ids.insert(parameter.id).second, parameter.id,
                     "id not snake_case or doubled");
        checkParameter(descriptor, parameter, flaws);
    }
    for (const Output& output : descriptor.outputs) {
        flaws.demand(isId(output.id) && isBilingual(output.title) && !output.nameSuffix.empty(), output.id,
                     "id, title or name suffix missing");
    }
    return std::move(flaws).found();
}

} // namespace weitblick::analysis
