// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/library_yaml.h"

#include "core/analysis/formula/syntax.h"
#include "core/analysis/yaml/document.h"
#include "core/base/nearest_name.h"
#include "core/base/unit.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace weitblick::analysis::indicator {

namespace {

using yaml::mistake;
using yaml::Place;

constexpr int kMostDecimals = 6;
const std::vector<std::string> kZoneRoles = {"zones", "districts"};

/// The document while it is read.
struct Reading {
    const role::RoleLibrary& roles;
    std::string_view document;
    Text group;
    std::string analysis = "indicators";
};

Result<const role::Role*> roleOf(const Reading& reading, const YAML::Node& node, const Place& place,
                                 const std::string& what)
{
    WB_TRY(const std::string id, yaml::textOf(node, place, what));
    if (const role::Role* const found = reading.roles.find(id); found != nullptr) {
        return found;
    }
    std::vector<std::string> ids;
    std::ranges::transform(reading.roles.roles(), std::back_inserter(ids), [](const auto& item) { return item.first; });
    return mistake(place, node, {"unbekannte Rolle „" + id + "“", "unknown role “" + id + "”"}, proposalFor(id, ids));
}

Result<void> checkField(const role::Role& role, const std::string& id, const YAML::Node& node, const Place& place)
{
    if (role::findField(role, id) != nullptr) {
        return {};
    }
    std::vector<std::string> ids;
    std::ranges::transform(role.fields, std::back_inserter(ids), &role::Field::id);
    return mistake(place, node,
                   {"die Rolle „" + role.id + "“ hat kein Feld „" + id + "“",
                    "the role “" + role.id + "” has no field “" + id + "”"},
                   proposalFor(id, ids));
}

Result<void> checkNames(const role::Role& role, const formula::Syntax& syntax, const YAML::Node& node,
                        const Place& place)
{
    if (syntax.kind == formula::SyntaxKind::Column) {
        WB_CHECK(checkField(role, syntax.text, node, place));
    }
    for (const formula::Syntax& argument : syntax.arguments) {
        WB_CHECK(checkNames(role, argument, node, place));
    }
    return {};
}

/// An optional formula over the fields of the role.
Result<std::string> formulaOf(const role::Role& role, const YAML::Node& node, const Place& place,
                              const std::string& what)
{
    if (!node.IsDefined()) {
        return std::string();
    }
    WB_TRY(std::string text, yaml::textOf(node, place, what));
    const auto syntax = formula::parse(text);
    if (!syntax) {
        return mistake(place, node, syntax.error().message);
    }
    WB_CHECK(checkNames(role, *syntax, node, place));
    return text;
}

Result<std::string> fieldOf(const role::Role& role, const YAML::Node& node, const Place& place, const std::string& what)
{
    if (!node.IsDefined()) {
        return std::string();
    }
    WB_TRY(std::string id, yaml::textOf(node, place, what));
    WB_CHECK(checkField(role, id, node, place));
    return id;
}

Result<MeasureKind> kindOf(const YAML::Node& node, const Place& place)
{
    WB_TRY(const std::string word, yaml::textOf(node, place, "kind"));
    const auto kind = measureKindOf(word);
    if (!kind) {
        return mistake(place, node,
                       {"„kind“ ist count, sum, mean, median oder area", "“kind” is count, sum, mean, median or area"},
                       proposalFor(word, {"count", "sum", "mean", "median", "area"}));
    }
    return *kind;
}

Result<Measure> measureOf(const Reading& reading, const YAML::Node& node, const Place& around)
{
    const Place place = around.in(node);
    WB_CHECK(yaml::checkKeys(node, place, {"kind", "role", "value", "where", "touches", "key", "outside", "factor"}));
    Measure measure;
    WB_TRY(measure.kind, kindOf(node["kind"], place));
    WB_TRY(const role::Role* const role, roleOf(reading, node["role"], place, "role"));
    measure.role = role->id;
    WB_TRY(measure.value, formulaOf(*role, node["value"], place, "value"));
    WB_TRY(measure.where, formulaOf(*role, node["where"], place, "where"));
    WB_TRY(measure.key, fieldOf(*role, node["key"], place, "key"));
    WB_TRY(measure.outside, fieldOf(*role, node["outside"], place, "outside"));
    if (node["touches"].IsDefined()) {
        WB_TRY(const role::Role* const touched, roleOf(reading, node["touches"], place, "touches"));
        measure.touches = touched->id;
    }
    if (node["factor"].IsDefined()) {
        const auto factor = yaml::numberOf(node["factor"]);
        if (!factor) {
            return mistake(place, node["factor"], {"„factor“ ist keine Zahl", "“factor” is no number"});
        }
        measure.factor = *factor;
    }
    const bool wantsValue = measure.kind != MeasureKind::Count && measure.kind != MeasureKind::Area;
    if (wantsValue == measure.value.empty()) {
        return mistake(place, node,
                       {"„value“ gehört zu sum, mean und median, nicht zu count und area",
                        "“value” belongs to sum, mean and median, not to count and area"});
    }
    const bool isOfZones = std::ranges::find(kZoneRoles, measure.role) != kZoneRoles.end();
    if (isOfZones && measure.kind != MeasureKind::Area) {
        return mistake(place, node, {"von Zonen gibt es nur „area“", "of zones there is only “area”"});
    }
    return measure;
}

Result<std::vector<Measure>> measuresOf(const Reading& reading, const YAML::Node& node, const Place& place)
{
    std::vector<Measure> measures;
    if (!node.IsDefined()) {
        return measures;
    }
    if (!node.IsSequence()) {
        WB_TRY(Measure measure, measureOf(reading, node, place));
        measures.push_back(std::move(measure));
        return measures;
    }
    for (const YAML::Node& item : node) {
        WB_TRY(Measure measure, measureOf(reading, item, place));
        measures.push_back(std::move(measure));
    }
    return measures;
}

Result<void> readForm(const YAML::Node& node, Indicator& indicator, const Place& place)
{
    WB_TRY(indicator.unit, yaml::textOf(node["unit"], place, "unit"));
    if (const auto unit = parseUnit(indicator.unit); !unit) {
        return mistake(place, node["unit"], unit.error().message);
    }
    if (node["unit_title"].IsDefined()) {
        WB_TRY(indicator.unitTitle, yaml::bilingual(node["unit_title"], place, "unit_title"));
    }
    WB_TRY(indicator.decimals, yaml::integerOf(node["decimals"], place, "decimals", {0, kMostDecimals}));
    WB_TRY(const std::string word, yaml::textOf(node["direction"], place, "direction"));
    const auto direction = directionOf(word);
    if (!direction) {
        return mistake(place, node["direction"],
                       {"„direction“ ist more, less oder neutral", "“direction” is more, less or neutral"});
    }
    indicator.direction = *direction;
    if (node["per"].IsDefined()) {
        const auto per = yaml::numberOf(node["per"]);
        if (!per || *per <= 0.0) {
            return mistake(place, node["per"], {"„per“ ist keine Zahl über 0", "“per” is no number above 0"});
        }
        indicator.per = *per;
    }
    return {};
}

Result<void> readMethod(const Reading& reading, const YAML::Node& node, Indicator& indicator, const Place& place)
{
    WB_TRY(indicator.numerator, measuresOf(reading, node["numerator"], place));
    WB_TRY(indicator.denominator, measuresOf(reading, node["denominator"], place));
    if ((indicator.analysis == "indicators") == indicator.numerator.empty()) {
        return mistake(place, node["numerator"],
                       {"„numerator“ gehört genau zu den Kennzahlen der Analyse indicators",
                        "“numerator” belongs to the indicators of the analysis indicators and to no other"});
    }
    const bool hasMedian = std::ranges::any_of(
        indicator.numerator, [](const Measure& measure) { return measure.kind == MeasureKind::Median; });
    if (hasMedian && (indicator.numerator.size() > 1 || !indicator.denominator.empty())) {
        return mistake(place, node["numerator"], {"ein Median steht allein", "a median stands alone"});
    }
    return {};
}

Result<Indicator> indicatorOf(const Reading& reading, const YAML::Node& key, const YAML::Node& node)
{
    const Place place{
        .document = reading.document, .entry = key.IsScalar() ? key.Scalar() : "", .line = key.Mark().line + 1};
    if (!yaml::isName(place.entry)) {
        return mistake(place, key,
                       {"eine Kennzahl heißt wie kleinbuchstaben_und_ziffern",
                        "an indicator is named like lower_case_and_digits"});
    }
    WB_CHECK(yaml::checkKeys(node, place,
                             {"title", "definition", "caveat", "unit", "unit_title", "decimals", "direction", "source",
                              "numerator", "denominator", "per"}));
    Indicator indicator;
    indicator.id = place.entry;
    indicator.group = reading.group;
    indicator.analysis = reading.analysis;
    indicator.file = reading.document;
    indicator.line = place.line;
    WB_TRY(indicator.title, yaml::bilingual(node["title"], place, "title"));
    WB_TRY(indicator.definition, yaml::bilingual(node["definition"], place, "definition"));
    WB_TRY(indicator.caveat, yaml::bilingual(node["caveat"], place, "caveat"));
    WB_TRY(indicator.source, yaml::textOf(node["source"], place, "source"));
    WB_CHECK(readForm(node, indicator, place));
    WB_CHECK(readMethod(reading, node, indicator, place));
    return indicator;
}

Result<std::vector<Indicator>> indicatorsOf(const YAML::Node& list, const Reading& reading)
{
    const Place place{.document = reading.document, .entry = {}, .line = 1};
    if (!list.IsDefined() || !list.IsMap()) {
        return mistake(place, list, {"„indicators“ fehlt", "“indicators” is missing"});
    }
    std::vector<Indicator> indicators;
    for (const auto& item : list) {
        WB_TRY(Indicator indicator, indicatorOf(reading, item.first, item.second));
        if (std::ranges::find(indicators, indicator.id, &Indicator::id) != indicators.end()) {
            return mistake(place, item.first,
                           {"„" + indicator.id + "“ steht zweimal da", "“" + indicator.id + "” is given twice"});
        }
        indicators.push_back(std::move(indicator));
    }
    return indicators;
}

Result<std::vector<Indicator>> documentOf(const YAML::Node& root, Reading reading)
{
    const Place place{.document = reading.document, .entry = {}, .line = 1};
    WB_CHECK(yaml::checkKeys(root, place, {"group", "analysis", "indicators"}));
    WB_TRY(reading.group, yaml::bilingual(root["group"], place, "group"));
    if (root["analysis"].IsDefined()) {
        WB_TRY(reading.analysis, yaml::textOf(root["analysis"], place, "analysis"));
    }
    return indicatorsOf(root["indicators"], reading);
}

} // namespace

Result<std::vector<Indicator>> indicatorsFromYaml(std::string_view text, std::string_view name,
                                                  const role::RoleLibrary& roles)
{
    return yaml::read<std::vector<Indicator>>(text, name, [&](const YAML::Node& root) {
        return documentOf(root, {.roles = roles, .document = name, .group = {}});
    });
}

} // namespace weitblick::analysis::indicator
