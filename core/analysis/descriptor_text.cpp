// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/descriptor_text.h"

#include "core/base/number_text.h"

#include <nlohmann/json.hpp>

namespace weitblick::analysis {

namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const Text& text)
{
    return {{"de", text.de}, {"en", text.en}};
}

Json jsonOf(const Input& input)
{
    Json kinds = Json::array();
    for (const GeometryKind kind : input.kinds) {
        kinds.push_back(nameOf(kind));
    }
    return {{"id", input.id},
            {"title", jsonOf(input.title)},
            {"help", jsonOf(input.help)},
            {"role", input.role},
            {"kinds", std::move(kinds)},
            {"needs_metres", input.crs == CrsDemand::Metres},
            {"required", input.presence == Presence::Required}};
}

std::string_view nameOf(ColumnDemand demand)
{
    switch (demand) {
    case ColumnDemand::Number:
        return "number";
    case ColumnDemand::Text:
        return "text";
    case ColumnDemand::Any:
        break;
    }
    return "any";
}

bool mustBeGiven(const Parameter& parameter)
{
    return parameter.presence == Presence::Required && !parameter.defaultValue && parameter.registryEntry.empty();
}

Json jsonOf(const Parameter& parameter)
{
    Json json = {{"id", parameter.id},
                 {"title", jsonOf(parameter.title)},
                 {"help", jsonOf(parameter.help)},
                 {"kind", analysis::nameOf(parameter.kind)},
                 {"unit", parameter.unit},
                 {"required", mustBeGiven(parameter)}};
    if (parameter.range.minimum) {
        json["minimum"] = *parameter.range.minimum;
    }
    if (parameter.range.maximum) {
        json["maximum"] = *parameter.range.maximum;
    }
    if (parameter.defaultValue) {
        json["default"] = *parameter.defaultValue;
    }
    if (!parameter.registryEntry.empty()) {
        json["registry"] = parameter.registryEntry;
    }
    if (!parameter.source.empty()) {
        json["source"] = parameter.source;
    }
    if (!parameter.columnOf.empty()) {
        json["column_of"] = parameter.columnOf;
        json["columns"] = nameOf(parameter.columns);
    }
    for (const Choice& choice : parameter.choices) {
        json["choices"].push_back({{"id", choice.id}, {"title", jsonOf(choice.title)}});
    }
    return json;
}

Text titleOf(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::Number:
        return {"Zahl", "number"};
    case ParameterKind::Integer:
        return {"ganze Zahl", "whole number"};
    case ParameterKind::Text:
        return {"Text", "text"};
    case ParameterKind::Choice:
        return {"Auswahl", "choice"};
    case ParameterKind::Boolean:
        return {"ja/nein", "yes/no"};
    case ParameterKind::Column:
        return {"Spalte", "column"};
    case ParameterKind::Columns:
        return {"Spalten", "columns"};
    case ParameterKind::Formula:
        return {"Formel", "formula"};
    case ParameterKind::File:
        break;
    }
    return {"Datei", "file"};
}

/// Both languages' words where the sentence is made.
struct Words {
    Language language;
    [[nodiscard]] std::string operator()(const char* german, const char* english) const
    {
        return language == Language::German ? german : english;
    }
};

std::string kindsText(const Input& input, Language language)
{
    const Words words{language};
    std::string text;
    for (const GeometryKind kind : input.kinds) {
        text += (text.empty() ? "" : ", ") + analysis::titleOf(kind).in(language);
    }
    text = text.empty() ? words("beliebig", "any") : text;
    if (input.crs == CrsDemand::Metres) {
        text += words("; Koordinaten in Metern", "; coordinates in metres");
    }
    if (!input.role.empty()) {
        text += words("; Rolle ", "; role ") + input.role;
    }
    return text;
}

std::string kindText(const Parameter& parameter, Language language)
{
    std::string text = titleOf(parameter.kind).in(language);
    std::string choices;
    for (const Choice& choice : parameter.choices) {
        choices += (choices.empty() ? ": " : ", ") + ("`" + choice.id + "` (" + choice.title.in(language) + ")");
    }
    return text + choices;
}

std::string defaultText(const Parameter& parameter, Language language)
{
    const Words words{language};
    if (parameter.defaultValue) {
        return parameter.defaultValue->empty() ? words("leer", "empty") : *parameter.defaultValue;
    }
    if (!parameter.registryEntry.empty()) {
        return words("Register: ", "registry: ") + parameter.registryEntry;
    }
    return parameter.presence == Presence::Required ? words("Pflichtangabe", "required") : "–";
}

/// A cell of a Markdown table.
std::string cell(std::string text)
{
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) {
        text.insert(at, "\\");
    }
    return text;
}

std::string row(std::initializer_list<std::string> cells)
{
    std::string text = "|";
    for (const std::string& one : cells) {
        text += " " + cell(one) + " |";
    }
    return text + "\n";
}

} // namespace

std::string toJson(const Descriptor& descriptor)
{
    Json json = {{"id", descriptor.id},
                 {"version", descriptor.version},
                 {"title", jsonOf(descriptor.title)},
                 {"summary", jsonOf(descriptor.summary)},
                 {"group", jsonOf(descriptor.group)},
                 {"tags", descriptor.tags},
                 {"inputs", Json::array()},
                 {"parameters", Json::array()},
                 {"outputs", Json::array()},
                 {"registry_entries", descriptor.registryEntries},
                 {"method_page", descriptor.methodPage}};
    for (const Input& input : descriptor.inputs) {
        json["inputs"].push_back(jsonOf(input));
    }
    for (const Parameter& parameter : descriptor.parameters) {
        json["parameters"].push_back(jsonOf(parameter));
    }
    for (const Output& output : descriptor.outputs) {
        json["outputs"].push_back({{"id", output.id},
                                   {"title", jsonOf(output.title)},
                                   {"help", jsonOf(output.help)},
                                   {"name_suffix", output.nameSuffix}});
    }
    return json.dump();
}

std::string rangeText(const Parameter& parameter, Language language)
{
    const auto shown = [&](double value) {
        return readableNumber(value, language) + (parameter.unit.empty() ? "" : " " + parameter.unit);
    };
    const Range& range = parameter.range;
    if (range.minimum && range.maximum) {
        return shown(*range.minimum) + " … " + shown(*range.maximum);
    }
    if (range.minimum) {
        return "≥ " + shown(*range.minimum);
    }
    return range.maximum ? "≤ " + shown(*range.maximum) : std::string();
}

std::string methodTables(const Descriptor& descriptor, Language language)
{
    const Words words{language};
    std::string text = "### " + words("Eingaben", "Inputs") + "\n\n";
    text +=
        row({words("Name", "Name"), words("Bedeutung", "Meaning"), words("Art", "Kind"), words("Pflicht", "Required")});
    text += "|---|---|---|---|\n";
    for (const Input& input : descriptor.inputs) {
        text += row({"`" + input.id + "`", input.title.in(language) + ". " + input.help.in(language),
                     kindsText(input, language),
                     input.presence == Presence::Required ? words("ja", "yes") : words("nein", "no")});
    }
    text += "\n### " + words("Parameter", "Parameters") + "\n\n";
    text += row({words("Name", "Name"), words("Bedeutung", "Meaning"), words("Art", "Kind"), words("Einheit", "Unit"),
                 words("Bereich", "Range"), words("Vorgabe", "Default")});
    text += "|---|---|---|---|---|---|\n";
    for (const Parameter& parameter : descriptor.parameters) {
        const std::string source = parameter.source.empty() ? "" : " (" + parameter.source + ")";
        text += row({"`" + parameter.id + "`", parameter.title.in(language) + ". " + parameter.help.in(language),
                     kindText(parameter, language), parameter.unit.empty() ? "–" : parameter.unit,
                     rangeText(parameter, language), defaultText(parameter, language) + source});
    }
    text += "\n### " + words("Ergebnisse", "Results") + "\n\n";
    text += row({words("Name", "Name"), words("Bedeutung", "Meaning")});
    text += "|---|---|\n";
    for (const Output& output : descriptor.outputs) {
        text += row({"`" + output.id + "`", output.title.in(language) + ". " + output.help.in(language)});
    }
    return text;
}

std::string methodPage(const Descriptor& descriptor, Language language)
{
    return "# " + descriptor.title.in(language) + " (`" + descriptor.id + "`, Version " + descriptor.version + ")\n\n" +
           descriptor.summary.in(language) + "\n\n" + methodTables(descriptor, language);
}

std::string helpText(const Descriptor& descriptor, Language language)
{
    const Words words{language};
    std::string text = descriptor.id + " – " + descriptor.title.in(language) + "\n" + descriptor.summary.in(language) +
                       "\n\n" + words("Eingaben:", "Inputs:") + "\n";
    const auto paragraph = [&](const std::string& head, const Text& title, const Text& help) {
        text += "  " + head + "\n      " + title.in(language) + ". " + help.in(language) + "\n";
    };
    for (const Input& input : descriptor.inputs) {
        paragraph(input.id + "=" + words("EBENE", "LAYER") + "  [" + kindsText(input, language) +
                      (input.presence == Presence::Optional ? words("; wahlfrei]", "; optional]") : "]"),
                  input.title, input.help);
    }
    text += "\n" + words("Parameter:", "Parameters:") + "\n";
    for (const Parameter& parameter : descriptor.parameters) {
        std::string facts = kindText(parameter, language);
        facts += parameter.unit.empty() ? "" : "; " + words("Einheit ", "unit ") + parameter.unit;
        const std::string range = rangeText(parameter, language);
        facts += range.empty() ? "" : "; " + range;
        facts += "; " + words("Vorgabe: ", "default: ") + defaultText(parameter, language);
        paragraph(parameter.id + "=…  [" + facts + "]", parameter.title, parameter.help);
    }
    text += "\n" + words("Ergebnisse:", "Results:") + "\n";
    for (const Output& output : descriptor.outputs) {
        paragraph(output.id, output.title, output.help);
    }
    return text;
}

} // namespace weitblick::analysis
